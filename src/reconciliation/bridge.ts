import { assert } from "../check/assert";
import { checkedMinor } from "../money/money";
import type { Books } from "./books";
import { type Bridge, type Cause, CAUSES } from "./reconciliation";

/**
 * From our total to theirs, by cause, per currency.
 *
 * A group counts with what it differs by; a row that is only on one side counts whole; a group of two currencies counts in both.
 * Holds: ours + Σ items = theirs, exactly.
 */
export function bridgeBooks(books: Books, groups: readonly { readonly ours: readonly number[]; readonly theirs: readonly number[]; readonly cause: Cause }[], causeOfOurs: (row: number) => Cause | null, causeOfTheirs: (row: number) => Cause | null): readonly Bridge[] {
  const items = books.currencies.map(() => new Map<Cause, { amount: number; count: number }>());
  const add = (currency: number, cause: Cause, amount: number): void => {
    const entry = items[currency]!.get(cause) ?? { amount: 0, count: 0 };
    entry.amount += amount;
    entry.count += 1;
    items[currency]!.set(cause, entry);
  };
  for (const { ours, theirs, cause } of groups) {
    const byCurrency = new Map<number, number>();
    for (const row of ours) byCurrency.set(books.ours.currency[row]!, (byCurrency.get(books.ours.currency[row]!) ?? 0) - books.ours.amount[row]!);
    for (const row of theirs) byCurrency.set(books.theirs.currency[row]!, (byCurrency.get(books.theirs.currency[row]!) ?? 0) + books.theirs.amount[row]!);
    for (const [currency, amount] of byCurrency) if (amount !== 0) add(currency, cause, amount);
  }
  for (let row = 0; row < books.ours.count; row += 1) {
    const cause = causeOfOurs(row);
    if (cause) add(books.ours.currency[row]!, cause, -books.ours.amount[row]!);
  }
  for (let row = 0; row < books.theirs.count; row += 1) {
    const cause = causeOfTheirs(row);
    if (cause) add(books.theirs.currency[row]!, cause, books.theirs.amount[row]!);
  }
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

