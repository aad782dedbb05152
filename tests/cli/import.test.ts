import { describe, expect, test } from "@jest/globals";
import { strToU8, zipSync } from "fflate";
import fs from "node:fs";
import { MemoryWorkbook } from "../../src/host/memory-workbook";
import { folderWith, run } from "./run";

const HEADER = "交易时间,交易流水号,借方发生额,贷方发生额,账户余额,对方账号,对方账号名称,对方开户行,客户附言";
const line = (day: string, serial: string, out: string, into: string, balance: string, party: string): string => `2026-08-${day} 10:20:30,${serial},${out},${into},${balance},6217000012340000,${party},某行,货款`;
const FIRST = [HEADER, line("01", "S0001", "", "500.00", "1500.00", "青禾机械"), line("02", "S0002", "200.00", "", "1300.00", "远山物流"), line("03", "S0003", "", "500.00", "1800.00", "青禾机械")].join("\n");
const LATER = [HEADER, line("03", "S0003", "", "500.00", "1800.00", "青禾机械"), line("04", "S0004", "", "70.00", "1870.00", "=HYPERLINK(1)")].join("\n");
const BROKEN = [HEADER, line("01", "S0001", "", "5o0.00", "1500.00", "青禾机械"), line("02", "S0002", "200.00", "", "1300.00", "远山物流")].join("\n");
const LEDGER = "Date,Customer,Type,Document,Debit,Credit,Currency\n2026-07-01,C1,Invoice,INV-1,100.00,,CNY\n";
const folder = folderWith({
  "first.csv": FIRST, "later.csv": LATER, "broken.csv": BROKEN, "header.csv": HEADER, "copy.csv": FIRST, "notes.csv": "nothing here\n", "page.pdf": "%PDF-1.7", "ledger.csv": LEDGER,
  "both.zip": zipSync({ "a.csv": strToU8(FIRST), "scan.pdf": strToU8("%PDF-1.7") }), "half.zip": zipSync({ "a.csv": strToU8(FIRST) }).subarray(0, 90), "empty.csv": "",
});
const at = folder.at;
const rowsOf = async (book: string, name: string) => {
  const workbook = MemoryWorkbook.open(fs.readFileSync(at(book)), book);
  const info = (await workbook.listTables()).find((table) => table.name === name);
  return info ? (await workbook.readTable(info.id)).rows : null;
};

describe("import reads", () => {
  test("every row of a file, in the sign of the table it goes to, with what was skipped and the file's own totals", async () => {
    const { json, code, errors } = await run("import", at("first.csv"), "--json");
    expect([code, errors]).toEqual([0, []]);
    expect(json).toMatchObject({ file: at("first.csv"), profile: "bank-cmbc", encoding: "utf-8", kind: "bank", alreadyPresent: 0, skipped: [{ sourceRow: 1, reason: "heading" }] });
    expect(json.rows.map((row: Record<string, unknown>) => [row.sourceRow, row.date, row.party, row.reference, row.amount, row.currency])).toEqual([
      [2, "2026-08-01", "青禾机械", "S0001", "500.00", "CNY"], [3, "2026-08-02", "远山物流", "S0002", "-200.00", "CNY"], [4, "2026-08-03", "青禾机械", "S0003", "500.00", "CNY"],
    ]);
    expect(json.controls.every(({ ok }: { ok: boolean }) => ok)).toBe(true);
  });

  test("a row that a person has to look at is exit 1, named on stderr", async () => {
    const { json, code, errors } = await run("import", at("broken.csv"), "--json");
    expect([code, json.rows.length]).toEqual([1, 1]);
    expect(json.skipped.filter(({ needsPerson }: { needsPerson: boolean }) => needsPerson)).toEqual([{ sourceRow: 2, reason: "amount-unreadable", needsPerson: true, got: "5o0.00" }]);
    expect(errors.join("\n")).toContain("broken.csv row 2: the amount cannot be read: 5o0.00");
  });

  test("many such rows are named up to a bound on stderr, all of them in the answer", async () => {
    fs.writeFileSync(at("spoilt.csv"), [HEADER, ...Array.from({ length: 60 }, (_, index) => line("01", `S${index}`, "", "5o0.00", "", "青禾机械")), line("02", "S99", "", "1.00", "", "青禾机械")].join("\n"));
    const { json, errors } = await run("import", at("spoilt.csv"), "--json");
    expect([errors.length, errors.at(-1), json.skipped.filter(({ needsPerson }: { needsPerson: boolean }) => needsPerson).length]).toEqual([41, "… and 20 more; --json lists them all.", 60]);
  });

  test("several files, and a ZIP of several, as an array; what cannot be read inside a ZIP is told beside the rest", async () => {
    const several = await run("import", at("first.csv"), at("later.csv"), "--json");
    expect(several.json.map(({ file }: { file: string }) => file)).toEqual([at("first.csv"), at("later.csv")]);
    const zipped = await run("import", at("both.zip"), "--json");
    expect([zipped.code, zipped.json.map(({ file, profile }: { file: string; profile: string }) => [file, profile])]).toEqual([1, [[`${at("both.zip")}/a.csv`, "bank-cmbc"], [`${at("both.zip")}/scan.pdf`, null]]]);
  });

  test("a header without rows as no rows", async () => {
    expect((await run("import", at("header.csv"), "--json")).json).toMatchObject({ kind: "bank", rows: [] });
  });

  test.each([
    ["a file that is not there", "gone.csv", "no such file"], ["a folder", ".", "is a folder"], ["a PDF", "page.pdf", "PDF"], ["half a ZIP", "half.zip", "cut off"], ["an empty file", "empty.csv", "empty"],
  ])("%s: one line that names it, exit 2", async (_, name, reason) => {
    const { code, errors, out } = await run("import", at(name), "--json");
    expect([code, errors.length, out]).toEqual([2, 1, ""]);
    expect(errors[0]).toContain(name);
    expect(errors[0]).toContain(reason);
  });

  test("wrong usage is one line too", async () => {
    expect((await run("import")).code).toBe(2);
    expect((await run("import", at("first.csv"), "--profile", "no-such")).errors[0]).toContain("bank-cmbc");
    expect((await run("import", at("first.csv"), "--into", at("ledger.csv"))).errors[0]).toContain("--out");
  });
});

describe("import adds", () => {
  test("to the bank table that it makes, once: an overlapping file adds only what is new, the same files nothing", async () => {
    const first = await run("import", at("first.csv"), "--out", at("one.xlsx"), "--json");
    expect(first.json).toMatchObject({ added: 3, alreadyPresent: 0, table: "BankTransactions" });
    const second = await run("import", at("later.csv"), "--into", at("one.xlsx"), "--out", at("two.xlsx"), "--json");
    expect(second.json).toMatchObject({ added: 1, alreadyPresent: 1 });
    expect((await rowsOf("two.xlsx", "BankTransactions"))!.map((row) => row[3])).toEqual([500, -200, 500, 70]);
    expect((await rowsOf("two.xlsx", "BankTransactions"))!.at(-1)![1]).toBe("=HYPERLINK(1)");
    const again = await run("import", at("copy.csv"), at("later.csv"), "--into", at("two.xlsx"), "--out", at("three.xlsx"), "--json");
    expect(again.json.map(({ added, alreadyPresent }: Record<string, number>) => [added, alreadyPresent])).toEqual([[0, 3], [0, 2]]);
    expect(fs.readFileSync(at("three.xlsx")).equals(fs.readFileSync(at("two.xlsx")))).toBe(true);
    expect((await rowsOf("three.xlsx", "ImportLog"))!.map((row) => [row[1], row[5]])).toEqual([["first.csv", 3], ["later.csv", 1]]);
  });

  test("and takes an import back by its name", async () => {
    const { json } = await run("import", at("first.csv"), "--out", at("undo-1.xlsx"), "--json");
    const undone = await run("import", "--undo", json.importId, "--into", at("undo-1.xlsx"), "--out", at("undo-2.xlsx"), "--json");
    expect([undone.code, undone.json]).toEqual([0, { importId: json.importId, removed: 3 }]);
    expect((await run("import", "--undo", json.importId, "--into", at("undo-2.xlsx"), "--out", at("undo-3.xlsx"))).code).toBe(2);
    expect((await run("import", at("first.csv"), "--into", at("undo-2.xlsx"), "--out", at("undo-4.xlsx"), "--json")).json).toMatchObject({ added: 3 });
  });

  test("to a new table beside the one that would fit, where that is asked for", async () => {
    const first = await run("import", at("first.csv"), "--out", at("beside-1.xlsx"), "--json");
    const second = await run("import", at("later.csv"), "--into", at("beside-1.xlsx"), "--out", at("beside-2.xlsx"), "--new-table", "--json");
    expect([first.json.table, second.json.table, second.json.added]).toEqual(["BankTransactions", "BankTransactions2", 2]);
    expect((await run("import", at("first.csv"), at("later.csv"), "--into", at("beside-2.xlsx"), "--out", at("beside-3.xlsx"))).code).toBe(2);
  });

  test("nothing where the output is the input", async () => {
    await run("import", at("first.csv"), "--out", at("same.xlsx"));
    const { code, errors } = await run("import", at("later.csv"), "--into", at("same.xlsx"), "--out", at("same.xlsx"), "--force");
    expect([code, errors.length]).toEqual([2, 1]);
  });
});
