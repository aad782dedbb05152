import { type Minor, minorToText } from "../money/money";
import type { Books } from "./books";
import { type ConsecutiveSums, consecutiveSums, inSerialOrder, type Run } from "./consecutive-sums";
import { inSlices, type Stage } from "./in-slices";
import type { Deductions } from "./learn-deductions";
import type { AmountContext } from "./amount-context";
import { partiesFor, unnamedByParty } from "./pair-by-amount";
import type { Cause, Evidence } from "./reconciliation";
import { ascending, sum } from "./settle-claims";
import { settlePartsOfOne } from "./settle-parts";
import { findSubsets } from "./subset-search";

export interface RunContext extends AmountContext {
  readonly learned: Deductions;
}

/** A run is taken before others that are this many times as spread out. */
const TIGHTER = 2;
const MEANINGS_MAX = 4;
/** Expected accidental sums up to which a lone run is taken without asking. */
const ACCIDENTAL_MAX = 0.001;
/** Of a bank list nothing is shown that chance explains as well. */
const SHOWN_MAX = 0.5;
/** Lists that have to be seen, and the share of them that is consecutive, before that counts as their habit. */
const LISTS_MIN = 10;
const CONSECUTIVE_SHARE = 0.85;
const NOTE_DAYS = 45;

/** Sums that name nothing: consecutive open rows of the party that make them up exactly. */
export function* settleRuns(context: RunContext): Stage<void> {
  const habit = consecutiveHabit(context);
  yield* inSlices(context.unnamed.length, 30, (place) => {
    if (context.matching.theirsFree(context.unnamed[place]!)) settleExact(context, context.unnamed[place]!, habit);
  });
}

/** Sums less a known fee or a credit note, then two of theirs together, then rows of ours that several of theirs make up. */
export function* settleLooseRuns(context: RunContext): Stage<void> {
  yield* inSlices(context.unnamed.length, 30, (place) => {
    if (context.matching.theirsFree(context.unnamed[place]!)) settleLess(context, context.unnamed[place]!);
  });
  yield* settlePairsOfTheirs(context);
  yield* settlePartsOfOne(context);
}

function sumsFor(context: RunContext, party: number, their: number): ConsecutiveSums {
  const { books } = context;
  return consecutiveSums(context, party, { day: books.theirs.day[their]!, currency: books.theirs.currency[their]!, direction: Math.sign(books.theirs.amount[their]!) });
}

function settleExact(context: RunContext, their: number, habit: { readonly seen: number; readonly consecutive: number }): void {
  const { books } = context;
  const wanted = books.theirs.amount[their]!;
  const parties = partiesFor(books, their);
  const runs: Run[] = [];
  let accidental = 0;
  let swappable = false;
  for (const party of parties) {
    const sums = sumsFor(context, party, their);
    const found = sums.runs(wanted);
    runs.push(...found);
    if (found.length === 0) continue;
    accidental += sums.accidental(wanted);
    swappable ||= found.some(({ rows }) => sums.open.some((other) => !rows.includes(other) && rows.some((row) => books.ours.amount[row] === books.ours.amount[other])));
  }
  runs.sort((left, right) => left.spread - right.spread || left.rows[0]! - right.rows[0]!);
  const [best, second] = runs;
  if (!best || runs.length > MEANINGS_MAX || (books.bank && accidental > SHOWN_MAX)) return;
  const usual = habit.seen >= LISTS_MIN && habit.consecutive >= habit.seen * CONSECUTIVE_SHARE;
  const ambiguous = second !== undefined && second.spread < best.spread * TIGHTER;
  const clear = usual && runs.length === 1 && parties.length === 1 && !swappable && accidental <= ACCIDENTAL_MAX && books.bank && isOnlySet(context, parties[0]!, best.rows, their);
  const evidence: Evidence[] = [{ key: "chance", params: { accidental: accidental < 0.0001 ? "< 0.0001" : accidental.toFixed(4) } }];
  if (usual) evidence.push({ key: "habit", params: { consecutive: habit.consecutive, seen: habit.seen } });
  addRun(context, best.rows, [their], { cause: ambiguous ? "AMBIGUOUS" : noReferenceCause(books, best.rows), verdict: clear ? "auto" : "suggested", others: runs.slice(1), evidence });
}

const BESIDE_DAYS = 14;
const BESIDE_MAX = 16;
/** Days between neighbouring rows of one payment. */
const GAP_DAYS = 21;

/** Whether no other set of rows about that time has the sum: usual prices add up to the same in many ways. */
function isOnlySet(context: RunContext, party: number, rows: readonly number[], their: number): boolean {
  const { books } = context;
  const days = rows.map((row) => books.ours.day[row]!).sort(ascending);
  if (days.some((day, place) => place > 0 && day - days[place - 1]! > GAP_DAYS)) return false;
  // A row that is only suggested elsewhere may belong here instead.
  const { items, matching } = context;
  const taken = rows.some((row) => items.withAmount(party, books.ours.currency[row]!, books.ours.amount[row]!).some((other) =>
    !rows.includes(other) && matching.groupOfOurs[other]! >= 0 && matching.groups[matching.groupOfOurs[other]!]!.verdict === "suggested" && Math.abs(books.ours.day[other]! - books.ours.day[row]!) <= BESIDE_DAYS * 4));
  if (taken) return false;
  const beside = sumsFor(context, party, their).open.filter((row) => books.ours.day[row]! >= Math.min(...days) - BESIDE_DAYS && books.ours.day[row]! <= Math.max(...days) + BESIDE_DAYS);
  if (beside.length > BESIDE_MAX) return false;
  return findSubsets(beside.map((row) => books.ours.amount[row]!), books.theirs.amount[their]!).count === 1;
}

/** A sum less a fee that was seen before, or less one open credit note of the party. */
function settleLess(context: RunContext, their: number): void {
  const { books, matching, items, learned } = context;
  if (!books.bank) return;
  const amount = books.theirs.amount[their]!;
  const found: { rows: readonly number[]; cause: Cause; evidence: Evidence }[] = [];
  for (const party of partiesFor(books, their)) {
    const sums = sumsFor(context, party, their);
    if (sums.open.length < 2) continue;
    for (const fee of learned.fees.keys()) if (sums.accidental(amount + fee) <= ACCIDENTAL_MAX) for (const { rows } of sums.runs(amount + fee)) found.push({ rows, cause: "GROUP_FEE", evidence: { key: "fee-amount", params: { fee: minorToText(fee as Minor, books.currencies[books.theirs.currency[their]!]!) } } });
    const notes = items.ofParty(party).filter((row) => matching.oursFree(row) && Math.sign(books.ours.amount[row]!) === -Math.sign(amount) && books.ours.currency[row] === books.theirs.currency[their]);
    for (const note of notes) {
      if (Math.abs(books.ours.day[note]! - books.theirs.day[their]!) > NOTE_DAYS) continue;
      const gross = amount - books.ours.amount[note]!;
      const invoices = items.withAmount(party, books.theirs.currency[their]!, gross).filter((row) => matching.oursFree(row) && Math.abs(books.ours.day[row]! - books.ours.day[note]!) <= NOTE_DAYS);
      const evidence = { key: "netted", params: { document: books.ours.rows[note]!.reference } };
      for (const row of invoices) found.push({ rows: [row, note], cause: "NETTED_CN", evidence });
      for (const { rows } of sums.runs(gross)) found.push({ rows: [...rows, note], cause: "NETTED_CN", evidence });
    }
  }
  const [only] = found;
  if (!only || found.length > 1) return;
  addRun(context, only.rows, [their], { cause: only.cause, verdict: "suggested", others: [], evidence: [only.evidence] });
}

const PAIR_DAYS = 5;
/** Rows of ours that two of theirs may pay: with more, chance explains it as well. */
const PAIR_ROWS_MAX = 5;

/** Two rows of theirs, days apart, that together are one run of ours. */
function* settlePairsOfTheirs(context: RunContext): Stage<void> {
  const { books, matching } = context;
  if (!books.bank) return;
  const parties = unnamedByParty(context);
  yield* inSlices(parties.length, 10, (index) => {
    const [party, theirs] = parties[index]!;
    for (let place = 0; place + 1 < theirs.length; place += 1) {
      const pair = [theirs[place]!, theirs[place + 1]!] as const;
      if (!matching.theirsFree(pair[0]) || !matching.theirsFree(pair[1]) || books.theirs.day[pair[1]]! - books.theirs.day[pair[0]]! > PAIR_DAYS) continue;
      if (books.theirs.currency[pair[0]] !== books.theirs.currency[pair[1]] || Math.sign(books.theirs.amount[pair[0]]!) !== Math.sign(books.theirs.amount[pair[1]]!)) continue;
      const wanted = books.theirs.amount[pair[0]]! + books.theirs.amount[pair[1]]!;
      const sums = sumsFor(context, party, pair[0]);
      const runs = sums.runs(wanted);
      if (runs.length === 1 && runs[0]!.rows.length <= PAIR_ROWS_MAX && sums.accidental(wanted) <= ACCIDENTAL_MAX) addRun(context, runs[0]!.rows, pair, { cause: "GROUP_NM", verdict: "suggested", others: [], evidence: [] });
    }
  });
}

function addRun({ books, matching }: RunContext, rows: readonly number[], theirs: readonly number[], { cause, verdict, others, evidence }: { readonly cause: Cause; readonly verdict: "auto" | "suggested"; readonly others: readonly Run[]; readonly evidence: readonly Evidence[] }): void {
  matching.add({
    ours: [...rows].sort(ascending), theirs: [...theirs].sort(ascending), cause, verdict, basis: "run",
    evidence: [{ key: "consecutive", params: { count: rows.length, first: books.ours.rows[rows[0]!]!.reference, last: books.ours.rows[rows.at(-1)!]!.reference } }, { key: "sum", params: { ours: rows.length, theirs: theirs.length } }, ...evidence],
    alternatives: others.map((run) => ({ ours: [...run.rows].sort(ascending), theirs: [...theirs], cause: noReferenceCause(books, run.rows) })),
  });
}

export function noReferenceCause(books: Books, ours: readonly number[]): Cause {
  const direction = Math.sign(sum(books.ours.amount, ours));
  if (ours.some((row) => Math.sign(books.ours.amount[row]!) === -direction)) return "NETTED_CN";
  return books.bank ? "GROUP_1N_NOREF" : "GROUP_N1";
}

/** Of the lists that name their documents: how many are consecutive among the party's open rows. */
function consecutiveHabit(context: RunContext): { readonly seen: number; readonly consecutive: number } {
  const { books, matching, items } = context;
  let seen = 0;
  let consecutive = 0;
  for (const rows of matching.provenLists) {
    const invoices = rows.filter((row) => books.ours.amount[row]! > 0);
    if (invoices.length < 2) continue;
    seen += 1;
    if (seen > HABIT_SAMPLE) break;
    const order = inSerialOrder(context, items.ofParty(books.partyOf[rows[0]!]!).filter((row) => books.ours.amount[row]! > 0 && (rows.includes(row) || matching.oursFree(row))));
    const places = invoices.map((row) => order.indexOf(row));
    if (Math.max(...places) - Math.min(...places) + 1 === invoices.length) consecutive += 1;
  }
  return { seen: Math.min(seen, HABIT_SAMPLE), consecutive };
}

const HABIT_SAMPLE = 300;
