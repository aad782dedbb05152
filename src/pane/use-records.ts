import { useCallback, useEffect, useState } from "react";
import { type Outcome, perform } from "../actions/perform";
import { readRecords, type StatementRecords } from "../actions/statement-register";
import { usePane } from "./pane-state";

/** Edits in a row are read once, this long after the last. */
const QUIET_MS = 400;

export interface ShownRecords {
  /** null until they are read. */
  readonly records: StatementRecords | null;
  readonly failure: Extract<Outcome<unknown>, { kind: "failed" }> | null;
  readonly reload: () => void;
}

/** The register and the log of statements as the workbook has them, read again when its tables change. */
export function useRecords(): ShownRecords {
  const { addIn } = usePane();
  const [shown, setShown] = useState<Pick<ShownRecords, "records" | "failure">>({ records: null, failure: null });
  const [turn, setTurn] = useState(0);
  const reload = useCallback(() => setTurn((before) => before + 1), []);
  useEffect(() => {
    let wanted = true;
    void perform(() => readRecords(addIn.workbook)).then((outcome) => {
      if (!wanted) return;
      // What was read before stays on the screen where it cannot be read now.
      if (outcome.kind === "done") setShown({ records: outcome.value, failure: null });
      else if (outcome.kind === "failed") setShown((before) => ({ ...before, failure: outcome }));
    });
    return () => void (wanted = false);
  }, [addIn, turn]);
  useEffect(() => {
    let timer: ReturnType<typeof setTimeout> | undefined;
    let stop: (() => Promise<void>) | null = null;
    let wanted = true;
    const note = (): void => {
      clearTimeout(timer);
      timer = setTimeout(reload, QUIET_MS);
    };
    void perform(() => addIn.workbook.watch((change) => change.kind !== "selection" && note())).then((outcome) => {
      if (outcome.kind !== "done") return;
      if (wanted) stop = outcome.value;
      else void outcome.value();
    });
    return () => {
      wanted = false;
      clearTimeout(timer);
      void stop?.();
    };
  }, [addIn, reload]);
  return { ...shown, reload };
}
