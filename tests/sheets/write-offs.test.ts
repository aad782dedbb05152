import { describe, expect, test } from "@jest/globals";
import { settle } from "../../src/ledger/settle";
import { DEFAULT_SETTINGS, type Settings, type StatementKind } from "../../src/settings/settings";
import { statementSheet } from "../../src/sheets/statement-sheet";
import { withoutWriteOffs } from "../../src/statement/write-offs-left-out";
import { statementsOf } from "../../src/statement/statement";
import { planText } from "./plan-text";
import { customerOf, day, smallLedger, type WrittenEntry } from "./small-ledger";

const CUSTOMERS = [customerOf({ key: "C001", name: "Northwind" })];
const ENTRIES: readonly WrittenEntry[] = [
  { customer: "C001", date: "2026-08-01", type: "invoice", document: "I-1", amount: 100000, due: "2026-08-31" },
  { customer: "C001", date: "2026-09-10", type: "write-off", document: "W-1", amount: -40000 },
  { customer: "C001", date: "2026-10-05", type: "invoice", document: "I-2", amount: 70000, due: "2026-11-04" },
  { customer: "C001", date: "2026-10-12", type: "write-off", document: "W-2", amount: -60000 },
  { customer: "C001", date: "2026-10-14", type: "credit adjustment", document: "D-1", amount: -500 },
];
const LEDGER = smallLedger(CUSTOMERS, ENTRIES);
const SETTLEMENT = settle(LEDGER, DEFAULT_SETTINGS.allocation);
const HIDDEN: Settings = { ...DEFAULT_SETTINGS, statement: { ...DEFAULT_SETTINGS.statement, showWriteOffs: false } };
const statementOfKind = (kind: StatementKind) => statementsOf(LEDGER, SETTLEMENT, { customer: 0, kind, from: day("2026-10-01"), to: day("2026-10-31"), aging: DEFAULT_SETTINGS.aging })[0]!;
const textOf = (kind: StatementKind, settings: Settings): string => planText(statementSheet({ ledger: LEDGER, settlement: SETTLEMENT, statements: [statementOfKind(kind)], language: "en", settings }));

describe("bad-debt write-offs on a statement", () => {
  test("are shown unless the settings leave them out", () => {
    expect(textOf("activity", DEFAULT_SETTINGS)).toMatch(/W-2[\s\S]*Closing balance .* 695\.00/);
    expect(textOf("activity", HIDDEN)).not.toMatch(/W-[12]/);
  });

  test.each(["activity", "balance-forward", "open-item", "confirmation"] as const)("left out of %s, the balance is what the customer still owes, tied to our books", (kind) => {
    const { statement, writtenOffMinor } = withoutWriteOffs(LEDGER, SETTLEMENT, statementOfKind(kind), DEFAULT_SETTINGS.aging);
    expect(writtenOffMinor).toBe(100000);
    expect(statement.closingMinor).toBe(169500);
    expect(statement.closingMinor - writtenOffMinor).toBe(statementOfKind(kind).closingMinor);
    expect(statement.aging.totalMinor).toBe(169500);
    expect(textOf(kind, HIDDEN)).toContain("Balance in our books 695.00 + written off there, still owed 1,000.00 = balance 1,695.00 USD");
  });

  test("the invoice they wrote off is open and overdue again", () => {
    expect(textOf("open-item", HIDDEN)).toMatch(/I-1 .*2026-08-31 +61 +1,000\.00/);
    expect(textOf("dunning", HIDDEN)).toMatch(/I-1 .*1,000\.00/);
    expect(textOf("dunning", DEFAULT_SETTINGS)).not.toContain("I-1 ");
  });

  test("concessions stay", () => {
    expect(textOf("activity", HIDDEN)).toContain("D-1");
  });

  test("before the first write-off nothing changes", () => {
    const [early] = statementsOf(LEDGER, SETTLEMENT, { customer: 0, kind: "activity", from: day("2026-08-01"), to: day("2026-08-31"), aging: DEFAULT_SETTINGS.aging });
    expect(withoutWriteOffs(LEDGER, SETTLEMENT, early!, DEFAULT_SETTINGS.aging)).toEqual({ statement: early, writtenOffMinor: 0 });
  });
});
