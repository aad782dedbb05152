import type { Issue, IssueCode } from "../check/issue";
import { cellAddress, isCellError, isUncalculated, type RawCell, type Table, type TableInfo } from "../grid/table";

/** Longest part of a cell that a message repeats. */
const SHOWN_MAX = 60;
/** A column in which this many cells, and more than half, have the same harmless oddity is told of once, not cell by cell. */
const REPEATED_MIN = 50;

/** Codes whose row or value is left out of every figure, whatever else is in the row. */
const ERRORS: ReadonlySet<IssueCode> = new Set<IssueCode>([
  "table-missing", "table-ambiguous", "column-missing", "column-ambiguous", "date-missing", "date-unreadable", "amount-missing", "amount-unreadable", "amount-too-large",
  "customer-missing", "currency-unknown", "debit-and-credit", "allocation-unreadable", "instalment-unreadable",
]);

export type FindingParams = Readonly<Record<string, string | number>>;

/** Collects what is found in one table, each finding with the place a person can go to. */
export class Findings {
  private readonly list: { readonly row: number; readonly order: number; readonly issue: Issue }[] = [];

  constructor(private readonly table: TableInfo & Partial<Pick<Table, "source">>) {}

  /** `row` is the 0-based place in `rows`, null for the whole table or column; `got` the cell as it is. */
  add(code: IssueCode, row: number | null, column: number | null, params: FindingParams = {}, severity: Issue["severity"] = ERRORS.has(code) ? "error" : "warning"): void {
    const { table } = this;
    const place = row !== null && column !== null && table.source !== "text" ? { sheet: table.sheet, cell: cellAddress(table.headerRow + 1 + row, table.firstColumn + column) } : {};
    const at = { table: table.name, row: row === null ? null : row + 1, column: column === null ? null : (table.headers[column] ?? null) };
    this.list.push({ row: row ?? -1, order: this.list.length, issue: { code, severity, at, params: { ...place, ...params } } });
  }

  get count(): number {
    return this.list.length;
  }

  /** In row order, findings of the whole table first; the same oddity all down a column as one finding. */
  issues(): readonly Issue[] {
    const kept = this.withoutRepeats();
    return kept.sort((left, right) => left.row - right.row || left.order - right.order).map(({ issue }) => issue);
  }

  private withoutRepeats() {
    const repeats = new Map<string, number>();
    for (const { issue } of this.list) {
      if (!REPEATABLE.has(issue.code)) continue;
      const key = `${issue.code} ${issue.at.column}`;
      repeats.set(key, (repeats.get(key) ?? 0) + 1);
    }
    const told = new Set<string>();
    return this.list.flatMap((finding) => {
      const { issue } = finding;
      const key = `${issue.code} ${issue.at.column}`;
      const count = repeats.get(key) ?? 0;
      if (count < REPEATED_MIN || count * 2 <= this.table.rowCount || !REPEATABLE.has(issue.code)) return [finding];
      if (told.has(key)) return [];
      told.add(key);
      const params = Object.fromEntries(Object.entries(issue.params).filter(([name]) => name !== "sheet" && name !== "cell"));
      return [{ row: -1, order: finding.order, issue: { ...issue, at: { ...issue.at, row: null }, params: { ...params, count } } }];
    });
  }
}

const REPEATABLE: ReadonlySet<IssueCode> = new Set<IssueCode>(["number-as-text", "date-as-text", "full-width", "outer-blanks", "decimal-comma", "formula-unsaved", "amount-decimals", "currency-missing", "rate-missing", "date-order-wrong"]);

/** Why a cell that holds something has no value: what is wrong with the cell itself, else what it should have been. */
export function cellProblem(cell: RawCell | undefined, otherwise: IssueCode): IssueCode {
  return isUncalculated(cell) ? "formula-unsaved" : isCellError(cell ?? null) ? "cell-error" : otherwise;
}

/** A cell as a message shows it. */
export function shownCell(cell: RawCell): string {
  if (cell === null) return "";
  if (isCellError(cell)) return cell.error;
  const text = String(cell);
  return text.length > SHOWN_MAX ? `${text.slice(0, SHOWN_MAX)}…` : text;
}
