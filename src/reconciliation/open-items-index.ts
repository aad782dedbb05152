import type { Books } from "./books";
import { Chains } from "./chains";
import { inSlices, type Stage } from "./in-slices";
import type { Said } from "./mentions";
import type { DocumentNumber, Numbering } from "./numbering";

/** Our rows by party, currency and amount. */
export interface OpenItems {
  /** Rows of this party, currency and amount, ascending. */
  withAmount(party: number, currency: number, amount: number): readonly number[];
  /** Rows of the same party and currency as `our` with this amount, dated near it. */
  unlistedWithAmount(our: number, amount: number): readonly number[];
  /** Rows whose amount is theirs and whose number is one slip away from what they wrote, of a party they can mean. */
  misquoted(their: number, besides: number): readonly number[];
  /** Rows of theirs that name nothing and have the amount and the party of `our`. */
  unnamedWithAmount(our: number): readonly number[];
  /** All rows of a party, ascending. */
  ofParty(party: number): readonly number[];
}

const NOTE_DAYS = 45;
/** An amount that more rows of theirs have tells nothing of one of them. */
const UNNAMED_MAX = 64;

export function* indexItems(books: Books, numbering: Numbering, said: readonly Said[]): Stage<OpenItems> {
  const byAmount = new Chains<number>(books.ours.count);
  const byParty: number[][] = Array.from({ length: books.partyCount }, () => []);
  const { ours, partyOf } = books;
  yield* inSlices(ours.count, 3000, (row) => {
    byAmount.add(ours.amount[row]!, row);
    byParty[partyOf[row]!]!.push(row);
  });
  const withAmount = (party: number, currency: number, amount: number): readonly number[] => {
    const rows = byAmount.rowsOfOne(byAmount.chain(amount), party, partyOf);
    return books.currencies.length === 1 ? rows : rows.filter((row) => ours.currency[row] === currency);
  };
  const theirsByAmount = new Chains<number>(books.theirs.count);
  yield* inSlices(books.theirs.count, 3000, (row) => theirsByAmount.add(books.theirs.amount[row]!, row));
  return {
    withAmount,
    unnamedWithAmount: (our) => {
      const chain = theirsByAmount.chain(ours.amount[our]!);
      if (chain < 0 || theirsByAmount.count(chain) > UNNAMED_MAX) return [];
      return theirsByAmount.rows(chain).filter((their) => said[their]!.mentions.length === 0 && books.theirs.currency[their] === ours.currency[our] && books.answers[their]!.parties.includes(partyOf[our]!));
    },
    ofParty: (party) => byParty[party]!,
    unlistedWithAmount: (our, amount) =>
      withAmount(partyOf[our]!, ours.currency[our]!, amount).filter((row) => Math.abs(ours.day[row]! - ours.day[our]!) <= NOTE_DAYS),
    misquoted: (their, besides) => {
      const { parties } = books.answers[their]!;
      const among = parties.length > 0 ? parties : books.partyCount === 1 ? [0] : [];
      const out: number[] = [];
      // What they wrote is gathered only when a row has their amount, which is seldom.
      let written: readonly Written[] | null = null;
      for (const party of among) {
        for (const row of withAmount(party, books.theirs.currency[their]!, books.theirs.amount[their]!)) {
          const number = numbering.numbers[row];
          if (row === besides || !number) continue;
          written ??= writtenNumbers(books, said, numbering, their, besides);
          if (written.length > 0 && isSlipOfOne(written, number)) out.push(row);
        }
      }
      return out;
    },
  };
}

interface Written {
  readonly alnum: string;
  readonly digits: string;
}

function isSlipOfOne(written: readonly Written[], number: DocumentNumber): boolean {
  const { alnum, digits } = number;
  return written.some((each) => isOneSlip(each.alnum, alnum) || isOneSlip(each.digits, digits));
}

function writtenNumbers({ theirs }: Books, said: readonly Said[], numbering: Numbering, their: number, besides: number): readonly Written[] {
  const { unknown, mentions } = said[their]!;
  const out = [...unknown];
  const { reference, text } = theirs.rows[their]!;
  const read = (text === "" ? reference : reference === "" ? text : `${reference}\n${text}`).normalize("NFKC").toUpperCase();
  for (const { form, start, end } of mentions) if (form === "whole" || form === "slots") out.push(read.slice(start, end).replace(/[^\p{L}\p{N}]/gu, ""));
  for (const mention of mentions) for (const row of mention.rows.slice(0, 4)) out.push(numbering.numbers[row]!.alnum);
  const claimed = besides >= 0 ? numbering.numbers[besides]?.alnum : undefined;
  if (claimed) out.push(claimed);
  return [...new Set(out)].filter((number) => number.length >= 4).map((alnum) => ({ alnum, digits: alnum.replace(/\D/g, "") }));
}

/** One character changed, lost or added, or two neighbours exchanged. */
export function isOneSlip(left: string, right: string): boolean {
  if (left === right || Math.abs(left.length - right.length) > 1 || left.length < 3) return false;
  const [short, long] = left.length <= right.length ? [left, right] : [right, left];
  let start = 0;
  while (start < short.length && short[start] === long[start]) start += 1;
  let end = 0;
  while (end < short.length - start && short[short.length - 1 - end] === long[long.length - 1 - end]) end += 1;
  if (short.length !== long.length) return start + end >= short.length;
  const differing = short.length - start - end;
  return differing === 1 || (differing === 2 && short[start] === long[start + 1] && short[start + 1] === long[start]);
}
