import { keyOfMark, SHEET_MARK_NAME } from "../workbook/sheet-mark";
import type { SheetInfo } from "../workbook/workbook";

export interface FoundSheet extends SheetInfo {
  readonly sheet: Excel.Worksheet;
}

const VISIBILITIES: Readonly<Record<string, SheetInfo["visibility"]>> = { Visible: "visible", Hidden: "hidden", VeryHidden: "very-hidden" };

/** All sheets in their order, with the key of those the add-in made. */
export async function allSheets(context: Excel.RequestContext): Promise<FoundSheet[]> {
  const sheets = context.workbook.worksheets;
  sheets.load("items/name,items/visibility");
  await context.sync();
  const marks = sheets.items.map((sheet) => {
    sheet.protection.load("protected");
    return queueMark(sheet);
  });
  await context.sync();
  return sheets.items.map((sheet, index) => ({
    sheet, name: sheet.name, visibility: VISIBILITIES[sheet.visibility] ?? "visible", protected: sheet.protection.protected, planKey: marks[index]!(),
  }));
}

/** The key of the plan that made a sheet, known after the next `sync`; null for a sheet of the user's. */
export function queueMark(sheet: Excel.Worksheet): () => string | null {
  const mark = sheet.names.getItemOrNullObject(SHEET_MARK_NAME);
  mark.load("formula");
  return () => (mark.isNullObject ? null : keyOfMark(String(mark.formula)));
}
