import { useCallback, useRef, useState } from "react";
import type { AddIn } from "../actions/add-in";
import { clearHighlights } from "../actions/clear-highlights";
import { statementForSelection } from "../actions/make-statements";
import { type Outcome, perform } from "../actions/perform";
import { refresh } from "../actions/refresh";
import { repairFormulas } from "../actions/repair-formulas";
import type { Language } from "../words/language";
import { say } from "../words/texts";
import { WORKBENCH_WORDS } from "../words/workbench-words";
import { workbookErrorMessage } from "../words/workbook-words";
import type { Job } from "../workbook/workbook";
import type { OpenBook } from "./open-book";

export const COMMAND_NAMES = ["pane", "refresh", "statement", "reconcile", "clear", "repair"] as const;
export type CommandName = (typeof COMMAND_NAMES)[number];

export interface Commands {
  readonly run: (name: CommandName) => void;
  readonly running: CommandName | null;
  /** Share done, null while it is unknown. */
  readonly progress: number | null;
  readonly cancel: () => void;
}

interface CommandContext {
  readonly addIn: AddIn;
  readonly book: OpenBook;
  readonly language: Language;
  readonly setMessage: (message: string | null) => void;
  readonly openPane: (tab: "reconcile" | null) => void;
  readonly paneOpen: boolean;
  readonly closePane: () => void;
}

/** The ribbon's commands: the same actions as in Excel, one at a time, their outcome in words. */
export function useCommands({ addIn, language, setMessage, openPane, paneOpen, closePane }: CommandContext): Commands {
  const [running, setRunning] = useState<CommandName | null>(null);
  const [progress, setProgress] = useState<number | null>(null);
  const abort = useRef<AbortController | null>(null);
  const run = useCallback(
    (name: CommandName) => {
      if (name === "pane") return paneOpen ? closePane() : openPane(null);
      if (name === "reconcile") return openPane("reconcile");
      const controller = new AbortController();
      abort.current = controller;
      setRunning(name);
      setProgress(null);
      setMessage(null);
      const job: Job = { signal: controller.signal, onProgress: ({ done, total }) => setProgress(total > 0 ? done / total : null) };
      void perform(() => act(name, addIn, language, job))
        .then((outcome) => setMessage(outcomeText(outcome, language)))
        .catch((error: unknown) => setMessage(say(WORKBENCH_WORDS, language, "refused.fault", { detail: error instanceof Error ? error.message : String(error) })))
        .finally(() => setRunning(null));
    },
    [addIn, language, setMessage, openPane, paneOpen, closePane],
  );
  return { run, running, progress, cancel: () => abort.current?.abort() };
}

async function act(name: Exclude<CommandName, "pane" | "reconcile">, addIn: AddIn, language: Language, job: Job): Promise<string> {
  switch (name) {
    case "refresh": {
      const view = await refresh(addIn, job);
      return view ? say(WORKBENCH_WORDS, language, "done.refresh", { rows: view.ledger.rowsRead }) : say(WORKBENCH_WORDS, language, "done.noLedger");
    }
    case "statement": {
      const { written, cancelled } = await statementForSelection(addIn, job);
      return cancelled ? say(WORKBENCH_WORDS, language, "cancelled") : say(WORKBENCH_WORDS, language, "done.statement", { name: written.map((sheet) => sheet.name).join(", ") });
    }
    case "clear":
      return say(WORKBENCH_WORDS, language, "done.clear", { count: await clearHighlights(addIn, job) });
    case "repair":
      return say(WORKBENCH_WORDS, language, "done.repair", { count: await repairFormulas(addIn, job) });
  }
}

function outcomeText(outcome: Outcome<string>, language: Language): string {
  if (outcome.kind === "done") return outcome.value;
  if (outcome.kind === "cancelled") return say(WORKBENCH_WORDS, language, "cancelled");
  return workbookErrorMessage(outcome.code, outcome.params, language);
}
