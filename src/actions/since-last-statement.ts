import { type Day, firstOfMonth, NO_DAY } from "../calendar/day";
import { findCustomer } from "../ledger/find-customer";
import type { Ledger } from "../ledger/ledger";
import type { IssuedStatement } from "../statement/issued";
import { accountKey, daysAfterLastStatement, isOfPeriod, lastStatements, placeKey } from "../statement/statement-status";
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

/** Last statements of accounts that are not in the ledger any more (of the customers asked for): nothing that is made would tell of them. */
export function goneSinceLast({ customers, last }: Pick<StatementRequest, "customers" | "last">, ledger: Ledger): readonly IssuedStatement[] {
  if (!last) return [];
  const there = new Set(ledger.partitions.map((place) => placeKey({ ...place, customer: ledger.customers[place.customer]!.key })));
  const wanted = customers === "all" ? null : new Set(customers.map((text) => foundKey(ledger, text)));
  return [...last].flatMap(([key, issued]) => (issued && issued.closingMinor !== 0 && !there.has(key) && (wanted === null || wanted.has(issued.customer)) ? [issued] : []));
}

function foundKey(ledger: Ledger, text: string): string {
  const found = findCustomer(ledger, text);
  return found.kind === "found" ? ledger.customers[found.customer]!.key : text;
}

/**
 * An issued statement asked for again as it was issued: where it told what moved the balance since the statement before, it tells that again.
 *
 * That statement is the one in the register when this was first issued, whatever was issued since.
 */
export function requestAgain(issued: IssuedStatement, register: readonly IssuedStatement[], language: StatementRequest["language"]): StatementRequest {
  const { number, customer, kind, from, to } = issued;
  const last = new Map<string, IssuedStatement | null>();
  for (const row of register) {
    if (row.number !== number || !row.kept || row.kept.goesOnFrom === null) continue;
    const first = register.findIndex((each) => accountKey(each) === accountKey(row));
    const before = register.slice(0, first).filter((each) => each.number === row.kept!.goesOnFrom && placeKey(each) === placeKey(row)).at(-1) ?? null;
    if (row.kept.goesOnFrom === "" || before !== null) last.set(placeKey(row), before);
  }
  return { customers: [customer], kind, from, to, language, ...(last.size > 0 && { last }) };
}
