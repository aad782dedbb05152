import { NO_CURRENCY } from "../money/currencies";
import { useCallback } from "react";
import type { AddIn } from "../actions/add-in";
import { applyImport, placeOfAddIn, previewImport } from "../actions/import-files";
import { type FilesRead, readAgain, readFiles, type ReadingWay } from "../actions/read-files";
import { undoImport } from "../actions/undo-import";
import { showCount } from "../money/show-money";
import { type Job, WorkbookError } from "../workbook/workbook";
import { PANE_IMPORT_WORDS } from "../words/pane-import-words";
import { faultText } from "./failure-text";
import { columnsToKeep, type ImportChoices, type ImportStage, type LookedAt, newRows, NO_CHOICES } from "./import-state";
import { usePane, useRemembered, useWords } from "./pane-state";

export interface Import {
  readonly stage: ImportStage;
  readonly look: (files: readonly File[]) => Promise<void>;
  readonly change: (choices: Partial<ImportChoices>) => Promise<void>;
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
      act: async (job) => {
        const chosen = [];
        for (const file of files) chosen.push({ name: file.name, bytes: new Uint8Array(await file.arrayBuffer()) });
        return preview(addIn, await readFiles(chosen, wayOf(addIn, NO_CHOICES), job), NO_CHOICES, job);
      },
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

  const importNow = async (): Promise<void> => {
    if (stage.kind !== "looked" || !stage.at.preview) return;
    const { at } = stage;
    const { choices } = at;
    const planned = stage.at.preview;
    const ended = await run({
      label: words("importing"),
      act: async (job) => {
        try {
          const imports = await applyImport(placeOfAddIn(addIn, choices.table), planned, job);
          const kept = columnsToKeep(at);
          if (Object.keys(kept).length > 0) await addIn.live.remember((stored) => ({ ...stored, columns: { ...stored.columns, ...kept } }));
          await readLedgerAgain(addIn);
          return { imports };
        } catch (error) {
          if (!(error instanceof WorkbookError) || error.params.reason !== "rows-moved") throw error;
          // What is new may be other rows now: nothing goes in that was not looked at.
          return { at: await preview(addIn, at, choices, job) };
        }
      },
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
  return { stage, look, change, importNow, undo, restart };
}

/** A new table may be the ledger's, and cells may depend on a grown one. What is wrong with it, the ledger's own message says. */
async function readLedgerAgain(addIn: AddIn): Promise<void> {
  await addIn.live.refresh().catch(() => null);
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

function wayOf(addIn: AddIn, { profiles, columns, customer }: ImportChoices): ReadingWay {
  const settings = addIn.live.settings();
  const base = addIn.live.state().view?.ledger.baseCurrency ?? settings.baseCurrency;
  return { settings, baseCurrency: base === NO_CURRENCY ? null : base, latestDay: addIn.today(), profiles, columns, customer, ...(addIn.understandFile && { aside: addIn.understandFile }) };
}

async function lookAgain(addIn: AddIn, { understood, left, choices: before }: LookedAt, choices: ImportChoices, job: Job): Promise<LookedAt> {
  if (before.profiles === choices.profiles && before.columns === choices.columns && before.customer === choices.customer) return preview(addIn, { understood, left }, choices, job);
  const decoded = [...understood, ...left.flatMap(({ chosen, file }) => (file ? [{ chosen, file }] : []))].sort((one, other) => one.chosen - other.chosen);
  const read = await readAgain(decoded, wayOf(addIn, choices), job);
  return preview(addIn, { ...read, left: [...left.filter(({ file }) => !file), ...read.left] }, choices, job);
}

/** What the workbook says to the files: a refusal is kept beside what was read, so that the choice it asks for can be made. */
async function preview(addIn: AddIn, { understood, left }: FilesRead, choices: ImportChoices, job: Job): Promise<LookedAt> {
  const looked = { understood, left, choices };
  if (understood.length === 0) return { ...looked, preview: null, problem: null };
  try {
    return { ...looked, preview: await previewImport(placeOfAddIn(addIn, choices.table), understood, job), problem: null };
  } catch (error) {
    if (!(error instanceof WorkbookError) || error.code === "cancelled") throw error;
    return { ...looked, preview: null, problem: error };
  }
}
