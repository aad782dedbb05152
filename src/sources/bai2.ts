import { type Day, dayOfDate, isoDay } from "../calendar/day";
import { MINOR_MAX, type Minor, ZERO } from "../money/money";
import { readCurrency } from "../money/read-currency";
import { type Bai2Record, bai2Records, fundsEnd } from "./bai2-records";
import { amountControl, countControl, sumMinor } from "./control-total";
import type { ControlTotal, SourceFile, SourceProfile, SourceReading } from "./source";
import { closingControl, controlName, StructuredEntries, withoutBlanks } from "./structured-entries";

/** The format's own default. */
const CURRENCY_ELSE = "USD";
const OPENING_LEDGER = "010";
const CLOSING_LEDGER = "015";

/**
 * BAI2: cash management reports of American banks.
 *
 * Amounts are whole minor units. Type codes 100 to 399 are money in, 400 to 699 money out; 890 is no money, others are left to a person. The
 * day is the group's. Trailers state sums and numbers of records: each is a control, and a file without its last trailer was cut off.
 */
export const bai2: SourceProfile = {
  id: "bai2",
  kind: "bank",
  recognise: ({ xml, text }) => (xml === null && text !== null && /^\s*01,[^\n]*,(?:\d+)?,(?:\d+)?,2?\s*\//u.test(text.slice(0, 2000)) && /^[ \t]*02,/mu.test(text) ? 0.97 : 0),
  read: (file) => new Bai2File(file).read(),
};

interface AccountSoFar {
  readonly number: string;
  readonly currency: string;
  readonly sums: number[];
  readonly amounts: number[];
  opening: Minor | null;
  closing: Minor | null;
}

class Bai2File {
  private readonly entries = new StructuredEntries();
  private readonly controls: ControlTotal[] = [];
  private readonly owners = new Set<string>();
  private readonly records: readonly Bai2Record[];
  private day: { readonly value: Day | null; readonly got: string } = { value: null, got: "" };
  private groupCurrency = CURRENCY_ELSE;
  private account: AccountSoFar | null = null;
  /** Physical records since the account, the group, the file began. */
  private counts = { account: 0, group: 0, file: 0, accounts: 0, groups: 0 };
  private sums = { group: [] as number[], file: [] as number[] };

  constructor(file: SourceFile) {
    this.records = bai2Records(file.text ?? "");
  }

  read(): SourceReading {
    for (const record of this.records) {
      const starts = record.code === "03" ? { account: 0 } : record.code === "02" ? { group: 0, accounts: 0 } : {};
      Object.assign(this.counts, starts);
      for (const level of ["account", "group", "file"] as const) this.counts[level] += record.physical;
      this.take(record);
    }
    if (this.records.at(-1)?.code !== "99") this.entries.cutOff();
    return { kind: "bank", rows: this.entries.rows, skipped: this.entries.skipped, controls: this.controls, ...(this.owners.size === 1 && { owner: [...this.owners][0]! }) };
  }

  private take(record: Bai2Record): void {
    const { code, fields } = record;
    if (code === "02") {
      this.day = { value: yearMonthDay(fields[4] ?? ""), got: fields[4] ?? "" };
      this.groupCurrency = readCurrency(fields[6] ?? "") ?? CURRENCY_ELSE;
      this.sums.group = [];
    } else if (code === "03") this.openAccount(fields);
    else if (code === "16") this.takeEntry(record);
    else if (code === "49") this.closeAccount(fields);
    else if (code === "98") {
      this.control("", "group", { expected: whole(fields[1]), found: this.sums.group });
      this.count("accounts-count", fields[2], this.counts.accounts);
      this.count("record-count: 98", fields[3], this.counts.group);
      this.sums.file.push(...this.sums.group);
      this.counts.groups++;
    } else if (code === "99") {
      this.control("", "file", { expected: whole(fields[1]), found: this.sums.file });
      this.count("record-count: 99", fields[3], this.counts.file);
    }
  }

  private openAccount(fields: readonly string[]): void {
    const account: AccountSoFar = { number: fields[1] ?? "", currency: readCurrency(fields[2] ?? "") ?? this.groupCurrency, sums: [], amounts: [], opening: null, closing: null };
    for (let at = 3; at < fields.length; ) {
      const amount = whole(fields[at + 1]);
      if (amount !== null) account.sums.push(amount);
      if (fields[at] === OPENING_LEDGER) account.opening = amount;
      if (fields[at] === CLOSING_LEDGER) account.closing = amount;
      at = fundsEnd(fields, at + 3);
    }
    this.account = account;
    this.counts.accounts++;
    if (account.number !== "") this.owners.add(account.number);
  }

  private takeEntry({ fields, textFrom }: Bai2Record): void {
    const number = this.entries.next();
    const { account, day } = this;
    const [, typeCode = "", amountText = ""] = fields;
    const size = whole(amountText);
    if (!account) return this.entries.skip(number, "row-unreadable", fields.join(","));
    if (size !== null) account.sums.push(size);
    const type = /^\d{3}$/u.test(typeCode) ? Number(typeCode) : 0;
    const sign = type >= 100 && type < 400 ? 1 : type >= 400 && type < 700 ? -1 : 0;
    if (type === 890) return this.entries.skip(number, "neutral", typeCode);
    if (sign === 0) return this.entries.skip(number, "row-unreadable", fields.join(","));
    if (size === null) return this.entries.skip(number, amountText === "" ? "amount-missing" : /^[+-]?\d+$/u.test(amountText) ? "amount-too-large" : "amount-unreadable", amountText);
    if (day.value === null) return this.entries.skip(number, day.got === "" ? "date-missing" : "date-unreadable", day.got);
    if (size === 0) return this.entries.skip(number, "zero", typeCode);
    const amountMinor = (sign * size) as Minor;
    const text = textOf(fields.slice(textFrom + 2));
    const [bank = "", customer = ""] = [fields[textFrom], fields[textFrom + 1]].map((each) => (each ?? "").trim());
    const valueDay = fields[3] === "V" ? yearMonthDay(fields[4] ?? "") : null;
    account.amounts.push(amountMinor);
    this.entries.keep(number, {
      day: day.value, party: "", document: "", reference: customer || bank, amountMinor, currency: account.currency, memo: text, type: null,
      more: withoutBlanks({ bankReference: bank, account: account.number, kind: typeCode, valueDay: valueDay === null || valueDay === day.value ? "" : isoDay(valueDay) }),
    });
  }

  private closeAccount(fields: readonly string[]): void {
    const { account } = this;
    if (!account) return;
    this.control(account.number, "account", { expected: whole(fields[1]), found: account.sums });
    this.count(`record-count: ${account.number}`, fields[2], this.counts.account);
    if (account.closing !== null) {
      const { currency } = account;
      const balance = { opening: account.opening === null ? null : { amountMinor: account.opening, currency }, closing: { amountMinor: account.closing, currency }, moved: account.amounts, currencies: new Set([currency]) };
      // A report without details, or of some kinds of entries only, has balances that its entries do not explain.
      if (account.amounts.length > 0) this.controls.push(closingControl(controlName("closing-balance", account.number, true), balance));
    }
    this.sums.group.push(...account.sums);
    this.account = null;
  }

  private control(of: string, level: "account" | "group" | "file", { expected, found }: { readonly expected: Minor | null; readonly found: readonly number[] }): void {
    const sum = sumMinor(found);
    const label = level === "account" ? of : level === "group" ? "98" : "99";
    if (expected !== null && sum !== null) this.controls.push(amountControl(`total: ${label}`, { expected, found: sum, currency: this.account?.currency ?? this.groupCurrency }));
  }

  private count(name: string, text: string | undefined, found: number): void {
    const expected = whole(text);
    if (expected !== null) this.controls.push(countControl(name, expected, found));
  }
}

function textOf(fields: readonly string[]): string {
  return fields.join(",").replace(/\s+/gu, " ").trim();
}

/** A whole number within the exact range; null for anything else. */
function whole(text: string | undefined): Minor | null {
  if (text === undefined || !/^[+-]?\d+$/u.test(text.trim())) return null;
  const value = Number(text);
  return Math.abs(value) > MINOR_MAX ? null : value === 0 ? ZERO : (value as Minor);
}

/** `260131` or `20260131`. */
function yearMonthDay(text: string): Day | null {
  const parts = /^(\d{2}|\d{4})(\d{2})(\d{2})$/u.exec(text.trim());
  if (!parts) return null;
  const year = Number(parts[1]);
  return dayOfDate(year >= 100 ? year : year < 80 ? 2000 + year : 1900 + year, Number(parts[2]), Number(parts[3]));
}
