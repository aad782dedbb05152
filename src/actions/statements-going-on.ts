import { addDays, type Day } from "../calendar/day";
import type { LedgerView } from "../live/live-state";
import type { StatementKind } from "../settings/settings";
import { carriedForward } from "../statement/carried-forward";
import type { IssuedStatement } from "../statement/issued";
import { statedEntries } from "../statement/stated-entries";
import { wayOf } from "../statement/stated-way";
import { type Statement, statementOf } from "../statement/statement";
import { placeKey } from "../statement/statement-status";
import { claimedStatement } from "../statement/write-offs-left-out";

/**
 * A customer's statements with how each account's balance was carried forward from its last one.
 *
 * An account that has nothing more to show, but whose balance was moved since by entries of earlier dates, has a statement too: it would not be told else.
 */
export function statementsGoingOn({ ledger, settlement, settings }: LedgerView, made: readonly Statement[], { customer, kind, from, to, last, isOfAll }: {
  readonly customer: number;
  readonly kind: StatementKind;
  readonly from: Day;
  readonly to: Day;
  /** By `placeKey`; null for an account that is to tell that it had none. */
  readonly last: ReadonlyMap<string, IssuedStatement | null>;
  /** Accounts that are not in it had none; else they tell nothing. */
  readonly isOfAll: boolean;
}): readonly Statement[] {
  const madeOf = new Map(made.map((statement) => [statement.partition, statement]));
  const { key } = ledger.customers[customer]!;
  return ledger.partitions.flatMap((place, partition) => {
    if (place.customer !== customer) return [];
    const found = last.get(placeKey({ ...place, customer: key }));
    if (found === undefined && !isOfAll) return madeOf.get(partition) ?? [];
    const known = found ?? null;
    const statement = madeOf.get(partition) ?? claimedStatement(ledger, settlement, statementOf(ledger, settlement, { partition, kind, from, to, aging: settings.aging }), settings).statement;
    const carried = carriedForward(known, statedEntries(ledger, settlement, { statement, items: [] }), { from, to: addDays(from, -1), way: wayOf(settings) });
    const isTold = carried.changes.length > 0 || carried.unexplainedMinor !== 0;
    if (!madeOf.has(partition) && !isTold) return [];
    // An account that begins in this period goes on from nothing.
    return [known === null && !isTold ? statement : { ...statement, carried }];
  });
}
