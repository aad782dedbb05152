import { useCallback } from "react";
import { placeOfAddIn } from "../actions/import-files";
import { undoImport } from "../actions/undo-import";
import { showCount } from "../money/show-money";
import type { ImportColumns } from "../settings/import-columns";
import { WorkbookError } from "../workbook/workbook";
import { PANE_IMPORT_WORDS } from "../words/pane-import-words";
import { faultText } from "./failure-text";
import { type ImportChoices, type ImportStage, newRows } from "./import-state";
import { forgetColumns, importOrCompare, lookAgain, lookAt, readLedgerAgain } from "./look-at-files";
import { usePane, useRemembered, useWords } from "./pane-state";

export interface Import {
  readonly stage: ImportStage;
  readonly look: (files: readonly File[]) => Promise<void>;
  readonly change: (choices: Partial<ImportChoices>) => Promise<void>;
  /** Read such files again as they come, now and in future. */
  readonly forget: (columns: ImportColumns) => Promise<void>;
  readonly importNow: () => Promise<void>;
  readonly undo: (importId: string) => Promise<void>;
  readonly restart: () => void;
}

/** The import view's work: look at files, look again with other choices, import, take back. */
export function useImport(onChanged: () => void): Import {
  const { addIn, run, notify, language } = usePane();
  const words = useWords(PANE_IMPORT_WORDS);
  const [stage, setStage] = useRemembered<ImportStage>("import.stage", { kind: "empty" });

  const look = useCallback(async (files: readonly File[]): Promise<void> => {
    const ended = await run({
      label: words("reading"),
      act: (job) => lookAt(addIn, files, job),
    });
    if (ended) setStage({ kind: "looked", at: ended.value });
  }, [addIn, run, words, setStage]);

  const change = async (changed: Partial<ImportChoices>): Promise<void> => {
    if (stage.kind !== "looked") return;
    const { at } = stage;
    const choices = { ...at.choices, ...changed };
    const ended = await run({ label: words("readingAgain"), act: (job) => lookAgain(addIn, at, choices, job) });
    if (ended) setStage({ kind: "looked", at: ended.value });
  };

  const forget = async (columns: ImportColumns): Promise<void> => {
    if (stage.kind !== "looked") return;
    const { at } = stage;
    const ended = await run({
      label: words("readingAgain"),
      act: (job) => forgetColumns(addIn, at, columns, job),
      done: () => words("columns.forgotten"),
    });
    if (ended) setStage({ kind: "looked", at: ended.value });
  };

  const importNow = async (): Promise<void> => {
    if (stage.kind !== "looked" || !stage.at.preview) return;
    const { at } = stage;
    const planned = stage.at.preview;
    const ended = await run({
      label: words("importing"),
      act: (job) => importOrCompare(addIn, at, planned, job),
      done: (ended) => (ended.imports ? words("done", { count: showCount(newRows(planned)) }) : { intent: "warning", text: words("moved") }),
      cancelled: words("cancelled"),
    });
    if (ended?.value.at) setStage({ kind: "looked", at: ended.value.at });
    if (!ended?.value.imports) return;
    setStage({ kind: "done", imports: ended.value.imports });
    onChanged();
  };

  const undo = async (importId: string, leaveChanged = false): Promise<void> => {
    const ended = await run({
      label: words("undoing"),
      act: async (job) => {
        const answer = await refusedOr(() => undoImport(placeOfAddIn(addIn), importId, { leaveChanged, job }));
        if (typeof answer === "number") await readLedgerAgain(addIn);
        return answer;
      },
      done: (answer) => {
        if (typeof answer === "number") return words("undone", { count: showCount(answer) });
        const { rows = 0, changed = 0 } = answer.params;
        const text = faultText(answer, language);
        // Where none is known to be unchanged there is nothing to remove.
        return changed < rows ? { intent: "warning", text, action: { label: words("undoRest"), act: () => void undo(importId, true) } } : { intent: "warning", text };
      },
    });
    if (!ended || typeof ended.value !== "number") return;
    setStage((before) => (before.kind === "done" && before.imports.some((each) => each.importId === importId) ? { kind: "empty" } : before));
    onChanged();
  };

  const restart = useCallback(() => {
    notify(null);
    setStage({ kind: "empty" });
  }, [notify, setStage]);
  return { stage, look, change, forget, importNow, undo, restart };
}

/** Rows that were changed since are a question, not a failure. */
async function refusedOr(act: () => Promise<number>): Promise<number | WorkbookError> {
  try {
    return await act();
  } catch (error) {
    if (error instanceof WorkbookError && error.params.reason === "import-changed") return error;
    throw error;
  }
}
