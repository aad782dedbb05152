import { useCallback } from "react";
import { showRow } from "../actions/jump";
import { perform } from "../actions/perform";
import { usePane } from "./pane-state";

/** Shows a row or cell of one of the user's tables in the grid; the message says why where it cannot. */
export function useJump(): (tableId: string, row: number, column?: string | null) => void {
  const { addIn, report } = usePane();
  return useCallback(
    (tableId, row, column) => void perform(() => (column ? showRow(addIn, tableId, row, column) : showRow(addIn, tableId, row))).then(report),
    [addIn, report],
  );
}
