import type { SheetPlan } from "../grid/sheet-plan";
import { SHEET_MARK_NAME } from "../workbook/sheet-mark";
import { addressOf } from "./cell-areas";

/** Pictures of ours on a sheet of ours; whatever else the user drew there stays. */
const PICTURE_PREFIX = "Customer ledger ";
/** Names that Excel itself keeps for print areas and titles: no other call takes these away. */
const PRINT_NAMES = ["Print_Area", "Print_Titles"];

/** Pixels left and right of the digits of a column, and points per pixel. */
const CELL_PADDING_PIXELS = 5;
const POINTS_PER_PIXEL = 0.75;

/**
 * Queue the emptying of a sheet that an earlier run made, so that it is as a new one.
 *
 * Names that the plan sets again stay, because the user's formulas may refer to them. Answers the names, in lower case, that are left.
 */
export async function clearSheet(context: Excel.RequestContext, sheet: Excel.Worksheet, plan: SheetPlan): Promise<ReadonlySet<string>> {
  sheet.tables.load("items/id");
  sheet.names.load("items/name");
  sheet.shapes.load("items/name");
  await context.sync();
  sheet.tables.items.forEach((table) => table.delete());
  const wanted = new Set([SHEET_MARK_NAME, ...plan.names.map(({ name }) => name)].map((name) => name.toLowerCase()));
  const [kept, gone] = [true, false].map((keep) => sheet.names.items.filter(({ name }) => (wanted.has(name.toLowerCase()) && !PRINT_NAMES.includes(name)) === keep));
  gone!.forEach((name) => name.delete());
  sheet.shapes.items.filter(({ name }) => name.startsWith(PICTURE_PREFIX)).forEach((shape) => shape.delete());
  const everything = sheet.getRange();
  everything.unmerge();
  everything.clear();
  everything.format.useStandardWidth = true;
  everything.format.useStandardHeight = true;
  sheet.freezePanes.unfreeze();
  sheet.horizontalPageBreaks.removePageBreaks();
  return new Set(kept!.map(({ name }) => name.toLowerCase()));
}

/** Queue widths, heights, merges, frozen panes and gridlines. */
export function queuePlanFrame(sheet: Excel.Worksheet, plan: SheetPlan, pointsOf: PointsOfWidth): void {
  plan.columnWidths.forEach((chars, column) => {
    sheet.getRangeByIndexes(0, column, 1, 1).format.columnWidth = pointsOf(chars);
  });
  plan.rowHeights.forEach((height) => {
    sheet.getRangeByIndexes(height.row, 0, 1, 1).format.rowHeight = height.points;
  });
  plan.merges.forEach((merge) => sheet.getRange(addressOf(merge)).merge(false));
  const { rows, columns } = plan.freeze;
  if (rows > 0 && columns > 0) sheet.freezePanes.freezeAt(sheet.getRangeByIndexes(0, 0, rows, columns));
  else if (rows > 0) sheet.freezePanes.freezeRows(rows);
  else if (columns > 0) sheet.freezePanes.freezeColumns(columns);
  sheet.showGridlines = plan.gridlines;
}

/** Points for a width in characters. */
export type PointsOfWidth = (chars: number) => number;

/** Asks a sheet with columns of standard width. */
export async function readPointsOfWidth(context: Excel.RequestContext, sheet: Excel.Worksheet): Promise<PointsOfWidth> {
  const corner = sheet.getRangeByIndexes(0, 0, 1, 1);
  corner.format.load("columnWidth");
  sheet.load("standardWidth");
  await context.sync();
  return pointsOfWidth({ standardChars: sheet.standardWidth, standardPoints: corner.format.columnWidth });
}

/**
 * Points for a width in characters, from what the workbook's own default font makes of its standard width.
 *
 * @example Calibri 11: 8.43 characters are 64 pixels or 48 points, so a digit has 7 pixels.
 */
export function pointsOfWidth({ standardChars, standardPoints }: { readonly standardChars: number; readonly standardPoints: number }): PointsOfWidth {
  const digit = (standardPoints / POINTS_PER_PIXEL - CELL_PADDING_PIXELS) / standardChars;
  const digitPixels = Number.isFinite(digit) && digit > 0 ? Math.round(digit) : 7;
  return (chars) => Math.round(chars * digitPixels + CELL_PADDING_PIXELS) * POINTS_PER_PIXEL;
}

/** Queue names of this sheet only, so that two statements can have the same. `existing` (lower case) are led to their new place. */
export function queuePlanNames(sheet: Excel.Worksheet, plan: SheetPlan, { sheetName, existing }: { readonly sheetName: string; readonly existing: ReadonlySet<string> }): void {
  for (const { name, range } of plan.names) {
    if (existing.has(name.toLowerCase())) sheet.names.getItem(name).formula = `='${sheetName.replace(/'/g, "''")}'!${absolute(addressOf(range))}`;
    else sheet.names.add(name, sheet.getRange(addressOf(range)));
  }
}

function absolute(address: string): string {
  return address.replace(/([A-Z]+)(\d+)/g, "$$$1$$$2");
}

/** Queue tables over cells that are already written. */
export function queuePlanTables(sheet: Excel.Worksheet, plan: SheetPlan): void {
  plan.tables.forEach(({ name, range }) => {
    sheet.tables.add(addressOf(range), true).name = name;
  });
}

/** Pictures stand at the corner of their cell, wherever the widths have put it. */
export async function writePlanPictures(context: Excel.RequestContext, sheet: Excel.Worksheet, plan: SheetPlan): Promise<void> {
  if (plan.pictures.length === 0) return;
  const anchors = plan.pictures.map(({ row, column }) => sheet.getRangeByIndexes(row, column, 1, 1));
  anchors.forEach((anchor) => anchor.load("left,top"));
  await context.sync();
  plan.pictures.forEach((picture, index) => {
    const shape = sheet.shapes.addImage(picture.base64);
    shape.name = `${PICTURE_PREFIX}${index + 1}`;
    shape.altTextDescription = picture.description;
    shape.lockAspectRatio = false;
    shape.left = anchors[index]!.left;
    shape.top = anchors[index]!.top;
    shape.width = picture.widthPoints;
    shape.height = picture.heightPoints;
  });
  await context.sync();
}
