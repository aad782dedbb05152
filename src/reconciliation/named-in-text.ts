import type { Books } from "./books";
import type { Quoting } from "./claims";
import { inSlices, type Stage } from "./in-slices";

/**
 * Receipts of one customer whose text gives another customer's whole name and no document: paid on behalf of that one, for a person to look at.
 *
 * Changes `books.answers` of these rows; what names a document is left as it is.
 */
export function* findNamedInText(books: Books, { claims }: Quoting): Stage<void> {
  if (!books.bank || books.partyCount < 2) return;
  yield* inSlices(claims.length, 200, (their) => {
    const { parties } = books.answers[their]!;
    const { text } = books.theirs.rows[their]!;
    if (parties.length === 0 || claims[their]!.length > 0 || text.length < TEXT_MIN) return;
    const named = books.names.within(text);
    if (named.parties.length === 1 && !parties.includes(named.parties[0]!)) books.answers[their] = named;
  });
}

/** Shorter texts hold no company's name. */
const TEXT_MIN = 4;
