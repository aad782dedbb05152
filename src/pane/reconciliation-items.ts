import { adjustmentSteps } from "../actions/add-receipts";
import type { ReconciliationRun } from "../actions/reconcile";
import { allSteps, eachStep, mapSteps, sortSteps, type Steps } from "../check/steps";
import { stepByStep } from "../live/read-view";
import { addMinor, type Minor, negateMinor, ZERO } from "../money/money";
import type { AdjustmentProposal } from "../reconciliation/propose-adjustments";
import type { Cause, ItemDecision, MatchGroup, ReconciliationRow } from "../reconciliation/reconciliation";
import type { Job } from "../workbook/workbook";

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
function* itemSteps({ result, comparison }: ReconciliationRun): Steps<readonly ReconciliationItem[]> {
  const { input } = comparison;
  const ours = yield* rowsByNumber(input.ours);
  const theirs = yield* rowsByNumber(input.theirs);
  const inOurSign = (amount: Minor): Minor => (result.signs.theirs === "opposite" ? negateMinor(amount) : amount);
  const items: ReconciliationItem[] = yield* mapSteps(result.groups, (group): ReconciliationItem => ({
    ...(group.decision && { decision: group.decision }), cause: group.cause, group, currency: group.currency, amountMinor: group.differenceMinor, agrees: group.verdict === "auto" && group.differenceMinor === 0,
    ours: group.ours.flatMap((row) => ours.get(row) ?? []),
    theirs: group.theirs.flatMap((row) => theirs.get(row) ?? []),
  }));
  const alone = function* (side: "ours" | "theirs"): Steps<void> {
    const rows = side === "ours" ? ours : theirs;
    const unmatched = result.unmatched[side];
    yield* eachStep(unmatched.length, (place) => {
      const { row, cause, decision } = unmatched[place]!;
      const lone = rows.get(row);
      if (!lone) return;
      const amountMinor = side === "ours" ? negateMinor(lone.amountMinor) : inOurSign(lone.amountMinor);
      items.push({ ...(decision && { decision }), cause, group: null, currency: lone.currency, amountMinor, agrees: false, ours: side === "ours" ? [lone] : [], theirs: side === "theirs" ? [lone] : [] });
    });
  };
  yield* alone("ours");
  yield* alone("theirs");
  const place = ({ ours: rows, theirs: others }: ReconciliationItem): number => rows[0]?.row ?? others[0]?.row ?? 0;
  return yield* sortSteps(items, (one, other) =>
    Number(one.agrees) - Number(other.agrees) || (one.agrees ? 0 : Math.abs(other.amountMinor) - Math.abs(one.amountMinor)) || place(one) - place(other));
}

function* rowsByNumber(rows: readonly ReconciliationRow[]): Steps<ReadonlyMap<number, ReconciliationRow>> {
  const byNumber = new Map<number, ReconciliationRow>();
  yield* eachStep(rows.length, (place) => void byNumber.set(rows[place]!.row, rows[place]!));
  return byNumber;
}

/** What the result step draws of a run. */
export interface ResultParts {
  readonly items: readonly ReconciliationItem[];
  /** Of them what differs, and how many have which cause. */
  readonly differing: readonly ReconciliationItem[];
  readonly causes: readonly (readonly [Cause, number])[];
  readonly summary: ReconciliationSummary;
  /** Groups beyond doubt that nobody has decided about. */
  readonly automatic: readonly MatchGroup[];
  readonly adjustments: readonly AdjustmentProposal[];
}

const worked = new WeakMap<ReconciliationRun, ResultParts>();

/** Worked out once for a run; on a large list before it is shown (`prepared`). */
export function resultParts(run: ReconciliationRun): ResultParts {
  return allSteps(partSteps(run));
}

/** A run that can be shown at once: what is drawn of it is worked out with pauses, so that the page answers meanwhile. */
export async function prepared(run: ReconciliationRun, job?: Job): Promise<ReconciliationRun> {
  await stepByStep(partSteps(run), job);
  return run;
}

function* partSteps(run: ReconciliationRun): Steps<ResultParts> {
  const known = worked.get(run);
  if (known) return known;
  const items = yield* itemSteps(run);
  const summary = yield* summarySteps(run, items);
  const automatic: MatchGroup[] = [];
  const differing: ReconciliationItem[] = [];
  const causes = new Map<Cause, number>();
  yield* eachStep(items.length, (place) => {
    const { group, cause } = items[place]!;
    if (isDifference(items[place]!)) differing.push(items[place]!);
    causes.set(cause, (causes.get(cause) ?? 0) + 1);
    if (group?.verdict === "auto" && !group.decision?.verdict) automatic.push(group);
  });
  const parts = { items, differing, causes: [...causes], summary, automatic, adjustments: yield* adjustmentSteps(run) };
  worked.set(run, parts);
  return parts;
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

function* summarySteps({ result, comparison }: ReconciliationRun, items: readonly ReconciliationItem[]): Steps<ReconciliationSummary> {
  const differing = new Sums();
  const unknown = new Sums();
  const apart = new Map(APART.map((cause) => [cause as Cause, { cause, sums: new Sums() }]));
  let linesAgreeing = 0;
  yield* eachStep(items.length, (place) => {
    const item = items[place]!;
    if (item.agrees) linesAgreeing += item.theirs.length;
    apart.get(item.cause)?.sums.add(item);
    if (item.amountMinor === 0 || !isDifference(item)) return;
    differing.add(item);
    if (item.cause === "AMOUNT_DIFF") unknown.add(item);
  });
  let suggested = 0;
  yield* eachStep(result.groups.length, (place) => {
    if (result.groups[place]!.verdict === "suggested") suggested += 1;
  });
  return {
    lines: comparison.input.theirs.length, linesAgreeing, differences: differing.count, sums: differing.list(), unknown: unknown.list(),
    residuals: result.bridges.filter(({ residualMinor }) => residualMinor !== 0).map(({ currency, residualMinor }) => ({ currency, amountMinor: residualMinor })),
    suggested,
    apart: [...apart.values()].filter(({ sums }) => sums.count > 0).map(({ cause, sums }) => ({ cause, count: sums.count, sums: sums.list() })),
  };
}

/** Items counted and added up, per currency. */
class Sums {
  count = 0;
  private readonly amounts = new Map<string, Minor>();

  add({ currency, amountMinor }: ReconciliationItem): void {
    this.count += 1;
    this.amounts.set(currency, addMinor(this.amounts.get(currency) ?? ZERO, amountMinor));
  }

  list(): ReconciliationSummary["sums"] {
    return [...this.amounts].map(([currency, amountMinor]) => ({ currency, amountMinor }));
  }
}
