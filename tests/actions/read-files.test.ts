import { describe, expect, test } from "@jest/globals";
import fc from "fast-check";
import { strToU8, zipSync } from "fflate";
import { type ChosenFile, readFiles } from "../../src/actions/read-files";
import { parseIsoDay } from "../../src/calendar/day";
import { MemoryWorkbook } from "../../src/host/memory-workbook";
import { DEFAULT_SETTINGS } from "../../src/settings/settings";
import { SOURCE_PROFILES } from "../../src/sources/registry";
import { WorkbookError } from "../../src/workbook/workbook";
import { workbookErrorMessage } from "../../src/words/workbook-words";

const WAY = { settings: DEFAULT_SETTINGS, baseCurrency: null, latestDay: parseIsoDay("2026-08-31")! };
const read = (bytes: Uint8Array | string, name = "export.csv", more: Partial<Parameters<typeof readFiles>[1]> = {}) => readFiles([{ name, bytes: typeof bytes === "string" ? strToU8(bytes) : bytes }], { ...WAY, ...more });

const BANK = "交易时间,交易流水号,借方发生额,贷方发生额,账户余额,对方账号,对方账号名称,对方开户行,客户附言\n2026-08-01 10:20:30,S1,,500.00,1500.00,6217,青禾机械,某行,货款\n2026-08-02 10:20:30,S2,200.00,,1300.00,6217,远山物流,某行,运费\n";
const XML = "<?xml version=\"1.0\"?><Document xmlns=\"urn:iso:std:iso:20022:tech:xsd:camt.053.001.02\"><BkToCstmrStmt><Stmt><Acct><Id><IBAN>DE1</IBAN></Id></Acct><Ntry><Amt Ccy=\"EUR\">5.00</Amt><CdtDbtInd>CRDT</CdtDbtInd></Ntry></Stmt></BkToCstmrStmt></Document>";
const HTML = "<html><table><tr><td>Date<td>Customer<td>Amount</tr><tr><td>2026-08-01<td>Acme<td>5.00</tr></table></html>";
const MT940 = ":20:X\n:25:1/2\n:28C:1/1\n:60F:C260731EUR1,00\n:61:2608010801C5,00NTRFREF//B1\n:86:text\n:62F:C260801EUR6,00\n-\n";
const OFX = "OFXHEADER:100\n\n<OFX><BANKMSGSRSV1><STMTTRNRS><STMTRS><CURDEF>USD<BANKTRANLIST><STMTTRN><TRNTYPE>CREDIT<DTPOSTED>20260801<TRNAMT>5.00<FITID>1</STMTTRN></BANKTRANLIST></STMTRS></STMTTRNRS></BANKMSGSRSV1></OFX>";
const OFD = zipSync({ "OFD.xml": strToU8("<OFD><DocBody><DocRoot>Doc_0/Document.xml</DocRoot></DocBody></OFD>"), "Doc_0/Document.xml": strToU8("<Document/>"), "Doc_0/a.xml": strToU8("<EInvoice><SellerInformation/></EInvoice>") });

function book(): Uint8Array {
  const workbook = MemoryWorkbook.empty();
  workbook.addTable({ id: "", name: "Aging", sheet: "Aging", headerRow: 0, firstColumn: 0, headers: ["Date", "Customer", "Amount"], rowCount: 1, rows: [[46235, "Acme", 5]], date1904: false, source: "workbook" });
  return workbook.save();
}
const SOUND: Readonly<Record<string, Uint8Array>> = {
  "bank.csv": strToU8(BANK), "camt.xml": strToU8(XML), "list.xls": strToU8(HTML), "statement.sta": strToU8(MT940), "bank.ofx": strToU8(OFX), "fapiao.ofd": OFD, "book.xlsx": book(), "bill.zip": zipSync({ "bank.csv": strToU8(BANK) }),
};

describe("a file goes through recognition", () => {
  test("and is read by the layout that it fits", async () => {
    const { understood, left } = await read(BANK);
    expect([left, understood.map(({ profile, reading }) => [profile, reading.rows.length])]).toEqual([[], [["bank-cmbc", 2]]]);
  });

  test("or by the layout that a person names", async () => {
    expect((await read(BANK, "x.csv", { profile: "bank-ccb" })).understood[0]!.profile).toBe("bank-ccb");
    expect((await read(BANK, "x.csv", { profile: "no-such" })).left[0]!.error.params.reason).toBe("profile-unknown");
  });

  test("a list of customers is told from a list that is not known", async () => {
    const reasonOf = async (text: string) => (await read(text)).left[0]?.error.params.reason;
    expect(await reasonOf("Code,Name,Terms,Email,Credit limit\nC1,Acme,30,a@acme.example,500\n")).toBe("customer-list");
    expect(await reasonOf("客户编码,客户名称,账期,联系电话\nC1,青禾,30,021\n")).toBe("customer-list");
    expect(await reasonOf("Colour,Size\nred,5\n")).toBe("not-recognised");
  });

  test("files that cannot be read keep no other back", async () => {
    const files: ChosenFile[] = [{ name: "a.pdf", bytes: strToU8("%PDF-") }, { name: "b.csv", bytes: strToU8(BANK) }, { name: "c.csv", bytes: new Uint8Array(0) }];
    const { understood, left } = await readFiles(files, WAY);
    expect([understood.map(({ file }) => file.name), left.map(({ name, error }) => [name, error.params.reason])]).toEqual([["b.csv"], [["a.pdf", "pdf"], ["c.csv", "empty"]]]);
  });

  test("progress tells the files, and cancelling stops", async () => {
    const told: string[] = [];
    const stop = new AbortController();
    const job = { signal: stop.signal, onProgress: ({ item }: { item: string }) => { told.push(item); stop.abort(); } };
    await expect(readFiles([{ name: "a.csv", bytes: strToU8(BANK) }, { name: "b.csv", bytes: strToU8(BANK) }], WAY, job)).rejects.toMatchObject({ code: "cancelled" });
    expect(told).toEqual(["a.csv"]);
  });

  test("every row is an entry, part of one, or skipped with a reason", async () => {
    for (const name of ["bank.csv", "bill.zip"]) {
      const { understood } = await read(SOUND[name]!, name);
      const { file, reading } = understood[0]!;
      const told = new Set([...reading.rows.flatMap(({ sourceRow, moreSourceRows = [] }) => [sourceRow, ...moreSourceRows]), ...reading.skipped.map(({ sourceRow }) => sourceRow)]);
      expect([...told].sort((left, right) => left - right)).toEqual(file.grids[0]!.lines);
    }
  });
});

describe("whatever stands in a file", () => {
  /** Cut, flip, repeat, put together: what mail programs, editors and disks do. */
  const spoilt = fc.record({ name: fc.constantFrom(...Object.keys(SOUND)), cut: fc.double({ min: 0, max: 1, noNaN: true }), flips: fc.array(fc.tuple(fc.nat(), fc.integer({ min: 0, max: 255 })), { maxLength: 6 }), twice: fc.boolean() });

  test("it is read or refused in words, never a fault", async () => {
    await fc.assert(fc.asyncProperty(spoilt, fc.option(fc.constantFrom(...SOURCE_PROFILES.map(({ id }) => id), "none")), async ({ name, cut, flips, twice }, profile) => {
      const whole = SOUND[name]!;
      const part = whole.slice(0, Math.ceil(whole.length * cut));
      for (const [at, byte] of flips) if (part.length > 0) part[at % part.length] = byte;
      const bytes = twice ? Uint8Array.from([...part, ...part]) : part;
      const { left } = await read(bytes, name, { profile: profile === "none" ? null : profile });
      for (const { error } of left) {
        expect(error).toBeInstanceOf(WorkbookError);
        expect(workbookErrorMessage(error.code, error.params, "en")).not.toMatch(/\n|\{|undefined/);
      }
    }), { numRuns: 200 });
  });

  test("every layout reads every file without a fault", async () => {
    for (const { id } of SOURCE_PROFILES) for (const [name, bytes] of Object.entries(SOUND)) await read(bytes, name, { profile: id });
  });

  test.each<readonly [string, () => Uint8Array]>([
    ["one line of 5 MB", () => new Uint8Array(5_000_000).fill(0x61)],
    ["5 MB of delimiters", () => new Uint8Array(5_000_000).fill(0x2c)],
    ["5 MB of open tags", () => strToU8("<a>".repeat(1_000_000))],
    ["5 MB of comments that never close", () => strToU8(`<table>${"<!--".repeat(1_000_000)}`)],
    ["5 MB of tags that never close in HTML", () => strToU8(`<html><table>${"<td ".repeat(1_000_000)}`)],
    ["5 MB of quotation marks", () => new Uint8Array(5_000_000).fill(0x22)],
    ["3 MB of line ends", () => new Uint8Array(3_500_000).fill(0x0a)],
    ["an XML tag of 2,000,000 attributes", () => strToU8(`<Invoice${' a="b"'.repeat(2_000_000)}/>`)],
    ["an MT940 field of 9 MB in one line", () => strToU8(`:20:X\n:25:1\n:60F:C260101EUR0,\n:61:${"2".repeat(9_000_000)}`)],
    ["an XML text of entities", () => strToU8(`<?xml version="1.0"?><!DOCTYPE a [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;">]><a>&b;</a>`)],
    ["a ZIP in a ZIP in a ZIP", () => zipSync({ "a.zip": zipSync({ "b.zip": zipSync({ "c.csv": strToU8(BANK) }) }) })],
  ])("%s ends in words", async (_, make) => {
    const { understood, left } = await read(make(), "export.csv");
    expect(understood.reduce((sum, { reading }) => sum + reading.rows.length, 0)).toBe(0);
    expect(left.length + understood.length).toBeGreaterThan(0);
  });
});
