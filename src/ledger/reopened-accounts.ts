import type { Day } from "../calendar/day";
import { checkedMinor } from "../money/money";
import type { ClaimBook } from "./claims";
import type { Difference } from "./past-differences";
import type { ClaimSource, ReopenedPast } from "./settlement";

interface Account {
  since: number;
  amountMinor: number;
  readonly entries: Set<number>;
  /** By where it stands, doubled, one more for an allocation row. */
  readonly sources: Map<number, ClaimSource>;
}

/** Gathers, month end after month end, which accounts changed and by which claims. */
export class ReopenedAccounts {
  private readonly accounts = new Map<number, Account>();

  add({ partition, amountMinor, entries }: Difference, monthEnd: number, { book, claims }: { readonly book: ClaimBook; readonly claims: readonly number[] }): void {
    const account = this.accounts.get(partition) ?? { since: monthEnd, amountMinor: 0, entries: new Set<number>(), sources: new Map<number, ClaimSource>() };
    this.accounts.set(partition, account);
    account.since = Math.min(account.since, monthEnd);
    account.amountMinor = Math.max(account.amountMinor, amountMinor);
    for (const entry of entries) account.entries.add(entry);
    for (const claim of claims) {
      const isRow = book.origin[claim] === 0;
      const key = book.source[claim]! * 2 + (isRow ? 1 : 0);
      if (!account.sources.has(key)) account.sources.set(key, { kind: isRow ? "allocation" : "applies-to", index: book.source[claim]! });
    }
  }

  all(): ReopenedPast[] {
    return [...this.accounts]
      .sort(([one], [other]) => one - other)
      .map(([partition, { since, amountMinor, entries, sources }]) => ({
        partition, since: since as Day, amountMinor: checkedMinor(amountMinor),
        entries: [...entries].sort((one, other) => one - other), claims: [...sources.values()],
      }));
  }
}
