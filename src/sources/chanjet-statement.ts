import type { Day } from "../calendar/day";
import { isTotalWord } from "../ledger/entry-words";
import { type Minor } from "../money/money";
import { amountControl, sumMinor } from "./control-total";
import type { ControlTotal, SkipReason } from "./source";
import { systemProfile } from "./system-profile";
import { entryType, SystemTable } from "./system-table";

type Part = "opening" | "debit" | "received" | "discount" | "advance" | "closing";
const PARTS: readonly Part[] = ["opening", "debit", "received", "discount", "advance", "closing"];
type Parts = Readonly<Record<Part, Minor>>;

/** A customer's line of sums and the lines of documents below it. */
interface Customer {
  readonly row: number | null;
  readonly party: string;
  readonly code: string;
  readonly details: number[];
}

/**
 * 畅捷通 客户往来对账单: a line of sums for each customer (期初, 应收, 实收, 折扣, 预收, 期末应收), and, where it is opened, a line for each document below it.
 *
 * A customer with documents gives its opening balance and its documents, checked against its sums; one without gives its closing balance.
 * Whether 预收 lowers what is owed differs between versions: the file's own balances decide.
 */
class ChanjetStatement extends SystemTable {
  private advanceCounts = true;

  protected readRows(): readonly ControlTotal[] {
    const customers: Customer[] = [];
    const totals: number[] = [];
    for (let row = this.rows.from; row < this.rows.to; row++) this.place(row, customers, totals);
    this.learnAdvance(customers);
    const controls = customers.flatMap((customer) => this.readCustomer(customer));
    return [...controls, ...totals.flatMap((row) => this.readTotal(row, customers))];
  }

  private place(row: number, customers: Customer[], totals: number[]): void {
    if (this.rows.isBlank(row)) return;
    const texts = this.rows.texts(row);
    const [party, code] = [this.rows.text(row, "party"), this.rows.text(row, "partyCode")];
    if (this.isHeader(row)) return this.skip(row, "heading");
    if ((isTotalWord(texts[0]!) || isTotalWord(party)) && this.dayOf(row).value === null) return void totals.push(row);
    if (PARTS.every((part) => this.rows.text(row, part) === "")) return this.skip(row, "comment", texts.join(" | "));
    const last = customers[customers.length - 1];
    const isDetail = this.rows.text(row, "date") !== "" || this.rows.text(row, "document") !== "" || this.rows.text(row, "type") !== "";
    if (!isDetail) customers.push({ row, party, code, details: [] });
    else if (last && (party === "" || party === last.party)) last.details.push(row);
    else customers.push({ row: null, party, code, details: [row] });
  }

  private readCustomer({ row, party, code, details }: Customer): readonly ControlTotal[] {
    const own = { party, code };
    for (const detail of details) this.readDetail(detail, own);
    if (row === null) return [];
    const currency = this.currencyOf(row);
    if (currency === null) {
      this.skipCurrency([row]);
      return [];
    }
    const parts = this.partsOf(row, currency);
    if ("reason" in parts) {
      this.skip(row, parts.reason, parts.got);
      return [];
    }
    const amountMinor = details.length > 0 ? parts.opening : this.rows.has("closing") && this.rows.text(row, "closing") !== "" ? parts.closing : ((parts.opening + this.movement(parts)) as Minor);
    if (amountMinor === 0) this.skip(row, details.length > 0 ? "subtotal" : "zero", party);
    else this.keepEntry(row, own, { day: null, amountMinor, currency, memo: this.rows.header(details.length > 0 ? "opening" : "closing"), type: "opening" });
    return details.length === 0 ? this.ownArithmetic(row, parts, currency) : this.detailControls(row, { details, parts, currency, party });
  }

  private readDetail(row: number, own: { readonly party: string; readonly code: string }): void {
    const currency = this.currencyOf(row);
    if (currency === null) return this.skipCurrency([row]);
    const status = this.statusReason(row);
    if (status) return this.skip(row, status, this.rows.text(row, "status"));
    const parts = this.partsOf(row, currency);
    if ("reason" in parts) return this.skip(row, parts.reason, parts.got);
    const amountMinor = this.movement(parts);
    const meaning = this.typeOf(this.rows.text(row, "type"));
    const day = this.dayOf(row);
    const isOpening = meaning === "opening";
    if (day.value === null && !(isOpening && day.got === "")) return this.skipUndated(row, day);
    const amount = isOpening && amountMinor === 0 ? (parts.opening || parts.closing) : amountMinor;
    if (amount === 0) return this.skip(row, "zero");
    const fallback = amount > 0 ? "invoice" : parts.debit < 0 ? "credit note" : parts.received === 0 && parts.discount !== 0 ? "credit adjustment" : "payment";
    this.keepEntry(row, own, { day: day.value, amountMinor: amount, currency, memo: this.rows.text(row, "memo"), type: entryType(meaning, amount) ?? fallback });
  }

  private keepEntry(row: number, { party, code }: { readonly party: string; readonly code: string }, entry: { readonly day: Day | null; readonly amountMinor: Minor; readonly currency: string; readonly memo: string; readonly type: ReturnType<typeof entryType> }): void {
    const written = this.rows.text(row, "party");
    this.keep(row, { ...entry, dueDay: this.dueDay(row), party: written || party, ...(code !== "" && { partyCode: code }), document: this.serial(row, "document"), reference: this.serial(row, "reference"), more: {} });
  }

  private partsOf(row: number, currency: string): Parts | { readonly reason: SkipReason; readonly got: string } {
    const parts = {} as Record<Part, Minor>;
    for (const part of PARTS) {
      const cell = this.rows.amount(row, part, currency);
      if (cell.value === null && cell.problem !== null) return { reason: cell.problem, got: cell.got };
      parts[part] = cell.value ?? (0 as Minor);
    }
    return parts;
  }

  private movement({ debit, received, discount, advance }: Parts): Minor {
    return (debit - received - discount - (this.advanceCounts ? advance : 0)) as Minor;
  }

  /** The way in which more of the file's own lines of sums come out. */
  private learnAdvance(customers: readonly Customer[]): void {
    const holding = ([true, false] as const).map((way) => {
      this.advanceCounts = way;
      return customers.filter(({ row }) => {
        const parts = row === null ? null : this.partsOf(row, this.currencyOf(row) ?? this.ownCurrency);
        return parts !== null && !("reason" in parts) && parts.opening + this.movement(parts) === parts.closing;
      }).length;
    }) as [number, number];
    this.advanceCounts = holding[0] >= holding[1];
  }

  private ownArithmetic(row: number, parts: Parts, currency: string): readonly ControlTotal[] {
    if (!this.rows.has("closing") || !this.rows.has("opening")) return [];
    return [amountControl(`closing-balance: ${this.rows.text(row, "party")}`, { expected: parts.closing, found: (parts.opening + this.movement(parts)) as Minor, currency })];
  }

  private detailControls(row: number, { details, parts, currency, party }: { readonly details: readonly number[]; readonly parts: Parts; readonly currency: string; readonly party: string }): readonly ControlTotal[] {
    const columns = (["debit", "received", "discount", "advance"] as const).filter((part) => this.rows.text(row, part) !== "");
    const sums = columns.flatMap((part) => {
      const found = sumMinor(details.map((detail) => this.written(detail, part, currency) ?? 0));
      return found === null ? [] : [amountControl(`section-total: ${party}, ${this.rows.header(part)}`, { expected: parts[part], found, currency })];
    });
    const moved = sumMinor([parts.opening, ...details.map((detail) => {
      const own = this.partsOf(detail, currency);
      return "reason" in own ? 0 : this.movement(own);
    })]);
    return this.rows.text(row, "closing") === "" || moved === null ? sums : [...sums, amountControl(`closing-balance: ${party}`, { expected: parts.closing, found: moved, currency })];
  }

  private readTotal(row: number, customers: readonly Customer[]): readonly ControlTotal[] {
    this.skip(row, "total", this.rows.texts(row)[0]);
    const all = customers.flatMap(({ row: own, details }) => (own === null ? details : [own]));
    // Balances of documents run on: each customer has the first and the last.
    const [first, last] = [new Map<string, number>(), new Map<string, number>()];
    for (const { row: own, party, details } of customers) {
      const [begin, end] = own === null ? [details[0]!, details[details.length - 1]!] : [own, own];
      if (!first.has(party)) first.set(party, begin);
      last.set(party, end);
    }
    return PARTS.flatMap((part) => {
      const rows = part === "opening" ? [...first.values()] : part === "closing" ? [...last.values()] : all;
      const expected = this.written(row, part, this.ownCurrency);
      const found = sumMinor(rows.map((each) => this.written(each, part, this.ownCurrency) ?? 0));
      return expected === null || found === null ? [] : [amountControl(`total: ${this.rows.header(part)}`, { expected, found, currency: this.ownCurrency })];
    });
  }
}

export const chanjetStatement = systemProfile({
  id: "chanjet-statement",
  kind: "ledger",
  titles: /往来对账单|客户对账|畅捷通|好会计|好生意/u,
  reader: (task) => new ChanjetStatement(task),
  layouts: [{
    currency: "CNY",
    columns: {
      partyCode: ["客户编码", "客户编号", "往来单位编码"], party: ["客户名称", "客户", "往来单位", "往来单位名称"], date: ["单据日期", "业务日期", "日期"], type: ["单据类型", "业务类型"], document: ["单据编号", "单据号"], memo: ["摘要", "备注"],
      opening: ["期初应收", "期初余额", "期初"], debit: ["应收", "本期应收", "应收金额", "增加应收"], advance: ["预收", "本期预收", "预收金额"], received: ["实收", "本期实收", "实收金额", "收回应收"], discount: ["折扣", "优惠", "折扣金额", "优惠金额"], closing: ["期末应收", "应收余额", "期末余额"],
      currency: ["币种"], dueDate: ["到期日"], status: ["单据状态"],
    },
    needs: ["party", "debit", "received", "closing"], others: ["序号", "业务员", "部门", "联系人", "电话"], never: ["方向", "凭证号"],
  }],
});
