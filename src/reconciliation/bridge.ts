import { assert } from "../check/assert";
import { checkedMinor } from "../money/money";
import type { Books } from "./books";
import { inSlices, type Stage } from "./in-slices";
import type { Matching } from "./matching";
import { type Bridge, type Cause, CAUSES } from "./reconciliation";

/**
 * From our total to theirs, by cause, per currency.
 *
 * A group counts with what it differs by; a row that is only on one side counts whole; a group of two currencies counts in both.
 * Holds: ours + Σ items = theirs, exactly.
 */
export function* bridgeBooks(books: Books, { groups, groupOfOurs, groupOfTheirs }: Matching, { ourCauses, theirCauses }: { readonly ourCauses: readonly (Cause | null)[]; readonly theirCauses: readonly (Cause | null)[] }): Stage<readonly Bridge[]> {
  const items = books.currencies.map(() => new Map<Cause, { amount: number; count: number }>());
  const add = (currency: number, cause: Cause, amount: number): void => {
    const entry = items[currency]!.get(cause) ?? { amount: 0, count: 0 };
    entry.amount += amount;
    entry.count += 1;
    items[currency]!.set(cause, entry);
  };
  const { ours, theirs } = books;
  // What each group differs by: rows of another currency than theirs count in their own.
  const difference = new Float64Array(groups.length);
  const abroad = new Map<number, { currency: number; amount: number }>();
  const theirCurrency = new Int32Array(groups.length);
  yield* inSlices(theirs.count, 20000, (row) => {
    const group = groupOfTheirs[row]!;
    if (group >= 0) {
      difference[group]! += theirs.amount[row]!;
      theirCurrency[group] = theirs.currency[row]!;
      return;
    }
    add(theirs.currency[row]!, theirCauses[row]!, theirs.amount[row]!);
  });
  yield* inSlices(ours.count, 20000, (row) => {
    const group = groupOfOurs[row]!;
    const currency = ours.currency[row]!;
    if (group < 0) add(currency, ourCauses[row]!, -ours.amount[row]!);
    else if (currency === theirCurrency[group]) difference[group]! -= ours.amount[row]!;
    else abroad.set(group, { currency, amount: (abroad.get(group)?.amount ?? 0) - ours.amount[row]! });
  });
  groups.forEach(({ cause }, group) => {
    if (difference[group] !== 0) add(theirCurrency[group]!, cause, difference[group]!);
    const other = abroad.get(group);
    if (other) add(other.currency, cause, other.amount);
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

