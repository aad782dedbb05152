import type { Issue } from "../check/issue";
import { isCellError } from "../grid/table";
import { textKey } from "../grid/text-key";
import { ledgerRowKeys } from "../reconciliation/row-identity";
import { type CheckSource, fieldsOfNamed } from "./check-source";

/**
 * Names a finding by what it is of, so that one that a person lets stand is known again wherever its row is by then.
 *
 * Holds: the same after sorting, filtering and adding rows; a ledger row whose document, date or amount changes has other findings.
 */
export function findingKey(source: CheckSource, { code, at }: Issue): string {
  return textKey([code, at.table, at.column ?? "", at.row === null ? "" : rowOf(source, at.table, at.row)].join("\u0001"));
}

function rowOf(source: CheckSource, table: string, row: number): string {
  const known = source.ledger.tables.ledger.name === table ? ledgerRowKeys(source.ledger).get(row) : undefined;
  if (known !== undefined) return known;
  const cells = fieldsOfNamed(source, table)?.table.rows[row - 1] ?? [];
  return textKey(cells.map((cell) => (isCellError(cell) ? `!${cell.error}` : `${typeof cell} ${cell ?? ""}`)).join("\u0001"));
}
