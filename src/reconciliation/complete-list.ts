import { NO_DAY } from "../calendar/day";
import { type Minor, minorToText } from "../money/money";
import type { Books } from "./books";
import { isFee } from "./learn-deductions";
import type { Cause, Evidence } from "./reconciliation";
import { ascending, groupCause, listedRows, sum } from "./settle-claims";
import type { DifferenceContext } from "./settle-differences";

/** Documents that may follow the last one a cut-off text still shows. */
const FOLLOWING_MAX = 14;
const SPREAD_DAYS = 60;

/**
 * A remittance text that ends too early: the documents that follow the named ones in the ledger make up the rest.
 *
 * The last number may itself be cut (`INV-2025-001`), so the list is also tried without it. Only an exact sum counts, or one less a known fee.
 */
export function completeList(context: DifferenceContext, their: number): boolean {
  const { books, matching, quoting, items, said } = context;
  const listed = listedRows(matching, quoting, their).filter((row) => books.ours.currency[row] === books.theirs.currency[their]);
  const [first] = listed;
  if (first === undefined) return false;
  const cut = said[their]!.cutOff !== "" || said[their]!.mentions.some((mention) => mention.cut);
  const direction = Math.sign(books.ours.amount[first]!);
  const open = inNumberOrder(context, items.ofParty(books.partyOf[first]!).filter((row) => isOpenNear(books, matching.oursFree(row), row, first) && Math.sign(books.ours.amount[row]!) === direction));
  for (const named of listed.length > 1 ? [listed, listed.slice(0, -1)] : [listed]) {
    const rest = followers(context, named, open, their);
    if (!rest) continue;
    const swappable = rest.rows.some((row) => open.some((other) => other !== row && !named.includes(other) && books.ours.amount[other] === books.ours.amount[row]));
    const rows = [...named, ...rest.rows].sort(ascending);
    const evidence: Evidence[] = [{ key: "cut-off-list", params: { count: named.length, documents: rest.rows.map((row) => books.ours.rows[row]!.reference).join(", ") } }, { key: "sum", params: { ours: rows.length, theirs: 1 } }];
    if (rest.fee) evidence.push({ key: "fee-amount", params: { fee: minorToText(rest.fee as Minor, books.currencies[books.theirs.currency[their]!]!) } });
    const cause: Cause = rest.fee ? "GROUP_FEE" : groupCause(books, rows, [their]);
    matching.add({ ours: rows, theirs: [their], cause, verdict: (cut || (books.bank && named.length > 1)) && !rest.fee && !swappable ? "auto" : "suggested", basis: "reference", alternatives: [], evidence });
    return true;
  }
  return false;
}

function isOpenNear(books: Books, free: boolean, row: number, first: number): boolean {
  if (!free || books.ours.currency[row] !== books.ours.currency[first]) return false;
  return books.ours.day[row] === NO_DAY || books.ours.day[first] === NO_DAY || Math.abs(books.ours.day[row]! - books.ours.day[first]!) <= SPREAD_DAYS;
}

/** The shortest stretch after the last named document that, with the named ones, is their amount. */
function followers({ books, learned }: DifferenceContext, named: readonly number[], open: readonly number[], their: number): { rows: readonly number[]; fee: number } | null {
  const wanted = Math.abs(books.theirs.amount[their]!);
  let total = Math.abs(sum(books.ours.amount, named));
  if (total >= wanted) return null;
  const rows: number[] = [];
  const start = Math.max(...named.map((row) => open.indexOf(row)));
  for (const row of open.slice(start + 1)) {
    if (named.includes(row)) continue;
    rows.push(row);
    total += Math.abs(books.ours.amount[row]!);
    if (total === wanted) return { rows, fee: 0 };
    if (total > wanted) return isFee(learned, total - wanted, total) ? { rows, fee: total - wanted } : null;
    if (rows.length >= FOLLOWING_MAX) return null;
  }
  return null;
}

function inNumberOrder({ numbering }: DifferenceContext, rows: readonly number[]): number[] {
  const { numbers } = numbering;
  const serial = (row: number): number => Number(numbers[row]?.serial ?? 0);
  return [...rows].sort((left, right) => (numbers[left]?.family ?? -1) - (numbers[right]?.family ?? -1) || serial(left) - serial(right) || left - right);
}
