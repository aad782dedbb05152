import { describe, expect, test } from "@jest/globals";
import fc from "fast-check";
import { exportOf, type ExportFormat, type ExportQuestion } from "../../src/actions/export-ledger";
import { parseIsoDay } from "../../src/calendar/day";
import { readDelimited, tablesOfCsv } from "../../src/files/csv";
import type { Table } from "../../src/grid/table";
import { viewOfTables } from "../../src/live/read-view";
import type { LedgerView } from "../../src/live/live-state";
import { DEFAULT_SETTINGS } from "../../src/settings/settings";

const LEDGER = `Date,Customer,Type,Document,Due date,Applies to,Reference,Description,Debit,Credit,Currency
2026-01-05,Acme,Invoice,INV-1,2026-02-04,,PO-7,"Widgets, blue",1200.00,,USD
2026-01-20,Acme,Payment,RCT-1,,INV-1,,Part payment,,500.00,USD
2026-02-10,=cmd|' /C calc'!A0,Invoice,INV-2,,,,-net,300.00,,USD
2026-02-11,@Home,Invoice,INV-1,,,,,9.00,,USD
2026-03-01,Acme,Credit note,CN-1,,INV-1,,Damaged,,100.00,USD
2026-03-20,東京商事,Invoice,INV-3,2026-04-19,,,,1500,,JPY
2026-03-21,東京商事,Invoice,,,,,,10,,JPY
`;
const CUSTOMERS = "Code,Name,Email,Address\nC1,Acme,ap@acme.example,\"1 High St\nSouthtown\nUK\"\n";
const table = (text: string, name: string): Table => tablesOfCsv(new TextEncoder().encode(text), name)[0]!;

async function viewOf(ledger: string): Promise<LedgerView> {
  const tables = { ledger: table(ledger, "Ledger"), customers: table(CUSTOMERS, "Customers"), allocations: null, instalments: null, rates: null };
  const reading = await viewOfTables(tables, { settings: { ...DEFAULT_SETTINGS, closingDate: parseIsoDay("2026-03-31")! }, today: parseIsoDay("2026-03-31")!, version: 1, findings: [] });
  if (reading.kind !== "view") throw new Error("no ledger");
  return reading.view;
}
const ask = (format: ExportFormat, more: Partial<ExportQuestion> = {}): ExportQuestion => ({ format, from: null, to: null, customer: null, openOnly: false, template: {}, ...more });
const textOf = (bytes: Uint8Array): string => new TextDecoder("utf-8", { ignoreBOM: true }).decode(bytes);
const linesOf = (bytes: Uint8Array): readonly Readonly<Record<string, string>>[] => {
  const [header, ...rows] = readDelimited(bytes, "x.csv").rows;
  return rows.map((row) => Object.fromEntries(header!.map((name, column) => [name, row[column]!])));
};

const factsOf = ({ ledger: { entries, partitions, customers } }: LedgerView) => Array.from({ length: entries.count }, (_, entry) => [entries.day[entry], entries.documentDay[entry], entries.dueDay[entry], entries.amountMinor[entry], entries.type[entry], entries.document[entry], entries.appliesTo[entry], customers[partitions[entries.partition[entry]!]!.customer]!.key, partitions[entries.partition[entry]!]!.currency]);

describe("the header lines are the templates' own", () => {
  test.each([
    ["xero", "*ContactName,EmailAddress,POAddressLine1,POAddressLine2,POAddressLine3,POAddressLine4,POCity,PORegion,POPostalCode,POCountry,*InvoiceNumber,Reference,*InvoiceDate,*DueDate,InventoryItemCode,*Description,*Quantity,*UnitAmount,Discount,*AccountCode,*TaxType,TrackingName1,TrackingOption1,TrackingName2,TrackingOption2,Currency,BrandingTheme"],
    ["zoho", "Invoice Number,Invoice Date,Invoice Status,Customer Name,PurchaseOrder,Due Date,Sales person,Currency Code,Exchange Rate,Account,Item Name,Item Desc,Quantity,Item Price,Is Inclusive Tax"],
    ["quickbooks", "*InvoiceNo,*Customer,*InvoiceDate,*DueDate,Terms,Location,Memo,Item(Product/Service),ItemDescription,ItemQuantity,ItemRate,*ItemAmount,ItemTaxCode,Currency,Service Date"],
  ] as const)("%s", async (format, header) => {
    expect(textOf(exportOf(await viewOf(LEDGER), ask(format)).file.bytes).split("\r\n")[0]).toBe(header);
  });

  test("csv, for people: with the mark that spreadsheets know UTF-8 by", async () => {
    expect(textOf(exportOf(await viewOf(LEDGER), ask("csv")).file.bytes).split("\r\n")[0]).toBe("\uFEFFDate,Customer code,Customer,Type,Document,Due date,Applies to,Reference,Description,Debit,Credit,Currency");
  });
});

describe("an export", () => {
  test("for Xero has invoices and credit notes, one line each, with the customer's address and the dates of its organisation", async () => {
    const { file, count, staying, toFillIn } = exportOf(await viewOf(LEDGER), ask("xero", { template: { accountCode: "200", taxType: "No VAT", dates: "mdy" } }));
    const lines = linesOf(file.bytes);
    expect([count, toFillIn]).toEqual([4, false]);
    expect(lines[0]).toMatchObject({ "*ContactName": "Acme", EmailAddress: "ap@acme.example", POAddressLine1: "1 High St", POAddressLine3: "UK", "*InvoiceNumber": "INV-1", Reference: "PO-7", "*InvoiceDate": "01/05/2026", "*DueDate": "02/04/2026", "*Description": "Widgets, blue", "*Quantity": "1", "*UnitAmount": "1200.00", "*AccountCode": "200", "*TaxType": "No VAT", Currency: "USD" });
    expect(lines.map((line) => [line["*InvoiceNumber"], line["*UnitAmount"]])).toEqual([["INV-1", "1200.00"], ["INV-2", "300.00"], ["CN-1", "-100.00"], ["INV-3", "1500"]]);
    expect(staying).toEqual([{ row: 2, reason: "not-a-document" }, { row: 4, reason: "number-shared" }, { row: 7, reason: "no-number" }]);
  });

  test.each(["zoho", "quickbooks"] as const)("for %s leaves credit notes, and says so", async (format) => {
    const { count, staying, toFillIn } = exportOf(await viewOf(LEDGER), ask(format));
    expect([count, staying.map(({ row, reason }) => `${row} ${reason}`), toFillIn]).toEqual([3, ["2 not-a-document", "4 number-shared", "5 credits-not-taken", "7 no-number"], true]);
  });

  test("of what is open has what is open", async () => {
    const lines = linesOf(exportOf(await viewOf(LEDGER), ask("xero", { openOnly: true, customer: "C1" })).file.bytes);
    expect(lines.map((line) => [line["*InvoiceNumber"], line["*UnitAmount"]])).toEqual([["INV-1", "600.00"]]);
  });

  test("of a period has its days, both included", async () => {
    expect(exportOf(await viewOf(LEDGER), ask("csv", { from: parseIsoDay("2026-02-10")!, to: parseIsoDay("2026-03-01")! })).count).toBe(3);
  });

  test("holds no text that a spreadsheet would take for a formula, and keeps amounts plain", async () => {
    for (const format of ["xero", "zoho", "quickbooks", "csv"] as const) {
      const { file } = exportOf(await viewOf(LEDGER), ask(format));
      for (const row of readDelimited(file.bytes, "x.csv").rows.slice(1)) for (const cell of row) expect(/^[=+\-@\t\r]/.test(cell) && !/^-\d+(\.\d+)?$/.test(cell) ? cell : "").toBe("");
    }
  });

  test("as csv is read as the same ledger again", async () => {
    const before = await viewOf(LEDGER.replace("=cmd|' /C calc'!A0", "Plain").replace("@Home", "Home").replace("-net", "net"));
    const { file } = exportOf(before, ask("csv"));
    const again = await viewOf(textOf(file.bytes));
    expect(factsOf(again)).toEqual(factsOf(before));
  });

  test.each(["xero", "zoho", "quickbooks"] as const)("for %s makes no one invoice of two: a number again on another day, due on another day or in another currency stays", async (format) => {
    const lines = ["2026-01-05,Acme,Invoice,INV-4,2026-02-04,100.00,USD", "2026-01-05,Acme,Invoice,INV-4,2026-02-04,20.00,USD", "2026-01-06,Acme,Invoice,INV-4,2026-02-04,10.00,USD", "2026-01-05,Acme,Invoice,INV-4,2026-03-04,10.00,USD", "2026-01-05,Acme,Invoice,INV-4,2026-02-04,10.00,EUR"];
    const { count, staying } = exportOf(await viewOf(`Date,Customer,Type,Document,Due date,Debit,Currency\n${lines.join("\n")}\n`), ask(format));
    expect([count, staying]).toEqual([2, [3, 4, 5].map((row) => ({ row, reason: "number-again" }))]);
  });

  test("of an opening balance without a date has no date and no due date", async () => {
    const view = await viewOf("Date,Customer,Type,Document,Debit,Currency\n2026-01-05,Acme,Invoice,INV-4,100.00,USD\n,Acme,Opening,OP,10.00,USD\n");
    expect(textOf(exportOf(view, ask("csv")).file.bytes).split("\r\n")[2]).toBe(",C1,Acme,opening,OP,,,,,10.00,,USD");
    expect((JSON.parse(textOf(exportOf(view, ask("json")).file.bytes)) as unknown[])[1]).toMatchObject({ date: null, due: null });
  });

  test("as csv of any ledger is read as the same ledger again", async () => {
    const day = fc.integer({ min: 1, max: 28 }).map((date) => `2026-02-${String(date).padStart(2, "0")}`);
    const line = fc.tuple(fc.constantFrom("Invoice", "Receipt", "Credit note", "Opening", "Refund"), fc.option(day), fc.option(day), fc.constantFrom("USD", "JPY"), fc.integer({ min: 1, max: 9000 }), fc.constantFrom("Acme", "Southern Oak"))
      .map(([type, date, due, currency, amount, customer]) => {
        const isCredit = type === "Receipt" || type === "Credit note";
        return (number: number) => [date ?? (type === "Opening" ? "" : "2026-02-01"), customer, type, `D-${number}`, due ?? "", isCredit ? "" : amount, isCredit ? amount : "", currency].join(",");
      });
    await fc.assert(fc.asyncProperty(fc.array(line, { minLength: 1, maxLength: 12 }), async (lines) => {
      const before = await viewOf(["Date,Customer,Type,Document,Due date,Debit,Credit,Currency", ...lines.map((make, index) => make(index))].join("\n"));
      const again = await viewOf(textOf(exportOf(before, ask("csv")).file.bytes));
      expect(factsOf(again)).toEqual(factsOf(before));
      expect(again.issues.map(({ code, at }) => [code, at.row])).toEqual(before.issues.map(({ code, at }) => [code, at.row]));
    }), { numRuns: 60 });
  });

  test("as JSON has every entry with decimal text and ISO days", async () => {
    const { file, count } = exportOf(await viewOf(LEDGER), ask("json", { openOnly: true }));
    const entries = JSON.parse(textOf(file.bytes)) as Record<string, unknown>[];
    expect([count, entries.length]).toEqual([5, 5]);
    expect(entries[0]).toEqual({ row: 1, date: "2026-01-05", customer: "C1", name: "Acme", type: "invoice", document: "INV-1", due: "2026-02-04", appliesTo: "", reference: "PO-7", description: "Widgets, blue", amount: "1200.00", currency: "USD", open: "600.00" });
  });
});
