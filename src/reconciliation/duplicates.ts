import type { Books } from "./books";
import type { DocumentKeys } from "./document-keys";
import { inSlices, type Stage } from "./in-slices";
import type { AmountContext } from "./amount-context";

const DUPLICATE_DAYS = 31;

type DuplicateContext = Pick<AmountContext, "books" | "matching" | "items">;

/** Rows of ours left alone that repeat another: same number, party and amount. The first in date order is the original. */
export function* findOurDuplicates({ books, matching }: DuplicateContext, keys: DocumentKeys): Stage<void> {
  const { numbers } = keys.numbering;
  yield* inSlices(books.ours.count, 3000, (row) => {
    if (!matching.oursFree(row) || keys.whole.count(keys.whole.chainOf[row]!) < 2 || !numbers[row]) return;
    const others = keys.whole.rowsOf(keys.whole.chainOf[row]!, [books.partyOf[row]!], books.partyOf)
      .filter((other) => other !== row && books.ours.amount[other] === books.ours.amount[row] && books.ours.currency[other] === books.ours.currency[row] && matching.ourCause[other] !== "DUPLICATE_L");
    const original = others.find((other) => matching.groupOfOurs[other]! >= 0) ?? others.find((other) => books.ours.day[other]! < books.ours.day[row]! || (books.ours.day[other] === books.ours.day[row] && other < row));
    if (original !== undefined) matching.ourCause[row] = "DUPLICATE_L";
  });
}

/** Rows of ours left alone that have the customer, day and amount of a settled one under another number. */
export function* findReentered({ books, matching, items, rivalsOfAmbiguous }: DuplicateContext & Pick<AmountContext, "rivalsOfAmbiguous">): Stage<void> {
  if (books.bank) return;
  yield* inSlices(books.ours.count, 3000, (row) => {
    if (matching.oursFree(row) && !rivalsOfAmbiguous.has(row)) {
      // The same amount for the same customer on the same day under another number: entered again. A day apart it may as well be another sale.
      const others = items.withAmount(books.partyOf[row]!, books.ours.currency[row]!, books.ours.amount[row]!);
      if (others.some((other) => matching.groupOfOurs[other]! >= 0 && books.ours.day[other] === books.ours.day[row])) matching.ourCause[row] = "DUPLICATE_L";
    }
  });
}

/** Rows of theirs with the same writing and amount as another: rows that may be repeats. Gathered once; later on fewer of them are alone, never more. */
export function* gatherAlike({ books, matching }: DuplicateContext): Stage<readonly (readonly number[])[]> {
  const open = new Set<number>();
  yield* inSlices(books.theirs.count, 10000, (row) => {
    if (matching.theirsFree(row)) open.add(books.theirs.amount[row]!);
  });
  const seen = new Map<string, number[]>();
  yield* inSlices(books.theirs.count, 3000, (row) => {
    if (!open.has(books.theirs.amount[row]!)) return; // nobody of this amount is left alone
    const { reference, text } = books.theirs.rows[row]!;
    const said = reference === "" ? (/\d/.test(text) ? text : "") : reference;
    if (said === "") return;
    const key = `${books.theirs.currency[row]}|${books.theirs.amount[row]}|${said.trim().toUpperCase()}`;
    const list = seen.get(key);
    if (list) list.push(row);
    else seen.set(key, [row]);
  });
  return [...seen.values()].filter(({ length }) => length > 1);
}

/** Rows of theirs left alone that repeat another: same writing, party and amount, within a month. */
export function findTheirDuplicates({ books, matching }: DuplicateContext, alike: readonly (readonly number[])[]): void {
  for (const rows of alike) {
    for (const row of rows) {
      if (!matching.theirsFree(row)) continue;
      const others = rows.filter((other) => other !== row && sameParty(books, row, other) && matching.theirCause[other] !== "DUPLICATE_R" && Math.abs(books.theirs.day[other]! - books.theirs.day[row]!) <= DUPLICATE_DAYS);
      const original = others.find((other) => matching.groupOfTheirs[other]! >= 0) ?? others.find((other) => books.theirs.day[other]! < books.theirs.day[row]! || (books.theirs.day[other] === books.theirs.day[row] && other < row));
      if (original !== undefined) matching.theirCause[row] = "DUPLICATE_R";
    }
  }
}

/** Rows of ours that an ambiguous row might mean instead. */
export function markRivals({ matching, rivalsOfAmbiguous }: Pick<AmountContext, "matching" | "rivalsOfAmbiguous">): void {
  for (const row of rivalsOfAmbiguous) if (matching.oursFree(row)) matching.ourCause[row] = "AMBIGUOUS";
}

function sameParty(books: Books, left: number, right: number): boolean {
  const ours = books.answers[left]!.parties;
  const theirs = books.answers[right]!.parties;
  return ours.length === 0 || theirs.length === 0 ? books.theirs.rows[left]!.party === books.theirs.rows[right]!.party : ours.some((party) => theirs.includes(party));
}
