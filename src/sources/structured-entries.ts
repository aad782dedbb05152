import { decimalsOf } from "../money/currencies";
import { type Minor } from "../money/money";
import { minorOfText, readAmountText } from "../money/read-amount";
import { amountControl, sumMinor } from "./control-total";
import { type Entry, needsPerson } from "./row-account";
import type { ControlTotal, SkippedRow, SkipReason, SourceRow } from "./source";

/**
 * Keeps account of the entries of a structured file, numbered from 1 in the order of the file: each becomes rows or is skipped with a reason.
 */
export class StructuredEntries {
  readonly rows: SourceRow[] = [];
  readonly skipped: SkippedRow[] = [];
  private count = 0;

  /** The number of the next entry. */
  next(): number {
    return ++this.count;
  }

  keep(sourceRow: number, entry: Entry): void {
    this.rows.push({ sourceRow, ...entry });
  }

  skip(sourceRow: number, reason: SkipReason, got = ""): void {
    this.skipped.push({ sourceRow, reason, needsPerson: needsPerson(reason), ...(got !== "" && { got: got.length > SHOWN_MAX ? `${got.slice(0, SHOWN_MAX - 1)}…` : got }) });
  }

  /** The file ends in the middle: what came behind is not known. */
  cutOff(): void {
    this.skip(this.next(), "cut-off");
  }
}

const SHOWN_MAX = 120;

/** An amount of a file, or why there is none. */
export type PlainAmount = { readonly minor: Minor; readonly reason: null } | { readonly minor: null; readonly reason: SkipReason };

/** An amount as formats write it: digits, one decimal mark (point or comma), a sign. More decimals than the currency has are unreadable, never rounded. */
export function plainAmount(text: string, currency: string): PlainAmount {
  const written = text.trim();
  if (written === "") return { minor: null, reason: "amount-missing" };
  // Thousands, or thousandths that the currency does not have: nobody knows.
  if (/^[+-]?\d{1,3},\d{3}$/u.test(written) && decimalsOf(currency) < 3) return { minor: null, reason: "amount-unreadable" };
  const decimal = /^[+-]?\d*(?:[.,]\d*)?$/u.test(written) && /\d/u.test(written) ? canonical(written) : readAmountText(written, "point")?.decimal;
  return decimal === undefined ? { minor: null, reason: "amount-unreadable" } : minorOf(decimal, currency);
}

/** Minor units of a canonical decimal. */
export function minorOf(decimal: string, currency: string): PlainAmount {
  const { minor, rounded } = minorOfText(decimal, decimalsOf(currency));
  if (minor === null) return { minor, reason: "amount-too-large" };
  return rounded ? { minor: null, reason: "amount-unreadable" } : { minor, reason: null };
}

/** `+6800,` → `6800` */
function canonical(written: string): string {
  const [whole = "", fraction = ""] = written.replace(/^\+/u, "").replace("-", "").split(/[.,]/u);
  const digits = (whole.replace(/^0+(?=\d)/u, "") || "0") + (fraction === "" ? "" : `.${fraction}`);
  return written.startsWith("-") && /[1-9]/u.test(digits) ? `-${digits}` : digits;
}

/** A balance that a file states, in a currency. */
export interface StatedBalance {
  readonly amountMinor: Minor;
  readonly currency: string;
}

/**
 * The closing balance as stated, against the opening balance and what moved.
 *
 * A file that states no opening balance gives nothing to check it against: `found` is "" and the explanation says so.
 */
export function closingControl(name: string, { opening, moved, closing, currencies }: { readonly opening: StatedBalance | null; readonly moved: Iterable<number>; readonly closing: StatedBalance; readonly currencies: ReadonlySet<string> }): ControlTotal {
  const { currency } = closing;
  const unchecked = amountControl(name, { expected: closing.amountMinor, found: closing.amountMinor, currency });
  if (opening === null) return { ...unchecked, found: "", explanation: "no-opening-balance" };
  const found = sumMinor([opening.amountMinor, ...moved]);
  const oneCurrency = opening.currency === currency && [...currencies].every((each) => each === currency);
  if (found === null || !oneCurrency) return { ...unchecked, found: "", ok: false, explanation: "several-currencies" };
  return amountControl(name, { expected: closing.amountMinor, found, currency });
}

/** `closing-balance`, with what it is of where the file has several. */
export function controlName(name: string, of: string, several: boolean): string {
  return several && of !== "" ? `${name}: ${of}` : name;
}

/** Texts that say something, each once. */
export function joinedTexts(texts: readonly string[]): string {
  const kept = texts.map((text) => text.replace(/\s+/gu, " ").trim()).filter((text) => text !== "");
  return kept.filter((text, index) => kept.indexOf(text) === index).join("；");
}

/** What a table may keep, without what is blank. */
export function withoutBlanks(more: Readonly<Record<string, string>>): Readonly<Record<string, string>> {
  return Object.fromEntries(Object.entries(more).filter(([, value]) => value !== ""));
}
