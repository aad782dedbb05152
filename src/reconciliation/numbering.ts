import { DIGITS, type Runs, runsOf, withoutZeros } from "./reference-runs";
import { inSlices, type Stage } from "./in-slices";

/** One way our documents are numbered, learned from the ledger: `INV-2025-00123` and `INV/2025/7` are the same family `INV##`. */
export interface Family {
  /** Letters in their places, `#` for digits. */
  readonly pattern: string;
  count: number;
  /** Letters before the first digits, "" where numbers begin with digits. */
  readonly prefix: string;
  /** The first and the last run of those letters: `SI-A-7` has `SI` and `A`. */
  readonly firstRun: string;
  readonly lastRun: string;
  /** Numbers of one run of digits begin with a date part of this many digits (4 = year, 6 = year and month …), 0 for none. */
  leading: number;
  readonly widths: Map<number, number>;
  /** Values of the slots before the serial number (years, months, customers), as far as there are few of them. */
  readonly contexts: Set<string>;
  serialMin: number;
  serialMax: number;
}

/** A document number of ours in its comparable forms. */
export interface DocumentNumber {
  readonly family: number;
  /** All letters and digits. */
  readonly alnum: string;
  /** All digits, as written. */
  readonly digits: string;
  /** Digit slots without leading zeros; a leading date part is a slot of its own. The last is the serial number. */
  readonly slots: readonly string[];
  /** Digits of the serial number as written, zeros included. */
  readonly serialWidth: number;
}

/** What was learned about our numbering, and each of our rows' number (null where the row has none). */
export interface Numbering {
  readonly families: readonly Family[];
  readonly numbers: readonly (DocumentNumber | null)[];
}

const FAMILY_ROWS_MIN = 3;
const LEADING_SHARE = 0.95;
const CONTEXTS_MAX = 500;

export function* learnNumbering(references: readonly string[]): Stage<Numbering> {
  const families: Family[] = [];
  const familyOf = new Map<string, number>();
  const runsOfRow: (Runs | null)[] = [];
  const familyOfRow = new Int32Array(references.length).fill(-1);
  yield* inSlices(references.length, 2000, (row) => {
    const runs = runsOf(references[row]!);
    const first = runs.kinds.indexOf(DIGITS);
    if (first < 0) {
      runsOfRow.push(null);
      return;
    }
    runsOfRow.push(runs);
    const pattern = runs.kinds.map((kind, run) => (kind === DIGITS ? "#" : runs.texts[run]!)).join("");
    let family = familyOf.get(pattern);
    if (family === undefined) {
      family = families.length;
      familyOf.set(pattern, family);
      families.push({ pattern, count: 0, prefix: runs.texts.slice(0, first).join(""), firstRun: runs.texts.slice(0, first)[0] ?? "", lastRun: runs.texts.slice(0, first).at(-1) ?? "", leading: 0, widths: new Map(), contexts: new Set(), serialMin: Infinity, serialMax: 0 });
    }
    families[family]!.count += 1;
    familyOfRow[row] = family;
  });
  findLeadingDates(families, familyOfRow, runsOfRow);
  const numbers: (DocumentNumber | null)[] = [];
  yield* inSlices(references.length, 2000, (row) => {
    const runs = runsOfRow[row];
    if (!runs) {
      numbers.push(null);
      return;
    }
    const number = numberOf(runs, familyOfRow[row]!, families[familyOfRow[row]!]!.leading);
    numbers.push(number);
    const family = families[number.family]!;
    const serial = Number(number.slots.at(-1));
    family.serialMin = Math.min(family.serialMin, serial);
    family.serialMax = Math.max(family.serialMax, serial);
    if (family.contexts.size < CONTEXTS_MAX) family.contexts.add(number.slots.slice(0, -1).join("|"));
    family.widths.set(number.digits.length, (family.widths.get(number.digits.length) ?? 0) + 1);
  });
  return { families, numbers };
}

/** Families of one run of digits whose numbers nearly all begin with a plausible year, year and month, or full date. */
function findLeadingDates(families: readonly Family[], familyOfRow: Int32Array, runsOfRow: readonly (Runs | null)[]): void {
  const hits = families.map(() => [0, 0, 0, 0]);
  familyOfRow.forEach((family, row) => {
    if (family < 0 || families[family]!.pattern.split("#").length !== 2) return;
    const runs = runsOfRow[row]!;
    const digits = runs.texts[runs.kinds.indexOf(DIGITS)]!;
    LEADING_FORMS.forEach(({ length, test }, form) => {
      if (digits.length >= length + 2 && test.test(digits.slice(0, length))) hits[family]![form]! += 1;
    });
  });
  families.forEach((family, index) => {
    if (family.count < FAMILY_ROWS_MIN) return;
    const form = hits[index]!.findIndex((count) => count >= family.count * LEADING_SHARE);
    if (form >= 0) family.leading = LEADING_FORMS[form]!.length;
  });
}

const LEADING_FORMS = [
  { length: 8, test: /^20\d\d(0[1-9]|1[0-2])(0[1-9]|[12]\d|3[01])$/ },
  { length: 6, test: /^20\d\d(0[1-9]|1[0-2])$/ },
  { length: 4, test: /^20[0-4]\d$/ },
  { length: 4, test: /^[12]\d(0[1-9]|1[0-2])$/ },
];

function numberOf(runs: Runs, family: number, leading: number): DocumentNumber {
  const slots: string[] = [];
  let digits = "";
  let serialWidth = 0;
  for (let run = 0; run < runs.kinds.length; run += 1) {
    if (runs.kinds[run] !== DIGITS) continue;
    const text = runs.texts[run]!;
    digits += text;
    if (leading > 0 && text.length > leading) slots.push(text.slice(0, leading), withoutZeros(text.slice(leading)));
    else slots.push(withoutZeros(text));
    serialWidth = leading > 0 && text.length > leading ? text.length - leading : text.length;
  }
  return { family, alnum: runs.texts.join(""), digits, slots, serialWidth };
}
