import type { XlsxBook } from "../files/xlsx-book";
import { allTables, type FoundTable } from "./memory-tables";

/** The tables a user can pick from. */
export function offeredTables(book: XlsxBook): FoundTable[] {
  return allTables(book);
}
