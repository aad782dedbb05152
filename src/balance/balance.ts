import type { Day } from "../calendar/day";
import type { Minor } from "../money/money";

/** Balances on a day: one line per partition with entries by then, then totals per currency (and entity, account). */
export interface Balances {
  readonly asOf: Day;
  readonly lines: readonly { readonly partition: number; readonly balanceMinor: Minor }[];
  readonly totals: readonly BalanceTotal[];
}

export interface BalanceTotal {
  readonly currency: string;
  readonly entity: string;
  readonly account: string;
  readonly balanceMinor: Minor;
}
