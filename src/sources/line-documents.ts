import { isTotalWord } from "../ledger/entry-words";
import type { Minor } from "../money/money";
import { sumMinor } from "./control-total";
import { SectionSums } from "./section-sums";
import type { ControlTotal, SkipReason } from "./source";
import { SystemTable } from "./system-table";

/** An amount of a whole document, or why there is none. */
export type DocumentAmount = { readonly value: Minor | null; readonly problem?: SkipReason; readonly got?: string };

export type LineMeasure = "amount" | "net" | "tax" | "open";

/**
 * Reads a list of invoices line by line: the lines of a document become one entry.
 *
 * Rows of the same document need not stand together.
 */
export abstract class LineDocuments extends SystemTable {
  /** Columns that a total of the file adds up, the first needs no name. */
  protected abstract readonly measures: readonly LineMeasure[];

  protected readRows(): readonly ControlTotal[] {
    const documents = new Map<string, number[]>();
    const [lines, totals]: [number[], number[]] = [[], []];
    for (let row = this.rows.from; row < this.rows.to; row++) {
      if (this.rows.isBlank(row)) continue;
      const first = this.rows.texts(row)[0] ?? "";
      if (this.isHeader(row)) this.skip(row, "heading");
      else if (isTotalWord(first) && this.dayOf(row).value === null) totals.push(row);
      else if (this.rows.texts(row).length === 1) this.skip(row, "comment", first);
      else {
        lines.push(row);
        const key = this.keyOf(row);
        if (key === null) continue;
        const rows = documents.get(key);
        if (rows) rows.push(row);
        else documents.set(key, [row]);
      }
    }
    for (const rows of documents.values()) this.readDocument(rows);
    return [...this.totals(totals, lines), ...this.checks()];
  }

  /** What the lines of one document have in common; null for a row that is booked already. */
  protected abstract keyOf(row: number): string | null;

  /** Books all lines of one document. */
  protected abstract readDocument(rows: readonly number[]): void;

  protected checks(): readonly ControlTotal[] {
    return [];
  }

  protected skipAll(rows: readonly number[], reason: SkipReason, got = ""): void {
    for (const row of rows) this.skip(row, reason, got);
  }

  /** The sum over the lines; unreadable where one line is. Blank lines count nothing, and all blank is missing. */
  protected sumOf(rows: readonly number[], name: "amount" | "net" | "tax" | "lineAmount", currency: string): DocumentAmount {
    const amounts: number[] = [];
    for (const row of rows) {
      const cell = this.rows.amount(row, name, currency);
      if (cell.value !== null) amounts.push(cell.value);
      else if (cell.problem !== null) return { value: null, problem: cell.problem, got: cell.got };
    }
    if (amounts.length === 0) return { value: null, problem: "amount-missing" };
    const value = sumMinor(amounts);
    return value === null ? { value, problem: "amount-too-large" } : { value };
  }

  /** An amount that every line repeats: the lines have to agree, blank ones aside. */
  protected repeated(rows: readonly number[], name: "amount" | "open", currency: string): DocumentAmount {
    const cells = rows.map((row) => this.rows.amount(row, name, currency));
    const wrong = cells.find((cell) => cell.value === null && cell.problem !== null);
    if (wrong?.value === null) return { value: null, problem: wrong.problem ?? "amount-unreadable", got: wrong.got };
    const values = new Set(cells.flatMap(({ value }) => (value === null ? [] : [value])));
    if (values.size > 1) return { value: null, problem: "amount-unreadable", got: cells.map(({ got }) => got).join(" | ") };
    const [value] = values;
    return value === undefined ? { value: null, problem: "amount-missing" } : { value };
  }

  protected memoOf(rows: readonly number[], name: "memo" | "remark"): string {
    const texts = rows.map((row) => this.rows.text(row, name)).filter((text) => text !== "");
    return [...new Set(texts)].join("；");
  }

  private totals(totals: readonly number[], lines: readonly number[]): readonly ControlTotal[] {
    const columns = this.measures.filter((name) => this.rows.has(name));
    const sums = new SectionSums<LineMeasure>(columns, (name) => this.rows.header(name));
    const valuesOf = (row: number, currency: string): ReadonlyMap<LineMeasure, Minor> => new Map(columns.flatMap((name) => {
      const value = this.written(row, name, currency);
      return value === null ? [] : [[name, value] as const];
    }));
    let next = 0;
    return totals.flatMap((row) => {
      const isGrand = row === totals[totals.length - 1];
      this.skip(row, isGrand ? "total" : "subtotal", this.rows.texts(row)[0]);
      for (; next < lines.length && lines[next]! < row; next++) {
        const currency = this.currencyOf(lines[next]!) ?? this.ownCurrency;
        sums.add(currency, valuesOf(lines[next]!, currency));
      }
      return sums.total({ of: "", isGrand, currency: this.ownCurrency, values: valuesOf(row, this.ownCurrency) });
    });
  }
}
