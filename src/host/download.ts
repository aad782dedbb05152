import type { OpenBook } from "./open-book";

const XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

/** Hand the workbook to the browser as a file. Answers its name. */
export function downloadCopy(book: OpenBook): string {
  const name = book.fileName.replace(/\.[^.]*$/, "") + ".xlsx";
  const address = URL.createObjectURL(new Blob([book.workbook.save() as BlobPart], { type: XLSX }));
  const link = document.createElement("a");
  link.href = address;
  link.download = name;
  link.click();
  URL.revokeObjectURL(address);
  book.savedVersion = book.editVersion;
  return name;
}
