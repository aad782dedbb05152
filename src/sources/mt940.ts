import { NO_CURRENCY } from "../money/currencies";
import { type Day, dayOfDate, isoDay, toDate } from "../calendar/day";
import { type Minor, negateMinor } from "../money/money";
import { amountControl, countControl, sumMinor } from "./control-total";
import { narrativeOf } from "./mt940-narrative";
import type { ControlTotal, SourceFile, SourceProfile, SourceReading } from "./source";
import { closingControl, controlName, joinedTexts, plainAmount, type StatedBalance, StructuredEntries, withoutBlanks } from "./structured-entries";

/** Some banks put lines or signs of their own in front. */
const HEAD = /(?:^|\{4:\s*):20:/mu;
/** Reference of the owner at most 16 characters, then `//` and the bank's; further lines are details. */
const LINE = /^(\d{6})\s*(\d{4})?\s*([RE]?[CD])([A-Z])?(\d[\d.]*,?\d*)([NFS][A-Z0-9]{3})?([^\n]*)(?:\n([\s\S]*))?$/u;
const BALANCE = /^([CD])(\d{6})([A-Z]{3})(\d[\d.]*,?\d*)\s*$/u;
const SUM = /^(\d{1,5})([A-Z]{3})(\d[\d.]*,?\d*)\s*$/u;
const NO_REFERENCE = /^(?:N|NONREF|NOTPROVIDED)?$/iu;

/**
 * SWIFT MT940 and MT942: statements of one or several accounts, with or without the envelope.
 *
 * A reversal turns the side: RC is money out, RD money in. The day is the entry date, whose year is the one nearest to the value date. Expected entries
 * (EC, ED) are not booked and left out.
 */
export const mt940: SourceProfile = {
  id: "mt940",
  kind: "bank",
  recognise: ({ xml, text }) => (xml === null && text !== null && HEAD.test(text.slice(0, 1000)) && /^:25[A-Z]?:/mu.test(text) && /^:(?:60[FM]|61|28C?|34F):/mu.test(text) ? 0.97 : 0),
  read: (file) => readMt940(file),
};

interface Field {
  readonly tag: string;
  /** Further lines parted by LF. */
  readonly text: string;
}

function readMt940(file: SourceFile): SourceReading {
  const entries = new StructuredEntries();
  const lists = statementsOf(file.text ?? "");
  const read = lists.map((fields) => new Statement(fields, entries));
  if (lists.length > 0 && isCutOff(lists.at(-1)!)) entries.cutOff();
  const owners = new Set(read.map(({ account }) => account).filter((account) => account !== ""));
  return { kind: "bank", rows: entries.rows, skipped: entries.skipped, controls: read.flatMap((statement) => statement.controls(read.length > 1)), ...(owners.size === 1 && { owner: [...owners][0]! }) };
}

/** The last statement has neither its closing balance, nor its sums, nor the mark of the end. */
function isCutOff(fields: readonly Field[]): boolean {
  return !fields.some(({ tag }) => /^(?:62[FM]|90[CD]|end)$/u.test(tag));
}

function statementsOf(text: string): readonly (readonly Field[])[] {
  const statements: Field[][] = [];
  let field: { tag: string; text: string } | null = null;
  for (const line of text.replace(/\{4:\s*/gu, "\n").split(/\r\n?|\n/u)) {
    const start = /^:(\d{2}[A-Z]?):(.*)$/u.exec(line);
    if (start) {
      field = { tag: start[1]!, text: start[2]!.trimEnd() };
      if (field.tag === "20" || statements.length === 0) statements.push([]);
      statements.at(-1)!.push(field);
    } else if (/^-\}?\s*$/u.test(line)) {
      field = null;
      statements.at(-1)?.push({ tag: "end", text: "" });
    } else if (/^\s*\{[1-5]:/u.test(line)) field = null;
    else if (field && line.trim() !== "") field.text += `\n${line.trimEnd()}`;
  }
  // A last line that does not end may be half a line: an amount in it would be wrong.
  const last = statements.at(-1);
  if (last && isCutOff(last) && !/[\r\n]$/u.test(text)) while (/^(?:61|86)$/u.test(last.at(-1)?.tag ?? "") && last.pop()!.tag === "86");
  return statements;
}

/** One message: an account and its lines. */
class Statement {
  readonly account: string;
  private readonly currency: string;
  private readonly opening: StatedBalance | null;
  private readonly closing: StatedBalance | null;
  private readonly page: string;
  private readonly amounts: Minor[] = [];

  constructor(private readonly fields: readonly Field[], private readonly entries: StructuredEntries) {
    const text = (tag: RegExp): string => fields.find((field) => tag.test(field.tag))?.text ?? "";
    this.account = text(/^25/u).split("\n")[0]!.trim();
    this.page = text(/^28/u).trim();
    this.opening = balanceOf(text(/^60[FM]$/u));
    this.closing = balanceOf(text(/^62[FM]$/u));
    this.currency = this.opening?.currency ?? this.closing?.currency ?? /^[A-Z]{3}/u.exec(text(/^34F$/u))?.[0] ?? SUM.exec(text(/^90[CD]$/u))?.[2] ?? NO_CURRENCY;
    fields.forEach(({ tag, text: line }, index) => {
      if (tag === "61") this.take(line, narrativeBehind(fields, index));
    });
  }

  controls(several: boolean): readonly ControlTotal[] {
    const of = joinedTexts([this.account, this.page]).replace("；", " ");
    const controls: ControlTotal[] = [];
    if (this.closing) controls.push(closingControl(controlName("closing-balance", of, several), { opening: this.opening, moved: this.amounts, closing: this.closing, currencies: new Set([this.currency]) }));
    for (const [tag, name, sign] of [["90C", "credits", 1], ["90D", "debits", -1]] as const) {
      const stated = SUM.exec(this.fields.find((field) => field.tag === tag)?.text.trim() ?? "");
      if (!stated) continue;
      const chosen = this.amounts.filter((amount) => Math.sign(amount) === sign);
      const [expected, found] = [plainAmount(swiftAmount(stated[3]!), this.currency).minor, sumMinor(chosen.map((amount) => Math.abs(amount)))];
      controls.push(countControl(controlName(`${name}-count`, of, several), Number(stated[1]), chosen.length));
      if (expected !== null && found !== null) controls.push(amountControl(controlName(name, of, several), { expected, found, currency: this.currency }));
    }
    return controls;
  }

  private take(line: string, narrative: string): void {
    const number = this.entries.next();
    const parts = LINE.exec(line);
    if (!parts) return this.entries.skip(number, "row-unreadable", line.split("\n")[0]);
    const [, valued, booked, mark, , amountText, kind = "", references = "", details = ""] = parts;
    const valueDay = sixDigitDay(valued!);
    const day = booked === undefined ? valueDay : entryDay(booked, valueDay);
    const amount = plainAmount(swiftAmount(amountText!), this.currency);
    if (mark!.startsWith("E")) return this.entries.skip(number, "not-settled", mark);
    if (day === null) return this.entries.skip(number, "date-unreadable", `${valued}${booked ?? ""}`);
    if (amount.reason !== null) return this.entries.skip(number, amount.reason, amountText);
    if (amount.minor === 0) return this.entries.skip(number, "zero", details.split("\n")[0]);
    const amountMinor = (mark === "C" || mark === "RD") ? amount.minor : negateMinor(amount.minor);
    const [owners = "", bank = ""] = references.split("//").map((text) => text.trim());
    const told = narrativeOf(narrative);
    const ownReference = NO_REFERENCE.test(owners) ? "" : owners;
    this.amounts.push(amountMinor);
    this.entries.keep(number, {
      day, party: told.party, document: told.document, reference: told.reference || ownReference || bank, amountMinor, currency: this.currency,
      memo: joinedTexts([told.memo, ...(narrative === "" ? [details.replaceAll("\n", " ")] : [])]), type: null,
      more: withoutBlanks({
        bankReference: bank, account: this.account, counterpartyAccount: told.account, counterpartyBank: told.bank, kind, reversal: mark!.startsWith("R") ? "yes" : "", details: details.replaceAll("\n", " "),
        valueDay: valueDay === null || valueDay === day ? "" : isoDay(valueDay),
      }),
    });
  }
}

/** Some banks go on in further fields :86: of the same entry. */
function narrativeBehind(fields: readonly Field[], entry: number): string {
  const texts: string[] = [];
  for (let at = entry + 1; fields[at]?.tag === "86"; at++) texts.push(fields[at]!.text);
  return texts.join("\n");
}

function balanceOf(text: string): StatedBalance | null {
  const parts = BALANCE.exec(text.trim());
  if (!parts) return null;
  const { minor } = plainAmount(swiftAmount(parts[4]!), parts[3]!);
  return minor === null ? null : { amountMinor: parts[1] === "D" ? negateMinor(minor) : minor, currency: parts[3]! };
}

/** SWIFT divides by a comma; points beside one group. A point alone, as some programs write it, divides before one or two digits and says nothing before three. */
function swiftAmount(text: string): string {
  if (text.includes(",")) return text.replaceAll(".", "");
  return /^\d+(?:\.\d{1,2})?$/u.test(text) ? text : text.replaceAll(".", "?");
}

/** Statements with a two-digit year: of this century, but for those from its last decades. */
function sixDigitDay(text: string): Day | null {
  const year = Number(text.slice(0, 2));
  return dayOfDate(year < 80 ? 2000 + year : 1900 + year, Number(text.slice(2, 4)), Number(text.slice(4, 6)));
}

/** `1231` beside the value date 2026-01-02 → 2025-12-31. */
function entryDay(text: string, valueDay: Day | null): Day | null {
  if (valueDay === null) return null;
  const { year } = toDate(valueDay);
  const days = [year - 1, year, year + 1].flatMap((each) => dayOfDate(each, Number(text.slice(0, 2)), Number(text.slice(2, 4))) ?? []);
  return days.sort((left, right) => Math.abs(left - valueDay) - Math.abs(right - valueDay))[0] ?? null;
}
