import type { Day } from "../calendar/day";
import type { Issue } from "../check/issue";
import { allSteps, type Steps } from "../check/steps";
import type { Table } from "../grid/table";
import { customerInTitle } from "../ledger/customer-in-title";
import { findCustomer } from "../ledger/find-customer";
import type { Ledger, MappedColumn } from "../ledger/ledger";
import { readListSteps } from "../ledger/read-list";
import type { LedgerView } from "../live/live-state";
import type { OneSidedCustomer } from "../reconciliation/common-customers";
import { counterpartyKey, profileFor } from "../reconciliation/counterparty";
import { rejectedRows } from "../reconciliation/decisions";
import { ourRowSteps } from "../reconciliation/our-rows";
import { type PeriodStart, periodStart } from "../reconciliation/period-start";
import { madeReceiptNumber } from "../reconciliation/propose-receipts";
import { receiptsInLedger } from "../reconciliation/receipts-in-ledger";
import type { CrossRate, MatchGroup, ReconciliationInput, ReconciliationRow, ReconciliationRules } from "../reconciliation/reconciliation";
import { ledgerRowKeySteps, listRowKeySteps, type RowKeys } from "../reconciliation/row-identity";
import type { CounterpartyMemory } from "../settings/reconciliation-memory";
import { WorkbookError } from "../workbook/workbook";
import { refuseColumnsTwice, refuseRows, refuseTooManyRows } from "./refuse-comparison";
import { type Remittance, withRemittances } from "./remittance";
import { type LeftOut, receiptsWithinList } from "./rows-outside-list";

export interface ComparisonRequest {
  readonly kind: ReconciliationInput["kind"];
  /** Customer by code, name or alias; null: those that both sides have. */
  readonly customer: string | null;
  readonly rules: ReconciliationRules;
  readonly periodEnd: Day | null;
  /** Lists of the invoices that receipts pay: their numbers are added to the text of the bank line. */
  readonly remittances?: readonly Remittance[];
  /** Compare everything, agreed periods too. */
  readonly fromTheBeginning?: boolean;
}

/** `named`: by what is written in the list's name, sheet or title. `only`: nobody else has entries. `remembered`: as last time. */
export interface Attribution {
  readonly by: "named" | "only" | "remembered";
  /** Where the customer is named; "" otherwise. */
  readonly text: string;
}

/** What the engine gets, and what a person has to know about how it came about. */
export interface Comparison {
  readonly input: ReconciliationInput;
  readonly columns: readonly MappedColumn[];
  readonly issues: readonly Issue[];
  /** The one customer compared, or null for several. */
  readonly customer: number | null;
  /** How the customer of a list that names nobody was found; null where a person said it, or the list does. */
  readonly attributed: Attribution | null;
  /** Customers that only one side has: listed, not compared. Known once the engine has looked for evidence (`keepCommon`). */
  readonly onlyOurs: readonly OneSidedCustomer[];
  readonly onlyTheirs: readonly OneSidedCustomer[];
  /** Under this key the workbook remembers the counterparty. */
  readonly counterparty: string;
  /** Names of all rows of both tables, worked out when first asked for. */
  readonly keys: () => { readonly ours: RowKeys; readonly theirs: RowKeys };
  /** The same with pauses: asked for before `keys`, it leaves nothing to work out. */
  readonly keySteps: () => Steps<{ readonly ours: RowKeys; readonly theirs: RowKeys }>;
  readonly leftOut: readonly LeftOut[];
  readonly start: PeriodStart;
  /** Remittance advices that fit no bank line, or several. */
  readonly remittancesUnused: readonly Remittance[];
}

/**
 * Make the engine's input of our ledger and another side's list.
 *
 * Without a customer column the list belongs to the customer asked for, the one its profile or title names, or the ledger's only one.
 * A reconciliation starts where the last agreed period ended; what is left out for that, or because the list cannot show it, is told.
 * Errors: `other` with reason `customer-unknown`, `customer-ambiguous`, `customer-needed`, `list-empty`, `ledger-empty`, `no-common-currency`,
 * `column-twice`, `too-many-rows`, `amounts-too-large`.
 */
export function compareLists(view: LedgerView, list: Table, request: ComparisonRequest): Comparison {
  return allSteps(compareListSteps(view, list, request));
}

/** The same with pauses. */
export function* compareListSteps(view: LedgerView, list: Table, request: ComparisonRequest): Steps<Comparison> {
  const { ledger, settlement, settings } = view;
  refuseTooManyRows(list.name, list.rowCount);
  const saved = profileFor(settings.reconciliations, list);
  const columns = { ...saved?.counterparty.profile?.columns, ...settings.columns[list.name] };
  refuseColumnsTwice(list, columns);
  const read = yield* readListSteps(list, { kind: request.kind, ledger, settings: { ...settings, columns: { ...settings.columns, [list.name]: columns } } });
  if (read.rows.length === 0) throw new WorkbookError("other", { reason: "list-empty", table: list.name });
  const asked = request.customer ?? (request.kind === "statement" && !read.hasPartyColumn ? saved?.counterparty.customer ?? null : null);
  const { customer, attributed } = request.customer === null && asked !== null
    ? { customer: customerAsked(ledger, asked), attributed: { by: "remembered", text: "" } as const }
    : customerCompared(ledger, list, request, read.hasPartyColumn);
  const all = yield* ourRowSteps(ledger, settlement, { kind: request.kind, customer, periodEnd: request.periodEnd });
  const ofCustomer = customer === null || request.kind === "bank" ? read.rows : rowsOfCustomer(ledger, customer, read);
  yield;
  const rates = crossRates(ledger);
  refuseRows({ ours: all, theirs: ofCustomer, rates }, { table: list.name, ledger: ledger.tables.ledger.name });
  yield;
  let named: ReturnType<Comparison["keys"]> | null = null;
  const keySteps = function* (): ReturnType<Comparison["keySteps"]> {
    return (named ??= { ours: yield* ledgerRowKeySteps(ledger), theirs: yield* listRowKeySteps(read.rows) });
  };
  const keys: Comparison["keys"] = () => allSteps(keySteps());
  const counterparty = counterpartyKey(request.kind, customer === null ? null : ledger.customers[customer]!.key, list.name);
  const memory = request.fromTheBeginning ? null : (settings.reconciliations[counterparty] ?? null);
  // Whoever asks for names below finds them worked out.
  if (memory && (memory.agreed.length > 0 || memory.decisions.length > 0 || memory.posted.length > 0)) yield* keySteps();
  const start = periodStart({ kind: request.kind, ours: all, theirs: ofCustomer }, { memory, keys });
  const inList = request.kind === "bank" ? receiptsWithinList(start.ours, start.theirs) : { ours: start.ours, leftOut: [] };
  const rejected = memory && memory.decisions.length > 0 ? rejectedRows({ decisions: memory.decisions, ...keys() }) : [];
  const entered = request.kind === "bank" ? notRejected(yield* receiptsInLedger({ ours: inList.ours, theirs: start.theirs, ledger, settlement, postedAs: postedNumbers(start.theirs, memory, keys) }), rejected) : [];
  yield;
  const advised = withRemittances(start.theirs, request.remittances ?? []);
  return {
    input: {
      kind: request.kind, ours: inList.ours, theirs: advised.rows, parties: ledger.customers.map(({ key, name, aliases }) => ({ code: key, name, aliases })), rates,
      periodEnd: request.periodEnd, rules: request.rules, ...(rejected.length > 0 && { rejected }), ...(entered.length > 0 && { decided: entered }),
    },
    columns: read.columns,
    issues: read.issues,
    customer, attributed,
    onlyOurs: [],
    onlyTheirs: [],
    counterparty, keys, keySteps, start,
    leftOut: [...leftOutAsAgreed(start), ...inList.leftOut],
    remittancesUnused: advised.unused,
  };
}

/** A pair that a person has rejected is no longer proven. */
function notRejected(groups: readonly MatchGroup[], rejected: NonNullable<ReconciliationInput["rejected"]>): readonly MatchGroup[] {
  return groups.filter(({ ours, theirs }) => !rejected.some((each) => each.ours.includes(ours[0]!) && each.theirs.includes(theirs[0]!)));
}

/** Numbers made for receipts that were added to the ledger, by bank row. */
function postedNumbers(lines: readonly ReconciliationRow[], memory: CounterpartyMemory | null, keys: Comparison["keys"]): ReadonlyMap<number, string> {
  if (!memory || memory.posted.length === 0) return new Map();
  const posted = new Set(memory.posted);
  return new Map(lines.flatMap(({ row, day }) => {
    const key = keys().theirs.get(row);
    return key !== undefined && day !== null && posted.has(key) ? [[row, madeReceiptNumber(day, key)] as const] : [];
  }));
}

function leftOutAsAgreed({ settledRows, since, openings }: PeriodStart): readonly LeftOut[] {
  const sums = (side: "oursMinor" | "theirsMinor"): LeftOut["sums"] => openings.map((opening) => ({ currency: opening.currency, amountMinor: opening[side] }));
  return [
    ...(settledRows.ours.length > 0 ? [{ reason: "agreed" as const, side: "ours" as const, count: settledRows.ours.length, sums: sums("oursMinor"), day: since }] : []),
    ...(settledRows.theirs.length > 0 ? [{ reason: "agreed" as const, side: "theirs" as const, count: settledRows.theirs.length, sums: sums("theirsMinor"), day: since }] : []),
  ];
}

function customerAsked(ledger: Ledger, customer: string): number {
  const found = findCustomer(ledger, customer);
  if (found.kind === "found") return found.customer;
  throw new WorkbookError("other", { reason: found.kind === "ambiguous" ? "customer-ambiguous" : "customer-unknown", customer });
}

function customerCompared(ledger: Ledger, list: Table, { kind, customer }: ComparisonRequest, hasPartyColumn: boolean): Pick<Comparison, "customer" | "attributed"> {
  if (customer !== null) return { customer: customerAsked(ledger, customer), attributed: null };
  if (hasPartyColumn || kind === "bank") return { customer: null, attributed: null };
  for (const text of [list.name, list.name.replace(/[_-]/g, " "), list.sheet]) {
    const named = findCustomer(ledger, text);
    if (named.kind === "found") return { customer: named.customer, attributed: { by: "named", text } };
  }
  for (const text of [list.title ?? "", list.name, list.sheet]) {
    const named = customerInTitle(ledger, text);
    if (named !== null) return { customer: named, attributed: { by: "named", text: text.split("\n").find((line) => customerInTitle(ledger, line) === named) ?? text } };
  }
  const only = onlyCustomer(ledger);
  if (only !== null) return { customer: only, attributed: { by: "only", text: "" } };
  throw new WorkbookError("other", { reason: "customer-needed", table: list.name });
}

/** The one customer that has entries, however many the customer table lists. */
function onlyCustomer({ customers, partitions }: Ledger): number | null {
  const active = new Set(partitions.map(({ customer }) => customer));
  return active.size === 1 ? [...active][0]! : customers.length === 1 ? 0 : null;
}

/** A list that names nobody is wholly the customer's. A row that names a party the master data does not know is shown rather than dropped. */
function rowsOfCustomer(ledger: Ledger, customer: number, { rows, hasPartyColumn }: { readonly rows: readonly ReconciliationRow[]; readonly hasPartyColumn: boolean }): readonly ReconciliationRow[] {
  const { key } = ledger.customers[customer]!;
  return hasPartyColumn ? rows.filter(({ partyCode }) => partyCode === "" || partyCode === key) : rows.map((row) => ({ ...row, partyCode: key }));
}

function crossRates(ledger: Ledger): readonly CrossRate[] {
  return ledger.rates.map(({ day, currency, rate }) => ({ day, from: currency, to: ledger.baseCurrency, rate }));
}
