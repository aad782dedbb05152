import { aging } from "../aging/aging";
import type { Day } from "../calendar/day";
import { settlementBy } from "../live/settled-by";
import type { AgingPolicy } from "../settings/settings";
import { agingSheet } from "../sheets/aging-sheet";
import type { Job, WrittenSheets } from "../workbook/workbook";
import { type AddIn, currentView } from "./add-in";

/** Write the aging table as a sheet of its own, replacing the one an earlier run made. */
export async function writeAging(addIn: AddIn, { asOf, policy }: { readonly asOf: Day; readonly policy: AgingPolicy }, job?: Job): Promise<WrittenSheets> {
  const view = await currentView(addIn, job);
  const { ledger, settings } = view;
  const plan = agingSheet({
    ledger,
    aging: aging(ledger, settlementBy(view, policy.basis), { asOf, policy }),
    language: addIn.language,
    policyVersion: settings.policyVersion,
    letterhead: settings.statement.letterhead,
  });
  const written = await addIn.workbook.writeSheets([plan], job);
  if (written.written[0]) await addIn.workbook.select({ kind: "sheet", name: written.written[0].name });
  return written;
}
