import { useEffect, useRef, useSyncExternalStore } from "react";
import { clearHighlights, repairFormulas, statementForSelection } from "../actions/on-demand";
import { refresh } from "../actions/refresh";
import { showCount } from "../money/show-money";
import { usePane, useWords } from "../pane/pane-state";
import { writtenNotice } from "../pane/written-text";
import { PANE_SETTINGS_WORDS } from "../words/pane-settings-words";
import { PANE_STATEMENT_WORDS } from "../words/pane-statement-words";
import { PANE_WORDS } from "../words/pane-words";
import type { RibbonCommand, RibbonRequests } from "./ribbon-requests";

/** Does in the pane what was asked on the ribbon; shows nothing itself. A request made while something else runs waits for its end. */
export function RibbonWork({ requests, before }: { readonly requests: RibbonRequests; readonly before: () => Promise<void> }) {
  const request = useSyncExternalStore(requests.subscribe, requests.current);
  const { task } = usePane();
  const act = useRibbonCommands(before);
  const done = useRef(0);
  useEffect(() => {
    if (!request || task || done.current === request.id) return;
    done.current = request.id;
    act[request.command]();
  }, [request, task, act]);
  return null;
}

function useRibbonCommands(before: () => Promise<void>): Readonly<Record<RibbonCommand, () => void>> {
  const { addIn, language, run, openTab } = usePane();
  const words = useWords(PANE_WORDS);
  const settingsWords = useWords(PANE_SETTINGS_WORDS);
  const statementWords = useWords(PANE_STATEMENT_WORDS);
  return {
    refresh: () => void run({ label: words("reading"), act: async (job) => (await before(), refresh(addIn, job)), cancelled: words("cancelled.reading") }),
    statement: () => void run({ label: statementWords("making"), act: async (job) => (await before(), statementForSelection(addIn, job)), done: (written) => writtenNotice(written, language) }),
    reconcile: () => openTab("reconcile"),
    clearHighlights: () => void run({
      label: words("clearing"), act: async (job) => (await before(), clearHighlights(addIn, job)), done: (count) => words("cleared", { count: count === 1 ? 1 : showCount(count) }),
    }),
    repairFormulas: () => void run({
      label: settingsWords("repairing"), act: async (job) => (await before(), repairFormulas(addIn, job)), done: (count) => settingsWords("repaired", { count: showCount(count) }),
    }),
  };
}
