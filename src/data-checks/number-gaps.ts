import type { Day } from "../calendar/day";
import { ENTRIES_PER_STEP } from "../check/steps";
import { normaliseDocument } from "../ledger/document-number";
import { ENTRY_TYPES } from "../ledger/ledger";
import { cellText } from "../ledger/read-cell";
import { type CheckSource, fieldsOf } from "./check-source";
import type { DataCheck } from "./data-check";
import { type Numbered, numberedOf, spelled, splitByDate } from "./number-series";

/** Numbers that we give out ourselves; receipts may carry the payer's. */
const OURS: ReadonlySet<string> = new Set(["invoice", "credit note", "debit adjustment", "fee"]);
/** A series has so many numbers, and few gaps: with more missing than every tenth, the numbers are shared with something else. */
const NUMBERS_MIN = 5;
const MISSING_SHARE_MAX = 0.1;
const MISSING_FEW = 3;
/** A gap of one series told at most so often. */
const GAPS_TOLD_MAX = 50;

interface Gap {
  readonly before: Numbered;
  readonly after: Numbered;
  /** First and last number that stands nowhere. */
  readonly first: number;
  readonly last: number;
}

/** Numbers missing in a series of documents: one of a voided, unreadable or other row of the table is not missing. */
export const numberGaps: DataCheck = {
  code: "number-gap",
  standing: "advice",
  *run(source, report) {
    const column = fieldsOf(source, "ledger")!.at("document");
    if (column < 0) return;
    const { entries } = source.ledger;
    const written = writtenNumbers(source, column);
    for (const numbers of joined(yield* seriesOf(source)).values()) {
      yield;
      const gaps = gapsOf(numbers).flatMap((gap) => stillMissing(gap, written));
      for (const { before, after, first, last } of gaps.slice(0, GAPS_TOLD_MAX)) {
        const count = last - first + 1;
        const [low, high] = [spelled(before, first), spelled(before, last)];
        const edge = (number: number, own: Numbered): string => (number === Number(own.digits) ? entries.document[own.entry]! : spelled(before, number));
        report("ledger", { row: entries.row[after.entry]! - 1, column }, { before: edge(first - 1, before), document: edge(last + 1, after), count, missing: count === 1 ? low : `${low} – ${high}` });
      }
    }
  },
};

/** Documents by what stands around their running number. */
function* seriesOf({ ledger: { entries, partitions } }: CheckSource): Generator<void, ReadonlyMap<string, readonly Numbered[]>, void> {
  const alike = new Map<string, Numbered[]>();
  for (let entry = 0; entry < entries.count; entry++) {
    if (entry % ENTRIES_PER_STEP === 0) yield;
    if (!OURS.has(ENTRY_TYPES[entries.type[entry]!]!)) continue;
    const numbered = numberedOf(entries.document[entry]!, entries.documentDay[entry]! as Day, entry);
    if (numbered) put(alike, `${partitions[entries.partition[entry]!]!.entity}\u0001${numbered.head.toUpperCase()}\u0001${numbered.tail}\u0001${numbered.digits.length}`, numbered);
  }
  const series = new Map<string, Numbered[]>();
  for (const [key, numbers] of alike) {
    yield;
    const [entity, , tail] = key.split("\u0001");
    for (const each of splitByDate(numbers, (entry) => entries.documentDay[entry]! as Day)) {
      put(series, `${entity}\u0001${each.head.toUpperCase()}\u0001${tail}\u0001${each.digits.startsWith("0") ? each.digits.length : ""}`, each);
    }
  }
  return series;
}

/** "099" belongs to the series of "100": a padded series goes on in the numbers of the same length. */
function joined(series: ReadonlyMap<string, readonly Numbered[]>): ReadonlyMap<string, readonly Numbered[]> {
  const whole = new Map<string, readonly Numbered[]>();
  const padded = new Set<string>();
  for (const [key, numbers] of series) {
    const cut = key.lastIndexOf("\u0001");
    const [around, length] = [key.slice(0, cut), key.slice(cut + 1)];
    if (length === "") continue;
    padded.add(around);
    whole.set(key, [...numbers, ...(series.get(`${around}\u0001`) ?? []).filter(({ digits }) => digits.length === Number(length))]);
  }
  for (const [key, numbers] of series) if (key.endsWith("\u0001") && !padded.has(key.slice(0, -1))) whole.set(key, numbers);
  return whole;
}

function gapsOf(numbers: readonly Numbered[]): readonly Gap[] {
  const sorted = numbers.map((each) => ({ each, number: Number(each.digits) })).sort((left, right) => left.number - right.number || left.each.entry - right.each.entry).filter(({ number }, place, all) => place === 0 || number !== all[place - 1]!.number);
  if (sorted.length < NUMBERS_MIN) return [];
  const span = sorted.at(-1)!.number - sorted[0]!.number + 1;
  const missing = span - sorted.length;
  if (missing === 0 || missing > Math.max(MISSING_FEW, span * MISSING_SHARE_MAX)) return [];
  return sorted.slice(1).flatMap(({ each, number }, place) => {
    const before = sorted[place]!;
    return number - before.number > 1 ? [{ before: before.each, after: each, first: before.number + 1, last: number - 1 }] : [];
  });
}

/** The parts of a gap whose numbers stand in no row of the table. */
function stillMissing({ before, after, first, last }: Gap, written: () => ReadonlySet<string>): readonly Gap[] {
  const parts: Gap[] = [];
  let from: number | null = null;
  for (let number = first; number <= last + 1; number++) {
    const isMissing = number <= last && !written().has(normaliseDocument(spelled(before, number)));
    if (isMissing) from ??= number;
    else if (from !== null) {
      parts.push({ before, after, first: from, last: number - 1 });
      from = null;
    }
  }
  return parts;
}

/** All that the column of numbers says, in rows that are entries and in others; read when a gap asks for it. */
function writtenNumbers({ tables }: CheckSource, column: number): () => ReadonlySet<string> {
  let known: ReadonlySet<string> | null = null;
  return () => (known ??= new Set(tables.ledger.rows.flatMap((row) => {
    const text = cellText(row[column] ?? null);
    return text === "" ? [] : [normaliseDocument(text)];
  })));
}

function put(map: Map<string, Numbered[]>, key: string, numbered: Numbered): void {
  const list = map.get(key);
  if (list) list.push(numbered);
  else map.set(key, [numbered]);
}
