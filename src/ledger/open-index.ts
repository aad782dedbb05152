import { allSteps, ENTRIES_PER_STEP, type Steps } from "../check/steps";
import type { Ledger } from "./ledger";
import type { Settlement } from "./settlement";

/** No day is as late: an entry that is never closed. */
const NEVER = 2147483647;

/**
 * What is open of every entry on every day, laid out so that one day is asked for in one pass over memory.
 *
 * Shape: columns by place in `Settlement.entryOrder`. The changes of a place stand from `changeStart[place]`, in the order of days,
 *        each with what is open from then on.
 * Units: minor units, signed as the entry.
 */
export interface OpenIndex {
  /** From this day on nothing is open any more. */
  readonly closedDay: Int32Array;
  readonly day: Int32Array;
  readonly amountMinor: Float64Array;
  /** From which a debit is past due (its document day where it has no due day); a credit has no due day and ages from its document day. */
  readonly dueDay: Int32Array;
  readonly documentDay: Int32Array;
  readonly changeStart: Int32Array;
  readonly changeDay: Int32Array;
  readonly changeOpen: Float64Array;
}

const built = new WeakMap<Settlement, OpenIndex>();

/** The index of a settlement, built when it is first asked for and kept with it. */
export function openIndex(ledger: Ledger, settlement: Settlement): OpenIndex {
  return built.get(settlement) ?? allSteps(buildOpenIndex(ledger, settlement));
}

/** Builds the index ahead of the first question, in steps that a page breathes between. */
export function* buildOpenIndex(ledger: Ledger, settlement: Settlement): Steps<OpenIndex> {
  const index = built.get(settlement) ?? (yield* indexSteps(ledger, settlement));
  built.set(settlement, index);
  return index;
}

/** What is open at a place at the end of `asOf`; call it only for places that are not closed by then. */
export function openAt(index: OpenIndex, place: number, asOf: number): number {
  if (index.day[place]! > asOf) return 0;
  const start = index.changeStart[place]!;
  let change = index.changeStart[place + 1]! - 1;
  while (change >= start && index.changeDay[change]! > asOf) change--;
  return change < start ? index.amountMinor[place]! : index.changeOpen[change]!;
}

function* indexSteps({ entries }: Ledger, { count, credit, debit, amountMinor, day, entryOrder, placed }: Settlement): Steps<OpenIndex> {
  const placeOf = new Int32Array(entries.count);
  for (let place = 0; place < entries.count; place++) placeOf[entryOrder[place]!] = place;
  const changeStart = new Int32Array(entries.count + 1);
  for (let application = 0; application < count; application++) {
    changeStart[placeOf[credit[application]!]! + 1]!++;
    changeStart[placeOf[debit[application]!]! + 1]!++;
  }
  for (let place = 0; place < entries.count; place++) changeStart[place + 1]! += changeStart[place]!;
  yield;
  const changeDay = new Int32Array(count * 2);
  const changeOpen = new Float64Array(count * 2);
  const next = changeStart.slice();
  for (let application = 0; application < count; application++) {
    const creditChange = next[placeOf[credit[application]!]!]!++;
    const debitChange = next[placeOf[debit[application]!]!]!++;
    changeDay[creditChange] = changeDay[debitChange] = day[application]!;
    changeOpen[creditChange] = amountMinor[application]!;
    changeOpen[debitChange] = -amountMinor[application]!;
  }
  yield;
  const index = {
    closedDay: new Int32Array(entries.count), day: placed.day, amountMinor: placed.amountMinor, dueDay: placed.dueDay, documentDay: placed.documentDay,
    changeStart, changeDay, changeOpen,
  };
  for (let place = 0; place < entries.count; place++) {
    index.closedDay[place] = sumUp(index, place);
    if (place % ENTRIES_PER_STEP === ENTRIES_PER_STEP - 1) yield;
  }
  return index;
}

/** Puts the changes of a place in the order of days, turns them into what is open after each, and answers when it is closed for good. */
function sumUp({ amountMinor, changeStart, changeDay, changeOpen }: OpenIndex, place: number): number {
  const start = changeStart[place]!;
  const end = changeStart[place + 1]!;
  for (let change = start + 1; change < end; change++) {
    const day = changeDay[change]!;
    if (changeDay[change - 1]! <= day) continue;
    const open = changeOpen[change]!;
    let to = change;
    for (; to > start && changeDay[to - 1]! > day; to--) {
      changeDay[to] = changeDay[to - 1]!;
      changeOpen[to] = changeOpen[to - 1]!;
    }
    changeDay[to] = day;
    changeOpen[to] = open;
  }
  let open = amountMinor[place]!;
  let closed = open === 0 ? -NEVER : NEVER;
  for (let change = start; change < end; change++) {
    open += changeOpen[change]!;
    changeOpen[change] = open;
    if (open !== 0) closed = NEVER;
    else if (closed === NEVER) closed = changeDay[change]!;
  }
  return closed;
}
