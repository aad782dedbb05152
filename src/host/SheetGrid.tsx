import { type ReactNode, useCallback, useEffect, useMemo, useRef, useState } from "react";
import type { CellRange } from "../grid/sheet-plan";
import { columnLetters } from "../grid/table";
import type { Language } from "../words/language";
import { say } from "../words/texts";
import { WORKBENCH_WORDS } from "../words/workbench-words";
import { CellEditor } from "./CellEditor";
import { COLUMNS_MAX, contains, type Place, ROWS_MAX } from "./cell-place";
import type { EditState } from "./edit-state";
import { FilterMenu } from "./FilterMenu";
import type { GridSheet } from "./grid-workbook";
import type { OpenBook } from "./open-book";
import { type Outline, SelectionLayer } from "./SelectionLayer";
import { SheetRow } from "./SheetRow";
import { COLUMN_HEADER_PIXELS, type GridWindow, type RowSpan, useGridWindow } from "./use-grid-window";
import { useGridPointer } from "./use-grid-pointer";

interface GridProps {
  readonly book: OpenBook;
  readonly sheet: GridSheet;
  readonly edit: EditState;
  readonly dark: boolean;
  readonly language: Language;
  readonly copied: CellRange | null;
}

/** The sheet: only what is on the screen is in the page. */
export function SheetGrid({ book, sheet, edit, dark, language, copied }: GridProps): ReactNode {
  const scroller = useRef<HTMLDivElement>(null);
  const { active, head } = book.selection;
  const [guide, setGuide] = useState<number | null>(null);
  const [filterAt, setFilterAt] = useState<Place | null>(null);
  // Whole rows and columns are selected without travelling to their far end.
  const goal = { row: head.row === ROWS_MAX - 1 ? active.row : head.row, column: head.column === COLUMNS_MAX - 1 ? active.column : head.column };
  const reach = useReach(goal.row, goal.column);
  const window = useGridWindow(scroller, sheet, { filteredOut: book.filteredRows(), reach, layoutVersion: book.layoutVersion, book });
  const { reveal } = window;
  useEffect(() => {
    reveal(goal.row, goal.column);
  }, [goal.row, goal.column, reveal, sheet.name]);
  const pointer = useGridPointer({ book, window, scroller, edit, openFilter: setFilterAt, showGuide: setGuide });
  const outlines = useOutlines(book, copied);
  const rowsCount = window.rows.at(window.rows.count - 1) + 1;
  return (
    <div className={`scroller${sheet.gridlines ? "" : " plain"}`} ref={scroller} {...pointer}>
      <div className="space" style={{ width: window.totalWidth, height: window.totalHeight }}>
        <CellEditor book={book} sheet={sheet} edit={edit} window={window} language={language} openFilter={setFilterAt} />
        {filterAt && <FilterMenu key={`${filterAt.row}/${filterAt.column}`} book={book} sheet={sheet} row={filterAt.row} column={filterAt.column} window={window} language={language} close={() => setFilterAt(null)} />}
        {guide !== null && <div aria-hidden="true" className="resize-guide" style={{ left: guide }} />}
        <div role="grid" aria-label={say(WORKBENCH_WORDS, language, "grid", { name: sheet.name })} aria-rowcount={rowsCount + 1} aria-colcount={window.columns.at(window.columns.count - 1) + 2} aria-multiselectable="true" className="grid">
          <FrozenPart {...{ book, sheet, dark, language, window, outlines, activeRow: active.row, activeColumn: active.column }} />
          <div role="rowgroup" className="body">
            <ColumnLines window={window} />
            <Rows rows={window.bodyRows} {...{ book, sheet, dark, language, window, activeRow: active.row, activeColumn: active.column }} />
            <div aria-hidden="true" className="layer"><SelectionLayer quadrant={window.quadrants.body} outlines={outlines} /></div>
            <div aria-hidden="true" className="layer layer-left">
              <SelectionLayer quadrant={window.quadrants.left} outlines={outlines} />
              <RowHeaderMarks book={book} window={window} />
            </div>
          </div>
        </div>
      </div>
    </div>
  );
}

/** How far the sheet reaches beyond its data because the user went there. */
function useReach(row: number, column: number): { readonly row: number; readonly column: number } {
  const [reach, setReach] = useState({ row: 0, column: 0 });
  const next = { row: Math.max(reach.row, row), column: Math.max(reach.column, column) };
  if (next.row > reach.row || next.column > reach.column) setReach(next);
  return reach;
}

function useOutlines(book: OpenBook, copied: CellRange | null): readonly Outline[] {
  const { active } = book.selection;
  const range = book.range();
  const merge = book.sheet()?.merges.find((candidate) => contains(candidate, active.row, active.column));
  const activeRange = merge ?? { top: active.row, left: active.column, bottom: active.row, right: active.column };
  const spill = book.calculation.spillAround(book.sheetName, active.row, active.column);
  return [
    ...(spill ? [{ range: spill, kind: "spill" } as const] : []),
    { range, kind: "selected" },
    { range: activeRange, kind: "active" },
    ...(copied ? [{ range: copied, kind: "copied" } as const] : []),
  ];
}

const POOL_MIN = 64;

interface PartProps {
  readonly book: OpenBook;
  readonly sheet: GridSheet;
  readonly dark: boolean;
  readonly language: Language;
  readonly window: GridWindow;
  readonly activeRow: number;
  readonly activeColumn: number;
}

function Rows({ rows, book, sheet, dark, language, window, activeRow, activeColumn }: PartProps & { readonly rows: readonly RowSpan[] }): ReactNode {
  const { rowStart, rowEnd, columnStart, columnEnd } = window;
  const mergeSize = useCallback(
    (merge: CellRange) => ({ width: columnEnd(merge.right) - columnStart(merge.left), height: rowEnd(merge.bottom) - rowStart(merge.top) }),
    [rowStart, rowEnd, columnStart, columnEnd],
  );
  const filters = book.filter();
  const filtered = useMemo(() => new Set(filters.keys()), [filters]);
  // A row that scrolls out lends its elements to one that scrolls in: cheaper than new ones.
  const pool = Math.max(POOL_MIN, 2 ** Math.ceil(Math.log2(rows.length + 1)));
  const last = rows.at(-1)?.index ?? 0;
  return rows.map(({ row, index, start, size }) => (
    <SheetRow
      key={index > last - pool ? index % pool : `merged ${index}`} book={book} sheet={sheet} row={row} top={start} height={size} frozen={window.frozenColumns} columns={window.bodyColumns} headerWidth={window.headerWidth}
      frozenWidth={window.columns.frozenSize} active={row === activeRow ? activeColumn : -1} dark={dark} language={language} mergeSize={mergeSize} filters={filtered}
      cellsVersion={book.cellsVersion} layoutVersion={book.layoutVersion}
    />
  ));
}

/** Column letters and frozen rows: they stay at the top. */
function FrozenPart(props: PartProps & { readonly outlines: readonly Outline[] }): ReactNode {
  const { window, language, outlines } = props;
  const selected = props.book.range();
  const letter = ({ column, start, size }: { column: number; start: number; size: number }): ReactNode => (
    <div
      key={column} role="columnheader" aria-colindex={column + 2} aria-label={say(WORKBENCH_WORDS, language, "column", { column: columnLetters(column) })} data-column={column}
      className={column >= selected.left && column <= selected.right ? "column-header on" : "column-header"} style={{ left: start, width: size, height: COLUMN_HEADER_PIXELS }}
    >
      {columnLetters(column)}
      <span className="resizer" data-resize={column} />
    </div>
  );
  return (
    <div role="rowgroup" className={window.rows.frozen > 0 ? "top frozen" : "top"} style={{ height: COLUMN_HEADER_PIXELS + window.rows.frozenSize, width: window.totalWidth }}>
      <ColumnLines window={window} />
      <div role="row" aria-rowindex={1} className="row header-row" style={{ top: 0, height: COLUMN_HEADER_PIXELS }}>
        {window.bodyColumns.map(letter)}
        <div role="none" className={window.columns.frozen > 0 ? "row-left frozen" : "row-left"} style={{ width: window.headerWidth + window.columns.frozenSize, height: COLUMN_HEADER_PIXELS }}>
          <div role="columnheader" aria-colindex={1} data-corner="true" className="corner" style={{ width: window.headerWidth, height: COLUMN_HEADER_PIXELS }}>
            <span className="visually-hidden">{say(WORKBENCH_WORDS, language, "selectAll")}</span>
          </div>
          {window.frozenColumns.map(letter)}
        </div>
      </div>
      <Rows rows={window.frozenRows} {...props} />
      <div aria-hidden="true" className="layer"><SelectionLayer quadrant={window.quadrants.top} outlines={outlines} /></div>
      <div aria-hidden="true" className="layer layer-left"><SelectionLayer quadrant={window.quadrants.corner} outlines={outlines} /></div>
    </div>
  );
}

function ColumnLines({ window }: { readonly window: GridWindow }): ReactNode {
  return (
    <div aria-hidden="true" className="column-lines">
      {window.bodyColumns.map(({ column, start, size }) => <div key={column} className="column-line" style={{ left: start + size - 1 }} />)}
    </div>
  );
}

function RowHeaderMarks({ book, window }: { readonly book: OpenBook; readonly window: GridWindow }): ReactNode {
  const range = book.range();
  const shown = window.quadrants.body.range;
  const top = Math.max(range.top, shown.top);
  const bottom = Math.min(range.bottom, shown.bottom);
  if (top > bottom) return null;
  return <div className="row-mark" style={{ top: window.rowStart(top), height: window.rowEnd(bottom) - window.rowStart(top), width: window.headerWidth }} />;
}
