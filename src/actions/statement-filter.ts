import { balances } from "../balance/balance";
import type { Day } from "../calendar/day";
import type { Customer, Ledger } from "../ledger/ledger";
import { openItems } from "../ledger/open-items";
import type { OpenItem } from "../ledger/settlement";
import type { LedgerView } from "../live/live-state";
import { decimalOfMinor, ZERO } from "../money/money";
import { claimedBooks } from "../statement/write-offs-left-out";

/** Which customers get a statement; a field left out filters nothing. */
export interface StatementFilter {
  /** Decimal text: the balance in some currency is at least this, whatever its sign. */
  readonly balanceMin?: string;
  /** Something is at least this many days past due at the end of the period. */
  readonly daysOverdueMin?: number;
  readonly currency?: string;
  readonly salesperson?: string;
  readonly segment?: string;
  /** Something was entered within the period. */
  readonly withActivity?: boolean;
  /** The balance at the end is not zero. */
  readonly nonZero?: boolean;
  /** Whose favour the balance at the end is in, in some currency; `zero`: in all of them nothing is owed. */
  readonly balance?: "owed" | "credit" | "zero";
  readonly hold?: boolean;
}

export interface FilterQuestion {
  /** First day of each customer's period. */
  readonly fromOf: (customer: number) => Day;
  readonly to: Day;
  readonly filter: StatementFilter;
}

type Books = Pick<LedgerView, "ledger" | "settlement" | "settings">;

/**
 * Customers that pass every condition of the filter, in the order of the ledger. Names are compared without case and outer blanks; balances are those
 * that statements show, write-offs in them or left out.
 *
 * A customer without any account (in the currency asked for) never passes: there is nothing to state.
 */
export function customersPassing(books: Books, question: FilterQuestion): readonly number[] {
  const { customers } = books.ledger;
  const passing = [...balanceTests(books, question)].flatMap(([customer, tests]) => (firstFailed(tests, customers[customer]!, question.filter) === null ? [customer] : []));
  return passing.sort((one, other) => one - other);
}

/** The condition that a customer does not meet, or null where it passes. */
export function conditionFailed(books: Books, customer: number, question: FilterQuestion): keyof StatementFilter | null {
  if (Object.keys(question.filter).length === 0) return null;
  const tests = balanceTests(books, question).get(customer);
  // Without an account in that currency nothing can be said of its balance.
  if (!tests) return question.filter.currency === undefined ? null : "currency";
  return firstFailed(tests, books.ledger.customers[customer]!, question.filter);
}

interface BalanceTests {
  readonly nonZero: boolean;
  readonly owed: boolean;
  readonly credit: boolean;
  readonly largeEnough: boolean;
  readonly active: boolean;
  readonly overdue: boolean;
}

/** By customer, what holds of any of its accounts (in the currency asked for). */
function balanceTests({ ledger: asRead, settlement: asSettled, settings }: Books, { fromOf, to, filter }: FilterQuestion): ReadonlyMap<number, BalanceTests> {
  const { ledger, settlement } = claimedBooks(asRead, asSettled, settings);
  const balanceByPartition = new Map(balances(ledger, to).lines.map(({ partition, balanceMinor }) => [partition, balanceMinor]));
  const active = filter.withActivity ? partitionsWithEntries(ledger, fromOf, to) : null;
  const overdue = filter.daysOverdueMin === undefined ? null : partitionsOverdue(openItems(ledger, settlement, to), filter.daysOverdueMin);
  const found = new Map<number, BalanceTests>();
  for (const [partition, place] of ledger.partitions.entries()) {
    if (filter.currency !== undefined && place.currency !== filter.currency.toUpperCase()) continue;
    const tests = found.get(place.customer) ?? { nonZero: false, owed: false, credit: false, largeEnough: false, active: false, overdue: false };
    const balance = decimalOfMinor(balanceByPartition.get(partition) ?? ZERO, place.currency);
    found.set(place.customer, {
      nonZero: tests.nonZero || !balance.isZero(),
      owed: tests.owed || balance.gt(0),
      credit: tests.credit || balance.lt(0),
      largeEnough: tests.largeEnough || filter.balanceMin === undefined || balance.abs().gte(filter.balanceMin),
      active: tests.active || !active || active.has(partition),
      overdue: tests.overdue || !overdue || overdue.has(partition),
    });
  }
  return found;
}

function firstFailed(tests: BalanceTests, customer: Customer, filter: StatementFilter): keyof StatementFilter | null {
  if (!tests.nonZero && filter.nonZero) return "nonZero";
  if (!isOnSide(tests, filter.balance)) return "balance";
  if (!tests.largeEnough) return "balanceMin";
  if (!tests.active) return "withActivity";
  if (!tests.overdue) return "daysOverdueMin";
  if (filter.salesperson !== undefined && !sameWord(customer.salesperson, filter.salesperson)) return "salesperson";
  if (filter.segment !== undefined && !sameWord(customer.segment, filter.segment)) return "segment";
  return filter.hold !== undefined && customer.hold !== filter.hold ? "hold" : null;
}

function isOnSide(tests: BalanceTests, side: StatementFilter["balance"]): boolean {
  return side === undefined || (side === "zero" ? !tests.nonZero : tests[side]);
}

function sameWord(left: string, right: string): boolean {
  return left.trim().toLowerCase() === right.trim().toLowerCase();
}

function partitionsWithEntries({ entries, partitions }: Ledger, fromOf: (customer: number) => Day, to: Day): ReadonlySet<number> {
  const found = new Set<number>();
  const firstDays = partitions.map(({ customer }) => fromOf(customer));
  for (let entry = 0; entry < entries.count; entry++) {
    if (entries.day[entry]! >= firstDays[entries.partition[entry]!]! && entries.day[entry]! <= to) found.add(entries.partition[entry]!);
  }
  return found;
}

function partitionsOverdue(items: readonly OpenItem[], daysMin: number): ReadonlySet<number> {
  return new Set(items.filter((item) => item.openMinor > 0 && item.daysPastDue >= daysMin).map((item) => item.partition));
}
