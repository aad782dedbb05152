import { templateKey, TEMPLATE_NAMES, templateSheets } from "../sheets/template-tables";
import { type Job, WorkbookError, type WrittenSheets } from "../workbook/workbook";
import type { AddIn } from "./add-in";

/**
 * Put a blank ledger and a blank customer table into the workbook, on sheets of their own, and read them.
 *
 * Errors: `other` (`template-there`) where they were made before: by now they hold somebody's books, and are never written again.
 * `name-taken` where the user's own table has the name.
 */
export async function createTemplate(addIn: AddIn, job?: Job): Promise<WrittenSheets> {
  const keys = new Set<string>(TEMPLATE_NAMES.map(templateKey));
  const there = (await addIn.workbook.listSheets()).find(({ planKey }) => planKey !== null && keys.has(planKey));
  if (there) throw new WorkbookError("other", { reason: "template-there", sheet: there.name });
  const written = await addIn.workbook.writeSheets(templateSheets(addIn.language), job);
  await addIn.live.refresh();
  if (written.written[0]) await addIn.workbook.select({ kind: "sheet", name: written.written[0].name });
  return written;
}
