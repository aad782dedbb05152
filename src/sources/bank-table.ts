import { NO_CURRENCY } from "../money/currencies";
import { type Day, isoDay } from "../calendar/day";
import { readDayText } from "../calendar/read-day";
import { type Minor, minorToText } from "../money/money";
import { readCurrency } from "../money/read-currency";
import type { CountedRow } from "./bank-controls";
import type { BankField, BankLayout } from "./bank-layout";
import { SHORT_TEXT_MAX } from "./clean-cell";
import { lostDigitsControl } from "./control-total";
import type { FoundLayout } from "./find-layout";
import { LayoutRows, type SourceAmount } from "./layout-rows";
import { labelled, monthAbove, periodAbove } from "./preamble";
import type { Entry, RowAccount } from "./row-account";
import type { ControlTotal, SkipReason, SourceContext, SourceFile } from "./source";
import { TableDates } from "./system-dates";
import { timeOfDay } from "./time-of-day";
import { dayWithoutYear } from "./yearless-day";

/** A layout found in one sheet of the file. */
export interface FoundTable {
  readonly layout: BankLayout;
  readonly found: FoundLayout<BankField>;
}

/** What moved in one row, as a reader understood it. */
export interface Movement {
  readonly day: Day;
  readonly amountMinor: Minor;
  readonly side: "in" | "out";
  readonly currency: string;
  /** What the wallet itself keeps: the customer has no part in it. */
  readonly isFee?: boolean;
  /** In place of what the columns say. */
  readonly memo?: string;
  readonly document?: string;
  readonly reference?: string;
  readonly more?: Readonly<Record<string, string>>;
}

const ACCOUNT = ["账号", "卡号", "查询账号", "账户", "客户账号", "卡号/账号", "账户号", "Account number", "支付宝账户", "微信昵称", "京东账号名", "美团用户名"];
/** What a row or line that adds up others begins with. */
export const TOTAL = /^#?\s*(?:\S{0,5}(?:合计|总计|小计)|汇总(?:收入|支出)|总笔数|总交易单数|资金流水总笔数|交易笔数|[已待]?(?:收入|支出)\s*[:：]\s*\d|共\s*[:：]?\s*\d+\s*[笔条])/u;
const SHOWN_MAX = 80;
const STATEMENT_DAY = ["账单日", "账单日期", "出账日", "出账日期", "Statement date"];
const CURRENCY = ["币种", "币别", "货币", "Currency"];

/** Reads one table of a bank's or wallet's export; the ways to read a row are those that extend it. */
export abstract class BankTable {
  readonly owners = new Set<string>();
  protected readonly rows: LayoutRows<BankField>;
  protected readonly layout: BankLayout;
  private readonly dates: TableDates<BankField>;
  protected readonly counted: CountedRow[] = [];
  protected readonly ownAccount: string;
  protected readonly ownCurrency: string;
  /** Header → numbers of many digits that a spreadsheet destroyed. */
  private readonly lost = new Map<string, number>();
  /** Behind the last row of the table: remarks and totals. */
  protected tailRow: number;
  private readonly latestDay: Day;
  /** Neither dates nor the lines above say the year: the last such day is taken, and the entry says so. */
  private readonly isYearAssumed: boolean;
  /** The first day whose year was assumed, as written and as taken. */
  private yearTaken: { readonly written: string; readonly taken: string; readonly header: string } | null = null;

  constructor(file: SourceFile, protected readonly table: FoundTable, context: SourceContext, private readonly account: RowAccount) {
    const { found, layout } = table;
    const above = { to: found.headerRow };
    this.layout = layout;
    this.rows = new LayoutRows(file, found);
    this.dates = new TableDates(this.rows, ["date", "postingDate"], { grid: found.grid, headerRow: found.headerRow, habit: layout.dateOrder });
    this.ownAccount = (labelled(found.grid, above, ACCOUNT) ?? "").replace(/\s/gu, "");
    const told = readCurrency(labelled(found.grid, above, CURRENCY) ?? "");
    const headed = (["moneyIn", "moneyOut", "bookedIn", "amount"] as const).map((name) => this.rows.currencyOfHeader(name)).find((currency) => currency !== "");
    this.ownCurrency = told ?? headed ?? layout.currency ?? context.baseCurrency ?? NO_CURRENCY;
    const stated = periodAbove(found.grid, found.headerRow)?.to ?? monthAbove(found.grid, found.headerRow) ?? readDayText(labelled(found.grid, above, STATEMENT_DAY) ?? "", null)?.day ?? null;
    this.latestDay = stated ?? context.latestDay;
    this.isYearAssumed = layout.yearless === true && stated === null;
    this.tailRow = this.rows.from;
    if (this.ownAccount !== "") this.owners.add(this.ownAccount);
  }

  /** Books every row below the header and gives what the totals say. */
  abstract read(): readonly ControlTotal[];

  protected get grid() {
    return this.table.found.grid;
  }

  protected lineOf(row: number): number {
    return this.grid.lines[row] ?? row + 1;
  }

  protected skip(row: number, reason: SkipReason, got = ""): void {
    this.account.skip(this.grid, row, reason, got);
  }

  /** A remark below the rows, a line of dashes, a total in words, a header that a page repeats. */
  protected remark(row: number): void {
    const text = this.rows.texts(row).join(" ");
    this.skip(row, this.isHeader(row) ? "heading" : TOTAL.test(text) ? "total" : "comment", text.slice(0, SHOWN_MAX));
  }

  protected isHeader(row: number): boolean {
    const { headers, places } = this.table.found;
    return this.layout.needs.flat().some((name) => places.has(name) && this.rows.text(row, name) === headers[places.get(name)!]);
  }

  protected dayOf(row: number): { readonly value: Day | null; readonly got: string } {
    let got = "";
    for (const name of ["date", "postingDate"] as const) {
      const text = this.rows.text(row, name);
      const yearless = this.layout.yearless ? dayWithoutYear(text, this.latestDay) : null;
      if (yearless !== null && this.isYearAssumed) this.yearTaken ??= { written: text, taken: isoDay(yearless), header: this.rows.header(name) };
      const value = yearless ?? this.dates.day(row, name).value;
      if (value !== null) return { value, got: text };
      got ||= text;
    }
    return { value: null, got };
  }

  /** Null where the row names a currency that nobody knows. */
  protected currencyOf(row: number): string | null {
    const written = this.rows.text(row, "currency");
    return written === "" ? this.ownCurrency : readCurrency(written);
  }

  /** The row's currency, or the one that its amount names where no column does; null where the two differ. */
  protected currencyWith(row: number, named: string): string | null {
    const currency = this.currencyOf(row);
    if (named === "" || named === currency) return currency;
    return this.rows.text(row, "currency") === "" ? named : null;
  }

  /** An amount in the currency that stands beside it, else in the row's: another currency may have other decimals. */
  protected amountOf(row: number, name: BankField): SourceAmount {
    const own = this.currencyOf(row) ?? this.ownCurrency;
    const first = this.rows.money(row, name, own);
    return first.currency === "" || first.currency === own ? first : this.rows.money(row, name, this.currencyWith(row, first.currency) ?? own);
  }

  /** Skip a row for its day or currency; else give both. @param named the currency that stands beside the amount, "" for none */
  protected dayAndCurrency(row: number, named = ""): { readonly day: Day; readonly currency: string } | null {
    const day = this.dayOf(row);
    const currency = this.currencyWith(row, named);
    if (day.value === null) this.skip(row, day.got === "" ? "date-missing" : "date-unreadable", day.got);
    else if (currency === null) this.skip(row, this.currencyOf(row) === null ? "currency-unknown" : "currency-differs", [this.rows.text(row, "currency"), named].filter((text) => text !== "").join(" | "));
    else return { day: day.value, currency };
    return null;
  }

  protected keep(row: number, movement: Movement): void {
    const { day, amountMinor, side, currency } = movement;
    const balance = this.rows.money(row, "balance", currency).value;
    const other = movement.isFee ? { party: "", more: {} } : this.otherSide(row, side);
    const reference = movement.reference ?? (this.serial(row, "reference") || this.serial(row, "reference2"));
    const account = this.serial(row, "account") || this.ownAccount;
    if (account !== "") this.owners.add(account);
    const posting = this.dates.day(row, "postingDate").value;
    const more = {
      bankReference: reference, part: movement.isFee ? "fee" : "", balance: balance === null ? "" : minorToText(balance, currency), ...other.more, account, ...movement.more,
      time: timeOfDay(this.rows.raw(row, "time")) || timeOfDay(this.rows.raw(row, "date")), yearAssumed: this.isYearAssumed ? "yes" : "", postingDay: posting === null || posting === day ? "" : isoDay(posting),
    };
    const entry: Entry = {
      day, party: other.party, document: movement.document ?? this.serial(row, "document"), reference, amountMinor, currency, memo: movement.memo ?? this.memoOf(row), type: null,
      more: Object.fromEntries(Object.entries(more).filter(([, value]) => value !== "")),
    };
    const { sourceRow } = this.account.keep(this.grid, row, entry);
    this.counted.push({ sourceRow, day, amountMinor, balanceMinor: balance, side, currency, account });
    this.tailRow = row + 1;
  }

  protected memoOf(row: number): string {
    const texts = (["description", "purpose", "remark", "note", "place"] as const).map((name) => this.rows.text(row, name)).filter((text) => text !== "");
    return texts.filter((text, index) => texts.indexOf(text) === index).join("；");
  }

  /** A number that names something: one of zeros does not (interest has such a serial), and one that lost its digits no longer does. */
  protected serial(row: number, name: BankField): string {
    const { text, lost } = this.rows.serial(row, name);
    const header = this.rows.header(name);
    if (lost) this.lost.set(header, (this.lost.get(header) ?? 0) + 1);
    return /^0*$/u.test(text) ? "" : text;
  }

  /** What was destroyed before the file came, and what had to be assumed. */
  protected doubts(): readonly ControlTotal[] {
    const { yearTaken } = this;
    const year: readonly ControlTotal[] = yearTaken === null ? [] : [{ name: `year: ${yearTaken.header}`, expected: yearTaken.written, found: yearTaken.taken, ok: false, explanation: "year-assumed" }];
    return [...year, ...this.dates.assumed(), ...this.rows.foreignSigns(), ...[...this.lost].map(([header, count]) => lostDigitsControl(count, header))];
  }

  private otherSide(row: number, side: "in" | "out"): { readonly party: string; readonly more: Readonly<Record<string, string>> } {
    const bySide = side === "in" ? (["payer", "payerAccount", "payerBank"] as const) : (["payee", "payeeAccount", "payeeBank"] as const);
    // Some banks write 0 where there is no other side.
    const [name, account, bank] = (["counterparty", "counterpartyAccount", "counterpartyBank"] as const).map((each, index) => this.serial(row, this.rows.has(each) ? each : bySide[index]!)) as [string, string, string];
    const split = this.layout.sharedCell ? splitShared(name, this.layout.sharedCell) : ACCOUNT_ALONE.test(name) ? { party: "", account: name } : { party: name, account: "" };
    return { party: split.party, more: { counterpartyAccount: account || split.account, counterpartyBank: bank } };
  }
}

/** `张三 6222…`, `6222…/张三`, `张三 (zhang@…)`: a name and an account in one cell. */
function splitShared(text: string, order: NonNullable<BankLayout["sharedCell"]>): { readonly party: string; readonly account: string } {
  const parts = text.length > SHORT_TEXT_MAX ? null : SHARED[order].exec(text);
  if (!parts) return { party: text, account: "" };
  return order === "account-name" ? { party: parts[2]!, account: parts[1]! } : { party: parts[1]!, account: parts[2]! };
}

/** A cell for a name that holds an account. */
const ACCOUNT_ALONE = /^[\d*]{6,}$/u;
const SHARED = { "name-account": /^(.*?)[\s/]*([\d*]{6,})$/u, "account-name": /^([\d*]{6,})[\s/]*(.*)$/u, "name-bracket": /^(.+?)\s*[（(]([^()（）]*[@\d*][^()（）]*)[）)]$/u } as const;
