import { useEffect, useState } from "react";
import { type Outcome, perform } from "../actions/perform";
import { type ExplainedCell, explainSelection } from "../functions/explain-cell";
import type { LedgerView } from "../live/live-state";
import { usePane } from "./pane-state";

/** The selected cell's formula explained, now and whenever the selection or the figures change. Undefined until the first look; a failure is kept. */
export function useExplainedCell(view: LedgerView): { readonly cell: ExplainedCell | null | undefined; readonly failure: Extract<Outcome<unknown>, { kind: "failed" }> | null } {
  const { addIn } = usePane();
  const [shown, setShown] = useState<{ readonly cell: ExplainedCell | null | undefined; readonly failure: Extract<Outcome<unknown>, { kind: "failed" }> | null }>({ cell: undefined, failure: null });
  useEffect(() => {
    let latest = 0;
    let wanted = true;
    let stop: (() => Promise<void>) | null = null;
    const look = async (): Promise<void> => {
      const turn = ++latest;
      const outcome = await perform(() => explainSelection(addIn, view));
      // Of several looks only the last one counts, in whatever order they end.
      if (!wanted || turn !== latest) return;
      if (outcome.kind === "done") setShown({ cell: outcome.value, failure: null });
      // While a cell is being edited nothing can be read: what is shown stays.
      else if (outcome.kind === "failed" && outcome.code !== "editing") setShown({ cell: null, failure: outcome });
    };
    void look();
    void perform(() => addIn.workbook.watch((change) => change.kind !== "tables" && void look())).then((outcome) => {
      if (outcome.kind !== "done") return;
      if (wanted) stop = outcome.value;
      else void outcome.value();
    });
    return () => {
      wanted = false;
      void stop?.();
    };
  }, [addIn, view]);
  return shown;
}
