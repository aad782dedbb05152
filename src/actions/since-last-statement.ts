import { type Day, firstOfMonth, NO_DAY } from "../calendar/day";
import type { Ledger } from "../ledger/ledger";
import type { IssuedStatement } from "../statement/issued";
import { daysAfterLastStatement, isOfPeriod, lastStatements } from "../statement/statement-status";
import type { StatementRequest } from "./plan-statements";

/**
 * The request with every customer's period going on where the last statement in the register ended; each account tells what moved its balance since with an earlier date.
 *
 * A customer that never got one is stated from the first day of the ledger; kinds that speak of one day have no period to go on with.
 */
export function sinceLastStatement(request: Omit<StatementRequest, "from">, ledger: Ledger, register: readonly IssuedStatement[]): StatementRequest {
  const first = firstEntryDay(ledger);
  const widest = { ...request, from: first !== null && first < request.to ? first : firstOfMonth(request.to) };
  return isOfPeriod(request.kind) ? { ...widest, fromByCustomer: daysAfterLastStatement(register), last: lastStatements(register) } : widest;
}

/** The first dated entry's day, or null where there is none. */
export function firstEntryDay({ entries }: Ledger): Day | null {
  let first: number | null = null;
  for (let entry = 0; entry < entries.count; entry++) {
    const day = entries.documentDay[entry]!;
    // NO_DAY and BEGINNING stand before every date.
    if (day > NO_DAY + 1 && (first === null || day < first)) first = day;
  }
  return first as Day | null;
}
