import { BEGINNING, type Day } from "../calendar/day";
import { type Minor, minorToText } from "../money/money";
import type { ControlTotal } from "./source";

/** A row of an account with the balance that the file states after it; null where it states none. */
export interface BalanceRow {
  readonly sourceRow: number;
  /** null: before every day, as an opening balance is. */
  readonly day: Day | null;
  readonly amountMinor: Minor;
  readonly balanceMinor: Minor | null;
}

/** Behind every day: an undated closing balance. */
export const END = 2147483647 as Day;

/** Breaks told one by one; more say no more. */
const BREAKS_MAX = 5;
/** Links from which on "most of them break" means something. */
const SCATTERED_MIN = 3;

interface Break {
  readonly row: BalanceRow;
  readonly expected: number;
}

/**
 * Follow the running balance of an account: every balance is the one before plus the amount.
 *
 * Files run forwards or backwards in time, and some list the days backwards and each day forwards: of these orders the one that holds best is the file's.
 *
 * Shape: nothing where fewer than two balances are stated; one control that holds, or one for each of the first breaks (`expected` = the balance stated,
 * `found` = what the rows give, the source row behind the colon). Where most links break, rows were left out of the file on purpose: the first is told.
 *
 * @param of what the account is, where the file has several
 */
export function runningBalance(rows: readonly BalanceRow[], currency: string, of = ""): readonly ControlTotal[] {
  if (rows.filter(({ balanceMinor }) => balanceMinor !== null).length < 2) return [];
  const order = inBalanceOrder(rows);
  const breaks = breaksIn(order);
  const suffix = of === "" ? "" : `: ${of}`;
  if (breaks.length === 0) {
    const closing = minorToText(closingOf(order)!, currency);
    return [{ name: `running-balance${suffix}`, expected: closing, found: closing, ok: true }];
  }
  const links = rows.filter(({ balanceMinor }) => balanceMinor !== null).length - 1;
  const isScattered = links >= SCATTERED_MIN && breaks.length * 2 > links;
  return breaks.slice(0, isScattered ? 1 : BREAKS_MAX).map(({ row, expected }) => ({
    name: `running-balance${suffix}: ${row.sourceRow}`, expected: minorToText(row.balanceMinor!, currency), found: minorToText(expected as Minor, currency), ok: false,
    ...(isScattered && { explanation: "not-consecutive" }),
  }));
}

/** The rows in the order of time in which their balances hold best; for the opening and closing balance. */
export function inBalanceOrder<Row extends BalanceRow>(rows: readonly Row[]): readonly Row[] {
  let best: readonly Row[] = rows;
  let breaks = Infinity;
  for (const order of ordersOf(rows)) {
    const count = breaksIn(order).length;
    if (count < breaks) [best, breaks] = [order, count];
  }
  return best;
}

function ordersOf<Row extends BalanceRow>(rows: readonly Row[]): readonly (readonly Row[])[] {
  const backwards = [...rows].reverse();
  const byDay = (order: readonly Row[]): readonly Row[] => [...order].sort((left, right) => (left.day ?? BEGINNING) - (right.day ?? BEGINNING));
  return [rows, backwards, byDay(rows), byDay(backwards)];
}

function breaksIn(rows: readonly BalanceRow[]): readonly Break[] {
  const breaks: Break[] = [];
  let balance: number | null = null;
  for (const row of rows) {
    if (balance !== null) balance += row.amountMinor;
    if (row.balanceMinor === null) continue;
    if (balance !== null && balance !== row.balanceMinor) breaks.push({ row, expected: balance });
    balance = row.balanceMinor;
  }
  return breaks;
}

function closingOf(rows: readonly BalanceRow[]): Minor | null {
  let after = 0;
  for (let index = rows.length - 1; index >= 0; index--) {
    const { balanceMinor, amountMinor } = rows[index]!;
    if (balanceMinor !== null) return (balanceMinor + after) as Minor;
    after += amountMinor;
  }
  return null;
}
