import type { Books } from "./books";
import type { Cause, Evidence } from "./reconciliation";

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

/** The groups found so far, and which row is in which. A row is in at most one. */
export class Matching {
  readonly found: Found[] = [];
  readonly groupOfOurs: Int32Array;
  readonly groupOfTheirs: Int32Array;
  /** Causes of rows that stay alone, where a stage knows it already (a duplicate). */
  readonly ourCause: (Cause | undefined)[];
  readonly theirCause: (Cause | undefined)[];
  budgetTouched = false;

  constructor(books: Books) {
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

  add(group: Found): void {
    const index = this.found.length;
    this.found.push(group);
    for (const row of group.ours) this.groupOfOurs[row] = index;
    for (const row of group.theirs) this.groupOfTheirs[row] = index;
  }
}
