import type { Books } from "./books";
import type { Cause, Evidence, ReconciliationRow } from "./reconciliation";

export function also(cause: Cause): Evidence {
  return { key: "also", params: { cause } };
}

/** By which number their row names ours, and in which of our columns it stands where it is not the document's. */
export function referenceEvidence(books: Books, our: number, their: number): readonly Evidence[] {
  const row = books.theirs.rows[their]!;
  const number = books.namedBy.get(their)?.numbers.get(our);
  if (number) return [{ key: "reference-column", params: { column: number.column, number: number.text, ours: books.ours.rows[our]!.reference, theirs: writtenAs(row, number.text) } }];
  return [{ key: "reference", params: { ours: books.ours.rows[our]!.reference, theirs: row.reference === "" ? row.text : row.reference } }];
}

/** Which of their fields shows the number: a document number of their own may stand before it. */
function writtenAs({ reference, text }: Pick<ReconciliationRow, "reference" | "text">, number: string): string {
  if (reference === "" || text === "") return reference + text;
  const lettersAndDigits = (written: string): string => written.normalize("NFKC").toUpperCase().replace(/[^\p{L}\p{N}]/gu, "").replace(/(^|\D)0+(?=\d)/g, "$1");
  return lettersAndDigits(reference).includes(lettersAndDigits(number)) ? reference : text;
}

/** Of a group of several rows: the first that is named by another number than its document's. */
export function columnEvidence(books: Books, ours: readonly number[], theirs: readonly number[]): readonly Evidence[] {
  for (const their of theirs) {
    const our = ours.find((row) => books.namedBy.get(their)?.numbers.has(row));
    if (our !== undefined) return referenceEvidence(books, our, their);
  }
  return [];
}
