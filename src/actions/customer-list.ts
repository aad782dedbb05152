import type { Field } from "../ledger/columns";
import { mapColumns } from "../ledger/map-columns";
import type { SourceFile } from "../sources/source";
import { headRows } from "./file-head";

/** A header stands near the top of such a list. */
const ROWS_MAX = 20;
/** What only a list of customers says of them. */
const ABOUT_CUSTOMERS: readonly Field[] = ["terms", "creditLimit", "email", "phone", "address", "taxNumber", "aliases", "contact", "segment", "language"];

/** A list of customers without a single entry: nothing of it can go into a ledger, but the workbook may want it as its customer table. */
export function isCustomerList({ grids }: Pick<SourceFile, "grids">): boolean {
  return grids.some((grid) => headRows(grid).slice(0, ROWS_MAX).some((headers) => {
    const { columns, missing } = mapColumns({ headers }, "customers", {});
    const fields = new Set(columns.flatMap(({ field }) => field ?? []));
    return missing.length === 0 && ABOUT_CUSTOMERS.some((field) => fields.has(field)) && mapColumns({ headers }, "ledger", {}).missing.length > 0;
  }));
}
