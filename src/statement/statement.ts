import { type Aging, agingStrip } from "../aging/aging";
import type { Day } from "../calendar/day";
import type { EntryType, Ledger } from "../ledger/ledger";
import { openItemsOf } from "../ledger/open-items";
import type { OpenItem, Settlement } from "../ledger/settlement";
import { addMinor, checkedMinor, type Minor, ZERO } from "../money/money";
import type { AgingPolicy, StatementKind } from "../settings/settings";
import type { CarriedForward } from "./carried-forward";
import { controlTotals } from "./control-totals";
import { entriesUntil, linesOfEntries, linesOfItems } from "./statement-lines";

/** One customer's account in one currency (entity, GL account) over a period. */
export interface Statement {
  /** Index into `Ledger.partitions`. */
  readonly partition: number;
  readonly kind: StatementKind;
  readonly from: Day;
  readonly to: Day;
  readonly openingMinor: Minor;
  readonly lines: readonly StatementLine[];
  readonly invoicedMinor: Minor;
  /** Receipts less refunds. */
  readonly paidMinor: Minor;
  readonly creditedMinor: Minor;
  /** Fees, write-offs, adjustments: signed. */
  readonly adjustedMinor: Minor;
  readonly closingMinor: Minor;
  /** Open debits past due on `to`, disputed ones left out: what may be demanded. */
  readonly overdueMinor: Minor;
  readonly disputedMinor: Minor;
  /** Strip at `to`: the row of this partition, with its buckets. */
  readonly aging: { readonly buckets: Aging["buckets"]; readonly amountsMinor: readonly Minor[]; readonly unappliedMinor: Minor; readonly totalMinor: Minor };
  /** Where it goes on from a statement before: how that one's closing became this one's opening. */
  readonly carried?: CarriedForward;
}

export interface StatementLine {
  /** Index into `Ledger.entries`. */
  readonly entry: number;
  readonly day: Day;
  readonly document: string;
  readonly type: EntryType;
  readonly description: string;
  readonly debitMinor: Minor;
  readonly creditMinor: Minor;
  /** Running balance after this line (running Σ open in an open-item statement). */
  readonly balanceMinor: Minor;
  readonly dueDay: Day | null;
  /** What is still open on the line at `to`; null where the kind does not show it. */
  readonly openMinor: Minor | null;
  readonly daysPastDue: number | null;
  readonly disputed: boolean;
  /** What this entry was applied to (or what settled it) by `to`, in order; negative where that was taken back. */
  readonly applied: readonly { readonly document: string; readonly amountMinor: Minor; readonly day: Day }[];
}

export interface StatementQuestion {
  readonly kind: StatementKind;
  readonly from: Day;
  readonly to: Day;
  readonly aging: AgingPolicy;
}

/**
 * One account over a period.
 *
 * `activity`, `balance-forward` and `transactions` list the documents of the period after the balance brought forward; `confirmation`
 * has that balance and no lines. `open-item` lists what is open at `to`, from 0; `dunning` of that only what is past due and not
 * disputed, less open credits. An opening item dated on `from` (or undated) belongs to the opening balance.
 *
 * Shape: lines by day, ties in the ledger's row order. Disputed documents are marked, and left out only of what may be demanded.
 * Units: minor units of the partition's currency.
 * Holds: opening + invoiced − paid − credited + adjusted = closing = balance of the last line; closing = balance at `to` (`dunning`: what is
 *        due); the strip totals the balance at `to`.
 * Source: DOMAIN.md § Statement.
 */
export function statementOf(ledger: Ledger, settlement: Settlement, question: StatementQuestion & { readonly partition: number }): Statement {
  const { partition, kind, from, to } = question;
  const items = openItemsOf(ledger, settlement, { partition, asOf: to });
  const isOfItems = kind === "open-item" || kind === "dunning";
  const { opening, within } = entriesUntil(ledger, settlement, { partition, from, to });
  const openingMinor = isOfItems ? ZERO : sumOf(ledger, opening);
  const listed = kind === "dunning" ? demanded(ledger, items, to) : items;
  const all = isOfItems
    ? linesOfItems(ledger, settlement, { partition, to, items: listed })
    : linesOfEntries(ledger, settlement, { partition, to, entries: within, openingMinor, items: kind === "activity" ? items : null });
  const totals = isOfItems
    ? controlTotals(ledger, listed.map(({ entry, openMinor }) => ({ entry, amountMinor: openMinor })))
    : controlTotals(ledger, within.map((entry) => ({ entry, amountMinor: ledger.entries.amountMinor[entry]! as Minor })));
  const { invoicedMinor, paidMinor, creditedMinor, adjustedMinor } = totals;
  return {
    partition, kind, from, to, openingMinor,
    lines: kind === "confirmation" ? [] : all,
    invoicedMinor, paidMinor, creditedMinor, adjustedMinor,
    closingMinor: checkedMinor(openingMinor + invoicedMinor - paidMinor - creditedMinor + adjustedMinor),
    overdueMinor: overdueOf(ledger, items, to),
    disputedMinor: items.reduce<Minor>((sum, { entry, openMinor }) => (ledger.entries.disputed[entry] === 1 && openMinor > 0 ? addMinor(sum, openMinor) : sum), ZERO),
    aging: agingStrip(ledger, { items, asOf: to, policy: question.aging }),
  };
}

/** There is something to pay: more is overdue than credits cover (`dunning`), or the balance is the customer's to pay. */
export function asksForPayment({ closingMinor }: Pick<Statement, "closingMinor">): boolean {
  return closingMinor > 0;
}

/** The statements of a customer: one per currency (entity, account) with something in the period, a balance or an open item. */
export function statementsOf(ledger: Ledger, settlement: Settlement, question: StatementQuestion & { readonly customer: number }): Statement[] {
  const { customer, ...rest } = question;
  const statements: Statement[] = [];
  for (let partition = 0; partition < ledger.partitions.length; partition++) {
    if (ledger.partitions[partition]!.customer !== customer) continue;
    const statement = statementOf(ledger, settlement, { ...rest, partition });
    if (hasSomething(ledger, settlement, statement)) statements.push(statement);
  }
  return statements;
}

/** A customer that owes nothing but moved in the period counts, and so does one that only owes what was brought forward. */
function hasSomething(ledger: Ledger, settlement: Settlement, { partition, from, to, lines, openingMinor, aging }: Statement): boolean {
  if (lines.length > 0 || openingMinor !== 0 || aging.unappliedMinor !== 0 || aging.amountsMinor.some((amount) => amount !== 0)) return true;
  const { opening, within } = entriesUntil(ledger, settlement, { partition, from, to });
  return within.length > 0 || sumOf(ledger, opening) !== 0 || openItemsOf(ledger, settlement, { partition, asOf: to }).length > 0;
}

function sumOf({ entries }: Ledger, list: readonly number[]): Minor {
  return list.reduce<Minor>((sum, entry) => addMinor(sum, entries.amountMinor[entry]! as Minor), ZERO);
}

function overdueOf({ entries }: Ledger, items: readonly OpenItem[], to: Day): Minor {
  let overdue: Minor = ZERO;
  for (const { entry, openMinor, dueDay, parts } of items) {
    if (openMinor <= 0 || entries.disputed[entry] === 1) continue;
    for (const part of parts ?? [{ dueDay, openMinor }]) if (part.dueDay < to) overdue = addMinor(overdue, part.openMinor);
  }
  return overdue;
}

/** What a reminder lists: matured parts of undisputed debits, and open credits that go against them. */
function demanded({ entries }: Ledger, items: readonly OpenItem[], to: Day): OpenItem[] {
  return items.flatMap((item) => {
    if (item.openMinor < 0) return [item];
    if (entries.disputed[item.entry] === 1 || item.daysPastDue <= 0) return [];
    const matured = item.parts?.filter(({ dueDay }) => dueDay < to) ?? null;
    const openMinor = matured ? matured.reduce<Minor>((sum, part) => addMinor(sum, part.openMinor), ZERO) : item.openMinor;
    return [{ ...item, parts: matured, openMinor }];
  });
}
