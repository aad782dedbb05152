import type { Day } from "../calendar/day";
import type { AddIn } from "./add-in";

/** Save the closing date in the workbook, for pane, cells, sheets and command line alike; null goes back to "today". */
export function setClosingDate(addIn: AddIn, day: Day | null): Promise<void> {
  return addIn.live.saveSettings({ closingDate: day });
}
