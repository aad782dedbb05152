import { ENTRIES_PER_STEP, type Steps } from "../check/steps";
import { BEGINNING, NO_DAY, type Day } from "../calendar/day";
import type { RawCell } from "../grid/table";
import { dueDayOf } from "./due-day";
import type { EntryColumns } from "./entry-columns";
import type { EntryTexts } from "./entry-texts";
import { isDisputedStatus, NATURE } from "./entry-words";
import { withinExactRange } from "./exact-range";
import { type Findings, shownCell } from "./findings";
import { type Customer, type Entries, ENTRY_TYPES, type EntryType, type Terms } from "./ledger";
import type { FieldTable } from "./map-table";
import { DUE_IN_DOUBT, MEANING_BLANK, MEANINGS, type RawEntries } from "./raw-entries";
import { type CellReading, type DateColumn, dateParams, isBlankCell, readDate } from "./read-cell";
import { termsOf } from "./read-customers";
import { settleSigns } from "./settle-signs";

export interface FinishedEntries {
  readonly entries: Entries;
  readonly revaluations: readonly { readonly row: number; readonly partition: number; readonly day: Day; readonly amountMinor: number }[];
}

interface FinishInput {
  readonly raw: RawEntries;
  readonly texts: EntryTexts;
  readonly fields: FieldTable;
  readonly columns: EntryColumns;
  readonly customers: readonly Customer[];
  readonly findings: Findings;
}

const TYPE_OF = new Map<EntryType, number>(ENTRY_TYPES.map((type, index) => [type, index]));
const NATURES = MEANINGS.map((meaning) => (meaning === "blank" || meaning === "unknown" ? 0 : NATURE[meaning]));
const REVALUATION = ENTRY_TYPES.indexOf("revaluation");

/** From rows as the table has them to entries: signs and types over the whole column, due days; revaluation rows stand apart. */
export function* finishEntries({ raw, texts, fields, columns, customers, findings }: FinishInput): Steps<FinishedEntries> {
  const signed = settleSigns(raw, columns, fields.table, findings);
  yield;
  const settled = withinExactRange(raw, signed, { fields, columns, findings });
  const { keep, revaluations } = splitRevaluations(raw, settled);
  const count = keep.length;
  const all = count === raw.count ? null : keep;
  const type = new Uint8Array(count);
  const dueDay = new Int32Array(count);
  const dueAssumed = new Uint8Array(count);
  const due = new DueDays(fields, columns, findings);
  const types = new TypesBySign();
  for (let entry = 0; entry < count; entry++) {
    if (entry % ENTRIES_PER_STEP === 0) yield;
    const from = keep[entry]!;
    const amount = raw.amountMinor[from]!;
    type[entry] = types.of(raw.meaning[from]!, amount, raw.side[from]!);
    if (amount < 0) {
      dueDay[entry] = NO_DAY;
      continue;
    }
    const written = raw.dueDay[from]!;
    if (written > DUE_IN_DOUBT) {
      dueDay[entry] = written;
      continue;
    }
    const customer = customers[raw.partitions[raw.partition[from]!]!.customer]!;
    dueDay[entry] = due.dayOf(raw.place[from]!, raw.documentDay[from]! as Day, customer.terms, written === DUE_IN_DOUBT);
    dueAssumed[entry] = due.assumed ? 1 : 0;
  }
  yield;
  const read = texts.columns(count, all);
  const row = new Int32Array(count);
  for (let entry = 0; entry < count; entry++) row[entry] = raw.place[keep[entry]!]! + 1;
  const day = take(raw.day, all, count);
  const entries: Entries = {
    count, row, type, dueDay, dueAssumed, day,
    // Without a column of posting dates it is the same day of every entry: one column serves for both.
    documentDay: columns.posting === null ? day : take(raw.documentDay, all, count),
    partition: take(raw.partition, all, count),
    amountMinor: all === null ? raw.amountMinor.subarray(0, count) : Float64Array.from(all, (from) => raw.amountMinor[from]!),
    disputed: disputedOf(read.texts.status, count),
    ...read,
  };
  return { entries, revaluations };
}

function splitRevaluations(raw: RawEntries, settled: Int32Array): { readonly keep: Int32Array; readonly revaluations: FinishedEntries["revaluations"] } {
  const revaluations: FinishedEntries["revaluations"][number][] = [];
  let any = false;
  for (let index = 0; index < settled.length && !any; index++) any = raw.meaning[settled[index]!] === REVALUATION;
  const keep = any ? settled.filter((entry) => raw.meaning[entry] !== REVALUATION) : settled;
  if (any) {
    for (const entry of settled) {
      if (raw.meaning[entry] !== REVALUATION) continue;
      revaluations.push({ row: raw.place[entry]! + 1, partition: raw.partition[entry]!, day: raw.day[entry]! as Day, amountMinor: raw.amountMinor[entry]! });
    }
  }
  return { keep, revaluations };
}

function disputedOf(status: readonly string[] | undefined, count: number): Uint8Array {
  const disputed = new Uint8Array(count);
  status?.forEach((text, entry) => {
    if (text !== "" && isDisputedStatus(text)) disputed[entry] = 1;
  });
  return disputed;
}

function take(values: Int32Array, keep: Int32Array | null, count: number): Int32Array {
  if (keep === null && count === values.length) return values;
  const taken = values.slice(0, count);
  if (keep) for (let entry = 0; entry < count; entry++) taken[entry] = values[keep[entry]!]!;
  return taken;
}

/** Types by word; adjustments and rows without a type by side and sign. */
class TypesBySign {
  private readonly known = new Map<number, number>();

  of(meaning: number, amount: number, side: number): number {
    if (NATURES[meaning] !== 0 || meaning < ENTRY_TYPES.length) return meaning;
    const key = meaning * 16 + (side + 1) * 4 + (amount < 0 ? 1 : 0);
    let type = this.known.get(key);
    if (type === undefined) this.known.set(key, (type = TYPE_OF.get(typeBySign(meaning, amount, side))!));
    return type;
  }
}

export function typeBySign(meaning: number, amount: number, side: number): EntryType {
  if (meaning !== MEANING_BLANK) return amount < 0 ? "credit adjustment" : "debit adjustment";
  // A negative debit is a credit note; a negative credit takes a receipt back.
  if (side === 1) return amount < 0 ? "credit note" : "invoice";
  if (side === -1) return "payment";
  return amount < 0 ? "payment" : "invoice";
}

/** Due days: the due column, else the row's terms, else the customer's, else the document's own day, which is flagged. */
class DueDays {
  assumed = false;
  private readonly rowTerms: boolean;
  private readonly known = new Map<string, CellReading<Day>>();

  constructor(
    private readonly fields: FieldTable,
    private readonly columns: EntryColumns,
    private readonly findings: Findings,
  ) {
    this.rowTerms = columns.at.terms >= 0;
  }

  dayOf(place: number, documentDay: Day, terms: Terms | null, inDoubt: boolean): Day {
    this.assumed = false;
    const row = this.fields.table.rows[place]!;
    const written = inDoubt ? this.written(this.columns.due!, row, place) : null;
    if (written !== null) return written;
    const ownTerms = this.rowTerms && !isBlankCell(row[this.columns.at.terms]) ? termsOf(this.fields, row, place, this.findings) : null;
    const agreed = ownTerms ?? terms;
    if (agreed && documentDay !== BEGINNING) return dueDayOf(documentDay, agreed);
    this.assumed = true;
    return documentDay;
  }

  private written(due: DateColumn, row: readonly RawCell[], place: number): Day | null {
    const cell = row[due.column];
    const reading = this.read(due, cell);
    if (reading.value !== null) {
      if (reading.note) this.findings.add(reading.note, place, due.column, dateParams(due, cell, reading.note));
      return reading.value;
    }
    if (reading.problem !== "blank") this.findings.add(reading.problem, place, due.column, { got: shownCell(cell ?? null), due: 1 }, "warning");
    return null;
  }

  private read(due: DateColumn, cell: RawCell | undefined): CellReading<Day> {
    if (typeof cell !== "string") return readDate(due, cell);
    let reading = this.known.get(cell);
    if (!reading) this.known.set(cell, (reading = readDate(due, cell)));
    return reading;
  }
}
