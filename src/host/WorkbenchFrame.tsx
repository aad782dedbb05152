import { type ReactNode, useCallback, useEffect, useMemo, useRef, useState, useSyncExternalStore } from "react";
import type { Language } from "../words/language";
import { say } from "../words/texts";
import { WORKBENCH_WORDS } from "../words/workbench-words";
import { clipboardState } from "./clipboard-state";
import { DropTarget } from "./DropTarget";
import { FormulaBar } from "./FormulaBar";
import { MessageLine } from "./MessageLine";
import type { Opened } from "./open-file";
import { NARROW, PaneSide, usePaneWidth } from "./PaneSide";
import { Ribbon } from "./Ribbon";
import { SheetGrid } from "./SheetGrid";
import { SheetTabs } from "./SheetTabs";
import { StatusBar } from "./StatusBar";
import { TopBar } from "./TopBar";
import { type Theme, useTheme } from "./use-theme";
import { useCommands } from "./use-commands";
import { useFiles } from "./use-files";

export interface WorkbenchProps {
  readonly file: string | null;
  readonly language: Language;
  readonly theme: Theme;
}

/** The spreadsheet without Excel, with the add-in's pane at its side. */
export function WorkbenchFrame(props: WorkbenchProps): ReactNode {
  const [language, setLanguage] = useState(props.language);
  const [theme, setTheme] = useState(props.theme);
  const colours = useTheme(theme);
  const [message, setMessage] = useState<string | null>(null);
  const files = useFiles(props.file, language, setMessage);
  const words = useCallback((key: keyof (typeof WORKBENCH_WORDS)["en"]) => say(WORKBENCH_WORDS, language, key), [language]);
  useEffect(() => {
    document.documentElement.lang = language === "zh" ? "zh-CN" : "en";
    document.title = `${files.opened?.book.fileName ?? words("untitled")} – ${words("title")}`;
  }, [language, files.opened, words]);
  return (
    <DropTarget words={words} open={files.openFile}>
      <TopBar language={language} setLanguage={setLanguage} theme={theme} setTheme={setTheme} opened={files.opened} openFile={files.openFile} newSample={files.newSample} setMessage={setMessage} />
      {files.opened ? <OpenWorkbook key={files.opened.id} opened={files.opened} language={language} colours={colours} message={message} setMessage={setMessage} /> : <Waiting name={files.opening} language={language} message={message} setMessage={setMessage} />}
    </DropTarget>
  );
}

function Waiting({ name, language, message, setMessage }: { readonly name: string | null; readonly language: Language; readonly message: string | null; readonly setMessage: (message: string | null) => void }): ReactNode {
  return (
    <main className="waiting">
      <MessageLine message={message} language={language} close={() => setMessage(null)} />
      {name !== null && <p role="status">{say(WORKBENCH_WORDS, language, "opening", { file: name })}</p>}
    </main>
  );
}

interface OpenProps {
  readonly opened: Opened;
  readonly language: Language;
  readonly colours: "light" | "dark";
  readonly message: string | null;
  readonly setMessage: (message: string | null) => void;
}

function OpenWorkbook({ opened, language, colours, message, setMessage }: OpenProps): ReactNode {
  const { book, edit } = opened;
  useSyncExternalStore(book.subscribe, () => `${book.cellsVersion}/${book.layoutVersion}/${book.placeVersion}`);
  const [paneOpen, setPaneOpen] = useState(() => !matchMedia(NARROW).matches);
  const [tab, setTab] = useState<"reconcile" | null>(null);
  const width = usePaneWidth();
  const main = useRef<HTMLElement>(null);
  const addIn = useMemo(() => opened.addIn(language), [opened, language]);
  const openPane = useCallback((wanted: "reconcile" | null) => {
    setPaneOpen(true);
    setTab(null);
    if (wanted) queueMicrotask(() => setTab(wanted));
  }, []);
  const commands = useCommands({ addIn, book, language, setMessage, openPane, paneOpen, closePane: () => setPaneOpen(false) });
  const sheet = book.sheet();
  const { copied } = clipboardState;
  const shown = book.noticeText(language) ?? message;
  return (
    <>
      <Ribbon book={book} language={language} commands={commands} paneOpen={paneOpen} />
      <div className={paneOpen ? "work with-pane" : "work"}>
        <main ref={main} className="sheet-side" aria-label={say(WORKBENCH_WORDS, language, "title")}>
          <MessageLine message={shown} language={language} close={() => { setMessage(null); book.select(book.selection); }} />
          <FormulaBar book={book} edit={edit} language={language} say={setMessage} />
          <div id="sheet-panel" role="tabpanel" aria-labelledby="sheet-tab" className="sheet-panel">
            {sheet && <SheetGrid key={sheet.name} book={book} sheet={sheet} edit={edit} dark={colours === "dark"} language={language} copied={copied && copied.sheet === book.sheetName ? copied.range : null} />}
          </div>
          <div className="bottom">
            <SheetTabs book={book} edit={edit} language={language} />
            <StatusBar book={book} edit={edit} language={language} />
          </div>
        </main>
        {paneOpen && <PaneSide addIn={addIn} ready={opened.ready} colours={colours} tab={tab} width={width} language={language} />}
      </div>
    </>
  );
}
