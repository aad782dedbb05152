import { NO_CURRENCY } from "../money/currencies";
import { isCellError, type RawCell } from "../grid/table";
import { readCurrency } from "../money/read-currency";
import type { Settings } from "../settings/settings";
import { headerForms } from "./header-forms";
import type { Findings } from "./findings";
import type { Customer, Rate } from "./ledger";
import type { FieldTable } from "./map-table";
import { cellText, isBlankCell } from "./read-cell";

/** What the currency cells of a ledger say, each distinct cell worked out once; the column is counted only when somebody asks. */
export interface LedgerCurrencies {
  readonly base: string;
  /** ISO code of a cell; "" for blank, null for a cell that is no currency. */
  readonly of: (cell: RawCell | undefined) => string | null;
  /** Blank cells are the habit of the column (base currency left out), not an omission. */
  readonly blankIsHabit: boolean;
}

/**
 * The base currency: the one set, else the ledger's only one, else the one whose rows have no rates while others have, else the one the rates table leaves out.
 *
 * A ledger that names no currency takes that of its header or of the customers where there is one only; Chinese headers mean CNY. What was assumed is advice.
 */
export function readCurrencies(
  fields: FieldTable,
  { settings, customers, rates, advice }: { readonly settings: Settings; readonly customers: readonly Customer[]; readonly rates: readonly Rate[]; readonly advice: Findings },
): LedgerCurrencies {
  const known = new Map<RawCell | undefined, string | null>();
  let last: RawCell | undefined;
  let lastCurrency: string | null = "";
  const of = (cell: RawCell | undefined): string | null => {
    if (cell === last) return lastCurrency;
    let currency = known.get(cell);
    if (currency === undefined) known.set(cell, (currency = currencyOfCell(cell)));
    last = cell;
    return (lastCurrency = currency);
  };
  let counted: Uses | null = null;
  const uses = (): Uses => (counted ??= countUses(fields, of));
  const set = settings.baseCurrency === null ? null : (readCurrency(settings.baseCurrency) ?? settings.baseCurrency.toUpperCase());
  let base = set;
  return {
    of,
    get base() {
      return (base ??= baseOf(uses().rows, rates) ?? assumedBase(fields, customers, uses(), advice));
    },
    get blankIsHabit() {
      return uses().blank > uses().filled;
    },
  };
}

function currencyOfCell(cell: RawCell | undefined): string | null {
  if (isBlankCell(cell)) return "";
  if (cell === null || cell === undefined || isCellError(cell) || typeof cell === "boolean") return null;
  return readCurrency(cellText(cell));
}

interface Uses {
  /** Per currency: rows, and rows with a rate. */
  readonly rows: ReadonlyMap<string, { count: number; rated: number }>;
  readonly blank: number;
  readonly filled: number;
}

/** Rows and rated rows per currency. */
function countUses({ table, at, has }: FieldTable, of: (cell: RawCell | undefined) => string | null): Uses {
  const rows = new Map<string, { count: number; rated: number }>();
  let blank = 0;
  let filled = 0;
  if (!has("currency")) return { rows, blank, filled };
  const currencyAt = at("currency");
  const rateAt = at("rate");
  let last: RawCell | undefined;
  let currency: string | null = of(undefined);
  for (const row of table.rows) {
    if (row[currencyAt] !== last) currency = of((last = row[currencyAt]));
    if (currency === "") blank++;
    if (!currency) continue;
    filled++;
    let use = rows.get(currency);
    if (!use) rows.set(currency, (use = { count: 0, rated: 0 }));
    use.count++;
    if (rateAt >= 0 && row[rateAt] !== null && row[rateAt] !== "" && row[rateAt] !== 1) use.rated++;
  }
  return { rows, blank, filled };
}

function baseOf(uses: Uses["rows"], rates: readonly Rate[]): string | null {
  const currencies = [...uses.keys()];
  if (currencies.length === 1) return currencies[0]!;
  const withoutRates = currencies.filter((currency) => uses.get(currency)!.rated * 2 <= uses.get(currency)!.count);
  if (withoutRates.length === 1) return withoutRates[0]!;
  const foreign = new Set(rates.map(({ currency }) => currency));
  const notInTable = currencies.filter((currency) => !foreign.has(currency));
  return foreign.size > 0 && notInTable.length === 1 ? notInTable[0]! : null;
}

function assumedBase({ table, at }: FieldTable, customers: readonly Customer[], uses: Uses, advice: Findings): string {
  const named = (["amount", "debit", "credit", "openAmount", "unitPrice"] as const).map((field) => headerForms(table.headers[at(field)] ?? "").currency).find((currency) => currency !== "");
  if (named) return named;
  const ofCustomers = [...new Set(customers.map(({ currency }) => currency).filter((currency) => currency !== ""))];
  if (uses.rows.size === 0 && ofCustomers.length === 1) return ofCustomers[0]!;
  const mostUsed = [...uses.rows].sort(([left, leftUse], [right, rightUse]) => rightUse.count - leftUse.count || (left < right ? -1 : 1))[0]?.[0];
  const assumed = mostUsed ?? (table.headers.some((header) => /[\u3400-\u9fff]/.test(header)) ? "CNY" : NO_CURRENCY);
  advice.add("currency-assumed", null, at("currency") >= 0 ? at("currency") : null, { currency: assumed });
  return assumed;
}
