import { BEGINNING, type Day, NO_DAY, parseIsoDay } from "../../src/calendar/day";
import type { Field } from "../../src/ledger/columns";
import { type Customer, ENTRY_TYPES, type EntryType, type Ledger, type MappedTable, type Partition } from "../../src/ledger/ledger";
import { minorOfWritten } from "../../src/ledger/written-amount";

/** One ledger row as a test writes it: a signed amount, + the customer owes more. */
export interface LedgerRow {
  readonly customer: string;
  /** ISO; "" for an undated opening. */
  readonly date: string;
  readonly posted?: string;
  readonly type: EntryType;
  readonly document: string;
  readonly due?: string;
  readonly appliesTo?: string;
  readonly amount: string;
  readonly currency?: string;
  readonly entity?: string;
  readonly account?: string;
  readonly disputed?: boolean;
  readonly description?: string;
}

export interface AllocationText {
  readonly date?: string;
  readonly from: string;
  readonly to: string;
  readonly amount: string;
  readonly customer?: string;
}

export interface InstalmentText {
  readonly document: string;
  readonly due: string;
  readonly amount: string;
  readonly customer?: string;
}

/** A `Ledger` made straight from rows, without reading cells: the questions are tested apart from the reading. */
export function makeLedger(
  rows: readonly LedgerRow[],
  { allocations = [], instalments = [] }: { readonly allocations?: readonly AllocationText[]; readonly instalments?: readonly InstalmentText[] } = {},
): Ledger {
  const customers = [...new Set([...rows, ...allocations, ...instalments].flatMap(({ customer }) => (customer ? [customer] : [])))].sort();
  const partitions: Partition[] = [];
  const partitionOf = new Map<string, number>();
  const partition = rows.map(({ customer, currency = "USD", entity = "", account = "" }) => {
    const key = JSON.stringify([customer, currency, entity, account]);
    const known = partitionOf.get(key);
    if (known !== undefined) return known;
    partitions.push({ customer: customers.indexOf(customer), currency, entity, account });
    partitionOf.set(key, partitions.length - 1);
    return partitions.length - 1;
  });
  const documentDay = rows.map(({ date }) => (date === "" ? BEGINNING : day(date)));
  const amounts = rows.map(({ amount, currency = "USD" }) => minorOfWritten(amount, currency)!);
  const customerOf = (customer: string | undefined): number | null => (customer ? customers.indexOf(customer) : null);
  return {
    tables: {
      ledger: table("Ledger", { date: "Date", customerName: "Customer", type: "Type", document: "Document", appliesTo: "Applies to", amount: "Amount" }),
      customers: null,
      allocations: table("Allocations", { date: "Date", fromDocument: "From", toDocument: "To", amount: "Amount" }),
      instalments: table("Instalments", { document: "Document", dueDate: "Due date", amount: "Amount" }),
      rates: null,
    },
    baseCurrency: "USD",
    customers: customers.map(makeCustomer),
    partitions,
    entries: {
      count: rows.length,
      row: Int32Array.from(rows, (_, place) => place + 1),
      day: Int32Array.from(rows, ({ posted }, place) => (posted ? day(posted) : documentDay[place]!)),
      documentDay: Int32Array.from(documentDay),
      dueDay: Int32Array.from(rows, ({ due }, place) => (amounts[place]! < 0 ? NO_DAY : due ? day(due) : documentDay[place]!)),
      dueAssumed: Uint8Array.from(rows, ({ due }) => (due ? 0 : 1)),
      partition: Int32Array.from(partition),
      amountMinor: Float64Array.from(amounts),
      type: Uint8Array.from(rows, ({ type }) => ENTRY_TYPES.indexOf(type)),
      disputed: Uint8Array.from(rows, ({ disputed }) => (disputed ? 1 : 0)),
      document: rows.map(({ document }) => document),
      appliesTo: rows.map(({ appliesTo = "" }) => appliesTo),
      texts: { description: rows.map(({ description = "" }) => description) },
    },
    allocations: allocations.map(({ date, from, to, amount, customer }, place) => ({ row: place + 1, day: date ? day(date) : null, from, to, customer: customerOf(customer), amount })),
    instalments: instalments.map(({ document, due, amount, customer }, place) => ({ row: place + 1, document, customer: customerOf(customer), dueDay: day(due), amount })),
    rates: [],
    revaluations: [],
    issues: [],
    advice: [],
    rowsTotal: rows.length,
    rowsRead: rows.length,
    hasEntities: rows.some(({ entity }) => entity),
    hasAccounts: rows.some(({ account }) => account),
  };
}

export function day(iso: string): Day {
  const parsed = parseIsoDay(iso);
  if (parsed === null) throw new Error(`"${iso}" should be an ISO date`);
  return parsed;
}

function makeCustomer(name: string): Customer {
  return {
    key: name, code: name, name, aliases: [], terms: null, currency: "USD", language: "en", email: "", phone: "", address: "", taxNumber: "",
    salesperson: "", segment: "", contact: "", billTo: "", hold: false, creditLimit: "", row: null,
  };
}

function table(name: string, columns: Partial<Record<Field, string>>): MappedTable {
  const headers = Object.values(columns);
  return {
    id: name, name, sheet: name, headers, headerRow: 1, firstColumn: 1, rowCount: 0,
    columns: Object.entries(columns).map(([field, header], index) => ({ index, header, field: field as Field })),
  };
}
