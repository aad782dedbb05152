import { mapColumns, type TablePurpose } from "./map-columns";

const PURPOSES: readonly TablePurpose[] = ["ledger", "bank", "statement", "customers", "allocations", "instalments", "rates"];

/** How many headers of a row mean something to us, for the purpose they fit best: tells a header row from a preamble. */
export function scoreHeader(headers: readonly string[]): number {
  return Math.max(...PURPOSES.map((purpose) => mapColumns({ headers }, purpose, {}).columns.filter(({ field }) => field !== null).length));
}
