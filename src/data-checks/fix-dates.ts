import { type Day } from "../calendar/day";
import { serialToDay } from "../calendar/excel-date";
import { dueDayOf } from "../ledger/due-day";
import { fieldsOfNamed } from "./check-source";
import { exchanged } from "./date-order";
import type { Fixer } from "./fix";

/** Terms of payment are rarely longer than half a year. */
const TERM_DAYS_MAX = 190;

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

/** A due date before the document: its day and month exchanged where that gives a term of payment, else what the customer's terms say. */
export const fixDueDate: Fixer = (issue, desk) => {
  const fields = fieldsOfNamed(desk.source, issue.at.table);
  const { entries, partitions, customers } = desk.source.ledger;
  if (!fields?.has("dueDate") || issue.at.row === null) return;
  const entry = entries.row.indexOf(issue.at.row);
  if (entry < 0) return;
  const [documentDay, dueDay] = [entries.documentDay[entry]! as Day, entries.dueDay[entry]! as Day];
  const meant = exchanged(dueDay);
  const { terms } = customers[partitions[entries.partition[entry]!]!.customer]!;
  const due = meant !== null && meant >= documentDay && meant - documentDay <= TERM_DAYS_MAX ? meant : terms && dueDayOf(documentDay, terms);
  if (due !== null) desk.change(fields, issue.at.row - 1, fields.at("dueDate"), { day: due });
};
