import { toDate } from "../calendar/day";
import { serialToDay } from "../calendar/excel-date";
import type { FoundTable } from "./excel-tables";

/**
 * Whether the workbook counts its dates from 1904. No property says so, so two witnesses are asked, with the next `sync`:
 * what the workbook shows for a date in the table's first row, and what its own DATE function answers.
 *
 * The cell shown counts more; a workbook without either is one of the usual kind, from 1900.
 */
export function queueDateSystem(context: Excel.RequestContext, table?: FoundTable): () => boolean {
  const answer = context.workbook.functions.date(1904, 1, 2);
  answer.load("value");
  const first = table?.sheet.getRangeByIndexes(table.bodyRow, table.firstColumn, 1, table.headers.length);
  first?.load("values,text,numberFormat");
  return () => {
    const shown = first ? first.values[0]!.map((value, column) => date1904Of(value, String(first.text[0]![column]), String(first.numberFormat[0]![column]))) : [];
    return shown.find((witness) => witness !== null) ?? (answer.value as unknown) === 1;
  };
}

/** What a shown date says of the system, or null where it says nothing: the two systems lie four years apart. */
export function date1904Of(value: unknown, text: string, numberFormat: string): boolean | null {
  const code = numberFormat.replace(/"[^"]*"|\\.|\[[^\]]*\]/g, "");
  if (typeof value !== "number" || !/y/i.test(code) || /[be]/i.test(code)) return null;
  const shows = (date1904: boolean): boolean => {
    const day = serialToDay(value, date1904);
    if (day === null) return false;
    const year = toDate(day).year;
    const numbers: readonly string[] = text.match(/\d+/g) ?? [];
    return numbers.includes(String(year)) || (!/yyy/i.test(code) && numbers.includes(String(year % 100).padStart(2, "0")));
  };
  const [from1900, from1904] = [shows(false), shows(true)];
  return from1900 === from1904 ? null : from1904;
}
