import { assert } from "../check/assert";
import { checkedMinor, type Minor, ZERO } from "../money/money";
import { explainEntries, type ReissueChange, type Side } from "./explain-change";
import { earlierFingerprintOf, recipeOf, type StatedFigures } from "./fingerprint";
import { type IssuedStatement, periodOf } from "./issued";
import { onlyListed } from "./kept-account";
import { countedOf, isListed, isOfItems, listedOf, type StatedEntry, type StatedPeriod } from "./stated-entries";
import { sameWay, type StatedWay, WAY_PARTS } from "./stated-way";

/** A figure beside the lines that is no longer what it was; null where it was not printed. */
export interface FigureChange {
  readonly figure: Exclude<keyof StatedFigures, "buckets" | "agedMinor"> | "openingMinor" | "bucket";
  readonly bucket: string;
  readonly beforeMinor: Minor | null;
  readonly afterMinor: Minor | null;
}

/** What changed in an account since its statement was issued. */
export interface Reissue {
  readonly before: IssuedStatement;
  readonly after: IssuedStatement;
  /** By the recipe that the statement was issued under. */
  readonly isSame: boolean;
  /** The register's row is of the earlier recipe: due days, open amounts and ages could not be compared. */
  readonly isEarlierRecipe: boolean;
  readonly changes: readonly ReissueChange[];
  readonly figures: readonly FigureChange[];
  /** Figures are worked out by another policy than then. */
  readonly policyChanged: boolean;
  /** Part of the change of the closing balance that no listed change explains: only where the register holds too little of what was issued. */
  readonly unexplainedMinor: Minor;
}

/** The account as the ledger of now gives it under settings of another time. */
export type Restate = (way: StatedWay) => IssuedStatement;

/**
 * Hold a statement made again against the one that was issued, each difference with its reason.
 *
 * The ledger of now is worked out under the settings of then first: what still differs is in the ledger; what the settings of now change beside that is told of each.
 * Shape: the opening first, then changes in the order of the entries as they are now, then what came and what is gone, then settings.
 * Holds: closing before + Σ effects + unexplained = closing after, checked; unexplained is 0 where the register holds the entries and they add up.
 */
export function compareIssued(before: IssuedStatement, after: IssuedStatement, restate: Restate): Reissue {
  const isEarlierRecipe = recipeOf(before.fingerprint) === 1;
  const about = { before, after, isEarlierRecipe, policyChanged: before.policyVersion !== after.policyVersion };
  if (before.fingerprint === (isEarlierRecipe ? earlierFingerprint(after) : after.fingerprint)) return { ...about, isSame: true, changes: [], figures: [], unexplainedMinor: ZERO };
  const way = before.kept?.way ?? earlierWay(before, after, restate);
  const restated = restate(way);
  const changes = [...ledgerChanges(before, restated), ...settingChanges(way, restated, { after, restate })];
  const explained = changes.reduce((sum, { effectMinor }) => sum + effectMinor, 0);
  const unexplainedMinor = checkedMinor(after.closingMinor - before.closingMinor - explained);
  assert(unexplainedMinor === 0 || !addsUp(before), "Every change since the issue has its reason");
  return { ...about, isSame: false, changes, figures: figureChanges(before, after), unexplainedMinor };
}

/** What the settings of now change beside the ledger, one after the other. */
function settingChanges(way: StatedWay, restated: IssuedStatement, { after, restate }: { readonly after: IssuedStatement; readonly restate: Restate }): readonly ReissueChange[] {
  const now = after.kept!.way!;
  let [current, closingMinor] = [way, restated.closingMinor];
  return WAY_PARTS.filter((part) => !sameWay(way, now, part)).map((part) => {
    const wayBefore = current;
    current = { ...current, [part]: now[part] };
    const next = restate(current).closingMinor;
    const effectMinor = checkedMinor(next - closingMinor);
    closingMinor = next;
    return { cause: `setting-${part}`, document: "", type: null, day: null, beforeMinor: null, afterMinor: null, effectMinor, was: null, is: null, wayBefore, wayNow: current };
  });
}

/** A row of the earlier recipe does not say whether write-offs were shown: where only the other way gives its figures, that is how it was issued. */
function earlierWay(before: IssuedStatement, after: IssuedStatement, restate: Restate): StatedWay {
  const now = after.kept!.way!;
  const other = { ...now, showWriteOffs: !now.showWriteOffs };
  return earlierFingerprint(restate(other)) === before.fingerprint ? other : now;
}

function earlierFingerprint(issued: IssuedStatement): string {
  return earlierFingerprintOf(issued, { ...issued, entries: issued.kept!.entries!, period: periodOf(issued) });
}

/** What differs in the ledger: `after` is worked out under the settings of `before`. */
function ledgerChanges(before: IssuedStatement, after: IssuedStatement): readonly ReissueChange[] {
  const kept = before.kept;
  const ofItems = isOfItems(before.kind);
  const isWhole = kept?.scope === "account" && kept.entries !== null;
  const openingEffect = ofItems || isWhole ? 0 : after.openingMinor - before.openingMinor;
  const opening: ReissueChange[] = openingEffect === 0 ? [] : [{
    cause: "opening-changed", document: "", type: null, day: after.from, beforeMinor: before.openingMinor, afterMinor: after.openingMinor, effectMinor: openingEffect as Minor, was: null, is: null,
  }];
  if (!kept?.entries) return opening;
  const period = periodOf(after);
  const entries = kept.scope === "earlier" && ofItems
    ? after.kept!.entries!.map((entry) => onlyListed({ ...entry, amountMinor: listedOf(entry, period) }, before.kind))
    : after.kept!.entries!;
  return [...opening, ...explainEntries({
    before: sideOf(kept.entries, period, isWhole), after: sideOf(entries, period, isWhole),
    scope: kept.scope, ofItems, withTerms: before.kind !== "confirmation", issuedOn: before.issuedOn, statedTo: before.to,
  })];
}

/** The entries of a statement: of all that its account had those up to its end, else those it lists. */
export function sideOf(entries: readonly StatedEntry[], period: StatedPeriod, isWhole: boolean): Side {
  return isWhole
    ? { entries, isIn: ({ day }) => day === null || day <= period.to, weigh: (entry) => countedOf(entry, period) }
    : { entries, isIn: (entry) => isListed(entry, period), weigh: (entry) => listedOf(entry, period) };
}

/** What the register keeps of a statement comes to its closing: where a row was changed by hand it does not. */
export function addsUp(issued: IssuedStatement): boolean {
  const { kept, openingMinor, closingMinor, kind } = issued;
  if (!kept?.entries) return false;
  const { weigh } = sideOf(kept.entries, periodOf(issued), kept.scope === "account");
  const sum = kept.entries.reduce((total, entry) => total + weigh(entry), 0);
  return closingMinor === sum + (kept.scope === "account" || isOfItems(kind) ? 0 : openingMinor);
}

/** The other figures on the statement that moved. A bucket of other edges is another figure. */
function figureChanges(before: IssuedStatement, after: IssuedStatement): readonly FigureChange[] {
  const [then, now] = [before.kept?.figures, after.kept?.figures];
  const opening: FigureChange[] = isOfItems(before.kind) ? [] : [{ figure: "openingMinor", bucket: "", beforeMinor: before.openingMinor, afterMinor: after.openingMinor }];
  if (!then || !now || before.kind === "confirmation") return opening.filter(hasMoved);
  const names = ["invoicedMinor", "paidMinor", "creditedMinor", "adjustedMinor", "overdueMinor", "disputedMinor", "writtenOffMinor"] as const;
  const aged = [...new Set([...then.buckets, ...now.buckets])].map((bucket): FigureChange => ({ figure: "bucket", bucket, beforeMinor: agedIn(then, bucket), afterMinor: agedIn(now, bucket) }));
  return [
    ...opening,
    ...names.filter((name) => !isOfItems(before.kind) || !MOVEMENTS.has(name)).map((name): FigureChange => ({ figure: name, bucket: "", beforeMinor: then[name], afterMinor: now[name] })),
    ...aged,
    { figure: "unappliedMinor" as const, bucket: "", beforeMinor: then.unappliedMinor, afterMinor: now.unappliedMinor },
  ].filter(hasMoved);
}

const MOVEMENTS: ReadonlySet<string> = new Set(["invoicedMinor", "paidMinor", "creditedMinor", "adjustedMinor"]);

/** A bucket that the other has not, with nothing in it, is no change. */
function hasMoved({ beforeMinor, afterMinor }: FigureChange): boolean {
  return (beforeMinor ?? ZERO) !== (afterMinor ?? ZERO);
}

function agedIn({ buckets, agedMinor }: StatedFigures, bucket: string): Minor | null {
  return agedMinor[buckets.indexOf(bucket)] ?? null;
}
