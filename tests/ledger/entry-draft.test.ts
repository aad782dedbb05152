import { describe, expect, test } from "@jest/globals";
import { parseIsoDay } from "../../src/calendar/day";
import { checkDraft, divided, draftDueDay, type EntryDraft, nextDocument, openDocuments } from "../../src/ledger/entry-draft";
import type { Ledger } from "../../src/ledger/ledger";
import { readLedger } from "../../src/ledger/read-ledger";
import { settle } from "../../src/ledger/settle";
import { DEFAULT_SETTINGS } from "../../src/settings/settings";
import type { Minor } from "../../src/money/money";
import { writtenTable } from "./written-tables";

const day = (text: string) => parseIsoDay(text)!;
const HEAD = "Date | Customer | Type | Document | Due date | Amount | Currency";
const CUSTOMERS = writtenTable("Customers", ["Code | Name | Terms", "C1 | Northwind | 30", "C2 | Contoso | month end + 10"]);

function ledgerOf(rows: readonly string[]): Ledger {
  return readLedger({ ledger: writtenTable("Ledger", [HEAD, ...rows]), customers: CUSTOMERS, allocations: null, instalments: null, rates: null, settings: DEFAULT_SETTINGS }).ledger!;
}

const ROWS = ["2026-01-05 | C1 | Invoice | INV-0098 | 2026-02-04 | 100 | USD", "2026-01-06 | C1 | Payment | R-1 | | -40 | USD", "2026-01-07 | C2 | Invoice | INV-0099 | 2026-02-10 | 250 | USD", "2026-01-08 | C1 | Invoice | INV-0101 | 2026-01-20 | 60 | USD"];
const DRAFT: EntryDraft = {
  kind: "invoice", customer: 0, newCustomer: "", day: day("2026-02-01"), dueDay: null, document: "INV-0102", amount: "12.50", currency: "USD", appliesTo: [], reference: "", description: "", entity: "", account: "",
};

describe("a draft of an entry", () => {
  const ledger = ledgerOf(ROWS);
  test.each([
    ["nothing", {}, {}],
    ["no customer", { customer: null }, { customer: "missing" }],
    ["a new customer's name will do", { customer: null, newCustomer: "Tailspin" }, {}],
    ["no date", { day: null }, { day: "missing" }],
    ["due before its date", { dueDay: day("2026-01-31") }, { dueDay: "before-date" }],
    ["no number for what we number ourselves", { document: " " }, { document: "missing" }],
    ["a receipt needs none", { kind: "payment", document: "" }, {}],
    ["a number that is there, however it is typed", { document: "inv-99" }, { document: "taken" }],
    ["another kind of document may have it", { kind: "credit note", document: "INV-0099" }, {}],
    ["a receipt's number at another customer", { kind: "payment", customer: 1, document: "R-1" }, {}],
    ["a receipt's number at this customer", { kind: "payment", document: "R-1" }, { document: "taken" }],
    ["no amount", { amount: "" }, { amount: "missing" }],
    ["no number", { amount: null }, { amount: "wrong" }],
    ["nothing owed", { amount: "0" }, { amount: "wrong" }],
    ["more decimals than cents", { amount: "1.005" }, { amount: "decimals" }],
    ["yen have no decimals", { amount: "1.5", currency: "JPY" }, { amount: "decimals" }],
  ] as const)("lacks %s", (_, change, problems) => {
    const check = checkDraft(ledger, { ...DRAFT, ...change });
    expect(check.problems).toEqual(problems);
    expect(check.ready !== null).toBe(Object.keys(problems).length === 0);
  });

  test("has the sign of its kind", () => {
    expect((["invoice", "payment", "credit note", "refund"] as const).map((kind) => checkDraft(ledger, { ...DRAFT, kind, document: "X-1" }).ready!.amountMinor)).toEqual([1250, -1250, -1250, 1250]);
  });

  test("the row that has the number is named", () => {
    expect(checkDraft(ledger, { ...DRAFT, document: "INV-0099" }).takenRow).toBe(3);
  });
});

describe("the next number", () => {
  test("goes on after the highest of the series of the last one", () => {
    expect(nextDocument(ledgerOf(ROWS), { kind: "invoice", entity: "" })).toBe("INV-0102");
    expect(nextDocument(ledgerOf(ROWS), { kind: "payment", entity: "" })).toBe("R-2");
  });

  test("of a new year's series begins there, and grows a digit where it must", () => {
    expect(nextDocument(ledgerOf([...ROWS, "2026-01-09 | C1 | Invoice | 2026-099 | | 5 | USD"]), { kind: "invoice", entity: "" })).toBe("2026-100");
    expect(nextDocument(ledgerOf([...ROWS, "2026-01-09 | C1 | Invoice | A999 | | 5 | USD"]), { kind: "invoice", entity: "" })).toBe("A1000");
  });

  test("is never one that is taken, and nothing where there is no series", () => {
    expect(nextDocument(ledgerOf([...ROWS, "2026-01-09 | C1 | Credit note | INV-0102 | | -5 | USD"]), { kind: "invoice", entity: "" })).toBe("INV-0103");
    expect(nextDocument(ledgerOf(ROWS), { kind: "refund", entity: "" })).toBe("");
  });
});

describe("terms and open documents", () => {
  const ledger = ledgerOf(ROWS);
  test("an invoice falls due by the customer's terms", () => {
    expect(draftDueDay(ledger, { kind: "invoice", customer: 0, day: day("2026-02-01") })).toBe(day("2026-03-03"));
    expect(draftDueDay(ledger, { kind: "invoice", customer: 1, day: day("2026-02-01") })).toBe(day("2026-03-10"));
    expect(draftDueDay(ledger, { kind: "payment", customer: 0, day: day("2026-02-01") })).toBeNull();
  });

  test("a receipt may settle what is open of its customer, oldest due first", () => {
    const settlement = settle(ledger, { ...DEFAULT_SETTINGS.allocation, allocation: "explicit" });
    const open = openDocuments(ledger, settlement, { of: { ...DRAFT, kind: "payment" }, asOf: day("2026-02-01") });
    expect(open.map(({ document, openMinor }) => [document, openMinor])).toEqual([["INV-0101", 6000], ["INV-0098", 10000]]);
    expect(openDocuments(ledger, settlement, { of: { ...DRAFT, kind: "refund" }, asOf: day("2026-02-01") }).map(({ document }) => document)).toEqual(["R-1"]);
    expect(divided(-7000 as Minor, open)).toEqual([{ document: "INV-0101", amountMinor: 6000 }, { document: "INV-0098", amountMinor: 1000 }]);
    expect(divided(-5000 as Minor, open)).toEqual([{ document: "INV-0101", amountMinor: 5000 }]);
  });
});
