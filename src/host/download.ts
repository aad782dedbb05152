import { downloadFile } from "../pane/download-file";
import { XLSX_TYPE } from "../workbook/file-handover";
import type { OpenBook } from "./open-book";

/** Hand the workbook to the browser as a file. Answers its name. */
export function downloadCopy(book: OpenBook): string {
  const name = book.fileName.replace(/\.[^.]*$/, "") + ".xlsx";
  void downloadFile({ name, mediaType: XLSX_TYPE, bytes: book.workbook.save() });
  book.savedVersion = book.editVersion;
  return name;
}
