import { type Books, lagDays, partyFits } from "./books";
import type { Quoting } from "./claims";
import { completeList } from "./complete-list";
import { FAR_DAYS, insteadOf, isDoubtfulNumber, isTheirWay, plausible, strongly } from "./doubt-number";
import { type Explanation, explainDifference } from "./explain-difference";
import type { Deductions, DifferingPair } from "./learn-deductions";
import { isFee, PART_WORDS } from "./learn-deductions";
import type { Found, Matching } from "./matching";
import type { Said } from "./mentions";
import type { Numbering } from "./numbering";
import type { OpenItems } from "./open-items-index";
import type { RateTable } from "./rate-table";
import { referenceEvidence } from "./reference-evidence";
import { addPair, ascending, type Component, listedRows, sameCurrency, settleBalanced, sum } from "./settle-claims";
import type { Cause, Evidence } from "./reconciliation";

/** What this stage reads beside the rows. */
export interface DifferenceContext {
  readonly books: Books;
  readonly matching: Matching;
  readonly quoting: Quoting;
  readonly learned: Deductions;
  readonly rates: RateTable;
  readonly items: OpenItems;
  readonly numbering: Numbering;
  readonly said: readonly Said[];
}

/** The pairs of a component that a reference joins one to one and whose amounts differ: what deductions are learned from. */
export function differingPairs(books: Books, matching: Matching, quoting: Quoting, component: Component): DifferingPair[] {
  const out: DifferingPair[] = [];
  for (const their of component.theirs) {
    if (!matching.theirsFree(their)) continue;
    const ours = listedRows(matching, quoting, their);
    if (ours.length === 0 || !sameCurrency(books, ours, [their])) continue;
    out.push({ ours: sum(books.ours.amount, ours), theirs: books.theirs.amount[their]!, lag: lagDays(books, ours[0]!, their), text: books.theirs.rows[their]!.text });
  }
  return out;
}

/** The same of what a person has decided, where a reference joins it: a rerun learns what the first run learned, and nothing more. */
export function decidedPairs(books: Books, matching: Matching, { claims }: Quoting): DifferingPair[] {
  const out: DifferingPair[] = [];
  for (const { ours, theirs } of matching.decidedRows) {
    if (theirs.length !== 1 || !sameCurrency(books, ours, theirs)) continue;
    const named = claims[theirs[0]!]!;
    if (!ours.every((our) => named.some(({ rows, ofParty }) => ofParty && rows.includes(our)))) continue;
    const total = sum(books.ours.amount, ours);
    const their = books.theirs.amount[theirs[0]!]!;
    if (total !== their) out.push({ ours: total, theirs: their, lag: lagDays(books, ours[0]!, theirs[0]!), text: books.theirs.rows[theirs[0]!]!.text });
  }
  return out;
}

/** Settle what a reference joins although the amounts differ: the difference is named, or left to a person. */
export function settleDiffering(context: DifferenceContext, component: Component): void {
  const { books, matching, quoting } = context;
  for (;;) {
    const before = matching.groups.length;
    settleOnce(context, component);
    if (matching.groups.length === before || (component.theirs.length === 1 && component.documents.length === 1)) return;
    settleBalanced(books, matching, quoting, component); // what is taken may leave the rest balanced
  }
}

function settleOnce(context: DifferenceContext, component: Component): void {
  const { books, matching, quoting } = context;
  const open = component.theirs.filter((their) => matching.theirsFree(their));
  if (open.length === 0) return;
  const lists = open.filter((their) => listedRows(matching, quoting, their).length > 1);
  for (const their of lists.sort((left, right) => books.theirs.day[left]! - books.theirs.day[right]! || left - right)) settleShortList(context, their);
  for (const rows of component.documents) {
    const our = rows.find((row) => matching.oursFree(row));
    if (our === undefined) continue;
    const theirs = open.filter((their) => matching.theirsFree(their) && claimsOnly(quoting, their, rows));
    if (theirs.length > 0) settleOne(context, our, theirs);
  }
}

function claimsOnly(quoting: Quoting, their: number, rows: readonly number[]): boolean {
  const own = quoting.claims[their]!.filter((claim) => claim.ofParty);
  return own.length === 1 && own[0]!.rows[0] === rows[0];
}

/** A list whose sum is not the amount: a fee, a credit note that is not listed, a deduction. */
function settleShortList(context: DifferenceContext, their: number): void {
  const { books, matching, quoting, learned, items } = context;
  const ours = listedRows(matching, quoting, their);
  if (ours.length < 2 || !sameCurrency(books, ours, [their])) return;
  const total = sum(books.ours.amount, ours);
  const d = books.theirs.amount[their]! - total;
  const evidence: Evidence[] = [{ key: "listed", params: { documents: ours.map((row) => books.ours.rows[row]!.reference).join(", "), count: ours.length } }];
  const note = items.unlistedWithAmount(ours[0]!, d).filter((row) => matching.oursFree(row) && !ours.includes(row) && isBefore(books, row, their));
  if (d < 0 && isFee(learned, -d, total)) {
    // A credit note of just that amount explains it as well.
    addWith(context, ours, [their], [...explainAs(context, ours, their, true)], evidence, note.length === 0 ? "auto" : "suggested", note.slice(0, 1).map((row) => ({ ours: [...ours, row].sort(ascending), theirs: [their], cause: "NETTED_CN" })));
    return;
  }
  if (note.length === 1 && Math.sign(d) !== Math.sign(total)) {
    const rows = [...ours, note[0]!].sort(ascending);
    matching.add({ ours: rows, theirs: [their], cause: "NETTED_CN", verdict: "auto", basis: "reference", alternatives: [], evidence: [...evidence, { key: "netted", params: { document: books.ours.rows[note[0]!]!.reference } }] });
    return;
  }
  if (Math.sign(d) === Math.sign(total) && completeList(context, their)) return;
  const [equal, another] = ours.filter((our) => books.ours.amount[our] === books.theirs.amount[their]);
  if (equal !== undefined && another === undefined) {
    addPair(books, matching, equal, their, ours.filter((our) => our !== equal)); // the other numbers may be an account or a date
    return;
  }
  const explanations = explainAs(context, ours, their, true);
  if (WEAK.has(explanations[0]!.cause)) return;
  addWith(context, ours, [their], explanations, evidence, "auto");
}

const WEAK: ReadonlySet<Cause> = new Set<Cause>(["PARTIAL", "OVERPAY", "AMOUNT_DIFF", "SIGN_FLIP", "DIGIT_TYPO"]);
/** Slips of the pen in the amount: where one in the number explains a row as well, the amount that is right counts more. */
const SLIPS: ReadonlySet<Cause> = new Set<Cause>(["DECIMAL_SLIP", "TRANSPOSITION", "DIGIT_TYPO"]);
/** An unexplained difference this many times our amount makes the reference itself doubtful. */
const OVERPAY_MAX = 2;

/** One document of ours and those of theirs that name it: the best explained one, its repeats, or several part payments. */
function settleOne(context: DifferenceContext, our: number, theirs: readonly number[]): void {
  const { books, matching, items } = context;
  const options = theirs
    .filter((their) => sameCurrency(books, [our], [their]) || context.rates.between(books.theirs.rows[their]!, books.ours.rows[our]!) !== null)
    .map((their) => ({ their, explanations: explainAs(context, [our], their, false) }))
    .sort((left, right) => rank(left.explanations[0]!.cause) - rank(right.explanations[0]!.cause) || books.theirs.day[left.their]! - books.theirs.day[right.their]! || left.their - right.their);
  const [best] = options;
  if (!best) return;
  if (settleNetted(context, our, best.their)) return;
  const cause = best.explanations[0]!.cause;
  // A difference that proves itself needs no likely day: accounts in two currencies are settled late.
  const near = cause === "FX_DIFF" || cause === "ROUNDING" || plausible(books, our, best.their, 0);
  if ((WEAK.has(cause) && cause !== "SIGN_FLIP") || SLIPS.has(cause) || !near) {
    if (cause === "OVERPAY" && completeList(context, best.their)) return;
    if (items.misquoted(best.their, our).some((row) => matching.oursFree(row))) return; // another document of this amount, one slip of the pen away: `pair-by-amount.ts` decides
  }
  const parts = options.filter(({ their, explanations }) => explanations[0]!.cause === "PARTIAL" && isTheirWay(context, our, their)).map(({ their }) => their);
  if (cause === "PARTIAL" && parts.length > 1) {
    settlePartPayments(context, our, parts);
    return;
  }
  const weakly = WEAK.has(cause) && cause !== "SIGN_FLIP";
  if (weakly && !plausible(books, our, best.their, FAR_DAYS)) {
    if ((lagDays(books, our, best.their) ?? 0) < 0) return; // long before our document: the number is of something else
    if (!strongly(context.quoting, best.their) || partyFits(books, our, best.their) !== "yes") return; // a number that few digits quote, a figure that does not fit and a day that does not fit: a coincidence
  }
  const flipped = cause === "SIGN_FLIP";
  const unproven = (weakly && isDoubtfulNumber(context, our, best.their)) || (flipped && !isTheirWay(context, our, best.their));
  const beyond = cause === "OVERPAY" && Math.abs(books.theirs.amount[best.their]!) > OVERPAY_MAX * Math.abs(books.ours.amount[our]!);
  if (beyond && !isTheirWay(context, our, best.their)) return;
  // A row that names nothing has just our amount: with a doubtful number that one comes first (`pair-by-amount.ts`).
  const exact = weakly && items.unnamedWithAmount(our).some((their) => matching.theirsFree(their) && plausible(books, our, their, 0));
  if (exact && (unproven || beyond)) return;
  const instead = weakly || flipped ? insteadOf(context, our, best.their) : [];
  const doubtful = unproven || exact || isOddPart(books, our, best.their, cause) || instead.length > 0 || !near || cause === "AMOUNT_DIFF" || beyond;
  const tolerated = Math.abs(books.theirs.amount[best.their]! - books.ours.amount[our]!) <= books.input.rules.toleranceMinor;
  addWith(context, [our], [best.their], best.explanations, referenceEvidence(books, our, best.their), doubtful && !tolerated ? "suggested" : "auto", instead);
  for (const { their } of options.slice(1)) {
    if (books.theirs.amount[their] === books.theirs.amount[best.their]) matching.theirCause[their] = "DUPLICATE_R";
  }
}

/** What explains a shortage as well as a credit note of just that amount. */
const KEPT_BACK: ReadonlySet<Cause> = new Set<Cause>(["BANK_FEE", "EARLY_DISCOUNT", "WITHHOLDING", "ROUNDING", "FX_DIFF"]);
const NOTE_AFTER_DAYS = 3;

/** A payment deducts no credit note that is written long after it. */
function isBefore(books: Books, note: number, their: number): boolean {
  const lag = lagDays(books, note, their);
  return lag === null || lag >= -NOTE_AFTER_DAYS;
}

/** A part that is neither a usual share nor a round sum, and is not called a part: the number may be another document's, mistyped. */
function isOddPart(books: Books, our: number, their: number, cause: Cause): boolean {
  if (cause !== "PARTIAL") return false;
  const [whole, part] = [Math.abs(books.ours.amount[our]!), Math.abs(books.theirs.amount[their]!)];
  const share = Math.round((part * 20) / whole);
  const { text, reference } = books.theirs.rows[their]!;
  return part % ROUND_PART !== 0 && Math.abs(part - (whole * share) / 20) > 1 && !PART_WORDS.test(`${text} ${reference}`);
}

const ROUND_PART = 10_00;

/** One document less a credit note that is not named: the note's amount is exactly what is short. */
function settleNetted(context: DifferenceContext, our: number, their: number): boolean {
  const { books, matching, items } = context;
  if (!books.bank || books.ours.currency[our] !== books.theirs.currency[their]) return false;
  const d = books.theirs.amount[their]! - books.ours.amount[our]!;
  if (d === 0 || Math.sign(d) === Math.sign(books.ours.amount[our]!) || Math.abs(d) >= Math.abs(books.ours.amount[our]!)) return false;
  const notes = items.unlistedWithAmount(our, d).filter((row) => matching.oursFree(row) && isBefore(books, row, their));
  if (notes.length !== 1) return false;
  const other = explainAs(context, [our], their, false)[0]!.cause;
  matching.add({
    ours: [our, notes[0]!].sort(ascending), theirs: [their], cause: "NETTED_CN", basis: "reference",
    ...(KEPT_BACK.has(other) ? { verdict: "suggested", alternatives: [{ ours: [our], theirs: [their], cause: other }] } : { verdict: "auto", alternatives: [] }),
    evidence: [...referenceEvidence(books, our, their), { key: "netted", params: { document: books.ours.rows[notes[0]!]!.reference } }],
  });
  return true;
}

/** Several part payments that do not make up the document: together, less what repeats one of them. */
function settlePartPayments(context: DifferenceContext, our: number, parts: readonly number[]): void {
  const { books, matching } = context;
  const kept = parts.filter((their, place) => !parts.slice(0, place).some((other) => books.theirs.amount[other] === books.theirs.amount[their] && Math.abs(books.theirs.day[other]! - books.theirs.day[their]!) <= 7));
  const total = sum(books.theirs.amount, kept);
  if (Math.abs(total) > Math.abs(books.ours.amount[our]!)) return;
  matching.add({
    ours: [our], theirs: [...kept].sort(ascending), cause: "PARTIAL", verdict: "suggested", basis: "reference", alternatives: [],
    evidence: [...referenceEvidence(books, our, kept[0]!), { key: "sum", params: { ours: 1, theirs: kept.length } }],
  });
  for (const their of parts) if (!kept.includes(their)) matching.theirCause[their] = "DUPLICATE_R";
}

function explainAs({ books, learned, rates }: DifferenceContext, ours: readonly number[], their: number, several: boolean): readonly Explanation[] {
  const theirRow = books.theirs.rows[their]!;
  const ourRow = books.ours.rows[ours[0]!]!;
  const total = sum(books.ours.amount, ours);
  if (books.ours.currency[ours[0]!] !== books.theirs.currency[their]) return rates.explain(total, books.theirs.amount[their]!, ourRow, theirRow);
  return explainDifference({
    ours: total, theirs: books.theirs.amount[their]!, currency: theirRow.currency, bank: books.bank, lag: lagDays(books, ours[0]!, their),
    theirText: `${theirRow.text} ${theirRow.reference}`, ourText: ourRow.text, rateNear: (rate) => rates.isNear(rate, theirRow), several,
  }, learned);
}

function addWith({ matching }: DifferenceContext, ours: readonly number[], theirs: readonly number[], explanations: readonly Explanation[], evidence: readonly Evidence[], verdict: "auto" | "suggested", alternatives: Found["alternatives"] = []): void {
  const [first, second] = explanations;
  matching.add({
    ours: [...ours].sort(ascending), theirs: [...theirs].sort(ascending), cause: first!.cause, verdict, basis: "reference", alternatives,
    evidence: [...evidence, first!.evidence, ...(second && second.cause !== "PARTIAL" && second.cause !== "OVERPAY" ? [{ key: "also-explains", params: { ...second.evidence.params, cause: second.cause } }] : [])],
  });
}

const ORDER: readonly Cause[] = ["ROUNDING", "FX_DIFF", "SIGN_FLIP", "DECIMAL_SLIP", "WITHHOLDING", "EARLY_DISCOUNT", "BANK_FEE", "GROUP_FEE", "TRANSPOSITION", "TAX_NET_GROSS", "DIGIT_TYPO", "PARTIAL", "OVERPAY", "AMOUNT_DIFF"];
function rank(cause: Cause): number {
  const place = ORDER.indexOf(cause);
  return place < 0 ? ORDER.length : place;
}

