import { expect, test } from "@jest/globals";
import fc from "fast-check";
import { aging } from "../../src/aging/aging";
import type { PlanValue, SheetPlan } from "../../src/grid/sheet-plan";
import { isoDay } from "../../src/calendar/day";
import { decimalsOf } from "../../src/money/currencies";
import { settle } from "../../src/ledger/settle";
import { DEFAULT_SETTINGS, type StatementKind } from "../../src/settings/settings";
import { agingSheet } from "../../src/sheets/aging-sheet";
import { statementSheet } from "../../src/sheets/statement-sheet";
import { statementsOf } from "../../src/statement/statement";
import { customerOf, day, smallLedger, type WrittenEntry } from "./small-ledger";

const FIRST = day("2026-01-01");
const CUSTOMERS = [customerOf({ key: "C1", name: "One" }), customerOf({ key: "C2", name: "Two" })];

const entry: fc.Arbitrary<WrittenEntry> = fc
  .record({
    customer: fc.constantFrom("C1", "C2"), offset: fc.integer({ min: 0, max: 150 }), terms: fc.integer({ min: 0, max: 60 }),
    type: fc.constantFrom("invoice", "payment", "credit note", "refund", "write-off", "fee", "debit adjustment", "credit adjustment" as const),
    amount: fc.integer({ min: 1, max: 99_999_999 }), currency: fc.constantFrom("USD", "JPY", "KWD"), disputed: fc.boolean(), number: fc.integer({ min: 1, max: 9999 }),
  })
  .map(({ offset, terms, type, amount, number, ...rest }): WrittenEntry => {
    const isCredit = ["payment", "credit note", "write-off", "credit adjustment"].includes(type);
    const date = isoDay((FIRST + offset) as typeof FIRST);
    return { ...rest, type: type as WrittenEntry["type"], date, document: `D-${number}-${offset}`, amount: isCredit ? -amount : amount, ...(isCredit ? {} : { due: isoDay((FIRST + offset + terms) as typeof FIRST) }) };
  });

/** The minor units that the cell of a name shows. */
function named(plan: SheetPlan, name: string, currency: string): number {
  const found = plan.names.find((each) => each.name === name);
  return found ? minorOf(plan.rows[found.range.top]![found.range.left]!.value, currency) : 0;
}

function minorOf(value: PlanValue, currency: string): number {
  return Math.round(Number(value ?? 0) * 10 ** decimalsOf(currency));
}

test.each(["activity", "balance-forward", "open-item"] as const)("%s: what the sheet shows adds up to the closing it shows, on any ledger", (kind: StatementKind) => {
  fc.assert(fc.property(fc.array(entry, { minLength: 1, maxLength: 40 }), (entries) => {
    const ledger = smallLedger(CUSTOMERS, entries);
    const settlement = settle(ledger, DEFAULT_SETTINGS.allocation);
    const statements = statementsOf(ledger, settlement, { customer: 0, kind, from: day("2026-02-01"), to: day("2026-03-31"), aging: DEFAULT_SETTINGS.aging });
    if (statements.length === 0) return;
    const plan = statementSheet({ ledger, settlement, statements, language: "en", settings: DEFAULT_SETTINGS });
    for (const statement of statements) {
      const { currency } = ledger.partitions[statement.partition]!;
      const figure = (id: string): number => named(plan, `Statement_${id}_${currency}`, currency);
      expect(figure("Closing")).toBe(statement.closingMinor);
      if (kind === "open-item") expect(figure("OpenDebits") + figure("Unapplied")).toBe(statement.closingMinor);
      else expect(figure("Opening") + figure("Invoiced") - figure("Paid") - figure("Credited") + figure("Adjusted")).toBe(statement.closingMinor);
    }
    const totals = plan.rows.filter((row) => row.some((cell) => cell?.value === (kind === "open-item" ? "Total open" : "Closing balance")));
    expect(totals.map((row) => row.findLast((cell) => typeof cell?.value === "number")!.value)).toEqual(statements.map(({ closingMinor, partition }) => closingMinor / 10 ** decimalsOf(ledger.partitions[partition]!.currency)));
  }), { numRuns: 150 });
});

test("the aging sheet's proof holds on any ledger and any way to show credits", () => {
  fc.assert(fc.property(fc.array(entry, { minLength: 1, maxLength: 40 }), fc.constantFrom("column", "own-date", "fifo" as const), (entries, credits) => {
    const ledger = smallLedger(CUSTOMERS, entries);
    const settlement = settle(ledger, DEFAULT_SETTINGS.allocation);
    const policy = { ...DEFAULT_SETTINGS.aging, credits } as typeof DEFAULT_SETTINGS.aging;
    const plan = agingSheet({ ledger, aging: aging(ledger, settlement, { asOf: day("2026-03-31"), policy }), language: "en", policyVersion: 1, letterhead: DEFAULT_SETTINGS.statement.letterhead });
    const proofs = plan.rows.flatMap((row) => row.flatMap((cell) => (typeof cell?.value === "string" && cell.value.startsWith("Buckets ") ? [cell.value] : [])));
    expect(proofs.every((proof) => proof.endsWith("✓ agrees with the ledger"))).toBe(true);
    expect(proofs.length).toBe(plan.names.filter(({ name }) => name.startsWith("Aging_Balance_")).length);
  }), { numRuns: 150 });
});
