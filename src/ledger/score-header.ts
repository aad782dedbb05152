import { mapColumns, type TablePurpose } from "./map-columns";

const PURPOSES: readonly TablePurpose[] = ["ledger", "bank", "statement", "customers", "allocations", "instalments", "rates"];

/** The headers have all that a table of some purpose needs, if a person may still have to say which of two columns is meant. */
export function isListHeader(headers: readonly string[]): boolean {
  return PURPOSES.some((purpose) => {
    const { missing, ambiguous } = mapColumns({ headers }, purpose, {});
    return missing.every((field) => ambiguous.some((question) => question.field === field));
  });
}

/** How many headers of a row mean something to us, for the purpose they fit best: tells a header row from a preamble. */
export function scoreHeader(headers: readonly string[]): number {
  return Math.max(...PURPOSES.map((purpose) => mapColumns({ headers }, purpose, {}).columns.filter(({ field }) => field !== null).length));
}
