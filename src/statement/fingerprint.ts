import { sha256 } from "../check/sha256";
import { BEGINNING, type Day, isoDay } from "../calendar/day";
import type { Minor } from "../money/money";
import type { StatementKind } from "../settings/settings";
import type { Statement, StatementLine } from "./statement";
import { isListed, isOfItems, listedOf, type StatedEntry, type StatedPeriod } from "./stated-entries";
import type { StatedWay } from "./stated-way";

/** Written before the letters of a fingerprint, so that it is always compared by what went into it. */
const RECIPE_MARK = "2:";
/** Kinds whose figures have a sign, which the customer's view turns. */
const SIGNED: ReadonlySet<StatementKind> = new Set(["activity", "balance-forward", "transactions", "open-item"]);
const RUNNING: ReadonlySet<StatementKind> = new Set(["activity", "balance-forward"]);

/** Whose statement it is, and of when. */
export interface StatedPlace {
  readonly number: string;
  /** `Customer.key`. */
  readonly customer: string;
  readonly kind: StatementKind;
  readonly from: Day;
  readonly to: Day;
  readonly currency: string;
  readonly entity: string;
  readonly account: string;
}

/** Figures beside the lines. */
export interface StatedFigures {
  readonly invoicedMinor: Minor;
  readonly paidMinor: Minor;
  readonly creditedMinor: Minor;
  readonly adjustedMinor: Minor;
  readonly overdueMinor: Minor;
  readonly disputedMinor: Minor;
  /** What our books have written off and the statement leaves out. */
  readonly writtenOffMinor: Minor;
  readonly unappliedMinor: Minor;
  readonly buckets: readonly string[];
  readonly agedMinor: readonly Minor[];
}

export function figuresOf({ invoicedMinor, paidMinor, creditedMinor, adjustedMinor, overdueMinor, disputedMinor, aging }: Statement, writtenOffMinor: Minor): StatedFigures {
  return { invoicedMinor, paidMinor, creditedMinor, adjustedMinor, overdueMinor, disputedMinor, writtenOffMinor, unappliedMinor: aging.unappliedMinor, buckets: aging.buckets, agedMinor: aging.amountsMinor };
}

/** The earlier recipe names what a statement lists and comes to; the present one every figure and date on it. */
export function recipeOf(fingerprint: string): 1 | 2 {
  return fingerprint.startsWith(RECIPE_MARK) ? 2 : 1;
}

/**
 * Names every figure and every date that a reader of an account's statement sees: its balances and sums, each line with what is due when, open and how long past due, what
 * receipts settled, the age of the balance, what is written off.
 *
 * Who issued it, when, and in which language is not part of it, nor what is text only.
 */
export function fingerprintOf(place: StatedPlace, { statement, items, figures, way }: {
  /** As it is printed, in our sign. */
  readonly statement: Statement;
  /** Open items at its end, printed where the settings want them. */
  readonly items: readonly StatementLine[];
  readonly figures: StatedFigures;
  readonly way: StatedWay;
}): string {
  const { kind, openingMinor, closingMinor, lines } = statement;
  const about = [...aboutOf(place), SIGNED.has(kind) ? way.perspective : ""];
  // A confirmation names a balance, and nothing of what makes it up.
  if (kind === "confirmation") return RECIPE_MARK + sha256(JSON.stringify([...about, closingMinor, figures.writtenOffMinor]));
  const behind = way.listOpenItems && RUNNING.has(kind) ? items.map(printedLine) : null;
  return RECIPE_MARK + sha256(JSON.stringify([...about, openingMinor, closingMinor, packFigures(figures), lines.map((line) => [...printedLine(line), kind === "activity" ? settledBy(line) : []]), behind]));
}

function printedLine({ day, type, document, debitMinor, creditMinor, balanceMinor, dueDay, openMinor, daysPastDue, disputed }: StatementLine): readonly unknown[] {
  return [isoOf(day), type, document, debitMinor, creditMinor, balanceMinor, dueDay === null ? "" : isoDay(dueDay), openMinor, daysPastDue !== null && daysPastDue > 0 ? daysPastDue : 0, disputed];
}

/** What a receipt or a credit note settled, which its line says in words. */
function settledBy({ creditMinor, applied }: StatementLine): readonly unknown[] {
  return creditMinor > 0 ? applied.map(({ document, amountMinor }) => [document, amountMinor]) : [];
}

/** Values alone, in a fixed order. */
export function packFigures({ invoicedMinor, paidMinor, creditedMinor, adjustedMinor, overdueMinor, disputedMinor, writtenOffMinor, unappliedMinor, buckets, agedMinor }: StatedFigures): readonly unknown[] {
  return [invoicedMinor, paidMinor, creditedMinor, adjustedMinor, overdueMinor, disputedMinor, writtenOffMinor, unappliedMinor, buckets, agedMinor];
}

/** null for what no register of ours has written. */
export function unpackFigures(stored: unknown): StatedFigures | null {
  if (!Array.isArray(stored) || stored.length !== 10) return null;
  const [buckets, agedMinor] = stored.slice(8) as readonly unknown[];
  const sums = stored.slice(0, 8) as readonly unknown[];
  if (!Array.isArray(buckets) || !Array.isArray(agedMinor) || buckets.length !== agedMinor.length || buckets.some((bucket) => typeof bucket !== "string")) return null;
  if (![...sums, ...(agedMinor as readonly unknown[])].every((amount) => Number.isSafeInteger(amount))) return null;
  const [invoicedMinor, paidMinor, creditedMinor, adjustedMinor, overdueMinor, disputedMinor, writtenOffMinor, unappliedMinor] = sums as [Minor, Minor, Minor, Minor, Minor, Minor, Minor, Minor];
  return { invoicedMinor, paidMinor, creditedMinor, adjustedMinor, overdueMinor, disputedMinor, writtenOffMinor, unappliedMinor, buckets: buckets as string[], agedMinor: agedMinor as Minor[] };
}

/** What registers were written with before: due days, open amounts of movements and the age of the balance are not in it. */
export function earlierFingerprintOf(place: StatedPlace, { openingMinor, closingMinor, entries, period }: {
  readonly openingMinor: Minor;
  readonly closingMinor: Minor;
  readonly entries: readonly StatedEntry[];
  readonly period: StatedPeriod;
}): string {
  const lines = entries.filter((entry) => isListed(entry, period)).map((entry) => [entry.day === null ? "" : isoDay(entry.day), entry.type, entry.document, listedOf(entry, period)]);
  return sha256(JSON.stringify([...aboutOf(place), isOfItems(place.kind) ? 0 : openingMinor, closingMinor, lines]));
}

function aboutOf({ number, customer, kind, from, to, currency, entity, account }: StatedPlace): readonly string[] {
  return [number, customer, kind, isoDay(from), isoDay(to), currency, entity, account];
}

function isoOf(day: Day): string {
  return day <= BEGINNING ? "" : isoDay(day);
}
