import { BEGINNING, NO_DAY, type Day } from "../calendar/day";
import { dueDayOf } from "./due-day";
import type { EntryColumns } from "./entry-columns";
import { isDisputedStatus, NATURE } from "./entry-words";
import { type Findings, shownCell } from "./findings";
import { type Customer, type Entries, ENTRY_TYPES, type EntryText, type EntryType, type Terms } from "./ledger";
import type { RawCell } from "../grid/table";
import { type FieldTable } from "./map-table";
import { MEANING_BLANK, MEANINGS, type RawEntries } from "./raw-entries";
import { CELL_TEXT_MAX, type CellReading, cellText, type DateColumn, dateParams, isBlankCell, plainDay, readDate } from "./read-cell";
import { termsOf } from "./read-customers";
import { settleSigns } from "./settle-signs";

export interface FinishedEntries {
  readonly entries: Entries;
  readonly revaluations: readonly { readonly row: number; readonly partition: number; readonly day: Day; readonly amountMinor: number }[];
}

interface FinishInput {
  readonly raw: RawEntries;
  readonly fields: FieldTable;
  readonly columns: EntryColumns;
  readonly customers: readonly Customer[];
  readonly findings: Findings;
}

const TYPE_OF = new Map<EntryType, number>(ENTRY_TYPES.map((type, index) => [type, index]));
const NATURES = MEANINGS.map((meaning) => (meaning === "blank" || meaning === "unknown" ? 0 : NATURE[meaning]));
const REVALUATION = ENTRY_TYPES.indexOf("revaluation");

/** From rows as the table has them to entries: signs and types over the whole column, due days, texts; revaluation rows stand apart. */
export function finishEntries({ raw, fields, columns, customers, findings }: FinishInput): FinishedEntries {
  const keep = settleSigns(raw, columns, fields.table, findings);
  const count = keep.length;
  const { place, amountMinor, meaning, side } = raw;
  const entries = {
    count,
    row: new Int32Array(count),
    day: take(raw.day, keep),
    documentDay: take(raw.documentDay, keep),
    dueDay: new Int32Array(count),
    dueAssumed: new Uint8Array(count),
    partition: take(raw.partition, keep),
    amountMinor: new Float64Array(count),
    type: new Uint8Array(count),
    disputed: new Uint8Array(count),
  };
  const due = new DueDays(fields, columns, findings);
  const typeMemo = new Map<number, number>();
  const revaluations: { row: number; partition: number; day: Day; amountMinor: number }[] = [];
  let kept = 0;
  for (let index = 0; index < count; index++) {
    const from = keep[index]!;
    const type = typeOf(meaning[from]!, amountMinor[from]!, side[from]!, typeMemo);
    if (type === REVALUATION) {
      revaluations.push({ row: place[from]! + 1, partition: raw.partition[from]!, day: raw.day[from]! as Day, amountMinor: amountMinor[from]! });
      continue;
    }
    const amount = amountMinor[from]!;
    entries.row[kept] = place[from]! + 1;
    entries.day[kept] = raw.day[from]!;
    entries.documentDay[kept] = raw.documentDay[from]!;
    entries.partition[kept] = raw.partition[from]!;
    entries.amountMinor[kept] = amount;
    entries.type[kept] = type;
    if (amount < 0) entries.dueDay[kept] = NO_DAY;
    else {
      const customer = customers[raw.partitions[raw.partition[from]!]!.customer]!;
      entries.dueDay[kept] = due.dayOf(place[from]!, raw.documentDay[from]! as Day, customer.terms);
      entries.dueAssumed[kept] = due.assumed ? 1 : 0;
    }
    kept++;
  }
  return { entries: { ...cut(entries, kept), ...textsOf(entries, kept, fields, findings) }, revaluations };
}

/** Types by word; adjustments and rows without a type by side and sign. */
function typeOf(meaning: number, amount: number, side: number, memo: Map<number, number>): number {
  if (NATURES[meaning] !== 0 || meaning < ENTRY_TYPES.length) return meaning;
  const key = meaning * 16 + (side + 1) * 4 + (amount < 0 ? 1 : 0);
  let type = memo.get(key);
  if (type === undefined) memo.set(key, (type = TYPE_OF.get(typeBySign(meaning, amount, side))!));
  return type;
}

function typeBySign(meaning: number, amount: number, side: number): EntryType {
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
  private readonly texts = new Map<string, CellReading<Day>>();

  constructor(
    private readonly fields: FieldTable,
    private readonly columns: EntryColumns,
    private readonly findings: Findings,
  ) {
    this.rowTerms = columns.at.terms >= 0;
  }

  dayOf(place: number, documentDay: Day, terms: Terms | null): Day {
    this.assumed = false;
    const { due } = this.columns;
    const row = this.fields.table.rows[place]!;
    if (due !== null) {
      const cell = row[due.column];
      const plain = plainDay(due, cell);
      if (plain !== NO_DAY) return plain as Day;
      const reading = this.read(due, cell);
      if (reading.value !== null) {
        if (reading.note) this.findings.add(reading.note, place, due.column, dateParams(due, cell, reading.note));
        return reading.value;
      }
      if (reading.problem !== "blank") this.findings.add(reading.problem, place, due.column, { got: shownCell(cell ?? null), due: 1 }, "warning");
    }
    const ownTerms = this.rowTerms && !isBlankCell(row[this.columns.at.terms]) ? termsOf(this.fields, row, place, this.findings) : null;
    const agreed = ownTerms ?? terms;
    if (agreed && documentDay !== BEGINNING) return dueDayOf(documentDay, agreed);
    this.assumed = true;
    return documentDay;
  }

  private read(due: DateColumn, cell: RawCell | undefined): CellReading<Day> {
    if (typeof cell !== "string") return readDate(due, cell);
    let reading = this.texts.get(cell);
    if (!reading) this.texts.set(cell, (reading = readDate(due, cell)));
    return reading;
  }
}

type Columns = Omit<Entries, "document" | "appliesTo" | "texts">;

function cut(entries: Columns, kept: number): Columns {
  if (kept === entries.count) return entries;
  return {
    count: kept,
    row: entries.row.slice(0, kept),
    day: entries.day.slice(0, kept),
    documentDay: entries.documentDay.slice(0, kept),
    dueDay: entries.dueDay.slice(0, kept),
    dueAssumed: entries.dueAssumed.slice(0, kept),
    partition: entries.partition.slice(0, kept),
    amountMinor: entries.amountMinor.slice(0, kept),
    type: entries.type.slice(0, kept),
    disputed: entries.disputed.slice(0, kept),
  };
}

function take(values: Int32Array, keep: Int32Array): Int32Array {
  if (keep.length === values.length) return values;
  const taken = new Int32Array(keep.length);
  for (let index = 0; index < keep.length; index++) taken[index] = values[keep[index]!]!;
  return taken;
}

const TEXT_FIELDS: readonly EntryText[] = [
  "reference", "description", "contract", "deliveryNote", "invoiceNumber", "settlementMethod", "retention", "status", "salesperson", "project", "segment", "rate",
];

function textsOf(entries: Pick<Entries, "row"> & { readonly disputed: Uint8Array }, count: number, fields: FieldTable, findings: Findings): Pick<Entries, "document" | "appliesTo" | "texts"> {
  const column = (index: number, isKey: boolean): readonly string[] => (index < 0 ? blanks(count) : textColumn(entries.row, count, index, isKey, fields, findings));
  const texts: Partial<Record<EntryText, readonly string[]>> = {};
  for (const field of TEXT_FIELDS) if (fields.has(field)) texts[field] = column(fields.at(field), false);
  const status = texts.status;
  if (status) for (let entry = 0; entry < count; entry++) if (status[entry] !== "" && isDisputedStatus(status[entry]!)) entries.disputed[entry] = 1;
  return { document: column(fields.at("document"), true), appliesTo: column(fields.at("appliesTo"), true), texts };
}

function blanks(count: number): readonly string[] {
  return new Array<string>(count).fill("");
}

/** Digits a double holds without loss: a longer number typed as a number has lost its end. */
const WHOLE_MAX = 1e15;

/** A column as text. Keys (document numbers) are looked at closely: they are what rows are matched by. */
function textColumn(rows: Int32Array, count: number, column: number, isKey: boolean, fields: FieldTable, findings: Findings): readonly string[] {
  const texts = new Array<string>(count);
  const { rows: cells, source } = fields.table;
  // A workbook cannot hold NUL; a text file can.
  const mayHoldNul = isKey || source === "text";
  for (let entry = 0; entry < count; entry++) {
    const place = rows[entry]! - 1;
    const cell = cells[place]![column];
    if (cell === null || cell === undefined) {
      texts[entry] = "";
      continue;
    }
    if (typeof cell === "string") {
      const text = cellText(cell);
      texts[entry] = text;
      if (text.length > CELL_TEXT_MAX) {
        findings.add("cell-too-long", place, column, { length: text.length });
        texts[entry] = text.slice(0, CELL_TEXT_MAX);
      }
      if (mayHoldNul && text.includes("\u0000")) {
        findings.add("character-illegal", place, column);
        texts[entry] = texts[entry]!.replaceAll("\u0000", "");
      }
      if (isKey && text !== cell && text !== "") findings.add("outer-blanks", place, column, { got: shownCell(cell) });
      else if (isKey && FULL_WIDTH.test(text)) findings.add("full-width", place, column, { got: shownCell(cell) });
      continue;
    }
    texts[entry] = cellText(cell);
    if (typeof cell === "number" && isKey && Math.abs(cell) >= WHOLE_MAX) findings.add("digits-lost", place, column, { got: shownCell(cell) });
    if (typeof cell === "object") findings.add("cell-error", place, column, { got: shownCell(cell) }, "warning");
  }
  return texts;
}
const FULL_WIDTH = /[\uFF10-\uFF19\uFF21-\uFF3A\uFF41-\uFF5A\uFF0D]/;

