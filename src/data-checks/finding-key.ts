import type { Issue } from "../check/issue";
import { isCellError } from "../grid/table";
import { textKey } from "../grid/text-key";
import type { Ledger } from "../ledger/ledger";
import { ledgerRowKeys } from "../reconciliation/row-identity";
import { type CheckSource, fieldsOfNamed } from "./check-source";

/**
 * Names a finding by what it is of, so that one that a person lets stand is known again wherever its row is by then.
 *
 * Holds: the same after sorting, filtering and adding rows; a ledger row whose document, date or amount changes has other findings.
 */
export function findingKey(source: CheckSource, issue: Issue): string {
  return ledgerFindingKey(source.ledger, issue) ?? keyWith(issue, cellsOf(source, issue));
}

/** The same where only the ledger is at hand; null for rows that are not in it. */
export function ledgerFindingKey(ledger: Ledger, issue: Issue): string | null {
  const { table, row } = issue.at;
  if (row === null) return keyWith(issue, "");
  const known = ledger.tables.ledger.name === table ? ledgerRowKeys(ledger).get(row) : undefined;
  return known === undefined ? null : keyWith(issue, known);
}

function keyWith({ code, at }: Issue, row: string): string {
  return textKey([code, at.table, at.column ?? "", row].join("\u0001"));
}

function cellsOf(source: CheckSource, { at }: Issue): string {
  const cells = fieldsOfNamed(source, at.table)?.table.rows[at.row! - 1] ?? [];
  return textKey(cells.map((cell) => (isCellError(cell) ? `!${cell.error}` : `${typeof cell} ${cell ?? ""}`)).join("\u0001"));
}
