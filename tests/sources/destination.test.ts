import { describe, expect, test } from "@jest/globals";
import type { TableInfo } from "../../src/grid/table";
import { DEFAULT_SETTINGS } from "../../src/settings/settings";
import { chooseTable, type Destination, NEW_TABLE } from "../../src/sources/destination";

const table = (name: string, headers: string, sheet = name): TableInfo => ({ id: name, name, sheet, headerRow: 0, firstColumn: 0, headers: headers.split(","), rowCount: 3 });
const LEDGER = table("Ledger", "Date,Customer,Type,Document,Due date,Debit,Credit,Currency");
const CUSTOMERS = table("Customers", "Code,Name,Terms,Email");
const BANK = table("Bank_August", "Date,Counterparty,Description,Money in,Money out,Balance");
const THEIRS = table("Northwind_statement", "Date,Document,Debit,Credit");
const BOOK = [LEDGER, CUSTOMERS, BANK, THEIRS];
const choose = (destination: Destination, tables: readonly TableInfo[], more: { named?: string; owner?: string } = {}) => {
  const chosen = chooseTable(destination, tables, { settings: DEFAULT_SETTINGS, named: more.named ?? null, ...(more.owner !== undefined && { owner: more.owner }) });
  return chosen.kind === "table" ? chosen.table.name : chosen.kind === "several" ? chosen.tables.map(({ name }) => name) : chosen.kind;
};

describe("what a file holds goes to the table of its kind", () => {
  test.each<readonly [Destination, string]>([["ledger", "Ledger"], ["bank", "Bank_August"], ["statement", "Northwind_statement"]])("%s → %s", (destination, name) => {
    expect(choose(destination, BOOK)).toBe(name);
    expect(choose(destination, [...BOOK].reverse())).toBe(name);
  });

  test("a table that is missing is made", () => {
    expect((["ledger", "bank", "statement"] as const).map((destination) => choose(destination, [CUSTOMERS]))).toEqual(["new", "new", "new"]);
    expect(choose("bank", [LEDGER, THEIRS])).toBe("new");
    expect(choose("statement", [LEDGER, BANK])).toBe("new");
    expect(choose("bank", [LEDGER, table("North_list", "Customer,Date,Document No.,Description,Debit,Credit")])).toBe("new");
  });

  test("one customer's list gets no other customer's lines", () => {
    expect(choose("statement", BOOK, { owner: "Northwind" })).toBe("Northwind_statement");
    expect(choose("statement", BOOK, { owner: "Contoso" })).toBe("new");
    expect(choose("statement", [LEDGER, table("Contoso", "Date,Document,Amount")], { owner: "Contoso" })).toBe("Contoso");
    expect(choose("statement", [LEDGER, table("Statements", "Date,Customer,Document,Amount")], { owner: "Contoso" })).toBe("Statements");
  });

  test("of several a person names one; a table that an import made comes first", () => {
    const second = table("Bank_July", "Date,Counterparty,Amount");
    expect(choose("bank", [...BOOK, second])).toEqual(["Bank_August", "Bank_July"]);
    expect(choose("bank", [...BOOK, second], { named: "bank_july" })).toBe("Bank_July");
    expect(choose("bank", [...BOOK, second, table("BankTransactions", "Date,Counterparty,Amount")])).toBe("BankTransactions");
    expect(choose("ledger", [LEDGER, { ...LEDGER, id: "2", name: "Ledger_2", sheet: "Ledger_2" }])).toEqual(["Ledger", "Ledger_2"]);
    expect(choose("bank", BOOK, { named: "nowhere" })).toBe("missing");
    expect(choose("bank", BOOK, { named: NEW_TABLE })).toBe("new");
  });

  test("what an import made for one kind is never taken for another, nor its log for anything", () => {
    const made = [table("CustomerStatements", "Date,Customer,Type,Document,Debit,Credit,Currency"), table("BankTransactions", "Date,Counterparty,Amount,Currency,Reference"), table("ImportLog", "Import,Source file,First date,Rows added")];
    expect([choose("ledger", made), choose("bank", made), choose("statement", made)]).toEqual(["new", "BankTransactions", "CustomerStatements"]);
  });
});
