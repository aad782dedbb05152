import { nameKey } from "../ledger/customer-index";
import { type Minor, minorToText } from "../money/money";
import { amountControl, sumMinor } from "./control-total";
import { LineDocuments, type LineMeasure } from "./line-documents";
import type { ControlTotal } from "./source";
import { systemProfile } from "./system-profile";
import type { SystemTable, TableTask } from "./system-table";

/** Invoices whose net and tax do not add up, told one by one. */
const BREAKS_MAX = 5;

/**
 * The tax bureau's list of all invoices (全量发票查询导出结果): a row a line, discounts as negative lines; one sheet has invoices, another the same with their lines.
 *
 * What is 作废 is left out; what was reversed (已红冲) stays beside the red invoice that reverses it. Invoices to us are no receivables. A number that lost
 * its digits would throw invoices together: its rows wait for a person.
 */
class TaxInvoices extends LineDocuments {
  protected readonly measures: readonly LineMeasure[] = ["amount", "net", "tax"];
  /** Invoices read, by number, with what they come to. */
  private readonly kept = new Map<string, Minor>();
  private readonly before: readonly TaxInvoices[];
  private readonly sellers = new Set<string>();
  private isPurchases = false;
  private readonly repeatedSum: number[] = [];
  private readonly repeatedBefore: number[] = [];
  private readonly breaks: ControlTotal[] = [];
  private readonly nets: number[] = [];
  private readonly gross: number[] = [];

  constructor(task: TableTask, before: readonly SystemTable[]) {
    super(task);
    this.before = before.filter((each) => each instanceof TaxInvoices);
    this.learnSide();
  }

  override get owner(): string | undefined {
    return this.sellers.size === 1 && !this.isPurchases ? [...this.sellers][0] : undefined;
  }

  protected keyOf(row: number): string | null {
    if ((["id", "document"] as const).some((name) => this.rows.serial(row, name).lost)) {
      this.serial(row, "id");
      this.skip(row, "digits-lost", this.text(row, "id", "document"));
      return null;
    }
    const number = this.numberOf(row);
    if (number === "") {
      this.skip(row, this.dayOf(row).value === null ? "comment" : "row-unreadable", this.rows.texts(row).join(" | "));
      return null;
    }
    return number;
  }

  protected readDocument(rows: readonly number[]): void {
    const first = rows[0]!;
    const number = this.numberOf(first);
    const status = this.statusReason(first);
    if (status) return this.skipAll(rows, status, this.rows.text(first, "status"));
    if (this.isToUs(first)) return this.skipAll(rows, "purchase", this.rows.text(first, "seller"));
    const currency = this.ownCurrency;
    const day = this.dayOf(first);
    if (day.value === null) return this.skipAll(rows, day.got === "" ? "date-missing" : "date-unreadable", day.got);
    const [net, tax] = [this.sumOf(rows, "net", currency), this.sumOf(rows, "tax", currency)];
    const gross = this.rows.has("amount") ? this.sumOf(rows, "amount", currency) : net.value === null ? net : { value: sumMinor([net.value, tax.value ?? 0]), problem: "amount-too-large" as const };
    if (gross.value === null) return this.skipAll(rows, gross.problem ?? "amount-missing", gross.got);
    const isRed = /^(?:否|n|no|false)$/iu.test(this.rows.text(first, "positive"));
    if (isRed && gross.value > 0) return this.skipAll(rows, "amount-unreadable", `${minorToText(gross.value, currency)} | ${this.rows.header("positive")} ${this.rows.text(first, "positive")}`);
    const earlier = this.before.map((table) => table.kept.get(number)).find((value) => value !== undefined);
    if (earlier !== undefined) {
      this.repeatedSum.push(gross.value);
      this.repeatedBefore.push(earlier);
      return this.skipAll(rows, "duplicate-line", number);
    }
    this.kept.set(number, gross.value);
    if (gross.value === 0) return this.skipAll(rows, "zero", number);
    this.addUp(number, { gross: gross.value, net: net.value, tax: tax.value, currency });
    this.keep(first, {
      day: day.value, party: this.rows.text(first, "buyer"), document: number, reference: "", amountMinor: gross.value, currency, memo: this.memoOf(rows, "remark") || this.memoOf(rows, "memo"), type: isRed || gross.value < 0 ? "credit note" : "invoice",
      more: {
        net: net.value === null ? "" : minorToText(net.value, currency), tax: tax.value === null ? "" : minorToText(tax.value, currency), taxNumber: this.rows.text(first, "buyerNumber"), seller: this.rows.text(first, "seller"), status: this.rows.text(first, "status"),
      },
    }, rows.slice(1));
  }

  protected override checks(): readonly ControlTotal[] {
    const currency = this.ownCurrency;
    const [gross, parts] = [sumMinor(this.gross), sumMinor(this.nets)];
    const agree = this.breaks.length === 0 && this.gross.length > 0 && gross !== null && parts !== null ? [amountControl("net-and-tax", { expected: gross, found: parts, currency })] : [];
    const [again, before] = [sumMinor(this.repeatedSum), sumMinor(this.repeatedBefore)];
    const same = this.repeatedSum.length > 0 && again !== null && before !== null ? [amountControl("lines", { expected: before, found: again, currency })] : [];
    return [...this.breaks.slice(0, BREAKS_MAX), ...agree, ...same];
  }

  /** The 20 digits of a digital invoice, else code and number of a paper one. */
  private numberOf(row: number): string {
    const digital = this.rows.text(row, "id");
    if (digital !== "") return digital;
    const number = this.rows.text(row, "document");
    const code = this.rows.text(row, "code");
    return number === "" ? "" : code === "" || number.length >= 20 ? number : `${code}-${number}`;
  }

  private addUp(number: string, { gross, net, tax, currency }: { readonly gross: Minor; readonly net: Minor | null; readonly tax: Minor | null; readonly currency: string }): void {
    if (net === null || !this.rows.has("amount")) return;
    const parts = (net + (tax ?? 0)) as Minor;
    this.gross.push(gross);
    this.nets.push(parts);
    if (parts !== gross) this.breaks.push(amountControl(`net-and-tax: ${number}`, { expected: gross, found: parts, currency }));
  }

  /** One seller: our sales; one buyer and many sellers: our purchases. Our own name, where known, decides each row. */
  private learnSide(): void {
    const buyers = new Set<string>();
    for (let row = this.rows.from; row < this.rows.to; row++) {
      const [seller, buyer] = [this.rows.text(row, "seller"), this.rows.text(row, "buyer")];
      if (seller !== "") this.sellers.add(seller);
      if (buyer !== "") buyers.add(buyer);
    }
    this.isPurchases = this.sellers.size > 1 && buyers.size === 1;
  }

  private isToUs(row: number): boolean {
    const own = nameKey(this.context.ourName ?? "");
    const isOurs = (...names: readonly ("seller" | "sellerNumber" | "buyer" | "buyerNumber")[]): boolean => own !== "" && names.some((name) => nameKey(this.rows.text(row, name)) === own);
    if (isOurs("seller", "sellerNumber")) return false;
    return isOurs("buyer", "buyerNumber") || this.isPurchases;
  }
}

export const taxInvoices = systemProfile({
  id: "tax-invoices",
  kind: "invoices",
  titles: /全量发票|发票基础信息|信息汇总表|发票查询/u,
  reader: (task, before) => new TaxInvoices(task, before),
  layouts: [{
    currency: "CNY",
    columns: {
      code: ["发票代码"], document: ["发票号码"], id: ["数电发票号码", "数电票号码", "全电发票号码", "数电票号"], sellerNumber: ["销方识别号", "销售方识别号", "销方税号"], seller: ["销方名称", "销售方名称"], buyerNumber: ["购方识别号", "购买方识别号", "购方税号"], buyer: ["购买方名称", "购方名称"],
      date: ["开票日期"], memo: ["货物或应税劳务名称", "货物名称", "项目名称"], net: ["金额", "合计金额", "不含税金额"], tax: ["税额", "合计税额"], amount: ["价税合计", "含税金额"], status: ["发票状态"], positive: ["是否正数发票"], remark: ["备注"],
    },
    needs: ["buyer", "seller", "date", ["document", "id"], ["amount", "net"]],
    others: ["序号", "税收分类编码", "特定业务类型", "规格型号", "单位", "数量", "单价", "税率", "发票来源", "发票票种", "发票风险等级", "开票人"],
  }],
});
