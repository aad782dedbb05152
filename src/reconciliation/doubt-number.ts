import { type Books, lagDays, partyFits } from "./books";
import { INVOICE_WORDS, type Quoting } from "./claims";
import { isOneSlip } from "./open-items-index";
import { showsNumber } from "./pair-cause";
import type { Cause } from "./reconciliation";
import type { DifferenceContext } from "./settle-differences";

/** Whether the number that joins two different amounts may as well be something else: a number of theirs, or part of another. */
export function isDoubtfulNumber(context: DifferenceContext, our: number, their: number): boolean {
  return partyFits(context.books, our, their) !== "yes" || !strongly(context.quoting, their) || zerosLeftOff(context, our, their) || isMuchLikeOurs(context, our, their) || !isTheirWay(context, our, their);
}

/** Days beyond the usual window after which a differing amount makes a match implausible. */
export const FAR_DAYS = 20;
const EARLY_DAYS = { statement: 7, bank: 2 } as const;
const LATE_DAYS = { statement: 45, bank: 150 } as const;

export function plausible(books: Books, our: number, their: number, grace: number): boolean {
  const lag = lagDays(books, our, their);
  if (lag === null) return true;
  const { windowBeforeDays, windowAfterDays } = books.input.rules;
  return lag >= -Math.max(windowBeforeDays, EARLY_DAYS[books.input.kind]) - grace && lag <= Math.max(windowAfterDays, LATE_DAYS[books.input.kind]) + grace;
}

export function strongly(quoting: Quoting, their: number): boolean {
  return quoting.claims[their]!.some(({ form }) => form === "whole" || form === "slots" || form === "digits");
}

/** An amount this near to theirs (1/50) makes another document the likelier one, if its number is one slip of the pen away. */
const NEARER_PART = 50;

/** Documents that an unexplained difference may mean instead: a number one slip away with nearly their amount, or one that is not named and has just their amount. */
export function insteadOf(context: DifferenceContext, our: number, their: number): readonly { readonly ours: readonly number[]; readonly theirs: readonly number[]; readonly cause: Cause }[] {
  const { books, matching, items } = context;
  const nearer = nearerDocument(context, our, their);
  if (nearer !== null) return [{ ours: [nearer], theirs: [their], cause: "REF_TYPO" }];
  return items.withAmount(books.partyOf[our]!, books.theirs.currency[their]!, books.theirs.amount[their]!)
    .filter((row) => row !== our && matching.oursFree(row) && plausible(books, row, their, 0))
    .slice(0, INSTEAD_MAX)
    .map((row) => ({ ours: [row], theirs: [their], cause: "REF_MISSING" as const }));
}

const INSTEAD_MAX = 3;

/** An open row of the same party whose number is one slip away from the one they wrote and whose amount is nearly theirs: both may be mistyped. */
function nearerDocument({ books, matching, items, numbering }: DifferenceContext, our: number, their: number): number | null {
  const number = numbering.numbers[our];
  const amount = books.theirs.amount[their]!;
  if (!number) return null;
  const near = items.ofParty(books.partyOf[our]!).filter((row) => {
    if (row === our || Math.abs(books.ours.amount[row]! - amount) * NEARER_PART > Math.abs(amount) || !matching.oursFree(row) || books.ours.currency[row] !== books.theirs.currency[their]) return false;
    const other = numbering.numbers[row];
    return other && plausible(books, row, their, 0) && isOneSlip(number.alnum, other.alnum);
  });
  return near[0] ?? null;
}

/** Whether this party writes our numbers like that elsewhere: digits without our letters or separators, or after a word that announces orders, may be a number of theirs. */
export function isTheirWay({ books, quoting, numbering }: DifferenceContext, our: number, their: number): boolean {
  const claim = quoting.claims[their]!.find(({ rows }) => rows.includes(our));
  if (!claim || books.namedBy.has(their)) return true;
  const { form, word } = claim;
  if ((form === "digits" || form === "bare-slots") && !quoting.agreed.has(`${form} ${books.partyOf[our]!}`)) return false;
  if (form === "whole" && !showsNumber(books, our, their) && !/\p{L}/u.test(books.ours.rows[our]!.reference) && !quoting.agreed.has(`joined ${books.partyOf[our]!}`)) return false;
  const lettered = numbering.families[numbering.numbers[our]?.family ?? -1]?.pattern.match(/[^#]/) ?? null;
  return lettered !== null || word === "" || quoting.agreed.has(word) || INVOICE_WORDS.test(word);
}

/** A number only much like ours, in a row from before ours or with a letter of its own behind it (`10012-A`): likely an order of theirs. */
function isMuchLikeOurs({ books, quoting, numbering }: DifferenceContext, our: number, their: number): boolean {
  const { reference, text } = books.theirs.rows[their]!;
  const digits = numbering.numbers[our]?.alnum.match(/\d+$/)?.[0];
  // A pattern is made only where the number goes on at all, which is seldom.
  const last = digits !== undefined && ["-", "/", "."].some((mark) => `${reference} ${text}`.includes(digits + mark)) ? digits : undefined;
  if (last !== undefined && new RegExp(`${last}[-/.]\\d{1,2}(?!\\d)`).test(`${reference} ${text}`)) return true;
  if (quoting.claims[their]!.some(({ form }) => form === "whole")) return false;
  const lag = lagDays(books, our, their);
  return (lag !== null && lag < 0) || (last !== undefined && new RegExp(`${last}[-/.][A-Z]{1,2}(?![A-Z0-9])`, "i").test(`${reference} ${text}`));
}

/** They wrote the number without its zeros (`7` for `007`), and another open document has just their amount: it may be the beginning of a longer number. */
function zerosLeftOff({ books, matching, items, numbering }: DifferenceContext, our: number, their: number): boolean {
  const number = numbering.numbers[our];
  if (!number || number.serial.length >= number.serialWidth) return false;
  if (!items.withAmount(books.partyOf[our]!, books.theirs.currency[their]!, books.theirs.amount[their]!).some((row) => matching.oursFree(row) && plausible(books, row, their, 0))) return false;
  const { reference, text } = books.theirs.rows[their]!;
  return !`${reference} ${text}`.normalize("NFKC").replace(/[OIl]/g, (letter) => (letter === "O" ? "0" : "1")).includes(number.serial.padStart(number.serialWidth, "0"));
}
