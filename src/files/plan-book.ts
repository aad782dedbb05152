import { uniqueSheetName } from "../grid/sheet-name";
import type { SheetPlan } from "../grid/sheet-plan";
import { placePlan } from "./place-plan";
import { XlsxBook } from "./xlsx-book";
import { saveBook } from "./xlsx-save";

/**
 * A new workbook with these plans as its sheets and nothing else, as .xlsx bytes.
 *
 * Holds: the same plans give the same bytes; no part of it comes from another workbook.
 */
export function bookOfPlans(plans: readonly SheetPlan[]): Uint8Array {
  const book = XlsxBook.empty();
  for (const plan of plans) placePlan(book, plan, null, uniqueSheetName(plan.name, new Set(book.sheets.map(({ name }) => name.toLowerCase()))));
  return saveBook(book);
}
