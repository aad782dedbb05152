import type { Day } from "../calendar/day";
import { LiveLedger } from "../live/live-ledger";
import type { LedgerView } from "../live/live-state";
import type { FileHandover } from "../workbook/file-handover";
import { type Job, type Workbook, WorkbookError } from "../workbook/workbook";
import type { Language } from "../words/language";
import type { FileReader } from "./read-one-file";
import type { ReconciliationRunner } from "./run-reconciliation";

/** All that an action needs to know of the world: the workbook, the ledger in it, the user's language, today. */
export interface AddIn {
  readonly workbook: Workbook;
  readonly live: LiveLedger;
  readonly language: Language;
  readonly today: () => Day;
  /** How the reconciliation engine is run here; in slices of this thread where it is left out. */
  readonly runReconciliation?: ReconciliationRunner;
  /** How other systems' files are read here; in this thread where it is left out. */
  readonly readFile?: FileReader;
  /** How files leave the add-in here; left out where they cannot. */
  readonly files?: FileHandover;
}

export function createAddIn(parts: Omit<AddIn, "live">): AddIn {
  return { ...parts, live: new LiveLedger(parts.workbook, parts.today) };
}

/** The ledger as it is now, for actions that write figures: stale views are read again first. Error `table-gone` where there is no ledger. */
export async function currentView(addIn: AddIn, job?: Job): Promise<LedgerView> {
  const view = await addIn.live.view(job);
  if (!view) throw new WorkbookError("table-gone", { table: addIn.live.settings().tables.ledger ?? "" });
  return view;
}
