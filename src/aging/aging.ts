import type { Day } from "../calendar/day";
import { openParts } from "../ledger/instalments";
import type { Ledger } from "../ledger/ledger";
import { openAt, openIndex } from "../ledger/open-index";
import { PartitionGroups } from "../ledger/partition-groups";
import type { OpenItem, Settlement } from "../ledger/settlement";
import { checkedMinor, type Minor, ZERO } from "../money/money";
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
  const buckets = bucketLabels(policy);
  const strip = new Strip(buckets.length, policy);
  const index = openIndex(ledger, settlement);
  const { closedDay, documentDay } = index;
  const basisDay = policy.basis === "due" ? index.dueDay : documentDay;
  const { entryStart, entryOrder } = settlement;
  const plans = policy.basis === "due" && settlement.plans.size > 0 ? settlement.plans : null;
  const rows: AgingRow[] = [];
  for (let partition = 0; partition < ledger.partitions.length; partition++) {
    const end = entryStart[partition + 1]!;
    for (let place = entryStart[partition]!; place < end; place++) {
      if (closedDay[place]! <= asOf) continue;
      const open = openAt(index, place, asOf);
      if (open === 0) continue;
      const plan = open > 0 ? plans?.get(entryOrder[place]!) : undefined;
      if (plan) for (const part of openParts(plan, open)) strip.add(part.openMinor, asOf - part.dueDay);
      else if (open < 0) strip.addCredit(open, asOf - documentDay[place]!);
      else strip.add(open, asOf - basisDay[place]!);
    }
    const row = strip.take(partition);
    if (row) rows.push(row);
  }
  return { asOf, policy, buckets, rows, totals: totalsOf(ledger, rows) };
}

/** An aging with the rows of some partitions replaced by others, those of partitions that have nothing open any more left out. */
export function withAgingRows(before: Aging, { ledger, partitions, rows: changed }: { readonly ledger: Pick<Ledger, "partitions">; readonly partitions: readonly number[]; readonly rows: readonly AgingRow[] }): Aging {
  const replaced = new Set(partitions);
  const rows = [...before.rows.filter(({ partition }) => !replaced.has(partition)), ...changed].sort((one, other) => one.partition - other.partition);
  return { ...before, rows, totals: totalsOf(ledger, rows) };
}

/** The strip of one partition from its open items, as a statement shows it. */
export function agingStrip(
  ledger: Ledger,
  { items, asOf, policy }: { readonly items: readonly OpenItem[]; readonly asOf: Day; readonly policy: AgingPolicy },
): Omit<AgingRow, "partition"> & { readonly buckets: readonly string[] } {
  const buckets = bucketLabels(policy);
  const strip = new Strip(buckets.length, policy);
  for (const item of items) {
    for (const { amountMinor, ageDays } of agedParts(ledger, item, { asOf, policy })) {
      if (amountMinor < 0) strip.addCredit(amountMinor, ageDays);
      else strip.add(amountMinor, ageDays);
    }
  }
  const { amountsMinor, unappliedMinor, totalMinor } = strip.take(0) ?? { amountsMinor: buckets.map(() => ZERO), unappliedMinor: ZERO, totalMinor: ZERO };
  return { buckets, amountsMinor, unappliedMinor, totalMinor };
}

/** An open item by age, instalments each by their own due day; a credit has the age of its document. */
export function agedParts({ entries }: Ledger, { entry, openMinor, dueDay, parts }: OpenItem, { asOf, policy }: { readonly asOf: Day; readonly policy: AgingPolicy }): readonly { readonly amountMinor: Minor; readonly ageDays: number }[] {
  if (openMinor < 0 || policy.basis === "document") return [{ amountMinor: openMinor, ageDays: asOf - entries.documentDay[entry]! }];
  return (parts ?? [{ dueDay, openMinor }]).map((part) => ({ amountMinor: part.openMinor, ageDays: asOf - part.dueDay }));
}

/** The sums of one partition by bucket, with its credits beside them. */
class Strip {
  private readonly amounts: Float64Array;
  private readonly bucketOf: (ageDays: number) => number;
  private unapplied = 0;
  private isEmpty = true;

  constructor(bucketCount: number, private readonly policy: AgingPolicy) {
    this.amounts = new Float64Array(bucketCount);
    this.bucketOf = bucketOf(policy);
  }

  add(amount: number, ageDays: number): void {
    this.isEmpty = false;
    this.amounts[this.bucketOf(ageDays)]! += amount;
  }

  addCredit(amount: number, ageDays: number): void {
    if (this.policy.credits === "own-date") return this.add(amount, ageDays);
    this.isEmpty = false;
    this.unapplied += amount;
  }

  /** The row of what was added since the last call, or null where there was nothing. */
  take(partition: number): AgingRow | null {
    if (this.isEmpty) return null;
    if (this.policy.credits === "fifo") this.takeOffOldest();
    const { amounts } = this;
    const amountsMinor = new Array<Minor>(amounts.length);
    let total = this.unapplied;
    let magnitude = -this.unapplied;
    for (let bucket = 0; bucket < amounts.length; bucket++) {
      const amount = amounts[bucket]! as Minor;
      amountsMinor[bucket] = amount;
      total += amount;
      magnitude += amount < 0 ? -amount : amount;
      amounts[bucket] = 0;
    }
    // While the absolute amounts together stay in the exact range, so does every sum on the way.
    checkedMinor(magnitude);
    const row = { partition, amountsMinor, unappliedMinor: this.unapplied as Minor, totalMinor: total as Minor };
    this.unapplied = 0;
    this.isEmpty = true;
    return row;
  }

  /** Oldest first means last bucket first: within a bucket it makes no difference which item a credit is taken off. */
  private takeOffOldest(): void {
    for (let bucket = this.amounts.length - 1; bucket >= 0 && this.unapplied < 0; bucket--) {
      const taken = Math.min(this.amounts[bucket]!, -this.unapplied);
      this.amounts[bucket]! -= taken;
      this.unapplied += taken;
    }
  }
}

/** Totals over what is never netted across: per currency, entity and account, in the order in which they first occur. */
function totalsOf({ partitions }: Pick<Ledger, "partitions">, rows: readonly AgingRow[]): AgingTotal[] {
  const groups = new PartitionGroups(partitions);
  const sums: { readonly partition: number; readonly amounts: number[]; unapplied: number; total: number; magnitude: number }[] = [];
  for (const { partition, amountsMinor, unappliedMinor, totalMinor } of rows) {
    const sum = (sums[groups.groupOf(partition)] ??= { partition, amounts: amountsMinor.map(() => 0), unapplied: 0, total: 0, magnitude: 0 });
    let magnitude = -unappliedMinor;
    for (let bucket = 0; bucket < amountsMinor.length; bucket++) {
      sum.amounts[bucket]! += amountsMinor[bucket]!;
      magnitude += Math.abs(amountsMinor[bucket]!);
    }
    sum.unapplied += unappliedMinor;
    sum.total += totalMinor;
    sum.magnitude += magnitude;
  }
  // While the absolute amounts together stay in the exact range, so does every sum on the way.
  for (const { magnitude } of sums) checkedMinor(magnitude);
  return sums.map(({ partition, amounts, unapplied, total }) => {
    const { currency, entity, account } = partitions[partition]!;
    return { currency, entity, account, amountsMinor: amounts as Minor[], unappliedMinor: unapplied as Minor, totalMinor: total as Minor };
  });
}
