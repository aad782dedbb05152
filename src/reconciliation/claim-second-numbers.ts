import type { Books } from "./books";
import type { Claim, Quoting } from "./claims";
import { inSlices, type Stage } from "./in-slices";
import { standsIn } from "./pair-cause";
import type { SecondColumn, SecondNumber } from "./reconciliation";
import { indexSecondNumbers, type SecondEntry, type SecondPlace } from "./second-numbers";

/** Which of our rows a row of theirs names by a number that is not the document's. */
export interface NamedBy {
  readonly numbers: ReadonlyMap<number, SecondNumber>;
  /** A row that the text names by its document number as well, -1 for none: then a person decides. */
  readonly instead: number;
}

/** How often their numbers met one of our columns in one row only, and how often with our amount. */
export type ColumnTrust = ReadonlyMap<SecondColumn, { readonly seen: number; readonly agreed: number }>;

const SEEN_MIN = 3;
const AGREED_SHARE = 0.5;
const TOGETHER_MAX = 14;

/**
 * Rows whose text shows no document number of ours for their amount, but another number of ours: an order of theirs, a contract, a delivery note.
 *
 * Such a number counts where the amount agrees; where it does not, only if their numbers are seen to point at that column, and at one row only.
 * Several rows of one order are meant together only when they are the amount. Changes the claims of these rows and fills `books.namedBy`.
 */
export function* claimSecondNumbers(books: Books, { claims }: Quoting): Stage<ColumnTrust> {
  const index = yield* indexSecondNumbers(books);
  const trust = new Map<SecondColumn, { seen: number; agreed: number }>();
  if (index.size === 0) return trust;
  const asked: { readonly their: number; readonly places: readonly SecondPlace[] }[] = [];
  yield* inSlices(claims.length, 1000, (their) => {
    if (agrees(books, their, claims[their]!)) return;
    const places = index.read(books.theirs.rows[their]!).map((place) => ofTheirParty(books, their, place)).filter(({ entries }) => entries.length > 0);
    if (places.length === 0) return;
    asked.push({ their, places });
    const [only] = places;
    if (places.length > 1 || only!.entries.length > 1) return;
    const { column } = only!.entries[0]!.number;
    const entry = trust.get(column) ?? { seen: 0, agreed: 0 };
    entry.seen += 1;
    if (isEqual(books, only!.entries[0]!.row, their)) entry.agreed += 1;
    trust.set(column, entry);
  });
  yield* inSlices(asked.length, 1000, (place) => {
    const { their, places } = asked[place]!;
    const found = meant(books, their, places, trust, claims[their]!.length > 0);
    if (found.length === 0) return;
    const numbers = new Map(found.map(({ row, number }) => [row, number]));
    const before = claims[their]!.find(({ form, ofParty, rows }) => ofParty && form !== "serial" && form !== "tail" && Math.sign(books.ours.amount[rows[0]!]!) === Math.sign(books.theirs.amount[their]!) && !numbers.has(rows[0]!));
    books.namedBy.set(their, { numbers, instead: before?.rows[0] ?? -1 });
    const whole = places.every((shown) => shown.whole && shown.strong);
    (claims as (readonly Claim[])[])[their] = found.map(({ row }) => ({ rows: [row], form: whole ? "whole" : "slots", word: "", ofParty: fits(books, row, their) }));
  });
  return trust;
}

/** The documents named have the amount: nothing else is asked. */
function agrees(books: Books, their: number, claims: readonly Claim[]): boolean {
  if (claims.length === 0) return false;
  if (claims.length === 1) return claims[0]!.rows.some((row) => isEqual(books, row, their));
  let total = 0;
  for (const { rows } of claims) total += books.ours.amount[rows[0]!]!;
  return total === books.theirs.amount[their];
}

function isEqual(books: Books, our: number, their: number): boolean {
  return books.ours.amount[our] === books.theirs.amount[their] && books.ours.currency[our] === books.theirs.currency[their];
}

function fits(books: Books, our: number, their: number): boolean {
  const { parties } = books.answers[their]!;
  return parties.length === 0 || parties.includes(books.partyOf[our]!);
}

/** Of the rows with a number, those of the party that is named; of another party only with a number that is long enough and the amount. */
function ofTheirParty(books: Books, their: number, place: SecondPlace): SecondPlace {
  const own = place.entries.filter(({ row }) => fits(books, row, their));
  if (own.length > 0) return own.length === place.entries.length ? place : { ...place, entries: own };
  const { reference, text } = books.theirs.rows[their]!;
  return { ...place, entries: place.strong && place.whole && place.entries.length === 1 && isEqual(books, place.entries[0]!.row, their) && standsIn(place.entries[0]!.number.text, `${reference} ${text}`) ? place.entries : [] };
}

function meant(books: Books, their: number, places: readonly SecondPlace[], trust: ColumnTrust, hasClaims: boolean): readonly SecondEntry[] {
  const partyKnown = books.answers[their]!.parties.length > 0 || books.partyCount === 1;
  const usable = places.filter(({ strong }) => strong || partyKnown);
  if (usable.length === 0) return [];
  const common = usable.map(({ entries }) => entries).reduce((left, right) => left.filter(({ row }) => right.some((other) => other.row === row)));
  if (common.length > 0) return fromOneNumber(books, their, common, { trust, strong: usable.some(({ strong }) => strong), hasClaims });
  // Several numbers, each of a row of its own: together they are the amount, or one of them alone has it.
  if (usable.every(({ entries }) => entries.length === 1) && sumOf(books, usable.map(({ entries }) => entries[0]!)) === books.theirs.amount[their]) return usable.map(({ entries }) => entries[0]!);
  const equal = usable.flatMap(({ entries }) => entries).filter(({ row }) => isEqual(books, row, their));
  return new Set(equal.map(({ row }) => row)).size === 1 && usable.length === 1 ? [equal[0]!] : [];
}

function fromOneNumber(books: Books, their: number, entries: readonly SecondEntry[], { trust, strong, hasClaims }: { readonly trust: ColumnTrust; readonly strong: boolean; readonly hasClaims: boolean }): readonly SecondEntry[] {
  const equal = entries.filter(({ row }) => isEqual(books, row, their));
  if (equal.length === 1) return equal;
  if (equal.length > 1 || hasClaims || !strong) return [];
  const { seen, agreed } = trust.get(entries[0]!.number.column) ?? { seen: 0, agreed: 0 };
  if (entries.length === 1) return seen >= SEEN_MIN && agreed >= seen * AGREED_SHARE && fits(books, entries[0]!.row, their) ? entries : [];
  return entries.length <= TOGETHER_MAX && sumOf(books, entries) === books.theirs.amount[their] ? entries : [];
}

/** NaN where the rows are of several currencies. */
function sumOf(books: Books, entries: readonly SecondEntry[]): number {
  let total = 0;
  for (const { row } of entries) total += books.ours.currency[row] === books.ours.currency[entries[0]!.row] ? books.ours.amount[row]! : NaN;
  return total;
}
