import { type Day, NO_DAY } from "../calendar/day";
import { checkedMinor } from "../money/money";
import { openParts } from "./instalments";
import type { Ledger } from "./ledger";
import type { OpenItem, Settlement } from "./settlement";

/**
 * What is open of every entry at the end of `asOf`: the entry's signed amount less what is applied by then, 0 for later entries.
 *
 * Shape: one place per entry of the ledger.
 */
export function openAmounts({ entries }: Ledger, settlement: Settlement, asOf: Day): Float64Array {
  const { count, amountMinor, day } = entries;
  const open = new Float64Array(count);
  for (let entry = 0; entry < count; entry++) open[entry] = day[entry]! <= asOf ? amountMinor[entry]! : 0;
  for (let application = 0; application < settlement.count; application++) {
    if (settlement.day[application]! > asOf) continue;
    const amount = settlement.amountMinor[application]!;
    open[settlement.credit[application]!]! += amount;
    open[settlement.debit[application]!]! -= amount;
  }
  return open;
}

/**
 * The documents with something open at the end of `asOf`, partition after partition, in each by day.
 *
 * Holds: open amounts sum to the balance of the partition, exactly.
 * Source: DOMAIN.md § Open items.
 */
export function openItems(ledger: Ledger, settlement: Settlement, asOf: Day): OpenItem[] {
  const open = openAmounts(ledger, settlement, asOf);
  const items: OpenItem[] = [];
  for (const entry of settlement.entryOrder) if (open[entry] !== 0) items.push(openItem(ledger, settlement, { entry, openMinor: open[entry]!, asOf }));
  return items;
}

/** The open items of one partition: `openItems` for a single customer's statement, at the cost of that customer. */
export function openItemsOf(ledger: Ledger, settlement: Settlement, { partition, asOf }: { readonly partition: number; readonly asOf: Day }): OpenItem[] {
  const { entries } = ledger;
  const applied = new Map<number, number>();
  for (let application = settlement.applicationStart[partition]!; application < settlement.applicationStart[partition + 1]!; application++) {
    if (settlement.day[application]! > asOf) continue;
    const amount = settlement.amountMinor[application]!;
    const [credit, debit] = [settlement.credit[application]!, settlement.debit[application]!];
    applied.set(credit, (applied.get(credit) ?? 0) + amount);
    applied.set(debit, (applied.get(debit) ?? 0) - amount);
  }
  const items: OpenItem[] = [];
  for (let place = settlement.entryStart[partition]!; place < settlement.entryStart[partition + 1]!; place++) {
    const entry = settlement.entryOrder[place]!;
    if (entries.day[entry]! > asOf) break;
    const openMinor = entries.amountMinor[entry]! + (applied.get(entry) ?? 0);
    if (openMinor !== 0) items.push(openItem(ledger, settlement, { entry, openMinor, asOf }));
  }
  return items;
}

function openItem({ entries }: Ledger, settlement: Settlement, { entry, openMinor, asOf }: { readonly entry: number; readonly openMinor: number; readonly asOf: Day }): OpenItem {
  const plan = openMinor > 0 ? settlement.plans.get(entry) : undefined;
  const parts = plan ? openParts(plan, openMinor) : null;
  const oldest = parts?.find((part) => part.openMinor > 0)?.dueDay;
  const hasDue = openMinor > 0 && entries.dueDay[entry] !== NO_DAY;
  const dueDay = oldest ?? ((hasDue ? entries.dueDay : entries.documentDay)[entry]! as Day);
  return { entry, partition: entries.partition[entry]!, openMinor: checkedMinor(openMinor), dueDay, daysPastDue: asOf - dueDay, parts };
}
