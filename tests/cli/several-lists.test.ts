import { describe, expect, test } from "@jest/globals";
import fs from "node:fs";
import { MemoryWorkbook } from "../../src/host/memory-workbook";
import { folderWith, run } from "./run";

const LEDGER = "Date,Customer,Type,Document,Amount\n2026-01-05,C1,Invoice,I1,100\n2026-01-06,C2,Invoice,I2,60\n2026-01-09,C1,Payment,P1,-40";
const CUSTOMERS = "Code,Name,Terms,Credit limit\nC1,Acme Ltd,30,5000\nC2,Bolt GmbH,14,900";
const ALLOCATIONS = "Date,From document,To document,Amount\n2026-01-09,P1,I1,40";
const STATEMENT = "Date,Document,Debit,Credit\n2026-01-05,I1,,100\n2026-01-09,P1,40,";

const folder = folderWith({
  "month.csv": `Sales ledger\n${LEDGER}\n\nCustomers\n${CUSTOMERS}\n\nAllocations\n${ALLOCATIONS}\n\nStatement of Acme Ltd\n${STATEMENT}\n`,
  "two.csv": `${LEDGER}\nTotal,,,,120\n\n${LEDGER}\n`,
  "quotes.csv": `${LEDGER}\n\nQuotes\nDate,Customer,Type,Document,Amount\n2026-01-07,C1,Invoice,Q1,9000\n`,
  "plain book.csv": `${LEDGER}\n`,
  "spoilt.csv": `${LEDGER}\nsoon,C1,Invoice,I9,5\n`,
  "theirs.csv": `${STATEMENT}\n`,
  "lists.csv": `${STATEMENT}\n\nOlder\n${STATEMENT}\n`,
});
fs.mkdirSync(folder.at("other"));
fs.writeFileSync(folder.at("other/plain book.csv"), `${STATEMENT}\n`);

describe("a text file with several lists in it", () => {
  test("each takes its part: customers, allocations, and a list to compare with", async () => {
    const { json, code } = await run("check", folder.at("month.csv"), "--json");
    expect([code, json.issues, json.customers, json.rows]).toEqual([0, [], 2, 3]);
    const items = await run("open-items", folder.at("month.csv"), "--json", "--as-of", "2026-01-31");
    expect(items.json.items.map(({ document, open, due }: { document: string; open: string; due: string }) => [document, open, due])).toEqual([["I1", "60.00", "2026-02-04"], ["I2", "60.00", "2026-01-20"]]);
  });

  test.each(["month (4)", "#4", "Statement of Acme Ltd"])("the list to compare with is named by its name, number or title: %s", async (list) => {
    const theirs = list.startsWith("#") ? `${folder.at("month.csv")}${list}` : list;
    const { json, code } = await run("reconcile", folder.at("month.csv"), "--theirs", theirs, "--json", "--customer", "C1");
    expect([code, json.groups.length, json.bridge.residual]).toEqual([0, 2, "0.00"]);
  });

  test("with --out every list is written, each on a sheet of its own, and both tables are marked", async () => {
    const out = folder.at("out.xlsx");
    const done = await run("reconcile", folder.at("month.csv"), "--theirs", "month (4)", "--customer", "C1", "--out", out);
    expect(done.errors).toEqual([]);
    const names = (await MemoryWorkbook.open(fs.readFileSync(out), "out.xlsx").listTables()).map(({ name, rowCount }) => [name, rowCount]);
    expect(names.slice(0, 4)).toEqual([["month", 3], ["month__2_", 2], ["month__3_", 1], ["month__4_", 2]]);
  });

  test("two that could be the ledger: one line that names both, and how to choose", async () => {
    const { code, errors } = await run("balance", folder.at("two.csv"), "--json");
    expect([code, errors.length]).toEqual([2, 1]);
    expect(errors[0]).toMatch(/two \[A1\], two \(2\) \[A7\].*two\.csv#2/);
    const zh = await run("balance", folder.at("two.csv"), "--lang", "zh");
    expect(zh.errors[0]).toContain("请在文件名后指明一张");
    const chosen = await run("balance", "--ledger", `${folder.at("two.csv")}#2`, "--json");
    expect([chosen.code, chosen.json.totals]).toEqual([0, [{ currency: "XXX", balance: "120.00" }]]);
  });

  test("quotes below are no ledger", async () => {
    const { json } = await run("balance", folder.at("quotes.csv"), "--json");
    expect(json.totals).toEqual([{ currency: "XXX", balance: "120.00" }]);
  });

  test("two lists that could be theirs: named, not guessed", async () => {
    const asked = await run("reconcile", "--ledger", folder.at("plain book.csv"), "--theirs", folder.at("lists.csv"), "--customer", "C1");
    expect([asked.code, asked.errors.length]).toEqual([2, 1]);
    expect(asked.errors[0]).toContain("#1 (1), #2 (6: Older)");
    const chosen = await run("reconcile", "--ledger", folder.at("plain book.csv"), "--theirs", `${folder.at("lists.csv")}#Older`, "--customer", "C1", "--json");
    expect(chosen.code).toBe(0);
  });

  test("a list that is not there is said with those that are", async () => {
    const { code, errors } = await run("balance", "--ledger", `${folder.at("month.csv")}#9`);
    expect([code, errors[0]]).toEqual([2, expect.stringContaining("month, month (2), month (3), month (4)")]);
  });
});

describe("files of the same name", () => {
  test("their rows are told apart, and marks go to the right table", async () => {
    const out = folder.at("same.xlsx");
    const done = await run("reconcile", "--ledger", folder.at("plain book.csv"), "--theirs", folder.at("other/plain book.csv"), "--customer", "C1", "--out", out, "--json");
    expect([done.code, done.errors]).toEqual([0, []]);
    const tables = await MemoryWorkbook.open(fs.readFileSync(out), "same.xlsx").listTables();
    expect(tables.slice(0, 2).map(({ name, headers }) => [name, headers[1]])).toEqual([["plain_book", "Customer"], ["plain_book__2_", "Document"]]);
  });

  test("the same workbook name and table on both sides: the other book's list is never taken for ours", async () => {
    const ours = MemoryWorkbook.empty("book.xlsx");
    const rows = (text: string) => text.split("\n").slice(1).map((line) => line.split(","));
    const table = (text: string) => ({ id: "1", name: "List", sheet: "List", headerRow: 0, firstColumn: 0, headers: text.split("\n")[0]!.split(","), rowCount: 3, rows: rows(text), date1904: false, source: "text" as const });
    ours.addTable(table(LEDGER));
    const theirs = MemoryWorkbook.empty("book.xlsx");
    theirs.addTable(table(STATEMENT));
    fs.writeFileSync(folder.at("book.xlsx"), ours.save());
    fs.writeFileSync(folder.at("other/book.xlsx"), theirs.save());
    const out = folder.at("marked.xlsx");
    const done = await run("reconcile", folder.at("book.xlsx"), "--theirs", folder.at("other/book.xlsx"), "--customer", "C1", "--out", out, "--json");
    expect(done.errors).toEqual([]);
    const tables = await MemoryWorkbook.open(fs.readFileSync(out), "marked.xlsx").listTables();
    expect(tables.filter(({ name }) => name.startsWith("List")).map(({ name, rowCount }) => [name, rowCount])).toEqual([["List", 3], ["List__2_", 2]]);
  });
});

test("findings of a text file are marked in the workbook made of it", async () => {
  const out = folder.at("checked.xlsx");
  const done = await run("check", folder.at("spoilt.csv"), "--out", out);
  expect([done.code, done.errors]).toEqual([1, []]);
  const [table] = await MemoryWorkbook.open(fs.readFileSync(out), "checked.xlsx").listTables();
  expect(table!.headers).toHaveLength(6);
});
