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
  if (has("debit") && has("openAmount") && has("credit") && billedAndPaid(fields)) return single("openAmount");
  if (has("debit")) return { kind: "sides", debit: decideAmounts(table, at("debit")), credit: has("credit") ? decideAmounts(table, at("credit")) : null };
  if (has("amount")) return single("amount");
  if (has("quantity") && has("unitPrice")) return { kind: "lines", quantity: at("quantity"), price: decideAmounts(table, at("unitPrice")) };
  return single("openAmount");
}

/** Rows looked at, and the share of them, that make a list of documents with what was paid on each. */
const LOOK_MAX = 200;
const SHARE_MIN = 0.2;

/** Invoiced and paid in the same row: a list of documents, of which only the open amount is a balance. */
function billedAndPaid({ table, at }: FieldTable): boolean {
  let both = 0;
  const rows = table.rows.slice(0, LOOK_MAX);
  for (const row of rows) {
    const [debit, credit] = [row[at("debit")], row[at("credit")]];
    if (isBlankCell(debit) || isBlankCell(credit)) continue;
    if (Number(readDecimal(debit) ?? 0) !== 0 && Number(readDecimal(credit) ?? 0) !== 0) both++;
  }
  return both > rows.length * SHARE_MIN;
}
