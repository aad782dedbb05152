import { addDays, type Day } from "../calendar/day";
import { type DeliveryFacts, deliveryFacts } from "../delivery/delivery-facts";
import type { Delivery } from "../delivery/delivery-text";
import { mailAddresses } from "../delivery/mail-address";
import { mailDraft } from "../delivery/mail-draft";
import { statementNumber } from "../sheets/statement-number";
import { claimedStatement, claimedStatementsOf } from "../statement/write-offs-left-out";
import type { Statement } from "../statement/statement";
import type { IssuedStatement } from "../statement/issued";
import type { LedgerView } from "../live/live-state";
import { EML_TYPE, type OutgoingFile, XLSX_TYPE } from "../workbook/file-handover";
import type { StatementFile } from "./statement-files";

/** Days to answer or to pay that a text grants unless another day is chosen. */
export const ANSWER_DAYS = 10;

/** Of when a text speaks and by when it asks for an answer. */
export interface DeliveryDays {
  readonly asOf: Day;
  /** null: some days after `asOf`. */
  readonly payBy: Day | null;
}

/** What a text on a customer's statement may name. */
export function factsOfStatements(view: LedgerView, statements: readonly Statement[], { asOf, payBy }: DeliveryDays): DeliveryFacts {
  const { ledger, settlement, settings } = view;
  const { kind, from, to, partition } = statements[0]!;
  const { key } = ledger.customers[ledger.partitions[partition]!.customer]!;
  return deliveryFacts(ledger, settlement, {
    statements: statements.map((statement) => claimedStatement(ledger, settlement, statement, settings).statement),
    number: statementNumber({ kind, from, to, customer: key }), asOf, payBy: payBy ?? addDays(asOf < to ? to : asOf, ANSWER_DAYS),
    settings,
  });
}

/** The same of a statement that was issued; null where its customer has nothing in the ledger any more. */
export function factsOfIssued(view: LedgerView, { customer: key, kind, from, to }: IssuedStatement, days: DeliveryDays): DeliveryFacts | null {
  const { ledger, settlement, settings } = view;
  const customer = ledger.customers.findIndex((one) => one.key === key);
  const claimed = customer < 0 ? [] : claimedStatementsOf(ledger, settlement, { customer, kind, from, to, settings });
  return claimed.length === 0 ? null : factsOfStatements(view, claimed.map(({ statement }) => statement), days);
}

/** A draft mail with a customer's statement attached. */
export function draftOfFile(file: StatementFile, facts: DeliveryFacts, text: Delivery): OutgoingFile {
  const attachment = { name: file.fileName, mediaType: XLSX_TYPE, bytes: file.bytes };
  return { name: file.fileName.replace(/\.xlsx$/, ".eml"), mediaType: EML_TYPE, bytes: mailDraft({ ...text, to: mailAddresses(facts.recipient.email), attachment }) };
}
