import { isoDay } from "../calendar/day";
import type { Field } from "../ledger/columns";
import { cellAt, isBlankRow } from "../ledger/map-table";
import { cellText, decideDates, isBlankCell, readDate } from "../ledger/read-cell";
import { fieldsOf, unusedColumn } from "./check-source";
import { type DataCheck, isRule } from "./data-check";

/** What a customer table that keeps it should have for every customer. Terms and contact are told where the table is read. */
const FIELDS = ["taxNumber", "currency", "salesperson", "segment"] as const satisfies readonly Field[];
const REVIEW_HEADER = /^(?:(?:date of )?last (?:credit )?review(?:ed)?(?: date| on)?|review(?:ed)? (?:date|on)|(?:上次|最近|最后)(?:复核|评审|更新|核对)(?:日期|日|时间)?|(?:复核|评审|信用评审)(?:日期|日))$/i;
/** A customer's data are looked at once a year. */
const STALE_DAYS = 365;

/** Blank cells in columns of the customer table that are mostly filled. */
export const masterGaps: DataCheck = {
  code: "master-blank",
  standing: "advice",
  *run(source, report) {
    const fields = fieldsOf(source, "customers");
    if (!fields) return;
    for (const field of FIELDS) {
      if (!fields.has(field)) continue;
      yield;
      const blank = source.ledger.customers.filter(({ row }) => row !== null && isBlankCell(cellAt(fields.table.rows[row - 1]!, fields.at(field))));
      const listed = source.ledger.customers.filter(({ row }) => row !== null).length;
      if (!isRule({ kept: listed - blank.length, broken: blank.length })) continue;
      for (const { key, row } of blank) report("customers", { row: row! - 1, column: fields.at(field) }, { customer: key, field });
    }
  },
};

/** Customers not looked at for more than a year, where the table says when they were. */
export const staleReviews: DataCheck = {
  code: "review-stale",
  standing: "advice",
  *run(source, report) {
    const fields = fieldsOf(source, "customers");
    const column = fields ? unusedColumn(fields, REVIEW_HEADER) : -1;
    if (!fields || column < 0) return;
    yield;
    const dates = decideDates(fields.table, column);
    for (const { key, row } of source.ledger.customers) {
      if (row === null || isBlankRow(fields.table.rows[row - 1]!)) continue;
      const cell = cellAt(fields.table.rows[row - 1]!, column);
      const at = { row: row - 1, column };
      if (isBlankCell(cell)) report("customers", at, { customer: key });
      const day = readDate(dates, cell).value;
      if (day === null || cellText(cell) === "" || source.asOf - day <= STALE_DAYS) continue;
      report("customers", at, { customer: key, got: isoDay(day), days: source.asOf - day, asOf: isoDay(source.asOf) });
    }
  },
};
