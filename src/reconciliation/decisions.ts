import { isoDay } from "../calendar/day";
import { assert } from "../check/assert";
import { allSteps, eachStep, mapSteps, sortSteps, type Steps } from "../check/steps";
import { type Minor, minorToText } from "../money/money";
import type { SavedDecision } from "../settings/reconciliation-memory";
import { type BridgeAmounts, bridgeAmounts, closeBridges, differencesOf, type Opening } from "./close-bridges";
import { loneCause } from "./lone-cause";
import type { Cause, Evidence, ItemDecision, MatchGroup, ReconciliationInput, ReconciliationResult, ReconciliationRow, UnmatchedRow } from "./reconciliation";
import type { RowKeys } from "./row-identity";

export interface Decided {
  readonly decisions: readonly SavedDecision[];
  /** Keys of all rows of both tables, compared or not. */
  readonly ours: RowKeys;
  readonly theirs: RowKeys;
  /** Causes that open items of an agreed period keep while they stay alone, by row. */
  readonly carried?: { readonly ours: ReadonlyMap<number, Cause>; readonly theirs: ReadonlyMap<number, Cause> };
  readonly openings?: readonly Opening[];
}

/**
 * What the engine found, with what a person decided laid over it.
 *
 * Accepted groups and groups made by hand are automatic from then on and stand before anything the engine would rather do with their
 * rows; what was rejected is not proposed again, alone or inside a larger group; remarks stay with their rows.
 * A decision whose rows have changed or gone does not hold: `told` says so, and the rows that are left go back to the engine's answer.
 *
 * Holds: every row is in at most one group or alone, exactly once; the bridge closes to the unit; the same decisions again change nothing.
 */
export function applyDecisions(input: ReconciliationInput, found: ReconciliationResult, decided: Decided): ReconciliationResult {
  return allSteps(applyDecisionSteps(input, found, decided));
}

/** The same with pauses. */
export function* applyDecisionSteps(input: ReconciliationInput, found: ReconciliationResult, decided: Decided): Steps<ReconciliationResult> {
  const overlay = new Overlay(input, found, decided, {
    ours: yield* rowsByNumber(input.ours), theirs: yield* rowsByNumber(input.theirs), rowOfOurs: yield* rowsByKey(decided.ours), rowOfTheirs: yield* rowsByKey(decided.theirs), amounts: yield* bridgeAmounts(input, found.signs),
  });
  yield* overlay.holdGroups();
  yield* overlay.takeFound();
  return yield* overlay.result();
}

/** Rejected sets by row number, for the engine: it looks for something else for their rows. */
export function rejectedRows({ decisions, ours, theirs }: Pick<Decided, "decisions" | "ours" | "theirs">): NonNullable<ReconciliationInput["rejected"]> {
  const rejected = decisions.filter(({ verdict }) => verdict === "rejected");
  if (rejected.length === 0) return [];
  const [rowOfOurs, rowOfTheirs] = [allSteps(rowsByKey(ours)), allSteps(rowsByKey(theirs))];
  return rejected.flatMap((decision) => rowsNamed(decision, rowOfOurs, rowOfTheirs) ?? []);
}

/** Both sides by what names their rows. */
interface NamedRows {
  readonly rowOfOurs: ReadonlyMap<string, number>;
  readonly rowOfTheirs: ReadonlyMap<string, number>;
  readonly ours: ReadonlyMap<number, ReconciliationRow>;
  readonly theirs: ReadonlyMap<number, ReconciliationRow>;
  readonly amounts: BridgeAmounts;
}

class Overlay {
  private readonly ours: ReadonlyMap<number, ReconciliationRow>;
  private readonly theirs: ReadonlyMap<number, ReconciliationRow>;
  private groups: MatchGroup[] = [];
  private readonly held = new Map<string, RowSet & { readonly decision: SavedDecision }>();
  private readonly heldOurs = new Set<number>();
  private readonly heldTheirs = new Set<number>();
  private readonly told: Evidence[] = [];
  private readonly rejected: RowSet[] = [];
  private readonly rejectedByRow = new Map<number, number[]>();

  constructor(private readonly input: ReconciliationInput, private readonly found: ReconciliationResult, private readonly decided: Decided, private readonly named: NamedRows) {
    this.ours = named.ours;
    this.theirs = named.theirs;
  }

  /** The latest decision about a row counts. */
  *holdGroups(): Steps<void> {
    const { decisions } = this.decided;
    yield* eachStep(decisions.length, (place) => {
      const decision = decisions[place]!;
      const rows = decision.verdict === "rejected" ? this.rowsOf(decision) : null;
      if (!rows || rows.ours.length === 0 || rows.theirs.length === 0) return;
      this.rejectedByRow.set(rows.ours[0]!, [...(this.rejectedByRow.get(rows.ours[0]!) ?? []), this.rejected.length]);
      this.rejected.push(rows);
    });
    yield* eachStep(decisions.length, (place) => this.hold(decisions[decisions.length - 1 - place]!));
  }

  private hold(decision: SavedDecision): void {
    if (decision.verdict !== "accepted" && decision.verdict !== "grouped") return;
    const rows = this.rowsOf(decision);
    if (!rows) {
      this.told.push({ key: decision.verdict === "grouped" ? "grouped-rows-changed" : "accepted-rows-changed", params: { rows: decision.about ?? "" } });
      return;
    }
    const { ours, theirs } = rows;
    // A row that is there but not compared now: paid in full since, or of a period that is agreed.
    if (!ours.every((row) => this.ours.has(row)) || !theirs.every((row) => this.theirs.has(row))) return;
    if (ours.some((row) => this.heldOurs.has(row)) || theirs.some((row) => this.heldTheirs.has(row))) return;
    ours.forEach((row) => this.heldOurs.add(row));
    theirs.forEach((row) => this.heldTheirs.add(row));
    this.held.set(setKey(ours, theirs), { ours, theirs, decision });
  }

  *takeFound(): Steps<void> {
    const { groups } = this.found;
    const taken: MatchGroup[] = [];
    yield* eachStep(groups.length, (place) => {
      const group = groups[place]!;
      const held = this.held.size === 0 ? undefined : this.held.get(setKey(group.ours, group.theirs));
      if (held) {
        const { decision } = held;
        this.held.delete(setKey(group.ours, group.theirs));
        taken.push({ ...group, verdict: "auto", evidence: [...group.evidence, byYou(decision)], decision: decisionOf(decision) });
      } else if (!this.isTouched(group) && !this.isRejected(group)) taken.push(group);
    });
    for (const held of this.held.values()) taken.push(this.groupByHand(held));
    this.groups = yield* sortSteps(taken, (left, right) => (left.ours[0] ?? Infinity) - (right.ours[0] ?? Infinity) || (left.theirs[0] ?? Infinity) - (right.theirs[0] ?? Infinity));
  }

  *result(): Steps<ReconciliationResult> {
    const remarks = this.remarks();
    let { groups } = this;
    if (remarks.size > 0) {
      groups = yield* mapSteps(groups, (group) => {
        const remark = remarks.get(setKey(group.ours, group.theirs));
        return remark ? { ...group, decision: { ...remark, verdict: group.decision?.verdict ?? null } } : group;
      });
    }
    const unmatched = { ours: yield* this.alone("ours", remarks), theirs: yield* this.alone("theirs", remarks) };
    const bridges = yield* closeBridges({ groups, unmatched, amounts: this.named.amounts, openings: this.decided.openings ?? [], currencies: this.found.bridges.map(({ currency }) => currency) });
    const result = { ...this.found, groups, unmatched, bridges, ...(this.told.length > 0 && { told: this.told }) };
    yield* assertEachOnce(this.input, result);
    return result;
  }

  private rowsOf(decision: SavedDecision): RowSet | null {
    return rowsNamed(decision, this.named.rowOfOurs, this.named.rowOfTheirs);
  }

  private isTouched({ ours, theirs }: MatchGroup): boolean {
    return ours.some((row) => this.heldOurs.has(row)) || theirs.some((row) => this.heldTheirs.has(row));
  }

  private isRejected({ ours, theirs }: MatchGroup): boolean {
    if (this.rejectedByRow.size === 0) return false;
    const [our, their] = [new Set(ours), new Set(theirs)];
    return ours.some((row) => this.rejectedByRow.get(row)?.some((index) => this.rejected[index]!.ours.every((each) => our.has(each)) && this.rejected[index]!.theirs.every((each) => their.has(each))));
  }

  private groupByHand({ ours, theirs, decision }: RowSet & { readonly decision: SavedDecision }): MatchGroup {
    const differences = differencesOf({ ours, theirs }, this.named.amounts);
    const currency = (theirs.length > 0 ? this.theirs.get(theirs[0]!)! : this.ours.get(ours[0]!)!).currency;
    const differenceMinor = (differences.size > 1 ? 0 : (differences.get(currency) ?? 0) || 0) as Minor;
    return {
      ours, theirs, verdict: "auto", cause: this.causeByHand(ours, theirs, differenceMinor, differences.size > 1), differenceMinor, currency, confidence: 1,
      evidence: [byYou(decision)], alternatives: [], decision: decisionOf(decision),
    };
  }

  private causeByHand(ours: readonly number[], theirs: readonly number[], difference: number, abroad: boolean): Cause {
    if (abroad) return "FX_DIFF";
    if (difference !== 0) return Math.abs(difference) <= this.input.rules.toleranceMinor ? "ROUNDING" : "AMOUNT_DIFF";
    if (ours.length === 1 && theirs.length === 1) return this.ours.get(ours[0]!)!.reference === this.theirs.get(theirs[0]!)!.reference ? "EXACT" : "REF_MISSING";
    if (ours.length > 1 && theirs.length > 1) return "GROUP_NM";
    if (this.input.kind === "bank") return theirs.length > 1 ? "INSTALMENTS" : "GROUP_1N";
    return theirs.length === 1 ? "GROUP_N1" : "GROUP_1N";
  }

  private *alone(side: "ours" | "theirs", remarks: ReadonlyMap<string, ItemDecision>): Steps<readonly UnmatchedRow[]> {
    const grouped = new Set<number>();
    yield* eachStep(this.groups.length, (place) => {
      for (const row of this.groups[place]![side]) grouped.add(row);
    });
    const unmatched = this.found.unmatched[side];
    const causes = new Map<number, Cause>();
    yield* eachStep(unmatched.length, (place) => void causes.set(unmatched[place]!.row, unmatched[place]!.cause));
    const lone = loneCause(this.input)[side];
    const carried = this.decided.carried?.[side];
    const compared = this.input[side];
    const rows: UnmatchedRow[] = [];
    yield* eachStep(compared.length, (place) => {
      const { row } = compared[place]!;
      if (grouped.has(row)) return;
      const found = causes.get(row);
      // Money that a bank list is too young or too old to show is not missing from it.
      const outside = side === "ours" && this.input.kind === "bank" && (found === "MISSING_R" || found === "CUTOFF_R") ? lone(compared[place]!) : undefined;
      const remark = remarks.size === 0 ? undefined : remarks.get(side === "ours" ? setKey([row], []) : setKey([], [row]));
      rows.push({ row, cause: carried?.get(row) ?? outside ?? found ?? lone(compared[place]!), ...(remark && { decision: remark }) });
    });
    return yield* sortSteps(rows, (left, right) => left.row - right.row);
  }

  /** Notes, owners and disputes by the rows they are about; the latest counts. */
  private remarks(): ReadonlyMap<string, ItemDecision> {
    const remarks = new Map<string, ItemDecision>();
    for (const decision of this.decided.decisions) {
      if (decision.verdict === "rejected" || (!decision.note && !decision.owner && !decision.disputed)) continue;
      const rows = this.rowsOf(decision);
      if (rows) remarks.set(setKey(rows.ours, rows.theirs), decisionOf(decision));
      else if (decision.verdict === null) this.told.push({ key: "remark-rows-changed", params: { rows: decision.about ?? "", note: decision.note ?? "" } });
    }
    return remarks;
  }
}

interface RowSet {
  readonly ours: readonly number[];
  readonly theirs: readonly number[];
}

/** Rows of a decision by number; null where one of them is not in its table as it was. */
function rowsNamed({ ours, theirs }: SavedDecision, rowOfOurs: ReadonlyMap<string, number>, rowOfTheirs: ReadonlyMap<string, number>): RowSet | null {
  const find = (keys: readonly string[], rows: ReadonlyMap<string, number>): number[] => keys.flatMap((key) => rows.get(key) ?? []).sort((left, right) => left - right);
  const rows = { ours: find(ours, rowOfOurs), theirs: find(theirs, rowOfTheirs) };
  return rows.ours.length === ours.length && rows.theirs.length === theirs.length ? rows : null;
}

function decisionOf({ verdict, note = "", owner = "", disputed }: SavedDecision): ItemDecision {
  return { verdict: verdict === "rejected" ? null : verdict, note, owner, disputed: disputed === true };
}

function byYou({ verdict }: SavedDecision): Evidence {
  return { key: verdict === "grouped" ? "grouped-by-you" : "accepted-by-you", params: {} };
}

function* rowsByKey(keys: RowKeys): Steps<ReadonlyMap<string, number>> {
  const rows = new Map<string, number>();
  const named = [...keys];
  yield* eachStep(named.length, (place) => void rows.set(named[place]![1], named[place]![0]));
  return rows;
}

function* rowsByNumber(rows: readonly ReconciliationRow[]): Steps<ReadonlyMap<number, ReconciliationRow>> {
  const byNumber = new Map<number, ReconciliationRow>();
  yield* eachStep(rows.length, (place) => void byNumber.set(rows[place]!.row, rows[place]!));
  return byNumber;
}

function setKey(ours: readonly number[], theirs: readonly number[]): string {
  return `${ours.join(",")}|${theirs.join(",")}`;
}

function* assertEachOnce({ ours, theirs }: ReconciliationInput, { groups, unmatched }: ReconciliationResult): Steps<void> {
  for (const side of ["ours", "theirs"] as const) {
    const told = new Set<number>();
    let count = 0;
    const tell = (row: number): void => {
      told.add(row);
      count += 1;
    };
    yield* eachStep(groups.length, (place) => groups[place]![side].forEach(tell));
    yield* eachStep(unmatched[side].length, (place) => tell(unmatched[side][place]!.row));
    const expected = side === "ours" ? ours.length : theirs.length;
    assert(count === expected && told.size === count, `${count} of ${expected} rows of ${side} are told`);
  }
}

/** `INV-204 2026-05-01 1200.00 USD; …`: rows in words that stay readable when the rows are gone. */
export function describeRows(rows: readonly ReconciliationRow[]): string {
  return rows.slice(0, ROWS_DESCRIBED_MAX).map(({ reference, text, party, day, amountMinor, currency }) => [reference || text.slice(0, 40) || party, day === null ? "" : isoDay(day), minorToText(amountMinor, currency), currency].filter((part) => part !== "").join(" ")).join("; ")
    + (rows.length > ROWS_DESCRIBED_MAX ? ` … +${rows.length - ROWS_DESCRIBED_MAX}` : "");
}

const ROWS_DESCRIBED_MAX = 6;
