import { useEffect } from "react";
import { perform } from "../actions/perform";
import { customerOfSelection } from "../actions/selected-customer";
import { followWorkbook } from "./follow-workbook";
import { usePane } from "./pane-state";

/** Reports the customer that the sheet's selection names, now and whenever it changes; a selection that names none changes nothing. */
export function useSelectedCustomer(enabled: boolean, onCustomer: (key: string) => void): void {
  const { addIn, memory } = usePane();
  useEffect(() => {
    if (!enabled) return undefined;
    const look = async (counts: () => boolean): Promise<void> => {
      // A selection that cannot be read now (a cell is being edited) is looked at again when it changes.
      const outcome = await perform(() => customerOfSelection(addIn));
      if (counts() && outcome.kind === "done" && outcome.value !== null) onCustomer(outcome.value);
    };
    // A customer that another tab asked for is not overruled by what happens to be selected.
    return followWorkbook(addIn, ["selection"], look, { atOnce: !memory.delete("statements.asked") });
  }, [addIn, memory, enabled, onCustomer]);
}
