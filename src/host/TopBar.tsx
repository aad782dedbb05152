import { type ReactNode, useRef } from "react";
import type { Language } from "../words/language";
import { say } from "../words/texts";
import { WORKBENCH_WORDS } from "../words/workbench-words";
import type { Opened } from "./open-file";
import { downloadCopy } from "./download";
import { ICONS } from "./ribbon-icons";
import type { Theme } from "./use-theme";

interface TopProps {
  readonly language: Language;
  readonly setLanguage: (language: Language) => void;
  readonly theme: Theme;
  readonly setTheme: (theme: Theme) => void;
  readonly opened: Opened | null;
  readonly openFile: (file: File) => void;
  readonly newSample: () => void;
  readonly setMessage: (message: string | null) => void;
}

/** The file's name, what can be done with the file, language and colours. */
export function TopBar({ language, setLanguage, theme, setTheme, opened, openFile, newSample, setMessage }: TopProps): ReactNode {
  const input = useRef<HTMLInputElement>(null);
  const words = (key: keyof (typeof WORKBENCH_WORDS)["en"]): string => say(WORKBENCH_WORDS, language, key);
  const save = (): void => {
    if (!opened) return;
    if (opened.edit.mode !== "ready") opened.edit.commit(null);
    const file = downloadCopy(opened.book);
    setMessage(say(WORKBENCH_WORDS, language, "done.saved", { file }));
  };
  return (
    <header className="top-bar">
      <h1><svg width="20" height="20" viewBox="0 0 20 20" aria-hidden="true" fill="none" stroke="currentColor" strokeWidth="1.4" strokeLinejoin="round"><path d={ICONS.book} /></svg>{opened?.book.fileName ?? words("untitled")}</h1>
      <div className="top-actions">
        <button type="button" onClick={() => input.current?.click()} title={words("openLong")}>{words("open")}</button>
        <input
          ref={input} type="file" hidden accept=".xlsx,.xlsm,.csv,.txt,.tsv" aria-label={words("openLong")} tabIndex={-1}
          onChange={(event) => {
            const file = event.target.files?.[0];
            if (file) openFile(file);
            event.target.value = "";
          }}
        />
        <button type="button" onClick={save} disabled={!opened}>{words("saveCopy")}</button>
        <button type="button" onClick={newSample}>{words("sample")}</button>
      </div>
      <div className="top-choices">
        <label><span className="visually-hidden">{words("language")}</span>
          <select value={language} onChange={(event) => setLanguage(event.target.value === "zh" ? "zh" : "en")}>
            <option value="en" lang="en">English</option>
            <option value="zh" lang="zh-CN">简体中文</option>
          </select>
        </label>
        <label><span className="visually-hidden">{words("theme")}</span>
          <select value={theme} onChange={(event) => setTheme(event.target.value as Theme)}>
            <option value="system">{words("theme.system")}</option>
            <option value="light">{words("theme.light")}</option>
            <option value="dark">{words("theme.dark")}</option>
          </select>
        </label>
      </div>
    </header>
  );
}
