import { NO_DAY } from "../calendar/day";
import { type AmountContext, type ClusterPair, inWideWindow } from "./amount-context";
import { assignCluster } from "./assign-cluster";
import { type Books, lagDays } from "./books";
import { inSlices, type Stage } from "./in-slices";
import { ADVANCE_WORDS, DISCOUNT_WORDS, PART_WORDS, WITHHOLDING_WORDS } from "./learn-deductions";
import { withinLag } from "./pair-cause";
import { also, referenceEvidence } from "./reference-evidence";
import type { Evidence } from "./reconciliation";

/** Expected accidental candidates up to which a lone candidate is taken without asking. */
const ACCIDENTAL_MAX = 0.01;
/** The same for a row that shows a number, though none of ours: it may be of a document that we do not have. */
const ACCIDENTAL_FOREIGN_MAX = { statement: 0.0005, bank: 0.002 } as const;
/** And for a receipt in advance, to be shown at all. */
const ACCIDENTAL_ADVANCE_MAX = 0.05;
/** Milli-bits by which the better candidate must be likelier: to be taken, and to be named at all. */
const CLEAR_MILLIBITS = 10000;
const BETTER_MILLIBITS = 3000;
const SHARED_SHOWN_MAX = 4;

/** Whether a row of theirs names a document (ours, or one we do not have): then an equal amount alone is no match. */
export function namesADocument({ quoting, said, numbering: { families, numbers } }: Pick<AmountContext, "quoting" | "said" | "numbering">, their: number): boolean {
  if (quoting.claims[their]!.length > 0 || said[their]!.unknown.length > 0) return true;
  // A whole number of ours, letters included, that several documents of other customers have.
  return said[their]!.mentions.some(({ form, rows, ofParty, cut }) => form === "whole" && !ofParty && !cut && families[numbers[rows[0]!]!.family]!.prefix !== "");
}

/** A row of theirs and the rows of ours whose number it may have meant to write. */
export interface Misquoted {
  readonly their: number;
  readonly candidates: readonly number[];
}

/** Numbers with one slip of the pen: the amount and the party are right, and the number is one character off. Rows that are taken later are still among the candidates. */
export function* findMisquoted(context: AmountContext): Stage<readonly Misquoted[]> {
  const { books, matching, items } = context;
  const found: Misquoted[] = [];
  yield* inSlices(context.naming.length, 200, (place) => {
    const their = context.naming[place]!;
    const candidates = items.misquoted(their, -1).filter((our) => matching.oursFree(our) && inWideWindow(books, our, their));
    if (candidates.length > 0) found.push({ their, candidates });
  });
  return found;
}

export function* pairMisquoted({ books, matching }: AmountContext, misquoted: readonly Misquoted[]): Stage<void> {
  yield* inSlices(misquoted.length, 500, (place) => {
    const { their } = misquoted[place]!;
    if (!matching.theirsFree(their)) return;
    const candidates = misquoted[place]!.candidates.filter((our) => matching.oursFree(our));
    if (candidates.length === 0) return;
    const [our] = candidates;
    matching.add({
      ours: [our!], theirs: [their], cause: candidates.length === 1 ? "REF_TYPO" : "AMBIGUOUS", verdict: "suggested", basis: "near-reference",
      evidence: [{ key: "near-reference", params: referenceEvidence(books, our!, their)[0]!.params }, { key: "same-amount", params: {} }],
      alternatives: candidates.slice(1).map((other) => ({ ours: [other], theirs: [their], cause: "REF_TYPO" as const })),
    });
  });
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
  for (let index = 0; index < all.length; index += 1) {
    const theirs = all[index]!;
    const parties = [...new Set(theirs.flatMap((their) => partiesFor(books, their)))].sort((left, right) => left - right);
    const first = theirs[0]!;
    const ours = parties.flatMap((party) => items.withAmount(party, books.theirs.currency[first]!, books.theirs.amount[first]!)).filter((our) => matching.oursFree(our));
    if (ours.length > 0) yield* settleCluster(context, ours, theirs, only);
    if ((index + 1) % CLUSTER_SLICE === 0) yield (index + 1) / all.length;
  }
}

const CLUSTER_SLICE = 200;

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

function* settleCluster(context: AmountContext, ours: readonly number[], theirs: readonly number[], only: "clear" | "rest"): Stage<void> {
  const { books, matching } = context;
  const pairs = yield* assignCluster(context, ours, theirs);
  for (const pair of pairs) {
    if (only === "clear" && pair.margin < BETTER_MILLIBITS) continue; // a sum may need these rows: asked again when sums are settled
    report(context, pair);
  }
  if (only === "clear") return;
  const used = new Set(pairs.map(({ their }) => their));
  for (const their of theirs) {
    if (used.has(their) || !matching.theirsFree(their)) continue;
    const twin = theirs.find((other) => used.has(other) && Math.abs(books.theirs.day[other]! - books.theirs.day[their]!) <= 7 && books.answers[other]!.parties.join() === books.answers[their]!.parties.join());
    if (twin !== undefined) matching.theirCause[their] = "DUPLICATE_R";
  }
}

function report(context: AmountContext, { our, their, margin, plain, contested, rivals, shared }: ClusterPair): void {
  const { books, matching, items } = context;
  const ambiguous = margin < BETTER_MILLIBITS;
  const lag = lagDays(books, our, their);
  const { windowBeforeDays, windowAfterDays } = books.input.rules;
  const usual = lag !== null && lag >= -windowBeforeDays && lag <= windowAfterDays;
  const shadowed = items.withAmount(books.partyOf[our]!, books.ours.currency[our]!, books.ours.amount[our]!).some((other) =>
    other !== our && matching.groupOfOurs[other]! >= 0 && matching.groups[matching.groupOfOurs[other]!]!.verdict === "suggested" && context.lags.milliBits(lag) - context.lags.milliBits(lagDays(books, other, their)) < CLEAR_MILLIBITS);
  // A row of ours in between: a month of such amounts may as well be a month later, whatever others usually do.
  const closer = lag !== null && rivals.some((other) => Math.abs(lagDays(books, other, their) ?? Infinity) < Math.abs(lag));
  // Several numbers, though none of ours: it pays several things, and the amount may equal one row by chance.
  const lists = context.said[their]!.numbers > 1;
  // What is paid in part, less a deduction or in advance has another document's amount by chance.
  const { text } = books.theirs.rows[their]!;
  const advance = books.bank && ADVANCE_WORDS.test(text);
  if (advance && (ambiguous || accidental(context, our) > ACCIDENTAL_ADVANCE_MAX)) return;
  const changed = (): boolean => advance || WITHHOLDING_WORDS.test(text) || PART_WORDS.test(text) || DISCOUNT_WORDS.test(text);
  const clear = !shadowed && !lists && margin >= CLEAR_MILLIBITS && plain >= CLEAR_MILLIBITS && contested.length === 0 && !closer && usual && !changed() && accidental(context, our) <= (context.said[their]!.hasReference ? ACCIDENTAL_FOREIGN_MAX[books.input.kind] : ACCIDENTAL_MAX);
  const evidence: Evidence[] = [
    { key: "same-party-amount", params: { party: books.partyNames[books.partyOf[our]!]!, candidates: rivals.length + 1 } },
    { key: "lag", params: { days: lag ?? 0 } },
    ...(shared.length > 0 ? [{ key: "words-shared", params: { words: shared.slice(0, SHARED_SHOWN_MAX).join(" ") } }] : []),
  ];
  if (books.theirs.rows[their]!.reference !== "") evidence.push({ key: "reference-foreign", params: { theirs: books.theirs.rows[their]!.reference } });
  const onBehalf = books.answers[their]!.how === "text" && books.theirs.rows[their]!.party !== "";
  if (onBehalf) evidence.push({ key: "third-party", params: { ours: books.partyNames[books.partyOf[our]!]!, theirs: books.theirs.rows[their]!.party } });
  const late = lag !== null && !books.bank && !withinLag(books, lag);
  if (late) evidence.push(also("REF_MISSING"));
  if (ambiguous) for (const other of rivals) context.rivalsOfAmbiguous.add(other);
  matching.add({
    ours: [our], theirs: [their], cause: ambiguous ? "AMBIGUOUS" : onBehalf ? "THIRD_PARTY" : late ? "DATE_TIMING" : "REF_MISSING", verdict: clear && !ambiguous && !onBehalf ? "auto" : "suggested", basis: "party-amount", evidence,
    alternatives: [
      ...rivals.map((other) => ({ ours: [other], theirs: [their], cause: "REF_MISSING" as const })),
      ...(ambiguous ? contested : []).map((other) => ({ ours: [our], theirs: [other], cause: "REF_MISSING" as const })),
    ],
  });
}

/** Open rows of the party that would have this amount in the window by chance, from how frequent the figure is. */
function accidental({ books, items, figureCount, matching }: AmountContext, our: number): number {
  const frequent = figureCount.get(Math.abs(books.ours.amount[our]!)) ?? 1;
  const all = items.ofParty(books.partyOf[our]!);
  let rows = all.length;
  if (rows <= SAMPLE_MAX) for (const row of all) if (!matching.oursFree(row)) rows -= 1;
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
