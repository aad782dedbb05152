import { assert } from "../check/assert";
import { checkedMinor } from "../money/money";
import { type Books, lagDays, type Side } from "./books";
import { confidenceOf } from "./confidence";
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
  budgetTouched = false;

  constructor(private readonly books: Books) {
    this.groupOfOurs = new Int32Array(books.ours.count).fill(-1);
    this.groupOfTheirs = new Int32Array(books.theirs.count).fill(-1);
    this.ourCause = new Array<Cause | undefined>(books.ours.count).fill(undefined);
    this.theirCause = new Array<Cause | undefined>(books.theirs.count).fill(undefined);
  }

  /** Not in a group and not known to stay alone. */
  oursFree(row: number): boolean {
    return this.groupOfOurs[row] === -1 && this.ourCause[row] === undefined;
  }

  theirsFree(row: number): boolean {
    return this.groupOfTheirs[row] === -1 && this.theirCause[row] === undefined;
  }

  add(found: Found): void {
    const { books } = this;
    const { ours, theirs, verdict, cause, evidence, alternatives } = found;
    const index = this.groups.length;
    for (const row of ours) {
      assert(this.groupOfOurs[row] === -1, `Row ${books.ours.rows[row]!.row} of ours would be in two groups`);
      this.groupOfOurs[row] = index;
    }
    for (const row of theirs) {
      assert(this.groupOfTheirs[row] === -1, `Row ${books.theirs.rows[row]!.row} of theirs would be in two groups`);
      this.groupOfTheirs[row] = index;
    }
    const currency = books.theirs.currency[theirs[0]!]!;
    const one = books.ours.currency[ours[0]!] === currency;
    if (found.basis === "reference" && ours.length === 1 && theirs.length === 1) {
      const lag = lagDays(books, ours[0]!, theirs[0]!);
      if (lag !== null) this.provenLags.push(lag);
    }
    this.groups.push({
      ours: numbersOf(books.ours, ours), theirs: numbersOf(books.theirs, theirs), verdict, cause,
      differenceMinor: checkedMinor(one ? total(books.theirs.amount, theirs) - total(books.ours.amount, ours) : found.differenceMinor ?? 0),
      currency: books.currencies[currency]!, confidence: confidenceOf(found), evidence,
      alternatives: alternatives.length === 0 ? NO_ALTERNATIVES : alternatives.map((other) => ({ ours: numbersOf(books.ours, other.ours), theirs: numbersOf(books.theirs, other.theirs), cause: other.cause })),
    });
  }
}

export const NO_ALTERNATIVES: readonly never[] = [];

function numbersOf({ rows }: Side, indexes: readonly number[]): readonly number[] {
  return indexes.map((index) => rows[index]!.row);
}

function total(amounts: Float64Array, rows: readonly number[]): number {
  let sum = 0;
  for (const row of rows) sum += amounts[row]!;
  return sum;
}
