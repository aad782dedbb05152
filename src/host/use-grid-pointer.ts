import { type PointerEvent, type RefObject, useRef } from "react";
import { CELL_EDITOR_ID } from "./CellEditor";
import { COLUMNS_MAX, contains, type Place, ROWS_MAX } from "./cell-place";
import type { EditState } from "./edit-state";
import type { OpenBook } from "./open-book";
import { type SelectionState, selectRange } from "./selection";
import { columnChars } from "./sheet-layout";
import { shownText } from "./shown-text";
import { textPixels } from "./text-width";
import type { GridWindow } from "./use-grid-window";

interface PointerContext {
  readonly book: OpenBook;
  readonly window: GridWindow;
  readonly scroller: RefObject<HTMLDivElement | null>;
  readonly edit: EditState;
  readonly openFilter: (place: Place) => void;
  /** A line where a column's edge would be; null takes it away. */
  readonly showGuide: (left: number | null) => void;
}

type Drag = { readonly kind: "cells" | "rows" | "columns" } | { readonly kind: "resize"; readonly column: number; readonly from: number; readonly width: number };
const EDGE_PIXELS = 24;
const SCROLL_STEP = 40;
const FIT_ROWS_MAX = 2000;
const WIDTH_PIXELS_MAX = 1200;

interface PointerHandlers {
  readonly onPointerDown: (event: PointerEvent<HTMLDivElement>) => void;
  readonly onPointerMove: (event: PointerEvent<HTMLDivElement>) => void;
  readonly onPointerUp: (event: PointerEvent<HTMLDivElement>) => void;
  readonly onDoubleClick: (event: React.MouseEvent<HTMLDivElement>) => void;
}

/** The mouse in the sheet: select cells, rows and columns, change widths, open filters and edit. */
export function useGridPointer(context: PointerContext): PointerHandlers {
  const { book, window, scroller, edit, openFilter, showGuide } = context;
  const drag = useRef<Drag | null>(null);
  const place = (event: { clientX: number; clientY: number }): ReturnType<GridWindow["hit"]> => {
    const box = scroller.current!.getBoundingClientRect();
    return window.hit(event.clientX - box.left, event.clientY - box.top);
  };
  const extendTo = (event: PointerEvent, kind: Drag["kind"]): void => {
    const { row, column } = place(event);
    const head = kind === "rows" ? { row, column: COLUMNS_MAX - 1 } : kind === "columns" ? { row: ROWS_MAX - 1, column } : { row, column };
    const { selection } = book;
    if (selection.head.row !== head.row || selection.head.column !== head.column) book.select({ ...selection, head });
  };
  return {
    onPointerDown: (event) => {
      const target = event.target as HTMLElement;
      if (event.button !== 0 || target.id === CELL_EDITOR_ID || target.closest("[data-popup]")) return;
      const inScrollbar = event.nativeEvent.offsetX >= scroller.current!.clientWidth && target === scroller.current;
      if (inScrollbar) return;
      event.preventDefault();
      document.getElementById(CELL_EDITOR_ID)?.focus({ preventScroll: true });
      if (edit.mode !== "ready") edit.commit(null);
      if (target.dataset.filter) return openFilter({ row: Number(target.dataset.row), column: Number(target.dataset.filter) });
      scroller.current!.setPointerCapture(event.pointerId);
      const column = Number(target.dataset.resize ?? Number.NaN);
      if (!Number.isNaN(column)) {
        drag.current = { kind: "resize", column, from: event.clientX, width: window.columnEnd(column) - window.columnStart(column) };
        return;
      }
      const hit = place(event);
      drag.current = { kind: hit.inRowHeader ? "rows" : hit.inColumnHeader ? "columns" : "cells" };
      book.select(started(book.selection, hit, event.shiftKey));
    },
    onPointerMove: (event) => {
      const current = drag.current;
      if (!current) return;
      if (current.kind === "resize") return showGuide(window.columnStart(current.column) + resized(current, event));
      scrollAtEdge(scroller.current!, event);
      extendTo(event, current.kind);
    },
    onPointerUp: (event) => {
      const current = drag.current;
      drag.current = null;
      if (current?.kind !== "resize") return;
      showGuide(null);
      if (event.clientX !== current.from) book.workbook.setColumnWidth(book.sheetName, current.column, columnChars(resized(current, event)));
    },
    onDoubleClick: (event) => {
      // The pointer was captured by the sheet: what lies under it has to be asked for.
      const target = document.elementFromPoint(event.clientX, event.clientY) as HTMLElement;
      if (target.dataset.resize) return fitColumn(book, Number(target.dataset.resize));
      const { row, column, inColumnHeader, inRowHeader } = place(event);
      if (!inColumnHeader && !inRowHeader && !target.closest("[data-popup]") && contains(book.range(), row, column)) edit.begin("edit");
    },
  };
}

function resized(drag: Extract<Drag, { readonly kind: "resize" }>, event: PointerEvent): number {
  return Math.min(WIDTH_PIXELS_MAX, Math.max(0, drag.width + event.clientX - drag.from));
}

function started(selection: SelectionState, hit: ReturnType<GridWindow["hit"]>, extend: boolean): SelectionState {
  const { row, column, inRowHeader, inColumnHeader } = hit;
  if (inRowHeader && inColumnHeader) return selectRange({ top: 0, left: 0, bottom: ROWS_MAX - 1, right: COLUMNS_MAX - 1 });
  const head = inRowHeader ? { row, column: COLUMNS_MAX - 1 } : inColumnHeader ? { row: ROWS_MAX - 1, column } : { row, column };
  if (extend) return { ...selection, head };
  const anchor = inRowHeader ? { row, column: 0 } : inColumnHeader ? { row: 0, column } : { row, column };
  return { active: anchor, anchor, head };
}

function scrollAtEdge(scroller: HTMLDivElement, event: PointerEvent): void {
  const box = scroller.getBoundingClientRect();
  const across = event.clientX > box.right - EDGE_PIXELS ? SCROLL_STEP : event.clientX < box.left ? -SCROLL_STEP : 0;
  const down = event.clientY > box.bottom - EDGE_PIXELS ? SCROLL_STEP : event.clientY < box.top ? -SCROLL_STEP : 0;
  if (across || down) scroller.scrollBy(across, down);
}

/** As wide as its widest text needs, of the first rows. */
function fitColumn(book: OpenBook, column: number): void {
  const last = Math.min(book.terrain().lastRow, FIT_ROWS_MAX);
  let widest = 0;
  for (let row = 0; row <= last; row++) {
    const cell = book.cell(row, column);
    const merged = book.sheet()?.merges.some((merge) => contains(merge, row, column));
    if (cell && !merged) widest = Math.max(widest, textPixels(shownText(cell.value, cell.style?.numberFormat).text, cell.style));
  }
  if (widest > 0) book.workbook.setColumnWidth(book.sheetName, column, columnChars(Math.min(WIDTH_PIXELS_MAX, widest + 14)));
}
