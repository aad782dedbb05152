import type { Day } from "../calendar/day";
import type { Ledger } from "../ledger/ledger";
import type { Settlement } from "../ledger/settlement";
import { type Minor, ZERO } from "../money/money";
import type { Settings } from "../settings/settings";
import { figuresOf, fingerprintOf, type StatedPlace } from "./fingerprint";
import type { KeptAccount } from "./kept-account";
import { type Statement, statementOf } from "./statement";
import { isOfItems, statedEntries, type StatedPeriod } from "./stated-entries";
import { wayOf } from "./stated-way";
import { claimedStatement } from "./write-offs-left-out";

/** What an issued statement said of one account: a row of the register. */
export interface IssuedStatement extends StatedPlace {
  readonly name: string;
  readonly openingMinor: Minor;
  readonly closingMinor: Minor;
  /** SHA-256 of all figures, see `fingerprintOf`; rows of the earlier recipe `earlierFingerprintOf`. */
  readonly fingerprint: string;
  /** null where the register's text is none that we have written. */
  readonly kept: KeptAccount | null;
  readonly issuedOn: Day;
  readonly issuedBy: string;
  readonly language: string;
  readonly policyVersion: number;
}

export interface IssueFacts extends Pick<IssuedStatement, "number" | "issuedOn" | "issuedBy" | "language" | "policyVersion"> {
  /** See `KeptAccount`. */
  readonly goesOnFrom: string | null;
}

/** What the register keeps of a statement that the ledger gives (write-offs shown or left out as the settings say). */
export function issuedFigures(ledger: Ledger, settlement: Settlement, { asked, settings, issue }: { readonly asked: Statement; readonly settings: Settings; readonly issue: IssueFacts }): IssuedStatement {
  const { goesOnFrom, ...facts } = issue;
  const { statement, writtenOffMinor } = claimedStatement(ledger, settlement, asked, settings);
  const { partition, kind, from, to, closingMinor } = statement;
  const open = kind === "open-item" ? statement : claimedStatement(ledger, settlement, statementOf(ledger, settlement, { partition, kind: "open-item", from, to, aging: settings.aging }), settings).statement;
  const { customer, currency, entity, account } = ledger.partitions[partition]!;
  const { key, name } = ledger.customers[customer]!;
  const place = { number: issue.number, customer: key, kind, from, to, currency, entity, account };
  const [figures, way] = [figuresOf(statement, writtenOffMinor), wayOf(settings)];
  return {
    ...facts, ...place, name, closingMinor,
    openingMinor: isOfItems(kind) ? ZERO : statement.openingMinor,
    fingerprint: fingerprintOf(place, { statement, items: open.lines, figures, way }),
    kept: { scope: "account", entries: statedEntries(ledger, settlement, { statement, items: open.lines }), figures, way, goesOnFrom },
  };
}

/** The period as the statement's figures see it; write-offs count where nothing is known of them. */
export function periodOf({ kind, from, to, kept }: Pick<IssuedStatement, "kind" | "from" | "to" | "kept">): StatedPeriod {
  return { kind, from, to, showWriteOffs: kept?.way?.showWriteOffs ?? true };
}
