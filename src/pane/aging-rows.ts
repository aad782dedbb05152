import type { Aging, AgingRow } from "../aging/aging";
import type { Ledger } from "../ledger/ledger";
import type { Minor } from "../money/money";
import { totalKey } from "./ledger-figures";

/** The rows of one total whose customer's code, name or alias contains the text. */
export function agingRowsShown(ledger: Ledger, aging: Aging, key: string, filter: string): readonly AgingRow[] {
  const wanted = plainText(filter);
  return aging.rows.filter(({ partition }) => {
    const of = ledger.partitions[partition]!;
    if (totalKey(of) !== key) return false;
    if (wanted === "") return true;
    const { code, name, aliases } = ledger.customers[of.customer]!;
    return [code, name, ...aliases].some((text) => plainText(text).includes(wanted));
  });
}

/** What the table is sorted by: customer code, or the amounts of a column: 0 the total, then the buckets, then unapplied. */
export interface AgingSort {
  readonly by: "customer" | number;
  readonly descending: boolean;
}

/** The amounts of a row in the order of the table's columns. */
export function amountsOf(row: AgingRow): readonly Minor[] {
  return [row.totalMinor, ...row.amountsMinor, row.unappliedMinor];
}

/** Rows in the wanted order; equal ones by customer code. */
export function sortedRows(ledger: Ledger, rows: readonly AgingRow[], { by, descending }: AgingSort): readonly AgingRow[] {
  const keyOf = ({ partition }: AgingRow): string => ledger.customers[ledger.partitions[partition]!.customer]!.key;
  const byCustomer = (one: AgingRow, other: AgingRow): number => (keyOf(one) < keyOf(other) ? -1 : keyOf(one) > keyOf(other) ? 1 : one.partition - other.partition);
  const turn = descending ? -1 : 1;
  if (by === "customer") return [...rows].sort((one, other) => turn * byCustomer(one, other));
  return [...rows].sort((one, other) => turn * (amountsOf(one)[by]! - amountsOf(other)[by]!) || byCustomer(one, other));
}

/** Text compared without case, width or outer blanks. */
export function plainText(text: string): string {
  return text.normalize("NFKC").trim().toLowerCase();
}
