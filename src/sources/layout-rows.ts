import type { Day } from "../calendar/day";
import { isCellError, type RawCell, type Table } from "../grid/table";
import { lineAmount } from "../ledger/line-amount";
import { type AmountColumn, type DateColumn, decideAmounts, decideDates, isBlankCell, readAmount, readDate } from "../ledger/read-cell";
import { currencyOfAmount } from "../money/currency-of-amount";
import type { Minor } from "../money/money";
import { readCurrency } from "../money/read-currency";
import { cleanCell, cleanText, digitsLost, keepsDigits } from "./clean-cell";
import type { FoundLayout } from "./find-layout";
import type { ControlTotal, SkipReason, SourceFile } from "./source";

/** A value, or why there is none: `problem` null for a blank cell. */
export type SourceCell<Value> =
  | { readonly value: Value; readonly got: string }
  | { readonly value: null; readonly problem: SkipReason | null; readonly got: string };

export type SourceAmount = SourceCell<Minor> & { /** ISO code that the cell names beyond doubt, "" for none: a sign of several currencies leaves the row its own. */ readonly currency: string };

/**
 * The rows below a header, asked by column name.
 *
 * Rows are 0-based rows of the grid, so that what is said of a row can be booked (`row-account.ts`). A column that the file lacks reads as blank.
 * How a column writes its dates and decimals is decided once, from all of its cells.
 * Holds: an amount with more decimals than its currency has is unreadable, never rounded.
 */
export class LayoutRows<Name extends string> {
  readonly from: number;
  readonly #columns = new Map<Name, Table>();
  readonly #dates = new Map<Name, DateColumn>();
  readonly #amounts = new Map<Name, AmountColumn>();
  readonly #keepsDigits = new Map<Name, boolean>();
  /** Header, then the currency that was taken → signs of others that stand there. */
  readonly #foreignSigns = new Map<string, Map<string, Set<string>>>();

  /** @param to the first row that is no longer of this table: a second header, a tail of totals */
  constructor(private readonly file: SourceFile, private readonly found: FoundLayout<Name>, readonly to: number = found.grid.rows.length) {
    this.from = found.bodyRow;
  }

  has(name: Name): boolean {
    return this.found.places.has(name);
  }

  header(name: Name): string {
    const place = this.found.places.get(name);
    return place === undefined ? "" : this.found.headers[place]!;
  }

  isBlank(row: number): boolean {
    return this.found.grid.rows[row]!.every((cell) => isBlankCell(cell));
  }

  /** All cells of the row that say something. */
  texts(row: number): readonly string[] {
    return this.found.grid.rows[row]!.map(cleanText).filter((text) => text !== "");
  }

  raw(row: number, name: Name): RawCell {
    const place = this.found.places.get(name);
    return place === undefined ? null : (this.found.grid.rows[row]![place] ?? null);
  }

  /** Whether any cell of a column is such. */
  some(name: Name, is: (cell: RawCell) => boolean): boolean {
    const place = this.found.places.get(name);
    if (place === undefined) return false;
    for (let row = this.from; row < this.to; row++) if (is(this.found.grid.rows[row]![place] ?? null)) return true;
    return false;
  }

  text(row: number, name: Name): string {
    return cleanText(this.raw(row, name));
  }

  /** A number of many digits as text; `lost` where a spreadsheet destroyed its end, then there is no text. */
  serial(row: number, name: Name): { readonly text: string; readonly lost: boolean } {
    const cell = this.raw(row, name);
    const lost = digitsLost(cell) && !(typeof cell === "string" && /^\D*\d+\D*$/u.test(cell) && this.keepsDigits(name));
    return lost ? { text: "", lost: true } : { text: cleanText(cell), lost: false };
  }

  /** Zeros behind the 15th digit are a number's own where another number of the column has other digits there. */
  private keepsDigits(name: Name): boolean {
    let keeps = this.#keepsDigits.get(name);
    if (keeps === undefined) this.#keepsDigits.set(name, (keeps = this.some(name, keepsDigits)));
    return keeps;
  }

  day(row: number, name: Name): SourceCell<Day> {
    const cell = dateCell(this.raw(row, name));
    const got = cleanText(cell);
    if (!this.has(name)) return { value: null, problem: null, got };
    const read = readDate(this.datesOf(name), cell);
    if (read.value !== null) return { value: read.value, got };
    return { value: null, problem: read.problem === "blank" ? null : "date-unreadable", got: isCellError(cell) ? cell.error : got };
  }

  /** An amount in the currency of its row; one that names another is none. */
  amount(row: number, name: Name, currency: string): SourceAmount {
    const money = this.money(row, name, currency);
    const isForeign = money.currency !== "" && money.currency !== currency;
    return isForeign ? { value: null, problem: "currency-differs", got: money.got, currency: money.currency } : money;
  }

  /** An amount whose own currency has still to be weighed against that of its row. */
  money(row: number, name: Name, currency: string): SourceAmount {
    const cell = amountCell(this.raw(row, name));
    const got = isCellError(cell) ? cell.error : cleanText(cell);
    if (!this.has(name)) return { value: null, problem: null, got, currency: "" };
    const read = readAmount(this.amountsOf(name), cell, currency);
    const says = currencyOfAmount(read.currency, currency, false);
    const own = says.says === "other" ? says.currency : says.says === "own" && readCurrency(read.currency) === currency ? currency : "";
    if (says.says === "unknown") return { value: null, problem: "amount-unreadable", got, currency: "" };
    if (says.says === "foreign-sign") this.foreignSign(name, read.currency, currency);
    if (read.value !== null && !read.notes.includes("amount-decimals")) return { value: read.value, got, currency: own };
    const problem = read.problem === "blank" ? null : read.problem === "amount-too-large" ? "amount-too-large" : "amount-unreadable";
    return { value: null, problem, got, currency: own };
  }

  /** Quantity × price, where the row has no amount of its own; blank where either cell is. */
  line(row: number, [quantity, price]: readonly [Name, Name], currency: string): SourceAmount {
    const cells = [quantity, price].map((name) => amountCell(this.raw(row, name))) as [RawCell, RawCell];
    const got = cells.map(cleanText).filter((text) => text !== "").join(" × ");
    const line = lineAmount(cells[0], cells[1], { price: this.amountsOf(price), currency });
    if (line.value !== null) return { value: line.value, got, currency: "" };
    return { value: null, problem: line.problem === "blank" ? null : line.problem, got, currency: "" };
  }

  /** ISO code that the header of an amount names: `收入金额（元）` → CNY. */
  currencyOfHeader(name: Name): string {
    return this.has(name) ? this.amountsOf(name).currency : "";
  }

  /** Signs that are not of the currency that was taken. */
  foreignSigns(): readonly ControlTotal[] {
    return [...this.#foreignSigns].flatMap(([header, taken]) => [...taken].map(([currency, signs]) => ({ name: `currency-sign: ${header}`, expected: [...signs].join(" "), found: currency, ok: false, explanation: "currency-sign" })));
  }

  private foreignSign(name: Name, sign: string, currency: string): void {
    const header = this.header(name);
    const taken = this.#foreignSigns.get(header) ?? new Map<string, Set<string>>();
    this.#foreignSigns.set(header, taken.set(currency, (taken.get(currency) ?? new Set()).add(sign)));
  }

  private datesOf(name: Name): DateColumn {
    let dates = this.#dates.get(name);
    if (!dates) this.#dates.set(name, (dates = decideDates(this.columnOf(name, dateCell), 0)));
    return dates;
  }

  private amountsOf(name: Name): AmountColumn {
    let amounts = this.#amounts.get(name);
    if (!amounts) this.#amounts.set(name, (amounts = decideAmounts(this.columnOf(name, amountCell), 0)));
    return amounts;
  }

  /** One column as a table of its own, its cells cleaned. */
  private columnOf(name: Name, clean: (cell: RawCell) => RawCell): Table {
    let table = this.#columns.get(name);
    if (!table) {
      const { grid } = this.found;
      const rows = grid.rows.slice(this.from, this.to).map((_, index) => [clean(this.raw(this.from + index, name))]);
      table = {
        id: grid.name, name: grid.name, sheet: grid.name, headerRow: this.found.headerRow, firstColumn: 0, headers: [this.header(name)], rowCount: rows.length, rows,
        date1904: grid.date1904, source: this.file.form === "workbook" ? "workbook" : "text",
      };
      this.#columns.set(name, table);
    }
    return table;
  }
}

/** A cell as the reader of dates takes it: `20260801152403` as a number, `2026-08-01-15.24.03.123456` as text are forms of banks. */
export function dateCell(cell: RawCell): RawCell {
  if (typeof cell === "number") return Number.isInteger(cell) && cell >= 19000101000000 && cell <= 99991231235959 ? String(cell) : cell;
  const text = cleanCell(cell);
  return typeof text === "string" ? text.replace(/^(\d{4}-\d{1,2}-\d{1,2})-\d{1,2}\.\d{2}\.\d{2}.*$/u, "$1") : text;
}

/** `8,000.00(CN)`, `131.77(已退款89.84)`: a place or a remark behind the amount is no part of it; a currency or side is. */
function amountCell(cell: RawCell): RawCell {
  const text = cleanCell(cell);
  if (typeof text !== "string" || !/[)）]$/u.test(text)) return text;
  const amount = text.replace(/[(（]已(?:全额)?退款[^)）]*[)）]$/u, "");
  return amount.replace(/(?<=\d)\s*\(([A-Za-z]{2,3})\)$/u, (whole, word: string) => (/^[CD]R$/iu.test(word) || readCurrency(word) !== null ? ` ${word}` : word.length === 2 ? "" : whole));
}
