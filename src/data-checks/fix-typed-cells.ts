import type { IssueCode } from "../check/issue";
import type { RawCell } from "../grid/table";
import type { Field } from "../ledger/columns";
import type { FieldTable } from "../ledger/map-table";
import { cellText, decideAmounts, decideDates, readAmount, readDate, readDecimal } from "../ledger/read-cell";
import { readAmountText } from "../money/read-amount";
import { fieldsOfNamed } from "./check-source";
import { exactNumber } from "./exact-number";
import type { FixedCell, Fixer } from "./fix";

const DATE_FIELDS: readonly Field[] = ["date", "postingDate", "dueDate"];
const AMOUNT_FIELDS: readonly Field[] = ["debit", "credit", "amount", "openAmount", "balance", "netAmount", "tax", "creditLimit", "unitPrice"];
const DECIMAL_FIELDS: readonly Field[] = ["rate", "quantity", "terms"];
/** A time of day would be lost in a date. */
const TIME = /:|时|点|[T\s]\d{6}$/;

/** What a cell should hold instead; null to leave it. */
type Repair = (cell: RawCell) => FixedCell["after"] | null;

/**
 * Cells that were read by repair become what they were read as: real numbers and dates, ordinary characters, no blanks around.
 *
 * A finding of a whole column repairs every cell of it that has the same oddity.
 */
export const fixTypedCells: Fixer = (issue, desk) => {
  const fields = fieldsOfNamed(desk.source, issue.at.table);
  const column = fields && issue.at.column !== null ? fields.table.headers.indexOf(issue.at.column) : -1;
  if (!fields || column < 0 || issue.params.sign !== undefined) return;
  const repair = repairOf(fields, column, issue.code);
  const rows = issue.at.row === null ? fields.table.rows.map((_, row) => row) : [issue.at.row - 1];
  for (const row of rows) {
    const cell = desk.cell(fields, row, column);
    const after = repair(cell);
    if (after !== null) desk.change(fields, row, column, after);
  }
};

function repairOf(fields: FieldTable, column: number, code: IssueCode): Repair {
  const field = fields.mapped.columns[column]?.field ?? null;
  if (field !== null && DATE_FIELDS.includes(field)) return dateRepair(fields, column, code);
  if (field !== null && AMOUNT_FIELDS.includes(field)) return amountRepair(fields, column, code);
  if (field !== null && DECIMAL_FIELDS.includes(field)) return (cell) => (typeof cell === "string" ? decimalNumber(readDecimal(cell)) : null);
  return (cell) => (typeof cell === "string" && cell !== tidy(cell, code) ? tidy(cell, code) : null);
}

function tidy(cell: string, code: IssueCode): string {
  return cellText(code === "full-width" ? cell.normalize("NFKC") : cell);
}

function dateRepair({ table, at, has }: FieldTable, column: number, code: IssueCode): Repair {
  const peers = DATE_FIELDS.filter(has).map(at).filter((other) => other !== column);
  const dates = decideDates(table, column, peers);
  return (cell) => {
    const reading = readDate(dates, cell);
    if (reading.value === null || reading.note !== code) return null;
    return typeof cell === "string" && TIME.test(cell) ? null : { day: reading.value };
  };
}

function amountRepair({ table }: FieldTable, column: number, code: IssueCode): Repair {
  const amounts = decideAmounts(table, column);
  return (cell) => {
    if (typeof cell !== "string") return null;
    const reading = readAmount(amounts, cell, "");
    if (reading.value === null || (reading.notes.length > 0 && !reading.notes.includes(code))) return null;
    return decimalNumber(readAmountText(cell, amounts.mark)?.decimal ?? null);
  };
}

function decimalNumber(decimal: string | null): number | null {
  return decimal === null ? null : exactNumber(decimal);
}
