import type { Day } from "../calendar/day";
import type { EntryType } from "../ledger/ledger";
import { checkedMinor, type Minor, ZERO } from "../money/money";
import type { IssuedLine, IssuedStatement } from "./issued";

/** Why a figure is no longer what it was when the statement was issued. */
export type ChangeCause = "added" | "removed" | "amount-changed" | "date-changed" | "opening-changed" | "settled-otherwise";

export interface ReissueChange {
  readonly cause: ChangeCause;
  readonly document: string;
  readonly type: EntryType | null;
  /** The day it has now, or had where it is gone. */
  readonly day: Day | null;
  readonly beforeMinor: Minor | null;
  readonly afterMinor: Minor | null;
  /** By how much it moves the closing balance. */
  readonly effectMinor: Minor;
}

/** What changed in an account since its statement was issued. */
export interface Reissue {
  readonly before: IssuedStatement;
  readonly after: IssuedStatement;
  readonly isSame: boolean;
  readonly changes: readonly ReissueChange[];
  /** Figures are worked out by another policy than then. */
  readonly policyChanged: boolean;
  /** Part of the change of the closing balance that no listed change explains: only where the lines were not kept. */
  readonly unexplainedMinor: Minor;
}

/**
 * Hold a statement made again against the one that was issued.
 *
 * A line is known again by type, document, day and amount, each occurrence once; then by document and day (its amount changed), then by document and
 * amount (its date changed). Shape: the opening first, then changes in the order of the lines as they are now, then what is gone.
 * Holds: closing before + Σ effects + unexplained = closing after; unexplained is 0 where the lines were kept.
 */
export function compareIssued(before: IssuedStatement, after: IssuedStatement): Reissue {
  const isSame = before.fingerprint === after.fingerprint;
  const changes: ReissueChange[] = [];
  const openingEffect = after.openingMinor - before.openingMinor;
  if (openingEffect !== 0) {
    changes.push({ cause: "opening-changed", document: "", type: null, day: after.from, beforeMinor: before.openingMinor, afterMinor: after.openingMinor, effectMinor: openingEffect as Minor });
  }
  if (!isSame && before.lines && after.lines) changes.push(...changedLines(before.lines, after.lines, after.kind === "open-item" || after.kind === "dunning" || after.kind === "confirmation"));
  const explained = changes.reduce((sum, { effectMinor }) => sum + effectMinor, 0);
  return {
    before, after, isSame, changes, policyChanged: before.policyVersion !== after.policyVersion,
    unexplainedMinor: checkedMinor(after.closingMinor - before.closingMinor - explained),
  };
}

function changedLines(before: readonly IssuedLine[], after: readonly IssuedLine[], ofItems: boolean): ReissueChange[] {
  let [then, now] = withoutPairs(before, after, (line) => JSON.stringify([line.type, line.document, line.day, line.amountMinor]));
  const pairs: (readonly [IssuedLine, IssuedLine])[] = [];
  for (const key of [(line: IssuedLine) => JSON.stringify([line.type, line.document, line.day]), (line: IssuedLine) => JSON.stringify([line.type, line.document, line.amountMinor])]) {
    [then, now] = withoutPairs(then, now, key, (pair) => pairs.push(pair));
  }
  return [
    ...pairs.map(([old, line]): ReissueChange => ({
      ...about(line), cause: old.amountMinor === line.amountMinor ? "date-changed" : ofItems ? "settled-otherwise" : "amount-changed",
      beforeMinor: old.amountMinor, afterMinor: line.amountMinor, effectMinor: checkedMinor(line.amountMinor - old.amountMinor),
    })),
    ...now.map((line): ReissueChange => ({ ...about(line), cause: "added", beforeMinor: null, afterMinor: line.amountMinor, effectMinor: line.amountMinor })),
    ...then.map((line): ReissueChange => ({ ...about(line), cause: "removed", beforeMinor: line.amountMinor, afterMinor: null, effectMinor: checkedMinor(ZERO - line.amountMinor) })),
  ];
}

function about({ document, type, day }: IssuedLine): Pick<ReissueChange, "document" | "type" | "day"> {
  return { document, type, day };
}

/** What is left of both lists when equals have met, each occurrence once. */
function withoutPairs(
  before: readonly IssuedLine[],
  after: readonly IssuedLine[],
  keyOf: (line: IssuedLine) => string,
  onPair: (pair: readonly [IssuedLine, IssuedLine]) => void = () => undefined,
): [readonly IssuedLine[], readonly IssuedLine[]] {
  const waiting = new Map<string, IssuedLine[]>();
  for (const line of before) {
    const queue = waiting.get(keyOf(line));
    if (queue) queue.push(line);
    else waiting.set(keyOf(line), [line]);
  }
  const left = after.filter((line) => {
    const old = waiting.get(keyOf(line))?.shift();
    if (old) onPair([old, line]);
    return old === undefined;
  });
  const unmet = new Set([...waiting.values()].flat());
  return [before.filter((line) => unmet.has(line)), left];
}
