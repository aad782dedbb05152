import { useEffect, useState } from "react";
import { type Outcome, perform } from "../actions/perform";
import { type ExplainedCell, explainSelection } from "../functions/explain-cell";
import type { LedgerView } from "../live/live-state";
import { followWorkbook } from "./follow-workbook";
import { usePane } from "./pane-state";

/** The selected cell's formula explained, now and whenever the selection or the figures change. Undefined until the first look; a failure is kept. */
export function useExplainedCell(view: LedgerView): { readonly cell: ExplainedCell | null | undefined; readonly failure: Extract<Outcome<unknown>, { kind: "failed" }> | null } {
  const { addIn } = usePane();
  const [shown, setShown] = useState<{ readonly cell: ExplainedCell | null | undefined; readonly failure: Extract<Outcome<unknown>, { kind: "failed" }> | null }>({ cell: undefined, failure: null });
  useEffect(
    () =>
      followWorkbook(addIn, ["selection", "data"], async (counts) => {
        const outcome = await perform(() => explainSelection(addIn, view));
        if (!counts()) return;
        if (outcome.kind === "done") setShown({ cell: outcome.value, failure: null });
        // While a cell is being edited nothing can be read: what is shown stays.
        else if (outcome.kind === "failed" && outcome.code !== "editing") setShown({ cell: null, failure: outcome });
      }),
    [addIn, view],
  );
  return shown;
}
