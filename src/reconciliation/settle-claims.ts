import { type Books, lagDays, partyFits } from "./books";
import type { Quoting } from "./claims";
import { inSlices, type Stage } from "./in-slices";
import { type Matching, NO_ALTERNATIVES } from "./matching";
import { isDateSwapped, pairCauses } from "./pair-cause";
import { also, columnEvidence, referenceEvidence } from "./reference-evidence";
import type { Cause } from "./reconciliation";

/** Rows tied together by the documents that are named. Each document is the rows of ours with its number. */
export interface Component {
  readonly documents: readonly (readonly number[])[];
  readonly theirs: readonly number[];
}

/** Largest component that is searched for balanced parts; larger ones are settled pair by pair. */
const SEARCH_MAX = 14;
const DUPLICATE_DAYS = 31;

/**
 * Tie rows by the documents they name: rows of theirs that share a document are in one component.
 *
 * A row that alone names one document, for its exact amount, is settled at once: most rows of an ordinary month.
 */
export function* componentsOf(books: Books, { claims }: Quoting, matching: Matching): Stage<readonly Component[]> {
  const parent = new Int32Array(books.ours.count).fill(-1);
  const named = new Int32Array(books.ours.count);
  yield* inSlices(claims.length, 10000, (their) => {
    for (const claim of claims[their]!) if (claim.ofParty) named[claim.rows[0]!]! += 1;
  });
  const find = (row: number): number => {
    let root = row;
    while (parent[root] !== root) root = parent[root]!;
    for (let at = row; parent[at] !== root; ) [at, parent[at]] = [parent[at]!, root];
    return root;
  };
  const rowsOf = new Map<number, readonly number[]>();
  yield* inSlices(claims.length, 2000, (their) => {
    const own = claims[their]!;
    if (own.length === 1 && own[0]!.rows.length === 1 && own[0]!.ofParty && named[own[0]!.rows[0]!] === 1 && matching.oursFree(own[0]!.rows[0]!) && matching.theirsFree(their) && isEqual(books, own[0]!.rows[0]!, their)) {
      addPair(books, matching, own[0]!.rows[0]!, their);
      return;
    }
    let first = -1;
    for (const claim of own) {
      if (!claim.ofParty) continue;
      const head = claim.rows[0]!;
      if (parent[head] === -1) parent[head] = head;
      const known = rowsOf.get(head);
      rowsOf.set(head, known && known.length > claim.rows.length ? known : claim.rows);
      if (first < 0) first = head;
      else parent[find(head)] = find(first);
    }
  });
  const components = new Map<number, { documents: (readonly number[])[]; theirs: number[] }>();
  const heads = Int32Array.from(rowsOf.keys()).sort();
  yield* inSlices(heads.length, 5000, (place) => {
    const head = heads[place]!;
    const rows = rowsOf.get(head)!;
    const root = find(head);
    const component = components.get(root);
    if (component) component.documents.push(rows);
    else components.set(root, { documents: [rows], theirs: [] });
  });
  yield* inSlices(claims.length, 8000, (their) => {
    const first = claims[their]!.find((claim) => claim.ofParty);
    if (first && parent[first.rows[0]!]! >= 0) components.get(find(first.rows[0]!))!.theirs.push(their);
  });
  return [...components.values()];
}

/**
 * Settle what balances to the unit: pairs first, then one against several, then several against several.
 *
 * What stays open in a component is left for `settle-differences.ts`, when deductions have been learned.
 */
export function settleBalanced(books: Books, matching: Matching, quoting: Quoting, component: Component): void {
  if (component.documents.length === 1 && component.documents[0]!.length === 1 && component.theirs.length === 1) return; // unequal, or it would be settled
  const single = new Map<number, number[]>();
  const lists: number[] = [];
  for (const their of component.theirs) {
    const own = quoting.claims[their]!.filter((claim) => claim.ofParty);
    if (own.length > 1) lists.push(their);
    else push(single, own[0]!.rows[0]!, their);
  }
  for (const rows of component.documents) {
    const theirs = single.get(rows[0]!);
    if (theirs || rows.length > 1) pairEqual(books, matching, rows, theirs ? byDay(books.theirs.day, theirs) : NONE);
  }
  for (const their of byDay(books.theirs.day, lists)) settleList(books, matching, quoting, their);
  for (const rows of component.documents) {
    const theirs = rows.length > 1 ? single.get(rows[0]!) : undefined;
    if (theirs) settleLines(books, matching, rows, theirs.filter((their) => matching.theirsFree(their)));
  }
  for (const rows of component.documents) {
    const theirs = single.get(rows[0]!);
    if (theirs && theirs.length > 1) settleParts(books, matching, rows, theirs.filter((their) => matching.theirsFree(their)));
  }
  settleWhole(books, matching, component);
}

/** Pairs of one document with equal amounts, in date order; what is left over of the same amount was entered twice. */
function pairEqual(books: Books, matching: Matching, rows: readonly number[], theirs: readonly number[]): void {
  const ours = byDay(books.ours.day, rows);
  if (ours.length > 1 && books.ours.day[ours[ours.length - 1]!]! - books.ours.day[ours[0]!]! > DUPLICATE_DAYS) pairUsedAgain(books, matching, ours, theirs);
  for (const our of ours) {
    if (!matching.oursFree(our)) continue;
    const mate = theirs.find((their) => matching.theirsFree(their) && isEqual(books, our, their));
    if (mate === undefined) continue;
    addPair(books, matching, our, mate);
  }
  for (const our of ours) if (matching.oursFree(our) && ours.some((other) => matching.groupOfOurs[other]! >= 0 && books.ours.amount[other] === books.ours.amount[our])) matching.ourCause[our] = "DUPLICATE_L";
  for (const their of theirs) {
    if (!matching.theirsFree(their)) continue;
    const first = theirs.find((other) => matching.groupOfTheirs[other]! >= 0 && books.theirs.amount[other] === books.theirs.amount[their]);
    if (first !== undefined && Math.abs(books.theirs.day[first]! - books.theirs.day[their]!) <= DUPLICATE_DAYS) matching.theirCause[their] = "DUPLICATE_R";
  }
}

/** A number used again after a long time, for the same amount: the row of ours that is nearer in time is the likelier, for a person to look at. */
function pairUsedAgain(books: Books, matching: Matching, ours: readonly number[], theirs: readonly number[]): void {
  for (const their of theirs) {
    const equal = ours.filter((our) => matching.oursFree(our) && matching.theirsFree(their) && isEqual(books, our, their) && lagDays(books, our, their) !== null);
    if (equal.length < 2 || books.ours.day[equal[equal.length - 1]!]! - books.ours.day[equal[0]!]! <= DUPLICATE_DAYS) continue;
    const distance = (our: number): number => Math.abs(lagDays(books, our, their)!);
    const nearest = equal.reduce((best, our) => (distance(our) < distance(best) ? our : best));
    addPair(books, matching, nearest, their, equal.filter((our) => our !== nearest));
  }
}

export function addPair(books: Books, matching: Matching, our: number, their: number, others: readonly number[] = NO_ALTERNATIVES): void {
  const named = books.namedBy.get(their);
  const instead = named && named.instead >= 0 && named.instead !== our ? [...others, named.instead] : others;
  const { causes, evidence } = pairCauses(books, our, their);
  const cause = causes[0]!;
  matching.add({
    ours: [our], theirs: [their], cause, basis: "reference", alternatives: instead.length === 0 ? NO_ALTERNATIVES : instead.map((other) => ({ ours: [other], theirs: [their], cause: "REF_FORMAT" as const })),
    verdict: instead.length > 0 || cause === "WRONG_CUSTOMER" || isFarAndCommon(books, matching, our, their) || (cause === "THIRD_PARTY" && partyFits(books, our, their) === "no" && !(books.answers[their]!.sure && (digitsStand(books, our, their) || !mayPayItsOwn(books, matching, their)))) ? "suggested" : "auto",
    evidence: causes.length === 1 ? [referenceEvidence(books, our, their)[0]!, ...evidence] : [...referenceEvidence(books, our, their), ...evidence, ...causes.slice(1).map(also)],
  });
}


/** Days outside which a number and a common amount may both be a coincidence: the number mistyped into another of ours. */
const NEAR_DAYS = { statement: [7, 31], bank: [7, 150] } as const;

function isFarAndCommon(books: Books, matching: Matching, our: number, their: number): boolean {
  const lag = lagDays(books, our, their);
  const { windowBeforeDays, windowAfterDays } = books.input.rules;
  const [before, after] = NEAR_DAYS[books.input.kind];
  if (lag === null || (lag >= -Math.max(before, windowBeforeDays) && lag <= Math.max(after, windowAfterDays)) || isDateSwapped(books, our, their)) return false;
  const number = books.ours.rows[our]!.reference;
  return matching.items.withAmount(books.partyOf[our]!, books.ours.currency[our]!, books.ours.amount[our]!).some((row) => books.ours.rows[row]!.reference !== number);
}

/** The payer has an open document of just this amount itself: then a number that is not written in full is no proof against it. */
function mayPayItsOwn(books: Books, matching: Matching, their: number): boolean {
  const amount = books.theirs.amount[their]!;
  return books.answers[their]!.parties.some((party) => matching.items.withAmount(party, books.theirs.currency[their]!, amount).some((row) => matching.oursFree(row)));
}

/** Every run of digits of our number stands in their row as it is. */
function digitsStand(books: Books, our: number, their: number): boolean {
  const { reference, text } = books.theirs.rows[their]!;
  const written = `${reference} ${text}`.normalize("NFKC");
  return (books.ours.rows[our]!.reference.normalize("NFKC").match(/\d+/g) ?? []).every((digits) => written.includes(digits));
}

/** A row that lists several documents and is their sum. */
function settleList(books: Books, matching: Matching, quoting: Quoting, their: number): void {
  if (!matching.theirsFree(their)) return;
  const rows = listedRows(matching, quoting, their);
  if (rows.length < 2 || !sameCurrency(books, rows, [their])) {
    if (rows.length === 1 && isEqual(books, rows[0]!, their)) addPair(books, matching, rows[0]!, their);
    return;
  }
  if (sum(books.ours.amount, rows) === books.theirs.amount[their]) addGroup(books, matching, rows, [their]);
}

/** One row of ours for each document listed that is still open. */
export function listedRows(matching: Matching, quoting: Quoting, their: number): number[] {
  const out: number[] = [];
  for (const claim of quoting.claims[their]!) {
    if (!claim.ofParty) continue;
    const open = claim.rows.find((row) => matching.oursFree(row));
    if (open !== undefined && !out.includes(open)) out.push(open);
  }
  return out;
}

/** A document that stands in our ledger on several lines, against one row of theirs that is their sum. */
function settleLines(books: Books, matching: Matching, rows: readonly number[], theirs: readonly number[]): void {
  if (rows.length < 2) return;
  for (const their of byDay(books.theirs.day, theirs)) {
    const lines = rows.filter((row) => matching.oursFree(row));
    if (lines.length < 2 || !sameCurrency(books, lines, [their])) return;
    if (sum(books.ours.amount, lines) === books.theirs.amount[their]) addGroup(books, matching, lines, [their]);
    else if (lines.length <= SEARCH_MAX) {
      const sets = subsetsWithSum(lines.map((row) => books.ours.amount[row]!), books.theirs.amount[their]!, 2);
      const [only] = sets;
      if (only && only.length > 1 && sets.every((set) => sameAmounts(set, only, (place) => books.ours.amount[lines[place]!]!))) addGroup(books, matching, only.map((place) => lines[place]!), [their]);
    }
  }
}

/** Several rows of theirs that make up one document of ours, all of them or the only set that does. */
function settleParts(books: Books, matching: Matching, rows: readonly number[], theirs: readonly number[]): void {
  if (theirs.length < 2) return;
  for (const our of byDay(books.ours.day, rows)) {
    if (!matching.oursFree(our)) continue;
    const parts = theirs.filter((their) => matching.theirsFree(their) && books.theirs.currency[their] === books.ours.currency[our]);
    if (parts.length < 2) continue;
    const wanted = books.ours.amount[our]!;
    if (sum(books.theirs.amount, parts) === wanted) {
      addGroup(books, matching, [our], parts);
      continue;
    }
    if (parts.length > SEARCH_MAX) continue;
    const sets = subsetsWithSum(parts.map((their) => books.theirs.amount[their]!), wanted, 2);
    const [only] = sets;
    if (!only || only.length < 2 || !sets.every((set) => sameAmounts(set, only, (place) => books.theirs.amount[parts[place]!]!))) continue;
    const chosen = only.map((place) => parts[place]!);
    addGroup(books, matching, [our], chosen);
    for (const their of parts) {
      if (matching.theirsFree(their) && chosen.some((other) => books.theirs.amount[other] === books.theirs.amount[their])) matching.theirCause[their] = "DUPLICATE_R";
    }
  }
}

/** All that is still open of the component balances: several receipts for several documents. */
function settleWhole(books: Books, matching: Matching, component: Component): void {
  const theirs = component.theirs.filter((their) => matching.theirsFree(their));
  const ours = component.documents.map((rows) => rows.find((row) => matching.oursFree(row))).filter((row): row is number => row !== undefined);
  if (ours.length === 0 || theirs.length === 0 || ours.length + theirs.length < 3 || !sameCurrency(books, ours, theirs)) return;
  if (sum(books.ours.amount, ours) === sum(books.theirs.amount, theirs)) addGroup(books, matching, ours, theirs);
}

/** A group proven by reference whose sums are equal. */
export function addGroup(books: Books, matching: Matching, ours: readonly number[], theirs: readonly number[]): void {
  matching.add({
    ours: [...ours].sort(ascending), theirs: [...theirs].sort(ascending), cause: groupCause(books, ours, theirs), verdict: "auto", basis: "reference", alternatives: [],
    evidence: [{ key: "listed", params: { documents: ours.map((row) => books.ours.rows[row]!.reference).join(", "), count: ours.length } }, ...columnEvidence(books, ours, theirs), { key: "sum", params: { ours: ours.length, theirs: theirs.length } }],
  });
}

export function groupCause(books: Books, ours: readonly number[], theirs: readonly number[]): Cause {
  const direction = Math.sign(sum(books.ours.amount, ours));
  if (ours.length > 1 && ours.some((row) => Math.sign(books.ours.amount[row]!) === -direction)) return "NETTED_CN";
  if (ours.length > 1 && theirs.length > 1) return "GROUP_NM";
  if (books.bank) return theirs.length > 1 ? "INSTALMENTS" : "GROUP_1N";
  if (theirs.length === 1) return "GROUP_N1";
  const days = theirs.map((their) => lagDays(books, ours[0]!, their) ?? 0);
  return Math.max(...days) - Math.min(...days) > INSTALMENT_SPREAD ? "INSTALMENTS" : "GROUP_1N";
}

/** Parts of an invoice arrive within days of each other; instalments are spread over weeks. */
const INSTALMENT_SPREAD = 20;

/** Index sets with the sum, at most `most` of them, smaller sets first within the search order; for small lists only. */
export function subsetsWithSum(amounts: readonly number[], wanted: number, most: number): number[][] {
  const out: number[][] = [];
  const total = 1 << amounts.length;
  for (let set = 1; set < total && out.length < most; set += 1) {
    let left = wanted;
    for (let place = 0; place < amounts.length; place += 1) if (set & (1 << place)) left -= amounts[place]!;
    if (left === 0) out.push(amounts.map((_, place) => place).filter((place) => set & (1 << place)));
  }
  return out;
}

function sameAmounts(left: readonly number[], right: readonly number[], amountAt: (place: number) => number): boolean {
  const sorted = (set: readonly number[]): string => set.map(amountAt).sort(ascending).join();
  return sorted(left) === sorted(right);
}

export function isEqual(books: Books, our: number, their: number): boolean {
  return books.ours.amount[our] === books.theirs.amount[their] && books.ours.currency[our] === books.theirs.currency[their];
}

export function sameCurrency(books: Books, ours: readonly number[], theirs: readonly number[]): boolean {
  const currency = books.ours.currency[ours[0]!];
  return ours.every((row) => books.ours.currency[row] === currency) && theirs.every((row) => books.theirs.currency[row] === currency);
}

export function sum(amounts: Float64Array, rows: readonly number[]): number {
  let total = 0;
  for (const row of rows) total += amounts[row]!;
  return total;
}

export function byDay(days: Int32Array, rows: readonly number[]): number[] {
  if (rows.length === 1) return [rows[0]!];
  return [...rows].sort((left, right) => days[left]! - days[right]! || left - right);
}

export function ascending(left: number, right: number): number {
  return left - right;
}

const NONE: readonly number[] = [];

function push(map: Map<number, number[]>, key: number, value: number): void {
  const list = map.get(key);
  if (list) list.push(value);
  else map.set(key, [value]);
}
