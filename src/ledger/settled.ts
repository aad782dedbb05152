import type { AllocationPolicy } from "../settings/settings";
import type { DailyApplications } from "./apply-daily";
import type { ClaimBook } from "./claims";
import type { DocumentIndex } from "./document-index";
import type { EntryOrder } from "./entry-order";
import type { Ledger } from "./ledger";
import type { InstalmentPlans } from "./settlement";

/** A ledger and how it was settled. */
export interface Settled {
  readonly ledger: Ledger;
  readonly entryOrder: EntryOrder;
  readonly index: DocumentIndex;
  readonly book: ClaimBook;
  /** null: nothing is applied automatically. */
  readonly automatic: DailyApplications | null;
  readonly plans: InstalmentPlans;
  readonly policy: AllocationPolicy;
}
