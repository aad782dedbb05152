import type { OutgoingFile } from "../workbook/file-handover";

/** Some browsers fetch the bytes only after the click has been handled. */
const KEPT_MS = 60_000;

/** Hands a file to the browser, which saves it or asks where to. */
export async function downloadFile({ name, mediaType, bytes }: OutgoingFile): Promise<void> {
  const address = URL.createObjectURL(new Blob([bytes as BlobPart], { type: mediaType }));
  const link = document.createElement("a");
  link.href = address;
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(address), KEPT_MS);
}
