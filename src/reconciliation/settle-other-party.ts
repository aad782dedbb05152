import { type Books, partyFits } from "./books";
import type { Quoting } from "./claims";
import { inSlices, type Stage } from "./in-slices";
import type { Matching } from "./matching";
import type { OpenItems } from "./open-items-index";
import { addPair, isEqual } from "./settle-claims";

interface OtherPartyContext {
  readonly books: Books;
  readonly matching: Matching;
  readonly quoting: Quoting;
  readonly items: OpenItems;
}

/** References that prove a document of another party: only with the same amount, and for a person to look at. */
export function* settleOtherParty({ books, matching, quoting: { claims }, items }: OtherPartyContext, naming: readonly number[]): Stage<void> {
  yield* inSlices(naming.length, 1000, (place) => {
    const their = naming[place]!;
    if (!matching.theirsFree(their) || claims[their]!.length !== 1) return;
    const [claim] = claims[their]!;
    if (claim!.ofParty || partyFits(books, claim!.rows[0]!, their) !== "no") return;
    const our = claim!.rows.find((row) => matching.oursFree(row) && isEqual(books, row, their));
    if (our !== undefined && !items.misquoted(their, our).some((row) => matching.oursFree(row))) addPair(books, matching, our, their);
  });
}
