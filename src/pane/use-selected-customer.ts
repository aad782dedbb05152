import { useEffect } from "react";
import { perform } from "../actions/perform";
import { customerOfSelection } from "../actions/selected-customer";
import { usePane } from "./pane-state";

/** Reports the customer that the sheet's selection names, now and whenever it changes; a selection that names none changes nothing. */
export function useSelectedCustomer(enabled: boolean, onCustomer: (key: string) => void): void {
  const { addIn, memory } = usePane();
  useEffect(() => {
    if (!enabled) return undefined;
    let wanted = true;
    let stop: (() => Promise<void>) | null = null;
    const follow = async (): Promise<void> => {
      // A selection that cannot be read now (a cell is being edited) is looked at again when it changes.
      const outcome = await perform(() => customerOfSelection(addIn));
      if (wanted && outcome.kind === "done" && outcome.value !== null) onCustomer(outcome.value);
    };
    // A customer that another tab asked for is not overruled by what happens to be selected.
    if (!memory.delete("statements.asked")) void follow();
    void perform(() => addIn.workbook.watch((change) => change.kind === "selection" && void follow())).then((outcome) => {
      if (outcome.kind !== "done") return;
      if (wanted) stop = outcome.value;
      else void outcome.value();
    });
    return () => {
      wanted = false;
      void stop?.();
    };
  }, [addIn, memory, enabled, onCustomer]);
}
