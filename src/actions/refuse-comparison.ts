import type { Table } from "../grid/table";
import { MINOR_MAX } from "../money/money";
import type { CrossRate, ReconciliationRow } from "../reconciliation/reconciliation";
import { WorkbookError } from "../workbook/workbook";

/** Rows of both sides together that one comparison takes: more neither fits the memory of a pane nor helps a person. */
export const ROWS_COMPARED_MAX = 600_000;

/** Columns of a list set by hand: two of them to one meaning is a slip, and which one was meant is not ours to guess. Error `column-twice`. */
export function refuseColumnsTwice({ name, headers }: Table, columns: Readonly<Record<string, string>>): void {
  const byField = new Map<string, string>();
  for (const header of headers) {
    const field = columns[header];
    if (!field) continue;
    const other = byField.get(field);
    if (other !== undefined && other !== header) throw new WorkbookError("other", { reason: "column-twice", table: name, columns: `${other}, ${header}` });
    byField.set(field, header);
  }
}

/** Errors: `too-many-rows`. */
export function refuseTooManyRows(name: string, rows: number): void {
  if (rows > ROWS_COMPARED_MAX) throw new WorkbookError("other", { reason: "too-many-rows", table: name, rows, max: ROWS_COMPARED_MAX });
}

/** Rows that cannot be compared at all, told before anything is tried. Errors: `ledger-empty`, `no-common-currency`, `amounts-too-large`. */
export function refuseRows(
  { ours, theirs, rates }: { readonly ours: readonly ReconciliationRow[]; readonly theirs: readonly ReconciliationRow[]; readonly rates: readonly CrossRate[] }, { table, ledger }: { readonly table: string; readonly ledger: string },
): void {
  if (ours.length === 0) throw new WorkbookError("other", { reason: "ledger-empty", table: ledger, list: table });
  refuseTooManyRows(table, ours.length + theirs.length);
  const currencies = { ours: currenciesOf(ours), theirs: currenciesOf(theirs) };
  const joined = [...currencies.theirs].some((theirCurrency) => currencies.ours.has(theirCurrency) || rates.some(({ from, to }) => (from === theirCurrency && currencies.ours.has(to)) || (to === theirCurrency && currencies.ours.has(from))));
  if (!joined) throw new WorkbookError("other", { reason: "no-common-currency", table, ours: [...currencies.ours].join(", "), theirs: [...currencies.theirs].join(", ") });
  let total = 0;
  for (const { amountMinor } of ours) total += Math.abs(amountMinor);
  for (const { amountMinor } of theirs) total += Math.abs(amountMinor);
  if (total > MINOR_MAX) throw new WorkbookError("other", { reason: "amounts-too-large", table, row: largest(theirs)?.row ?? 0 });
}

function currenciesOf(rows: readonly ReconciliationRow[]): ReadonlySet<string> {
  return new Set(rows.map(({ currency }) => currency));
}

function largest(rows: readonly ReconciliationRow[]): ReconciliationRow | null {
  let found: ReconciliationRow | null = null;
  for (const row of rows) if (found === null || Math.abs(row.amountMinor) > Math.abs(found.amountMinor)) found = row;
  return found;
}
