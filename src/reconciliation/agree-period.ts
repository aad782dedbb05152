import { allSteps } from "../check/steps";
import { type Day, isoDay } from "../calendar/day";
import { checkedMinor, minorToText } from "../money/money";
import { type AgreedPeriod, type CarriedItem, CARRIED_MAX, type CounterpartyMemory, PERIODS_MAX, SETTLED_MAX } from "../settings/reconciliation-memory";
import { bridgeAmounts, differencesOf } from "./close-bridges";
import type { PeriodStart } from "./period-start";
import type { Cause, MatchGroup, ReconciliationInput, ReconciliationResult, ReconciliationRow } from "./reconciliation";
import { withoutDecisionsAbout } from "./remember-decisions";
import type { RowKeys } from "./row-identity";

/** Where a counterparty's period stands. */
export type PeriodStatus = { readonly kind: "open" } | { readonly kind: "agreed"; readonly period: AgreedPeriod };

/** Agreed once a period that ends on `periodEnd` or later is. */
export function periodStatus(memory: CounterpartyMemory | null, periodEnd: Day | null): PeriodStatus {
  const last = memory?.agreed.at(-1);
  return last && periodEnd !== null && last.periodEnd >= isoDay(periodEnd) ? { kind: "agreed", period: last } : { kind: "open" };
}

/**
 * A counterparty's memory once both sides have agreed a period.
 *
 * Matched rows without a difference are settled and not compared again; every other row that was compared is carried into the next period
 * with the end of the period that first left it open. Decisions about settled rows are no longer needed and go.
 * In a bank reconciliation only receipts are settled or carried: what they may pay stays in the ledger anyway. Rows from before a list begins stay as they are.
 *
 * Null where the memory would hold more than it may.
 */
export function agreedMemory(
  memory: CounterpartyMemory,
  { input, result, start, keys, periodEnd, agreedOn }: {
    readonly input: ReconciliationInput; readonly result: ReconciliationResult; readonly start: PeriodStart; readonly keys: { readonly ours: RowKeys; readonly theirs: RowKeys };
    readonly periodEnd: Day; readonly agreedOn: Day;
  },
): CounterpartyMemory | null {
  const amounts = allSteps(bridgeAmounts(input, result.signs));
  const rows = { ours: new Map(input.ours.map((row) => [row.row, row])), theirs: new Map(input.theirs.map((row) => [row.row, row])) };
  const keyOf = { ours: (row: number): string => keys.ours.get(row)!, theirs: (row: number): string => (row < 0 ? start.carriedTheirs[-row - 1]!.key : keys.theirs.get(row)!) };
  const done = { ours: new Set<string>(), theirs: new Set<string>() };
  const settledSums = new Map(start.openings.map(({ currency, theirsMinor }) => [currency, theirsMinor as number]));
  const open: { readonly side: "ours" | "theirs"; readonly row: ReconciliationRow; readonly cause: Cause }[] = [];
  const leave = (side: "ours" | "theirs", number: number, cause: Cause): void => {
    const row = rows[side].get(number)!;
    if (cause !== "EARLIER" && (side === "theirs" || input.kind === "statement" || isCash(row))) open.push({ side, row, cause });
  };
  for (const group of result.groups) {
    const settles = group.verdict === "auto" && [...differencesOf(group, amounts).values()].every((difference) => difference === 0) && (input.kind === "statement" || group.ours.every((row) => isCash(rows.ours.get(row)!)));
    for (const side of ["ours", "theirs"] as const) for (const row of group[side]) if (settles) done[side].add(keyOf[side](row)); else leave(side, row, group.cause);
    if (settles) addTo(settledSums, group, amounts.theirs);
  }
  for (const side of ["ours", "theirs"] as const) for (const { row, cause } of result.unmatched[side]) leave(side, row, cause);
  const since = new Map(memory.carried.map((item) => [`${item.side} ${item.key}`, item.since]));
  const carried = open.map(({ side, row, cause }): CarriedItem => {
    const key = keyOf[side](row.row);
    return {
      side, key, cause, since: since.get(`${side} ${key}`) ?? isoDay(periodEnd), day: row.day === null ? null : isoDay(row.day), reference: row.reference, party: row.party, partyCode: row.partyCode,
      text: row.text, amount: minorToText(row.amountMinor, row.currency), currency: row.currency,
    };
  });
  const settled = { ours: [...new Set([...memory.settled.ours, ...done.ours])], theirs: [...new Set([...memory.settled.theirs, ...done.theirs])] };
  if (carried.length > CARRIED_MAX || settled.ours.length > SETTLED_MAX || settled.theirs.length > SETTLED_MAX) return null;
  const period: AgreedPeriod = {
    periodEnd: isoDay(periodEnd), agreedOn: isoDay(agreedOn), openItems: carried.length,
    balances: result.bridges.map(({ currency, oursMinor, theirsMinor }) => ({
      currency, ours: minorToText(oursMinor, currency), theirs: minorToText(theirsMinor, currency), settled: minorToText(checkedMinor(settledSums.get(currency) ?? 0), currency),
    })),
  };
  const earlier = memory.agreed.filter((agreed) => agreed.periodEnd < period.periodEnd);
  return { ...withoutDecisionsAbout(memory, done), settled, carried, agreed: [...earlier, period].slice(-PERIODS_MAX) };
}

function isCash({ type }: ReconciliationRow): boolean {
  return type === "payment" || type === "refund";
}

function addTo(sums: Map<string, number>, { theirs }: MatchGroup, amounts: ReadonlyMap<number, { readonly amountMinor: number; readonly currency: string }>): void {
  for (const row of theirs) {
    const { amountMinor, currency } = amounts.get(row)!;
    sums.set(currency, (sums.get(currency) ?? 0) + amountMinor);
  }
}
