import { sampleSheets } from "../sheets/sample-ledger";
import type { Job, WrittenSheets } from "../workbook/workbook";
import type { AddIn } from "./add-in";

/** Put a made-up ledger with all its tables into the workbook, on sheets of its own, and read it. */
export async function createSample(addIn: AddIn, job?: Job): Promise<WrittenSheets> {
  const written = await addIn.workbook.writeSheets(sampleSheets(addIn.language), job);
  await addIn.live.refresh(job);
  if (written.written[0]) await addIn.workbook.select({ kind: "sheet", name: written.written[0].name });
  return written;
}
