import type { Day } from "../calendar/day";
import type { Issue } from "../check/issue";
import type { Steps } from "../check/steps";
import type { Ledger } from "../ledger/ledger";
import type { Settlement } from "../ledger/settlement";
import type { Settings } from "../settings/settings";
import type { Stretch } from "./balance-index";
import type { LedgerPart } from "./patch-settlement";

/** One reading of the workbook, immutable: what pane, cells and sheets show until the next one. */
export interface LedgerView {
  /** Goes up with every reading. */
  readonly version: number;
  readonly ledger: Ledger;
  readonly settlement: Settlement;
  readonly settings: Settings;
  /** The closing date saved in the workbook, else today. */
  readonly asOf: Day;
  /** The closing date is saved (not "today"). */
  readonly closingSaved: boolean;
  /** Serial dates of this workbook count from 1904. */
  readonly date1904: boolean;
  /** Broken invariants first, then findings of reading and settling. */
  readonly issues: readonly Issue[];
  /** Worth knowing, nothing to repair: claims that reopen earlier months, gaps in the master data. */
  readonly notices: readonly Issue[];
  /** Set where only what is remembered differs from an earlier view: every figure is that of the other one. */
  readonly figuresOf?: LedgerView;
  /** Set where the view was not read whole but is an earlier reading with a few rows changed; its findings are then those of the earlier one. */
  readonly changed?: {
    readonly since: LedgerView;
    /** Days and running sums of the accounts that changed, by partition. */
    readonly stretches: ReadonlyMap<number, Stretch>;
    /** Customers whose entries or open items may differ from those of `since`; null: any. */
    readonly customers: ReadonlySet<number> | null;
    /** The accounts of these customers alone, made when somebody first asks; null where `customers` is. */
    readonly part: LedgerPart | null;
    /** Settles in steps what `settlement` would settle at once. */
    readonly settleInSteps: () => Steps<void>;
    /** Somebody has asked for `settlement`. */
    readonly isSettled: () => boolean;
  };
}

/** Where the reading stands. `view` is the last good one and stays while a new one is made. */
export type LiveState =
  | { readonly status: "idle"; readonly view: null }
  | { readonly status: "reading"; readonly view: LedgerView | null; readonly done: number; readonly total: number }
  /** `stale`: the workbook changed since, a new reading is due. */
  | { readonly status: "ready"; readonly view: LedgerView; readonly stale: boolean }
  /** No table could be recognised as the ledger; `issues` say what was found instead. */
  | { readonly status: "no-ledger"; readonly view: null; readonly issues: readonly Issue[] }
  | { readonly status: "failed"; readonly view: LedgerView | null; readonly error: unknown };
