import { assert } from "../check/assert";
import { checkedMinor } from "../money/money";
import type { Books } from "./books";
import { inSlices, type Stage } from "./in-slices";
import type { Found } from "./matching";
import { type Bridge, type Cause, CAUSES } from "./reconciliation";

/**
 * From our total to theirs, by cause, per currency.
 *
 * A group counts with what it differs by; a row that is only on one side counts whole; a group of two currencies counts in both.
 * Holds: ours + Σ items = theirs, exactly.
 */
export function* bridgeBooks(books: Books, groups: readonly Found[], { ourCauses, theirCauses }: { readonly ourCauses: readonly (Cause | null)[]; readonly theirCauses: readonly (Cause | null)[] }): Stage<readonly Bridge[]> {
  const items = books.currencies.map(() => new Map<Cause, { amount: number; count: number }>());
  const add = (currency: number, cause: Cause, amount: number): void => {
    const entry = items[currency]!.get(cause) ?? { amount: 0, count: 0 };
    entry.amount += amount;
    entry.count += 1;
    items[currency]!.set(cause, entry);
  };
  const { ours: our, theirs: their } = books;
  yield* inSlices(groups.length, 10000, (index) => {
    const { ours, theirs, cause } = groups[index]!;
    const currency = their.currency[theirs[0]!]!;
    let difference = 0;
    for (const row of theirs) difference += their.amount[row]!;
    let other = 0;
    for (const row of ours) {
      if (our.currency[row] === currency) difference -= our.amount[row]!;
      else other -= our.amount[row]!;
    }
    if (difference !== 0) add(currency, cause, difference);
    if (other !== 0) add(our.currency[ours[0]!]!, cause, other);
  });
  yield* inSlices(our.count, 20000, (row) => {
    const cause = ourCauses[row];
    if (cause) add(our.currency[row]!, cause, -our.amount[row]!);
  });
  yield* inSlices(their.count, 20000, (row) => {
    const cause = theirCauses[row];
    if (cause) add(their.currency[row]!, cause, their.amount[row]!);
  });
  return books.currencies.map((currency, index) => {
    const ours = total(books.ours.amount, books.ours.currency, index);
    const theirs = total(books.theirs.amount, books.theirs.currency, index);
    const listed = [...items[index]!].sort(([left], [right]) => CAUSES.indexOf(left) - CAUSES.indexOf(right)).map(([cause, { amount, count }]) => ({ cause, amountMinor: checkedMinor(amount), count }));
    const residual = theirs - ours - listed.reduce((sum, { amountMinor }) => sum + amountMinor, 0);
    assert(residual === 0, `The bridge of ${currency} does not close: ${residual} minor units are unexplained`);
    return { currency, oursMinor: checkedMinor(ours), theirsMinor: checkedMinor(theirs), items: listed, residualMinor: checkedMinor(residual) };
  });
}

function total(amounts: Float64Array, currencies: Int32Array, currency: number): number {
  let sum = 0;
  for (let row = 0; row < amounts.length; row += 1) if (currencies[row] === currency) sum += amounts[row]!;
  return checkedMinor(sum);
}

