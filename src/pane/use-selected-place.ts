import { useEffect, useState } from "react";
import { perform } from "../actions/perform";
import type { Selection } from "../workbook/workbook";
import { followWorkbook } from "./follow-workbook";
import { usePane } from "./pane-state";

/** The cell that is selected in the sheet, followed as it changes; null where none is. */
export function useSelectedPlace(): Selection | null {
  const { addIn } = usePane();
  const [place, setPlace] = useState<Selection | null>(null);
  useEffect(
    () =>
      followWorkbook(addIn, ["selection"], async (counts) => {
        const outcome = await perform(() => addIn.workbook.selection());
        if (counts() && outcome.kind === "done") setPlace(outcome.value);
      }),
    [addIn],
  );
  return place;
}
