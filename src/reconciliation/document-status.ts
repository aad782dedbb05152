import type { AgreedPeriod, CarriedItem, CounterpartyMemory, ReconciliationMemory, SavedDecision } from "../settings/reconciliation-memory";
import { type Cause, CAUSES } from "./reconciliation";

/** Where a document of ours stands, in words that formulas may compare: the same in every language, a frozen contract. */
export const DOCUMENT_STATUSES = ["agreed", "matched", "disputed", "difference", "missing", "duplicate", "ambiguous", "open"] as const;
export type DocumentStatusName = (typeof DOCUMENT_STATUSES)[number];

export interface DocumentStatus {
  readonly status: DocumentStatusName;
  /** End of the last period agreed with the counterparty that the status comes from, ISO; null where none is. */
  readonly agreedUntil: string | null;
  /** Why the document stood open when a period was agreed; null where it did not. */
  readonly cause: Cause | null;
  readonly note: string;
  readonly owner: string;
}

const OPEN: DocumentStatus = { status: "open", agreedUntil: null, cause: null, note: "", owner: "" };
const LONE: ReadonlySet<Cause> = new Set(["MISSING_L", "MISSING_R", "CUTOFF_L", "CUTOFF_R", "UNPAID", "UNRELATED_R", "EARLIER"]);

/**
 * What the workbook remembers of a document: the customer's word before the bank's, a dispute before everything.
 *
 * Suggestions are not remembered until a person takes them: such a document is `open`. An accepted group counts while every row of ours in
 * it is as it was; `isThere` tells which keys the ledger still has.
 */
export function documentStatus(memory: ReconciliationMemory, key: string, isThere: (key: string) => boolean): DocumentStatus {
  const said = statusesOf(memory).get(key) ?? [];
  const statuses = said.map((about) => statusOf(about, isThere)).filter(({ status, note, owner }) => status !== "open" || note !== "" || owner !== "");
  return statuses.find(({ status }) => status === "disputed") ?? statuses.find(({ status }) => status !== "open") ?? statuses[0] ?? OPEN;
}

/** All that one counterparty's memory says about one row of ours. */
interface Said {
  readonly agreed: AgreedPeriod | null;
  isSettled: boolean;
  carried: CarriedItem | null;
  readonly decisions: SavedDecision[];
}

const known = new WeakMap<ReconciliationMemory, ReadonlyMap<string, readonly Said[]>>();

/** By row key, statements first. Made once for a memory: thousands of cells ask. */
function statusesOf(memory: ReconciliationMemory): ReadonlyMap<string, readonly Said[]> {
  const made = known.get(memory);
  if (made) return made;
  const all = new Map<string, Said[]>();
  const counterparties = Object.values(memory);
  for (const kind of ["statement", "bank"] as const) for (const counterparty of counterparties) if (counterparty.kind === kind) addSaid(all, counterparty);
  known.set(memory, all);
  return all;
}

function addSaid(all: Map<string, Said[]>, { agreed, settled, carried, decisions }: CounterpartyMemory): void {
  const mine = new Map<string, Said>();
  const about = (key: string): Said => {
    const found = mine.get(key);
    if (found) return found;
    const said: Said = { agreed: agreed.at(-1) ?? null, isSettled: false, carried: null, decisions: [] };
    mine.set(key, said);
    all.set(key, [...(all.get(key) ?? []), said]);
    return said;
  };
  for (const key of settled.ours) about(key).isSettled = true;
  for (const item of carried) if (item.side === "ours") about(item.key).carried = item;
  for (const decision of decisions) for (const key of decision.ours) about(key).decisions.push(decision);
}

function statusOf({ agreed, isSettled, carried, decisions }: Said, isThere: (key: string) => boolean): DocumentStatus {
  const holding = decisions.filter(({ ours }) => ours.length === 1 || ours.every(isThere));
  const remark = (pick: (decision: SavedDecision) => string | undefined): string => holding.map(pick).filter((text) => text).at(-1) ?? "";
  const cause = carried && (CAUSES as readonly string[]).includes(carried.cause) ? (carried.cause as Cause) : null;
  const status = isSettled ? "agreed"
    : holding.some(({ disputed }) => disputed) ? "disputed"
    : holding.some(({ verdict }) => verdict === "accepted" || verdict === "grouped") ? "matched"
    : cause ? kindOf(cause) : "open";
  return { status, agreedUntil: agreed?.periodEnd ?? null, cause: status === "agreed" || status === "matched" ? null : cause, note: remark(({ note }) => note), owner: remark(({ owner }) => owner) };
}

/** An item that a period left open had a difference, or nothing to stand beside. */
function kindOf(cause: Cause): DocumentStatusName {
  if (cause === "DUPLICATE_L" || cause === "DUPLICATE_R") return "duplicate";
  if (cause === "AMBIGUOUS") return "ambiguous";
  return LONE.has(cause) ? "missing" : "difference";
}
