import type { AddIn } from "../actions/add-in";
import type { Job, WrittenSheets } from "../workbook/workbook";

/** So are the blank tables. */
export async function makeTemplate(addIn: AddIn, job: Job): Promise<WrittenSheets> {
  const { createTemplate } = await import("../actions/create-template");
  return createTemplate(addIn, job);
}

/** The sample ledger with all that makes it is loaded only when someone asks for it. */
export async function makeSample(addIn: AddIn, job: Job): Promise<WrittenSheets> {
  const { createSample } = await import("../actions/create-sample");
  return createSample(addIn, job);
}
