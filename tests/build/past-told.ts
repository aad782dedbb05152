import { addDays, type Day, firstOfMonth, isoDay, lastOfMonth } from "../../src/calendar/day";
import type { Ledger } from "../../src/ledger/ledger";
import { openAmounts } from "../../src/ledger/open-items";
import { settle } from "../../src/ledger/settle";
import type { AllocationPolicy } from "../../src/settings/settings";
import { day, makeLedger } from "./make-ledger";
import type { RandomBook } from "./random-ledger";

/** How the past of one account changed, in words that compare. */
export interface PastText {
  readonly account: string;
  readonly since: string;
  readonly amountMinor: number;
  readonly rows: readonly number[];
}

/** What settling says of the past. */
export function toldPast(book: RandomBook, policy: AllocationPolicy): readonly PastText[] {
  const ledger = makeLedger(book.rows, book);
  return settle(ledger, policy).reopened.map(({ partition, since, amountMinor, entries }) => ({ account: accountOf(ledger, partition), since: isoDay(since), amountMinor, rows: entries }));
}

/** What is true of it: every month end shown by the book of that day, beside what the whole book shows of it. */
export function truePast(book: RandomBook, policy: AllocationPolicy): readonly PastText[] {
  const whole = makeLedger(book.rows, book);
  const settlement = settle(whole, policy);
  const found = new Map<string, { since: string; amountMinor: number; rows: Set<number> }>();
  for (const monthEnd of monthEnds(book)) {
    const kept = book.rows.flatMap((row, place) => (countsFrom(row) <= isoDay(monthEnd) ? [place] : []));
    if (kept.length === 0) continue;
    const then = { ...book, rows: kept.map((place) => book.rows[place]!), allocations: book.allocations.filter(({ date = "" }) => date <= isoDay(monthEnd)) };
    const ledger = makeLedger(then.rows, then);
    const openThen = openAmounts(ledger, settle(ledger, policy), monthEnd);
    const openNow = openAmounts(whole, settlement, monthEnd);
    const moved = new Map<string, number>();
    kept.forEach((place, entry) => {
      const difference = openNow[place]! - openThen[entry]!;
      if (difference === 0) return;
      const account = accountOf(whole, whole.entries.partition[place]!);
      moved.set(account, (moved.get(account) ?? 0) + Math.abs(difference) / 2);
      const past = found.get(account) ?? { since: isoDay(monthEnd), amountMinor: 0, rows: new Set<number>() };
      found.set(account, past);
      past.rows.add(place);
    });
    for (const [account, amountMinor] of moved) found.get(account)!.amountMinor = Math.max(found.get(account)!.amountMinor, amountMinor);
  }
  const order = whole.partitions.map((_, partition) => accountOf(whole, partition));
  return order.flatMap((account) => {
    const past = found.get(account);
    return past ? [{ account, since: past.since, amountMinor: past.amountMinor, rows: [...past.rows].sort((one, other) => one - other) }] : [];
  });
}

/** From before the first dated row to the last day that anything has. */
function monthEnds({ rows, allocations }: RandomBook): readonly Day[] {
  const dated = (dates: readonly string[]): string[] => dates.filter((date) => date !== "").sort();
  const ofRows = dated(rows.map(countsFrom));
  const ofRowsAndClaims = dated([...rows.map(countsFrom), ...allocations.map(({ date = "" }) => date)]);
  if (ofRowsAndClaims.length === 0) return [];
  const ends: Day[] = [];
  for (let end = addDays(firstOfMonth(day(ofRows[0] ?? ofRowsAndClaims[0]!)), -1); end <= day(ofRowsAndClaims.at(-1)!); end = lastOfMonth(addDays(end, 1))) ends.push(end);
  return ends;
}

const countsFrom = ({ date, posted = date }: { readonly date: string; readonly posted?: string }): string => posted;

function accountOf({ customers, partitions }: Ledger, partition: number): string {
  const { customer, currency, entity, account } = partitions[partition]!;
  return [customers[customer]!.key, currency, entity, account].join(" ");
}
