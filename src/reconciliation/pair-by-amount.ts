import { NO_DAY } from "../calendar/day";
import { type Books, lagDays } from "./books";
import type { Quoting } from "./claims";
import { inSlices, type Stage } from "./in-slices";
import type { LagModel } from "./lag-model";
import { ADVANCE_WORDS, DISCOUNT_WORDS, PART_WORDS, WITHHOLDING_WORDS } from "./learn-deductions";
import type { Matching } from "./matching";
import type { Said } from "./mentions";
import type { Numbering } from "./numbering";
import type { OpenItems } from "./open-items-index";
import { withinLag } from "./pair-cause";
import { also, referenceEvidence } from "./reference-evidence";
import type { Evidence } from "./reconciliation";

export interface AmountContext {
  readonly books: Books;
  readonly matching: Matching;
  readonly quoting: Quoting;
  readonly said: readonly Said[];
  readonly items: OpenItems;
  readonly lags: LagModel;
  readonly numbering: Numbering;
  /** How many rows of ours have this figure, whatever the party: frequent figures prove little. */
  readonly figureCount: ReadonlyMap<number, number>;
  /** Rows of theirs that are still open and name no document, and those that name one: gathered anew for each round. */
  readonly unnamed: readonly number[];
  readonly naming: readonly number[];
  /** Rows of ours that an ambiguous row might mean instead: they stay open as ambiguous. */
  readonly rivalsOfAmbiguous: Set<number>;
}

/** Days around our date in which a row without a usable reference is looked for, beyond the usual window. */
const WIDE_BEFORE = 7;
const WIDE_AFTER = 31;
/** Expected accidental candidates up to which a lone candidate is taken without asking. */
const ACCIDENTAL_MAX = 0.01;
/** The same for a row that shows a number, though none of ours: it may be of a document that we do not have. */
const ACCIDENTAL_FOREIGN_MAX = 0.002;
/** Milli-bits by which the better candidate must be likelier: to be taken, and to be named at all. */
const CLEAR_MILLIBITS = 10000;
const BETTER_MILLIBITS = 3000;
/** Larger clusters of equal amounts are only paired in date order, as suggestions. */
const CLUSTER_MAX = 80;

/** Whether a row of theirs names a document (ours, or one we do not have): then an equal amount alone is no match. */
export function namesADocument({ quoting, said }: Pick<AmountContext, "quoting" | "said">, their: number): boolean {
  return quoting.claims[their]!.length > 0 || said[their]!.unknown.length > 0;
}

/** Numbers with one slip of the pen: the amount and the party are right, and the number is one character off. */
export function* pairMisquoted(context: AmountContext): Stage<void> {
  const { books, matching, items } = context;
  yield* inSlices(context.naming.length, 200, (place) => {
    const their = context.naming[place]!;
    if (!matching.theirsFree(their)) return;
    const candidates = items.misquoted(their, -1).filter((our) => matching.oursFree(our) && inWideWindow(books, our, their));
    if (candidates.length === 0) return;
    const [our] = candidates;
    matching.add({
      ours: [our!], theirs: [their], cause: candidates.length === 1 ? "REF_TYPO" : "AMBIGUOUS", verdict: "suggested", basis: "near-reference",
      evidence: [{ key: "near-reference", params: referenceEvidence(books, our!, their)[0]!.params }, { key: "same-amount", params: {} }],
      alternatives: candidates.slice(1).map((other) => ({ ours: [other], theirs: [their], cause: "REF_TYPO" as const })),
    });
  });
}

function inWideWindow(books: Books, our: number, their: number): boolean {
  const lag = lagDays(books, our, their);
  if (lag === null) return true;
  const { windowBeforeDays, windowAfterDays } = books.input.rules;
  return lag >= -Math.max(WIDE_BEFORE, windowBeforeDays) && lag <= Math.max(WIDE_AFTER, windowAfterDays);
}

/**
 * Rows that name no document: same party, same amount, a day that fits.
 *
 * Each cluster of equal amounts is solved as a whole (never first come, first served); what could as well be otherwise is ambiguous.
 */
export function* pairByAmount(context: AmountContext, only: "clear" | "rest"): Stage<void> {
  const { books, matching, items } = context;
  const clusters = new Map<string, number[]>();
  yield* inSlices(context.unnamed.length, 1000, (place) => {
    const their = context.unnamed[place]!;
    if (!matching.theirsFree(their)) return;
    const parties = partiesFor(books, their);
    if (parties.length === 0) return;
    const key = `${parties.join()}|${books.theirs.currency[their]}|${books.theirs.amount[their]}`;
    const list = clusters.get(key);
    if (list) list.push(their);
    else clusters.set(key, [their]);
  });
  const all = mergeClusters(books, [...clusters.values()]);
  yield* inSlices(all.length, 200, (index) => {
    const theirs = all[index]!;
    const parties = [...new Set(theirs.flatMap((their) => partiesFor(books, their)))].sort((left, right) => left - right);
    const first = theirs[0]!;
    const ours = parties.flatMap((party) => items.withAmount(party, books.theirs.currency[first]!, books.theirs.amount[first]!)).filter((our) => matching.oursFree(our));
    if (ours.length > 0) settleCluster(context, ours, theirs, only);
  });
}

export function partiesFor(books: Books, their: number): readonly number[] {
  const { parties } = books.answers[their]!;
  if (parties.length > 0) return parties;
  return books.partyCount === 1 ? [0] : [];
}

/** Clusters of one amount whose possible parties overlap belong together. */
function mergeClusters(books: Books, clusters: number[][]): number[][] {
  const owner = new Map<string, number>();
  const parent = clusters.map((_, index) => index);
  const find = (index: number): number => (parent[index] === index ? index : (parent[index] = find(parent[index]!)));
  clusters.forEach((theirs, index) => {
    for (const party of partiesFor(books, theirs[0]!)) {
      const key = `${party}|${books.theirs.currency[theirs[0]!]}|${books.theirs.amount[theirs[0]!]}`;
      const other = owner.get(key);
      if (other === undefined) owner.set(key, index);
      else parent[find(index)] = find(other);
    }
  });
  const merged = new Map<number, number[]>();
  clusters.forEach((theirs, index) => {
    const root = find(index);
    const list = merged.get(root);
    if (list) list.push(...theirs);
    else merged.set(root, [...theirs]);
  });
  return [...merged.values()];
}

const IMPOSSIBLE = -1e9;

/** How well a pair of one cluster fits, in milli-bits; IMPOSSIBLE outside the window or of another party. */
function fit({ books, lags }: AmountContext, our: number, their: number): number {
  const { parties } = books.answers[their]!;
  if (parties.length > 0 && !parties.includes(books.partyOf[our]!)) return IMPOSSIBLE;
  if (!inWideWindow(books, our, their)) return IMPOSSIBLE;
  return lags.milliBits(lagDays(books, our, their));
}

/** The assignment with the most pairs and then the best fit, by rows in date order (an exchange of two pairs never gains when lags are alike). */
function settleCluster(context: AmountContext, ours: readonly number[], theirs: readonly number[], only: "clear" | "rest"): void {
  const { books, matching } = context;
  const left = inDayOrder(books.ours.day, ours);
  const right = inDayOrder(books.theirs.day, theirs);
  if (left.length * right.length > CLUSTER_MAX * CLUSTER_MAX) matching.budgetTouched = true;
  const pairs = left.length * right.length > CLUSTER_MAX * CLUSTER_MAX ? inOrder(context, left, right) : aligned(context, left, right);
  const taken = new Set(pairs.map(([our]) => our));
  const used = new Set(pairs.map(([, their]) => their));
  for (const [our, their] of pairs) {
    const own = fit(context, our, their);
    const rivals = left.filter((other) => other !== our && !sameDocument(context, other, our) && fit(context, other, their) > IMPOSSIBLE);
    const freeRivals = rivals.filter((other) => !taken.has(other));
    const takenRivals = rivals.filter((other) => taken.has(other));
    const lead = Math.min(...freeRivals.map((other) => own - fit(context, other, their)), Infinity);
    const swap = Math.min(...takenRivals.map((other) => swapLoss(context, pairs, our, their, other)), Infinity);
    if (only === "clear" && Math.min(lead, swap) < BETTER_MILLIBITS) continue; // a sum may need these rows: asked again when sums are settled
    const contested = right.some((other) => other !== their && !used.has(other) && fit(context, our, other) > IMPOSSIBLE);
    report(context, { our, their, lead, swap, contested, rivals });
  }
  if (only === "clear") return;
  for (const their of right) {
    if (used.has(their) || !matching.theirsFree(their)) continue;
    const twin = right.find((other) => used.has(other) && Math.abs(books.theirs.day[other]! - books.theirs.day[their]!) <= 7 && books.answers[other]!.parties.join() === books.answers[their]!.parties.join());
    if (twin !== undefined) matching.theirCause[their] = "DUPLICATE_R";
  }
}

/** One number and amount entered twice: either row may stand for the other. */
function sameDocument({ books, numbering }: AmountContext, left: number, right: number): boolean {
  const { numbers } = numbering;
  return numbers[left] !== null && numbers[right] !== null && numbers[left]!.alnum === numbers[right]!.alnum && books.partyOf[left] === books.partyOf[right];
}

function swapLoss(context: AmountContext, pairs: readonly (readonly [number, number])[], our: number, their: number, other: number): number {
  const otherTheir = pairs.find(([candidate]) => candidate === other)![1];
  return fit(context, our, their) + fit(context, other, otherTheir) - fit(context, other, their) - fit(context, our, otherTheir);
}

interface ClusterPair {
  readonly our: number;
  readonly their: number;
  /** Milli-bits ahead of the best candidate nobody takes; loss of the best exchange with another pair. */
  readonly lead: number;
  readonly swap: number;
  readonly contested: boolean;
  readonly rivals: readonly number[];
}

function report(context: AmountContext, { our, their, lead, swap, contested, rivals }: ClusterPair): void {
  const { books, matching, items } = context;
  const ambiguous = lead < BETTER_MILLIBITS || swap < BETTER_MILLIBITS;
  const lag = lagDays(books, our, their);
  const { windowBeforeDays, windowAfterDays } = books.input.rules;
  const usual = lag !== null && lag >= -windowBeforeDays && lag <= windowAfterDays;
  const shadowed = items.withAmount(books.partyOf[our]!, books.ours.currency[our]!, books.ours.amount[our]!).some((other) =>
    other !== our && matching.groupOfOurs[other]! >= 0 && matching.groups[matching.groupOfOurs[other]!]!.verdict === "suggested" && fit(context, our, their) - fit(context, other, their) < CLEAR_MILLIBITS);
  // Several numbers, though none of ours: it pays several things, and the amount may equal one row by chance.
  const lists = context.said[their]!.numbers > 1;
  // What is paid in part, less a deduction or in advance has another document's amount by chance.
  const { text } = books.theirs.rows[their]!;
  const changed = ADVANCE_WORDS.test(text) || WITHHOLDING_WORDS.test(text) || PART_WORDS.test(text) || DISCOUNT_WORDS.test(text);
  const clear = !shadowed && !lists && !changed && lead >= CLEAR_MILLIBITS && swap >= CLEAR_MILLIBITS && !contested && usual && accidental(context, our) <= (context.said[their]!.hasReference ? ACCIDENTAL_FOREIGN_MAX : ACCIDENTAL_MAX);
  const evidence: Evidence[] = [
    { key: "same-party-amount", params: { party: books.partyNames[books.partyOf[our]!]!, candidates: rivals.length + 1 } },
    { key: "lag", params: { days: lag ?? 0 } },
  ];
  if (books.theirs.rows[their]!.reference !== "") evidence.push({ key: "reference-foreign", params: { theirs: books.theirs.rows[their]!.reference } });
  const onBehalf = books.answers[their]!.how === "text" && books.theirs.rows[their]!.party !== "";
  if (onBehalf) evidence.push({ key: "third-party", params: { ours: books.partyNames[books.partyOf[our]!]!, theirs: books.theirs.rows[their]!.party } });
  const late = lag !== null && !books.bank && !withinLag(books, lag);
  if (late) evidence.push(also("REF_MISSING"));
  if (ambiguous) for (const other of rivals) context.rivalsOfAmbiguous.add(other);
  matching.add({
    ours: [our], theirs: [their], cause: ambiguous ? "AMBIGUOUS" : onBehalf ? "THIRD_PARTY" : late ? "DATE_TIMING" : "REF_MISSING", verdict: clear && !ambiguous && !onBehalf ? "auto" : "suggested", basis: "party-amount", evidence,
    alternatives: rivals.map((other) => ({ ours: [other], theirs: [their], cause: "REF_MISSING" as const })),
  });
}

/** Open rows of the party that would have this amount in the window by chance, from how frequent the figure is. */
function accidental({ books, items, figureCount, matching }: AmountContext, our: number): number {
  const frequent = figureCount.get(Math.abs(books.ours.amount[our]!)) ?? 1;
  const all = items.ofParty(books.partyOf[our]!);
  const rows = all.length > SAMPLE_MAX ? all.length : all.filter((row) => matching.oursFree(row)).length;
  const { windowBeforeDays, windowAfterDays } = books.input.rules;
  const inWindow = rows * Math.min(1, (windowBeforeDays + windowAfterDays + 1) / spanDays(books));
  return ((frequent - 1 + commonness(Math.abs(books.ours.amount[our]!))) / (books.ours.count + UNSEEN_ROWS)) * inWindow;
}

/** Rows that a short list does not show: a figure seen once may still be a usual price, the rounder the likelier. */
const UNSEEN_ROWS = 20;

function commonness(figure: number): number {
  return figure % 1000 === 0 ? 1 : figure % 100 === 0 ? 0.5 : 0.1;
}

const SAMPLE_MAX = 500;
/** Days from our first row to our last (rows are in the order of their days, undated ones first). */
function spanDays({ ours: { day, count } }: Books): number {
  let first = 0;
  while (first < count && day[first] === NO_DAY) first += 1;
  return first < count ? Math.max(1, day[count - 1]! - day[first]!) : 1;
}

function aligned(context: AmountContext, left: readonly number[], right: readonly number[]): (readonly [number, number])[] {
  const width = right.length + 1;
  const best = new Float64Array((left.length + 1) * width);
  for (let i = left.length - 1; i >= 0; i -= 1) {
    for (let j = right.length - 1; j >= 0; j -= 1) {
      const value = fit(context, left[i]!, right[j]!);
      const pair = value === IMPOSSIBLE ? IMPOSSIBLE : value + PAIR_WORTH + best[(i + 1) * width + j + 1]!;
      best[i * width + j] = Math.max(pair, best[(i + 1) * width + j]!, best[i * width + j + 1]!);
    }
  }
  const out: (readonly [number, number])[] = [];
  for (let i = 0, j = 0; i < left.length && j < right.length; ) {
    const value = fit(context, left[i]!, right[j]!);
    const here = best[i * width + j]!;
    if (value !== IMPOSSIBLE && value + PAIR_WORTH + best[(i + 1) * width + j + 1]! === here) {
      out.push([left[i]!, right[j]!]);
      i += 1;
      j += 1;
    } else if (best[(i + 1) * width + j]! === here) i += 1;
    else j += 1;
  }
  return out;
}

/** One more pair outweighs any difference in fit. */
const PAIR_WORTH = 1000000;

function inOrder(context: AmountContext, left: readonly number[], right: readonly number[]): (readonly [number, number])[] {
  const out: (readonly [number, number])[] = [];
  let i = 0;
  for (const their of right) {
    while (i < left.length && fit(context, left[i]!, their) === IMPOSSIBLE && context.books.ours.day[left[i]!]! < context.books.theirs.day[their]!) i += 1;
    if (i < left.length && fit(context, left[i]!, their) > IMPOSSIBLE) {
      out.push([left[i]!, their]);
      i += 1;
    }
  }
  return out;
}

function inDayOrder(days: Int32Array, rows: readonly number[]): number[] {
  return [...rows].sort((left, right) => (days[left] === NO_DAY ? 0 : days[left]!) - (days[right] === NO_DAY ? 0 : days[right]!) || left - right);
}

/** Open rows of theirs that name no document and can be of one party only: party by party, each in date order. */
export function unnamedByParty({ books, matching, unnamed }: Pick<AmountContext, "books" | "matching" | "unnamed">): readonly (readonly [number, readonly number[]])[] {
  const byParty = new Map<number, number[]>();
  for (const their of unnamed) {
    const parties = partiesFor(books, their);
    if (parties.length !== 1 || !matching.theirsFree(their)) continue;
    const list = byParty.get(parties[0]!);
    if (list) list.push(their);
    else byParty.set(parties[0]!, [their]);
  }
  return [...byParty].map(([party, theirs]) => [party, theirs.sort((left, right) => books.theirs.day[left]! - books.theirs.day[right]! || left - right)]);
}
