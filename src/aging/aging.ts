import { type Day, NO_DAY } from "../calendar/day";
import { openAmounts } from "../ledger/open-items";
import { openParts } from "../ledger/instalments";
import type { Ledger } from "../ledger/ledger";
import type { OpenItem, Settlement } from "../ledger/settlement";
import { checkedMinor, type Minor } from "../money/money";
import type { AgingPolicy } from "../settings/settings";
import { bucketLabels, bucketOf } from "./buckets";

/** Open items split by days past due (or days since the document). */
export interface Aging {
  readonly asOf: Day;
  readonly policy: AgingPolicy;
  /** `Current`, `1-30`, … `>120`; the same in every language, people see `words/aging-words.ts`. */
  readonly buckets: readonly string[];
  readonly rows: readonly AgingRow[];
  /** One per currency (and entity, account). */
  readonly totals: readonly AgingTotal[];
}

/** Holds: Σ amounts + unapplied = total = the partition's balance. */
export interface AgingRow {
  readonly partition: number;
  readonly amountsMinor: readonly Minor[];
  readonly unappliedMinor: Minor;
  readonly totalMinor: Minor;
}

export interface AgingTotal {
  readonly currency: string;
  readonly entity: string;
  readonly account: string;
  readonly amountsMinor: readonly Minor[];
  readonly unappliedMinor: Minor;
  readonly totalMinor: Minor;
}

/**
 * Split each customer's open items by age at the end of `asOf`.
 *
 * An item due on `asOf` is not past due. Instalments age each by their own due day. Open credits show in a column of their own, or
 * negative in the bucket of their own document date, or are taken off the oldest debits (a view only: nothing is applied by it).
 *
 * Shape: one row per partition with open items, in the order of the partitions; `amountsMinor[i]` belongs to `buckets[i]`.
 * Units: minor units of the partition's currency; whole calendar days.
 * Holds: amounts and unapplied sum to the partition's balance, exactly.
 * Errors: none for data. Asserts that the edges ascend (`agingPolicyProblem` tells before).
 * Source: DOMAIN.md § Aging.
 *
 * @example due 2026-01-31, asOf 2026-03-02 → 30 days → "1-30"
 */
export function aging(ledger: Ledger, settlement: Settlement, { asOf, policy }: { readonly asOf: Day; readonly policy: AgingPolicy }): Aging {
  const { entries, partitions } = ledger;
  const bucket = bucketOf(policy);
  const buckets = bucketLabels(policy);
  const open = openAmounts(ledger, settlement, asOf);
  const strips = new Strips(partitions.length, buckets.length);
  const basisDay = policy.basis === "due" ? entries.dueDay : entries.documentDay;
  for (let entry = 0; entry < entries.count; entry++) {
    const amount = open[entry]!;
    if (amount === 0) continue;
    const partition = entries.partition[entry]!;
    if (amount < 0) {
      strips.addCredit(partition, amount, policy.credits === "own-date" ? bucket(asOf - entries.documentDay[entry]!) : null);
      continue;
    }
    const plan = policy.basis === "due" ? settlement.plans.get(entry) : undefined;
    if (plan) for (const part of openParts(plan, amount)) strips.add(partition, part.openMinor, bucket(asOf - part.dueDay));
    else strips.add(partition, amount, bucket(asOf - (basisDay[entry] === NO_DAY ? entries.documentDay : basisDay)[entry]!));
  }
  const rows = strips.rows(policy);
  return { asOf, policy, buckets, rows, totals: totalsOf(ledger, rows) };
}

/** The strip of one partition from its open items, as a statement shows it. */
export function agingStrip(
  { entries }: Ledger,
  { items, asOf, policy }: { readonly items: readonly OpenItem[]; readonly asOf: Day; readonly policy: AgingPolicy },
): Omit<AgingRow, "partition"> & { readonly buckets: readonly string[] } {
  const bucket = bucketOf(policy);
  const buckets = bucketLabels(policy);
  const strips = new Strips(1, buckets.length);
  for (const { entry, openMinor, dueDay, parts } of items) {
    const documentAge = asOf - entries.documentDay[entry]!;
    if (openMinor < 0) strips.addCredit(0, openMinor, policy.credits === "own-date" ? bucket(documentAge) : null);
    else if (policy.basis === "document") strips.add(0, openMinor, bucket(documentAge));
    else for (const part of parts ?? [{ dueDay, openMinor }]) strips.add(0, part.openMinor, bucket(asOf - part.dueDay));
  }
  const [row] = strips.rows(policy);
  if (!row) return { buckets, amountsMinor: buckets.map(() => checkedMinor(0)), unappliedMinor: checkedMinor(0), totalMinor: checkedMinor(0) };
  return { buckets, amountsMinor: row.amountsMinor, unappliedMinor: row.unappliedMinor, totalMinor: row.totalMinor };
}

/** Sums per partition and bucket, with the credits beside them. */
class Strips {
  private readonly amounts: Float64Array;
  private readonly unapplied: Float64Array;
  private readonly seen: Uint8Array;

  constructor(private readonly partitionCount: number, private readonly bucketCount: number) {
    this.amounts = new Float64Array(partitionCount * bucketCount);
    this.unapplied = new Float64Array(partitionCount);
    this.seen = new Uint8Array(partitionCount);
  }

  add(partition: number, amount: number, bucket: number): void {
    this.seen[partition] = 1;
    this.amounts[partition * this.bucketCount + bucket]! += amount;
  }

  /** `bucket` null: into the column of unapplied credits. */
  addCredit(partition: number, amount: number, bucket: number | null): void {
    if (bucket !== null) return this.add(partition, amount, bucket);
    this.seen[partition] = 1;
    this.unapplied[partition]! += amount;
  }

  rows(policy: AgingPolicy): AgingRow[] {
    const rows: AgingRow[] = [];
    for (let partition = 0; partition < this.partitionCount; partition++) {
      if (this.seen[partition] === 0) continue;
      if (policy.credits === "fifo") this.takeOffOldest(partition);
      const amountsMinor: Minor[] = [];
      let total = this.unapplied[partition]!;
      for (let bucket = 0; bucket < this.bucketCount; bucket++) {
        const amount = checkedMinor(this.amounts[partition * this.bucketCount + bucket]!);
        amountsMinor.push(amount);
        total += amount;
      }
      rows.push({ partition, amountsMinor, unappliedMinor: checkedMinor(this.unapplied[partition]!), totalMinor: checkedMinor(total) });
    }
    return rows;
  }

  /** Oldest first means last bucket first: within a bucket it makes no difference which item a credit is taken off. */
  private takeOffOldest(partition: number): void {
    for (let bucket = this.bucketCount - 1; bucket >= 0 && this.unapplied[partition]! < 0; bucket--) {
      const place = partition * this.bucketCount + bucket;
      const taken = Math.min(this.amounts[place]!, -this.unapplied[partition]!);
      this.amounts[place]! -= taken;
      this.unapplied[partition]! += taken;
    }
  }
}

function totalsOf({ partitions }: Ledger, rows: readonly AgingRow[]): AgingTotal[] {
  const sums = new Map<string, { readonly partition: number; readonly amounts: number[]; unapplied: number; total: number }>();
  for (const { partition, amountsMinor, unappliedMinor, totalMinor } of rows) {
    const { currency, entity, account } = partitions[partition]!;
    const key = entity === "" && account === "" ? currency : JSON.stringify([currency, entity, account]);
    let sum = sums.get(key);
    if (!sum) sums.set(key, (sum = { partition, amounts: amountsMinor.map(() => 0), unapplied: 0, total: 0 }));
    for (let bucket = 0; bucket < amountsMinor.length; bucket++) sum.amounts[bucket]! = checkedMinor(sum.amounts[bucket]! + amountsMinor[bucket]!);
    sum.unapplied = checkedMinor(sum.unapplied + unappliedMinor);
    sum.total = checkedMinor(sum.total + totalMinor);
  }
  return [...sums.values()].map(({ partition, amounts, unapplied, total }) => {
    const { currency, entity, account } = partitions[partition]!;
    return { currency, entity, account, amountsMinor: amounts as Minor[], unappliedMinor: unapplied as Minor, totalMinor: total as Minor };
  });
}
