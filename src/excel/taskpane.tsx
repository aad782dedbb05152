import { lazy, Suspense, useSyncExternalStore } from "react";
import { createRoot } from "react-dom/client";
import { type AddIn, createAddIn } from "../actions/add-in";
import { dayOfDate } from "../calendar/day";
import { subscriptions } from "../functions/subscriptions";
import { type Language, languageOfLocale } from "../words/language";
import { associateFunctions } from "./associate-functions";
import { associateCommands } from "./commands";
import { afterCellEdit } from "./excel-errors";
import { excelFiles } from "./excel-files";
import { ExcelWorkbook } from "./excel-workbook";
import { EXCEL_WORDS } from "../words/excel-words";
import { loadWithWorkbook } from "./load-with-workbook";
import { themeOfOffice } from "./office-theme";
import { RibbonRequests } from "./ribbon-requests";
import { say } from "../words/texts";

/** What the add-in cannot do without; the manifest asks for the same. */
const API_SET = ["ExcelApi", "1.13"] as const;
/** Figures older than this are read again when the pane comes back into view: events may have been missed while it was away. */
const AWAY_MS = 60_000;

/** The pane is the larger part of the code: cells get their figures before it is there. */
const Pane = lazy(() => import("./ExcelPane").then(({ ExcelPane }) => ({ default: ExcelPane })));

// Excel looks for these as soon as the page is there.
associateFunctions();
const requests = new RibbonRequests();

void Office.onReady(({ host }) => {
  const language = languageOfLocale(Office.context.displayLanguage || navigator.language);
  document.documentElement.lang = language === "zh" ? "zh-CN" : "en";
  document.title = say(EXCEL_WORDS, language, "title");
  if (host !== Office.HostType.Excel || !Office.context.requirements.isSetSupported(...API_SET)) {
    showNotice(say(EXCEL_WORDS, language, "tooOld"));
    return;
  }
  start(language);
});

function start(language: Language): void {
  const workbook = new ExcelWorkbook();
  const addIn = createAddIn({
    workbook, language, today, files: excelFiles,
    readFile: async (...asked) => (await import("../actions/read-in-worker")).readInWorker(...asked),
    runReconciliation: async (...asked) => (await import("../actions/run-in-worker")).runInWorker(...asked),
  });
  subscriptions.connect(addIn.live, language);
  associateCommands(requests);
  loadWithWorkbook(addIn.live, () => subscriptions.count());
  // How the first reading ended is in the ledger's state, which pane and cells show.
  void addIn.live.start().catch(() => null);
  void addIn.live.refresh().catch(() => null);
  window.addEventListener("focus", () => void workbook.tellMissedChanges());
  readAgainAfterAway(() => void addIn.live.refresh().catch(() => null));
  createRoot(document.getElementById("pane")!).render(
    <Suspense fallback={<p className="notice" role="status">{say(EXCEL_WORDS, language, "loading")}</p>}>
      <ThemedPane addIn={addIn} beforeCommand={() => readyForCommand(workbook)} />
    </Suspense>,
  );
}

function ThemedPane({ addIn, beforeCommand }: { readonly addIn: AddIn; readonly beforeCommand: () => Promise<void> }) {
  const theme = useSyncExternalStore(onThemeChange, themeOfOffice);
  return <Pane addIn={addIn} requests={requests} beforeCommand={beforeCommand} theme={theme} />;
}

/** A command works on what the workbook holds now: no open cell, no change that went by unseen. */
async function readyForCommand(workbook: ExcelWorkbook): Promise<void> {
  await afterCellEdit();
  await workbook.tellMissedChanges();
}

/** Office tells of no change of theme; the user comes back to the pane after it. */
function onThemeChange(listener: () => void): () => void {
  const contrast = matchMedia("(forced-colors: active)");
  contrast.addEventListener("change", listener);
  window.addEventListener("focus", listener);
  return () => {
    contrast.removeEventListener("change", listener);
    window.removeEventListener("focus", listener);
  };
}

function readAgainAfterAway(read: () => void): void {
  let leftMs: number | null = null;
  document.addEventListener("visibilitychange", () => {
    if (document.visibilityState === "hidden") leftMs = Date.now();
    else if (leftMs !== null && Date.now() - leftMs > AWAY_MS) read();
  });
}

function showNotice(text: string): void {
  const notice = document.createElement("p");
  notice.className = "notice";
  notice.textContent = text;
  document.getElementById("pane")!.replaceChildren(notice);
}

/** The calendar day where the user is. */
function today() {
  const now = new Date();
  return dayOfDate(now.getFullYear(), now.getMonth() + 1, now.getDate())!;
}
