import { NO_CURRENCY } from "../money/currencies";
import type { Day } from "../calendar/day";
import type { Table } from "../grid/table";
import { decideDates, readDate } from "../ledger/read-cell";
import { type DecimalMark, readAmountText } from "../money/read-amount";
import { amountControl, sumMinor } from "./control-total";
import type { ControlTotal, SourceContext, SourceFile, SourceProfile, SourceReading } from "./source";
import { controlName, joinedTexts, minorOf, type PlainAmount, StructuredEntries } from "./structured-entries";

const MONEY_LISTS = /^!Type:\s*(?:Bank|Cash|CCard|Oth [AL])\s*$/iu;
const START = /^\s*!(?:Type|Account|Option|Clear)\b/iu;

/**
 * QIF: blocks of lines `D` date, `T` amount, `P` payee, `M` memo, `N` number, ended by `^`.
 *
 * How dates and decimals are written is decided once for the file. QIF names no currency and has no numbers of its own. Lists of categories and
 * the like are no entries; securities are left to a person.
 */
export const qif: SourceProfile = {
  id: "qif",
  kind: "bank",
  recognise: ({ xml, text }) => (xml === null && text !== null && START.test(text.slice(0, 500)) && /^\^\s*$/mu.test(text) ? 0.97 : xml === null && text !== null && START.test(text.slice(0, 500)) ? 0.9 : 0),
  read: (file, context) => readQif(file, context),
};

/** The lines of one entry by their letter, splits apart. */
interface Block {
  readonly list: string;
  readonly account: string;
  readonly lines: ReadonlyMap<string, string>;
  readonly splits: readonly string[];
  readonly isEnded: boolean;
}

function readQif(file: SourceFile, context: SourceContext): SourceReading {
  const blocks = blocksOf(file.text ?? "");
  const currency = context.baseCurrency ?? NO_CURRENCY;
  const { days, assumed } = daysOf(blocks);
  const marks = amountMark(blocks);
  const entries = new StructuredEntries();
  const controls: ControlTotal[] = [];
  const owners = new Set<string>();
  blocks.forEach(({ list, account, lines, splits, isEnded }, index) => {
    const number = entries.next();
    const text = (letter: string): string => lines.get(letter) ?? "";
    if (!isEnded) return entries.skip(number, "cut-off", [...lines.values()].join(" "));
    if (!MONEY_LISTS.test(list)) return entries.skip(number, /^!Type:\s*Invst/iu.test(list) ? "not-money" : "comment", text("N") || text("P"));
    const day = days[index]!;
    const written = text("T") || text("U");
    const amount = read(written, marks, currency);
    if (day === null) return entries.skip(number, text("D") === "" ? "date-missing" : "date-unreadable", text("D"));
    if (amount.reason !== null) return entries.skip(number, amount.reason, written);
    if (/^opening balance$/iu.test(text("P"))) return entries.skip(number, "opening-balance", written);
    if (amount.minor === 0) return entries.skip(number, "zero");
    if (account !== "") owners.add(account);
    const check = /^0*$/u.test(text("N")) ? "" : text("N");
    entries.keep(number, {
      day, party: text("P"), document: /\d/u.test(check) ? check : "", reference: "", amountMinor: amount.minor, currency, memo: joinedTexts([text("M"), /\d/u.test(check) ? "" : check]), type: null,
      ...(account !== "" && { more: { account } }),
    });
    const parts = splits.map((split) => read(split, marks, currency).minor);
    const found = parts.length === 0 || parts.includes(null) ? null : sumMinor(parts as number[]);
    if (found !== null) controls.push(amountControl(controlName("splits", String(number), true), { expected: amount.minor, found, currency }));
  });
  return { kind: "bank", rows: entries.rows, skipped: entries.skipped, controls: [...assumed, ...controls.filter(({ ok }) => !ok)], ...(owners.size === 1 && { owner: [...owners][0]! }) };
}

function blocksOf(text: string): readonly Block[] {
  const blocks: Block[] = [];
  let [list, account, namesAccount] = ["", "", false];
  let lines = new Map<string, string>();
  let splits: string[] = [];
  const end = (isEnded: boolean): void => {
    if (lines.size === 0) return;
    if (namesAccount) account = lines.get("N") ?? "";
    else blocks.push({ list, account, lines, splits, isEnded });
    [lines, splits] = [new Map(), []];
  };
  for (const line of text.split(/\r\n?|\n/u)) {
    const written = line.trim();
    if (written.startsWith("^")) end(true);
    else if (written.startsWith("!")) {
      end(false);
      namesAccount = /^!Account/iu.test(written);
      if (/^!Type/iu.test(written)) list = written;
    } else if (written.startsWith("$")) splits.push(written.slice(1).trim());
    else if (written !== "" && !lines.has(written[0]!)) lines.set(written[0]!, written.slice(1).trim());
  }
  end(false);
  return blocks;
}

/** `1/ 5'26` → `1/5/2026`: blanks pad, an apostrophe stands before years from 2000 on. */
function daysOf(blocks: readonly Block[]): { readonly days: readonly (Day | null)[]; readonly assumed: readonly ControlTotal[] } {
  const rows = blocks.map(({ lines }) => {
    const text = (lines.get("D") ?? "").replace(/\s+/gu, "").replace(/['’](\d{1,2})$/u, (_, year: string) => `/${2000 + Number(year)}`).replace(/['’]/gu, "/");
    return [text === "" ? null : text];
  });
  const table: Table = { id: "qif", name: "qif", sheet: "qif", headerRow: 0, firstColumn: 0, headers: ["D"], rowCount: rows.length, rows, date1904: false, source: "text" };
  const dates = decideDates(table, 0);
  const days = rows.map(([cell]) => readDate(dates, cell ?? null).value);
  const order = dates.order === "dmy" ? "day-first" : "month-first";
  return { days, assumed: dates.assumed ? [{ name: "date-order", expected: "", found: "", ok: true, explanation: `${order}-assumed` }] : [] };
}

function amountMark(blocks: readonly Block[]): DecimalMark {
  const marks = new Set(blocks.flatMap(({ lines, splits }) => [lines.get("T"), lines.get("U"), ...splits]).map((text) => (text === undefined || text === "" ? "open" : ownMark(text))));
  return marks.has("comma") && !marks.has("point") ? "comma" : "point";
}

/** `12,50` cannot be thousands; `1,234` may be. */
function ownMark(text: string): DecimalMark {
  if (/,\d{1,2}$/u.test(text)) return "comma";
  return /[.]\d{1,2}$/u.test(text) ? "point" : (readAmountText(text, "open")?.mark ?? "open");
}

function read(text: string, mark: DecimalMark, currency: string): PlainAmount {
  if (text === "") return { minor: null, reason: "amount-missing" };
  const amount = readAmountText(text, mark);
  return amount === null ? { minor: null, reason: "amount-unreadable" } : minorOf(amount.decimal, currency);
}
