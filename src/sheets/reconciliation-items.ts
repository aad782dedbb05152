import type { Day } from "../calendar/day";
import type { Minor } from "../money/money";
import type { Cause, Evidence, ItemDecision, MatchGroup, ReconciliationInput, ReconciliationResult, ReconciliationRow, UnmatchedRow } from "../reconciliation/reconciliation";
import { comparedUntil } from "../reconciliation/compared-until";
import { needsAttention } from "./cause-sides";

export { comparedUntil } from "../reconciliation/compared-until";

/** One line of the list to look at: a group, or a row that stands alone. Amounts in our sign. */
export interface ReconciliationItem {
  /** Number of the group, as the reason column names it; null for a row on its own. */
  readonly group: number | null;
  readonly cause: Cause;
  readonly state: "auto" | "suggested" | "unmatched";
  readonly currency: string;
  /** Customer of our row, or the name that theirs gives. */
  readonly party: string;
  readonly ours: ItemSide | null;
  readonly theirs: ItemSide | null;
  readonly differenceMinor: Minor;
  /** Days from the oldest row to the period's end (or the last date compared); null without dates. */
  readonly ageDays: number | null;
  readonly evidence: readonly Evidence[];
  readonly alternatives: MatchGroup["alternatives"];
  readonly decision?: ItemDecision;
}

export interface ItemSide {
  readonly rows: readonly number[];
  readonly day: Day | null;
  readonly references: readonly string[];
  /** Of its own rows: the two sides of an exchange difference have two. */
  readonly currency: string;
  readonly amountMinor: Minor;
}

/** All that a person has to look at: differing, suggested and remarkable groups in their order, then single rows by side. */
export function reconciliationItems(result: ReconciliationResult, input: ReconciliationInput): readonly ReconciliationItem[] {
  const ours = new Map(input.ours.map((row) => [row.row, row]));
  const theirs = new Map(input.theirs.map((row) => [row.row, row]));
  const theirSign = result.signs.theirs === "opposite" ? -1 : 1;
  const end = comparedUntil(input);
  const groups = result.groups.flatMap((group, index): ReconciliationItem[] => {
    if (!needsAttention(group) && !isRemarked(group)) return [];
    const [our, their] = [rowsOf(ours, group.ours), rowsOf(theirs, group.theirs)];
    return [{
      group: index + 1, cause: group.cause, state: group.verdict, currency: group.currency, party: partyOf([...our, ...their]), ours: sideOf(our, 1), theirs: sideOf(their, theirSign),
      differenceMinor: group.differenceMinor, ageDays: ageOf([...our, ...their], end), evidence: group.evidence, alternatives: group.alternatives,
      ...(group.decision && { decision: group.decision }),
    }];
  });
  const single = (row: ReconciliationRow | undefined, { cause, decision }: UnmatchedRow, side: "ours" | "theirs"): ReconciliationItem[] => {
    if (!row) return [];
    const found = sideOf([row], side === "ours" ? 1 : theirSign)!;
    return [{
      group: null, cause, state: "unmatched", currency: row.currency, party: partyOf([row]), ours: side === "ours" ? found : null, theirs: side === "theirs" ? found : null,
      differenceMinor: (side === "ours" ? -found.amountMinor || 0 : found.amountMinor) as Minor, ageDays: ageOf([row], end), evidence: [], alternatives: [], ...(decision && { decision }),
    }];
  };
  const singles = [
    ...result.unmatched.ours.flatMap((alone) => single(ours.get(alone.row), alone, "ours")),
    ...result.unmatched.theirs.flatMap((alone) => single(theirs.get(alone.row), alone, "theirs")),
  ];
  // What their list is too young to show is nobody's task: it comes last.
  return [...groups, ...singles.filter(({ cause }) => cause !== "EARLIER"), ...singles.filter(({ cause }) => cause === "EARLIER")];
}

/** How often each cause was found, and what it makes up; in order of first appearance, agreeing groups included. */
export function countsByCause(result: ReconciliationResult): readonly { readonly cause: Cause; readonly groups: number; readonly ours: number; readonly theirs: number }[] {
  const counts = new Map<Cause, { groups: number; ours: number; theirs: number }>();
  const count = (cause: Cause, groups: number, ours: number, theirs: number): void => {
    const before = counts.get(cause) ?? { groups: 0, ours: 0, theirs: 0 };
    counts.set(cause, { groups: before.groups + groups, ours: before.ours + ours, theirs: before.theirs + theirs });
  };
  for (const group of result.groups) count(group.cause, 1, group.ours.length, group.theirs.length);
  for (const { cause } of result.unmatched.ours) count(cause, 0, 1, 0);
  for (const { cause } of result.unmatched.theirs) count(cause, 0, 0, 1);
  return [...counts].map(([cause, found]) => ({ cause, ...found }));
}

function rowsOf(rows: ReadonlyMap<number, ReconciliationRow>, numbers: readonly number[]): readonly ReconciliationRow[] {
  return numbers.flatMap((number) => rows.get(number) ?? []);
}

function partyOf(rows: readonly ReconciliationRow[]): string {
  const named = rows.find(({ partyCode, party }) => partyCode !== "" || party !== "");
  return named === undefined ? "" : named.party !== "" ? named.party : named.partyCode;
}

function sideOf(rows: readonly ReconciliationRow[], sign: 1 | -1): ItemSide | null {
  if (rows.length === 0) return null;
  const days = rows.flatMap(({ day }) => (day === null ? [] : [day]));
  return {
    rows: rows.map(({ row }) => row),
    day: days.length === 0 ? null : (Math.min(...days) as Day),
    references: [...new Set(rows.map(({ reference }) => reference).filter((reference) => reference !== ""))],
    currency: rows[0]!.currency,
    amountMinor: (rows.reduce((sum, { amountMinor }) => sum + amountMinor, 0) * sign || 0) as Minor,
  };
}

function ageOf(rows: readonly ReconciliationRow[], end: Day | null): number | null {
  let first: Day | null = null;
  for (const { day } of rows) if (day !== null && (first === null || day < first)) first = day;
  return first === null || end === null ? null : Math.max(0, end - first);
}

/** A person has said something about it, or made it. */
function isRemarked({ decision }: MatchGroup): boolean {
  return decision !== undefined && (decision.verdict === "grouped" || decision.disputed || decision.note !== "" || decision.owner !== "");
}
