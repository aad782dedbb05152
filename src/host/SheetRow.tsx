import { type CSSProperties, memo, type ReactNode } from "react";
import type { CellRange } from "../grid/sheet-plan";
import { cellAddress } from "../grid/table";
import { say } from "../words/texts";
import type { Language } from "../words/language";
import { WORKBENCH_WORDS } from "../words/workbench-words";
import { cellCss, tableLook } from "./cell-look";
import { contains } from "./cell-place";
import type { GridSheet } from "./grid-workbook";
import { isBlankValue, type OpenBook, type OpenCell } from "./open-book";
import { shownText } from "./shown-text";
import { filterKey } from "./table-filter";
import { textPixels } from "./text-width";

/** A column on the screen: sheet position, start and width in pixels from the sheet's left edge. */
export interface ColumnSpan {
  readonly column: number;
  readonly start: number;
  readonly size: number;
}

export interface RowProps {
  readonly book: OpenBook;
  readonly sheet: GridSheet;
  readonly row: number;
  readonly top: number;
  readonly height: number;
  readonly frozen: readonly ColumnSpan[];
  readonly columns: readonly ColumnSpan[];
  readonly headerWidth: number;
  readonly frozenWidth: number;
  /** Position of the active cell in this row, else -1. */
  readonly active: number;
  readonly dark: boolean;
  readonly language: Language;
  readonly mergeSize: (merge: CellRange) => { readonly width: number; readonly height: number };
  readonly filters: ReadonlySet<string>;
  readonly cellsVersion: number;
  readonly layoutVersion: number;
}

/** Texts that do not fit shrink a little before they become #: fonts differ in width between machines. */
const SHRINK_MIN = 0.86;
const PADDING = 6;
const FILTER_PIXELS = 20;
/** A row lower than this has no room for its number. */
const HEADER_PIXELS_MIN = 13;
const OVERFLOW_COLUMNS_MAX = 24;

export function cellId(row: number, column: number): string {
  return `cell-${row}-${column}`;
}

/** One row of the sheet. The frozen part stays at the left by itself; everything is placed by pixels. */
export const SheetRow = memo(function SheetRow(props: RowProps): ReactNode {
  const { row, top, height, frozen, columns, headerWidth, frozenWidth, language } = props;
  return (
    <div role="row" aria-rowindex={row + 2} className="row" style={{ top, height }}>
      {columns.map((span, index) => cellOf(props, span, index, columns))}
      <div role="none" className="row-left" style={{ width: headerWidth + frozenWidth, height }}>
        <div role="rowheader" aria-colindex={1} aria-label={say(WORKBENCH_WORDS, language, "row", { row: row + 1 })} data-row={row} className="row-header" style={{ width: headerWidth, height }}>
          {height >= HEADER_PIXELS_MIN ? row + 1 : <span className="visually-hidden">{row + 1}</span>}
        </div>
        {frozen.map((span, index) => cellOf(props, span, index, frozen))}
      </div>
    </div>
  );
});

function cellOf(props: RowProps, span: ColumnSpan, index: number, spans: readonly ColumnSpan[]): ReactNode {
  const { book, sheet, row, height } = props;
  const { column } = span;
  const merge = sheet.merges.find((range) => contains(range, row, column));
  if (merge && (merge.top !== row || merge.left !== column)) return null;
  const cell = book.cell(row, column);
  const table = book.tableAt(row, column);
  const look = tableLook(table, row);
  const isActive = props.active === column;
  const hasFilter = table !== null && table.filterButtons && row === table.range.top;
  if (!cell && (!look || look.role === "body") && !isActive && !merge && !hasFilter) return null;
  const box = merge ? props.mergeSize(merge) : { width: span.size, height };
  return (
    <Cell key={column} {...props} cell={cell} column={column} left={span.start} width={box.width} cellHeight={box.height} isActive={isActive} isMerged={merge !== undefined} hasFilter={hasFilter} filterOn={hasFilter && props.filters.has(filterKey(table.name, column))} room={() => roomRight(props, spans, index)} look={look} />
  );
}

/** Pixels to the right of a cell that are free for a text too long for it. */
function roomRight({ book, row }: RowProps, spans: readonly ColumnSpan[], index: number): number {
  let room = 0;
  for (let next = index + 1; next < spans.length && next - index < OVERFLOW_COLUMNS_MAX; next++) {
    if (!isBlankValue(book.cell(row, spans[next]!.column)?.value ?? null)) break;
    room += spans[next]!.size;
  }
  return room;
}

interface CellProps extends RowProps {
  readonly cell: OpenCell | null;
  readonly column: number;
  readonly left: number;
  readonly width: number;
  readonly cellHeight: number;
  readonly isActive: boolean;
  readonly isMerged: boolean;
  readonly hasFilter: boolean;
  readonly filterOn: boolean;
  readonly room: () => number;
  readonly look: ReturnType<typeof tableLook>;
}

function Cell({ book, sheet, row, column, cell, left, width, cellHeight, isActive, isMerged, hasFilter, filterOn, room, look, dark, language }: CellProps): ReactNode {
  const shown = shownText(cell?.value ?? null, cell?.style?.numberFormat, sheet.date1904);
  const css = cellCss(cell?.style ?? null, { dark, look, align: shown.align, formatColor: shown.color });
  const text = fitted(shown, cell, width - PADDING - (hasFilter ? FILTER_PIXELS : 0), css, isMerged, room);
  const style: CSSProperties = { ...css, left, width: text.width ? text.width + PADDING : width, height: cellHeight };
  if (hasFilter && css.textAlign === "right") style.paddingRight = FILTER_PIXELS;
  if (text.width && !css.backgroundColor) style.height = cellHeight - 1;
  if (css.borderTop) Object.assign(style, { marginTop: -1, height: cellHeight + 1 });
  if (css.borderLeft) Object.assign(style, { marginLeft: -1, width: (style.width as number) + 1 });
  const address = cellAddress(row, column);
  const message = cell ? noteOf(book, row, column, cell, language) : null;
  return (
    <div role="gridcell" id={cellId(row, column)} aria-colindex={column + 2} aria-selected={isActive} data-address={address} title={message ?? undefined} className={text.width ? "cell over" : isMerged ? "cell merged" : "cell"} style={style}>
      {text.text}
      {cell?.formula && book.calculation.keepsSaved(sheet.name, row, column) && <span className="saved-mark" aria-label={say(WORKBENCH_WORDS, language, "savedMark")} role="img" />}
      {hasFilter && (
        <button type="button" tabIndex={-1} className={filterOn ? "filter-button on" : "filter-button"} data-filter={column} data-row={row} aria-label={filterLabel(text.text, filterOn, language)} />
      )}
    </div>
  );
}

function filterLabel(column: string, on: boolean, language: Language): string {
  return say(WORKBENCH_WORDS, language, "filter", { column }) + (on ? `, ${say(WORKBENCH_WORDS, language, "filter.active")}` : "");
}

function noteOf(book: OpenBook, row: number, column: number, cell: OpenCell, language: Language): string | null {
  if (cell.formula !== null) {
    const message = book.calculation.messageAt(book.sheetName, row, column);
    return message && ("text" in message ? message.text : say(WORKBENCH_WORDS, language, message.key));
  }
  const around = cell.spilled ? book.calculation.spillAround(book.sheetName, row, column) : null;
  return around ? say(WORKBENCH_WORDS, language, "spilledMark", { address: cellAddress(around.top, around.left) }) : null;
}

/** Text runs over blank neighbours; a number never does: it shrinks a little, else shows #. */
function fitted(shown: ReturnType<typeof shownText>, cell: OpenCell | null, width: number, css: CSSProperties, isMerged: boolean, room: () => number): { text: string; width: number | null } {
  if (shown.text === "" || !cell) return { text: shown.text, width: null };
  const needed = textPixels(shown.text, cell.style);
  if (needed <= width) return { text: shown.text, width: null };
  if (shown.isNumber) {
    if (needed * SHRINK_MIN > width) return { text: "#".repeat(Math.max(1, Math.floor(width / 8))), width: null };
    css.fontSize = ((cell.style?.fontSizePoints ?? 11) * 4 * width) / (3 * needed);
    return { text: shown.text, width: null };
  }
  const runs = !isMerged && !cell.style?.wrap && (cell.style?.horizontal ?? shown.align) === "left";
  if (!runs) return { text: shown.text, width: null };
  const free = room();
  return { text: shown.text, width: free > 0 ? Math.min(needed, width + free) : null };
}
