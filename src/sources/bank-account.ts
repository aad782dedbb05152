import { isTotalWord } from "../ledger/entry-words";
import type { Minor } from "../money/money";
import { readCurrency } from "../money/read-currency";
import { BankAmounts } from "./bank-amount";
import { bankControls } from "./bank-controls";
import { BankTable, TOTAL } from "./bank-table";
import { amountControl, sumMinor } from "./control-total";
import { headedTotals } from "./preamble";
import { END } from "./running-balance";
import type { ControlTotal } from "./source";

/** First words of rows that carry a balance over. */
const TOTAL_HEADERS = ["资金流水总笔数"];
const OPENING = /^(?:期初|上期|上日|上页|承前页?|起始|昨日)余?额?$/u;
const CLOSING = /^(?:期末|本期|本页|过次页|结束|截止|当前)余额$/u;

/** An account's transactions, with its running balance: banks, and the money accounts of wallets. */
export class BankAccountTable extends BankTable {
  private readonly amounts = new BankAmounts(this.rows, this.layout, this.ownAccount);
  private readonly controls: ControlTotal[] = [];
  private pageFrom = 0;

  read(): readonly ControlTotal[] {
    const totals = headedTotals(this.grid, this.rows.from, TOTAL_HEADERS).rows;
    for (let row = this.rows.from; row < this.rows.to; row++) {
      if (this.rows.isBlank(row)) continue;
      if (totals.has(row)) this.skip(row, "total", this.rows.texts(row)[0] ?? "");
      else this.readRow(row);
    }
    const lines = { grid: this.grid, headerRow: this.table.found.headerRow, tailRow: this.tailRow };
    return [...this.controls, ...bankControls(this.counted, lines, this.ownCurrency), ...this.doubts()];
  }

  private readRow(row: number): void {
    const [word = "", ...others] = this.rows.texts(row);
    const day = this.dayOf(row).value;
    if (day === null && (isTotalWord(word) || TOTAL.test(word))) return this.totalRow(row, word);
    const own = this.currencyOf(row) ?? this.ownCurrency;
    const first = this.amounts.read(row, own);
    const named = first.minor === null ? "" : first.currency;
    // Another currency may have other decimals.
    const amount = named === "" || named === own ? first : this.amounts.read(row, this.currencyWith(row, named) ?? own);
    if (amount.minor === null) {
      const balance = [word, ...others.slice(0, 3)].find((text) => OPENING.test(text) || CLOSING.test(text));
      if (balance !== undefined) return this.balanceRow(row, OPENING.test(balance) ? "opening-balance" : "closing-balance");
      if (day === null && (amount.reason === "amount-missing" || this.isHeader(row))) return this.remark(row);
    }
    const known = this.dayAndCurrency(row, named);
    if (!known) return;
    if (amount.minor === null) return this.skip(row, amount.reason, amount.got);
    if (/^pending$|待入账|未入账/iu.test(this.rows.text(row, "status"))) return this.skip(row, "not-settled", this.rows.text(row, "status"));
    this.keep(row, { ...known, amountMinor: amount.minor, side: amount.side });
  }

  /** A total within the table speaks of the rows above it; one of a page of those since the last. */
  private totalRow(row: number, word: string): void {
    const isPage = /小计|本页|sub/iu.test(word);
    this.skip(row, isPage ? "subtotal" : "total", word);
    const currency = readCurrency(word.replace(/(?:合计|总计|小计)[:：]?$/u, "")) ?? this.ownCurrency;
    const above = this.counted.slice(isPage ? this.pageFrom : 0).filter((each) => each.currency === currency);
    this.pageFrom = this.counted.length;
    for (const [name, columns, side, sign] of [["credits", ["bookedIn", "moneyIn"], "in", 1], ["debits", ["bookedOut", "moneyOut"], "out", -1]] as const) {
      const stated = columns.map((column) => this.rows.money(row, column, currency).value).find((value) => value !== null);
      const found = sumMinor(above.filter((each) => each.side === side).map(({ amountMinor }) => sign * amountMinor));
      const suffix = isPage ? `: ${this.lineOf(row)}` : "";
      if (stated !== undefined && found !== null) this.controls.push(amountControl(`${name}${suffix}`, { expected: Math.abs(stated) as Minor, found: (found || 0) as Minor, currency }));
    }
  }

  /** Nothing moves, but the balance has to fit between the others. */
  private balanceRow(row: number, reason: "opening-balance" | "closing-balance"): void {
    this.skip(row, reason, this.rows.text(row, "balance"));
    const balanceMinor = this.rows.money(row, "balance", this.ownCurrency).value;
    const day = reason === "opening-balance" ? null : (this.dayOf(row).value ?? END);
    const account = this.counted.at(-1)?.account ?? this.ownAccount;
    if (balanceMinor !== null) this.counted.push({ sourceRow: this.lineOf(row), day, amountMinor: 0 as Minor, balanceMinor, side: null, currency: this.ownCurrency, account });
  }
}
