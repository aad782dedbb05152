import Decimal from "decimal.js";
import type { IssueCode } from "../check/issue";
import type { Day } from "../calendar/day";
import { isCellError, type RawCell, type Table } from "../grid/table";
import { readCurrency } from "../money/read-currency";
import type { Settings } from "../settings/settings";
import type { Field } from "./columns";
import { isTotalWord } from "./entry-words";
import { cellProblem, type Findings, shownCell } from "./findings";
import { isHeading } from "./heading-rows";
import type { AllocationRow, InstalmentRow, Rate } from "./ledger";
import { cellAt, type FieldTable, isBlankRow, isUnusedRow, mapTable } from "./map-table";
import { type AmountColumn, cellText, type DateColumn, dateParams, decideAmounts, decideDates, isBlankCell, readAmount, readDate, readDecimal } from "./read-cell";
import { ratePairs, readRatePairs, UNDATED } from "./rate-pairs";
import type { CustomerResolver } from "./resolve-customers";

/** A side table read: rows with anything that cannot be read are left out, each with its finding. */
export interface SideRead<Row> {
  readonly rows: readonly Row[];
  readonly fields: FieldTable | null;
}

const NONE = { rows: [], fields: null } as const;

/** Read the allocations table: which credit settles which debit, by document numbers. */
export function readAllocations(table: Table | null, settings: Settings, findings: Findings | null, resolverFor: (fields: FieldTable) => CustomerResolver): SideRead<AllocationRow> {
  const side = startSide(table, "allocations", settings, findings, resolverFor);
  if (!side) return NONE;
  const { fields, reader } = side;
  const dates = fields.has("date") ? decideDates(fields.table, fields.at("date")) : null;
  const amounts = decideAmounts(fields.table, fields.at("amount"));
  const rows: AllocationRow[] = [];
  reader.eachRow((row, place) => {
    const from = reader.key(row, place, "fromDocument", "allocation-unreadable");
    const to = reader.key(row, place, "toDocument", "allocation-unreadable");
    const amount = reader.amount(row, place, amounts, "allocation-unreadable");
    const day = dates === null ? null : reader.day(row, place, dates, "allocation-unreadable");
    const customer = reader.customer(row, place);
    if (from === null || to === null || amount === null || day === undefined || customer === undefined) return;
    rows.push({ row: place + 1, day, from, to, customer, amount });
  });
  return { rows, fields };
}

/** Read the instalments table: the parts in which a document falls due. */
export function readInstalments(table: Table | null, settings: Settings, findings: Findings | null, resolverFor: (fields: FieldTable) => CustomerResolver): SideRead<InstalmentRow> {
  const side = startSide(table, "instalments", settings, findings, resolverFor);
  if (!side) return NONE;
  const { fields, reader } = side;
  const dates = decideDates(fields.table, fields.at("dueDate"));
  const amounts = decideAmounts(fields.table, fields.at("amount"));
  const rows: InstalmentRow[] = [];
  reader.eachRow((row, place) => {
    const document = reader.key(row, place, "document", "instalment-unreadable");
    const amount = reader.amount(row, place, amounts, "instalment-unreadable");
    const dueDay = reader.day(row, place, dates, "instalment-unreadable");
    const customer = reader.customer(row, place);
    if (dueDay === null) reader.report("instalment-unreadable", place, dates.column, null);
    if (document === null || amount === null || dueDay === undefined || dueDay === null || customer === undefined) return;
    rows.push({ row: place + 1, document, customer, dueDay, amount });
  });
  return { rows, fields };
}

/** Read the rates table: base units for one unit of a foreign currency. A table without dates holds from the beginning. */
export function readRates(table: Table | null, settings: Settings, findings: Findings | null): SideRead<Rate> {
  const pairs = table ? ratePairs(table.headers) : [];
  if (table && findings && pairs.length > 0) return { rows: readRatePairs(table, pairs, settings, findings), fields: null };
  const side = startSide(table, "rates", settings, findings, null);
  if (!side) return NONE;
  const { fields, reader } = side;
  const dates = fields.has("date") ? decideDates(fields.table, fields.at("date")) : null;
  const rows: Rate[] = [];
  reader.eachRow((row, place) => {
    const currencyCell = row[fields.at("currency")] ?? null;
    const currency = isCellError(currencyCell) ? null : readCurrency(cellText(currencyCell));
    const rateCell = row[fields.at("rate")] ?? null;
    const rate = readDecimal(rateCell);
    const day = dates === null ? UNDATED : reader.day(row, place, dates, "rate-unreadable");
    if (currency === null) reader.report("currency-unknown", place, fields.at("currency"), currencyCell);
    if (rate === null || !(Number(rate) > 0)) reader.report("rate-unreadable", place, fields.at("rate"), rateCell);
    if (day === null) reader.report("rate-unreadable", place, dates!.column, null);
    if (currency === null || rate === null || !(Number(rate) > 0) || day === null || day === undefined) return;
    rows.push({ day, currency, rate });
  });
  return { rows, fields };
}

function startSide(table: Table | null, purpose: "allocations" | "instalments" | "rates", settings: Settings, findings: Findings | null, resolverFor: ((fields: FieldTable) => CustomerResolver) | null) {
  if (!table || !findings) return null;
  const fields = mapTable(table, purpose, settings, findings);
  if (fields.missing.length > 0) return null;
  const named = fields.has("customerCode") || fields.has("customerName");
  return { fields, reader: new SideReader(fields, findings, resolverFor && named ? resolverFor(fields) : null, NEEDS[purpose]) };
}

const NEEDS: Readonly<Record<"allocations" | "instalments" | "rates", readonly Field[]>> = {
  allocations: ["fromDocument", "toDocument", "amount"], instalments: ["document", "dueDate", "amount"], rates: ["currency", "rate"],
};

class SideReader {
  /** Columns that a row cannot be without. */
  private readonly needed: readonly (readonly number[])[];

  constructor(
    private readonly fields: FieldTable,
    private readonly findings: Findings,
    private readonly resolver: CustomerResolver | null,
    needs: readonly Field[],
  ) {
    this.needed = needs.map((field) => [fields.at(field)]);
  }

  eachRow(use: (row: readonly RawCell[], place: number) => void): void {
    this.fields.table.rows.forEach((row, place) => {
      if (isBlankRow(row) || isUnusedRow(row, this.needed) || isHeading(this.fields.table, place, this.findings)) return;
      const word = row.findIndex((cell) => typeof cell === "string" && isTotalWord(cell));
      if (word >= 0 && row.slice(0, word).every((cell) => isBlankCell(cell))) return this.findings.add("total-row", place, word, { got: shownCell(row[word]!) });
      use(row, place);
    });
  }

  key(row: readonly RawCell[], place: number, field: Field, code: IssueCode): string | null {
    const cell = row[this.fields.at(field)] ?? null;
    const text = cellText(cell);
    if (text === "") {
      this.report(cellProblem(cell, code), place, this.fields.at(field), cell);
      return null;
    }
    if (typeof cell === "string" && text !== cell) this.findings.add("outer-blanks", place, this.fields.at(field), { got: shownCell(cell) });
    return text;
  }

  /** The amount as decimal text: how many minor units it is depends on the document's currency. */
  amount(row: readonly RawCell[], place: number, column: AmountColumn, code: IssueCode): string | null {
    const cell = row[column.column] ?? null;
    const decimal = isCellError(cell) ? null : scaled(readDecimal(cell, column.mark), column.scale);
    if (decimal === null || Number(decimal) === 0) {
      this.report(cellProblem(cell, code), place, column.column, cell);
      return null;
    }
    if (typeof cell === "string") for (const note of readAmount(column, cell, "KWD").notes) if (note !== "amount-decimals") this.findings.add(note, place, column.column, { got: shownCell(cell) });
    return decimal;
  }

  /** Null for blank, undefined for what cannot be read (and is reported). */
  day(row: readonly RawCell[], place: number, column: DateColumn, code: IssueCode): Day | null | undefined {
    const cell = row[column.column] ?? null;
    const reading = readDate(column, cell);
    if (reading.value !== null) {
      if (reading.note) this.findings.add(reading.note, place, column.column, dateParams(column, cell, reading.note));
      return reading.value;
    }
    if (reading.problem === "blank") return null;
    this.report(cellProblem(cell, code), place, column.column, cell);
    return undefined;
  }

  /** Null where the table has no customer column or the cell is blank, undefined for a row that names somebody unknown. */
  customer(row: readonly RawCell[], place: number): number | null | undefined {
    if (!this.resolver) return null;
    const [code, name] = [cellAt(row, this.fields.at("customerCode")), cellAt(row, this.fields.at("customerName"))];
    if (isBlankCell(code) && isBlankCell(name)) return null;
    const { customer, reports } = this.resolver.resolve(code, name);
    for (const report of reports) this.findings.add(report.code, place, this.fields.at(report.field), report.params, report.severity);
    return customer < 0 ? undefined : customer;
  }

  report(code: IssueCode, place: number, column: number, cell: RawCell): void {
    this.findings.add(code, place, column, { got: shownCell(cell) }, "error");
  }
}

function scaled(decimal: string | null, scale: number): string | null {
  return decimal === null || scale === 0 ? decimal : new Decimal(decimal).times(new Decimal(10).pow(scale)).toFixed();
}
