import { ENTRIES_PER_STEP, type Steps } from "../check/steps";
import { BEGINNING, isoDay, NO_DAY, type Day } from "../calendar/day";
import type { EntryColumns } from "./entry-columns";
import type { Findings } from "./findings";
import { type Entries, ENTRY_TYPES, type Partition } from "./ledger";
import type { FieldTable } from "./map-table";

/** A date this far from the middle half of its column belongs to another century or decade: a slip of the keyboard. */
const FAR_DAYS_MIN = 3653;
const FAR_SPREADS = 5;
/** Fewer dates than this have no middle half worth the name. */
const DATES_MIN = 3;
/** As many dates tell where the bulk lies as all of them. */
const SAMPLE_MAX = 4000;
/** A due date this far from its own document is no term of payment. */
const DUE_FAR_DAYS = 3653;

const OPENING = ENTRY_TYPES.indexOf("opening");
/** Written where there is no number. */
const NO_NUMBER = /^(?:[-–—/.0]+|n\/?a|nil|none|无)$/i;
/** Rows of one number looked at for a twin, latest first: a column of one repeated word must not cost its square. */
const TWINS_MAX = 64;
/** Numbers that we give out ourselves, once: the same one at two customers is as wrong as twice at one. Receipts may carry the payer's number. */
const OURS: ReadonlySet<string> = new Set(["invoice", "credit note", "debit adjustment", "fee"]);

/** Rows that read well one by one and contradict others: the same document twice, dates out of their time. */
export function* checkEntries({ entries, partitions, fields, columns, findings }: {
  readonly entries: Entries;
  readonly partitions: readonly Partition[];
  readonly fields: FieldTable;
  readonly columns: EntryColumns;
  readonly findings: Findings;
}): Steps<void> {
  checkDates(entries, columns, findings);
  yield;
  if (fields.has("document")) yield* checkDocuments(entries, partitions, fields, findings);
}

function checkDates(entries: Entries, columns: EntryColumns, findings: Findings): void {
  const range = plausibleRange(entries.documentDay);
  for (let entry = 0; entry < entries.count; entry++) {
    const day = entries.documentDay[entry]!;
    if (day === BEGINNING) continue;
    const place = entries.row[entry]! - 1;
    if (range && (day < range.from || day > range.to)) {
      findings.add("date-implausible", place, columns.date.column, { got: isoDay(day as Day), usual: isoDay(range.middle) });
      continue;
    }
    const due = entries.dueDay[entry]!;
    if (columns.due === null || due === NO_DAY || entries.dueAssumed[entry] === 1 || entries.type[entry] === OPENING) continue;
    if (due < day) findings.add("due-before-date", place, columns.due.column, { date: isoDay(day as Day), due: isoDay(due as Day) });
    else if (due - day > DUE_FAR_DAYS) findings.add("date-implausible", place, columns.due.column, { got: isoDay(due as Day), usual: isoDay(day as Day) });
  }
}

/** Where the bulk of the dates lies, and how far from it a date may be. */
export function plausibleRange(days: Int32Array): { readonly from: number; readonly to: number; readonly middle: Day } | null {
  const step = Math.max(1, Math.floor(days.length / SAMPLE_MAX));
  const sample: number[] = [];
  for (let place = 0; place < days.length; place += step) if (days[place] !== BEGINNING && days[place] !== NO_DAY) sample.push(days[place]!);
  const sorted = sample.sort((left, right) => left - right);
  if (sorted.length < DATES_MIN) return null;
  const at = (share: number): number => sorted[Math.floor((sorted.length - 1) * share)]!;
  const far = Math.max(FAR_DAYS_MIN, FAR_SPREADS * (at(0.75) - at(0.25)));
  return { from: at(0.25) - far, to: at(0.75) + far, middle: at(0.5) as Day };
}

/**
 * The same number twice. A finding where both rows are of one kind and sign and belong to one customer, or where we give the number out ourselves.
 *
 * No finding: an invoice and its credit note or payment under one number; an invoice and its reversal; a voucher that has several lines (凭证号), unless a line
 * comes twice to the cent; the lines of one invoice in a table of quantities and prices; the same number in two of our entities.
 */
function* checkDocuments(entries: Entries, partitions: readonly Partition[], fields: FieldTable, findings: Findings): Steps<void> {
  const column = fields.at("document");
  const isVoucher = /凭证|voucher|journal|transaction/i.test(fields.table.headers[column]!);
  const isLines = fields.has("quantity") && !fields.has("amount") && !fields.has("debit");
  const before = yield* earlierWithSameText(entries.document);
  const first = new Int32Array(entries.count).fill(-1);
  for (let entry = 0; entry < entries.count; entry++) {
    if (before[entry]! < 0) continue;
    const document = entries.document[entry]!;
    if (document.length < 5 && NO_NUMBER.test(document)) continue;
    const twin = findTwin(entry);
    if (twin < 0) continue;
    first[entry] = first[twin]! >= 0 ? first[twin]! : twin;
    const sameCustomer = partitions[entries.partition[first[entry]!]!]!.customer === partitions[entries.partition[entry]!]!.customer;
    findings.add("document-duplicate", entries.row[entry]! - 1, column, { document, first: entries.row[first[entry]!]!, other: sameCustomer ? 0 : 1 });
  }

  function findTwin(entry: number): number {
    let steps = 0;
    for (let other = before[entry]!; other >= 0 && steps < TWINS_MAX; other = before[other]!, steps++) if (isTwin(entry, other)) return other;
    return -1;
  }

  function isTwin(entry: number, other: number): boolean {
    if (entries.type[entry] !== entries.type[other] || entries.amountMinor[entry]! < 0 !== entries.amountMinor[other]! < 0) return false;
    const [mine, theirs] = [partitions[entries.partition[entry]!]!, partitions[entries.partition[other]!]!];
    if (mine.entity !== theirs.entity) return false;
    const sameCustomer = mine.customer === theirs.customer;
    const sameDay = entries.documentDay[entry] === entries.documentDay[other];
    if (isVoucher) return sameCustomer && sameDay && entries.amountMinor[entry] === entries.amountMinor[other] && mine.account === theirs.account;
    if (isLines && sameCustomer && sameDay) return false;
    return sameCustomer || OURS.has(ENTRY_TYPES[entries.type[entry]!]!);
  }
}

/**
 * For each text the latest earlier place of the same text, or −1; blanks have none.
 *
 * A hash table of our own: half the time of a Map for the 100,000 different numbers of a ledger, and no object per entry.
 */
export function* earlierWithSameText(texts: readonly string[]): Steps<Int32Array> {
  const before = new Int32Array(texts.length).fill(-1);
  const size = 1 << Math.max(4, 32 - Math.clz32(texts.length * 2));
  const heads = new Int32Array(size).fill(-1);
  const hashes = new Int32Array(texts.length);
  const mask = size - 1;
  for (let place = 0; place < texts.length; place++) {
    if (place % ENTRIES_PER_STEP === ENTRIES_PER_STEP - 1) yield;
    const text = texts[place]!;
    if (text === "") continue;
    let hash = text.length;
    for (let index = 0; index < text.length; index++) hash = (Math.imul(hash, 31) + text.charCodeAt(index)) | 0;
    hash ^= hash >>> 15;
    hashes[place] = hash;
    let slot = hash & mask;
    for (let head = heads[slot]!; head >= 0; head = heads[slot]!) {
      if (hashes[head] === hash && texts[head] === text) {
        before[place] = head;
        break;
      }
      slot = (slot + 1) & mask;
    }
    heads[slot] = place;
  }
  return before;
}
