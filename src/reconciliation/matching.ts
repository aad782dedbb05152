import { assert } from "../check/assert";
import { checkedMinor } from "../money/money";
import { type Books, lagDays } from "./books";
import type { Side } from "./content-order";
import { confidenceOf } from "./confidence";
import type { OpenItems } from "./open-items-index";
import type { Cause, Evidence, MatchGroup } from "./reconciliation";

/** What ties a group together, strongest first. */
export type Basis = "reference" | "near-reference" | "party-amount" | "run" | "subset" | "residual";

/** Rows that the engine puts together, by index. */
export interface Found {
  readonly ours: readonly number[];
  readonly theirs: readonly number[];
  readonly cause: Cause;
  readonly verdict: "auto" | "suggested";
  readonly basis: Basis;
  readonly evidence: readonly Evidence[];
  /** For groups of two currencies: theirs less ours converted, minor units of theirs. */
  readonly differenceMinor?: number;
  /** As decided by a person; otherwise by kind. */
  readonly confidence?: number;
  readonly alternatives: readonly { readonly ours: readonly number[]; readonly theirs: readonly number[]; readonly cause: Cause }[];
}

/** The groups found so far, in row numbers, and which row is in which. A row is in at most one. */
export class Matching {
  readonly groups: MatchGroup[] = [];
  readonly groupOfOurs: Int32Array;
  readonly groupOfTheirs: Int32Array;
  /** Causes of rows that stay alone, where a stage knows it already (a duplicate). */
  readonly ourCause: (Cause | undefined)[];
  readonly theirCause: (Cause | undefined)[];
  /** Lags of the pairs that a reference proves. */
  readonly provenLags: number[] = [];
  /** Rows of ours that one row of theirs lists by number. */
  readonly provenLists: (readonly number[])[] = [];
  /** Rows of the groups a person decided, by index. */
  readonly decidedRows: { readonly ours: readonly number[]; readonly theirs: readonly number[] }[] = [];
  /** Rows of ours that an ambiguous row might mean instead: they stay open as ambiguous. */
  readonly rivalsOfAmbiguous = new Set<number>();
  private readonly rejected = new Set<string>();
  budgetTouched = false;
  /** Steps spent on arranging equal amounts, of all of a run. */
  assignmentSteps = 0;

  constructor(private readonly books: Books, readonly items: OpenItems) {
    this.groupOfOurs = new Int32Array(books.ours.count).fill(-1);
    this.groupOfTheirs = new Int32Array(books.theirs.count).fill(-1);
    this.ourCause = new Array<Cause | undefined>(books.ours.count).fill(undefined);
    this.theirCause = new Array<Cause | undefined>(books.theirs.count).fill(undefined);
    this.putDecided(books.input);
  }

  /** Not in a group and not known to stay alone. */
  oursFree(row: number): boolean {
    return this.groupOfOurs[row] === -1 && this.ourCause[row] === undefined;
  }

  theirsFree(row: number): boolean {
    return this.groupOfTheirs[row] === -1 && this.theirCause[row] === undefined;
  }

  /** Put in what a person has decided, before anything is searched. Rows that are no longer there are left out; an emptied group is dropped. */
  private putDecided({ decided, rejected }: Books["input"]): void {
    for (const group of rejected ?? []) this.rejected.add(groupKey([...group.ours].sort(ascending), [...group.theirs].sort(ascending)));
    if (!decided || decided.length === 0) return;
    const ourIndex = new Map(this.books.ours.rows.map(({ row }, index) => [row, index]));
    const theirIndex = new Map(this.books.theirs.rows.map(({ row }, index) => [row, index]));
    const indexes = (rows: readonly number[], index: ReadonlyMap<number, number>): number[] => rows.map((row) => index.get(row)).filter((place): place is number => place !== undefined);
    for (const group of decided) {
      const ours = indexes(group.ours, ourIndex).filter((row) => this.groupOfOurs[row] === -1);
      const theirs = indexes(group.theirs, theirIndex).filter((row) => this.groupOfTheirs[row] === -1);
      if (ours.length === 0 || theirs.length === 0) continue;
      this.add({ ours, theirs, cause: group.cause, verdict: group.verdict, basis: "reference", evidence: group.evidence, alternatives: [], confidence: group.confidence });
      this.decidedRows.push({ ours, theirs });
      if (group.cause === "AMBIGUOUS") for (const other of group.alternatives) for (const row of indexes(other.ours, ourIndex)) this.rivalsOfAmbiguous.add(row);
    }
  }

  /** False where a person has rejected this group: its rows stay free. */
  add(found: Found): boolean {
    const { books } = this;
    const { ours, theirs, verdict, cause, evidence, alternatives } = found;
    const ourNumbers = numbersOf(books.ours, ours);
    const theirNumbers = numbersOf(books.theirs, theirs);
    if (this.rejected.size > 0 && this.rejected.has(groupKey(ourNumbers, theirNumbers))) return false;
    const index = this.groups.length;
    for (const row of ours) {
      if (this.groupOfOurs[row] !== -1) assert(false, `Row ${books.ours.rows[row]!.row} of ours would be in two groups`);
      this.groupOfOurs[row] = index;
    }
    for (const row of theirs) {
      if (this.groupOfTheirs[row] !== -1) assert(false, `Row ${books.theirs.rows[row]!.row} of theirs would be in two groups`);
      this.groupOfTheirs[row] = index;
    }
    const currency = books.theirs.currency[theirs[0]!]!;
    const one = books.ours.currency[ours[0]!] === currency;
    if (found.basis === "reference" && ours.length === 1 && theirs.length === 1) {
      const lag = lagDays(books, ours[0]!, theirs[0]!);
      if (lag !== null) this.provenLags.push(lag);
    }
    if (found.basis === "reference" && ours.length > 1 && theirs.length === 1) this.provenLists.push(ours);
    this.groups.push({
      ours: ourNumbers, theirs: theirNumbers, verdict, cause,
      differenceMinor: checkedMinor(one ? total(books.theirs.amount, theirs) - total(books.ours.amount, ours) : found.differenceMinor ?? 0),
      currency: books.currencies[currency]!, confidence: found.confidence ?? confidenceOf(found), evidence,
      alternatives: alternatives.length === 0 ? NO_ALTERNATIVES : alternatives.map((other) => ({ ours: numbersOf(books.ours, other.ours), theirs: numbersOf(books.theirs, other.theirs), cause: other.cause })),
    });
    return true;
  }
}

export const NO_ALTERNATIVES: readonly never[] = [];

function numbersOf({ rows }: Side, indexes: readonly number[]): readonly number[] {
  if (indexes.length === 1) return [rows[indexes[0]!]!.row];
  const numbers = indexes.map((index) => rows[index]!.row);
  return numbers.length > 1 ? numbers.sort(ascending) : numbers;
}

function groupKey(ours: readonly number[], theirs: readonly number[]): string {
  return `${ours.join()}|${theirs.join()}`;
}

function ascending(left: number, right: number): number {
  return left - right;
}

function total(amounts: Float64Array, rows: readonly number[]): number {
  let sum = 0;
  for (const row of rows) sum += amounts[row]!;
  return sum;
}
