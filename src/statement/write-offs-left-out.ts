import { ENTRY_TYPES, type Ledger } from "../ledger/ledger";
import type { Settlement } from "../ledger/settlement";
import { type Minor, ZERO } from "../money/money";
import type { AgingPolicy, Settings } from "../settings/settings";
import { type Statement, statementOf, type StatementQuestion, statementsOf } from "./statement";

const WRITE_OFF = ENTRY_TYPES.indexOf("write-off");

/** A statement as the customer is to see it, and what ties it to our books. */
export interface ClaimedStatement {
  readonly statement: Statement;
  /** What our books have written off by the end of the period, positive; 0 where nothing is left out. */
  readonly writtenOffMinor: Minor;
}

/** The statement as the settings want it shown: with bad-debt write-offs or without. */
export function claimedStatement(ledger: Ledger, settlement: Settlement, statement: Statement, { statement: { showWriteOffs }, aging }: Settings): ClaimedStatement {
  return showWriteOffs ? { statement, writtenOffMinor: ZERO } : withoutWriteOffs(ledger, settlement, statement, aging);
}

/** The statements of a customer as the settings want them shown: whose account was written off still has one where that is left out. */
export function claimedStatementsOf(ledger: Ledger, settlement: Settlement, question: Omit<StatementQuestion, "aging"> & { readonly customer: number; readonly settings: Settings }): readonly ClaimedStatement[] {
  const { settings, ...rest } = question;
  const books = claimedBooks(ledger, settlement, settings);
  return statementsOf(books.ledger, books.settlement, { ...rest, aging: settings.aging }).map((statement) => claimedStatement(ledger, settlement, statement, settings));
}

/**
 * The statement without bad-debt write-offs: they are our affair and do not release the customer, so the invoices stand open again.
 *
 * Holds: closing of the answer − written off = closing of our books (kinds that show a balance).
 * Concessions (discount, rounding) are credit adjustments and stay.
 */
export function withoutWriteOffs(ledger: Ledger, settlement: Settlement, statement: Statement, policy: AgingPolicy): ClaimedStatement {
  const { entries } = ledger;
  let writtenOff = 0;
  for (let place = settlement.entryStart[statement.partition]!; place < settlement.entryStart[statement.partition + 1]!; place++) {
    const entry = settlement.entryOrder[place]!;
    if (entries.type[entry] === WRITE_OFF && entries.day[entry]! <= statement.to) writtenOff -= entries.amountMinor[entry]!;
  }
  if (writtenOff === 0) return { statement, writtenOffMinor: 0 as Minor };
  const { partition, kind, from, to, carried } = statement;
  const books = booksWithout(ledger, settlement);
  const claimed = statementOf(books.ledger, books.settlement, { partition, kind, from, to, aging: policy });
  return { statement: { ...claimed, ...(carried && { carried }), lines: claimed.lines.filter(({ type }) => type !== "write-off") }, writtenOffMinor: writtenOff as Minor };
}

interface Books {
  readonly ledger: Ledger;
  readonly settlement: Settlement;
}

/** Worked out once for a ledger that is settled: a run asks for every customer. */
const without = new WeakMap<Settlement, Books>();

/** The books with write-offs that have no amount: every index stays what it was. */
function booksWithout(ledger: Ledger, settlement: Settlement): Books {
  const known = without.get(settlement);
  if (known) return known;
  const { entries } = ledger;
  const isWriteOff = (entry: number): boolean => entries.type[entry] === WRITE_OFF;
  const books = {
    ledger: { ...ledger, entries: { ...entries, amountMinor: entries.amountMinor.map((amount, entry) => (isWriteOff(entry) ? 0 : amount)) } },
    settlement: { ...settlement, amountMinor: settlement.amountMinor.map((amount, place) => (isWriteOff(settlement.credit[place]!) || isWriteOff(settlement.debit[place]!) ? 0 : amount)) },
  };
  without.set(settlement, books);
  return books;
}

/** The books as statements see them: with write-offs, or without. */
export function claimedBooks(ledger: Ledger, settlement: Settlement, { statement: { showWriteOffs } }: Settings): Books {
  return showWriteOffs ? { ledger, settlement } : booksWithout(ledger, settlement);
}
