import type { RawCell } from "../grid/table";
import { currencyOfAmount } from "../money/currency-of-amount";
import { minorOfNumber, readAmountText } from "../money/read-amount";
import type { EntryColumns } from "./entry-columns";
import { readDirection } from "./entry-words";
import { cellProblem, type Findings, shownCell } from "./findings";
import { lineAmount } from "./line-amount";
import { type AmountColumn, isBlankCell, readAmount } from "./read-cell";

/** Plain digits of a text file, few enough for a double to hold them exactly. */
const PLAIN = /^-?\d{1,12}(?:\.\d{1,3})?$/;

/** Reads the amount of a row, from whichever columns the ledger has, into minor units; `side` and `currency` tell how the last one stood. */
export class EntryAmounts {
  /** 1 in Debit (or marked as one, or a line of an invoice), −1 in Credit (or marked as one), 0 in a column of its own. */
  side = 0;
  /** Currency that the amount's own text names, "" for none. */
  currency = "";

  constructor(
    private readonly columns: EntryColumns,
    private readonly findings: Findings,
  ) {}

  /** NaN: not readable, and reported. `opening`: an opening line may have its amount in the balance column only. */
  read(row: readonly RawCell[], place: number, currency: string, decimals: number, opening: boolean): number {
    const { amounts } = this.columns;
    this.currency = "";
    if (amounts.kind === "sides") return this.readSides(amounts.debit, amounts.credit, row, place, currency, decimals, opening);
    if (amounts.kind === "lines") return this.readLine(amounts.quantity, amounts.price, row, place, currency);
    this.side = 0;
    const value = this.one(amounts.amount, row, place, currency, decimals);
    if (value === null) {
      const balance = opening ? this.openingBalance(row, place, currency, decimals) : null;
      if (balance !== null) return balance;
      this.findings.add("amount-missing", place, amounts.amount.column);
      return NaN;
    }
    return amounts.direction < 0 ? value : this.directed(value, row[amounts.direction], place, amounts.direction);
  }

  private readSides(debitColumn: AmountColumn, creditColumn: AmountColumn | null, row: readonly RawCell[], place: number, currency: string, decimals: number, opening: boolean): number {
    const debit = this.one(debitColumn, row, place, currency, decimals);
    const credit = creditColumn === null ? null : this.one(creditColumn, row, place, currency, decimals);
    if (Number.isNaN(debit) || Number.isNaN(credit)) return NaN;
    if (debit === null && credit === null) {
      const balance = opening ? this.openingBalance(row, place, currency, decimals) : null;
      if (balance !== null) return balance;
      this.findings.add("amount-missing", place, debitColumn.column);
      return NaN;
    }
    if (debit && credit) {
      this.findings.add("debit-and-credit", place, debitColumn.column, { debit: shownCell(row[debitColumn.column]!), credit: shownCell(row[creditColumn!.column]!) });
      return NaN;
    }
    this.side = credit || debit === null ? -1 : 1;
    return this.side === 1 ? debit! : credit === 0 ? 0 : -credit!;
  }

  private readLine(quantityColumn: number, price: AmountColumn, row: readonly RawCell[], place: number, currency: string): number {
    this.side = 1;
    const line = lineAmount(row[quantityColumn], row[price.column], { price, currency });
    if (line.value !== null) return line.value;
    const column = line.at === "quantity" ? quantityColumn : price.column;
    const blank = line.problem === "blank";
    this.findings.add(blank ? "amount-missing" : cellProblem(row[column], line.problem), place, column, blank ? {} : { got: shownCell(row[column]!) }, "error");
    return NaN;
  }

  /** An amount column's value; null where it is blank, NaN where it cannot be read (and is reported). */
  private one(column: AmountColumn, row: readonly RawCell[], place: number, currency: string, decimals: number): number | null {
    const cell = row[column.column];
    if (cell === null || cell === "" || cell === undefined) return null;
    if (typeof cell === "number") {
      const exact = minorOfNumber(cell, decimals + column.scale);
      if (!Number.isNaN(exact)) return exact;
    } else if (typeof cell === "string" && column.fromText && PLAIN.test(cell) && column.mark !== "comma" && !column.mixed) {
      const exact = minorOfNumber(Number(cell), decimals + column.scale);
      if (!Number.isNaN(exact)) return exact;
    }
    return this.oneWithCare(column, cell, place, currency);
  }

  private oneWithCare(column: AmountColumn, cell: RawCell, place: number, currency: string): number | null {
    let reading = readAmount(column, cell, currency);
    const named = currencyOfAmount(reading.currency, currency, this.columns.at.currency >= 0);
    const contradicts = named.says === "contradicts";
    if (reading.problem === "blank") return null;
    if (reading.value === null || contradicts || named.says === "unknown") {
      const code = contradicts || reading.problem === null ? "amount-unreadable" : reading.problem;
      const hasTwoReadings = reading.problem === "amount-unreadable" && typeof cell === "string" && readAmountText(cell, column.mark) !== null;
      this.findings.add(code, place, column.column, { got: shownCell(cell), ...(contradicts ? { currency } : hasTwoReadings ? { twoReadings: 1 } : {}) }, "error");
      return NaN;
    }
    if (named.says === "other") {
      this.currency = named.currency;
      reading = readAmount(column, cell, named.currency);
      if (reading.value === null) return NaN;
    }
    const foreignSign = named.says === "foreign-sign";
    if (foreignSign) this.findings.add("number-as-text", place, column.column, { got: shownCell(cell), sign: reading.currency, currency });
    for (const note of reading.notes) if (!foreignSign || note !== "number-as-text") this.findings.add(note, place, column.column, { got: shownCell(cell), currency });
    return reading.value;
  }

  private openingBalance(row: readonly RawCell[], place: number, currency: string, decimals: number): number | null {
    const { balance, at } = this.columns;
    if (balance === null) return null;
    const value = this.one(balance, row, place, currency, decimals);
    if (value === null) return null;
    this.side = 0;
    return at.direction < 0 ? value : this.directed(value, row[at.direction], place, at.direction);
  }

  private directed(value: number, cell: RawCell | undefined, place: number, column: number): number {
    if (Number.isNaN(value) || isBlankCell(cell)) return value;
    const direction = readDirection(String(cell));
    if (direction === null) {
      if (value === 0) return value;
      this.findings.add("type-unknown", place, column, { got: shownCell(cell ?? null) }, "error");
      return NaN;
    }
    // In a ledger of customers, money that comes in lowers what they owe.
    this.side = direction === "debit" || direction === "out" ? 1 : -1;
    return value === 0 ? 0 : this.side * value;
  }
}
