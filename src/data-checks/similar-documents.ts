import { ENTRIES_PER_STEP } from "../check/steps";
import { BEGINNING } from "../calendar/day";
import { fieldsOf } from "./check-source";
import type { DataCheck } from "./data-check";

/** Numbers begin anew every year: documents further apart than a quarter are no twins. */
const DAYS_APART_MAX = 92;
/** A customer with more documents of one amount than this has a subscription. */
const SAME_AMOUNT_MAX = 40;

/** Two digits exchanged make another number as well: told only where the dates are this near and no third document has the amount. */
const EXCHANGED_DAYS_MAX = 7;

/** The same document under two spellings of its number: blanks, dashes, O for 0; two digits exchanged; on the same day a copy's mark behind it. */
export const similarDocuments: DataCheck = {
  code: "document-similar",
  standing: "warning",
  *run(source, report) {
    const fields = fieldsOf(source, "ledger")!;
    const column = fields.at("document");
    if (column < 0 || /凭证|voucher|journal|transaction/i.test(fields.table.headers[column]!)) return;
    const { entries } = source.ledger;
    const byAmount = new Map<string, number[]>();
    for (let entry = 0; entry < entries.count; entry++) {
      if (entry % ENTRIES_PER_STEP === 0) yield;
      if (entries.document[entry] === "" || entries.documentDay[entry] === BEGINNING) continue;
      const key = `${entries.partition[entry]} ${entries.type[entry]} ${entries.amountMinor[entry]}`;
      const group = byAmount.get(key);
      if (group) group.push(entry);
      else byAmount.set(key, [entry]);
    }
    let seen = 0;
    for (const group of byAmount.values()) {
      if (seen++ % ENTRIES_PER_STEP === 0) yield;
      if (group.length < 2 || group.length > SAME_AMOUNT_MAX) continue;
      for (const [place, entry] of group.entries()) {
        const twin = group.slice(0, place).find((other) => isTwin(entry, other, group.length === 2));
        if (twin === undefined) continue;
        report("ledger", { row: entries.row[entry]! - 1, column }, { document: entries.document[entry]!, other: entries.document[twin]!, first: entries.row[twin]! });
      }
    }

    function isTwin(entry: number, other: number, isOnlyPair: boolean): boolean {
      const [mine, theirs] = [entries.document[entry]!, entries.document[other]!];
      const apart = Math.abs(entries.documentDay[entry]! - entries.documentDay[other]!);
      if (mine === theirs || apart > DAYS_APART_MAX) return false;
      const [own, twin] = [typedForm(mine), typedForm(theirs)];
      if (own === twin || (apart <= (isOnlyPair ? EXCHANGED_DAYS_MAX : 0) && isExchanged(own, twin))) return true;
      return apart === 0 && (isCopyOf(mine, theirs) || isCopyOf(theirs, mine));
    }
  },
};

/**
 * A number without what fingers and eyes mistake: case, width, blanks, dashes beside letters, O and 0, I and 1, leading zeros.
 *
 * @example "inv 0042" and "INV-O042" → "1NV42"
 */
export function typedForm(document: string): string {
  return document
    .normalize("NFKC")
    .toUpperCase()
    .replace(/[\s_\-–—./\\#:：]+/g, "-")
    .replace(/^-|-$|(?<=\D)-|-(?=\D)/g, "")
    .replace(/O/g, "0")
    .replace(/[IL]/g, "1")
    .replace(/(^|\D)0+(?=\d)/g, "$1");
}

/**
 * The number with what programs and people put behind a copy's.
 *
 * @example "INV-7 (2)", "INV-7-1" and "INV-7 copy" of "INV-7"; not "INV-7A", which is another delivery
 */
function isCopyOf(copy: string, document: string): boolean {
  return document.length >= COPIED_LENGTH_MIN && copy.length > document.length && copy.startsWith(document) && /^(?:\s*[(（]\d{1,2}[)）]|[-_]\d|[-_ ]*(?:copy|dup|副本|重复))$/i.test(copy.slice(document.length));
}
/** "1-1" and "1" are a series of its own. */
const COPIED_LENGTH_MIN = 4;

/** Two neighbouring digits change places. */
function isExchanged(left: string, right: string): boolean {
  if (left.length !== right.length || left.length < 4) return false;
  let place = 0;
  while (place < left.length && left[place] === right[place]) place++;
  const [first, second] = [left.slice(place, place + 2), right.slice(place, place + 2)];
  return /^\d\d$/.test(first) && first[0] === second[1] && first[1] === second[0] && left.slice(place + 2) === right.slice(place + 2);
}
