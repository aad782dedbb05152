import type { KeyboardEvent } from "react";
import { COLUMNS_MAX, type Place, ROWS_MAX } from "./cell-place";
import { clipboardState } from "./clipboard-state";
import type { EditState } from "./edit-state";
import type { OpenBook } from "./open-book";
import { type Direction, move, selectCell, selectRange } from "./selection";

export interface KeyContext {
  readonly book: OpenBook;
  readonly edit: EditState;
  readonly pageRows: number;
  readonly openFilter: (place: Place) => void;
}

const ARROWS: Readonly<Record<string, Direction>> = { ArrowUp: "up", ArrowDown: "down", ArrowLeft: "left", ArrowRight: "right" };

/** Keys in the sheet, as every spreadsheet has them. True: the key was used. */
export function handleGridKey(event: KeyboardEvent, context: KeyContext): boolean {
  if (event.nativeEvent.isComposing || event.key === "Process") return false;
  return context.edit.mode === "ready" ? readyKey(event, context) : editingKey(event, context);
}

function editingKey(event: KeyboardEvent, { edit }: KeyContext): boolean {
  if (event.key === "Escape") edit.cancel();
  else if (event.key === "Enter" && event.altKey) return insertLineBreak(event, edit);
  else if (event.key === "Enter" && (event.ctrlKey || event.metaKey)) edit.commit(null, true);
  else if (event.key === "Enter") edit.commit(event.shiftKey ? "up" : "down");
  else if (event.key === "Tab") edit.commit(event.shiftKey ? "left" : "right");
  else if (event.key === "F2") edit.begin(edit.mode === "edit" ? "enter" : "edit", edit.text);
  else if (edit.mode === "enter" && ARROWS[event.key] && !event.shiftKey) edit.commit(ARROWS[event.key]!);
  else return false;
  return true;
}

function insertLineBreak(event: KeyboardEvent, edit: EditState): boolean {
  const field = event.target as HTMLTextAreaElement;
  const { selectionStart: start, selectionEnd: end, value } = field;
  edit.type(`${value.slice(0, start)}\n${value.slice(end)}`);
  requestAnimationFrame(() => field.setSelectionRange(start + 1, start + 1));
  return true;
}

function readyKey(event: KeyboardEvent, context: KeyContext): boolean {
  const { book, edit } = context;
  const control = event.ctrlKey || event.metaKey;
  const arrow = ARROWS[event.key];
  if (event.altKey && event.key === "ArrowDown") return openFilterHere(context);
  if (arrow) book.select(move(book.terrain(), book.selection, arrow, { extend: event.shiftKey, jump: control }));
  else if (event.key === "Tab") edit.commit(event.shiftKey ? "left" : "right");
  else if (event.key === "Enter") edit.commit(event.shiftKey ? "up" : "down");
  else if (event.key === "Home" || event.key === "End") homeOrEnd(event, book, control);
  else if (event.key === "PageDown" || event.key === "PageUp") page(event, context, control);
  else if (event.key === "F2") edit.begin("edit");
  else if (event.key === "Delete") book.clear();
  else if (event.key === "Backspace") edit.begin("enter", "");
  else if (event.key === "Escape") forgetCopy(book);
  else if (event.key === "F5") goToName();
  else if (control) return controlKey(event, book);
  else if (event.key === " " && event.shiftKey) book.select({ ...book.selection, ...selectRange({ top: book.range().top, bottom: book.range().bottom, left: 0, right: COLUMNS_MAX - 1 }), active: book.selection.active });
  else return false;
  return true;
}

function controlKey(event: KeyboardEvent, book: OpenBook): boolean {
  const key = event.key.toLowerCase();
  if (key === "z" && !event.shiftKey) book.undo();
  else if (key === "y" || (key === "z" && event.shiftKey)) book.redo();
  else if (key === "a") selectAll(book);
  else if (key === "g") goToName();
  else if (key === "d") return fill(book, "down");
  else if (key === "r" && !event.shiftKey) return fill(book, "right");
  else if (event.key === " ") book.select({ ...book.selection, anchor: { row: 0, column: book.range().left }, head: { row: ROWS_MAX - 1, column: book.range().right } });
  else return false;
  return true;
}

function forgetCopy(book: OpenBook): void {
  clipboardState.copied = null;
  book.select(book.selection);
}

function goToName(): void {
  document.querySelector<HTMLElement>(".name-box")?.focus();
}

/** First the table or data around the cell, then everything. */
function selectAll(book: OpenBook): void {
  const { active } = book.selection;
  const table = book.tableAt(active.row, active.column);
  const range = book.range();
  const inTable = table && (range.top > table.range.top || range.bottom < table.range.bottom || range.left > table.range.left || range.right < table.range.right);
  const wanted = inTable ? table.range : { top: 0, left: 0, bottom: ROWS_MAX - 1, right: COLUMNS_MAX - 1 };
  book.select({ ...selectRange(wanted), active });
}

function fill(book: OpenBook, direction: "down" | "right"): boolean {
  const range = book.range();
  const source = direction === "down" ? { ...range, bottom: range.top } : { ...range, right: range.left };
  book.fillFrom(source, range);
  return true;
}

function homeOrEnd(event: KeyboardEvent, book: OpenBook, control: boolean): void {
  const { lastRow, lastColumn } = book.terrain();
  const from = event.shiftKey ? book.selection.head : book.selection.active;
  const freeze = book.sheet()?.freeze ?? { rows: 0, columns: 0 };
  const row = !control ? from.row : event.key === "Home" ? freeze.rows : Math.max(0, lastRow);
  const column = event.key === "End" ? Math.max(0, lastColumn) : from.column > freeze.columns ? freeze.columns : 0;
  book.select(event.shiftKey ? { ...book.selection, head: { row, column } } : selectCell(row, column));
}

function page(event: KeyboardEvent, { book, pageRows }: KeyContext, control: boolean): void {
  const forward = event.key === "PageDown";
  if (control) {
    const sheets = book.visibleSheets();
    const next = sheets[sheets.findIndex(({ name }) => name === book.sheetName) + (forward ? 1 : -1)];
    if (next) book.goToSheet(next.name);
    return;
  }
  book.select(move(book.terrain(), book.selection, event.altKey ? (forward ? "right" : "left") : forward ? "down" : "up", { extend: event.shiftKey, count: event.altKey ? 10 : pageRows }));
}

function openFilterHere({ book, openFilter }: KeyContext): boolean {
  const { row, column } = book.selection.active;
  const table = book.tableAt(row, column);
  if (!table?.filterButtons || table.range.top !== row) return false;
  openFilter({ row, column });
  return true;
}
