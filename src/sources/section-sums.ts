import type { Minor } from "../money/money";
import { amountControl, sumMinor } from "./control-total";
import { withoutCount } from "./document-rows";
import { headerKey } from "./header-key";
import type { ControlTotal } from "./source";

/** What the rows of a group come to, column by column; a group in several currencies comes to nothing. */
class Sums<Column extends string> {
  private readonly amounts = new Map<Column, number[]>();
  private readonly currencies = new Set<string>();

  add(currency: string, values: ReadonlyMap<Column, Minor>): void {
    this.currencies.add(currency);
    for (const [column, value] of values) {
      const list = this.amounts.get(column);
      if (list) list.push(value);
      else this.amounts.set(column, [value]);
    }
  }

  /** Null where several currencies or too much was added. */
  of(column: Column): Minor | null {
    return this.currencies.size > 1 ? null : sumMinor(this.amounts.get(column) ?? []);
  }
}

interface Section<Column extends string> {
  readonly label: string;
  readonly sums: Sums<Column>;
  /** A row further down adds it up. */
  readonly isClosed: boolean;
}

/** A row that adds up others: `of` is the group's name, "" where it names none. */
export interface TotalRow<Column extends string> {
  readonly of: string;
  readonly values: ReadonlyMap<Column, Minor>;
  readonly currency: string;
  /** It adds up all: the last total, or one that says so. */
  readonly isGrand: boolean;
}

/**
 * The groups of a list (a customer, a bucket of age), one inside the other, and what each adds up to beside the total that the file states.
 *
 * A group ends at its total; one without a total ends where the next begins.
 */
export class SectionSums<Column extends string> {
  private readonly all = new Sums<Column>();
  private readonly stack: Section<Column>[] = [];
  private since = new Sums<Column>();

  /** @param columnOf what a column is called, for totals of several columns; the first needs no name */
  constructor(private readonly columns: readonly Column[], private readonly headerOf: (column: Column) => string) {}

  /** Labels of the groups that are open, outermost first. */
  get path(): readonly string[] {
    return this.stack.map(({ label }) => label);
  }

  begin(label: string, isClosed: boolean): void {
    while (this.stack.length > 0 && !this.stack[this.stack.length - 1]!.isClosed) this.stack.pop();
    this.stack.push({ label, sums: new Sums(), isClosed });
  }

  add(currency: string, values: ReadonlyMap<Column, Minor>): void {
    for (const sums of [this.all, this.since, ...this.stack.map((section) => section.sums)]) sums.add(currency, values);
  }

  total({ of, values, currency, isGrand }: TotalRow<Column>, explanation?: string): readonly ControlTotal[] {
    const depth = isGrand ? -1 : this.depthOf(of);
    const sums = isGrand ? this.all : depth >= 0 ? this.stack[depth]!.sums : this.since;
    const name = isGrand ? "" : depth >= 0 ? this.stack[depth]!.label : of;
    if (depth >= 0) this.stack.length = depth;
    if (isGrand) this.stack.length = 0;
    this.since = new Sums();
    return this.columns.flatMap((column, index) => {
      const [expected, found] = [values.get(column), sums.of(column)];
      if (expected === undefined || found === null) return [];
      const parts = [name, index === 0 ? "" : this.headerOf(column)].filter((part) => part !== "");
      return [amountControl([isGrand ? "total" : "section-total", parts.join(", ")].filter((part) => part !== "").join(": "), { expected, found, currency, explanation: isGrand ? explanation : undefined })];
    });
  }

  private depthOf(of: string): number {
    if (of === "") return this.stack.length - 1;
    for (const name of [of, withoutCount(of)]) {
      for (let depth = this.stack.length - 1; depth >= 0; depth--) if (headerKey(this.stack[depth]!.label) === headerKey(name)) return depth;
    }
    return -1;
  }
}
