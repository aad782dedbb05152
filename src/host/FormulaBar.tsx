import { type ReactNode, useEffect, useRef, useState, useSyncExternalStore } from "react";
import type { Language } from "../words/language";
import { say } from "../words/texts";
import { WORKBENCH_WORDS } from "../words/workbench-words";
import { CELL_EDITOR_ID } from "./CellEditor";
import { rangeAddress } from "./cell-place";
import type { EditState } from "./edit-state";
import { findPlace } from "./find-place";
import type { OpenBook } from "./open-book";

interface BarProps {
  readonly book: OpenBook;
  readonly edit: EditState;
  readonly language: Language;
  readonly say: (message: string) => void;
}

/** Name box and the content of the active cell. */
export function FormulaBar({ book, edit, language, say: tell }: BarProps): ReactNode {
  useSyncExternalStore(edit.subscribe, () => edit.version);
  const editing = edit.mode !== "ready";
  const back = (): void => document.getElementById(CELL_EDITOR_ID)?.focus({ preventScroll: true });
  const text = editing ? edit.text : edit.cellText();
  return (
    <div className="formula-bar" data-formula-bar="true">
      <NameBox book={book} language={language} say={tell} back={back} />
      <button type="button" className="icon" tabIndex={editing ? 0 : -1} disabled={!editing} aria-label={say(WORKBENCH_WORDS, language, "cancelFormula")} title={say(WORKBENCH_WORDS, language, "cancelFormula")} onClick={() => { edit.cancel(); back(); }}>✕</button>
      <button type="button" className="icon" tabIndex={editing ? 0 : -1} disabled={!editing} aria-label={say(WORKBENCH_WORDS, language, "enterFormula")} title={say(WORKBENCH_WORDS, language, "enterFormula")} onClick={() => { edit.commit(null); back(); }}>✓</button>
      <span className="fx" aria-hidden="true">fx</span>
      <textarea
        rows={1} spellCheck={false} autoComplete="off" aria-label={say(WORKBENCH_WORDS, language, "formulaBar")} value={text}
        onFocus={() => { if (edit.mode === "ready") edit.begin("edit"); }}
        onChange={(event) => edit.type(event.target.value)}
        onBlur={(event) => {
          const next = event.relatedTarget as HTMLElement | null;
          if (edit.mode !== "ready" && next?.id !== CELL_EDITOR_ID && !next?.closest("[data-formula-bar]")) edit.commit(null);
        }}
        onKeyDown={(event) => {
          if (event.nativeEvent.isComposing) return;
          if (event.key === "Escape") edit.cancel();
          else if (event.key === "Enter" && !event.altKey) edit.commit(event.shiftKey ? "up" : "down");
          else if (event.key === "Tab") edit.commit(event.shiftKey ? "left" : "right");
          else return;
          event.preventDefault();
          back();
        }}
      />
    </div>
  );
}

function NameBox({ book, language, say: tell, back }: { readonly book: OpenBook; readonly language: Language; readonly say: (message: string) => void; readonly back: () => void }): ReactNode {
  const address = rangeAddress(book.range());
  const [typed, setTyped] = useState<string | null>(null);
  const input = useRef<HTMLInputElement>(null);
  useEffect(() => setTyped(null), [address, book.sheetName]);
  const go = (): void => {
    const text = (typed ?? "").trim();
    const place = text ? findPlace(book, text) : null;
    if (place) book.show(place.sheet, place.range);
    else if (text) tell(say(WORKBENCH_WORDS, language, "refused.place", { text }));
    setTyped(null);
    back();
  };
  return (
    <input
      ref={input} className="name-box" spellCheck={false} autoComplete="off" aria-label={say(WORKBENCH_WORDS, language, "nameBox")} value={typed ?? address} onFocus={(event) => event.target.select()} onChange={(event) => setTyped(event.target.value)}
      onKeyDown={(event) => {
        if (event.key === "Enter") go();
        else if (event.key === "Escape") { setTyped(null); back(); }
        else return;
        event.preventDefault();
      }}
      onBlur={() => setTyped(null)}
    />
  );
}
