import { type Minor, ZERO } from "../money/money";
import { minorOfText, readAmountText } from "../money/read-amount";
import { decimalsOf } from "../money/currencies";
import { BankTable, type Movement } from "./bank-table";
import { cleanText } from "./clean-cell";
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
  private readonly end = this.layout.amounts === "summary" ? this.rows.from : (headedTotals(this.grid, this.rows.from, TOTAL_HEADERS)?.row ?? this.rows.to);

  read(): readonly ControlTotal[] {
    for (let row = this.rows.from; row < this.rows.to; row++) {
      if (this.rows.isBlank(row)) continue;
      if (row >= this.end) this.skip(row, "total", this.rows.texts(row)[0] ?? "");
      else this.readRow(row);
    }
    return [...this.wechatControls(), ...this.alipayControls(), ...this.lostDigits()];
  }

  private readRow(row: number): void {
    const amounts = (["amount", "refund", "fee"] as const).map((name) => ({ name, ...this.rows.amount(row, name, this.ownCurrency) }));
    if (this.dayOf(row).value === null && (amounts[0]!.value === null || this.isHeader(row))) return this.remark(row);
    const known = this.dayAndCurrency(row);
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
    this.readFee(row, { ...known, fee: isRefund ? Math.abs(fee) : -Math.abs(fee), status });
    if (this.counted.length === before) this.skip(row, "zero", status);
  }

  /** Old files work fees out to a hundredth of a cent: such a fee is nobody's cent, and a person has to see it. */
  private readFee(row: number, { fee, ...known }: Pick<Movement, "day" | "currency"> & { readonly fee: number; readonly status: string }): void {
    const cell = this.rows.amount(row, "fee", known.currency);
    if (cell.value === null && cell.problem !== null) return this.skip(row, cell.problem, `${this.rows.header("fee")} ${cell.got}`);
    if (fee !== 0) this.keepPart(row, "fee", { ...known, amountMinor: fee });
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
    const totals = this.layout.amounts === "summary" ? null : headedTotals(this.grid, this.rows.from, TOTAL_HEADERS)?.values;
    if (!totals) return [];
    const found = { total: this.sums.order, refunds: this.sums.refund, fees: this.sums.fee };
    const count = decimal(totals.get(headerKey(TOTAL_HEADERS[0]!)));
    return [
      ...(count === null ? [] : [countControl("count", Number(count), this.counts.order + this.counts.refund)]),
      ...WECHAT_TOTALS.flatMap(([name, headers]) => {
        const stated = headers.map((header) => decimal(totals.get(headerKey(header)))).find((text) => text !== null);
        return stated === undefined || stated === null ? [] : this.control(name, stated, found[name]);
      }),
    ];
  }

  private alipayControls(): readonly ControlTotal[] {
    return this.grid.rows.slice(this.rows.from).flatMap((cells) => {
      const stated = ALIPAY_TOTAL.exec(cells.map(cleanText).filter((text) => text !== "").join(","));
      if (!stated) return [];
      const isRefund = stated[1] === "退款";
      const amount = decimal(stated[3]!.replaceAll(",", ""));
      return [
        countControl(isRefund ? "refunds-count" : "count", Number(stated[2]), isRefund ? this.counts.refund : this.counts.order),
        ...(amount === null ? [] : this.control(isRefund ? "refunds" : "total", isRefund ? amount.replace("-", "") : amount, isRefund ? this.sums.refund : this.sums.order)),
      ];
    });
  }

  private control(name: string, stated: string, found: number): readonly ControlTotal[] {
    const { minor, rounded } = minorOfText(stated, decimalsOf(this.ownCurrency));
    return minor === null || rounded ? [] : [amountControl(name, { expected: minor, found: sumMinor([found]) ?? ZERO, currency: this.ownCurrency })];
  }
}

function decimal(text: string | undefined): string | null {
  return text === undefined ? null : (readAmountText(text, "point")?.decimal ?? null);
}
