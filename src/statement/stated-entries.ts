import { sha256 } from "../check/sha256";
import { BEGINNING, type Day, isoDay, NO_DAY } from "../calendar/day";
import { ENTRY_TYPES, type EntryType, type Ledger } from "../ledger/ledger";
import type { Settlement } from "../ledger/settlement";
import { type Minor, ZERO } from "../money/money";
import type { StatementKind } from "../settings/settings";
import type { Statement, StatementLine } from "./statement";

/** An entry of an account and what a statement says of it: enough to tell later why a figure is no longer what it was. */
export interface StatedEntry {
  /** null for an undated opening item. */
  readonly day: Day | null;
  readonly type: EntryType;
  readonly document: string;
  readonly amountMinor: Minor;
  readonly dueDay: Day | null;
  /** What is open of it at the end of the period. */
  readonly openMinor: Minor;
  readonly isDisputed: boolean;
  /** Due days and amounts of its instalments; "" where there are none. */
  readonly parts: string;
  /** A mark of the documents that it settles, where the statement prints them; "" else. */
  readonly settles: string;
  /** What a reminder demands of it; 0 in other kinds. */
  readonly demandedMinor: Minor;
}

/** What a statement's period and kind make of an entry. */
export interface StatedPeriod {
  readonly kind: StatementKind;
  readonly from: Day;
  readonly to: Day;
  /** Bad-debt write-offs are in its figures. */
  readonly showWriteOffs: boolean;
}

/** Kinds whose lines are open items rather than movements; their balance begins at nothing. */
const OF_ITEMS: ReadonlySet<StatementKind> = new Set(["open-item", "dunning", "confirmation"]);
const MARK_LENGTH = 8;

export function isOfItems(kind: StatementKind): boolean {
  return OF_ITEMS.has(kind);
}

/**
 * Every entry of the statement's account, those after the period included, by day, then in the ledger's row order.
 *
 * `items` are the open items at the end of the period, as the statement sees them.
 */
export function statedEntries(ledger: Ledger, settlement: Settlement, { statement, items }: { readonly statement: Statement; readonly items: readonly StatementLine[] }): readonly StatedEntry[] {
  const { entries } = ledger;
  const { partition, kind, lines } = statement;
  const open = new Map(items.map(({ entry, openMinor }) => [entry, openMinor ?? ZERO]));
  const lineOf = new Map(lines.map((line) => [line.entry, line]));
  const places = Array.from(settlement.entryOrder.subarray(settlement.entryStart[partition]!, settlement.entryStart[partition + 1]!));
  places.sort((one, other) => entries.day[one]! - entries.day[other]! || one - other);
  return places.map((entry): StatedEntry => {
    const amount = entries.amountMinor[entry]! as Minor;
    const line = lineOf.get(entry);
    const [day, due] = [entries.day[entry]! as Day, entries.dueDay[entry]! as Day];
    return {
      day: day <= BEGINNING ? null : day,
      type: ENTRY_TYPES[entries.type[entry]!]!,
      document: entries.document[entry]!,
      amountMinor: amount,
      dueDay: amount <= 0 || due === NO_DAY || due <= BEGINNING ? null : due,
      openMinor: open.get(entry) ?? ZERO,
      isDisputed: entries.disputed[entry] === 1,
      parts: (settlement.plans.get(entry) ?? []).map(({ dueDay, amountMinor }) => `${isoDay(dueDay)}:${amountMinor}`).join(","),
      settles: kind === "activity" && line && line.creditMinor > 0 && line.applied.length > 0 ? markOf(line) : "",
      demandedMinor: kind === "dunning" ? (line?.openMinor ?? ZERO) : ZERO,
    };
  });
}

function markOf({ applied }: StatementLine): string {
  return sha256(JSON.stringify(applied.map(({ document, amountMinor }) => [document, amountMinor]))).slice(0, MARK_LENGTH);
}

/** An opening item dated on the first day belongs to what was before. */
export function isBefore({ day, type }: Pick<StatedEntry, "day" | "type">, from: Day): boolean {
  return day === null || day < from || (day === from && type === "opening");
}

/** What the closing balance counts of an entry. Holds: over all entries of an account these sum to the closing balance. */
export function countedOf(entry: StatedEntry, { kind, to, showWriteOffs }: StatedPeriod): Minor {
  if (kind === "dunning") return entry.demandedMinor;
  if (entry.type === "write-off" && !showWriteOffs) return ZERO;
  return entry.day === null || entry.day <= to ? entry.amountMinor : ZERO;
}

/** What the lines of the statement count of an entry: its movement within the period, or what is open (demanded) of it. */
export function listedOf(entry: StatedEntry, period: StatedPeriod): Minor {
  if (period.kind === "dunning") return entry.demandedMinor;
  if (isOfItems(period.kind)) return entry.openMinor;
  return isBefore(entry, period.from) ? ZERO : countedOf(entry, period);
}

/** The statement lists the entry (a confirmation: the entry is behind its balance). */
export function isListed(entry: StatedEntry, period: StatedPeriod): boolean {
  if (isOfItems(period.kind)) return listedOf(entry, period) !== 0;
  const isHidden = entry.type === "write-off" && !period.showWriteOffs;
  return !isHidden && !isBefore(entry, period.from) && entry.day! <= period.to;
}
