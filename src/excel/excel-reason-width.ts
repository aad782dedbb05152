import { reasonWidth } from "../grid/reason-width";
import { type ColumnWidthChange, isWidthOurs, widthIn } from "../workbook/highlight-memory";
import { USUAL_POINTS } from "./excel-rows";

/** Widths are whole pixels. */
const STANDARD_WITHIN_POINTS = 0.75;

/** How wide a reason column will be made, and what it is now; null where it has room. */
export async function widerReasons(context: Excel.RequestContext, { sheet, column, header, reasons }: { readonly sheet: Excel.Worksheet; readonly column: number; readonly header: string; readonly reasons: Iterable<string> }): Promise<ColumnWidthChange | null> {
  const { format } = sheet.getRangeByIndexes(0, column, 1, 1);
  format.load("columnWidth");
  sheet.load("standardWidth");
  await context.sync();
  const made = USUAL_POINTS(reasonWidth(header, reasons));
  const isStandard = Math.abs(format.columnWidth - USUAL_POINTS(sheet.standardWidth)) < STANDARD_WITHIN_POINTS;
  return format.columnWidth < made ? { unit: "points", before: isStandard ? null : format.columnWidth, made } : null;
}

export function queueReasonWidth(sheet: Excel.Worksheet, column: number, { made }: ColumnWidthChange): void {
  sheet.getRangeByIndexes(0, column, 1, 1).format.columnWidth = made;
}

/** The width that the column had before; one that the user has given it since stays. */
export async function restoreReasonWidth(context: Excel.RequestContext, sheet: Excel.Worksheet, column: number, change: ColumnWidthChange): Promise<void> {
  const { format } = sheet.getRangeByIndexes(0, column, 1, 1);
  format.load("columnWidth");
  await context.sync();
  const { before, ...ours } = widthIn("points", change);
  if (!isWidthOurs(format.columnWidth, { before, ...ours })) return;
  if (before === null) format.useStandardWidth = true;
  else format.columnWidth = before;
  await context.sync();
}
