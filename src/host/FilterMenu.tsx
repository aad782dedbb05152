import { type KeyboardEvent, type ReactNode, useEffect, useMemo, useRef, useState } from "react";
import type { Language } from "../words/language";
import { say } from "../words/texts";
import { WORKBENCH_WORDS } from "../words/workbench-words";
import { CELL_EDITOR_ID } from "./CellEditor";
import type { GridSheet } from "./grid-workbook";
import type { OpenBook } from "./open-book";
import { shownText } from "./shown-text";
import { filterChoices, filterKey } from "./table-filter";
import type { GridWindow } from "./use-grid-window";

interface MenuProps {
  readonly book: OpenBook;
  readonly sheet: GridSheet;
  readonly row: number;
  readonly column: number;
  readonly window: GridWindow;
  readonly language: Language;
  readonly close: () => void;
}

const MENU_WIDTH = 236;

/** The list of a table column's values: what is ticked is shown. */
export function FilterMenu({ book, sheet, row, column, window, language, close }: MenuProps): ReactNode {
  const menu = useRef<HTMLDivElement>(null);
  const [search, setSearch] = useState("");
  const table = sheet.tables.find((candidate) => candidate.range.top === row && column >= candidate.range.left && column <= candidate.range.right);
  const key = filterKey(table?.name ?? "", column);
  const rows = useMemo(() => ({ from: (table?.range.top ?? 0) + 1, to: (table?.range.bottom ?? 0) - (table?.hasTotals ? 1 : 0) }), [table]);
  const all = useMemo(() => filterChoices(sheet, column, rows, (line, at) => book.cell(line, at), ""), [book, sheet, column, rows]);
  const choices = useMemo(() => (search ? filterChoices(sheet, column, rows, (line, at) => book.cell(line, at), search) : all), [book, sheet, column, rows, search, all]);
  const [chosen, setChosen] = useState<ReadonlySet<string>>(() => new Set(book.filter().get(key) ?? all.map(({ text }) => text)));
  useEffect(() => menu.current?.querySelector("input")?.focus({ preventScroll: true }), []);
  if (!table) return null;
  const header = shownText(book.cell(table.range.top, column)?.value ?? null, undefined).text;
  const leave = (): void => {
    close();
    document.getElementById(CELL_EDITOR_ID)?.focus({ preventScroll: true });
  };
  const apply = (texts: ReadonlySet<string> | null): void => {
    const filters = new Map(book.filter());
    if (texts) filters.set(key, texts);
    else filters.delete(key);
    book.setFilter(filters);
    leave();
  };
  const wanted = search ? new Set(choices.map(({ text }) => text).filter((text) => chosen.has(text))) : chosen;
  const everything = choices.every(({ text }) => chosen.has(text));
  const toggle = (texts: readonly string[], on: boolean): void => {
    const next = new Set(chosen);
    for (const text of texts) if (on) next.add(text); else next.delete(text);
    setChosen(next);
  };
  const left = Math.max(0, Math.min(window.columnEnd(column) - 24, window.totalWidth - MENU_WIDTH));
  return (
    <div ref={menu} role="dialog" aria-label={say(WORKBENCH_WORDS, language, "filter", { column: header })} data-popup="filter" className="filter-menu" style={{ left, top: window.rowEnd(table.range.top), width: MENU_WIDTH }} onKeyDown={(event) => keys(event, leave, () => apply(everything && !search ? null : wanted))} onBlur={(event) => {
      if (event.relatedTarget && !menu.current?.contains(event.relatedTarget)) close();
    }}>
      <input type="search" value={search} placeholder={say(WORKBENCH_WORDS, language, "filter.search")} aria-label={say(WORKBENCH_WORDS, language, "filter.search")} onChange={(event) => setSearch(event.target.value)} />
      <div className="filter-list" role="group" aria-label={header} tabIndex={-1}>
        <label><input type="checkbox" checked={everything} onChange={(event) => toggle(choices.map(({ text }) => text), event.target.checked)} />{say(WORKBENCH_WORDS, language, "filter.all")}</label>
        {choices.map(({ text, count }) => (
          <label key={text}><input type="checkbox" checked={chosen.has(text)} onChange={(event) => toggle([text], event.target.checked)} /><span>{text || say(WORKBENCH_WORDS, language, "filter.blank")}</span><small>{count}</small></label>
        ))}
      </div>
      <div className="filter-actions">
        <button type="button" className="primary" disabled={wanted.size === 0} onClick={() => apply(everything && !search ? null : wanted)}>{say(WORKBENCH_WORDS, language, "filter.apply")}</button>
        <button type="button" onClick={() => apply(null)}>{say(WORKBENCH_WORDS, language, "filter.clear")}</button>
      </div>
    </div>
  );
}

function keys(event: KeyboardEvent, leave: () => void, apply: () => void): void {
  if (event.key === "Escape") leave();
  else if (event.key === "Enter" && (event.target as HTMLElement).tagName !== "BUTTON") apply();
  else return;
  event.preventDefault();
  event.stopPropagation();
}
