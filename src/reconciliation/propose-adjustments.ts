import type { Day } from "../calendar/day";
import { eachStep, type Steps } from "../check/steps";
import type { EntryType, Ledger } from "../ledger/ledger";
import { type Minor, negateMinor, ZERO } from "../money/money";
import { comparedUntil } from "./compared-until";
import { missingCreditNotes } from "./missing-credit-notes";
import type { Cause, ReconciliationInput, ReconciliationResult, ReconciliationRow } from "./reconciliation";

/** A row that a person may add to the ledger so that a difference is gone. Never added unasked. */
export interface AdjustmentProposal {
  readonly cause: Cause;
  /** Index into `result.groups`, or null for a lone row. */
  readonly group: number | null;
  readonly ours: readonly number[];
  readonly theirs: readonly number[];
  readonly partition: number;
  readonly type: EntryType;
  readonly day: Day;
  /** + the customer owes more. */
  readonly amountMinor: Minor;
  readonly currency: string;
  readonly document: string;
  readonly appliesTo: string;
  /** As the other side has it; without one the cause says what the row is for. */
  readonly description?: string;
}

/** Causes that our own books put right, with the kind of entry; what the other side has to correct is none of them. */
const TYPES: Readonly<Partial<Record<Cause, { readonly less: EntryType; readonly more: EntryType }>>> = {
  ROUNDING: { less: "credit adjustment", more: "debit adjustment" },
  BANK_FEE: { less: "credit adjustment", more: "debit adjustment" },
  GROUP_FEE: { less: "credit adjustment", more: "debit adjustment" },
  EARLY_DISCOUNT: { less: "credit adjustment", more: "debit adjustment" },
  WITHHOLDING: { less: "credit adjustment", more: "debit adjustment" },
};

/**
 * Rows that would take known differences out of our books: rounding, fees, discounts and tax kept back, documents entered twice, credit notes that only they have.
 *
 * Only groups beyond doubt, of one account and one currency. The amount is the difference itself, so that nothing is left of it.
 */
export function* proposeAdjustments(input: ReconciliationInput, result: ReconciliationResult, ledger: Ledger): Steps<readonly AdjustmentProposal[]> {
  const ours = new Map<number, ReconciliationRow>();
  yield* eachStep(input.ours.length, (place) => void ours.set(input.ours[place]!.row, input.ours[place]!));
  const theirDay = new Map<number, Day>();
  yield* eachStep(input.theirs.length, (place) => {
    const { row, day } = input.theirs[place]!;
    if (day !== null) theirDay.set(row, day);
  });
  const partitionOf = new Map<number, number>();
  yield* eachStep(ledger.entries.count, (entry) => void partitionOf.set(ledger.entries.row[entry]!, ledger.entries.partition[entry]!));
  const end = comparedUntil(input);
  const proposals: AdjustmentProposal[] = [];
  yield* eachStep(result.groups.length, (index) => {
    const group = result.groups[index]!;
    const types = TYPES[group.cause];
    if (!types || group.verdict !== "auto" || group.differenceMinor === 0) return;
    const rows = group.ours.flatMap((row) => ours.get(row) ?? []);
    const partitions = new Set(rows.map(({ row }) => partitionOf.get(row)!));
    if (partitions.size !== 1 || rows.some(({ currency }) => currency !== group.currency)) return;
    const day = latestDay(group.theirs.map((row) => theirDay.get(row) ?? null)) ?? latestDay(rows.map((row) => row.day)) ?? end;
    const target = documentToAdjust(rows, group.differenceMinor);
    if (day === null || target === null) return;
    proposals.push({
      cause: group.cause, group: index, ours: group.ours, theirs: group.theirs, partition: [...partitions][0]!, type: group.differenceMinor < 0 ? types.less : types.more, day,
      amountMinor: group.differenceMinor, currency: group.currency, document: adjustmentNumber(target), appliesTo: target,
    });
  });
  yield* eachStep(result.unmatched.ours.length, (place) => {
    const { row, cause } = result.unmatched.ours[place]!;
    const twice = cause === "DUPLICATE_L" ? ours.get(row) : undefined;
    if (!twice || twice.amountMinor === ZERO || twice.day === null || twice.reference === "") return;
    proposals.push({
      cause, group: null, ours: [row], theirs: [], partition: partitionOf.get(row)!, type: twice.amountMinor > 0 ? "credit adjustment" : "debit adjustment", day: twice.day,
      amountMinor: negateMinor(twice.amountMinor), currency: twice.currency, document: adjustmentNumber(twice.reference), appliesTo: twice.reference,
    });
  });
  return [...proposals, ...(yield* missingCreditNotes(input, result, ledger))];
}

/** The difference arose with the latest row on their side, else on ours. */
function latestDay(days: readonly (Day | null)[]): Day | null {
  let latest: Day | null = null;
  for (const day of days) if (day !== null && (latest === null || day > latest)) latest = day;
  return latest;
}

/** The largest document of the direction that the adjustment reduces; null where none has a number. */
function documentToAdjust(rows: readonly ReconciliationRow[], difference: Minor): string | null {
  let found: ReconciliationRow | null = null;
  for (const row of rows) {
    if (row.reference === "") continue;
    const fits = (candidate: ReconciliationRow): boolean => candidate.amountMinor > 0 === difference < 0;
    if (found === null || (fits(row) && !fits(found)) || (fits(row) === fits(found) && Math.abs(row.amountMinor) > Math.abs(found.amountMinor))) found = row;
  }
  return found?.reference ?? null;
}

/** The same document is adjusted under the same number, so that adding twice is seen as a duplicate. */
function adjustmentNumber(document: string): string {
  return `ADJ-${document}`;
}
