import type { Day } from "../calendar/day";
import type { Issue } from "../check/issue";
import type { Table, TableInfo } from "../grid/table";
import { findTables } from "../ledger/find-tables";
import type { ReadingWays } from "../ledger/plain-row";
import { readLedgerSteps } from "../ledger/read-ledger";
import { settleSteps } from "../ledger/settle";
import { readSettings } from "../settings/read-settings";
import type { Settings, TableRole } from "../settings/settings";
import { checkInvariantsSteps } from "../statement/invariants";
import { type Job, throwIfCancelled, type Workbook } from "../workbook/workbook";
import type { LedgerView } from "./live-state";
import { patchView } from "./patch-view";
import { sameTable } from "./row-changes";
import { allocationFor } from "../ledger/allocation-for";

/** Lets the page breathe between two steps of work, so that none holds the main thread for long. */
export function breathe(): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, 0));
}

/** Steps are done one after the other for this long, then the page breathes: a breath costs some milliseconds itself. */
export const BREATH_MS = 8;

/** Runs work that pauses by itself, letting the page breathe at the pauses; cancel stops it there. */
export async function stepByStep<Value>(steps: Generator<unknown, Value, void>, job?: Job): Promise<Value> {
  for (let since = performance.now(); ; ) {
    throwIfCancelled(job);
    const step = steps.next();
    if (step.done) return step.value;
    if (performance.now() - since < BREATH_MS) continue;
    await breathe();
    since = performance.now();
  }
}

export type Reading =
  | { readonly kind: "view"; readonly view: LedgerView; readonly source: ViewSource }
  | { readonly kind: "no-ledger"; readonly settings: Settings; readonly issues: readonly Issue[] };

/** What a view was made of: kept, so that a few changed rows need not be read with all others again. */
export interface ViewSource {
  readonly tables: ReadTables;
  readonly findings: readonly Issue[];
  readonly ways: ReadingWays | null;
}

/** Roles read beside the ledger, in the order they are read. */
const SIDE_ROLES = ["customers", "allocations", "instalments", "rates"] as const satisfies readonly TableRole[];

/**
 * Read the workbook once: settings, tables, ledger, settlement, invariants.
 *
 * Errors: `WorkbookError` of the port.
 */
export async function readView(
  workbook: Workbook,
  { today, version, job, last = null }: {
    readonly today: Day;
    readonly version: number;
    readonly job?: Job;
    /** The last view that was read whole: answers for a table that differs from it in a few rows come from it. */
    readonly last?: { readonly view: LedgerView; readonly source: ViewSource } | null;
  },
): Promise<Reading> {
  const settings = readSettings(await workbook.readState()).settings;
  const found = findTables(await workbook.listTables(), settings);
  if (!found.roles.ledger) return { kind: "no-ledger", settings, issues: found.issues };
  const tables = await readTables(workbook, found.roles, job);
  const patched = last && patchedView(last, { tables, settings, today, version, findings: found.issues });
  return patched ?? viewOfTables(tables, { settings, today, version, findings: found.issues, ...(job && { job }) });
}

/** The last view with changed rows laid over it; null where anything else changed, or too much. */
function patchedView(
  { view, source }: { readonly view: LedgerView; readonly source: ViewSource },
  { tables, settings, today, version, findings }: { readonly tables: ReadTables; readonly settings: Settings; readonly today: Day; readonly version: number; readonly findings: readonly Issue[] },
): Reading | null {
  if (source.ways === null || view.asOf !== (settings.closingDate ?? today)) return null;
  if (JSON.stringify(view.settings) !== JSON.stringify(settings) || JSON.stringify(source.findings) !== JSON.stringify(findings)) return null;
  if (SIDE_ROLES.some((role) => !sameTable(source.tables[role], tables[role]))) return null;
  const patched = patchView(view, source.ways, tables.ledger, version);
  return patched && { kind: "view", view: patched, source: { tables, findings, ways: null } };
}

/** The view of tables that are already read: ledger, settlement, invariants, in steps that let the page breathe. */
export async function viewOfTables(
  tables: ReadTables,
  { settings, today, version, findings, job }: {
    readonly settings: Settings;
    readonly today: Day;
    readonly version: number;
    readonly findings: readonly Issue[];
    readonly job?: Job;
  },
): Promise<Reading> {
  const read = await stepByStep(readLedgerSteps({ ...tables, settings }), job);
  if (!read.ledger) return { kind: "no-ledger", settings, issues: [...findings, ...read.issues] };
  throwIfCancelled(job);
  await breathe();
  const settlement = await stepByStep(settleSteps(read.ledger, allocationFor(settings.allocation, settings.aging.basis)), job);
  await breathe();
  const asOf = settings.closingDate ?? today;
  const broken = await stepByStep(checkInvariantsSteps(read.ledger, settlement, asOf, settings), job);
  return {
    kind: "view",
    source: { tables, findings, ways: read.ways ?? null },
    view: {
      version, ledger: read.ledger, settlement, settings, asOf,
      closingSaved: settings.closingDate !== null,
      date1904: tables.ledger.date1904,
      issues: [...broken, ...findings, ...read.ledger.issues, ...settlement.issues.filter((issue) => !isNotice(issue))],
      notices: [...settlement.issues.filter(isNotice), ...read.ledger.advice],
    },
  };
}

/** A claim that reopens an earlier month is how books are kept, not a fault in them: it is told, not complained of. */
function isNotice(issue: Issue): boolean {
  return issue.code === "claim-reopens-past";
}

export type ReadTables = { readonly ledger: Table } & Readonly<Record<(typeof SIDE_ROLES)[number], Table | null>>;

/** Reads the tables of all roles one after the other; progress counts rows over all of them. */
export async function readTables(workbook: Workbook, roles: Partial<Record<TableRole, TableInfo>>, job: Job | undefined): Promise<ReadTables> {
  const wanted = (["ledger", ...SIDE_ROLES] as const).flatMap((role) => (roles[role] ? [{ role, info: roles[role] }] : []));
  const total = wanted.reduce((sum, { info }) => sum + info.rowCount, 0);
  const result: Partial<Record<TableRole, Table>> = {};
  let before = 0;
  for (const { role, info } of wanted) {
    throwIfCancelled(job);
    const base = before;
    result[role] = await workbook.readTable(info.id, {
      ...(job?.signal && { signal: job.signal }),
      onProgress: ({ done }) => job?.onProgress?.({ done: base + done, total, item: info.name }),
    });
    before += info.rowCount;
  }
  return {
    ledger: result.ledger!,
    customers: result.customers ?? null,
    allocations: result.allocations ?? null,
    instalments: result.instalments ?? null,
    rates: result.rates ?? null,
  };
}
