import Decimal from "decimal.js";
import type { RawCell } from "../grid/table";
import type { Field } from "./columns";
import type { FieldTable } from "./map-table";
import { type AmountColumn, decideAmounts, decideDates, type DateColumn, isBlankCell, readDecimal } from "./read-cell";

/**
 * Where a ledger's amounts stand.
 *
 * `sides`: Debit and Credit. `single`: one column, signed or not, perhaps with a direction column. `lines`: quantity × price.
 */
export type AmountSource =
  | { readonly kind: "sides"; readonly debit: AmountColumn; readonly credit: AmountColumn | null }
  | { readonly kind: "single"; readonly amount: AmountColumn; readonly direction: number }
  | { readonly kind: "lines"; readonly quantity: number; readonly price: AmountColumn };

/** The columns of the ledger table, each with its way of being read; −1 where there is none. */
export interface EntryColumns {
  readonly date: DateColumn;
  readonly posting: DateColumn | null;
  readonly due: DateColumn | null;
  readonly amounts: AmountSource;
  readonly balance: AmountColumn | null;
  readonly at: Readonly<Record<EntryField, number>>;
}

const ENTRY_FIELDS = [
  "customerCode", "customerName", "type", "document", "appliesTo", "currency", "rate", "direction", "entity", "account", "status", "terms", "description", "postingDate",
] as const satisfies readonly Field[];
type EntryField = (typeof ENTRY_FIELDS)[number];

export function entryColumns(fields: FieldTable): EntryColumns {
  const { table, at, has } = fields;
  const dated = (["date", "postingDate", "dueDate"] as const).filter(has);
  const dates = (field: (typeof dated)[number]): DateColumn => decideDates(table, at(field), dated.filter((other) => other !== field).map(at));
  return {
    date: dates("date"),
    posting: has("postingDate") ? dates("postingDate") : null,
    due: has("dueDate") ? dates("dueDate") : null,
    amounts: amountSource(fields),
    balance: has("balance") ? decideAmounts(table, at("balance")) : null,
    at: Object.fromEntries(ENTRY_FIELDS.map((field) => [field, at(field)])) as Record<EntryField, number>,
  };
}

function amountSource(fields: FieldTable): AmountSource {
  const { table, at, has } = fields;
  const single = (field: Field): AmountSource => ({ kind: "single", amount: decideAmounts(table, at(field)), direction: at("direction") });
  const billed = has("debit") ? "debit" : has("amount") && has("credit") ? "amount" : null;
  const open = billed !== null && has("credit") ? openColumn(fields, billed) : null;
  if (open !== null) return single(open);
  // An amount beside what was paid of it: left alone, the paid column would be lost.
  if (billed !== null) return { kind: "sides", debit: decideAmounts(table, at(billed)), credit: has("credit") ? decideAmounts(table, at("credit")) : null };
  if (has("amount")) return single("amount");
  if (has("quantity") && has("unitPrice")) return { kind: "lines", quantity: at("quantity"), price: decideAmounts(table, at("unitPrice")) };
  return single("openAmount");
}

/** Columns in which a row may have its amount. */
export function amountPlaces({ amounts }: Pick<EntryColumns, "amounts">): readonly number[] {
  if (amounts.kind === "lines") return [amounts.quantity, amounts.price.column];
  return amounts.kind === "single" ? [amounts.amount.column] : [amounts.debit.column, ...(amounts.credit ? [amounts.credit.column] : [])];
}

/** Rows looked at, and the share of them, that make a list of documents with what was paid on each. */
const LOOK_MAX = 200;
const SHARE_MIN = 0.2;
/** So many rows have to say that what is open is what was billed less what was paid. */
const TIES_MIN = 0.9;

/**
 * Where a list of documents says what is open of each: billed and paid stand in one row, so that only the rest is a balance. Null where it is no such list.
 *
 * A column of balances is one of open amounts where it says so row by row: a running balance does not.
 */
function openColumn({ table, at, has }: FieldTable, billed: "debit" | "amount"): "openAmount" | "balance" | null {
  const rest = has("openAmount") ? "openAmount" : has("balance") ? "balance" : null;
  if (rest === null) return null;
  let [looked, both, ties] = [0, 0, 0];
  for (const row of table.rows.slice(0, LOOK_MAX)) {
    const [bill, paid, open] = [row[at(billed)], row[at("credit")], row[at(rest)]];
    if (isBlankCell(bill) && isBlankCell(paid)) continue;
    looked++;
    const [billedAmount, paidAmount] = [amountOf(bill), amountOf(paid)];
    if (!billedAmount.isZero() && !paidAmount.isZero()) both++;
    if (amountOf(open).equals(billedAmount.minus(paidAmount)) && !isBlankCell(bill)) ties++;
  }
  if (both === 0) return null;
  if (rest === "openAmount" && both > looked * SHARE_MIN) return rest;
  return ties >= looked * TIES_MIN ? rest : null;
}

function amountOf(cell: RawCell | undefined): Decimal {
  return new Decimal(readDecimal(cell) ?? 0);
}
