import type { Issue, IssueCode } from "../check/issue";
import { type Minor, minorToText } from "../money/money";
import type { Field } from "./columns";
import type { Ledger, MappedTable } from "./ledger";

/** A finding on one cell of one of the ledger's tables. */
export function issueAt(
  table: MappedTable,
  { code, severity, row, field, params }: {
    readonly code: IssueCode;
    readonly severity: Issue["severity"];
    readonly row: number | null;
    readonly field: Field | null;
    readonly params: Issue["params"];
  },
): Issue {
  const column = field === null ? null : (table.columns.find((candidate) => candidate.field === field)?.header ?? null);
  return { code, severity, at: { table: table.name, row, column }, params };
}

/** An amount of a partition as the decimal text of a message. */
export function amountText(ledger: Ledger, partition: number, amountMinor: number): string {
  return minorToText(amountMinor as Minor, ledger.partitions[partition]!.currency);
}

/** In what two partitions differ: the first of customer, currency, entity and account. */
export function differenceOf(ledger: Ledger, ours: number, theirs: number): "customer" | "currency" | "entity" | "account" {
  const left = ledger.partitions[ours]!;
  const right = ledger.partitions[theirs]!;
  if (left.customer !== right.customer) return "customer";
  if (left.currency !== right.currency) return "currency";
  return left.entity !== right.entity ? "entity" : "account";
}
