import type { LedgerView } from "../live/live-state";
import type { Job } from "../workbook/workbook";
import type { AddIn } from "./add-in";

/** Read the workbook again and push what changed into cells and pane. Null where no ledger was found. */
export function refresh(addIn: AddIn, job?: Job): Promise<LedgerView | null> {
  return addIn.live.refresh(job);
}
