import type { Issue, IssueCode } from "../check/issue";
import { allSteps, type Steps } from "../check/steps";
import { dayToSerial } from "../calendar/excel-date";
import type { RawCell, Table } from "../grid/table";
import type { Ledger } from "../ledger/ledger";
import { readLedgerSteps } from "../ledger/read-ledger";
import { CHECKED_ROLES, type CheckSource } from "./check-source";
import { cellsOf, type Fix, FixDesk, type FixedCell, type Fixer } from "./fix";
import { fixCurrency, fixDecimals, fixOverAllocation, fixSign, fixTax } from "./fix-amounts";
import { fixSimilarCustomer, fixUnknownCustomer } from "./fix-customers";
import { fixDateOrder, fixDueDate } from "./fix-dates";
import { fixAppliesTo, fixUnknownDocument } from "./fix-references";
import { fixTypedCells } from "./fix-typed-cells";

const FIXERS: ReadonlyMap<IssueCode, Fixer> = new Map<IssueCode, Fixer>([
  ["number-as-text", fixTypedCells], ["date-as-text", fixTypedCells], ["full-width", fixTypedCells], ["outer-blanks", fixTypedCells], ["decimal-comma", fixTypedCells],
  ["date-order-assumed", fixTypedCells], ["amount-decimals", fixDecimals], ["currency-missing", fixCurrency],
  ["customer-unknown", fixUnknownCustomer], ["customer-similar", fixSimilarCustomer], ["due-before-date", fixDueDate], ["date-order-wrong", fixDateOrder], ["sign-against-type", fixSign],
  ["applies-to-unknown", fixAppliesTo], ["document-unknown", fixUnknownDocument], ["allocation-over", fixOverAllocation], ["tax-differs", fixTax],
]);

const FINDINGS_PER_STEP = 50;

/** Codes that some finding of may be fixed. */
export const FIXABLE_CODES: readonly IssueCode[] = [...FIXERS.keys()];

/** Fixes that write down what was read, and nobody could read otherwise. */
const REPAIRS: ReadonlySet<IssueCode> = new Set<IssueCode>(["number-as-text", "date-as-text", "full-width", "outer-blanks", "decimal-comma"]);
/** Fixes that write down what was taken for want of better knowledge: what was a guess would stand there as a fact. */
const ASSUMPTIONS: ReadonlySet<IssueCode> = new Set<IssueCode>(["date-order-assumed", "amount-decimals", "currency-missing"]);

/**
 * What would put findings right, as cells before and after: proposed, never done here.
 *
 * Shape: in the order of the findings, those left out that only a person can put right. A cell that several findings change holds all of it in the last.
 * Holds: repairs, and assumptions written down, change no figure as it was read; where writing one cell would change how others are read, those of that column are left out.
 */
export function proposeFixes(source: CheckSource, issues: readonly Issue[]): readonly Fix[] {
  return allSteps(proposeFixesSteps(source, issues));
}

/** The same in steps short enough for a page to breathe between them. `apart`: each as if it were the only one. */
export function* proposeFixesSteps(source: CheckSource, issues: readonly Issue[], { apart = false }: { readonly apart?: boolean } = {}): Steps<readonly Fix[]> {
  let desk = new FixDesk(source);
  const fixes: Fix[] = [];
  for (const [place, issue] of issues.entries()) {
    if (place % FINDINGS_PER_STEP === 0) yield;
    if (apart) desk = new FixDesk(source);
    FIXERS.get(issue.code)?.(issue, desk);
    const cells = desk.take();
    if (cells.length > 0) fixes.push({ issue, cells });
  }
  const repairs = fixes.filter(writesWhatWasRead);
  if (repairs.length === 0 || (yield* keepsFigures(source, repairs))) return fixes;
  const harmful = new Set<string>();
  for (const column of new Set(repairs.map(columnOf))) if (!(yield* keepsFigures(source, repairs.filter((fix) => columnOf(fix) === column)))) harmful.add(column);
  const kept = fixes.filter((fix) => !writesWhatWasRead(fix) || !harmful.has(columnOf(fix)));
  // Harmless one by one, and not together: none is sure.
  return (yield* keepsFigures(source, kept.filter(writesWhatWasRead))) ? kept : fixes.filter((fix) => !writesWhatWasRead(fix));
}

/** A fix that changes neither a figure nor a meaning: it may be made without looking at it. */
export function isRepair({ issue }: Pick<Fix, "issue">): boolean {
  return REPAIRS.has(issue.code);
}

/** A fix that makes an assumption a fact: which day or currency is meant, or how to round. It is made only where somebody asks for it. */
export function isAssumption(code: IssueCode): boolean {
  return ASSUMPTIONS.has(code);
}

/** None of these may change a single figure. */
function writesWhatWasRead({ issue }: Fix): boolean {
  return isRepair({ issue }) || isAssumption(issue.code);
}

function columnOf({ issue: { code, at } }: Fix): string {
  return `${code}\u0001${at.table}\u0001${at.column}`;
}

/** The ledger read again with the fixes says of every row what it said before. */
function* keepsFigures(source: CheckSource, fixes: readonly Fix[]): Steps<boolean> {
  const { ledger } = yield* readLedgerSteps({ ...tablesWith(source, cellsOf(fixes)), settings: source.settings });
  return ledger !== null && sameFigures(source.ledger, ledger);
}

/** The tables with cells changed, in memory only. */
export function tablesWith({ tables }: CheckSource, cells: readonly FixedCell[]): CheckSource["tables"] {
  const changed: Record<string, Table | null> = { ...tables };
  for (const role of CHECKED_ROLES) {
    const table = tables[role];
    const own = table ? cells.filter((cell) => cell.table === table.name) : [];
    if (!table || own.length === 0) continue;
    const rows: (readonly RawCell[])[] = [...table.rows];
    for (const { row, column, after } of own) {
      const line = [...rows[row - 1]!];
      line[table.headers.indexOf(column)] = typeof after === "object" && after !== null && "day" in after ? dayToSerial(after.day, table.date1904) : after;
      rows[row - 1] = line;
    }
    changed[role] = { ...table, rows };
  }
  return changed as unknown as CheckSource["tables"];
}

function sameFigures(before: Ledger, after: Ledger): boolean {
  if (before.baseCurrency !== after.baseCurrency || before.entries.count !== after.entries.count) return false;
  const partition = ({ partitions, customers }: Ledger, index: number): string => {
    const { customer, currency, entity, account } = partitions[index]!;
    return `${customers[customer]!.key}\u0001${currency}\u0001${entity}\u0001${account}`;
  };
  const known = new Set<number>();
  for (let entry = 0; entry < before.entries.count; entry++) {
    const [old, now] = [before.entries, after.entries];
    if (old.row[entry] !== now.row[entry] || old.amountMinor[entry] !== now.amountMinor[entry] || old.day[entry] !== now.day[entry] || old.documentDay[entry] !== now.documentDay[entry]) return false;
    if (old.dueDay[entry] !== now.dueDay[entry] || old.type[entry] !== now.type[entry]) return false;
    const key = old.partition[entry]! * 1e6 + now.partition[entry]!;
    if (known.has(key)) continue;
    if (partition(before, old.partition[entry]!) !== partition(after, now.partition[entry]!)) return false;
    known.add(key);
  }
  return true;
}
