import { addDays, BEGINNING, type Day } from "../calendar/day";
import { type Minor } from "../money/money";
import type { StatementKind } from "../settings/settings";
import type { IssuedStatement } from "./issued";

/** What may become of an issued statement, in the order it usually goes. */
export const STATEMENT_EVENTS = ["sent", "confirmed", "disputed", "settled"] as const;
export type StatementEvent = (typeof STATEMENT_EVENTS)[number];
export type StatementStatus = "issued" | StatementEvent;

/** A row of the log: something a person has confirmed. Rows are added, never changed. */
export interface LoggedEvent {
  readonly day: Day;
  readonly number: string;
  readonly event: StatementEvent;
  /** How it was sent or answered: email, sms …; "" where nobody said. */
  readonly channel: string;
  readonly toWhom: string;
  /** As shown on the statement or answered on the reply slip; null where none was named. */
  readonly amountMinor: Minor | null;
  readonly currency: string;
  /** Which account of the statement this is about; "" where the ledger has no entities or accounts, or all are meant. */
  readonly entity: string;
  readonly account: string;
  readonly by: string;
  readonly note: string;
}

/** An issued statement with what became of it. */
export interface FollowedStatement {
  readonly issued: IssuedStatement;
  readonly status: StatementStatus;
  /** The day of that status. */
  readonly since: Day;
  /** Sent or issued longer ago than the days set, with no reply. */
  readonly isUnanswered: boolean;
}

/**
 * Where every issued statement stands: its last reply by day, later rows after earlier ones, else its last sending. Of a statement issued again
 * the last issue counts.
 *
 * An event before the last issue speaks of the issue before and does not count. A reminder sent after a reply does not take the reply back. Shape: in the order of the register, one per number and account.
 */
export function followStatements(register: readonly IssuedStatement[], log: readonly LoggedEvent[], { asOf, unansweredDays }: { readonly asOf: Day; readonly unansweredDays: number }): readonly FollowedStatement[] {
  const last = new Map<string, IssuedStatement>();
  for (const issued of register) last.set(accountKey(issued), issued);
  const events = new Map<string, LoggedEvent[]>();
  for (const event of log) {
    const list = events.get(event.number);
    if (list) list.push(event);
    else events.set(event.number, [event]);
  }
  return [...last.values()].map((issued) => {
    const own = (events.get(issued.number) ?? []).filter((event) => event.day >= issued.issuedOn && isAbout(event, issued));
    const replies = own.filter(({ event }) => event !== "sent");
    const latest = (replies.length > 0 ? replies : own).reduce<LoggedEvent | null>((best, event) => (best === null || event.day >= best.day ? event : best), null);
    const status = latest?.event ?? "issued";
    const since = latest?.day ?? issued.issuedOn;
    return { issued, status, since, isUnanswered: (status === "issued" || status === "sent") && asOf - since > unansweredDays };
  });
}

/** An event that leaves a currency, entity or account out speaks of all of them. */
export function isAbout(event: LoggedEvent, issued: IssuedStatement): boolean {
  return event.number === issued.number && (["currency", "entity", "account"] as const).every((part) => event[part] === "" || event[part] === issued[part]);
}

/** By `accountKey`: the status of every issued statement. */
export function standingOf(register: readonly IssuedStatement[], log: readonly LoggedEvent[]): ReadonlyMap<string, StatementStatus> {
  const anyDay = { asOf: BEGINNING, unansweredDays: 0 };
  return new Map(followStatements(register, log, anyDay).map(({ issued, status }) => [accountKey(issued), status]));
}

/** What the register calls one account of one statement. */
export function accountKey({ number, currency, entity, account }: Pick<IssuedStatement, "number" | "currency" | "entity" | "account">): string {
  return [number, currency, entity, account].join("\u0001");
}

/** Kinds that tell of a period, one going on where the other ended; the others speak of a day. */
export function isOfPeriod(kind: StatementKind): boolean {
  return kind === "activity" || kind === "balance-forward" || kind === "transactions";
}

/** By `Customer.key`: the day after the last statement of a period that the customer got. Customers that got none are left out. */
export function daysAfterLastStatement(register: readonly IssuedStatement[]): ReadonlyMap<string, Day> {
  const days = new Map<string, Day>();
  for (const { customer, kind, to } of register) {
    const known = days.get(customer);
    if (isOfPeriod(kind) && (known === undefined || to >= known)) days.set(customer, addDays(to, 1));
  }
  return days;
}

/** By `placeKey`: the last statement of a period of each account, an issue made again after the first. */
export function lastStatements(register: readonly IssuedStatement[]): ReadonlyMap<string, IssuedStatement> {
  const last = new Map<string, IssuedStatement>();
  for (const issued of register) {
    const known = last.get(placeKey(issued));
    if (isOfPeriod(issued.kind) && (known === undefined || issued.to >= known.to)) last.set(placeKey(issued), issued);
  }
  return last;
}

/** What tells an account from others, whichever statement it is of. */
export function placeKey({ customer, currency, entity, account }: Pick<IssuedStatement, "customer" | "currency" | "entity" | "account">): string {
  return [customer, currency, entity, account].join("\u0001");
}
