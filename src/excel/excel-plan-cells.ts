import { dayToSerial } from "../calendar/excel-date";
import { isoDay } from "../calendar/day";
import type { PlanCell, SheetPlan } from "../grid/sheet-plan";
import { type CellInput, TEXT_FORMAT, writeCells } from "./excel-cells";

/** Links first, because Excel writes their text itself; then number formats and contents. */
export async function writePlanCells(
  context: Excel.RequestContext,
  sheet: Excel.Worksheet,
  plan: SheetPlan,
  { date1904, nameOfKey }: { readonly date1904: boolean; readonly nameOfKey: ReadonlyMap<string, string> },
): Promise<void> {
  for (const { row, column, sheetKey } of plan.links) {
    const target = nameOfKey.get(sheetKey);
    if (target !== undefined) sheet.getRangeByIndexes(row, column, 1, 1).hyperlink = { documentReference: `'${target.replace(/'/g, "''")}'!A1`, screenTip: target };
  }
  const columns = plan.rows.reduce((most, row) => Math.max(most, row.length), 0);
  if (columns === 0) return;
  const inputs = plan.rows.map((row) => row.map((cell) => (cell ? inputOf(cell, plan, date1904) : null)));
  await writeCells(context, { sheet, row: 0, column: 0, rows: inputs.length, columns }, inputs);
}

function inputOf({ value, style }: PlanCell, plan: SheetPlan, date1904: boolean): CellInput {
  const numberFormat = style === undefined ? undefined : plan.styles[style]!.numberFormat;
  if (typeof value !== "object" || value === null) return { value, ...(numberFormat !== undefined && { numberFormat }) };
  if ("formula" in value) return { value: value.formula, entered: true, ...(numberFormat !== undefined && { numberFormat }) };
  // A day before the epoch has no serial: it stands as text.
  const serial = dayToSerial(value.day, date1904);
  return serial === null ? { value: isoDay(value.day), numberFormat: TEXT_FORMAT } : { value: serial, numberFormat: numberFormat ?? "yyyy-mm-dd" };
}
