import { toDate } from "../calendar/day";
import { type Books, lagDays, partyFits } from "./books";
import type { Cause, Evidence } from "./reconciliation";

const LAG_MAX = 5;

/** What is odd about a pair whose amounts agree and whose reference proves it, the most important first; EXACT where nothing is. */
export function pairCauses(books: Books, ours: number, theirs: number): { readonly causes: readonly Cause[]; readonly evidence: readonly Evidence[] } {
  const causes: Cause[] = [];
  const evidence: Evidence[] = [];
  const otherParty = partyCause(books, ours, theirs);
  if (otherParty) {
    causes.push(otherParty);
    evidence.push({ key: otherParty === "WRONG_CUSTOMER" ? "other-customer" : "third-party", params: { ours: books.partyNames[books.partyOf[ours]!]!, theirs: books.theirs.rows[theirs]!.party } });
  }
  const lag = lagDays(books, ours, theirs);
  if (lag !== null) {
    if (!withinLag(books, lag)) {
      if (isDateSwapped(books, ours, theirs)) causes.push("DATE_SWAP");
      else causes.push("DATE_TIMING");
    }
    evidence.push(lagEvidence(lag));
  }
  if (!sameAsWritten(books, ours, theirs)) causes.push("REF_FORMAT");
  if (causes.length === 0) causes.push("EXACT");
  return { causes, evidence };
}

const LAGS = new Map<number, Evidence>();

/** One object per lag: a large list has as many facts as rows, and few different lags. */
function lagEvidence(lag: number): Evidence {
  let known = LAGS.get(lag);
  if (!known) {
    known = { key: lag === 0 ? "same-day" : lag > 0 ? "days-later" : "days-earlier", params: { days: Math.abs(lag) } };
    if (Math.abs(lag) <= LAGS_KEPT) LAGS.set(lag, known);
  }
  return known;
}

const LAGS_KEPT = 400;

/** Whether the day of theirs is where the day of ours leads one to expect it. */
export function withinLag(books: Books, lag: number): boolean {
  const { windowBeforeDays, windowAfterDays } = books.input.rules;
  if (books.bank) return lag >= -windowBeforeDays && lag <= windowAfterDays;
  return lag >= 0 && lag <= Math.max(LAG_MAX, windowAfterDays);
}

function partyCause(books: Books, ours: number, theirs: number): Cause | null {
  const fits = partyFits(books, ours, theirs);
  // The payer is somebody else, though the text says for whom.
  const { how } = books.answers[theirs]!;
  if (fits === "yes") return how === "text" && books.theirs.rows[theirs]!.party !== "" ? "THIRD_PARTY" : null;
  if (books.bank) return books.theirs.rows[theirs]!.party === "" ? null : "THIRD_PARTY";
  return fits === "no" ? "WRONG_CUSTOMER" : null;
}

/** Day and month exchanged: 04/08 for 08/04, give or take the usual lag. */
export function isDateSwapped(books: Books, ours: number, theirs: number): boolean {
  const ourDate = toDate(books.ours.rows[ours]!.day!);
  const theirDate = toDate(books.theirs.rows[theirs]!.day!);
  if (theirDate.day > 12 || ourDate.year !== theirDate.year) return false;
  return theirDate.day === ourDate.month && theirDate.month === ourDate.day;
}

/** Our number stands in their row just as it is. */
export function sameAsWritten(books: Books, ours: number, theirs: number): boolean {
  const second = books.namedBy.get(theirs)?.numbers.get(ours)?.text;
  const reference = second ?? books.ours.rows[ours]!.reference;
  const row = books.theirs.rows[theirs]!;
  if (second !== undefined) return row.reference === second || standsIn(reference, `${row.reference} ${row.text}`);
  if (row.reference === reference) return true;
  if (row.reference !== "" && row.text === "") return false;
  if (!books.bank && row.reference !== "") return false;
  const text = row.reference === "" ? row.text : `${row.reference} ${row.text}`;
  return standsIn(reference, text);
}

/** Our document number stands somewhere in their row with the separators it has. */
export function showsNumber(books: Books, ours: number, theirs: number): boolean {
  const { reference, text } = books.theirs.rows[theirs]!;
  return standsIn(books.ours.rows[ours]!.reference, `${reference} ${text}`);
}

/** A number stands in a text as a whole, just as it is. */
export function standsIn(reference: string, text: string): boolean {
  for (let at = text.indexOf(reference); at >= 0; at = text.indexOf(reference, at + 1)) {
    if (!isNumberCharacter(text[at - 1]) && !isNumberCharacter(text[at + reference.length])) return true;
  }
  return false;
}

function isNumberCharacter(character: string | undefined): boolean {
  return character !== undefined && /[\p{L}\p{N}\u00a0]/u.test(character);
}
