import type { Partition } from "./ledger";

/** Numbers the totals of a ledger: partitions of one currency, entity and account belong to one, the first met is 0. */
export class PartitionGroups {
  private readonly groups = new Map<string, number>();
  private last: Partition | null = null;
  private lastGroup = -1;

  constructor(private readonly partitions: readonly Partition[]) {}

  groupOf(partition: number): number {
    const { currency, entity, account } = this.partitions[partition]!;
    // Most ledgers have one currency and no entities: the last answer is nearly always the next.
    if (this.last && this.last.currency === currency && this.last.entity === entity && this.last.account === account) return this.lastGroup;
    const key = JSON.stringify([currency, entity, account]);
    let group = this.groups.get(key);
    if (group === undefined) this.groups.set(key, (group = this.groups.size));
    this.last = this.partitions[partition]!;
    this.lastGroup = group;
    return group;
  }
}
