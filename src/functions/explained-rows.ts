import { agedParts } from "../aging/aging";
import { bucketOf } from "../aging/buckets";
import type { Day } from "../calendar/day";
import type { DimensionFilter } from "../ledger/dimensions";
import type { OpenItem } from "../ledger/settlement";
import type { Answers } from "../live/answers";
import { checkedMinor, type Minor, ZERO } from "../money/money";

/** One row behind a figure, or an amount that stands for rows outside the list. */
export type ExplainedRow =
  /** A row of the ledger, with what of it counts. */
  | { readonly kind: "entry"; readonly entry: number; readonly amountMinor: Minor | null }
  /** A row of another table, or a cell of it. */
  | { readonly kind: "place"; readonly tableId: string; readonly row: number; readonly column: string | null; readonly label: string; readonly amountMinor: Minor | null }
  | { readonly kind: "amount"; readonly label: string; readonly amountMinor: Minor | null };

/** Rows that add up to one amount, in one currency. */
export interface ExplainedPart {
  readonly title: string;
  readonly currency: string;
  readonly rows: readonly ExplainedRow[];
  /** Holds: the sum of the rows. Null where rows are only pointed at and not added. */
  readonly sumMinor: Minor | null;
}

export function partOf(title: string, currency: string, rows: readonly ExplainedRow[]): ExplainedPart & { readonly sumMinor: Minor } {
  return { title, currency, rows, sumMinor: checkedMinor(rows.reduce((sum, { amountMinor }) => sum + (amountMinor ?? 0), 0)) };
}

/** Rows that are only pointed at. */
export function shownRows(title: string, currency: string, rows: readonly ExplainedRow[]): ExplainedPart {
  return { title, currency, rows, sumMinor: null };
}

interface Wanted {
  readonly partitions: Iterable<number>;
  readonly to: Day;
  readonly from?: Day | undefined;
  readonly passes?: ((entry: number) => boolean) | undefined;
}

/** Entries of some accounts in a stretch of days, as booked; `sign` −1 turns receipts into what was received. */
export function entryRows({ view: { ledger: { entries }, settlement } }: Answers, { partitions, from, to, passes }: Wanted, sign: 1 | -1 = 1): ExplainedRow[] {
  const rows: ExplainedRow[] = [];
  for (const partition of partitions) {
    if (partition < 0) continue;
    for (let place = settlement.entryStart[partition]!; place < settlement.entryStart[partition + 1]!; place++) {
      const entry = settlement.entryOrder[place]!;
      const day = entries.day[entry]!;
      if (day > to) break;
      if ((from !== undefined && day < from) || (passes && !passes(entry))) continue;
      rows.push({ kind: "entry", entry, amountMinor: checkedMinor(sign * entries.amountMinor[entry]!) });
    }
  }
  return rows;
}

export function filterPasses(answers: Answers, filter: DimensionFilter): ((entry: number) => boolean) | undefined {
  return filter.length === 0 ? undefined : answers.passes(filter);
}

export function openRows(items: readonly OpenItem[]): ExplainedRow[] {
  return items.map(({ entry, openMinor }) => ({ kind: "entry", entry, amountMinor: openMinor }));
}

/** What of each open item falls under a condition on its parts: those past due, those not yet due. */
export function dueRows(items: readonly OpenItem[], counts: (dueDay: Day) => boolean): ExplainedRow[] {
  return items.flatMap((item): ExplainedRow[] => {
    if (item.openMinor <= 0) return [];
    const amount = (item.parts ?? [item]).reduce((sum, part) => (counts(part.dueDay) ? sum + part.openMinor : sum), 0);
    return amount === 0 ? [] : [{ kind: "entry", entry: item.entry, amountMinor: checkedMinor(amount) }];
  });
}

/** What each open item puts into a bucket; credits where the workbook shows them by their own date. */
export function bucketRows({ view: { ledger, settings: { aging: policy } } }: Answers, items: readonly OpenItem[], { bucket, asOf }: { readonly bucket: number; readonly asOf: Day }): ExplainedRow[] {
  const bucketFor = bucketOf(policy);
  return items.flatMap((item): ExplainedRow[] => {
    if (item.openMinor < 0 && policy.credits !== "own-date") return [];
    const amount = agedParts(ledger, item, { asOf, policy }).reduce((sum, part) => (bucketFor(part.ageDays) === bucket ? sum + part.amountMinor : sum), 0);
    return amount === 0 ? [] : [{ kind: "entry", entry: item.entry, amountMinor: checkedMinor(amount) }];
  });
}

/** A document and what was applied to it by a day: together what is open. */
export function applicationRows({ view: { ledger: { entries }, settlement } }: Answers, entry: number, asOf: Day): ExplainedRow[] {
  if (entries.day[entry]! > asOf) return [{ kind: "entry", entry, amountMinor: ZERO }];
  const partition = entries.partition[entry]!;
  const applied = new Map<number, number>();
  for (let at = settlement.applicationStart[partition]!; at < settlement.applicationStart[partition + 1]!; at++) {
    if (settlement.day[at]! > asOf) continue;
    const [credit, debit, amount] = [settlement.credit[at]!, settlement.debit[at]!, settlement.amountMinor[at]!];
    if (credit === entry) applied.set(debit, (applied.get(debit) ?? 0) + amount);
    else if (debit === entry) applied.set(credit, (applied.get(credit) ?? 0) - amount);
  }
  const others = [...applied].filter(([, amount]) => amount !== 0).sort(([one], [other]) => entries.day[one]! - entries.day[other]! || one - other);
  return [
    { kind: "entry", entry, amountMinor: checkedMinor(entries.amountMinor[entry]!) },
    ...others.map(([other, amount]): ExplainedRow => ({ kind: "entry", entry: other, amountMinor: checkedMinor(amount) })),
  ];
}
