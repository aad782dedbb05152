import { type Minor, ZERO } from "../money/money";
import { minorOfText, readAmountText } from "../money/read-amount";
import { decimalsOf } from "../money/currencies";
import { readDayText } from "../calendar/read-day";
import { BankTable, type Movement } from "./bank-table";
import { beginningOf } from "./clean-cell";
import { amountControl, countControl, sumMinor } from "./control-total";
import { headerKey } from "./header-key";
import { headedTotals } from "./preamble";
import type { ControlTotal } from "./source";

const TOTAL_HEADERS = ["总交易单数"];
/** What the second header of WeChat calls each total: newer name, older name. */
const WECHAT_TOTALS = [["total", ["应结订单总金额", "总交易额"]], ["refunds", ["退款总金额", "总退款金额"]], ["fees", ["手续费总金额"]]] as const;
/** `#交易合计：2笔，商家实收共0.02元…`, `#退款合计：1笔，商家实收退款共-0.01元…` of Alipay. */
const ALIPAY_TOTAL = /^#?\s*(交易|退款)合计\s*[:：]\s*(\d+)\s*笔[,，\s]*商家实收(?:退款)?共\s*(-?[\d,.]+)\s*元/u;

type Part = "order" | "refund" | "fee";

/**
 * A merchant's orders at a wallet: what an order brings, what is given back, and what the wallet keeps are entries of their own, so that they add up to
 * what is settled.
 *
 * The amount of an order that a refund repeats is not counted again. What the files say below their rows are totals of the columns.
 */
export class WalletTradesTable extends BankTable {
  private readonly sums: Record<Part, number> = { order: 0, refund: 0, fee: 0 };
  private readonly counts = { order: 0, refund: 0 };
  private readonly totals = headedTotals(this.grid, this.rows.from, TOTAL_HEADERS);

  read(): readonly ControlTotal[] {
    const isSummary = this.layout.amounts === "summary";
    for (let row = this.rows.from; row < this.rows.to; row++) {
      if (this.rows.isBlank(row)) continue;
      if (this.totals.rows.has(row)) this.skip(row, "total", this.rows.texts(row)[0] ?? "");
      else if (!isSummary) this.readRow(row);
      // A summary has no days: a row that has one is no part of it, and nobody's.
      else if (!this.rows.texts(row).some((text) => readDayText(text, null))) this.skip(row, "total", this.rows.texts(row)[0] ?? "");
    }
    return [...this.wechatControls(), ...this.alipayControls(), ...this.doubts()];
  }

  private readRow(row: number): void {
    const amounts = (["amount", "refund", "fee"] as const).map((name) => ({ name, ...this.amountOf(row, name) }));
    if (this.dayOf(row).value === null && (amounts[0]!.value === null || this.isHeader(row))) return this.remark(row);
    const known = this.dayAndCurrency(row, amounts[0]!.currency);
    if (!known) return;
    const wrong = amounts.find(({ value, name }) => value === null && name !== "fee" && this.hasText(row, name));
    if (wrong) return this.skip(row, wrong.value === null ? (wrong.problem ?? "amount-unreadable") : "amount-unreadable", wrong.got);
    const [amount, refund, fee] = amounts.map(({ value }) => value ?? 0) as [number, number, number];
    const status = `${this.rows.text(row, "status")} ${this.rows.text(row, "refundStatus")}`.trim();
    const isRefund = /REFUND|退款|REVOKED/iu.test(this.rows.text(row, "status")) || (!this.rows.has("status") && refund !== 0);
    if (isRefund) this.counts.refund++;
    else this.counts.order++;
    if (isRefund && /FAIL|CLOSED/iu.test(this.rows.text(row, "refundStatus"))) return this.skip(row, "void", status);
    // Without a column of refunds the amount itself is what is given back.
    const given = isRefund && !this.rows.has("refund") ? Math.abs(amount) : Math.abs(refund);
    const order = isRefund ? 0 : amount;
    const before = this.counted.length;
    if (order !== 0) this.keepPart(row, "order", { ...known, amountMinor: order, status });
    if (given !== 0) this.keepPart(row, "refund", { ...known, amountMinor: -given, status });
    const isFeeRead = this.readFee(row, { ...known, fee: isRefund ? Math.abs(fee) : -Math.abs(fee), status });
    if (isFeeRead && this.counted.length === before) this.skip(row, "zero", status);
  }

  /** Old files work fees out to a hundredth of a cent: such a fee is nobody's cent, and a person has to see it. */
  private readFee(row: number, { fee, ...known }: Pick<Movement, "day" | "currency"> & { readonly fee: number; readonly status: string }): boolean {
    const cell = this.rows.money(row, "fee", known.currency);
    const isRead = cell.value !== null || cell.problem === null;
    if (!isRead) this.skip(row, cell.problem!, `${this.rows.header("fee")} ${cell.got}`);
    else if (fee !== 0) this.keepPart(row, "fee", { ...known, amountMinor: fee });
    return isRead;
  }

  private keepPart(row: number, part: Part, { amountMinor, status, ...known }: Pick<Movement, "day" | "currency"> & { readonly amountMinor: number; readonly status: string }): void {
    this.sums[part] += part === "fee" || part === "refund" ? -amountMinor : amountMinor;
    const refundReference = part === "refund" || amountMinor > 0 && part === "fee" ? this.serial(row, "refundReference") : "";
    this.keep(row, {
      ...known, amountMinor: amountMinor as Minor, side: amountMinor > 0 ? "in" : "out",
      ...(refundReference !== "" && { reference: refundReference }),
      isFee: part === "fee", ...(part === "fee" && { memo: this.rows.header("fee").replace(/[（(].*$/u, "") }),
      more: { ...(part !== "fee" && { part }), status, method: this.rows.text(row, "method") },
    });
  }

  private hasText(row: number, name: "amount" | "refund"): boolean {
    return this.rows.text(row, name) !== "";
  }

  private wechatControls(): readonly ControlTotal[] {
    const found = { total: this.sums.order, refunds: this.sums.refund, fees: this.sums.fee };
    const stated = (headers: readonly string[]): readonly string[] => headers.map((header) => this.totals.values.get(headerKey(header))).find((texts) => texts !== undefined) ?? [];
    const counts = stated(TOTAL_HEADERS).map(decimal);
    return [
      ...(counts.length === 0 || counts.includes(null) ? [] : [countControl("count", counts.reduce((sum, text) => sum + Number(text), 0), this.counts.order + this.counts.refund)]),
      ...WECHAT_TOTALS.flatMap(([name, headers]) => this.control(name, stated(headers).map(decimal), found[name])),
    ];
  }

  private alipayControls(): readonly ControlTotal[] {
    const lines = this.grid.rows.slice(this.rows.from).map((cells) => ALIPAY_TOTAL.exec(cells.map(beginningOf).filter((text) => text !== "").join(",")));
    return (["交易", "退款"] as const).flatMap((word) => {
      const stated = lines.flatMap((line) => (line?.[1] === word ? [{ count: Number(line[2]), amount: decimal(line[3]!.replaceAll(",", "")) }] : []));
      if (stated.length === 0) return [];
      const isRefund = word === "退款";
      return [
        countControl(isRefund ? "refunds-count" : "count", stated.reduce((sum, { count }) => sum + count, 0), isRefund ? this.counts.refund : this.counts.order),
        ...this.control(isRefund ? "refunds" : "total", stated.map(({ amount }) => (isRefund ? (amount?.replace("-", "") ?? null) : amount)), isRefund ? this.sums.refund : this.sums.order),
      ];
    });
  }

  private control(name: string, stated: readonly (string | null)[], found: number): readonly ControlTotal[] {
    const read = stated.map((text) => (text === null ? null : minorOfText(text, decimalsOf(this.ownCurrency))));
    if (read.length === 0 || read.some((each) => each === null || each.minor === null || each.rounded)) return [];
    return [amountControl(name, { expected: sumMinor(read.map((each) => each!.minor!)) ?? ZERO, found: sumMinor([found]) ?? ZERO, currency: this.ownCurrency })];
  }
}

function decimal(text: string): string | null {
  return readAmountText(text, "point")?.decimal ?? null;
}
