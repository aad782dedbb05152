import { type Day, NO_DAY } from "../calendar/day";
import { serialToDay } from "../calendar/excel-date";
import { dueDayOf } from "../ledger/due-day";
import { type CheckSource, fieldsOfNamed } from "./check-source";
import { exchanged } from "./date-order";
import type { Fixer } from "./fix";

/** Weekends and months of different length move a due date by so many days. */
const TERM_DAYS_OFF_MAX = 3;
/** A term is one that several documents have. */
const TERM_ROWS_MIN = 2;

/** Day and month change places again. */
export const fixDateOrder: Fixer = (issue, desk) => {
  const fields = fieldsOfNamed(desk.source, issue.at.table);
  const column = fields && issue.at.column !== null ? fields.table.headers.indexOf(issue.at.column) : -1;
  if (!fields || column < 0) return;
  const rows = issue.at.row === null ? fields.table.rows.map((_, row) => row) : [issue.at.row - 1];
  for (const row of rows) {
    const cell = desk.cell(fields, row, column);
    const day = typeof cell === "number" ? serialToDay(cell, fields.table.date1904) : null;
    const meant = day === null ? null : exchanged(day);
    if (meant !== null) desk.change(fields, row, column, { day: meant });
  }
};

/**
 * A due date before the document: its day and month exchanged where that gives the customer's terms, or without terms a term that others of the ledger have;
 * else what the terms say. Without either, a person has to look.
 */
export const fixDueDate: Fixer = (issue, desk) => {
  const fields = fieldsOfNamed(desk.source, issue.at.table);
  const { entries, partitions, customers } = desk.source.ledger;
  if (!fields?.has("dueDate") || issue.at.row === null) return;
  const entry = entries.row.indexOf(issue.at.row);
  if (entry < 0) return;
  const [documentDay, dueDay] = [entries.documentDay[entry]! as Day, entries.dueDay[entry]! as Day];
  const meant = exchanged(dueDay);
  const { terms } = customers[partitions[entries.partition[entry]!]!.customer]!;
  const byTerms = terms && dueDayOf(documentDay, terms);
  const isTerm = meant !== null && meant >= documentDay && (byTerms === null ? hasTerm(desk.source, meant - documentDay) : Math.abs(meant - byTerms) <= TERM_DAYS_OFF_MAX);
  const due = isTerm ? meant : byTerms;
  if (due !== null) desk.change(fields, issue.at.row - 1, fields.at("dueDate"), { day: due });
};

/** So many documents of the ledger are due as many days after their date. */
function hasTerm({ ledger: { entries } }: CheckSource, days: number): boolean {
  let count = 0;
  for (let entry = 0; entry < entries.count && count < TERM_ROWS_MIN; entry++) if (entries.dueAssumed[entry] === 0 && entries.dueDay[entry] !== NO_DAY && Math.abs(entries.dueDay[entry]! - entries.documentDay[entry]! - days) <= TERM_DAYS_OFF_MAX) count += 1;
  return count >= TERM_ROWS_MIN;
}
