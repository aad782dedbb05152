import { aging } from "../aging/aging";
import { balances } from "../balance/balance";
import { addDays, type Day, firstOfMonth, isoDay, parseIsoDay } from "../calendar/day";
import type { Issue } from "../check/issue";
import { allSteps, type Steps } from "../check/steps";
import { minorOfWritten } from "../ledger/written-amount";
import type { Ledger } from "../ledger/ledger";
import { buildOpenIndex } from "../ledger/open-index";
import { openAmounts } from "../ledger/open-items";
import type { Settlement } from "../ledger/settlement";
import { addMinor, type Minor, minorToText, ZERO } from "../money/money";
import type { ControlBalance, Settings } from "../settings/settings";
import { controlTotals } from "./control-totals";

/** Broken invariants listed at most; one is enough to distrust a figure. */
const LISTED_MAX = 20;
/** Days on which applications are taken back that are looked at one by one. */
const TAKEN_BACK_DAYS_MAX = 20;
/** After every date that a settlement holds. */
const FOREVER = 2147483647 as Day;

type Invariant = "I1" | "I2" | "I3" | "I4" | "I5";

/**
 * Check every figure against another way to get it, and totals against the balances entered from the general ledger.
 *
 * I1 open items sum to the balance. I2 buckets and unapplied credits sum to the balance. I3 opening and the month's movements make the
 * closing balance. I4 no application takes more than there is, on any day. I5 an application stays within one customer, currency,
 * entity and account. A broken one is our fault, never the data's, and is shown instead of trusted.
 *
 * Shape: broken invariants first, then control balances that differ.
 * Source: DOMAIN.md § Invariants.
 */
export function checkInvariants(ledger: Ledger, settlement: Settlement, asOf: Day, settings: Settings): Issue[] {
  return allSteps(checkInvariantsSteps(ledger, settlement, asOf, settings));
}

/** The same in steps short enough for a page to breathe between them. */
export function* checkInvariantsSteps(ledger: Ledger, settlement: Settlement, asOf: Day, settings: Settings): Steps<Issue[]> {
  const broken: Issue[] = [];
  const report = (invariant: Invariant, partition: number, found: { readonly expected: number; readonly found: number }): void => {
    if (broken.length < LISTED_MAX) broken.push(brokenIssue(ledger, { invariant, partition, ...found, asOf }));
  };
  yield* checkSums(ledger, settlement, { asOf, settings, report });
  yield* checkApplications(ledger, settlement, report);
  yield;
  return [...broken, ...checkControls(ledger, settings.controls)];
}

type Report = (invariant: Invariant, partition: number, found: { readonly expected: number; readonly found: number }) => void;

function* checkSums(ledger: Ledger, settlement: Settlement, { asOf, settings, report }: { readonly asOf: Day; readonly settings: Settings; readonly report: Report }): Steps<void> {
  const { entries, partitions } = ledger;
  const balanceOf = new Float64Array(partitions.length);
  for (const { partition, balanceMinor } of balances(ledger, asOf).lines) balanceOf[partition] = balanceMinor;
  yield;
  const openOf = new Float64Array(partitions.length);
  const open = openAmounts(ledger, settlement, asOf);
  for (let entry = 0; entry < entries.count; entry++) openOf[entries.partition[entry]!]! += open[entry]!;
  yield;
  yield* buildOpenIndex(ledger, settlement);
  const agedOf = new Float64Array(partitions.length);
  for (const row of aging(ledger, settlement, { asOf, policy: settings.aging }).rows) {
    agedOf[row.partition] = row.amountsMinor.reduce<number>((sum, amount) => sum + amount, row.unappliedMinor);
  }
  yield;
  const from = firstOfMonth(asOf);
  const movedOf = new Float64Array(partitions.length);
  for (const { partition, balanceMinor } of balances(ledger, addDays(from, -1)).lines) movedOf[partition] = balanceMinor;
  yield;
  for (const [partition, moved] of movementsByPartition(ledger, { from, to: asOf })) movedOf[partition]! += moved;
  yield;
  for (let partition = 0; partition < partitions.length; partition++) {
    const expected = balanceOf[partition]!;
    if (openOf[partition] !== expected) report("I1", partition, { expected, found: openOf[partition]! });
    if (agedOf[partition] !== expected) report("I2", partition, { expected, found: agedOf[partition]! });
    if (movedOf[partition] !== expected) report("I3", partition, { expected, found: movedOf[partition]! });
  }
}

/** Movements of the period as a statement adds them up: invoiced − paid − credited + adjusted. */
function movementsByPartition(ledger: Ledger, { from, to }: { readonly from: Day; readonly to: Day }): ReadonlyMap<number, number> {
  const { entries } = ledger;
  const movements = new Map<number, { entry: number; amountMinor: Minor }[]>();
  for (let entry = 0; entry < entries.count; entry++) {
    if (entries.day[entry]! < from || entries.day[entry]! > to) continue;
    const movement = { entry, amountMinor: entries.amountMinor[entry]! as Minor };
    const list = movements.get(entries.partition[entry]!);
    if (list) list.push(movement);
    else movements.set(entries.partition[entry]!, [movement]);
  }
  return new Map([...movements].map(([partition, list]) => {
    const { invoicedMinor, paidMinor, creditedMinor, adjustedMinor } = controlTotals(ledger, list);
    return [partition, invoicedMinor - paidMinor - creditedMinor + adjustedMinor];
  }));
}

function* checkApplications(ledger: Ledger, settlement: Settlement, report: Report): Steps<void> {
  const { entries } = ledger;
  const days = new Set<number>([FOREVER]);
  for (let application = 0; application < settlement.count; application++) {
    const credit = settlement.credit[application]!;
    const debit = settlement.debit[application]!;
    if (entries.partition[credit] !== entries.partition[debit]) report("I5", entries.partition[debit]!, { expected: entries.partition[debit]!, found: entries.partition[credit]! });
    // Without a taking back what is open only falls, and the last day shows the worst.
    if (settlement.amountMinor[application]! < 0 && days.size <= TAKEN_BACK_DAYS_MAX) days.add(settlement.day[application]! - 1);
  }
  for (const day of days) {
    yield;
    const open = openAmounts(ledger, settlement, day as Day);
    for (let entry = 0; entry < entries.count; entry++) {
      const amount = entries.day[entry]! <= day ? entries.amountMinor[entry]! : 0;
      const isCrossed = amount >= 0 ? open[entry]! < 0 || open[entry]! > amount : open[entry]! > 0 || open[entry]! < amount;
      if (isCrossed) report("I4", entries.partition[entry]!, { expected: amount, found: open[entry]! });
    }
  }
}

function checkControls(ledger: Ledger, controls: readonly ControlBalance[]): Issue[] {
  return controls.flatMap((control) => {
    const asOf = parseIsoDay(control.asOf);
    const expected = minorOfWritten(control.balance, control.currency);
    if (asOf === null || expected === null) return [];
    const found = controlled(ledger, control, asOf);
    if (found === expected) return [];
    const text = (amount: number): string => minorToText(amount as Minor, control.currency);
    return [{
      code: "control-differs" as const,
      severity: "error" as const,
      at: { table: ledger.tables.ledger.name, row: null, column: null },
      params: {
        asOf: control.asOf, currency: control.currency, entity: control.entity, account: control.account,
        expected: text(expected), found: text(found), difference: text(found - expected),
      },
    }];
  });
}

/** The ledger's total for a control balance; a blank entity or account takes them all. */
function controlled(ledger: Ledger, { entity, account, currency }: ControlBalance, asOf: Day): Minor {
  return balances(ledger, asOf).totals
    .filter((total) => total.currency === currency && (entity === "" || total.entity === entity) && (account === "" || total.account === account))
    .reduce((sum, { balanceMinor }) => addMinor(sum, balanceMinor), ZERO);
}

function brokenIssue(
  ledger: Ledger,
  { invariant, partition, expected, found, asOf }: { readonly invariant: Invariant; readonly partition: number; readonly expected: number; readonly found: number; readonly asOf: Day },
): Issue {
  const { customer, currency, entity, account } = ledger.partitions[partition]!;
  const text = (amount: number): string => minorToText(amount as Minor, currency);
  return {
    code: "invariant-broken",
    severity: "error",
    at: { table: ledger.tables.ledger.name, row: null, column: null },
    params: { invariant, customer: ledger.customers[customer]!.key, currency, entity, account, asOf: isoDay(asOf), expected: text(expected), found: text(found) },
  };
}
