import { describe, expect, jest, test } from "@jest/globals";
import fs from "node:fs";
import { MemoryWorkbook } from "../../src/host/memory-workbook";
import { writtenTable } from "../ledger/written-tables";
import { folderWith, run } from "./run";

const LEDGER = writtenTable("Ledger", [
  "Date | Customer | Type | Document | Due date | Amount | Currency",
  "2026-01-05 | C1 | Invoice | INV-1 | 2026-02-04 | 100 | USD",
  "\"2026/1/9\" | C1 | Invoice | INV-2 | 2026-02-08 | \"1,234.50\" | USD",
  "2026-01-10 | Northwnd Traders | Invoice | INV-3 | 2026-02-09 | 70 | USD",
]);
const CUSTOMERS = writtenTable("Customers", ["Code | Name | Aliases", "C1 | Northwind Traders Ltd |"]);
const book = MemoryWorkbook.fromTables([LEDGER, CUSTOMERS]).save();
const folder = folderWith({
  "order.csv": "Date,Customer,Type,Document,Amount,Currency\n03/04/2026,C1,Invoice,INV-1,100,USD\n",
  "book.xlsx": book,
  "ledger.csv": "Date,Customer,Type,Document,Amount,Currency\n2026-01-05,C1,Invoice,INV-1,100,USD\n2026-01-06, C1\u00a0,Invoice,INV-2,200,USD\n",
});
const opened = (name: string) => MemoryWorkbook.open(fs.readFileSync(folder.at(name)), name);

describe("check --fix", () => {
  test("puts the named findings right in the new workbook, says each cell, and finds none of them again", async () => {
    const { code, json } = await run("check", folder.at("book.xlsx"), "--fix", "number-as-text,date-as-text,customer-unknown", "--out", folder.at("fixed.xlsx"), "--as-of", "2026-03-31", "--json");
    expect(json.fixed.map((cell: Record<string, unknown>) => [cell.code, cell.table, cell.row, cell.column, cell.before, cell.after])).toEqual([
      ["date-as-text", "Ledger", 2, "Date", "2026/1/9", "2026-01-09"],
      ["number-as-text", "Ledger", 2, "Amount", "1,234.50", "1234.5"],
      ["customer-unknown", "Customers", 1, "Aliases", "", "Northwnd Traders"],
    ]);
    expect(json.issues).toEqual([]);
    expect(code).toBe(0);
    const again = await run("check", folder.at("fixed.xlsx"), "--json");
    expect(again.json.issues).toEqual([]);
    expect(fs.readFileSync(folder.at("book.xlsx"))).toEqual(Buffer.from(book));
  });

  test("every changed cell stands in the journal, on the day that it is changed, whenever the books are looked at", async () => {
    jest.useFakeTimers({ now: new Date(2026, 3, 2, 9), doNotFake: ["setTimeout", "setImmediate", "setInterval", "nextTick", "queueMicrotask", "performance"] });
    await run("check", folder.at("book.xlsx"), "--fix", "number-as-text", "--out", folder.at("journal.xlsx"), "--as-of", "2026-03-31");
    jest.useRealTimers();
    const workbook = opened("journal.xlsx");
    const info = (await workbook.listTables()).find(({ name }) => name === "DataFixes")!;
    const { rows, headers } = await workbook.readTable(info.id);
    expect(headers.slice(0, 8)).toEqual(["Fix run", "When", "Check", "In table", "In row", "In column", "Cell before", "Cell after"]);
    expect(rows.map((row) => row.slice(0, 8))).toEqual([["1", 46114, "number-as-text", "Ledger", "2", "Amount", "1,234.50", "1234.5"]]);
    const second = await run("check", folder.at("journal.xlsx"), "--fix", "date-as-text", "--out", folder.at("second.xlsx"), "--as-of", "2026-03-31", "--json");
    expect(second.json.fixed).toHaveLength(1);
    const journal = opened("second.xlsx");
    const table = (await journal.listTables()).find(({ name }) => name === "DataFixes")!;
    expect((await journal.readTable(table.id)).rows.map((row) => row[0])).toEqual(["1", "2"]);
  });

  test("the same call gives the same bytes in every sheet", async () => {
    const call = (out: string) => run("check", folder.at("book.xlsx"), "--fix", "number-as-text", "--out", folder.at(out), "--as-of", "2026-03-31");
    await call("one.xlsx");
    await call("two.xlsx");
    expect(fs.readFileSync(folder.at("one.xlsx"))).toEqual(fs.readFileSync(folder.at("two.xlsx")));
  });

  test("text files are put right in the workbook made of them", async () => {
    const { json } = await run("check", "--ledger", folder.at("ledger.csv"), "--fix", "outer-blanks", "--out", folder.at("csv.xlsx"), "--json");
    expect(json.fixed).toHaveLength(1);
    expect(json.issues).toEqual([]);
  });

  test("in words: what was changed, or that nothing could be", async () => {
    const said = await run("check", folder.at("book.xlsx"), "--fix", "number-as-text", "--out", folder.at("said.xlsx"), "--lang", "zh");
    expect(said.out).toContain("已修正 1 个单元格，记录见工作表“数据修正记录”。");
    expect(said.out).toContain("Ledger 第 2 行，Amount：“1,234.50” → “1234.5”");
    const nothing = await run("check", folder.at("book.xlsx"), "--fix", "tax-differs", "--out", folder.at("nothing.xlsx"));
    expect(nothing.out).toContain("Nothing to fix");
  });

  test("an assumption is written down where it is asked for, and said to be one", async () => {
    const call = (...more: readonly string[]) => run("check", "--ledger", folder.at("order.csv"), "--fix", "date-order-assumed", "--as-of", "2026-12-31", ...more);
    const { out } = await call("--out", folder.at("order.xlsx"));
    expect(out).toContain("Day and month assumed; an assumption: look it up");
    expect((await call("--out", folder.at("order2.xlsx"), "--json")).json.fixed).toEqual([expect.objectContaining({ code: "date-order-assumed", assumed: true })]);
  });

  test("what is left is marked in the ledger that is written, as without --fix", async () => {
    for (const fix of [[], ["--fix", "number-as-text"]]) {
      await run("check", folder.at("book.xlsx"), ...fix, "--out", folder.at("marked.xlsx"), "--force");
      const marked = opened("marked.xlsx");
      const info = (await marked.listTables()).find(({ name }) => name === "Ledger")!;
      const { headers, rows } = await marked.readTable(info.id);
      expect([headers.at(-1), rows.map((row) => row.at(-1) !== null && row.at(-1) !== "")]).toEqual(["Issues", [false, true, true]]);
    }
  });

  test("without a workbook to write, or with a code that nobody can fix, it is refused in one line", async () => {
    expect(await run("check", folder.at("book.xlsx"), "--fix", "number-as-text")).toMatchObject({ code: 2, errors: [expect.stringContaining("--out")] });
    expect(await run("check", folder.at("book.xlsx"), "--fix", "date-missing", "--out", folder.at("x.xlsx"))).toMatchObject({ code: 2, errors: [expect.stringContaining("--fix")] });
    expect(folder.list()).not.toContain("x.xlsx");
  });
});
