import { balanceOf } from "../balance/balance";
import type { Day } from "../calendar/day";
import type { Ledger } from "../ledger/ledger";
import { openItems } from "../ledger/open-items";
import type { Settlement } from "../ledger/settlement";
import { decimalOfMinor } from "../money/money";

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
  readonly hold?: boolean;
}

interface Candidate {
  readonly ledger: Ledger;
  readonly settlement: Settlement;
  readonly customer: number;
  readonly from: Day;
  readonly to: Day;
  readonly filter: StatementFilter;
}

/** Whether a customer passes every condition of the filter. Names are compared without case and outer blanks. */
export function passesFilter(candidate: Candidate): boolean {
  const { ledger, customer: index, to, filter } = candidate;
  const customer = ledger.customers[index]!;
  if (filter.salesperson !== undefined && !sameWord(customer.salesperson, filter.salesperson)) return false;
  if (filter.segment !== undefined && !sameWord(customer.segment, filter.segment)) return false;
  if (filter.hold !== undefined && customer.hold !== filter.hold) return false;
  const partitions = ledger.partitions.flatMap((partition, number) =>
    partition.customer === index && (filter.currency === undefined || partition.currency === filter.currency.toUpperCase()) ? [number] : [],
  );
  if (partitions.length === 0) return false;
  const balances = partitions.map((partition) => decimalOfMinor(balanceOf(ledger, partition, to), ledger.partitions[partition]!.currency));
  if (filter.nonZero && balances.every((balance) => balance.isZero())) return false;
  if (filter.balanceMin !== undefined && balances.every((balance) => balance.abs().lt(filter.balanceMin!))) return false;
  if (filter.withActivity && !hasActivity(candidate, partitions)) return false;
  return filter.daysOverdueMin === undefined || isOverdue(candidate, partitions, filter.daysOverdueMin);
}

function sameWord(left: string, right: string): boolean {
  return left.trim().toLowerCase() === right.trim().toLowerCase();
}

function hasActivity({ ledger: { entries }, from, to }: Candidate, partitions: readonly number[]): boolean {
  for (let entry = 0; entry < entries.count; entry++) {
    if (entries.day[entry]! >= from && entries.day[entry]! <= to && partitions.includes(entries.partition[entry]!)) return true;
  }
  return false;
}

function isOverdue({ ledger, settlement, to }: Candidate, partitions: readonly number[], daysMin: number): boolean {
  return openItems(ledger, settlement, to).some((item) => item.openMinor > 0 && item.daysPastDue >= daysMin && partitions.includes(item.partition));
}
