import type { Day } from "../calendar/day";
import type { Ledger } from "../ledger/ledger";
import { PartitionGroups } from "../ledger/partition-groups";
import { addMinor, checkedMinor, type Minor, ZERO } from "../money/money";

/** Balances on a day: one line per partition with entries by then, then totals per currency (and entity, account). */
export interface Balances {
  readonly asOf: Day;
  readonly lines: readonly PartitionBalance[];
  readonly totals: readonly BalanceTotal[];
}

export interface PartitionBalance {
  readonly partition: number;
  readonly balanceMinor: Minor;
}

export interface BalanceTotal {
  readonly currency: string;
  readonly entity: string;
  readonly account: string;
  readonly balanceMinor: Minor;
}

/**
 * What every customer owes at the end of `asOf`, each currency, entity and account by itself.
 *
 * Shape: lines in the order of the partitions, a balance of 0 included; totals in the order in which they first occur.
 * Source: DOMAIN.md § Balance.
 */
export function balances(ledger: Ledger, asOf: Day): Balances {
  const { sums, counts } = sumsByPartition(ledger, asOf);
  const lines: PartitionBalance[] = [];
  for (let partition = 0; partition < sums.length; partition++) {
    if (counts[partition]! > 0) lines.push({ partition, balanceMinor: checkedMinor(sums[partition]!) });
  }
  return { asOf, lines, totals: totalsOf(ledger, lines) };
}

/** The balances of one customer: one line per currency (entity, account) with entries by `asOf`. */
export function balanceOf(ledger: Ledger, { customer, asOf }: { readonly customer: number; readonly asOf: Day }): readonly PartitionBalance[] {
  const { entries, partitions } = ledger;
  const sums = new Map<number, Minor>();
  for (let entry = 0; entry < entries.count; entry++) {
    const partition = entries.partition[entry]!;
    if (entries.day[entry]! > asOf || partitions[partition]!.customer !== customer) continue;
    sums.set(partition, addMinor(sums.get(partition) ?? ZERO, entries.amountMinor[entry]! as Minor));
  }
  return [...sums].map(([partition, balanceMinor]) => ({ partition, balanceMinor })).sort((one, other) => one.partition - other.partition);
}

/** Totals over what is never netted across: per currency, entity and account. */
function totalsOf({ partitions }: Ledger, lines: readonly PartitionBalance[]): BalanceTotal[] {
  const groups = new PartitionGroups(partitions);
  const totals: { readonly currency: string; readonly entity: string; readonly account: string; balanceMinor: Minor }[] = [];
  for (const { partition, balanceMinor } of lines) {
    const { currency, entity, account } = partitions[partition]!;
    const total = (totals[groups.groupOf(partition)] ??= { currency, entity, account, balanceMinor: ZERO });
    total.balanceMinor = addMinor(total.balanceMinor, balanceMinor);
  }
  return totals;
}

function sumsByPartition({ entries, partitions }: Ledger, asOf: Day): { readonly sums: Float64Array; readonly counts: Int32Array } {
  const { count, day, partition, amountMinor } = entries;
  const sums = new Float64Array(partitions.length);
  const counts = new Int32Array(partitions.length);
  let magnitude = 0;
  for (let entry = 0; entry < count; entry++) {
    if (day[entry]! > asOf) continue;
    const amount = amountMinor[entry]!;
    magnitude += amount < 0 ? -amount : amount;
    sums[partition[entry]!]! += amount;
    counts[partition[entry]!]!++;
  }
  // While the absolute amounts together stay in the exact range, so does every sum on the way.
  checkedMinor(magnitude);
  return { sums, counts };
}
