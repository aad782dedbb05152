import { type Day, NO_DAY, parseIsoDay } from "../../src/calendar/day";
import { type Customer, ENTRY_TYPES, type EntryText, type EntryType, type Ledger, type MappedTable, type Partition } from "../../src/ledger/ledger";
import type { Settlement } from "../../src/ledger/settlement";
import type { Minor } from "../../src/money/money";
import type { StatementKind } from "../../src/settings/settings";
import type { Statement, StatementLine } from "../../src/statement/statement";

/** An entry as a test writes it down; amounts in minor units, + the customer owes more. */
export interface WrittenEntry {
  readonly customer: string;
  readonly date: string;
  readonly type: EntryType;
  readonly document: string;
  readonly amount: number;
  readonly due?: string;
  readonly currency?: string;
  readonly entity?: string;
  readonly account?: string;
  readonly description?: string;
  readonly disputed?: boolean;
  readonly texts?: Readonly<Partial<Record<EntryText, string>>>;
}

export const day = (iso: string): Day => parseIsoDay(iso)!;

export function customerOf(parts: Partial<Customer> & { readonly key: string; readonly name: string }): Customer {
  return {
    code: parts.key, aliases: [], terms: null, currency: "", language: "", email: "", phone: "", address: "", taxNumber: "", salesperson: "", segment: "",
    contact: "", billTo: "", hold: false, creditLimit: "", row: 1, ...parts,
  };
}

export function tableOf(name: string, headers: readonly string[] = ["Date", "Customer", "Amount"]): MappedTable {
  return { id: name, name, sheet: name, headers, headerRow: 0, firstColumn: 0, rowCount: 0, columns: headers.map((header, index) => ({ index, header, field: null })) };
}

/** A ledger by hand, without the reader: what the sheets are tested with. */
export function smallLedger(customers: readonly Customer[], written: readonly WrittenEntry[]): Ledger {
  const partitions: Partition[] = [];
  const partitionOf = (entry: WrittenEntry): number => {
    const wanted = { customer: customers.findIndex(({ key }) => key === entry.customer), currency: entry.currency ?? "USD", entity: entry.entity ?? "", account: entry.account ?? "" };
    const found = partitions.findIndex((each) => JSON.stringify(each) === JSON.stringify(wanted));
    return found >= 0 ? found : partitions.push(wanted) - 1;
  };
  const names = [...new Set(written.flatMap(({ texts }) => Object.keys(texts ?? {})))] as EntryText[];
  const texts: Partial<Record<EntryText, readonly string[]>> = {};
  for (const name of names) texts[name] = written.map((entry) => entry.texts?.[name] ?? "");
  if (written.some(({ description }) => description !== undefined)) texts.description = written.map(({ description }) => description ?? "");
  return {
    tables: { ledger: tableOf("Ledger"), customers: null, allocations: null, instalments: null, rates: null },
    baseCurrency: "USD", customers, partitions,
    entries: {
      count: written.length,
      row: Int32Array.from(written, (_, index) => index + 1),
      day: Int32Array.from(written, ({ date }) => day(date)),
      documentDay: Int32Array.from(written, ({ date }) => day(date)),
      dueDay: Int32Array.from(written, ({ due }) => (due === undefined ? NO_DAY : day(due))),
      dueAssumed: new Uint8Array(written.length),
      partition: Int32Array.from(written, partitionOf),
      amountMinor: Float64Array.from(written, ({ amount }) => amount),
      type: Uint8Array.from(written, ({ type }) => ENTRY_TYPES.indexOf(type)),
      disputed: Uint8Array.from(written, ({ disputed }) => (disputed ? 1 : 0)),
      document: written.map(({ document }) => document),
      appliesTo: written.map(() => ""),
      texts,
    },
    allocations: [], instalments: [], rates: [], revaluations: [], issues: [], advice: [], rowsTotal: written.length, rowsRead: written.length,
    hasEntities: written.some(({ entity }) => entity !== undefined), hasAccounts: written.some(({ account }) => account !== undefined),
  };
}

export const NO_SETTLEMENT = {
  count: 0, credit: new Int32Array(), debit: new Int32Array(), amountMinor: new Float64Array(), day: new Int32Array(), origin: new Uint8Array(), issues: [],
} as unknown as Settlement;

/** What a test says of settling: open amounts by document, and what each credit settled. */
export interface WrittenSettling {
  readonly open?: Readonly<Record<string, number>>;
  readonly applied?: Readonly<Record<string, readonly (readonly [document: string, amount: number])[]>>;
}

/** A statement computed the plain way from a small ledger; what is open and applied is given by hand. */
export function smallStatement(ledger: Ledger, { partition, kind, from, to, open = {}, applied = {} }: WrittenSettling & { readonly partition: number; readonly kind: StatementKind; readonly from: string; readonly to: string }): Statement {
  const { entries } = ledger;
  const [first, last] = [day(from), day(to)];
  const own = Array.from({ length: entries.count }, (_, entry) => entry).filter((entry) => entries.partition[entry] === partition && entries.day[entry]! <= last);
  const openKind = kind === "open-item" || kind === "confirmation" || kind === "dunning";
  const before = own.filter((entry) => entries.day[entry]! < first);
  const sum = (list: readonly number[]): number => list.reduce((total, entry) => total + entries.amountMinor[entry]!, 0);
  const openOf = (entry: number): number => open[entries.document[entry]!] ?? 0;
  const shown = openKind ? own.filter((entry) => openOf(entry) !== 0) : own.filter((entry) => entries.day[entry]! >= first);
  let running = openKind ? 0 : sum(before);
  const opening = running;
  const lines = shown.map((entry): StatementLine => {
    const amount = entries.amountMinor[entry]!;
    running += openKind ? openOf(entry) : amount;
    const dueDay = entries.dueDay[entry] === NO_DAY ? null : (entries.dueDay[entry] as Day);
    return {
      entry, day: entries.day[entry] as Day, document: entries.document[entry]!, type: ENTRY_TYPES[entries.type[entry]!]!, description: entries.texts.description?.[entry] ?? "",
      debitMinor: Math.max(0, amount) as Minor, creditMinor: Math.max(0, -amount) as Minor, balanceMinor: running as Minor, dueDay,
      openMinor: openOf(entry) as Minor, daysPastDue: dueDay === null || openOf(entry) === 0 ? null : last - dueDay, disputed: entries.disputed[entry] === 1,
      applied: (applied[entries.document[entry]!] ?? []).map(([document, amountMinor]) => ({ document, amountMinor: amountMinor as Minor, day: entries.day[entry] as Day })),
    };
  });
  const ofTypes = (...types: readonly EntryType[]): number => sum(own.filter((entry) => entries.day[entry]! >= first && types.includes(ENTRY_TYPES[entries.type[entry]!]!)));
  const openItems = own.map((entry) => ({ open: openOf(entry), late: entries.dueDay[entry] === NO_DAY ? 0 : last - entries.dueDay[entry]!, disputed: entries.disputed[entry] === 1 }));
  const inBucket = (low: number, high: number): Minor => openItems.reduce((total, item) => total + (item.open > 0 && item.late > low && item.late <= high ? item.open : 0), 0) as Minor;
  const closing = sum(own) as Minor;
  const movements = { invoiced: ofTypes("invoice"), paid: -ofTypes("payment", "refund"), credited: -ofTypes("credit note") };
  return {
    partition, kind, from: first, to: last, openingMinor: opening as Minor, lines,
    invoicedMinor: movements.invoiced as Minor, paidMinor: movements.paid as Minor, creditedMinor: movements.credited as Minor,
    adjustedMinor: ofTypes("fee", "write-off", "debit adjustment", "credit adjustment", "opening") as Minor,
    closingMinor: closing,
    overdueMinor: openItems.reduce((total, item) => total + (item.open > 0 && item.late > 0 && !item.disputed ? item.open : 0), 0) as Minor,
    disputedMinor: openItems.reduce((total, item) => total + (item.disputed ? item.open : 0), 0) as Minor,
    aging: {
      buckets: ["Current", "1-30", "31-60", "61-90", "91-120", ">120"],
      amountsMinor: [inBucket(-Infinity, 0), inBucket(0, 30), inBucket(30, 60), inBucket(60, 90), inBucket(90, 120), inBucket(120, Infinity)],
      unappliedMinor: openItems.reduce((total, item) => total + Math.min(0, item.open), 0) as Minor, totalMinor: closing,
    },
  };
}
