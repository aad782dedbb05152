import type { AddIn } from "../actions/add-in";
import type { Job, WrittenSheets } from "../workbook/workbook";

/** The sample ledger with all that makes it is loaded only when someone asks for it. */
export async function makeSample(addIn: AddIn, job: Job): Promise<WrittenSheets> {
  const { createSample } = await import("../actions/create-sample");
  return createSample(addIn, job);
}
