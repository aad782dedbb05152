import { useEffect, useState } from "react";
import { perform } from "../actions/perform";
import type { Selection } from "../workbook/workbook";
import { usePane } from "./pane-state";

/** The cell that is selected in the sheet, followed as it changes; null where none is. */
export function useSelectedPlace(): Selection | null {
  const { addIn } = usePane();
  const [place, setPlace] = useState<Selection | null>(null);
  useEffect(() => {
    let wanted = true;
    let stop: (() => Promise<void>) | null = null;
    const look = async (): Promise<void> => {
      const outcome = await perform(() => addIn.workbook.selection());
      if (wanted && outcome.kind === "done") setPlace(outcome.value);
    };
    void look();
    void perform(() => addIn.workbook.watch((change) => change.kind === "selection" && void look())).then((outcome) => {
      if (outcome.kind !== "done") return;
      if (wanted) stop = outcome.value;
      else void outcome.value();
    });
    return () => {
      wanted = false;
      void stop?.();
    };
  }, [addIn]);
  return place;
}
