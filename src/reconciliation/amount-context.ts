import { type Books, lagDays } from "./books";
import type { Quoting } from "./claims";
import type { LagModel } from "./lag-model";
import type { Matching } from "./matching";
import type { Said } from "./mentions";
import type { Numbering } from "./numbering";
import type { OpenItems } from "./open-items-index";

/** What the stages read that put rows together by amounts. */
export interface AmountContext {
  readonly books: Books;
  readonly matching: Matching;
  readonly quoting: Quoting;
  readonly said: readonly Said[];
  readonly items: OpenItems;
  readonly lags: LagModel;
  readonly numbering: Numbering;
  /** How many rows of ours have this figure, whatever the party: frequent figures prove little. */
  readonly figureCount: ReadonlyMap<number, number>;
  /** Rows of theirs that are still open and name no document, and those that name one: gathered anew for each round. */
  readonly unnamed: readonly number[];
  readonly naming: readonly number[];
  /** Rows of ours that an ambiguous row might mean instead: they stay open as ambiguous. */
  readonly rivalsOfAmbiguous: Set<number>;
  /** Arrangements of large clusters, by their rows: asked for again in every round. */
  readonly assigned: Map<string, readonly ClusterPair[]>;
}

/** One pair of the best arrangement of rows that have one amount. */
export interface ClusterPair {
  readonly our: number;
  readonly their: number;
  /** Milli-bits by which every other arrangement without this pair is less likely; Infinity where none has as many pairs. */
  readonly margin: number;
  /** The same when nothing is made of how regular the cluster is; −1 where another arrangement would be the best then. */
  readonly plain: number;
  /** Other rows of theirs, left over, that would fit. */
  readonly contested: readonly number[];
  /** Other rows of ours that fit this row of theirs, the best first. */
  readonly rivals: readonly number[];
  /** What both texts say and others of the cluster do not. */
  readonly shared: readonly string[];
}

/** Days around our date in which a row without a usable reference is looked for, beyond the usual window. */
const WIDE_BEFORE = 7;
const WIDE_AFTER = 31;
export function inWideWindow(books: Books, our: number, their: number): boolean {
  const lag = lagDays(books, our, their);
  if (lag === null) return true;
  const { windowBeforeDays, windowAfterDays } = books.input.rules;
  return lag >= -Math.max(WIDE_BEFORE, windowBeforeDays) && lag <= Math.max(WIDE_AFTER, windowAfterDays);
}
