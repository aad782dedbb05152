import { useVirtualizer, type Range, type Virtualizer } from "@tanstack/react-virtual";
import { type RefObject, useCallback, useEffect, useLayoutEffect, useMemo, useRef } from "react";
import type { CellRange } from "../grid/sheet-plan";
import type { GridSheet } from "./grid-workbook";
import type { OpenBook } from "./open-book";
import type { Quadrant } from "./SelectionLayer";
import { type Axis, columnAxis, fittedRows, rowAxis, startOf } from "./sheet-layout";
import type { ColumnSpan } from "./SheetRow";

export const COLUMN_HEADER_PIXELS = 22;
const OVERSCAN_ROWS = 8;
const OVERSCAN_COLUMNS = 3;
const DIGIT_PIXELS = 8;
/** The room that the last sheet was drawn in: the next one gets the same. */
let drawnOn: { readonly width: number; readonly height: number } | null = null;

export interface RowSpan {
  readonly row: number;
  /** Which of the visible rows it is. */
  readonly index: number;
  readonly start: number;
  readonly size: number;
}

/** What of a sheet is on the screen and where: rows, columns, frozen parts, and the way from pixels to cells and back. */
export interface GridWindow {
  readonly rows: Axis;
  readonly columns: Axis;
  readonly headerWidth: number;
  readonly totalWidth: number;
  readonly totalHeight: number;
  readonly frozenRows: readonly RowSpan[];
  readonly bodyRows: readonly RowSpan[];
  readonly frozenColumns: readonly ColumnSpan[];
  readonly bodyColumns: readonly ColumnSpan[];
  readonly rowStart: (row: number) => number;
  readonly columnStart: (column: number) => number;
  readonly rowEnd: (row: number) => number;
  readonly columnEnd: (column: number) => number;
  readonly quadrants: { readonly body: Quadrant; readonly left: Quadrant; readonly top: Quadrant; readonly corner: Quadrant };
  readonly reveal: (row: number, column: number) => void;
  /** Cell under a point of the content; frozen parts counted from the visible edge. */
  readonly hit: (x: number, y: number) => { readonly row: number; readonly column: number; readonly inColumnHeader: boolean; readonly inRowHeader: boolean };
  readonly pageRows: number;
}

export function useGridWindow(scroller: RefObject<HTMLDivElement | null>, sheet: GridSheet, options: { readonly filteredOut: ReadonlySet<number> | null; readonly reach: { readonly row: number; readonly column: number }; readonly layoutVersion: number; readonly book: OpenBook }): GridWindow {
  const { filteredOut, reach, layoutVersion, book } = options;
  const fitted = useMemo(() => fittedRows(sheet, (row, column) => book.cell(row, column)?.style ?? null), [sheet, book]);
  const rows = useMemo(() => rowAxis(sheet, filteredOut, reach.row, fitted), [sheet, filteredOut, reach.row, fitted]);
  const columns = useMemo(() => columnAxis(sheet, reach.column), [sheet, reach.column]);
  const headerWidth = Math.max(34, (String(rows.at(rows.count - 1) + 1).length + 1) * DIGIT_PIXELS + 4);
  const withAnchors = (along: Axis, anchors: readonly (readonly [number, number])[]) => (range: Range): number[] => {
    const from = Math.max(0, range.startIndex - range.overscan);
    const to = Math.min(along.count - 1, range.endIndex + range.overscan);
    const shown = Array.from({ length: Math.max(0, to - from + 1) }, (_, index) => from + index);
    const outside = anchors.map(([start, end]) => [along.indexOf(start), along.indexOf(end)] as const).filter(([start, end]) => start < from && end >= from);
    return [...new Set([...outside.map(([start]) => start), ...shown])].sort((one, other) => one - other);
  };
  // Known before the first drawing, or the whole sheet would be drawn at once as soon as it is measured.
  const initialRect = drawnOn ?? { width: globalThis.innerWidth, height: globalThis.innerHeight };
  const rowWindow = useVirtualizer({
    initialRect, count: rows.count, getScrollElement: () => scroller.current, estimateSize: rows.size, overscan: OVERSCAN_ROWS, paddingStart: COLUMN_HEADER_PIXELS,
    scrollPaddingStart: COLUMN_HEADER_PIXELS + rows.frozenSize, rangeExtractor: withAnchors(rows, sheet.merges.map(({ top, bottom }) => [top, bottom] as const)),
  });
  const columnWindow = useVirtualizer({
    initialRect, horizontal: true, count: columns.count, getScrollElement: () => scroller.current, estimateSize: columns.size, overscan: OVERSCAN_COLUMNS, paddingStart: headerWidth,
    scrollPaddingStart: headerWidth + columns.frozenSize, rangeExtractor: withAnchors(columns, sheet.merges.map(({ left, right }) => [left, right] as const)),
  });
  const measured = useRef<{ rows: Axis; columns: Axis; headerWidth: number } | null>(null);
  useLayoutEffect(() => {
    const last = measured.current;
    measured.current = { rows, columns, headerWidth };
    if (last && last.rows !== rows) rowWindow.measure();
    if (last && (last.columns !== columns || last.headerWidth !== headerWidth)) columnWindow.measure();
  }, [rowWindow, columnWindow, rows, columns, headerWidth]);
  useEffect(() => {
    if (rowWindow.scrollRect && rowWindow.scrollRect.height > 0) drawnOn = rowWindow.scrollRect;
  });
  useEffect(() => {
    scroller.current?.scrollTo(0, 0);
  }, [scroller, sheet.name]);
  const shown = spansOf(rowWindow, rows, columnWindow, columns);
  const key = `${layoutVersion}/${shown.columns[0]?.column}/${shown.columns.at(-1)?.column}/${shown.columns.length}/${columns.count}/${headerWidth}`;
  // The same columns keep their identity, so that rows are not drawn again while scrolling.
  const bodyColumns = useMemo(() => shown.columns, [key, columns]);
  const frozenColumns = useMemo(() => frozenSpans(columns, headerWidth).map(({ position, ...span }) => ({ column: position, ...span })), [columns, headerWidth]);
  const frozenRows = useMemo(() => frozenSpans(rows, COLUMN_HEADER_PIXELS).map(({ position, ...span }) => ({ row: position, ...span })), [rows]);
  const places = usePlaces(rows, columns, rowWindow, columnWindow, headerWidth);
  const reveal = useCallback(
    (row: number, column: number) => {
      if (rows.indexOf(row) >= rows.frozen) rowWindow.scrollToIndex(rows.indexOf(row), { align: "auto" });
      if (columns.indexOf(column) >= columns.frozen) columnWindow.scrollToIndex(columns.indexOf(column), { align: "auto" });
    },
    [rows, columns, rowWindow, columnWindow],
  );
  const bodyHeight = (rowWindow.scrollRect?.height ?? 400) - COLUMN_HEADER_PIXELS - rows.frozenSize;
  return {
    rows, columns, headerWidth, frozenRows, frozenColumns, bodyColumns, bodyRows: shown.rows, reveal, ...places,
    totalWidth: columnWindow.getTotalSize(), totalHeight: rowWindow.getTotalSize(), pageRows: Math.max(1, Math.floor(bodyHeight / 20) - 1),
    quadrants: quadrantsOf({ rows, columns, ...places }, frozenRows, frozenColumns, shown.rows, shown.columns),
  };
}

type Window = Virtualizer<HTMLDivElement, Element>;

function spansOf(rowWindow: Window, rows: Axis, columnWindow: Window, columns: Axis): { rows: RowSpan[]; columns: ColumnSpan[] } {
  return {
    rows: rowWindow.getVirtualItems().filter(({ index }) => index >= rows.frozen).map(({ index, start, size }) => ({ row: rows.at(index), index, start, size })),
    columns: columnWindow.getVirtualItems().filter(({ index }) => index >= columns.frozen).map(({ index, start, size }) => ({ column: columns.at(index), start, size })),
  };
}

function frozenSpans(along: Axis, from: number): { position: number; index: number; start: number; size: number }[] {
  let start = from;
  return Array.from({ length: Math.min(along.frozen, along.count) }, (_, index) => {
    const span = { position: along.at(index), index, start, size: along.size(index) };
    start += span.size;
    return span;
  });
}

type Places = Pick<GridWindow, "rowStart" | "rowEnd" | "columnStart" | "columnEnd" | "hit">;

function usePlaces(rows: Axis, columns: Axis, rowWindow: Window, columnWindow: Window, headerWidth: number): Places {
  return useMemo(() => {
    const startIn = (along: Axis, window: Window, padding: number, position: number): number => {
      const index = along.indexOf(position);
      return window.measurementsCache[index]?.start ?? padding + startOf(along, index);
    };
    const sizeIn = (along: Axis, position: number): number => (along.at(along.indexOf(position)) === position ? along.size(along.indexOf(position)) : 0);
    const rowStart = (row: number): number => startIn(rows, rowWindow, COLUMN_HEADER_PIXELS, row);
    const columnStart = (column: number): number => startIn(columns, columnWindow, headerWidth, column);
    const under = (along: Axis, window: Window, padding: number, visible: number, scrolled: number): number => {
      const inFrozen = visible < padding + along.frozenSize;
      return along.at(window.getVirtualItemForOffset(inFrozen ? visible : visible + scrolled)?.index ?? 0);
    };
    return {
      rowStart,
      columnStart,
      rowEnd: (row) => rowStart(row) + sizeIn(rows, row),
      columnEnd: (column) => columnStart(column) + sizeIn(columns, column),
      hit: (x, y) => ({
        row: under(rows, rowWindow, COLUMN_HEADER_PIXELS, y, rowWindow.scrollOffset ?? 0),
        column: under(columns, columnWindow, headerWidth, x, columnWindow.scrollOffset ?? 0),
        inColumnHeader: y < COLUMN_HEADER_PIXELS,
        inRowHeader: x < headerWidth,
      }),
    };
  }, [rows, columns, rowWindow, columnWindow, headerWidth]);
}

function quadrantsOf(window: Pick<GridWindow, "rows" | "columns" | "rowStart" | "rowEnd" | "columnStart" | "columnEnd">, frozenRows: readonly RowSpan[], frozenColumns: readonly ColumnSpan[], bodyRows: readonly RowSpan[], bodyColumns: readonly ColumnSpan[]): GridWindow["quadrants"] {
  const { rowStart, rowEnd, columnStart, columnEnd } = window;
  const part = (rowSpans: readonly RowSpan[], columnSpans: readonly ColumnSpan[]): Quadrant => ({
    range: rangeOfSpans(rowSpans, columnSpans), rowStart, rowEnd, columnStart, columnEnd,
  });
  return { body: part(bodyRows, bodyColumns), left: part(bodyRows, frozenColumns), top: part(frozenRows, bodyColumns), corner: part(frozenRows, frozenColumns) };
}

function rangeOfSpans(rows: readonly RowSpan[], columns: readonly ColumnSpan[]): CellRange {
  return { top: rows[0]?.row ?? 0, bottom: rows.at(-1)?.row ?? -1, left: columns[0]?.column ?? 0, right: columns.at(-1)?.column ?? -1 };
}
