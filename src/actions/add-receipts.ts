import { allSteps, type Steps } from "../check/steps";
import { EntryWriter } from "../ledger/new-entry-cells";
import type { RawCell } from "../grid/table";
import { proposeAdjustments, type AdjustmentProposal } from "../reconciliation/propose-adjustments";
import { proposeReceipts, type ReceiptProposal, type ReceiptProposals } from "../reconciliation/propose-receipts";
import { withoutDecisionsAbout } from "../reconciliation/remember-decisions";
import { causeTitle } from "../words/reconciliation-words";
import { type Job, WorkbookError } from "../workbook/workbook";
import { type AddIn, currentView } from "./add-in";
import type { ReconciliationRun } from "./reconcile";
import { memoryOf, rememberCounterparty } from "./remember-counterparty";

/** How many rows were added to which tables. */
export interface RowsAdded {
  readonly entries: number;
  readonly allocations: number;
}

/** Receipts that the bank has and the ledger lacks, and why other lines are not offered. Nothing changes. */
export function receiptsToAdd(addIn: AddIn, run: ReconciliationRun): ReceiptProposals {
  const { input, keys } = run.comparison;
  if (input.kind !== "bank") return { proposals: [], refusals: [] };
  const memory = memoryOf(addIn.live.settings(), run);
  return proposeReceipts({ input, result: run.result, ledger: run.view.ledger, keys: keys(), posted: new Set(memory.posted), settled: new Set(memory.settled.ours) });
}

/** Rows that would take known differences out of our books. Nothing changes. Worked out once for a run. */
export function* adjustmentSteps(run: ReconciliationRun): Steps<readonly AdjustmentProposal[]> {
  const known = adjustments.get(run);
  if (known) return known;
  const proposed = yield* proposeAdjustments(run.comparison.input, run.result, run.view.ledger);
  adjustments.set(run, proposed);
  return proposed;
}

export function adjustmentsToAdd(run: ReconciliationRun): readonly AdjustmentProposal[] {
  return allSteps(adjustmentSteps(run));
}

const adjustments = new WeakMap<ReconciliationRun, readonly AdjustmentProposal[]>();

/**
 * Add chosen receipts to the ledger, with their allocations in the allocations table, or in `Applies to` where there is none: one step, all or nothing.
 *
 * Holds: a bank line is posted once. What the workbook holds now decides, not what was offered: a line posted meanwhile, here or in another
 * session, is left out. Errors: `rows-moved` where the ledger changed since the comparison, `nothing-to-add`, those of `Workbook.appendRows`.
 */
export async function addReceipts(addIn: AddIn, run: ReconciliationRun, chosen: readonly ReceiptProposal[], job?: Job): Promise<RowsAdded> {
  await refuseMoved(addIn, run, job);
  await addIn.live.remember(() => null);
  const { ledger } = run.view;
  const offered = new Map(receiptsToAdd(addIn, run).proposals.map((proposal) => [proposal.key, proposal]));
  const receipts = chosen.flatMap(({ key }) => offered.get(key) ?? []);
  if (receipts.length === 0) throw new WorkbookError("other", { reason: "nothing-to-add" });
  const writer = await writerFor(addIn, run, job);
  const target = ledger.tables.allocations;
  const rows = receipts.map(({ partition, day, document, amountMinor, reference, description, allocations }) => writer.entry({
    partition, type: "payment", day, document, amountMinor: -amountMinor as typeof amountMinor, reference: reference === document ? "" : reference, description,
    appliesTo: target ? "" : allocations.filter(({ from }) => from === document).map(({ to }) => to).join(", "),
  }));
  const applied: (readonly RawCell[])[] = target ? receipts.flatMap(({ partition, day, allocations }) => allocations.flatMap(({ from, to, amountMinor }) => {
    const cells = writer.allocation({ partition, day, from, to, amountMinor });
    return cells ? [cells] : [];
  })) : [];
  await addIn.workbook.appendRows(ledger.tables.ledger.id, rows, target && applied.length > 0 ? [{ tableId: target.id, rows: applied }] : []);
  // What was decided about these lines is carried out: from now on the ledger's own receipts stand for them.
  const posted = receipts.map(({ key }) => key);
  await rememberCounterparty(addIn, run, (memory) => ({ ...withoutDecisionsAbout(memory, { ours: new Set(), theirs: new Set(posted) }), posted: [...memory.posted, ...posted] }));
  return { entries: rows.length, allocations: applied.length };
}

/** Add chosen adjustments to the ledger. Errors: `rows-moved`, `nothing-to-add`, those of `Workbook.appendRows`. */
export async function addAdjustments(addIn: AddIn, run: ReconciliationRun, chosen: readonly AdjustmentProposal[], job?: Job): Promise<RowsAdded> {
  await refuseMoved(addIn, run, job);
  if (chosen.length === 0) throw new WorkbookError("other", { reason: "nothing-to-add" });
  const writer = await writerFor(addIn, run, job);
  const rows = chosen.map(({ partition, type, day, document, appliesTo, amountMinor, cause, description }) => writer.entry({
    partition, type, day, document, appliesTo, amountMinor, reference: "", description: description ?? causeTitle(cause, addIn.language),
  }));
  await addIn.workbook.appendRows(run.view.ledger.tables.ledger.id, rows);
  return { entries: rows.length, allocations: 0 };
}

/** Proposals name documents and amounts that were open when the lists were compared. */
async function refuseMoved(addIn: AddIn, run: ReconciliationRun, job: Job | undefined): Promise<void> {
  const now = await currentView(addIn, job);
  if (now.version !== run.view.version) throw new WorkbookError("other", { reason: "rows-moved" });
}

async function writerFor(addIn: AddIn, { view }: ReconciliationRun, job: Job | undefined): Promise<EntryWriter> {
  const { ledger } = view.ledger.tables;
  const writer = new EntryWriter(await addIn.workbook.readTable(ledger.id, job), view.ledger, addIn.language);
  if (!writer.canWrite) throw new WorkbookError("other", { reason: "ledger-amounts-computed", table: ledger.name });
  return writer;
}
