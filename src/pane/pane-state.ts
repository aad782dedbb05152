import { createContext, type Dispatch, type SetStateAction, useCallback, useContext, useState } from "react";
import type { AddIn } from "../actions/add-in";
import type { Outcome } from "../actions/perform";
import type { Day } from "../calendar/day";
import type { LedgerView, LiveState } from "../live/live-state";
import { type Params, say, type Texts } from "../words/texts";
import type { Job } from "../workbook/workbook";
import type { Language } from "../words/language";

export const TAB_NAMES = ["ledger", "aging", "statements", "reconcile", "checks", "import", "export", "formulas", "settings"] as const;
export type TabName = (typeof TAB_NAMES)[number];

/** The one message of the pane. */
export interface Notice {
  readonly intent: "success" | "info" | "warning" | "error";
  readonly text: string;
  readonly action?: { readonly label: string; readonly act: () => void };
}

/** What is being done now; one thing at a time. */
export interface RunningTask {
  readonly label: string;
  readonly startedMs: number;
  readonly progress: { readonly done: number; readonly total: number; readonly item: string; readonly isShare?: boolean } | null;
  readonly stopping: boolean;
  readonly cancel: () => void;
}

export interface TaskRequest<Value> {
  /** What is being done, in words. */
  readonly label: string;
  readonly act: (job: Job) => Promise<Value>;
  /** The message of a success; null for none. */
  readonly done?: (value: Value) => string | Notice | null;
  /** The message of a cancelled run, where "nothing was changed" would not be the right one. */
  readonly cancelled?: string;
}

/** Which kind of date the pane shows: the workbook's saved one, today, or one picked for looking only. */
export type AsOfMeaning = "saved" | "today" | "chosen";

export interface Pane {
  readonly addIn: AddIn;
  readonly language: Language;
  readonly live: LiveState;
  readonly view: LedgerView | null;
  readonly asOf: Day;
  readonly asOfMeaning: AsOfMeaning;
  /** The date that formulas and sheets use. */
  readonly workbookAsOf: Day;
  /** null: follow the workbook again. */
  readonly chooseAsOf: (day: Day | null) => void;
  readonly tab: TabName;
  readonly openTab: (tab: TabName) => void;
  readonly task: RunningTask | null;
  /** Run an action with progress, cancel and a message. Null where it did not end well (the message says why) or another still runs. */
  readonly run: <Value>(request: TaskRequest<Value>) => Promise<{ readonly value: Value } | null>;
  /** Shows the message of an outcome of something that ran without progress. */
  readonly report: (outcome: Outcome<unknown>) => void;
  readonly notice: Notice | null;
  readonly notify: (notice: Notice | null) => void;
  /** What views keep while another tab is shown. */
  readonly memory: Map<string, unknown>;
}

export const PaneContext = createContext<Pane | null>(null);

export function usePane(): Pane {
  const pane = useContext(PaneContext);
  if (!pane) throw new Error("A part of the pane stands outside App");
  return pane;
}

/** The texts of an area in the pane's language. */
export function useWords<Key extends string>(area: Texts<Key>): (key: Key, params?: Params) => string {
  const { language } = usePane();
  return useCallback((key: Key, params?: Params) => say(area, language, key, params), [area, language]);
}

/** `useState` that outlives a change of tabs. */
export function useRemembered<Value>(name: string, initial: Value): [Value, Dispatch<SetStateAction<Value>>] {
  const { memory } = usePane();
  const [value, setValue] = useState<Value>(() => (memory.has(name) ? (memory.get(name) as Value) : initial));
  const remember = useCallback<Dispatch<SetStateAction<Value>>>(
    (change) =>
      setValue((before) => {
        const next = typeof change === "function" ? (change as (before: Value) => Value)(before) : change;
        memory.set(name, next);
        return next;
      }),
    [memory, name],
  );
  return [value, remember];
}
