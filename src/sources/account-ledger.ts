import { type Day, dayOfDate } from "../calendar/day";
import { isTotalWord, NATURE, readType } from "../ledger/entry-words";
import type { EntryType } from "../ledger/ledger";
import type { Minor } from "../money/money";
import { amountControl, sumMinor } from "./control-total";
import type { SourceCell } from "./layout-rows";
import { LedgerAccounts } from "./ledger-accounts";
import { readDimension } from "./ledger-dimension";
import { labelled } from "./preamble";
import { type BalanceRow, runningBalance } from "./running-balance";
import type { ControlTotal } from "./source";
import { SystemTable } from "./system-table";

/** A row of an account as its totals and balances count it. */
interface AccountRow {
  readonly row: number;
  readonly kind: "entry" | "opening" | "total";
  readonly book: string;
  readonly code: string;
  readonly name: string;
  readonly period: string;
  readonly party: string;
  readonly partyCode: string;
  readonly rest: string;
  readonly currency: string | null;
  /** The same account counted in the books' own currency. */
  readonly isOwnCurrencyView: boolean;
}

const OPENING = /^(?:期初|年初|上年|上期|上月|承前页|以前年度|初始)\S*(?:余额|结转|结余|页|数)?$/u;
/** Adds up from the beginning of the year: the file may begin later. */
const YEAR = /本年|累计/u;
const GRAND = /^(?:总计|合计数?)$/u;
const OWN_CURRENCY = /本位币/u;
const PARTY_LABELS = ["客户名称", "客户", "往来单位", "单位名称", "往来户", "核算维度"];
const LABEL = /^(?:客户|往来单位|单位|往来户)(?:名称)?\s*[:：]\s*(.+)$/u;
const RECEIPT = /收到|收款|回款|到账|货款|来款/u;
const SALE = /销售|开票|发票|确认收入|应收/u;

/** What a row of sums may name of the rows it adds up. */
const NAMED = ["book", "code", "period", "party"] as const;
type Named = (typeof NAMED)[number];

function namedKey(row: AccountRow, named: readonly Named[]): string {
  return [row.isOwnCurrencyView, ...named.map((field) => `${field} ${row[field]}`)].join("\n");
}

/** Place of the first row behind another, in rows of ascending order. */
function firstBehind(rows: readonly AccountRow[], row: number): number {
  let [low, high] = [0, rows.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if (rows[middle]!.row > row) high = middle;
    else low = middle + 1;
  }
  return low;
}

/**
 * Reads the ledger of accounts by customer, as Chinese systems write it: 摘要, 借方, 贷方, 方向, 余额.
 *
 * An opening balance is an entry without a day, once for each account, books and customer. Sums of periods are checked and make no entry. Of accounts with
 * accounts below them only those below count, and of amounts in a currency and again in that of the books only the first.
 */
export class AccountLedger extends SystemTable {
  private listed: AccountRow[] = [];
  private accounts = new LedgerAccounts([]);
  private section = "";
  private foreign = new Set<string>();
  private readonly chains = new Map<string, { readonly currency: string; readonly perParty: boolean; rows: BalanceRow[] }>();
  private readonly opened = new Set<string>();
  private readonly entries = new Map<string, Map<string, AccountRow[]>>();
  /** What a row of sums names → the last such row so far. */
  private readonly lastTotals = new Map<string, number>();
  private lastTotal: AccountRow | undefined;
  /** Row of sums → the entry above it. */
  private readonly above = new Map<number, AccountRow>();

  override get owner(): string | undefined {
    const told = labelled(this.grid, { to: this.headerRow }, PARTY_LABELS);
    return told === null || told === "" || this.rows.has("party") || this.rows.has("dimension") ? undefined : readDimension(told).party;
  }

  protected readRows(): readonly ControlTotal[] {
    this.section = this.owner ?? "";
    for (let row = this.rows.from; row < this.rows.to; row++) {
      const listed = this.classify(row);
      if (listed) this.listed.push(listed);
    }
    this.accounts = new LedgerAccounts(this.listed);
    this.foreign = new Set(this.listed.filter((each) => each.kind !== "total" && !each.isOwnCurrencyView && this.rows.text(each.row, "currency") !== "").map((each) => this.groupOf(each)));
    this.lastTotal = this.listed.filter(({ kind }) => kind === "total").pop();
    for (const each of this.listed) if (each.kind !== "total") this.readRow(each);
    this.learnAbove();
    const controls = this.listed.flatMap((each) => (each.kind === "total" ? this.readTotal(each) : []));
    return [...controls, ...this.balances()];
  }

  private classify(row: number): AccountRow | null {
    if (this.rows.isBlank(row)) return null;
    const texts = this.rows.texts(row);
    const label = texts.length === 1 ? LABEL.exec(texts[0]!.normalize("NFKC")) : null;
    if (label) {
      this.section = readDimension(label[1]!).party;
      this.skip(row, "section", texts[0]);
      return null;
    }
    if (this.isHeader(row)) {
      this.skip(row, "heading");
      return null;
    }
    const measured = (["debit", "credit", "balance"] as const).some((name) => this.rows.text(row, name) !== "");
    if (!measured && (texts.length === 1 || this.dayOf(row).value === null)) {
      this.skip(row, "comment", texts.join(" | "));
      return null;
    }
    const word = [this.rows.text(row, "memo"), texts[0]!].map((text) => text.replace(/\s+/gu, ""));
    const kind = word.some(isTotalWord) ? "total" : word.some((each) => OPENING.test(each)) ? "opening" : "entry";
    const dimension = readDimension(this.rows.text(row, "dimension"));
    const currency = this.rows.text(row, "currency");
    const isOwnCurrencyView = OWN_CURRENCY.test(currency);
    return {
      row, kind, book: this.rows.text(row, "book"), code: this.rows.text(row, "account"), name: this.rows.text(row, "accountName"), period: this.rows.text(row, "period"),
      party: this.rows.text(row, "party") || dimension.party || this.section, partyCode: this.rows.text(row, "partyCode") || dimension.code, rest: dimension.rest,
      currency: isOwnCurrencyView ? this.ownCurrency : this.currencyOf(row), isOwnCurrencyView,
    };
  }

  private groupOf({ book, code, party }: AccountRow): string {
    return [book, code, party].join("\n");
  }

  private readRow(listed: AccountRow): void {
    const { row, currency } = listed;
    if (this.accounts.isParent(listed)) return this.skip(row, "parent-account", listed.code);
    if (this.accounts.isOther(listed)) return this.skip(row, "not-receivable", [listed.code, listed.name].join(" ").trim());
    if (listed.isOwnCurrencyView && this.foreign.has(this.groupOf(listed))) return this.skip(row, "other-currency-view", this.rows.text(row, "currency"));
    if (currency === null) return this.skipCurrency([row]);
    const balance = this.signedBalance(row, currency);
    const moved = this.moved(row, currency);
    if (moved.value === null) return this.skip(row, moved.problem ?? "amount-missing", moved.got);
    const amountMinor = listed.kind === "opening" && moved.value === 0 ? (balance ?? (0 as Minor)) : moved.value;
    const isAgain = listed.kind === "opening" && this.opened.has(`${this.groupOf(listed)}\n${currency}`);
    if (listed.kind === "opening") this.opened.add(`${this.groupOf(listed)}\n${currency}`);
    if (isAgain) return this.skip(row, "opening-balance", this.rows.text(row, "memo"));
    const day = this.dayOf(row);
    if (day.value === null && (listed.kind === "entry" || day.got !== "")) return this.skipUndated(row, day);
    this.follow(listed, { day: day.value, amountMinor, balance, currency });
    if (amountMinor === 0) return this.skip(row, listed.kind === "opening" ? "opening-balance" : "zero", moved.got);
    this.keepRow(listed, { day: day.value, amountMinor, currency });
  }

  private keepRow({ row, kind, book, code, name, party, partyCode, rest }: AccountRow, { day, amountMinor, currency }: { readonly day: Day | null; readonly amountMinor: Minor; readonly currency: string }): void {
    const memo = this.rows.text(row, "memo");
    this.keep(row, {
      day, dueDay: this.dueDay(row), party, ...(partyCode !== "" && { partyCode }), document: this.documentOf(row), reference: this.serial(row, "reference"), amountMinor, currency, memo,
      type: kind === "opening" ? "opening" : this.typeBy(row, amountMinor), more: { account: [code, name].filter((text) => text !== "").join(" "), book, dimension: rest, remark: this.rows.text(row, "remark") },
    });
  }

  /** `记` in one column and `12` in the next are one number. */
  private documentOf(row: number): string {
    const [word, number] = [this.rows.text(row, "type"), this.serial(row, "document")];
    return /^\d+$/u.test(number) && /^\p{Script=Han}{1,4}$/u.test(word) ? `${word}-${number}` : number;
  }

  /** What the words say if the side agrees; else the side alone: a receivable is debited by sales and credited by receipts, and red ones reverse them. */
  private typeBy(row: number, amountMinor: Minor): EntryType {
    const sign = Math.sign(amountMinor);
    const memo = this.rows.text(row, "memo");
    for (const word of [this.rows.text(row, "type"), memo]) {
      const meaning = word === "" ? null : readType(word);
      if (meaning === null || meaning === "adjustment" || meaning === "opening") continue;
      if (NATURE[meaning] === sign) return meaning;
    }
    const isCredited = this.rows.text(row, "credit") !== "" && (this.written(row, "credit", this.ownCurrency) ?? 0) !== 0;
    if (sign < 0) return isCredited ? (SALE.test(memo) && !RECEIPT.test(memo) ? "credit adjustment" : "payment") : "credit note";
    return isCredited ? "debit adjustment" : "invoice";
  }

  private moved(row: number, currency: string): { readonly value: Minor | null; readonly problem: ReturnType<AccountLedger["problem"]>; readonly got: string } {
    const [debit, credit] = [this.rows.amount(row, "debit", currency), this.rows.amount(row, "credit", currency)];
    const got = [debit.got, credit.got].filter((text) => text !== "").join(" | ");
    const problem = this.problem(debit) ?? this.problem(credit);
    return problem === null ? { value: ((debit.value ?? 0) - (credit.value ?? 0)) as Minor, problem, got } : { value: null, problem, got };
  }

  private problem(cell: SourceCell<Minor>) {
    return cell.value === null ? cell.problem : null;
  }

  /** + the customer owes: 借; − the other way round: 贷; 平 is nothing. */
  private signedBalance(row: number, currency: string): Minor | null {
    const side = this.rows.text(row, "side");
    if (side === "平") return 0 as Minor;
    const value = this.written(row, "balance", currency);
    if (value === null) return null;
    return (/^贷|^cr|^c$/iu.test(side) ? -value || 0 : value) as Minor;
  }

  protected override dayOf(row: number): SourceCell<Day> {
    if (!this.rows.has("dayOfMonth")) return super.dayOf(row);
    const [month, day] = [this.rows.text(row, "month"), this.rows.text(row, "dayOfMonth")];
    const year = /\d{4}/u.exec(this.rows.text(row, "year"))?.[0] ?? /\d{4}/u.exec(this.rows.header("month"))?.[0] ?? /(\d{4})/u.exec(this.rows.text(row, "period"))?.[1];
    const got = [year, month, day].filter((part) => part !== undefined && part !== "").join("-");
    if (day === "" || month === "") return { value: null, problem: null, got: day };
    const value = year === undefined ? null : dayOfDate(Number(year), Number(month), Number(day));
    return value === null ? { value, problem: "date-unreadable", got } : { value, got };
  }

  /** A row of sums, against the rows that it names: its books, account, period and customer. Without a period it adds up what stands since the sum before it. */
  private readTotal(total: AccountRow): readonly ControlTotal[] {
    const word = this.text(total.row, "memo") || this.rows.texts(total.row)[0]!;
    this.skip(total.row, "subtotal", word);
    const currency = total.currency ?? this.ownCurrency;
    const closing = this.closing(total, currency);
    if (YEAR.test(word)) return closing;
    const named = NAMED.filter((field) => total[field] !== "" && (field !== "party" || this.hasParty(total)));
    const key = namedKey(total, named);
    const before = this.lastTotals.get(key) ?? -1;
    this.lastTotals.set(key, total.row);
    const isGrand = GRAND.test(word.replace(/\s/gu, "")) && named.length === 0 && total === this.lastTotal;
    const all = this.entriesOf(named).get(key) ?? [];
    const rows = total.period !== "" || isGrand ? all : all.slice(firstBehind(all, before), firstBehind(all, total.row));
    const sums = (["debit", "credit"] as const).flatMap((name) => {
      const expected = this.written(total.row, name, currency);
      const found = sumMinor(rows.map(({ row, currency: own }) => this.written(row, name, own ?? currency) ?? 0));
      const of = [total.book, total.code, total.party, total.period, this.rows.header(name)].filter((part) => part !== "").join(" ");
      return expected === null || found === null ? [] : [amountControl(`${isGrand ? "total" : "section-total"}: ${of}`, { expected, found, currency })];
    });
    return [...sums, ...closing];
  }

  /** A row of sums states the balance of the row above it, where that is of the same account and customer. */
  private closing(total: AccountRow, currency: string): readonly ControlTotal[] {
    const above = this.above.get(total.row);
    const [expected, found] = [this.signedBalance(total.row, currency), above ? this.signedBalance(above.row, currency) : null];
    const of = [total.book, total.code, total.party, total.period].filter((part) => part !== "").join(" ");
    // A balance that agrees needs no line of its own: the running balance has one.
    return expected === null || found === null || expected === found ? [] : [amountControl(of === "" ? "closing-balance" : `closing-balance: ${of}`, { expected, found, currency })];
  }

  /** The last entry above each row of sums; none where an account is of several customers and the sums name none. */
  private learnAbove(): void {
    const last = new Map<string, { readonly row: AccountRow; readonly parties: ReadonlySet<string> }>();
    for (const each of this.listed) {
      const key = [each.book, each.code].join("\n");
      const known = last.get(key);
      if (each.kind !== "total") last.set(key, { row: each, parties: known?.parties.has(each.party) ? known.parties : new Set([...(known?.parties ?? []), each.party]) });
      else if (known && (this.hasParty(each) ? known.row.party === each.party : known.parties.size === 1)) this.above.set(each.row, known.row);
    }
  }

  /** The entries by what a row of sums names of them, in the order of the file. */
  private entriesOf(named: readonly Named[]): ReadonlyMap<string, readonly AccountRow[]> {
    const which = named.join();
    let found = this.entries.get(which);
    if (!found) {
      this.entries.set(which, (found = new Map()));
      for (const each of this.listed) {
        if (each.kind !== "entry") continue;
        const key = namedKey(each, named);
        const list = found.get(key);
        if (list) list.push(each);
        else found.set(key, [each]);
      }
    }
    return found;
  }

  private hasParty({ row }: AccountRow): boolean {
    return this.rows.text(row, "party") !== "" || this.rows.text(row, "dimension") !== "";
  }

  /** Balances run on for each customer, or for all of an account: both are followed. */
  private follow(listed: AccountRow, { day, amountMinor, balance, currency }: { readonly day: Day | null; readonly amountMinor: Minor; readonly balance: Minor | null; readonly currency: string }): void {
    for (const perParty of [true, false]) {
      const key = [perParty, listed.book, listed.code, currency, perParty ? listed.party : ""].join("\n");
      const chain = this.chains.get(key) ?? { currency, perParty, rows: [] };
      this.chains.set(key, chain);
      chain.rows.push({ sourceRow: this.lineOf(listed.row), day, amountMinor, balanceMinor: balance });
    }
  }

  private balances(): readonly ControlTotal[] {
    const [perParty, perAccount] = ([true, false] as const).map((way) => {
      const chains = [...this.chains].filter(([, chain]) => chain.perParty === way);
      return chains.flatMap(([key, { rows, currency }]) => runningBalance(rows, currency, chains.length > 1 ? key.split("\n").slice(1).filter((part) => part !== "" && part !== currency).join(" ") : ""));
    }) as [ControlTotal[], ControlTotal[]];
    const failing = (controls: readonly ControlTotal[]): number => controls.filter(({ ok }) => !ok).length;
    return failing(perAccount) < failing(perParty) ? perAccount : perParty;
  }
}
