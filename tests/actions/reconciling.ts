import { type AddIn, createAddIn } from "../../src/actions/add-in";
import { reconcileWith, type ReconciliationRun } from "../../src/actions/reconcile";
import type { ComparisonRequest } from "../../src/actions/compare-lists";
import { type Day, parseIsoDay } from "../../src/calendar/day";
import type { RawCell, Table } from "../../src/grid/table";
import { MemoryWorkbook } from "../../src/host/memory-workbook";
import { DEFAULT_RULES } from "../../src/reconciliation/reconciliation";
import { tableOf } from "../functions/ledger-in-memory";

export function day(iso: string): Day {
  return parseIsoDay(iso)!;
}

export const TODAY = day("2026-07-02");

/** Tables drawn as text, each on a sheet of its own, in a workbook in memory. */
export function addInWith(tables: Readonly<Record<string, string>>): AddIn & { readonly workbook: MemoryWorkbook } {
  const workbook = MemoryWorkbook.fromTables(Object.entries(tables).map(([name, text]): Table => ({ ...tableOf(name, text), sheet: `${name} sheet` })));
  return createAddIn({ workbook, language: "en", today: () => TODAY }) as AddIn & { readonly workbook: MemoryWorkbook };
}

/** The same file in another session. */
export function reopened(addIn: AddIn & { readonly workbook: MemoryWorkbook }): AddIn & { readonly workbook: MemoryWorkbook } {
  return createAddIn({ workbook: MemoryWorkbook.open(addIn.workbook.save(), "again.xlsx"), language: "en", today: () => TODAY }) as AddIn & { readonly workbook: MemoryWorkbook };
}

export async function compare(addIn: AddIn, theirs: string, kind: "statement" | "bank" = "statement", more: Partial<ComparisonRequest> = {}): Promise<ReconciliationRun> {
  const table = (await addIn.workbook.listTables()).find(({ name }) => name === theirs)!;
  return reconcileWith(addIn, { theirs: table.id, kind, customer: null, rules: DEFAULT_RULES[kind], periodEnd: null, ...more });
}

export async function rowsOf(addIn: AddIn, name: string): Promise<readonly (readonly RawCell[])[]> {
  const table = (await addIn.workbook.listTables()).find((each) => each.name === name)!;
  return (await addIn.workbook.readTable(table.id)).rows;
}

/** `1|2 EXACT auto`, a line per group, and `1| MISSING_R` for lone rows. */
export function told({ result }: ReconciliationRun): readonly string[] {
  return [
    ...result.groups.map(({ ours, theirs, cause, verdict, decision }) => `${ours.join("+")}|${theirs.join("+")} ${cause} ${verdict}${decision?.verdict ? ` ${decision.verdict}` : ""}`),
    ...result.unmatched.ours.map(({ row, cause }) => `${row}| ${cause}`),
    ...result.unmatched.theirs.map(({ row, cause }) => `|${row} ${cause}`),
  ];
}
