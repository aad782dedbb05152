import { BEGINNING, type Day } from "../calendar/day";
import { ENTRY_TYPES, type EntryType, type Ledger } from "../ledger/ledger";
import type { OpenItem, Settlement } from "../ledger/settlement";
import { checkedMinor, type Minor, ZERO } from "../money/money";
import type { StatementLine } from "./statement";

const NOTHING: StatementLine["applied"] = [];
const NOT_CHARGES: ReadonlySet<EntryType> = new Set(["refund", "payment", "credit note", "credit adjustment", "write-off"]);
const OPENING = ENTRY_TYPES.indexOf("opening");

/** Entries of a partition before the period (opening items dated on its first day included) and within it, by day, then row order. */
export function entriesUntil(
  { entries }: Ledger,
  settlement: Settlement,
  { partition, from, to }: { readonly partition: number; readonly from: Day; readonly to: Day },
): { readonly opening: readonly number[]; readonly within: readonly number[] } {
  const opening: number[] = [];
  const within: number[] = [];
  for (let place = settlement.entryStart[partition]!; place < settlement.entryStart[partition + 1]!; place++) {
    const entry = settlement.entryOrder[place]!;
    const day = entries.day[entry]!;
    if (day > to) break;
    const isBefore = day < from || (day === from && entries.type[entry] === OPENING);
    (isBefore ? opening : within).push(entry);
  }
  within.sort((one, other) => entries.day[one]! - entries.day[other]! || one - other);
  return { opening, within };
}

/** Documents with a running balance; `items` gives what is open of each at `to`, null where the kind does not show it. */
export function linesOfEntries(
  ledger: Ledger,
  settlement: Settlement,
  question: { readonly partition: number; readonly to: Day; readonly entries: readonly number[]; readonly openingMinor: Minor; readonly items: readonly OpenItem[] | null },
): StatementLine[] {
  const { partition, to, items } = question;
  const itemOf = items && new Map(items.map((item) => [item.entry, item]));
  const applied = items ? appliedBy(ledger, settlement, { partition, to }) : null;
  let balance = question.openingMinor;
  return question.entries.map((entry) => {
    const amount = ledger.entries.amountMinor[entry]!;
    balance = checkedMinor(balance + amount);
    const item = itemOf?.get(entry);
    return lineOf(ledger, entry, {
      balanceMinor: balance,
      dueDay: amount > 0 && (isCharge(ledger, entry) || (item?.openMinor ?? 0) !== 0) ? dated(ledger.entries.dueDay[entry]!) : null,
      openMinor: itemOf ? (item?.openMinor ?? ZERO) : null,
      daysPastDue: item ? daysOf(item) : null,
      applied: applied?.get(entry) ?? NOTHING,
    });
  });
}

/** Open items with the running sum of what is open. */
export function linesOfItems(
  ledger: Ledger,
  settlement: Settlement,
  { partition, to, items }: { readonly partition: number; readonly to: Day; readonly items: readonly OpenItem[] },
): StatementLine[] {
  const applied = appliedBy(ledger, settlement, { partition, to });
  const { day } = ledger.entries;
  let balance: Minor = ZERO;
  return [...items]
    .sort((one, other) => day[one.entry]! - day[other.entry]! || one.entry - other.entry)
    .map((item) => {
      balance = checkedMinor(balance + item.openMinor);
      return lineOf(ledger, item.entry, {
        balanceMinor: balance,
        dueDay: ledger.entries.amountMinor[item.entry]! > 0 && dated(ledger.entries.dueDay[item.entry]!) !== null ? dated(item.dueDay) : null,
        openMinor: item.openMinor,
        daysPastDue: daysOf(item),
        applied: applied.get(item.entry) ?? NOTHING,
      });
    });
}

/** What the customer is to pay by a day. Money paid back and a bounced receipt fall due at once: the day that terms would give them is shown only while it ages what is open. */
function isCharge({ entries }: Ledger, entry: number): boolean {
  return !NOT_CHARGES.has(ENTRY_TYPES[entries.type[entry]!]!);
}

/** An undated opening has no due day to show, and no days past it. */
function dated(day: number): Day | null {
  return day <= BEGINNING ? null : (day as Day);
}

function daysOf({ dueDay, daysPastDue }: OpenItem): number | null {
  return dated(dueDay) === null ? null : daysPastDue;
}

/** Written out in one piece: 100,000 lines are made in a run, and copying each costs ten times as much. */
function lineOf({ entries }: Ledger, entry: number, { balanceMinor, dueDay, openMinor, daysPastDue, applied }: Pick<StatementLine, "balanceMinor" | "dueDay" | "openMinor" | "daysPastDue" | "applied">): StatementLine {
  const amount = entries.amountMinor[entry]!;
  return {
    entry,
    day: entries.day[entry]! as Day,
    document: entries.document[entry]!,
    type: ENTRY_TYPES[entries.type[entry]!]!,
    description: entries.texts.description?.[entry] ?? "",
    debitMinor: (amount > 0 ? amount : 0) as Minor,
    creditMinor: (amount < 0 ? -amount : 0) as Minor,
    balanceMinor,
    dueDay,
    openMinor,
    daysPastDue,
    disputed: entries.disputed[entry] === 1,
    applied,
  };
}

/** For each entry of a partition what it was applied to by `to`, in the order of days. */
function appliedBy(
  { entries }: Ledger,
  settlement: Settlement,
  { partition, to }: { readonly partition: number; readonly to: Day },
): ReadonlyMap<number, StatementLine["applied"]> {
  const lists = new Map<number, { document: string; amountMinor: Minor; day: Day }[]>();
  const note = (entry: number, other: number, application: number): void => {
    const applied = { document: entries.document[other]!, amountMinor: settlement.amountMinor[application]! as Minor, day: settlement.day[application]! as Day };
    const list = lists.get(entry);
    if (list) list.push(applied);
    else lists.set(entry, [applied]);
  };
  for (let application = settlement.applicationStart[partition]!; application < settlement.applicationStart[partition + 1]!; application++) {
    if (settlement.day[application]! > to) continue;
    note(settlement.debit[application]!, settlement.credit[application]!, application);
    note(settlement.credit[application]!, settlement.debit[application]!, application);
  }
  for (const list of lists.values()) list.sort((one, other) => one.day - other.day);
  return lists;
}
