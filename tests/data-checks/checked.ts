import { parseIsoDay } from "../../src/calendar/day";
import { allSteps } from "../../src/check/steps";
import type { CheckSource } from "../../src/data-checks/check-source";
import { type Fix, cellsOf } from "../../src/data-checks/fix";
import { proposeFixes, tablesWith } from "../../src/data-checks/propose-fixes";
import { type CheckAnswer, runChecks } from "../../src/data-checks/run-checks";
import { readLedger } from "../../src/ledger/read-ledger";
import { settle } from "../../src/ledger/settle";
import { DEFAULT_SETTINGS, type Settings } from "../../src/settings/settings";
import { writtenTable } from "../ledger/written-tables";

export interface Checked extends CheckAnswer {
  readonly source: CheckSource;
}

type Written = readonly string[];

/** Tables as a bookkeeper writes them, read, settled and looked over on 31 March 2026. */
export function checked(ledger: Written, more: { readonly customers?: Written; readonly allocations?: Written; readonly settings?: Partial<Settings>; readonly asOf?: string } = {}): Checked {
  return checkedTables({
    ledger: writtenTable("Ledger", ledger), customers: more.customers ? writtenTable("Customers", more.customers) : null,
    allocations: more.allocations ? writtenTable("Allocations", more.allocations) : null, instalments: null, rates: null,
  }, { ...DEFAULT_SETTINGS, ...more.settings }, more.asOf);
}

export function checkedTables(tables: CheckSource["tables"], settings: Settings = DEFAULT_SETTINGS, asOf = "2026-03-31"): Checked {
  const { ledger, issues } = readLedger({ ...tables, settings });
  if (!ledger) throw new Error(`No ledger: ${JSON.stringify(issues)}`);
  const settlement = settle(ledger, settings.allocation);
  const source: CheckSource = { ledger, tables, asOf: parseIsoDay(asOf)!, settings };
  return { source, ...allSteps(runChecks(source, { issues: [...issues, ...settlement.issues], advice: ledger.advice })) };
}

/** Findings as `code row column`. */
export function told(issues: CheckAnswer["issues"], code?: string): readonly string[] {
  return issues.filter((issue) => code === undefined || issue.code === code).map(({ code: own, at }) => `${own} ${at.row ?? "–"} ${at.column ?? "–"}`);
}

/** The proposed cells of findings of a code, `row column: before → after`. */
export function fixesOf({ source, issues, advice }: Checked, code: string): readonly Fix[] {
  return proposeFixes(source, [...issues, ...advice].filter((issue) => issue.code === code));
}

export function shown(fixes: readonly Fix[]): readonly string[] {
  return cellsOf(fixes).map(({ table, row, column, before, after }) => `${table} ${row} ${column}: ${JSON.stringify(before)} → ${JSON.stringify(after)}`);
}

/** The same workbook once the fixes are written. */
export function fixed(before: Checked, fixes: readonly Fix[]): Checked {
  return checkedTables(tablesWith(before.source, cellsOf(fixes)), before.source.settings);
}

