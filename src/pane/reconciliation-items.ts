import type { ReconciliationRun } from "../actions/reconcile";
import { addMinor, type Minor, negateMinor, ZERO } from "../money/money";
import type { Cause, ItemDecision, MatchGroup, ReconciliationRow } from "../reconciliation/reconciliation";

/** One line of the result: rows that belong together, or a row that stands alone. */
export interface ReconciliationItem {
  readonly cause: Cause;
  readonly ours: readonly ReconciliationRow[];
  readonly theirs: readonly ReconciliationRow[];
  /** What the item adds on the way from our total to theirs, in our sign. */
  readonly amountMinor: Minor;
  readonly currency: string;
  /** Belongs together beyond doubt and differs by nothing. */
  readonly agrees: boolean;
  /** The group behind it; null for a row that stands alone. */
  readonly group: MatchGroup | null;
  /** What a person decided or noted about it. */
  readonly decision?: ItemDecision;
}

/** All items of a comparison: differences first, largest first, then what agrees, in the order of our rows. */
export function itemsOf({ result, comparison }: ReconciliationRun): readonly ReconciliationItem[] {
  const { input } = comparison;
  const ours = new Map(input.ours.map((row) => [row.row, row]));
  const theirs = new Map(input.theirs.map((row) => [row.row, row]));
  const inOurSign = (amount: Minor): Minor => (result.signs.theirs === "opposite" ? negateMinor(amount) : amount);
  const items: ReconciliationItem[] = [
    ...result.groups.map((group) => ({
      ...(group.decision && { decision: group.decision }), cause: group.cause, group, currency: group.currency, amountMinor: group.differenceMinor, agrees: group.verdict === "auto" && group.differenceMinor === 0,
      ours: group.ours.flatMap((row) => ours.get(row) ?? []),
      theirs: group.theirs.flatMap((row) => theirs.get(row) ?? []),
    })),
    ...result.unmatched.ours.flatMap(({ row, cause, decision }) => {
      const alone = ours.get(row);
      return alone ? [{ ...(decision && { decision }), cause, group: null, currency: alone.currency, amountMinor: negateMinor(alone.amountMinor), agrees: false, ours: [alone], theirs: [] }] : [];
    }),
    ...result.unmatched.theirs.flatMap(({ row, cause, decision }) => {
      const alone = theirs.get(row);
      return alone ? [{ ...(decision && { decision }), cause, group: null, currency: alone.currency, amountMinor: inOurSign(alone.amountMinor), agrees: false, ours: [], theirs: [alone] }] : [];
    }),
  ];
  const place = ({ ours: rows, theirs: others }: ReconciliationItem): number => rows[0]?.row ?? others[0]?.row ?? 0;
  return items.sort((one, other) =>
    Number(one.agrees) - Number(other.agrees) || (one.agrees ? 0 : Math.abs(other.amountMinor) - Math.abs(one.amountMinor)) || place(one) - place(other));
}

/** The result in a few numbers, for the sentence on top. */
export interface ReconciliationSummary {
  /** Their lines, and how many of them agree beyond doubt. */
  readonly lines: number;
  readonly linesAgreeing: number;
  /** Items that change the balance, and their sum per currency; what is expected stands apart. */
  readonly differences: number;
  readonly sums: readonly { readonly currency: string; readonly amountMinor: Minor }[];
  /** What of them no reason is known for: the amounts of one document simply differ. */
  readonly unknown: readonly { readonly currency: string; readonly amountMinor: Minor }[];
  readonly residuals: readonly { readonly currency: string; readonly amountMinor: Minor }[];
  readonly suggested: number;
  /** What is on the way from total to total and yet nothing to look into. */
  readonly apart: readonly { readonly cause: ApartCause; readonly count: number; readonly sums: ReconciliationSummary["sums"] }[];
}

/** Our rows from before the other side's first date, and invoices that nobody has paid yet: expected, so no differences. */
const APART = ["EARLIER", "UNPAID"] as const satisfies readonly Cause[];
export type ApartCause = (typeof APART)[number];

export function isDifference({ agrees, cause }: ReconciliationItem): boolean {
  return !agrees && !(APART as readonly Cause[]).includes(cause);
}

export function summaryOf({ result, comparison }: ReconciliationRun, items: readonly ReconciliationItem[]): ReconciliationSummary {
  const differing = items.filter((item) => item.amountMinor !== 0 && isDifference(item));
  return {
    lines: comparison.input.theirs.length,
    linesAgreeing: items.reduce((sum, { agrees, theirs }) => sum + (agrees ? theirs.length : 0), 0),
    differences: differing.length,
    sums: sumsOf(differing),
    unknown: sumsOf(differing.filter(({ cause }) => cause === "AMOUNT_DIFF")),
    residuals: result.bridges.filter(({ residualMinor }) => residualMinor !== 0).map(({ currency, residualMinor }) => ({ currency, amountMinor: residualMinor })),
    suggested: result.groups.filter(({ verdict }) => verdict === "suggested").length,
    apart: APART.map((cause) => ({ cause, of: items.filter((item) => item.cause === cause) })).filter(({ of }) => of.length > 0).map(({ cause, of }) => ({ cause, count: of.length, sums: sumsOf(of) })),
  };
}

function sumsOf(items: readonly ReconciliationItem[]): ReconciliationSummary["sums"] {
  const sums = new Map<string, Minor>();
  for (const { currency, amountMinor } of items) sums.set(currency, addMinor(sums.get(currency) ?? ZERO, amountMinor));
  return [...sums].map(([currency, amountMinor]) => ({ currency, amountMinor }));
}
