import type { Day } from "../calendar/day";
import type { Minor } from "../money/money";
import type { AgingPolicy } from "../settings/settings";

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
