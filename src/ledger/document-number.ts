/**
 * A document number without what people write differently: blanks, case, full-width forms, leading zeros of each run of digits.
 *
 * @example " inv-0042 " → "INV-42"
 */
export function normaliseDocument(text: string): string {
  return text
    .normalize("NFKC")
    .replace(/\s+/g, "")
    .toUpperCase()
    .replace(/(^|\D)0+(?=\d)/g, "$1");
}

/** A cell may name several documents. */
export function isDocumentList(text: string): boolean {
  return /[,;，；、\n]/.test(text);
}

/** The numbers in a cell that names several documents: `INV-1, INV-2`. A blank or slash may be part of a number and separates nothing. */
export function splitDocuments(text: string): readonly string[] {
  return text.split(/[,;，；、\n]+/).map((part) => part.trim()).filter((part) => part !== "");
}
