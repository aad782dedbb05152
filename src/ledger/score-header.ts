import { mapColumns, type TablePurpose } from "./map-columns";

const PURPOSES: readonly TablePurpose[] = ["ledger", "bank", "statement", "customers", "allocations", "instalments", "rates"];

/** The headers have all that a table of some purpose needs, if a person may still have to say which of two columns is meant. */
export function isListHeader(headers: readonly string[], purposes = PURPOSES): boolean {
  return purposes.some((purpose) => {
    const { missing, ambiguous } = mapColumns({ headers }, purpose, {});
    return missing.every((field) => ambiguous.some((question) => question.field === field));
  });
}

/** Only both together have what a ledger, a customer's list or a bank's needs. */
export function makesOne(left: readonly string[], right: readonly string[]): boolean {
  return (["ledger", "statement", "bank"] as const).some((purpose) => {
    const isOne = (headers: readonly string[]): boolean => isListHeader(headers, [purpose]);
    return isOne([...left, ...right]) && !isOne(left) && !isOne(right);
  });
}

/** The last header is the credit of a debit before it, or the money out of a money in. */
export function completesSides(headers: readonly string[]): boolean {
  return ([["ledger", "credit"], ["bank", "moneyOut"]] as const).some(([purpose, field]) => {
    const { columns } = mapColumns({ headers }, purpose, {});
    return columns[headers.length - 1]?.field === field && columns.some((column) => column.field === (field === "credit" ? "debit" : "moneyIn"));
  });
}

/** How many headers of a row mean something to us, for the purpose they fit best: tells a header row from a preamble. */
export function scoreHeader(headers: readonly string[]): number {
  return Math.max(...PURPOSES.map((purpose) => mapColumns({ headers }, purpose, {}).columns.filter(({ field }) => field !== null).length));
}
