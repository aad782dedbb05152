import { describe, expect, test } from "@jest/globals";
import fc from "fast-check";
import { addDays, isoDay, parseIsoDay } from "../../src/calendar/day";
import { readSource } from "../../src/files/read-source";
import { type Minor, minorToText } from "../../src/money/money";
import { recognise, SOURCE_PROFILES } from "../../src/sources/registry";
import { contextOf } from "./source-file";

interface Booked {
  readonly day: string;
  readonly minor: number;
  readonly name: string;
}

const FIRST = parseIsoDay("2026-01-01")!;
const booked: fc.Arbitrary<Booked> = fc.record({
  day: fc.integer({ min: 0, max: 364 }).map((days) => isoDay(addDays(FIRST, days))),
  minor: fc.integer({ min: 1, max: 9_999_999_999 }).chain((size) => fc.boolean().map((isIn) => (isIn ? size : -size))),
  name: fc.constantFrom("Birch", "Cedar SA", "东湖商贸", "A&B <C>"),
});
const OPENING = 123_456;

const text = (minor: number): string => minorToText(minor as Minor, "USD");
const size = (minor: number): string => text(Math.abs(minor));
const compact = (day: string): string => day.replaceAll("-", "");
const escaped = (name: string): string => name.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;");
const sum = (entries: readonly Booked[]): number => entries.reduce((total, { minor }) => total + minor, 0);

/** The same entries as each format writes them. */
const WRITERS: Readonly<Record<string, (entries: readonly Booked[]) => string>> = {
  ofx: (entries) => `OFXHEADER:100\n<OFX><BANKMSGSRSV1><STMTTRNRS><STMTRS><CURDEF>USD<BANKACCTFROM><ACCTID>1</BANKACCTFROM><BANKTRANLIST>${entries
    .map(({ day, minor, name }, index) => `<STMTTRN><TRNTYPE>OTHER<DTPOSTED>${compact(day)}<TRNAMT>${text(minor)}<FITID>F${index}<NAME>${escaped(name)}</STMTTRN>`).join("\n")}</BANKTRANLIST></STMTRS></STMTTRNRS></BANKMSGSRSV1></OFX>\n`,
  qif: (entries) => `!Type:Bank\n${entries.map(({ day, minor, name }) => `D${day}\nT${text(minor)}\nP${name}\n^\n`).join("")}`,
  camt: (entries) => `<Document><BkToCstmrStmt><Stmt><Acct><Id><IBAN>X1</IBAN></Id></Acct><Bal><Tp><CdOrPrtry><Cd>OPBD</Cd></CdOrPrtry></Tp><Amt Ccy="USD">${text(OPENING)}</Amt><CdtDbtInd>CRDT</CdtDbtInd></Bal><Bal><Tp><CdOrPrtry><Cd>CLBD</Cd></CdOrPrtry></Tp><Amt Ccy="USD">${size(OPENING + sum(entries))}</Amt><CdtDbtInd>${OPENING + sum(entries) < 0 ? "DBIT" : "CRDT"}</CdtDbtInd></Bal>${entries
    .map(({ day, minor, name }) => `<Ntry><Amt Ccy="USD">${size(minor)}</Amt><CdtDbtInd>${minor < 0 ? "DBIT" : "CRDT"}</CdtDbtInd><Sts>BOOK</Sts><BookgDt><Dt>${day}</Dt></BookgDt><NtryDtls><TxDtls><RltdPties><${minor < 0 ? "Cdtr" : "Dbtr"}><Nm>${escaped(name)}</Nm></${minor < 0 ? "Cdtr" : "Dbtr"}></RltdPties></TxDtls></NtryDtls></Ntry>`).join("")}</Stmt></BkToCstmrStmt></Document>`,
  mt940: (entries) => `:20:A\n:25:1\n:28C:1\n:60F:C260101USD${text(OPENING).replace(".", ",")}\n${entries
    .map(({ day, minor, name }) => `:61:${compact(day).slice(2)}${compact(day).slice(4)}${minor < 0 ? "D" : "C"}${size(minor).replace(".", ",")}NTRFNONREF\n:86:166?00X?32${name}\n`).join("")}:62F:${OPENING + sum(entries) < 0 ? "D" : "C"}261231USD${size(OPENING + sum(entries)).replace(".", ",")}\n-\n`,
};

test.each(Object.keys(WRITERS))("%s: what was booked is read, in order, to the cent, with whom, and its balances agree", (id) => {
  fc.assert(fc.property(fc.array(booked, { minLength: 1, maxLength: 12 }), (entries) => {
    const file = readSource(new TextEncoder().encode(WRITERS[id]!(entries)), "export").files[0]!;
    const found = recognise(file);
    if (found.kind !== "recognised") throw new Error(found.kind);
    const { rows, skipped, controls } = found.profile.read(file, contextOf({ baseCurrency: "USD" }));
    expect(found.profile.id).toBe(id);
    expect(rows.map(({ day, amountMinor, party, currency }) => ({ day: isoDay(day!), minor: amountMinor, name: party, currency }))).toEqual(entries.map((entry) => ({ ...entry, currency: "USD" })));
    expect(skipped).toEqual([]);
    expect(controls.filter(({ ok }) => !ok)).toEqual([]);
  }), { numRuns: 40 });
});

describe("amounts that could be a hundred or a thousand times as much", () => {
  const read = (text: string, name: string): readonly string[] => {
    const file = readSource(new TextEncoder().encode(text), name).files[0]!;
    const { rows, skipped } = SOURCE_PROFILES.find((profile) => profile.recognise(file) > 0)!.read(file, contextOf());
    return [...rows.map(({ amountMinor }) => String(amountMinor)), ...skipped.map(({ reason }) => reason)];
  };
  const mt940 = (amount: string): readonly string[] => read(`:20:A\n:25:1\n:28C:1\n:60F:C260101EUR0,\n:61:260102C${amount}NTRFX\n:62F:C260102EUR0,\n-\n`, "a.sta");
  const ofx = (amount: string): readonly string[] => read(`OFXHEADER:100\n\n<OFX><STMTRS><CURDEF>EUR<BANKTRANLIST><STMTTRN><TRNTYPE>CREDIT<DTPOSTED>20260102<TRNAMT>${amount}<FITID>1</STMTTRN></BANKTRANLIST></STMTRS></OFX>\n`, "a.ofx");
  const einvoice = (amount: string): readonly string[] => read(`<EInvoice><InvoiceNumber>1</InvoiceNumber><IssueTime>2026-08-03</IssueTime><TotalTax-includedAmount>${amount}</TotalTax-includedAmount></EInvoice>`, "a.xml");

  test.each([["5,", "500"], ["1.234,50", "123450"], ["1234.5", "123450"], ["5.00", "500"], ["1.000", "amount-unreadable"]])("MT940 %s", (amount, found) => {
    expect(mt940(amount)).toEqual([found]);
  });

  test.each([["5.00", "500"], ["5,00", "500"], ["1,000", "amount-unreadable"], ["1.000", "100"], ["1,234.50", "123450"]])("OFX %s", (amount, found) => {
    expect(ofx(amount)).toEqual([found]);
  });

  test.each([["¥1,060.00", "106000"], ["1060", "106000"], ["1060,00", "106000"], ["1,060,000.00元", "106000000"]])("数电票 %s", (amount, found) => {
    expect(einvoice(amount)).toEqual([found]);
  });
});

describe("OFX: what is odd is told, and every entry counts", () => {
  const entry = (type: string, amount: string, id: string, name: string): string => `<STMTTRN><TRNTYPE>${type}<DTPOSTED>20260802<TRNAMT>${amount}<FITID>${id}<NAME>${name}</STMTTRN>`;
  const told = (...entries: readonly string[]) => {
    const file = readSource(new TextEncoder().encode(`OFXHEADER:100\n<OFX><STMTRS><CURDEF>USD<BANKACCTFROM><ACCTID>1</BANKACCTFROM><BANKTRANLIST>${entries.join("\n")}</BANKTRANLIST></STMTRS></OFX>\n`), "a.ofx").files[0]!;
    const found = recognise(file);
    if (found.kind !== "recognised") throw new Error(found.kind);
    const { rows, controls } = found.profile.read(file, contextOf({ baseCurrency: "USD" }));
    return { rows: rows.map(({ amountMinor }) => Number(amountMinor)), controls: controls.map(({ name, found: count, ok }) => `${name} ${count} ${ok}`) };
  };

  test("different entries with one number of the bank", () => {
    expect(told(entry("DEBIT", "-20.00", "2", "Fee"), entry("DEBIT", "-20.00", "2", "Fee other"))).toEqual({ rows: [-2000, -2000], controls: ["bank-numbers-again 1 false"] });
  });

  test("a sign against the type", () => {
    expect(told(entry("DEBIT", "20.00", "3", "Fee"), entry("CREDIT", "-5.00", "4", "Birch"))).toEqual({ rows: [2000, -500], controls: ["signs-against-type 2 false"] });
  });

  test("nothing where there is nothing", () => {
    expect(told(entry("DEBIT", "-20.00", "3", "Fee"), entry("CREDIT", "5.00", "4", "Birch"), entry("INT", "-1.00", "5", "Bank"))).toEqual({ rows: [-2000, 500, -100], controls: [] });
  });
});
