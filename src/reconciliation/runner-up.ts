import { NO_DAY } from "../calendar/day";
import { type AmountContext, inWideWindow } from "./amount-context";
import { lagDays } from "./books";
import { Chains } from "./chains";
import { inSlices, type Stage } from "./in-slices";
import { isOneSlip } from "./open-items-index";
import type { Alternative, Evidence, MatchGroup } from "./reconciliation";

/** Second candidates told of one group; open rows of a party among which a second one may complete a sum. */
const SHOWN_MAX = 3;
const SUM_ROWS_MAX = 80;
const BESIDE_DAYS = 14;

/**
 * The next best candidate of every group that a person has to look at, with its reason: what else their rows may be, or who else may be meant.
 *
 * Serious is a row, or a sum of two, with exactly their amount that is still open or itself only suggested; and a row of theirs left alone that
 * would fit ours as well. Groups that a stage gave alternatives keep them and get reasons.
 */
export function* tellRunnersUp(context: AmountContext): Stage<void> {
  const { matching, books } = context;
  const decided = matching.decidedRows.length;
  const members = membersOf(context, decided);
  const left = new Chains<number>(books.theirs.count);
  yield* inSlices(books.theirs.count, 10000, (their) => {
    if (matching.groupOfTheirs[their] === -1) left.add(books.theirs.amount[their]!, their);
  });
  const places = { ours: yield* placesOf(books.ours.rows), theirs: yield* placesOf(books.theirs.rows) };
  const asked = [...members];
  yield* inSlices(asked.length, 100, (place) => {
    const [index, { ours, theirs }] = asked[place]!;
    const group = matching.groups[index]!;
    const known = group.alternatives.map((other): Alternative => ({ ...other, ...reasonOf(context, other, group, places) }));
    const more = known.length > 0 ? [] : [...otherRows(context, ours, theirs), ...otherSums(context, group, ours, theirs), ...othersOfTheirs(context, left, group, ours, theirs)].slice(0, SHOWN_MAX);
    if (known.length > 0 || more.length > 0) matching.groups[index] = { ...group, alternatives: [...known, ...more] };
  });
}

interface Members {
  readonly ours: number[];
  readonly theirs: number[];
}

/** Rows of the groups that are suggested, or settled with a difference; those a person decided are left as they are. */
function membersOf({ matching, books }: AmountContext, decided: number): ReadonlyMap<number, Members> {
  const members = new Map<number, Members>();
  const of = (index: number): Members | null => {
    const group = matching.groups[index];
    if (!group || index < decided || (group.verdict === "auto" && group.differenceMinor === 0)) return null;
    const known = members.get(index) ?? { ours: [], theirs: [] };
    members.set(index, known);
    return known;
  };
  for (let our = 0; our < books.ours.count; our += 1) of(matching.groupOfOurs[our]!)?.ours.push(our);
  for (let their = 0; their < books.theirs.count; their += 1) of(matching.groupOfTheirs[their]!)?.theirs.push(their);
  return members;
}

/** Still open, or put elsewhere only as a suggestion. */
function isLoose({ matching }: AmountContext, our: number): boolean {
  const index = matching.groupOfOurs[our]!;
  return index < 0 ? matching.ourCause[our] === undefined || matching.ourCause[our] === "AMBIGUOUS" : index >= matching.decidedRows.length && matching.groups[index]!.verdict === "suggested";
}

/** Rows of ours, of the same party, with just the amount of the one row of theirs. */
function otherRows(context: AmountContext, ours: readonly number[], theirs: readonly number[]): readonly Alternative[] {
  const { books, items } = context;
  const their = theirs[0]!;
  if (theirs.length !== 1) return [];
  return items.withAmount(books.partyOf[ours[0]!]!, books.theirs.currency[their]!, books.theirs.amount[their]!)
    .filter((our) => !ours.includes(our) && isLoose(context, our) && inWideWindow(books, our, their))
    .sort((left, right) => context.lags.milliBits(lagDays(books, right, their)) - context.lags.milliBits(lagDays(books, left, their)) || left - right)
    .map((our) => alternative(context, [our], theirs, "REF_MISSING", amountReason(context, our, their)));
}

/** Two open rows that are together what one row of theirs is, where the difference of the group is not explained. */
function otherSums(context: AmountContext, { cause, differenceMinor }: MatchGroup, ours: readonly number[], theirs: readonly number[]): readonly Alternative[] {
  const { books, items, matching } = context;
  const their = theirs[0]!;
  if (theirs.length !== 1 || differenceMinor === 0 || (cause !== "PARTIAL" && cause !== "OVERPAY" && cause !== "AMOUNT_DIFF")) return [];
  const party = books.partyOf[ours[0]!]!;
  const wanted = books.theirs.amount[their]!;
  const usable = (our: number): boolean => books.ours.currency[our] === books.theirs.currency[their] && (matching.oursFree(our) || ours.includes(our)) && inWideWindow(books, our, their);
  const open = items.ofParty(party).filter((our) => usable(our) && Math.sign(books.ours.amount[our]!) === Math.sign(wanted) && Math.abs(books.ours.amount[our]!) < Math.abs(wanted));
  if (open.length > SUM_ROWS_MAX) return [];
  for (const our of open) {
    const other = items.withAmount(party, books.theirs.currency[their]!, wanted - books.ours.amount[our]!).find((row) => row > our && usable(row) && Math.abs(books.ours.day[row]! - books.ours.day[our]!) <= BESIDE_DAYS);
    if (other !== undefined) return [alternative(context, [our, other], theirs, books.bank ? "GROUP_1N_NOREF" : "GROUP_N1", { key: "instead-sum", params: { count: 2 } })];
  }
  return [];
}

/** Rows of theirs that are left alone and have the amount and the party of the one that was put to ours. */
function othersOfTheirs(context: AmountContext, left: Chains<number>, { cause }: MatchGroup, ours: readonly number[], theirs: readonly number[]): readonly Alternative[] {
  const { books } = context;
  const [our, their] = [ours[0]!, theirs[0]!];
  if (ours.length !== 1 || theirs.length !== 1) return [];
  const chain = left.chain(books.theirs.amount[their]!);
  if (chain < 0 || left.count(chain) > SUM_ROWS_MAX) return [];
  return left.rows(chain).sort((one, other) => one - other)
    .filter((other) => books.theirs.currency[other] === books.theirs.currency[their] && books.answers[other]!.parties.includes(books.partyOf[our]!) && inWideWindow(books, our, other))
    .map((other) => alternative(context, ours, [other], cause, { key: "instead-theirs", params: { days: Math.abs(lagDays(books, our, other) ?? 0) } }));
}

function alternative({ books }: AmountContext, ours: readonly number[], theirs: readonly number[], cause: Alternative["cause"], reason: Evidence): Alternative {
  const numbers = (side: "ours" | "theirs", rows: readonly number[]): number[] => rows.map((row) => books[side].rows[row]!.row).sort((left, right) => left - right);
  return { ours: numbers("ours", ours), theirs: numbers("theirs", theirs), cause, reason };
}

function amountReason({ books }: AmountContext, our: number, their: number): Evidence {
  const days = lagDays(books, our, their);
  return days === null ? { key: "instead-undated", params: {} } : { key: "instead-amount", params: { days: Math.abs(days) } };
}

type Places = Readonly<Record<"ours" | "theirs", ReadonlyMap<number, number>>>;

function* placesOf(rows: readonly { readonly row: number }[]): Stage<ReadonlyMap<number, number>> {
  const places = new Map<number, number>();
  yield* inSlices(rows.length, 10000, (place) => places.set(rows[place]!.row, place));
  return places;
}

/** Why an alternative that a stage gave is one. */
function reasonOf(context: AmountContext, { ours, theirs, cause, reason }: Alternative, group: MatchGroup, places: Places): { readonly reason?: Evidence } {
  if (reason) return { reason };
  const { books, numbering } = context;
  if (ours.length > 1) return { reason: { key: "instead-sum", params: { count: ours.length } } };
  const [our, their] = [places.ours.get(ours[0]!), places.theirs.get(theirs[0]!)];
  if (our === undefined || their === undefined) return {};
  if (cause === "REF_TYPO" && group.ours.length === 1) {
    const mine = numbering.numbers[our]?.alnum ?? "";
    const chosen = numbering.numbers[places.ours.get(group.ours[0]!) ?? -1]?.alnum ?? "";
    if (isOneSlip(mine, chosen)) return { reason: { key: "instead-number", params: { ours: books.ours.rows[our]!.reference } } };
  }
  if (ours[0] === group.ours[0] && theirs[0] !== group.theirs[0]) return { reason: { key: "instead-theirs", params: { days: Math.abs(lagDays(books, our, their) ?? 0) } } };
  if (books.ours.amount[our] === books.theirs.amount[their] && books.ours.day[our] !== NO_DAY) return { reason: amountReason(context, our, their) };
  return { reason: { key: "instead-named", params: { ours: books.ours.rows[our]!.reference } } };
}
