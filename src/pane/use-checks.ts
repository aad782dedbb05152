import { useCallback, useEffect, useState } from "react";
import { checkData, type CheckedData } from "../actions/check-data";
import { ignoreFinding, setStanding, stopIgnoring } from "../actions/choose-checks";
import { type FixRun, fixRuns } from "../actions/fix-journal";
import { fixFindings, undoRun } from "../actions/fix-findings";
import { perform } from "../actions/perform";
import type { Issue, IssueCode } from "../check/issue";
import { showCount } from "../money/show-money";
import type { CheckStanding } from "../settings/settings";
import { PANE_CHECKS_WORDS } from "../words/pane-checks-words";
import { REGISTER_TEXTS } from "../words/register-words";
import type { Job } from "../workbook/workbook";
import { usePane, useRemembered, useWords } from "./pane-state";

/** The checks' answer as it stands, and what a person can do about it. */
export interface Checks {
  readonly data: CheckedData | null;
  readonly runs: readonly FixRun[];
  readonly check: () => void;
  readonly fix: (issues: readonly Issue[]) => void;
  readonly undo: (run: number) => void;
  readonly letStand: (issue: Issue, reason: string) => void;
  readonly showAgain: (issue: Issue) => void;
  readonly setStanding: (code: string, standing: CheckStanding | null) => void;
  readonly lookAgain: (code: IssueCode) => void;
}

export function useChecks(): Checks {
  const words = useWords(PANE_CHECKS_WORDS);
  const { addIn, language, run } = usePane();
  const [data, setData] = useRemembered<CheckedData | null>("checks.data", null);
  const [runs, setRuns] = useState<readonly FixRun[]>([]);
  const readRuns = useCallback(() => {
    void perform(() => fixRuns(addIn.workbook)).then((outcome) => outcome.kind === "done" && setRuns(outcome.value));
  }, [addIn]);
  useEffect(readRuns, [readRuns, data]);
  const plural = (count: number): number | string => (count === 1 ? 1 : showCount(count));

  const check = useCallback(async (): Promise<void> => {
    const ended = await run({ label: words("checking"), act: (job) => checkData(addIn, job) });
    if (ended) setData(ended.value);
  }, [addIn, run, setData, words]);
  const undo = async (number: number): Promise<void> => {
    const ended = await run({
      label: words("undoing"), act: (job) => undoRun(addIn, number, job),
      done: ({ undone, left }) => words(left > 0 ? "undoneLeft" : "undone", { count: plural(undone), left }),
    });
    if (ended) setData(ended.value.data);
  };
  const fix = async (issues: readonly Issue[]): Promise<void> => {
    if (!data) return;
    const ended = await run({
      label: words("fixing"), act: (job) => fixFindings(addIn, data, issues, job),
      done: ({ cells, left, run: number }) => ({
        intent: left > 0 ? "warning" : "success",
        text: [...(cells > 0 || left === 0 ? [words("fixed", { count: plural(cells), sheet: REGISTER_TEXTS[language].fixesSheet })] : []), ...(left > 0 ? [words("leftFormulas", { count: plural(left) })] : [])].join(" "), ...(cells > 0 && { action: { label: words("undo"), act: () => void undo(number) } }),
      }),
    });
    if (ended) setData(ended.value.data);
  };
  const choose = async (act: (known: CheckedData, job: Job) => Promise<CheckedData>, done?: string): Promise<void> => {
    if (!data) return;
    const ended = await run({ label: words("setting"), act: (job) => act(data, job), ...(done !== undefined && { done: () => done }) });
    if (ended) setData(ended.value);
  };
  return {
    data, runs,
    check: () => void check(),
    fix: (issues) => void fix(issues),
    undo: (number) => void undo(number),
    letStand: (issue, reason) => void choose((known, job) => ignoreFinding(addIn, known, { issue, reason }, job), words("letStandDone")),
    showAgain: (issue) => void choose((known, job) => stopIgnoring(addIn, known, issue, job)),
    setStanding: (code, standing) => void choose((known, job) => setStanding(addIn, known, { code, standing }, job)),
    lookAgain: (code) => void choose((known, job) => setStanding(addIn, known, { code, standing: null }, job)),
  };
}
