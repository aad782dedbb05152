import { ENTRIES_PER_STEP, type Steps } from "../check/steps";
import { type Minor, minorToText } from "../money/money";
import { minorOfText } from "../money/read-amount";
import { cellAt, type FieldTable } from "../ledger/map-table";
import { type AmountColumn, decideAmounts, readAmount, readDecimal } from "../ledger/read-cell";
import { type CheckSource, fieldsOf, unusedColumn } from "./check-source";
import { type DataCheck, isRule } from "./data-check";
import { amountAsStated, natureOf, type StatedAmount, writtenSign } from "./owed-sign";

const RATE_HEADER = /^(?:(?:tax|vat|gst)\s*(?:rate|%|pct|percent)|rate of (?:tax|vat)|税率|增值税率|征收率)(?:\s*[(%（].*)?$/i;
/** Tax worked out line by line and added up may differ by so much from tax on the sum. */
const ROUNDING_MINOR = 2;

/** The tax columns of a ledger, each with its way of being read. */
export interface TaxColumns {
  readonly fields: FieldTable;
  readonly net: AmountColumn;
  readonly tax: AmountColumn;
  /** −1 where the table names no rate. */
  readonly rateColumn: number;
}

/** What one row says of tax, as it writes the signs. */
export interface TaxRow {
  readonly entry: number;
  readonly place: number;
  readonly currency: string;
  readonly netMinor: number;
  readonly taxMinor: number;
  /** The amount with the sign that net and tax should have (`owed-sign.ts`). */
  readonly grossMinor: number;
  /** A share, "0.13"; null where there is none. */
  readonly rate: string | null;
}

/** Net and tax make the amount, and tax is its rate of the net: told where most rows of the table keep to it. */
export const taxArithmetic: DataCheck = {
  code: "tax-differs",
  standing: "warning",
  *run(source, report) {
    const columns = taxColumns(source);
    if (!columns) return;
    const rows = yield* taxRows(source, columns);
    const sums = rows.filter(addsUp).length;
    const tellSums = isRule({ kept: sums, broken: rows.length - sums });
    const rated = rows.filter(({ rate }) => rate !== null);
    const rates = rated.filter(keepsRate).length;
    const tellRates = isRule({ kept: rates, broken: rated.length - rates });
    for (const row of rows) {
      const { place, currency, netMinor, taxMinor, grossMinor, rate } = row;
      const shown = (minor: number): string => minorToText(minor as Minor, currency);
      const at = { row: place, column: columns.tax.column };
      if (tellSums && !addsUp(row)) report("ledger", at, { net: shown(netMinor), tax: shown(taxMinor), expected: shown(netMinor + taxMinor), gross: shown(grossMinor) });
      else if (tellRates && rate !== null && !keepsRate(row)) report("ledger", at, { net: shown(netMinor), tax: shown(taxMinor), expected: shown(signedTax(netMinor, rate)), rate: percent(rate) });
    }
  },
};

export function taxColumns(source: CheckSource): TaxColumns | null {
  const fields = fieldsOf(source, "ledger")!;
  if (!fields.has("netAmount") || !fields.has("tax")) return null;
  return { fields, net: decideAmounts(fields.table, fields.at("netAmount")), tax: decideAmounts(fields.table, fields.at("tax")), rateColumn: unusedColumn(fields, RATE_HEADER) };
}

/** Rows with a net amount and a tax; of a list of payments in between there is nothing to say. */
export function* taxRows({ ledger: { entries, partitions } }: CheckSource, { fields, net, tax, rateColumn }: TaxColumns): Steps<readonly TaxRow[]> {
  const rows: (TaxRow & StatedAmount)[] = [];
  for (let entry = 0; entry < entries.count; entry++) {
    if (entry % ENTRIES_PER_STEP === 0) yield;
    const place = entries.row[entry]! - 1;
    const row = fields.table.rows[place]!;
    const { currency } = partitions[entries.partition[entry]!]!;
    const [netMinor, taxMinor] = [readAmount(net, row[net.column], currency).value, readAmount(tax, row[tax.column], currency).value];
    if (netMinor === null || taxMinor === null || netMinor === 0) continue;
    const amountMinor = entries.amountMinor[entry]!;
    rows.push({ entry, place, currency, netMinor, taxMinor, grossMinor: amountMinor, rate: rateOf(cellAt(row, rateColumn)), statedMinor: netMinor + taxMinor, amountMinor, nature: natureOf(entries, entry) });
  }
  const written = writtenSign(rows);
  return rows.map((row) => ({ ...row, grossMinor: amountAsStated(row, written) }));
}

export function addsUp({ netMinor, taxMinor, grossMinor }: TaxRow): boolean {
  return netMinor + taxMinor === grossMinor;
}

function keepsRate({ netMinor, taxMinor, rate }: TaxRow): boolean {
  return Math.abs(signedTax(netMinor, rate!) - taxMinor) <= ROUNDING_MINOR;
}

/** The tax has the sign of what it is on. */
function signedTax(netMinor: number, rate: string): number {
  return netMinor < 0 ? -taxOf(-netMinor, rate) : taxOf(netMinor, rate);
}

/** Of an amount without a sign, rounded half up; exact, because a rate has few digits. */
export function taxOf(netMinor: number, rate: string): number {
  const [whole = "0", fraction = ""] = rate.split(".");
  const scale = 10 ** fraction.length;
  return Math.floor((netMinor * (Number(whole) * scale + Number(fraction || "0")) * 2 + scale) / (2 * scale));
}

/** "13%", 13 and 0.13 are the same rate; null for what is no rate of tax. */
function rateOf(cell: unknown): string | null {
  if (typeof cell !== "number" && typeof cell !== "string") return null;
  const written = typeof cell === "string" ? readDecimal(cell.replace(/[%％]/g, "")) : readDecimal(cell);
  if (written === null || written.startsWith("-")) return null;
  const isPercent = Number(written) >= 1 || (typeof cell === "string" && /[%％]/.test(cell));
  const { minor } = minorOfText(written, isPercent ? RATE_DECIMALS - 2 : RATE_DECIMALS);
  if (minor === null || minor > 10 ** RATE_DECIMALS) return null;
  return `${Math.floor(minor / 10 ** RATE_DECIMALS)}.${String(minor % 10 ** RATE_DECIMALS).padStart(RATE_DECIMALS, "0")}`;
}
/** A rate of 8.875 percent has five as a share. */
const RATE_DECIMALS = 5;

function percent(rate: string): string {
  return `${Number((Number(rate) * 100).toPrecision(12))}%`;
}
