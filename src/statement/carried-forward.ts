import { assert } from "../check/assert";
import type { Day } from "../calendar/day";
import { checkedMinor, type Minor, ZERO } from "../money/money";
import { explainEntries, type ReissueChange } from "./explain-change";
import { type IssuedStatement, periodOf } from "./issued";
import { addsUp, sideOf } from "./reissue";
import { isBefore, type StatedEntry } from "./stated-entries";
import type { StatedWay } from "./stated-way";

/** How the balance that the last statement of an account closed with became the opening of the next. */
export interface CarriedForward {
  /** null for an account that was in no statement so far. */
  readonly number: string | null;
  /** Its last day. */
  readonly to: Day;
  readonly closingMinor: Minor;
  /** What moved the balance since without being in that statement; nothing where the opening is its closing. */
  readonly changes: readonly ReissueChange[];
  /** Only where the register holds too little of the last statement. */
  readonly unexplainedMinor: Minor;
}

/**
 * What was entered, changed or removed since the last statement, with dates before the new period.
 *
 * Shape: changes that move the balance, in the order of the entries as they are now, what came and what is gone after them.
 * Holds: closing of the last statement + Σ effects + unexplained = opening of the new one, checked; unexplained is 0 where the register holds the entries of the last one.
 */
export function carriedForward(last: IssuedStatement | null, entries: readonly StatedEntry[], { from, to, way }: {
  readonly from: Day;
  /** Last day of the customer's last statement, for an account that was in none. */
  readonly to: Day;
  readonly way: StatedWay;
}): CarriedForward {
  const closingMinor = last?.closingMinor ?? ZERO;
  const openingMinor = openingOf(entries, from, way.showWriteOffs);
  const showWriteOffs = last?.kept?.way?.showWriteOffs ?? way.showWriteOffs;
  const moved = openingMinor - openingOf(entries, from, showWriteOffs);
  const changes = [
    ...ledgerChanges(last, entries, { from, showWriteOffs, openingMinor: checkedMinor(openingMinor - moved) }).filter(({ effectMinor }) => effectMinor !== 0),
    ...(moved === 0 ? [] : [settingChange(last!, way, checkedMinor(moved))]),
  ];
  const unexplainedMinor = checkedMinor(openingMinor - closingMinor - changes.reduce((sum, { effectMinor }) => sum + effectMinor, 0));
  assert(unexplainedMinor === 0 || (last !== null && !addsUp(last)), "Every change since the last statement has its reason");
  return { number: last?.number ?? null, to: last?.to ?? to, closingMinor, changes, unexplainedMinor };
}

function openingOf(entries: readonly StatedEntry[], from: Day, showWriteOffs: boolean): Minor {
  return checkedMinor(entries.reduce((sum, entry) => (isBefore(entry, from) && (showWriteOffs || entry.type !== "write-off") ? sum + entry.amountMinor : sum), 0));
}

function ledgerChanges(last: IssuedStatement | null, entries: readonly StatedEntry[], { from, showWriteOffs, openingMinor }: { readonly from: Day; readonly showWriteOffs: boolean; readonly openingMinor: Minor }): readonly ReissueChange[] {
  const weigh = (entry: StatedEntry): Minor => (entry.type === "write-off" && !showWriteOffs ? ZERO : entry.amountMinor);
  const about = { ofItems: false, withTerms: false } as const;
  if (last === null) {
    const nothing = { entries: [], isIn: () => false, weigh };
    return explainEntries({ ...about, before: nothing, after: { entries, isIn: (entry) => isBefore(entry, from), weigh }, scope: "account", issuedOn: from, statedTo: null });
  }
  const { kept } = last;
  if (!kept?.entries) return [];
  const isWhole = kept.scope === "account";
  const period = { ...periodOf(last), showWriteOffs };
  // Of a statement of which only the lines are kept, what stands before its first day is not known entry by entry.
  const isIn = (entry: StatedEntry): boolean => isBefore(entry, from) && (isWhole || !isBefore(entry, last.from));
  const changes = explainEntries({ ...about, before: sideOf(kept.entries, period, isWhole), after: { entries, isIn, weigh }, scope: kept.scope, issuedOn: last.issuedOn, statedTo: last.to });
  const rest = openingMinor - last.closingMinor - changes.reduce((sum, { effectMinor }) => sum + effectMinor, 0);
  if (isWhole || rest === 0 || !addsUp(last)) return changes;
  return [{ cause: "opening-changed", document: "", type: null, day: last.from, beforeMinor: null, afterMinor: null, effectMinor: checkedMinor(rest), was: null, is: null }, ...changes];
}

function settingChange({ kept }: IssuedStatement, way: StatedWay, effectMinor: Minor): ReissueChange {
  const wayBefore = kept!.way!;
  return {
    cause: "setting-showWriteOffs", document: "", type: null, day: null, beforeMinor: null, afterMinor: null, effectMinor, was: null, is: null,
    wayBefore, wayNow: { ...wayBefore, showWriteOffs: way.showWriteOffs },
  };
}
