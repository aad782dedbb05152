import { reconcileSteps } from "../reconciliation/reconcile";
import type { ReconciliationInput, ReconciliationResult, ReconciliationRow } from "../reconciliation/reconciliation";

/** What the worker is given: rows a piece at a time, so that no piece holds the page for long, then the rest, on which it begins. */
export type WorkerOrder =
  | { readonly kind: "rows"; readonly side: "ours" | "theirs"; readonly rows: readonly ReconciliationRow[] }
  | { readonly kind: "start"; readonly rest: Omit<ReconciliationInput, "ours" | "theirs"> };

/** What the worker tells: how far it is, then the result, its lists a piece at a time, or the fault it met. */
export type WorkerMessage =
  | { readonly kind: "progress"; readonly done: number; readonly total: number }
  | { readonly kind: "groups"; readonly groups: ReconciliationResult["groups"] }
  | { readonly kind: "unmatched"; readonly side: "ours" | "theirs"; readonly rows: ReconciliationResult["unmatched"]["ours"] }
  | { readonly kind: "result"; readonly rest: Omit<ReconciliationResult, "groups" | "unmatched"> }
  | { readonly kind: "fault"; readonly message: string };

/** Groups in one message: a few milliseconds to copy. */
const PIECE = 1000;
const PROGRESS_EVERY_MS = 50;

const given: Record<"ours" | "theirs", ReconciliationRow[]> = { ours: [], theirs: [] };
/** A copied row has texts of its own; those that repeat by the thousand are kept once. */
const texts = new Map<string, string>();

function once<Text extends string>(text: Text): Text {
  const known = texts.get(text);
  if (known === undefined) texts.set(text, text);
  return (known as Text | undefined) ?? text;
}

function tell(message: WorkerMessage): void {
  self.postMessage(message);
}

/* The engine in a thread of its own: one input in, progress out, one result. Cancelling ends the thread. */
self.onmessage = ({ data }: MessageEvent<WorkerOrder>) => {
  if (data.kind === "rows") {
    for (const row of data.rows) given[data.side].push({ ...row, party: once(row.party), partyCode: once(row.partyCode), currency: once(row.currency), type: row.type === null ? null : once(row.type) });
    return;
  }
  texts.clear();
  try {
    const steps = reconcileSteps({ ...data.rest, ...given });
    let toldMs = 0;
    for (let step = steps.next(); ; step = steps.next()) {
      if (step.done) return tellResult(step.value);
      const now = performance.now();
      if (now - toldMs < PROGRESS_EVERY_MS) continue;
      toldMs = now;
      tell({ kind: "progress", done: step.value.done, total: step.value.total });
    }
  } catch (error) {
    tell({ kind: "fault", message: error instanceof Error ? error.message : String(error) });
  }
};

function tellResult({ groups, unmatched, ...rest }: ReconciliationResult): void {
  for (let start = 0; start < groups.length; start += PIECE) tell({ kind: "groups", groups: groups.slice(start, start + PIECE) });
  for (const side of ["ours", "theirs"] as const) {
    for (let start = 0; start < unmatched[side].length; start += PIECE) tell({ kind: "unmatched", side, rows: unmatched[side].slice(start, start + PIECE) });
  }
  tell({ kind: "result", rest });
}
