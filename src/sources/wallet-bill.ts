import { minorToText, type Minor } from "../money/money";
import { directionOf } from "./bank-amount";
import { amountIn } from "./bank-controls";
import { BankTable, type Movement } from "./bank-table";
import { beginningOf, cleanText } from "./clean-cell";
import { amountControl, countControl, sumMinor } from "./control-total";
import type { ControlTotal } from "./source";

/** Nothing was paid, or what was paid went straight back. */
const VOID = /交易关闭|已关闭|订单关闭|失败|已撤销|已取消|已失效|过期|已退还(?!\s*[（(])|已退回/u;
const UNPAID = /等待付款|待付款|未支付|待支付|处理中/u;
/** Words of the file about one direction: `收入：2笔 1523.00元`, `已支出:3笔,2346.78元`. */
const STATED = /^#?\s*(收入|支出|已收入|已支出|不计收支|中性交易)\s*[:：]\s*(\d+)\s*笔[\s,，]*([\d,.]+)\s*元/u;
const STATED_LINE = /^#?\s*(?:已?收入|已?支出|不计收支|中性交易|共)/u;
const STATED_COUNT = /^#?\s*共\s*[:：]?\s*(\d+)\s*[笔条]/u;

/** A row of the bill as its own statistics may count it. */
interface BillRow {
  readonly direction: "in" | "out" | "neutral";
  readonly amountMinor: number;
  readonly isVoid: boolean;
}

/**
 * A person's bill of a wallet: every row has a direction (收入, 支出, or neither) and a status.
 *
 * Closed and failed payments are void; what only moves between the person's own pockets is neutral. A refund is money in, whatever its direction says,
 * unless the payment it gives back is void itself. A fee that a remark names is an entry of its own.
 */
export class WalletBillTable extends BankTable {
  private readonly billed: BillRow[] = [];
  /** References and documents of closed payments, for the refunds that belong to them. */
  private readonly closed = new Set<string>();
  private readonly refundRows: { readonly row: number; readonly keys: readonly string[]; readonly amount: number }[] = [];

  read(): readonly ControlTotal[] {
    this.lookAhead();
    for (let row = this.rows.from; row < this.rows.to; row++) if (!this.rows.isBlank(row)) this.readRow(row);
    return [...this.statedControls(), ...this.doubts()];
  }

  private lookAhead(): void {
    for (let row = this.rows.from; row < this.rows.to; row++) {
      const keys = this.keysOf(row);
      if (this.isRefund(row)) this.refundRows.push({ row, keys, amount: this.rows.money(row, "amount", this.ownCurrency).value ?? 0 });
      else if (VOID.test(this.statusOf(row))) for (const key of keys) this.closed.add(key);
    }
  }

  private readRow(row: number): void {
    const amount = this.amountOf(row, "amount");
    if (this.dayOf(row).value === null && (amount.value === null || this.isHeader(row))) return this.remark(row);
    const known = this.dayAndCurrency(row, amount.currency);
    if (!known) return;
    if (amount.value === null) return this.skip(row, amount.problem ?? "amount-missing", amount.got);
    const [word, status] = [this.rows.text(row, "direction"), this.statusOf(row)];
    const isRefund = this.isRefund(row);
    const isVoid = VOID.test(status) || (isRefund && this.givesBackVoid(row));
    const direction = directionOf(word) ?? "neutral";
    this.billed.push({ direction, amountMinor: Math.abs(amount.value), isVoid });
    if (isVoid) return this.skip(row, "void", status);
    if (UNPAID.test(status)) return this.skip(row, "not-settled", status);
    this.keepFee(row, known);
    const side = isRefund && direction === "neutral" ? "in" : direction;
    if (side === "neutral") return this.skip(row, "neutral", word || this.rows.text(row, "place") || this.rows.text(row, "description"));
    this.keepPayment(row, { ...known, side, amountMinor: Math.abs(amount.value) });
  }

  private keepPayment(row: number, { side, amountMinor, ...known }: Pick<Movement, "day" | "currency" | "side"> & { readonly amountMinor: number }): void {
    const refunded = this.refundedOf(row, known.currency, amountMinor);
    // A remark is the refund's only word where the wallet gives it no row of its own.
    const isInside = this.layout.refundsInside === true && refunded > 0 && !this.isRefund(row) && !this.hasRefundRow(row, refunded);
    const left = amountMinor - (side === "out" ? this.feeInside(row, known.currency) : 0) - (isInside ? refunded : 0);
    if (left === 0) return this.skip(row, isInside ? "void" : "zero", cleanText(this.rows.raw(row, "amount")));
    const more = refunded > 0 && !this.isRefund(row) ? { refunded: minorToText(refunded as Minor, known.currency) } : {};
    this.keep(row, { ...known, side, amountMinor: (side === "in" ? left : -left) as Minor, more: { ...more, status: this.statusOf(row), method: this.rows.text(row, "method") } });
  }

  /** `服务费¥0.10` in a remark is part of the amount; a column of fees is beside it. */
  private keepFee(row: number, known: Pick<Movement, "day" | "currency">): void {
    const fee = this.feeInside(row, known.currency) || Math.abs(this.rows.money(row, "fee", known.currency).value ?? 0);
    if (fee > 0) this.keep(row, { ...known, side: "out", amountMinor: -fee as Minor, isFee: true, memo: this.feeMemo(row) });
  }

  private feeMemo(row: number): string {
    return [this.rows.header("fee").replace(/[（(].*$/u, "") || "服务费", this.rows.text(row, "place")].filter((text) => text !== "").join("；");
  }

  private feeInside(row: number, currency: string): number {
    return amountAfter(/(?:服务费|手续费)\s*[:：]?\s*([¥￥]?[\d,.]+)/u, this.rows.text(row, "remark"), currency);
  }

  private refundedOf(row: number, currency: string, amountMinor: number): number {
    const column = this.rows.money(row, "refund", currency).value ?? 0;
    const words = `${this.statusOf(row)} ${cleanText(this.rows.raw(row, "amount"))}`;
    if (/已全额退款/u.test(words)) return amountMinor;
    return column || amountAfter(/已退款\s*[（(]?\s*([¥￥]?[\d,.]+)/u, words, currency);
  }

  private hasRefundRow(row: number, refunded: number): boolean {
    const keys = this.keysOf(row);
    const description = this.rows.text(row, "description");
    const isOf = (refund: { readonly row: number; readonly keys: readonly string[]; readonly amount: number }): boolean =>
      refund.keys.some((key) => keys.includes(key)) || (refund.amount === refunded && description !== "" && this.rows.text(refund.row, "description").endsWith(description));
    return this.refundRows.some((refund) => refund.row !== row && isOf(refund));
  }

  /** A refund names the payment by its order, or begins its own number with that of the payment. */
  private givesBackVoid(row: number): boolean {
    return this.keysOf(row).some((key) => this.closed.has(key) || this.closed.has(key.split(/[_*]/u)[0]!));
  }

  private isRefund(row: number): boolean {
    return /退款成功/u.test(this.statusOf(row)) || (["place", "description"] as const).some((name) => /^退款|[-—－]退款$/u.test(this.rows.text(row, name)));
  }

  private keysOf(row: number): readonly string[] {
    return (["reference", "document"] as const).map((name) => this.rows.text(row, name)).filter((text) => text !== "");
  }

  private statusOf(row: number): string {
    return this.rows.text(row, "status");
  }

  /** The file's own statistics above or below: some wallets count closed payments in, some do not. */
  private statedControls(): readonly ControlTotal[] {
    let count: number | null = null;
    const stated = new Map<string, { count: number; amount: number }>();
    for (const cells of this.grid.rows) {
      if (!STATED_LINE.test(beginningOf(cells[0]))) continue;
      const line = cells.map(beginningOf).filter((text) => text !== "").join(",");
      const counted = STATED_COUNT.exec(line);
      if (counted) count = (count ?? 0) + Number(counted[1]);
      const told = STATED.exec(line);
      const amount = told && amountIn(told[3]!, this.ownCurrency);
      if (!told || amount === null) continue;
      const before = stated.get(told[1]!) ?? { count: 0, amount: 0 };
      stated.set(told[1]!, { count: before.count + Number(told[2]), amount: before.amount + amount });
    }
    return [...(count === null ? [] : [countControl("count", count, this.billed.length)]), ...[...stated].flatMap(([word, each]) => this.statedControl(word, each))];
  }

  private statedControl(word: string, { count, amount: expected }: { readonly count: number; readonly amount: number }): readonly ControlTotal[] {
    const direction = directionOf(word.replace(/^已/u, "")) ?? "neutral";
    const name = direction === "in" ? "credits" : direction === "out" ? "debits" : "neutral";
    const all = this.billed.filter((each) => each.direction === direction);
    const ways = [all, all.filter(({ isVoid }) => !isVoid)];
    const sumOf = (rows: readonly BillRow[]): Minor | null => sumMinor(rows.map(({ amountMinor }) => amountMinor));
    const counted = ways.find((rows) => sumOf(rows) === expected) ?? ways.find((rows) => rows.length === count) ?? all;
    const found = sumOf(counted);
    if (found === null) return [];
    const explanation = "wallet-statistics";
    return [countControl(`${name}-count`, count, counted.length, explanation), amountControl(name, { expected: expected as Minor, found, currency: this.ownCurrency, explanation })];
  }
}

function amountAfter(pattern: RegExp, text: string, currency: string): number {
  return Math.abs(amountIn(pattern.exec(text)?.[1] ?? null, currency) ?? 0);
}
