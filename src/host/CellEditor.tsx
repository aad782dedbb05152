import { type ReactNode, useEffect, useLayoutEffect, useRef, useSyncExternalStore } from "react";
import type { Language } from "../words/language";
import { say } from "../words/texts";
import { WORKBENCH_WORDS } from "../words/workbench-words";
import { cellCss } from "./cell-look";
import { contains, type Place } from "./cell-place";
import { useClipboard } from "./clipboard-state";
import type { EditState } from "./edit-state";
import { handleGridKey } from "./grid-keys";
import type { GridSheet } from "./grid-workbook";
import type { OpenBook } from "./open-book";
import { cellId } from "./SheetRow";
import { textPixels } from "./text-width";
import type { GridWindow } from "./use-grid-window";

interface EditorProps {
  readonly book: OpenBook;
  readonly sheet: GridSheet;
  readonly edit: EditState;
  readonly window: GridWindow;
  readonly language: Language;
  readonly openFilter: (place: Place) => void;
}

export const CELL_EDITOR_ID = "cell-editor";

/**
 * The field that has the focus while the user is in the sheet: unseen until they type.
 *
 * A real field and not a focused cell, because an input method for Chinese writes only into fields.
 */
export function CellEditor({ book, sheet, edit, window, language, openFilter }: EditorProps): ReactNode {
  useSyncExternalStore(edit.subscribe, () => edit.version);
  const field = useRef<HTMLTextAreaElement>(null);
  const clipboard = useClipboard(book, edit);
  const { row, column } = book.selection.active;
  const editing = edit.mode !== "ready";
  useEffect(() => {
    if (document.activeElement === document.body) field.current?.focus({ preventScroll: true });
  }, [row, column, sheet.name]);
  useLayoutEffect(() => {
    const input = field.current;
    if (input && document.activeElement === input) input.setSelectionRange(input.value.length, input.value.length);
  }, [editing]);
  const style = book.cell(row, column)?.style ?? null;
  const merge = sheet.merges.find((range) => contains(range, row, column));
  const left = window.columnStart(column);
  const top = window.rowStart(row);
  const width = window.columnEnd(merge?.right ?? column) - left;
  const height = window.rowEnd(merge?.bottom ?? row) - top;
  const lines = edit.text.split("\n");
  const needed = editing ? Math.max(...lines.map((line) => textPixels(line, style))) + 14 : 0;
  const frozen = (window.rows.indexOf(row) < window.rows.frozen ? " in-top" : "") + (window.columns.indexOf(column) < window.columns.frozen ? " in-left" : "");
  const { fontSize, fontWeight, fontStyle } = cellCss(style, { dark: false, look: null, align: "left", formatColor: null });
  const input = (
    <textarea
      id={CELL_EDITOR_ID} ref={field} className={editing ? "cell-editor open" : "cell-editor"} aria-label={say(WORKBENCH_WORDS, language, "cellEditor", { address: edit.address() })}
      aria-describedby="leave-sheet" aria-activedescendant={editing ? undefined : cellId(row, column)} aria-multiline={lines.length > 1 || undefined} spellCheck={false} autoComplete="off" wrap="off"
      style={{ left: left - 1, top: top - 1, width: Math.max(width, needed) + 1, height: Math.max(height + 1, lines.length * 19 + 3), fontSize, fontWeight, fontStyle }}
      value={edit.text} onChange={(event) => edit.type(event.target.value)} onKeyDown={(event) => {
        if (handleGridKey(event, { book, edit, pageRows: window.pageRows, openFilter })) event.preventDefault();
      }}
      onBlur={(event) => {
        if (edit.mode !== "ready" && !(event.relatedTarget as HTMLElement | null)?.closest("[data-formula-bar]")) edit.commit(null);
      }}
      {...clipboard}
    />
  );
  return (
    <>
      <span id="leave-sheet" className="visually-hidden">{say(WORKBENCH_WORDS, language, "leaveSheet")}</span>
      {frozen ? <div className={`editor-holder${frozen}`}>{input}</div> : input}
    </>
  );
}
