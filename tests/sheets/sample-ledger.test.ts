import { describe, expect, test } from "@jest/globals";
import { dayToSerial } from "../../src/calendar/excel-date";
import type { SheetPlan } from "../../src/grid/sheet-plan";
import type { RawCell, Table } from "../../src/grid/table";
import { findTables } from "../../src/ledger/find-tables";
import { readLedger } from "../../src/ledger/read-ledger";
import { readList } from "../../src/ledger/read-list";
import { settle } from "../../src/ledger/settle";
import { ourRows } from "../../src/reconciliation/our-rows";
import { reconcile } from "../../src/reconciliation/reconcile";
import { DEFAULT_RULES } from "../../src/reconciliation/reconciliation";
import { DEFAULT_SETTINGS } from "../../src/settings/settings";
import { SAMPLE_CLOSING_DAY } from "../../src/sheets/sample-entries";
import { sampleSettings, sampleSheets } from "../../src/sheets/sample-ledger";
import type { Language } from "../../src/words/language";

/** The tables of a plan as a workbook would give them back. */
function tablesOf(plans: readonly SheetPlan[]): Table[] {
  const raw = (value: unknown): RawCell => (value !== null && typeof value === "object" ? ("day" in value ? dayToSerial(value.day as Parameters<typeof dayToSerial>[0], false) : null) : ((value ?? null) as RawCell));
  return plans.flatMap((plan) => plan.tables.map(({ name, range }): Table => ({
    id: name, name, sheet: plan.name, headerRow: range.top, firstColumn: range.left, rowCount: range.bottom - range.top, date1904: false, source: "workbook",
    headers: plan.rows[range.top]!.map((cell) => String(cell!.value)),
    rows: plan.rows.slice(range.top + 1, range.bottom + 1).map((row) => Array.from({ length: range.right + 1 }, (_, column) => raw(row[column]?.value))),
  })));
}

describe.each(["en", "zh"] as const)("the sample workbook in %s", (language: Language) => {
  const plans = sampleSheets(language);
  const tables = tablesOf(plans);
  const found = findTables(tables, DEFAULT_SETTINGS);
  const tableOf = (role: keyof typeof found.roles): Table | null => tables.find(({ id }) => id === found.roles[role]?.id) ?? null;
  const reading = readLedger({ ledger: tableOf("ledger")!, customers: tableOf("customers"), allocations: tableOf("allocations"), instalments: null, rates: tableOf("rates"), settings: DEFAULT_SETTINGS });
  const ledger = reading.ledger!;
  const settlement = settle(ledger, DEFAULT_SETTINGS.allocation);

  test("is the same every time", () => {
    expect(sampleSheets(language)).toEqual(plans);
  });

  test("its workbook remembers a closing date and a letterhead", () => {
    const { closingDate, statement } = sampleSettings(language);
    expect(closingDate).toBe(SAMPLE_CLOSING_DAY);
    expect(statement.letterhead.name).not.toBe("");
  });

  test("its tables are found by their headers, without a question", () => {
    expect(found.issues).toEqual([]);
    expect(found.lists).toHaveLength(2);
    expect(ledger.rowsTotal).toBeGreaterThan(300);
    expect(ledger.rowsTotal - ledger.rowsRead).toBe(1);
    expect(ledger.partitions.map(({ currency }) => currency)).toContain("EUR");
  });

  test("each spoilt cell is one finding, and nothing else is", () => {
    expect(ledger.issues.map(({ code }) => code).sort()).toEqual([
      "amount-unreadable", "customer-unknown", "date-as-text", "date-implausible", "date-unreadable", "document-duplicate", "full-width", "number-as-text", "outer-blanks",
    ]);
    expect(settlement.issues).toEqual([]);
  });

  test("the customer's list differs in many ways, and every difference is named", () => {
    const list = tables.find(({ id }) => id === found.lists[0]!.id)!;
    const theirs = readList(list, { kind: "statement", ledger, settings: DEFAULT_SETTINGS }).rows.map((row) => ({ ...row, partyCode: "C001" }));
    const ours = ourRows(ledger, settlement, { kind: "statement", customer: 0, periodEnd: SAMPLE_CLOSING_DAY });
    const result = reconcile({ kind: "statement", ours, theirs, parties: [], rates: [], periodEnd: SAMPLE_CLOSING_DAY, rules: DEFAULT_RULES.statement });
    expect(result.signs.theirs).toBe("opposite");
    expect(result.bridges.map(({ residualMinor }) => residualMinor)).toEqual([0]);
    const causes = new Set([...result.groups, ...result.unmatched.ours, ...result.unmatched.theirs].map(({ cause }) => cause));
    for (const cause of ["EXACT", "REF_FORMAT", "TRANSPOSITION", "DECIMAL_SLIP", "DIGIT_TYPO", "ROUNDING", "TAX_NET_GROSS", "SIGN_FLIP", "PARTIAL", "DUPLICATE_R", "CUTOFF_L", "EARLIER", "GROUP_1N", "MISSING_L"] as const) expect(causes).toContain(cause);
  });

  test("the summary asks live formulas, everything else is values", () => {
    const formulas = plans.map((plan) => plan.rows.flat().flatMap((cell) => (cell !== null && typeof cell.value === "object" && cell.value !== null && "formula" in cell.value ? [cell.value.formula] : [])));
    expect(formulas[0]!.filter((formula) => formula.startsWith("=LEDGER."))).toHaveLength(26);
    expect(formulas.slice(1).flat()).toEqual([]);
  });
});
