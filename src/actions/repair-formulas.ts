import type { Job } from "../workbook/workbook";
import type { AddIn } from "./add-in";

/** What every cell function of ours begins with, also where Excel shows its own prefix before it. */
const FUNCTION_PREFIX = "LEDGER.";

/** Enter all LEDGER formulas again (stuck `#NAME?`, `#BUSY!`) and push fresh figures. Answers how many formulas. */
export async function repairFormulas(addIn: AddIn, job?: Job): Promise<number> {
  const count = await addIn.workbook.reenterFormulas(FUNCTION_PREFIX, job);
  await addIn.live.refresh(job);
  return count;
}
