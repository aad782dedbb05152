import { type Day, parseIsoDay } from "../calendar/day";
import { minorOfWritten } from "../ledger/written-amount";
import { addMinor, checkedMinor, type Minor, ZERO } from "../money/money";
import type { CarriedItem, CounterpartyMemory } from "../settings/reconciliation-memory";
import type { Opening } from "./close-bridges";
import { type Cause, CAUSES, type ReconciliationInput, type ReconciliationRow } from "./reconciliation";
import type { RowKeys } from "./row-identity";

/** The rows to compare once what an agreed period has done with is set aside, and what both sides stood at by then. */
export interface PeriodStart {
  readonly ours: readonly ReconciliationRow[];
  /** Open rows of earlier lists come along with negative numbers: `-1` is `carriedTheirs[0]`. */
  readonly theirs: readonly ReconciliationRow[];
  readonly carriedTheirs: readonly CarriedItem[];
  readonly carriedCauses: { readonly ours: ReadonlyMap<number, Cause>; readonly theirs: ReadonlyMap<number, Cause> };
  readonly openings: readonly Opening[];
  /** End of the last agreed period; null: everything is compared. */
  readonly since: Day | null;
  /** Rows that the agreed period has done with. */
  readonly settledRows: { readonly ours: readonly number[]; readonly theirs: readonly number[] };
  /** By how much rows of the agreed period have changed since, per currency. */
  readonly changed: readonly { readonly currency: string; readonly amountMinor: Minor }[];
}

/**
 * Start a reconciliation where the last agreed period ended.
 *
 * Rows are set aside by identity, not by date: a row that was booked late into the agreed period, or changed since, is compared.
 * Holds: opening + rows compared = all rows, on our side; what changed in an agreed period is told, and stays a difference.
 */
export function periodStart(
  rows: Pick<ReconciliationInput, "ours" | "theirs" | "kind">,
  { memory, keys }: { readonly memory: CounterpartyMemory | null; readonly keys: () => { readonly ours: RowKeys; readonly theirs: RowKeys } },
): PeriodStart {
  const last = memory?.agreed.at(-1);
  if (!memory || !last) return { ...rows, carriedTheirs: [], carriedCauses: { ours: new Map(), theirs: new Map() }, openings: [], since: null, settledRows: { ours: [], theirs: [] }, changed: [] };
  const { ours: ourKeys, theirs: theirKeys } = keys();
  const settled = { ours: new Set(memory.settled.ours), theirs: new Set(memory.settled.theirs) };
  const isDone = (side: "ours" | "theirs", keys: RowKeys) => ({ row }: ReconciliationRow): boolean => settled[side].has(keys.get(row) ?? "");
  const [ours, theirs] = [split(rows.ours, isDone("ours", ourKeys)), split(rows.theirs, isDone("theirs", theirKeys))];
  const present = new Set(theirs.rest.map(({ row }) => theirKeys.get(row)));
  const carriedTheirs = memory.carried.filter(({ side, key }) => side === "theirs" && !present.has(key));
  const causes = new Map(memory.carried.map(({ side, key, cause }) => [`${side} ${key}`, cause]));
  const causesOf = (side: "ours" | "theirs", list: readonly ReconciliationRow[], keys: RowKeys): [number, Cause][] =>
    list.flatMap(({ row }) => {
      const cause = causes.get(`${side} ${keys.get(row) ?? ""}`);
      return cause !== undefined && isCause(cause) ? [[row, cause] as [number, Cause]] : [];
    });
  const sums = sumsOf(ours.done, rows.kind);
  const agreed = new Map(last.balances.map(({ currency, settled: amount }) => [currency, minorOfWritten(amount, currency) ?? ZERO]));
  const openings = [...new Set([...agreed.keys(), ...sums.keys()])].map((currency) => ({ currency, oursMinor: sums.get(currency) ?? ZERO, theirsMinor: agreed.get(currency) ?? ZERO }));
  return {
    ours: ours.rest,
    theirs: [...theirs.rest, ...carriedTheirs.map((item, place) => rowOfCarried(item, -1 - place))],
    carriedTheirs,
    carriedCauses: {
      ours: new Map(causesOf("ours", ours.rest, ourKeys)),
      theirs: new Map([...causesOf("theirs", theirs.rest, theirKeys), ...carriedTheirs.flatMap(({ cause }, place) => (isCause(cause) ? [[-1 - place, cause] as [number, Cause]] : []))]),
    },
    openings,
    since: parseIsoDay(last.periodEnd),
    settledRows: { ours: ours.done.map(({ row }) => row), theirs: theirs.done.map(({ row }) => row) },
    changed: openings.filter(({ oursMinor, theirsMinor }) => oursMinor !== theirsMinor).map(({ currency, oursMinor, theirsMinor }) => ({ currency, amountMinor: checkedMinor(oursMinor - theirsMinor) })),
  };
}

function split<Row>(rows: readonly Row[], isDone: (row: Row) => boolean): { readonly done: readonly Row[]; readonly rest: readonly Row[] } {
  const done: Row[] = [];
  const rest: Row[] = [];
  for (const row of rows) (isDone(row) ? done : rest).push(row);
  return { done, rest };
}

/** Totals per currency, in the direction of the bridge. */
export function sumsOf(rows: readonly ReconciliationRow[], kind: ReconciliationInput["kind"]): ReadonlyMap<string, Minor> {
  const sums = new Map<string, Minor>();
  for (const { currency, amountMinor, type } of rows) {
    const amount = kind === "bank" && (type === "payment" || type === "refund") ? -amountMinor : amountMinor;
    sums.set(currency, addMinor(sums.get(currency) ?? ZERO, amount as Minor));
  }
  return sums;
}

function rowOfCarried({ day, reference, party, partyCode, text, amount, currency }: CarriedItem, row: number): ReconciliationRow {
  return { row, party, partyCode, day: day === null ? null : parseIsoDay(day), dueDay: null, amountMinor: minorOfWritten(amount, currency) ?? ZERO, currency, reference, text, type: null };
}

export function isCause(text: string): text is Cause {
  return (CAUSES as readonly string[]).includes(text);
}
