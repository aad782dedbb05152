import { type KeyboardEvent, type ReactNode, useEffect, useRef } from "react";
import type { Language } from "../words/language";
import { say } from "../words/texts";
import { WORKBENCH_WORDS } from "../words/workbench-words";
import type { EditState } from "./edit-state";
import type { OpenBook } from "./open-book";

interface TabsProps {
  readonly book: OpenBook;
  readonly edit: EditState;
  readonly language: Language;
}

/** The sheets at the bottom edge: arrows move between them. */
export function SheetTabs({ book, edit, language }: TabsProps): ReactNode {
  const list = useRef<HTMLDivElement>(null);
  const sheets = book.visibleSheets();
  useEffect(() => {
    list.current?.querySelector("[aria-selected=true]")?.scrollIntoView({ block: "nearest", inline: "nearest" });
  }, [book.sheetName, sheets.length]);
  const go = (name: string): void => {
    if (edit.mode !== "ready") edit.commit(null);
    book.goToSheet(name);
  };
  const keys = (event: KeyboardEvent): void => {
    const here = sheets.findIndex(({ name }) => name === book.sheetName);
    const next = { ArrowLeft: here - 1, ArrowRight: here + 1, Home: 0, End: sheets.length - 1 }[event.key];
    if (next === undefined || !sheets[next]) return;
    event.preventDefault();
    go(sheets[next].name);
    requestAnimationFrame(() => list.current?.querySelector<HTMLElement>("[aria-selected=true]")?.focus());
  };
  const scroll = (pixels: number): void => list.current?.scrollBy({ left: pixels });
  return (
    <div className="sheet-tabs">
      <button type="button" className="icon" tabIndex={-1} aria-label={say(WORKBENCH_WORDS, language, "previousSheets")} onClick={() => scroll(-160)}>‹</button>
      <button type="button" className="icon" tabIndex={-1} aria-label={say(WORKBENCH_WORDS, language, "nextSheets")} onClick={() => scroll(160)}>›</button>
      <div ref={list} role="tablist" aria-label={say(WORKBENCH_WORDS, language, "sheets")} className="tab-list" onKeyDown={keys}>
        {sheets.map(({ name, tabColor }) => {
          const selected = name === book.sheetName;
          return (
            <button key={name} type="button" role="tab" id={selected ? "sheet-tab" : undefined} aria-selected={selected} aria-controls="sheet-panel" tabIndex={selected ? 0 : -1} className="sheet-tab" style={tabColor ? { boxShadow: `inset 0 -3px 0 #${tabColor}` } : undefined} onClick={() => go(name)}>
              {name}
            </button>
          );
        })}
      </div>
    </div>
  );
}
