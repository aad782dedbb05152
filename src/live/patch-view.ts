import type { Issue } from "../check/issue";
import { cellAddress, type Table } from "../grid/table";
import type { Entries, Ledger } from "../ledger/ledger";
import type { ReadingWays } from "../ledger/plain-row";
import { settle, settleSteps } from "../ledger/settle";
import type { Settlement } from "../ledger/settlement";
import { type Stretch, stretchOf } from "./balance-index";
import type { LedgerView } from "./live-state";
import { type EntryChanges, entryChanges, patchedEntries } from "./patch-entries";
import { changedPart, customersTouched, type LedgerPart, patchedSettlement } from "./patch-settlement";
import { type RowChange, rowChanges } from "./row-changes";
import { allocationFor } from "../ledger/allocation-for";

/**
 * The view of a ledger table that differs from one read whole in a few plain rows; null where it has to be read whole.
 *
 * Balances come at the cost of the accounts that changed. The entries and the settlement are made when somebody first asks for them.
 * Holds: figures are those of a whole reading. Findings are those of the earlier one at the rows where they stand now, without those of
 *        changed rows: the whole reading that follows brings them up to date.
 */
export function patchView(since: LedgerView, ways: ReadingWays, table: Table, version = since.version + 1): LedgerView | null {
  const changes = rowChanges(ways.fields.table, table);
  return changes && viewWithChanges(since, ways, { changes, table, version });
}

/** The same for changes that are known. */
export function viewWithChanges(
  since: LedgerView,
  ways: ReadingWays,
  { changes, table, version = since.version + 1 }: { readonly changes: readonly RowChange[]; readonly table: Table; readonly version?: number },
): LedgerView | null {
  const patch = entryChanges(since.ledger, ways, { changes, rows: table.rows, currencySet: since.settings.baseCurrency !== null });
  if (patch === null) return null;
  const place = placing(since.ledger, table, patch.changes);
  const ledger = patchedLedger(since.ledger, patch, { issues: place(since.ledger.issues), rowCount: table.rowCount });
  const policy = allocationFor(since.settings.allocation, since.settings.aging.basis);
  let settlement: Settlement | null = null;
  let part: LedgerPart | null | undefined;
  const partNow = (): LedgerPart | null => (part === undefined ? (part = changedPart(since, patch, policy)) : part);
  const settledHere = (): Settlement | null => {
    const own = partNow();
    return own && patchedSettlement(since, ledger, patch, own);
  };
  // What was worked out for `since` is found through `changed`.
  const { figuresOf: _, ...base } = since;
  return {
    ...base,
    version,
    ledger,
    get settlement() {
      return (settlement ??= settledHere() ?? settle(ledger, policy));
    },
    issues: place(since.issues),
    notices: place(since.notices),
    changed: {
      since,
      stretches: stretchesOf(since, patch),
      // Only cells that ask for more than balances need it.
      get customers() {
        return customersTouched(since.ledger, patch.partitions);
      },
      get part() {
        return partNow();
      },
      *settleInSteps() {
        settlement ??= settledHere() ?? (yield* settleSteps(ledger, policy));
      },
      isSettled: () => settlement !== null,
    },
  };
}

function patchedLedger(ledger: Ledger, { changes, rowsTotal, rowsRead }: EntryChanges, { issues, rowCount }: { readonly issues: readonly Issue[]; readonly rowCount: number }): Ledger {
  let entries: Entries | null = null;
  return {
    ...ledger,
    tables: { ...ledger.tables, ledger: { ...ledger.tables.ledger, rowCount } },
    get entries() {
      return (entries ??= patchedEntries(ledger.entries, changes));
    },
    issues, rowsTotal, rowsRead,
  };
}

/** The accounts that changed, as the index of balances holds them. */
function stretchesOf({ ledger, settlement }: LedgerView, { changes, partitions }: EntryChanges): ReadonlyMap<number, Stretch> {
  const { entries } = ledger;
  const isGone = (entry: number): boolean => changes.some(({ entryAt, removedEntries }) => entry >= entryAt && entry < entryAt + removedEntries);
  const added = changes.flatMap((change) => change.entries.map(({ entry }) => entry));
  return new Map([...partitions].map((partition) => {
    const kept = [...settlement.entryOrder.subarray(settlement.entryStart[partition]!, settlement.entryStart[partition + 1]!)].filter((entry) => !isGone(entry));
    const lines = [...kept.map((entry) => ({ day: entries.day[entry]!, amountMinor: entries.amountMinor[entry]! })), ...added.filter((entry) => entry.partition === partition)];
    return [partition, stretchOf(lines)];
  }));
}

/** Findings of the ledger table at the rows where they stand now; those of changed rows are left out. */
function placing({ tables }: Ledger, { headerRow, firstColumn, headers }: Table, changes: readonly RowChange[]): (issues: readonly Issue[]) => readonly Issue[] {
  const rowNow = (row: number): number | null => {
    let shift = 0;
    for (const { at, removed, added } of changes) {
      if (row - 1 < at) break;
      if (row - 1 < at + removed) return null;
      shift += added - removed;
    }
    return row + shift;
  };
  return (issues) => issues.flatMap((issue) => {
    if (issue.at.table !== tables.ledger.name || issue.at.row === null) return [issue];
    const row = rowNow(issue.at.row);
    if (row === null) return [];
    if (row === issue.at.row) return [issue];
    const column = issue.at.column === null ? -1 : headers.indexOf(issue.at.column);
    const cell = "cell" in issue.params && column >= 0 ? { cell: cellAddress(headerRow + row, firstColumn + column) } : {};
    return [{ ...issue, at: { ...issue.at, row }, params: { ...issue.params, ...cell } }];
  });
}
