import { useCallback, useEffect, useRef, useState } from "react";
import { type Outcome, perform } from "../actions/perform";
import type { Language } from "../words/language";
import { PANE_WORDS } from "../words/pane-words";
import { say } from "../words/texts";
import { failureText } from "./failure-text";
import type { Notice, RunningTask, TaskRequest } from "./pane-state";

/** Progress is drawn at most this often: a report per row must not cost a frame per row. */
const PROGRESS_EVERY_MS = 80;

/**
 * Runs one action at a time for the pane: progress, cancel, the message at its end.
 *
 * Errors: the outside's failures become a message; a fault of ours is thrown on into the error boundary.
 */
export function useTask(language: Language, notify: (notice: Notice | null) => void) {
  const [task, setTask] = useState<RunningTask | null>(null);
  const [, throwFault] = useState<null>(null);
  const controller = useRef<AbortController | null>(null);
  useEffect(() => () => controller.current?.abort(), []);

  const report = useCallback(
    (outcome: Outcome<unknown>, cancelledText?: string) => {
      if (outcome.kind === "failed") notify({ intent: "error", text: failureText(outcome, language) });
      if (outcome.kind === "cancelled") notify({ intent: "info", text: cancelledText ?? say(PANE_WORDS, language, "cancelled") });
    },
    [language, notify],
  );

  const run = useCallback(
    async <Value>({ label, act, done, cancelled }: TaskRequest<Value>): Promise<{ readonly value: Value } | null> => {
      if (controller.current) return null;
      const abort = new AbortController();
      controller.current = abort;
      notify(null);
      setTask({
        label, startedMs: performance.now(), progress: null, stopping: false,
        cancel: () => {
          abort.abort();
          setTask((now) => now && { ...now, stopping: true });
        },
      });
      let drawnMs = 0;
      const onProgress = (progress: NonNullable<RunningTask["progress"]>): void => {
        if (performance.now() - drawnMs < PROGRESS_EVERY_MS) return;
        drawnMs = performance.now();
        setTask((now) => now && { ...now, progress });
      };
      try {
        const outcome = await perform(() => act({ signal: abort.signal, onProgress }));
        if (outcome.kind !== "done") {
          report(outcome, cancelled);
          return null;
        }
        const message = done?.(outcome.value) ?? null;
        if (message !== null) notify(typeof message === "string" ? { intent: "success", text: message } : message);
        return { value: outcome.value };
      } catch (fault) {
        throwFault(() => {
          throw fault;
        });
        return null;
      } finally {
        controller.current = null;
        setTask(null);
      }
    },
    [notify, report],
  );
  return { task, run, report };
}
