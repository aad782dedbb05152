import { dayToSerial } from "../src/calendar/excel-date";
import { toDay } from "../src/calendar/day";
import type { RawCell, Table } from "../src/grid/table";

/** A seeded generator (mulberry32): the same ledger on every machine. */
export function seeded(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
  };
}

const FIRST_DAY = toDay({ year: 2024, month: 1, day: 1 });
const SPAN_DAYS = 730;
const HEADERS = ["Date", "Customer", "Type", "Document", "Due date", "Reference", "Description", "Amount", "Currency", "Applies to"];

/**
 * A ledger as a workbook gives it: ten columns of raw cells, in the order of dates.
 *
 * 54 % invoices, 39 % payments, 6 % credit notes, a few others; two decimals; `claimed` of the payments and credit notes name the
 * invoice they are for.
 */
export function madeUpLedger({ lines, customers, claimed = 0, seed = 1 }: { readonly lines: number; readonly customers: number; readonly claimed?: number; readonly seed?: number }): Table {
  const random = seeded(seed);
  // A workbook keeps each text once, and so do the rows read from it.
  const names = Array.from({ length: customers }, (_, customer) => `Customer ${String(customer + 1).padStart(5, "0")}`);
  const lastInvoice: string[] = Array.from({ length: customers }, () => "");
  const rows: RawCell[][] = [];
  for (let line = 0; line < lines; line++) {
    const day = FIRST_DAY + Math.floor((line / lines) * SPAN_DAYS);
    const date = dayToSerial(day as never, false)!;
    const customer = Math.floor(random() * customers);
    const name = names[customer]!;
    const amount = Math.round(random() * random() * 900_000 + 1_000) / 100;
    const kind = random();
    if (kind < 0.54) {
      const document = `INV-${line + 100_000}`;
      lastInvoice[customer] = document;
      rows.push([date, name, "Invoice", document, date + [14, 30, 30, 60][Math.floor(random() * 4)]!, `PO ${line}`, "Goods delivered", amount, "USD", null]);
    } else {
      const [type, prefix] = kind < 0.93 ? ["Payment", "RCT"] : kind < 0.99 ? ["Credit note", "CN"] : ["Write-off", "WO"];
      const appliesTo = random() < claimed && lastInvoice[customer] !== "" ? lastInvoice[customer]! : null;
      rows.push([date, name, type!, `${prefix}-${line + 100_000}`, null, `BK ${line}`, "Bank transfer", -amount, "USD", appliesTo]);
    }
  }
  return { id: "ledger", name: "Ledger", sheet: "Ledger", headerRow: 0, firstColumn: 0, headers: HEADERS, rowCount: lines, rows, date1904: false, source: "workbook" };
}
