import type { Day } from "../calendar/day";
import { checkedMinor, type Minor, ZERO } from "../money/money";
import { meetEntries } from "./meet-entries";
import type { StatedEntry } from "./stated-entries";
import type { StatedWay, WayPart } from "./stated-way";

/** Why a figure is no longer what it was. */
export type ChangeCause =
  /** Entered since: with a date after the issue, with an earlier one; `appeared` where it may have had another date before. */
  | "added" | "backdated" | "appeared"
  /** Not in the statement before, being later than it, or of an account that never had one. */
  | "not-stated"
  | "removed" | "opened"
  | "amount-changed" | "date-changed" | "type-changed" | "document-changed" | "due-changed" | "disputed" | "undisputed" | "instalments-changed"
  | "settled-otherwise" | "settles-otherwise" | "opening-changed"
  | `setting-${WayPart}`;

export interface ReissueChange {
  readonly cause: ChangeCause;
  readonly document: string;
  readonly type: StatedEntry["type"] | null;
  /** The day it has now, or had where it is gone. */
  readonly day: Day | null;
  /** The amounts that changed: of the entry, or what is open of it. */
  readonly beforeMinor: Minor | null;
  readonly afterMinor: Minor | null;
  /** By how much it moves the closing balance. */
  readonly effectMinor: Minor;
  /** The entry as it was and as it is. */
  readonly was: StatedEntry | null;
  readonly is: StatedEntry | null;
  /** Where a setting changed: as it was and as it is. */
  readonly wayBefore?: StatedWay;
  readonly wayNow?: StatedWay;
}

/** The entries of one side, and which of them count how much in the figure that is explained. */
export interface Side {
  readonly entries: readonly StatedEntry[];
  readonly isIn: (entry: StatedEntry) => boolean;
  readonly weigh: (entry: StatedEntry) => Minor;
}

export interface Explaining {
  readonly before: Side;
  readonly after: Side;
  /** `account`: an entry that is not among those of before was not there. */
  readonly scope: "account" | "lines" | "earlier";
  /** Amounts of the earlier recipe's items are what was open of them. */
  readonly ofItems: boolean;
  /** The statement shows due days, what is open and how old it is. */
  readonly withTerms: boolean;
  readonly issuedOn: Day;
  /** Last day of the statement before; later entries were not in it. null where there was none. */
  readonly statedTo: Day | null;
}

/**
 * Entry by entry, what moved a figure: each change with its own reason, the effect with the reason it comes from.
 *
 * Shape: in the order of the entries as they are now; what came since, and what is gone, after the others.
 * Holds: Σ effects = Σ weights after − Σ weights before.
 */
export function explainEntries(question: Explaining): readonly ReissueChange[] {
  const { before, after } = question;
  const { pairs, gone, come } = meetEntries(before.entries, after.entries);
  return [
    ...pairs.flatMap((pair) => changesOfPair(pair, question)),
    ...come.filter(after.isIn).map((entry) => change(causeOfNew(entry, question), { was: null, is: entry, effectMinor: after.weigh(entry), beforeMinor: null, afterMinor: shownAmount(entry, question) })),
    ...gone.filter(before.isIn).map((entry) => change("removed", { was: entry, is: null, effectMinor: checkedMinor(ZERO - before.weigh(entry)), beforeMinor: shownAmount(entry, question), afterMinor: null })),
  ];
}

/** Of a list of open items what was open of an entry, else its amount. */
function shownAmount(entry: StatedEntry, { scope, ofItems }: Explaining): Minor {
  return ofItems && scope !== "account" ? entry.openMinor : entry.amountMinor;
}

function causeOfNew({ day }: StatedEntry, { scope, ofItems, issuedOn, statedTo }: Explaining): ChangeCause {
  if (statedTo === null || (day !== null && day > statedTo)) return "not-stated";
  if (scope !== "account") return ofItems ? "opened" : "appeared";
  return day === null || day <= issuedOn ? "backdated" : "added";
}

function changesOfPair([was, is]: readonly [StatedEntry, StatedEntry], question: Explaining): readonly ReissueChange[] {
  const { before, after, scope, ofItems, statedTo } = question;
  const [wasIn, isIn] = [before.isIn(was), after.isIn(is)];
  if (!wasIn && !isIn) return [];
  const effectMinor = checkedMinor((isIn ? after.weigh(is) : 0) - (wasIn ? before.weigh(was) : 0));
  const causes = causesOfPair([was, is], question);
  // The later entry was there then already, and the statement of then ended before it.
  if (!wasIn && was.day !== null && statedTo !== null && was.day > statedTo && is.day === was.day) return [change("not-stated", { was, is, effectMinor, beforeMinor: null, afterMinor: is.amountMinor })];
  const owner = ownerOf(causes, wasIn !== isIn && was.day !== is.day);
  const told = causes.length === 0 && effectMinor !== 0 ? (["settled-otherwise"] as const) : causes;
  return told.map((cause) => {
    const ofOpen = cause === "settled-otherwise" && !(scope === "earlier" && ofItems);
    const amountOf = (entry: StatedEntry, isThere: boolean): Minor | null => (hasAmounts(cause) && isThere ? (ofOpen ? entry.openMinor : entry.amountMinor) : null);
    return change(cause, { was, is, effectMinor: cause === (owner ?? told[0]) ? effectMinor : ZERO, beforeMinor: amountOf(was, wasIn), afterMinor: amountOf(is, isIn) });
  });
}

/** Everything about an entry that changed. */
function causesOfPair([was, is]: readonly [StatedEntry, StatedEntry], { before, after, scope, ofItems, withTerms }: Explaining): readonly ChangeCause[] {
  const sameSize = Math.abs(was.amountMinor) === Math.abs(is.amountMinor);
  const isTurned = was.type !== is.type && sameSize;
  const causes: ChangeCause[] = [];
  if (was.day !== is.day) causes.push("date-changed");
  if (was.type !== is.type) causes.push("type-changed");
  if (was.document !== is.document) causes.push("document-changed");
  if (was.amountMinor !== is.amountMinor && !isTurned) causes.push(scope === "earlier" && ofItems ? "settled-otherwise" : "amount-changed");
  if (scope === "earlier" || !withTerms || !before.isIn(was) || !after.isIn(is)) return causes;
  if (was.dueDay !== is.dueDay && was.type === is.type) causes.push("due-changed");
  if (was.isDisputed !== is.isDisputed) causes.push(is.isDisputed ? "disputed" : "undisputed");
  if (was.parts !== is.parts) causes.push("instalments-changed");
  if (was.amountMinor - was.openMinor !== is.amountMinor - is.openMinor) causes.push("settled-otherwise");
  else if (was.settles !== is.settles) causes.push("settles-otherwise");
  return causes;
}

/** The reason that the effect comes from; a date only where it moved the entry into the statement or out of it. */
function ownerOf(causes: readonly ChangeCause[], hasMoved: boolean): ChangeCause | undefined {
  const order: readonly ChangeCause[] = [...(hasMoved ? (["date-changed"] as const) : []), "amount-changed", "type-changed", "due-changed", "disputed", "undisputed", "instalments-changed", "settled-otherwise"];
  return order.find((cause) => causes.includes(cause));
}

function hasAmounts(cause: ChangeCause): boolean {
  return cause === "amount-changed" || cause === "date-changed" || cause === "type-changed" || cause === "document-changed" || cause === "settled-otherwise";
}

function change(cause: ChangeCause, { was, is, ...amounts }: Pick<ReissueChange, "was" | "is" | "beforeMinor" | "afterMinor" | "effectMinor">): ReissueChange {
  const { document, type, day } = (is ?? was)!;
  return { cause, document, type, day, was, is, ...amounts };
}
