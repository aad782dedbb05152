import type { Books } from "./books";
import { inSlices, type Stage } from "./in-slices";
import type { ReconciliationRow, SecondNumber } from "./reconciliation";
import { DIGITS, LETTERS, type Runs, runsOf, withoutZeros } from "./reference-runs";

/** One of our rows by a number that is not its document's: an order of the customer, a contract, a delivery note, a tax invoice. */
export interface SecondEntry {
  readonly row: number;
  readonly number: SecondNumber;
}

/** A place in their text that shows such a number. */
export interface SecondPlace {
  /** Every row of ours that has it, ascending. */
  readonly entries: readonly SecondEntry[];
  /** All letters and digits stand as in ours; otherwise zeros or separators are others. */
  readonly whole: boolean;
  /** Long enough not to stand somewhere by chance. */
  readonly strong: boolean;
}

/** Our second numbers by everything they may be written as. */
export interface SecondNumbers {
  readonly size: number;
  /** The numbers that a text shows, from left to right, the longest at each place. */
  read(row: Pick<ReconciliationRow, "reference" | "text">): readonly SecondPlace[];
}

const WINDOW_RUNS = 8;
const GAP_MAX = 3;
const NUMBER_LENGTH_MAX = 32;
const DIGITS_MIN = 3;
const STRONG_DIGITS = 5;
const STRONG_LENGTH = 4;
const STRONG_LETTERED_DIGITS = 2;
const LIST = /[,;，；、|\n]|\s\/\s/;
const LIST_SEPARATOR = /[,;+、&|\n]/;
const INNER_SEPARATOR = /^[-/._]$/;
const DATE = /^(?:(?:19|20)\d\d[-/.年]?(?:0?[1-9]|1[0-2])(?:[-/.月]?(?:0?[1-9]|[12]\d|3[01])日?)?|(?:0?[1-9]|[12]\d|3[01])[-/.](?:0?[1-9]|[12]\d|3[01])[-/.](?:19|20)?\d\d)月?$/;
/** A number that more rows share says nothing about any of them. */
const SHARED_MAX = 64;

export function* indexSecondNumbers({ ours }: Pick<Books, "ours">): Stage<SecondNumbers> {
  const byKey = new Map<string, SecondEntry[]>();
  const add = (key: string, entry: SecondEntry): void => {
    const list = byKey.get(key);
    if (!list) byKey.set(key, [entry]);
    else if (list.length <= SHARED_MAX && list.at(-1)!.row !== entry.row) list.push(entry);
  };
  yield* inSlices(ours.count, 2000, (row) => {
    const { numbers, amountMinor } = ours.rows[row]!;
    for (const number of numbers ?? []) {
      for (const part of number.text.split(LIST)) {
        const key = keyOf(part, amountMinor);
        if (key === null) continue;
        const entry = { row, number: part === number.text ? number : { column: number.column, text: part.trim() } };
        add(key.alnum, entry);
        if (key.slots !== key.alnum) add(key.slots, entry);
      }
    }
  });
  return { size: byKey.size, read: ({ reference, text }) => readPlaces(runsOf(text === "" ? reference : `${reference}\n${text}`), byKey) };
}

/** A number as keys; null for what is a date, an amount, a word or only a few digits. */
function keyOf(part: string, amountMinor: number): { readonly alnum: string; readonly slots: string } | null {
  const written = part.trim();
  if (written === "" || written.length > NUMBER_LENGTH_MAX * 2 || DATE.test(written)) return null;
  const { kinds, texts } = runsOf(written);
  if (kinds.length === 0 || kinds.length > WINDOW_RUNS || !kinds.includes(DIGITS)) return null;
  const alnum = texts.join("");
  const digits = digitsOf(kinds, texts);
  if (alnum.length > NUMBER_LENGTH_MAX || (digits === alnum.length ? digits < DIGITS_MIN || Number(alnum) === Math.abs(amountMinor) : alnum.length < DIGITS_MIN)) return null;
  return { alnum, slots: slotsOf(kinds, texts, 0, kinds.length) };
}

function digitsOf(kinds: readonly number[], texts: readonly string[]): number {
  let count = 0;
  for (let run = 0; run < kinds.length; run += 1) if (kinds[run] === DIGITS) count += texts[run]!.length;
  return count;
}

/** Letters and digits in their places without leading zeros: `CHK 0055` and `CHK55` are the same. */
function slotsOf(kinds: readonly number[], texts: readonly string[], start: number, end: number): string {
  let out = "";
  for (let run = start; run < end; run += 1) out += (run > start && kinds[run] === DIGITS && kinds[run - 1] === DIGITS ? "|" : "") + (kinds[run] === DIGITS ? withoutZeros(texts[run]!) : texts[run]!);
  return out;
}

function readPlaces(runs: Runs, byKey: ReadonlyMap<string, readonly SecondEntry[]>): readonly SecondPlace[] {
  const { kinds, texts } = runs;
  const places: SecondPlace[] = [];
  for (let run = 0; run < kinds.length; run += 1) {
    if (!beginsHere(runs, run)) continue;
    let last = run;
    while (last + 1 < kinds.length && last - run + 1 < WINDOW_RUNS && isJoined(runs, last)) last += 1;
    for (let end = last; end >= run; end -= 1) {
      if (!endsHere(runs, end)) continue;
      const alnum = texts.slice(run, end + 1).join("");
      const whole = byKey.get(alnum);
      const entries = whole ?? byKey.get(slotsOf(kinds, texts, run, end + 1));
      if (!entries || entries.length > SHARED_MAX) continue;
      const digits = digitsOf(kinds.slice(run, end + 1), texts.slice(run, end + 1));
      places.push({ entries, whole: whole !== undefined, strong: digits === alnum.length ? digits >= STRONG_DIGITS : alnum.length >= STRONG_LENGTH && digits >= STRONG_LETTERED_DIGITS });
      run = end;
      break;
    }
  }
  return places;
}

/** A number is not the middle or the end of another: `771` in `2024-771` and `PO771` is none. */
function beginsHere({ kinds, starts, ends, text }: Runs, run: number): boolean {
  if (run === 0) return true;
  const between = text.slice(ends[run - 1], starts[run]);
  if (between === "" && kinds[run - 1] !== DIGITS) return kinds[run - 1] !== LETTERS;
  return !(kinds[run - 1] === DIGITS && (between === "" || INNER_SEPARATOR.test(between)));
}

function endsHere({ kinds, starts, ends, text, texts }: Runs, run: number): boolean {
  if (run + 1 === kinds.length) return true;
  const between = text.slice(ends[run], starts[run + 1]);
  if (between === "") return kinds[run + 1] !== DIGITS && kinds[run + 1] !== LETTERS;
  return !(INNER_SEPARATOR.test(between) && (kinds[run + 1] === DIGITS || texts[run + 1]!.length <= 2));
}

function isJoined({ starts, ends, text }: Runs, run: number): boolean {
  const between = text.slice(ends[run], starts[run + 1]);
  return between.length <= GAP_MAX && !LIST_SEPARATOR.test(between);
}
