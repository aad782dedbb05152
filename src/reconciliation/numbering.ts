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
  /** Which slot counts documents: the one with the most different values (`00123.25` counts in its first). */
  serialSlot: number;
  readonly widths: Map<number, number>;
  /** Values of the slots before the serial number (years, months, customers), as far as there are few of them. */
  readonly contexts: Set<string>;
  serialMin: number;
  serialMax: number;
}

/**
 * A document number of ours in its comparable forms.
 *
 * As many of them live at once as the ledger has rows, so each is one object whose lists are no longer than they need to be.
 */
export class DocumentNumber {
  /** The slot that counts documents, and the last of its digits as written, zeros included. */
  serial: string;
  serialWidth: number;
  /** The slots where there are several: a lone one is the serial number. */
  private several: readonly string[] | null;

  constructor(
    readonly family: number,
    /** All letters and digits. */
    readonly alnum: string,
    slots: readonly string[],
    readonly widths: readonly number[],
  ) {
    this.several = slots.length === 1 ? null : slots;
    this.serial = slots[slots.length - 1]!;
    this.serialWidth = widths[widths.length - 1]!;
  }

  /** Digit slots without leading zeros; a leading date part is a slot of its own. */
  get slots(): readonly string[] {
    return this.several ?? [this.serial];
  }

  get slotCount(): number {
    return this.several === null ? 1 : this.several.length;
  }

  /** All digits, as written. */
  get digits(): string {
    const { alnum } = this;
    if (this.widths.length !== 1) return alnum.replace(NO_DIGITS, "");
    // One run of digits: a piece of the text, with nothing to be put together.
    const [width] = this.widths;
    let start = 0;
    while (!isDigit(alnum.charCodeAt(start))) start += 1;
    return alnum.slice(start, start + width!);
  }

  get digitCount(): number {
    let count = 0;
    for (const width of this.widths) count += width;
    return count;
  }

  /** The digits begin with a date part of so many. */
  takeLeadingDate(leading: number): void {
    const { digits } = this;
    this.serial = withoutZeros(digits.slice(leading));
    this.serialWidth = digits.length - leading;
    this.several = [digits.slice(0, leading), this.serial];
  }

  countIn(slot: number): void {
    this.serial = this.slots[slot]!;
    this.serialWidth = this.widths[slot]!;
  }
}

const NO_DIGITS = /[^0-9]+/g;

function isDigit(code: number): boolean {
  return code >= 48 && code <= 57;
}

/** What was learned about our numbering, and each of our rows' number (null where the row has none). */
export interface Numbering {
  readonly families: readonly Family[];
  readonly numbers: readonly (DocumentNumber | null)[];
  /** By row: the number that counts documents (0 for none) and the family (-1 for none), in columns for what sorts by them. */
  readonly serials: Float64Array;
  readonly familyOf: Int32Array;
}

const FAMILY_ROWS_MIN = 3;
const LEADING_SHARE = 0.95;
const CONTEXTS_MAX = 500;

export function* learnNumbering(references: readonly string[]): Stage<Numbering> {
  const families: Family[] = [];
  const familyOf = new Map<string, number>();
  const numbers: (DocumentNumber | null)[] = [];
  const shapes: (readonly number[])[] = [];
  yield* inSlices(references.length, 2000, (row) => {
    const runs = runsOf(references[row]!);
    const first = runs.kinds.indexOf(DIGITS);
    if (first < 0) {
      numbers.push(null);
      return;
    }
    let pattern = "";
    for (let run = 0; run < runs.kinds.length; run += 1) pattern += runs.kinds[run] === DIGITS ? "#" : runs.texts[run]!;
    let family = familyOf.get(pattern);
    if (family === undefined) {
      family = families.length;
      familyOf.set(pattern, family);
      const letters = runs.texts.slice(0, first);
      families.push({ pattern, count: 0, prefix: letters.join(""), firstRun: letters[0] ?? "", lastRun: letters.at(-1) ?? "", leading: 0, serialSlot: -1, widths: new Map(), contexts: new Set(), serialMin: Infinity, serialMax: 0 });
    }
    families[family]!.count += 1;
    const number = numberOf(runs, family, shapes[family]);
    shapes[family] = number.widths;
    numbers.push(number);
  });
  yield* findLeadingDates(families, numbers);
  yield* findSerialSlots(families, numbers);
  const serials = new Float64Array(references.length);
  const familyOfRow = new Int32Array(references.length).fill(-1);
  yield* inSlices(references.length, 8000, (row) => {
    const number = numbers[row];
    if (!number) return;
    const family = families[number.family]!;
    familyOfRow[row] = number.family;
    if (family.leading > 0 && number.digitCount > family.leading) number.takeLeadingDate(family.leading);
    else if (family.serialSlot >= 0 && family.serialSlot < number.slotCount - 1) number.countIn(family.serialSlot);
    const serial = Number(number.serial);
    serials[row] = serial;
    if (serial < family.serialMin) family.serialMin = serial;
    if (serial > family.serialMax) family.serialMax = serial;
    if (family.contexts.size < CONTEXTS_MAX && number.slotCount > 1) family.contexts.add(contextOf(number.slots, family.serialSlot));
    family.widths.set(number.digitCount, (family.widths.get(number.digitCount) ?? 0) + 1);
  });
  return { families, numbers, serials, familyOf: familyOfRow };
}

/** Families of one run of digits whose numbers nearly all begin with a plausible year, year and month, or full date. */
function* findLeadingDates(families: readonly Family[], numbers: readonly (DocumentNumber | null)[]): Stage<void> {
  const hits = families.map(() => [0, 0, 0, 0]);
  const single = families.map(({ pattern }) => pattern.indexOf("#") === pattern.lastIndexOf("#"));
  yield* inSlices(numbers.length, 10000, (row) => {
    const number = numbers[row];
    if (!number || !single[number.family]) return;
    const { digits } = number;
    for (let form = 0; form < LEADING_FORMS.length; form += 1) {
      const { length, test } = LEADING_FORMS[form]!;
      if (digits.length >= length + 2 && test.test(digits.slice(0, length))) hits[number.family]![form]! += 1;
    }
  });
  families.forEach((family, index) => {
    if (family.count < FAMILY_ROWS_MIN) return;
    const form = hits[index]!.findIndex((count) => count >= family.count * LEADING_SHARE);
    if (form >= 0) family.leading = LEADING_FORMS[form]!.length;
  });
}

/** All slots but the serial number. */
export function contextOf(slots: readonly string[], serialSlot: number): string {
  const serial = serialSlot >= 0 && serialSlot < slots.length ? serialSlot : slots.length - 1;
  return slots.length === 2 ? slots[1 - serial]! : slots.filter((_, slot) => slot !== serial).join("|");
}

function* findSerialSlots(families: readonly Family[], numbers: readonly (DocumentNumber | null)[]): Stage<void> {
  const values = families.map(() => [] as Set<string>[]);
  yield* inSlices(numbers.length, 10000, (row) => {
    const number = numbers[row];
    if (!number || families[number.family]!.count < FAMILY_ROWS_MIN || number.slotCount < 2) return;
    const sets = values[number.family]!;
    number.slots.forEach((slot, index) => {
      const set = (sets[index] ??= new Set());
      if (set.size < SERIALS_SEEN) set.add(slot);
    });
  });
  families.forEach((family, index) => {
    let most = 0;
    values[index]!.forEach((set, slot) => {
      if (set.size >= most) {
        most = set.size;
        family.serialSlot = slot;
      }
    });
  });
}

/** Different values that tell the counting slot from years and months. */
const SERIALS_SEEN = 2000;

const LEADING_FORMS = [
  { length: 8, test: /^20\d\d(0[1-9]|1[0-2])(0[1-9]|[12]\d|3[01])$/ },
  { length: 6, test: /^20\d\d(0[1-9]|1[0-2])$/ },
  { length: 4, test: /^20[0-4]\d$/ },
  { length: 4, test: /^[12]\d(0[1-9]|1[0-2])$/ },
];

/** `shape`: the widths of the family's last number, used again where they are the same. */
function numberOf({ kinds, texts }: Runs, family: number, shape: readonly number[] | undefined): DocumentNumber {
  const parts = texts.length === 1 ? texts : texts.filter((_, run) => kinds[run] === DIGITS);
  const widths = shape && isShape(shape, parts) ? shape : parts.map(({ length }) => length);
  return new DocumentNumber(family, texts.length === 1 ? texts[0]! : texts.join(""), parts.length === 1 ? [withoutZeros(parts[0]!)] : parts.map(withoutZeros), widths);
}

function isShape(shape: readonly number[], parts: readonly string[]): boolean {
  if (shape.length !== parts.length) return false;
  for (let place = 0; place < shape.length; place += 1) if (shape[place] !== parts[place]!.length) return false;
  return true;
}
