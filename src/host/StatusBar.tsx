import { type ReactNode, useDeferredValue, useMemo, useSyncExternalStore } from "react";
import type { Language } from "../words/language";
import { say } from "../words/texts";
import { WORKBENCH_WORDS } from "../words/workbench-words";
import type { EditState } from "./edit-state";
import { exactSum } from "./exact-sum";
import type { OpenBook } from "./open-book";
import { shownText } from "./shown-text";

interface StatusProps {
  readonly book: OpenBook;
  readonly edit: EditState;
  readonly language: Language;
}

const CELLS_MAX = 500_000;
const MODES = { ready: "ready", enter: "entering", edit: "editing" } as const;

/** What is going on, and count, average and sum of the selected cells. */
export function StatusBar({ book, edit, language }: StatusProps): ReactNode {
  useSyncExternalStore(edit.subscribe, () => edit.version);
  const pending = book.calculation.pending();
  const place = useDeferredValue(`${book.placeVersion}/${book.cellsVersion}/${book.sheetName}`);
  // eslint-disable-next-line react-hooks/exhaustive-deps -- `place` stands for the selection and the cells it covers
  const totals = useMemo(() => totalsOf(book), [book, place]);
  const format = book.cell(book.selection.active.row, book.selection.active.column)?.style?.numberFormat;
  const amount = (value: number): string => shownText(value, format && /[0#]/.test(format) && !/%/.test(format) ? format : "#,##0.##").text.replace(/\.$/, "");
  const hidden = book.filteredRows()?.size ?? 0;
  return (
    <div className="status-bar">
      <span>{pending > 0 ? say(WORKBENCH_WORDS, language, "calculating", { count: pending }) : say(WORKBENCH_WORDS, language, MODES[edit.mode])}</span>
      {hidden > 0 && <span>{say(WORKBENCH_WORDS, language, "rowsShown", shownRows(book, hidden))}</span>}
      <span className="totals">
        {totals && totals.numbers > 0 && <span>{say(WORKBENCH_WORDS, language, "average")}: {amount(totals.sum / totals.numbers)}</span>}
        {totals && totals.count > 1 && <span>{say(WORKBENCH_WORDS, language, "count")}: {totals.count}</span>}
        {totals && totals.numbers > 0 && <span>{say(WORKBENCH_WORDS, language, "sum")}: {amount(totals.sum)}</span>}
      </span>
    </div>
  );
}

function shownRows(book: OpenBook, hidden: number): { shown: number; total: number } {
  const total = book.sheet()?.tables.reduce((sum, { range, hasTotals }) => sum + range.bottom - range.top - (hasTotals ? 1 : 0), 0) ?? 0;
  return { shown: total - hidden, total };
}

/** Null for a single cell and for more cells than can be added while the user waits. */
function totalsOf(book: OpenBook): { count: number; numbers: number; sum: number } | null {
  const range = book.range();
  const { lastRow, lastColumn, isRowHidden } = book.terrain();
  const bottom = Math.min(range.bottom, lastRow);
  const right = Math.min(range.right, lastColumn);
  if (range.top === range.bottom && range.left === range.right) return null;
  if ((bottom - range.top + 1) * (right - range.left + 1) > CELLS_MAX) return null;
  let count = 0;
  const numbers: number[] = [];
  for (let row = range.top; row <= bottom; row++) {
    if (isRowHidden(row)) continue;
    for (let column = range.left; column <= right; column++) {
      const value = book.cell(row, column)?.value ?? null;
      if (value === null || value === "") continue;
      count++;
      if (typeof value === "number") numbers.push(value);
    }
  }
  return { count, numbers: numbers.length, sum: exactSum(numbers) };
}
