import type { Job } from "../workbook/workbook";
import type { AddIn } from "./add-in";
import { forgetMarked } from "./marked-runs";

/** Take every mark of the add-in off the user's tables. Answers how many cells were cleared. */
export async function clearHighlights(addIn: AddIn, job?: Job): Promise<number> {
  const cleared = await addIn.workbook.clearHighlights(job);
  await forgetMarked(addIn);
  return cleared;
}
