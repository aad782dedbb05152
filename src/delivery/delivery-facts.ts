import type { Day } from "../calendar/day";
import { billTo } from "../ledger/bill-to";
import type { Customer, Ledger } from "../ledger/ledger";
import type { Settlement } from "../ledger/settlement";
import { type Minor, negateMinor, ZERO } from "../money/money";
import type { Letterhead, Settings, StatementKind } from "../settings/settings";
import { asksForPayment, type Statement, statementOf } from "../statement/statement";
import { claimedStatement } from "../statement/write-offs-left-out";

/** Everything that a text to a customer may name. */
export interface DeliveryFacts {
  readonly number: string;
  readonly kind: StatementKind;
  readonly from: Day;
  readonly to: Day;
  /** What is overdue is of this day. */
  readonly asOf: Day;
  /** By when a reply or a payment is asked for. */
  readonly payBy: Day;
  /** Whose account it is, and to whom it is sent: the parent where the customer table names one. */
  readonly customer: Customer;
  readonly recipient: Customer;
  readonly letterhead: Letterhead;
  readonly accounts: readonly AccountFacts[];
}

/** One account: what the statement says of it, and what is overdue by now. */
export interface AccountFacts {
  readonly currency: string;
  readonly entity: string;
  readonly account: string;
  /** Entity and GL account where the ledger has them; "" else. */
  readonly label: string;
  readonly closingMinor: Minor;
  readonly overdueMinor: Minor;
  readonly demand: Demand | null;
}

/** What may be demanded on a day: matured undisputed items less open credits; never 0 or less. */
export interface Demand {
  readonly amountMinor: Minor;
  readonly creditsMinor: Minor;
  readonly disputedMinor: Minor;
  /** Longest overdue first. */
  readonly items: readonly { readonly document: string; readonly dueDay: Day; readonly daysPastDue: number; readonly openMinor: Minor }[];
}

export interface DeliveryQuestion {
  /** One customer's, as printed: write-offs shown or left out, in our sign. */
  readonly statements: readonly Statement[];
  readonly number: string;
  readonly asOf: Day;
  readonly payBy: Day;
  /** Letterhead, aging, and whether write-offs are shown. */
  readonly settings: Settings;
}

/** The facts of a statement, with what is overdue on `asOf` (which is not before the statement's end). */
export function deliveryFacts(ledger: Ledger, settlement: Settlement, { statements, number, asOf: asked, payBy, settings }: DeliveryQuestion): DeliveryFacts {
  const { kind, from, to, partition: first } = statements[0]!;
  const customer = ledger.customers[ledger.partitions[first]!.customer]!;
  const asOf = asked < to ? to : asked;
  return {
    number, kind, from, to, asOf, payBy, customer, recipient: billTo(ledger, customer), letterhead: settings.statement.letterhead,
    accounts: statements.map(({ partition, closingMinor, overdueMinor }): AccountFacts => {
      const { currency, entity, account } = ledger.partitions[partition]!;
      // What is demanded leaves write-offs out where the statement does: mail and letter name one sum.
      const due = claimedStatement(ledger, settlement, statementOf(ledger, settlement, { partition, kind: "dunning", from: asOf, to: asOf, aging: settings.aging }), settings).statement;
      return { currency, entity, account, label: [entity, account].filter((part) => part !== "").join(" · "), closingMinor, overdueMinor, demand: demandOf(due) };
    }),
  };
}

function demandOf(due: Statement): Demand | null {
  if (!asksForPayment(due)) return null;
  const { lines, closingMinor, disputedMinor } = due;
  const credits = lines.reduce<number>((sum, { openMinor }) => sum + Math.min(0, openMinor ?? ZERO), 0);
  const items = lines.flatMap(({ document, day, dueDay, daysPastDue, openMinor }) =>
    (openMinor !== null && openMinor > 0 ? [{ document, dueDay: dueDay ?? day, daysPastDue: daysPastDue ?? 0, openMinor }] : []));
  return { amountMinor: closingMinor, creditsMinor: negateMinor(credits as Minor), disputedMinor, items: items.sort((one, other) => other.daysPastDue - one.daysPastDue) };
}
