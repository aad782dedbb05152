import type { Ledger } from "../ledger/ledger";
import type { Settlement } from "../ledger/settlement";
import type { Minor } from "../money/money";
import type { Settings, StatementKind } from "../settings/settings";
import { type Statement, statementOf } from "../statement/statement";
import { theirView } from "../statement/their-view";
import { claimedStatement } from "../statement/write-offs-left-out";

/** Kinds that have columns of debit, credit and balance, whose sign depends on whose books one looks at; letters say who owes whom in words. */
const SIGNED: ReadonlySet<StatementKind> = new Set(["activity", "balance-forward", "transactions", "open-item"]);
const RUNNING: ReadonlySet<StatementKind> = new Set(["activity", "balance-forward"]);

export interface ShownStatements {
  /** In our sign, bad-debt write-offs shown or left out. */
  readonly ours: readonly Statement[];
  /** As printed; the same objects where our sign is printed. */
  readonly statements: readonly Statement[];
  readonly writtenOffMinor: readonly Minor[];
}

/** Statements as the settings want them printed: with write-offs or without, in our sign or the customer's. */
export function shownStatements(ledger: Ledger, settlement: Settlement, { asked, settings }: { readonly asked: readonly Statement[]; readonly settings: Settings }): ShownStatements {
  const claimed = asked.map((statement) => claimedStatement(ledger, settlement, statement, settings));
  const ours = claimed.map(({ statement }) => statement);
  return { ours, statements: ours.map((statement) => inView(statement, settings)), writtenOffMinor: claimed.map(({ writtenOffMinor }) => writtenOffMinor) };
}

/**
 * The open items that make up the closing balances, where the settings want the sheet to end with them.
 *
 * Holds: the open amounts of each add up to the closing balance that the same sheet prints.
 */
export function openItemsBehind(ledger: Ledger, settlement: Settlement, { statements, settings }: { readonly statements: readonly Statement[]; readonly settings: Settings }): readonly Statement[] {
  if (!settings.statement.listOpenItems) return [];
  return statements.filter(({ kind }) => RUNNING.has(kind)).map(({ partition, from, to }) => {
    const open = statementOf(ledger, settlement, { partition, kind: "open-item", from, to, aging: settings.aging });
    return inView(claimedStatement(ledger, settlement, open, settings).statement, settings);
  });
}

function inView(statement: Statement, { statement: { perspective } }: Settings): Statement {
  return perspective === "theirs" && SIGNED.has(statement.kind) ? theirView(statement) : statement;
}
