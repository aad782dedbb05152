import { OWN_TABLES } from "../ledger/find-tables";
import { minorOfWritten } from "../ledger/written-amount";
import { type Minor, minorToNumber } from "../money/money";
import { type IssuedStatement, periodOf } from "../statement/issued";
import { type KeptAccount, packAccount, unpackAccount } from "../statement/kept-account";
import type { KeptBase } from "../statement/kept-delta";
import type { StatedEntry } from "../statement/stated-entries";
import { type LoggedEvent, STATEMENT_EVENTS, type StatementEvent } from "../statement/statement-status";
import type { StatementKind } from "../settings/settings";
import type { Language } from "../words/language";
import { REGISTER_TEXTS } from "../words/register-words";
import { STATEMENT_TEXTS } from "../words/statement-words";
import type { KeptRow, KeptTable, KeptValue } from "./kept-table";

type RegisterColumn = "number" | "customer" | "name" | "kind" | "from" | "to" | "currency" | "entity" | "account" | "opening" | "closing" | "issuedOn" | "issuedBy" | "language" | "policyVersion" | "fingerprint" | "lines";
type LogColumn = "day" | "number" | "event" | "channel" | "toWhom" | "amount" | "currency" | "entity" | "account" | "by" | "note";

export const REGISTER: KeptTable<RegisterColumn> = {
  tableName: OWN_TABLES.register, sheetKey: "statement-register", title: "registerSheet",
  columns: [
    { name: "number", kind: "text", width: 23 }, { name: "customer", kind: "text", width: 15 }, { name: "name", kind: "text", width: 26 }, { name: "kind", kind: "text", width: 25 },
    { name: "from", kind: "day", width: 11.5 }, { name: "to", kind: "day", width: 11.5 }, { name: "currency", kind: "text", width: 11 }, { name: "entity", kind: "text", width: 11 },
    { name: "account", kind: "text", width: 10 }, { name: "opening", kind: "number", width: 15 }, { name: "closing", kind: "number", width: 15 }, { name: "issuedOn", kind: "day", width: 11.5 },
    { name: "issuedBy", kind: "text", width: 14 }, { name: "language", kind: "text", width: 10.5 }, { name: "policyVersion", kind: "whole", width: 13.5 },
    { name: "fingerprint", kind: "text", width: 22, unprinted: true }, { name: "lines", kind: "text", width: 18, unprinted: true },
  ],
};

export const LOG: KeptTable<LogColumn> = {
  tableName: OWN_TABLES.log, sheetKey: "statement-log", title: "logSheet",
  columns: [
    { name: "day", kind: "day", width: 12 }, { name: "number", kind: "text", width: 24 }, { name: "event", kind: "text", width: 12 }, { name: "channel", kind: "text", width: 12 },
    { name: "toWhom", kind: "text", width: 28 }, { name: "amount", kind: "number", width: 16 }, { name: "currency", kind: "text", width: 12 },
    { name: "entity", kind: "text", width: 12 }, { name: "account", kind: "text", width: 12 }, { name: "by", kind: "text", width: 16 }, { name: "note", kind: "text", width: 36 },
  ],
};

/** Of a fingerprint; should two rows share them, what is put together is checked. */
const MARK_CHARS = 18;
const KINDS: readonly StatementKind[] = ["activity", "open-item", "balance-forward", "transactions", "confirmation", "dunning"];

/** `base` is an earlier row of the same account, beside which less has to be kept. */
export function registerRow(issued: IssuedStatement, language: Language, base: KeptBase | null = null): KeptRow<RegisterColumn> {
  const { number, customer, name, kind, from, to, currency, entity, account, openingMinor, closingMinor, issuedOn, issuedBy, policyVersion, fingerprint, kept } = issued;
  return {
    number, customer, name, kind: STATEMENT_TEXTS[language][`title.${kind}`], from: { day: from }, to: { day: to }, currency, entity, account,
    opening: minorToNumber(openingMinor, currency), closing: minorToNumber(closingMinor, currency), issuedOn: { day: issuedOn }, issuedBy, language: issued.language, policyVersion,
    fingerprint, lines: kept === null ? "" : packAccount(kept, periodOf(issued), base),
  };
}

/**
 * The rows of a register, null for one that no longer says which statement it is of, or what it came to.
 *
 * What was kept of an account is unpacked when it is asked for: a register of years is long, and one row is compared.
 */
export function issuedOfRows(rows: readonly KeptRow<RegisterColumn>[]): readonly (IssuedStatement | null)[] {
  const byMark = new Map<string, IssuedStatement[]>();
  const issued = rows.map((row) => issuedOfRow(row, (mark) => basesOf(byMark.get(mark) ?? [])));
  for (const one of issued) if (one) byMark.set(rowMark(one), [...(byMark.get(rowMark(one)) ?? []), one]);
  return issued;
}

/** What a row is called by later rows that are kept beside it. */
export function rowMark({ fingerprint }: IssuedStatement): string {
  return fingerprint.slice(0, MARK_CHARS);
}

function basesOf(rows: readonly IssuedStatement[]): readonly (readonly StatedEntry[])[] {
  return rows.flatMap(({ kept }) => (kept?.scope === "account" && kept.entries ? [kept.entries] : []));
}

function issuedOfRow(row: KeptRow<RegisterColumn>, bases: (mark: string) => readonly (readonly StatedEntry[])[]): IssuedStatement | null {
  const kind = KINDS.find((each) => textOf(row.kind) === STATEMENT_TEXTS.en[`title.${each}`] || textOf(row.kind) === STATEMENT_TEXTS.zh[`title.${each}`]);
  const [from, to, issuedOn] = [dayOf(row.from), dayOf(row.to), dayOf(row.issuedOn)];
  const currency = textOf(row.currency);
  const [openingMinor, closingMinor] = [minorOf(row.opening, currency), minorOf(row.closing, currency)];
  if (kind === undefined || from === null || to === null || issuedOn === null || openingMinor === null || closingMinor === null || textOf(row.number) === "") return null;
  let kept: KeptAccount | null | undefined;
  return {
    get kept() {
      if (kept !== undefined) return kept;
      // Rows that are kept beside each other in a circle were made by hand: the second time around there is nothing.
      kept = null;
      return (kept = unpackAccount(textOf(row.lines), { kind, from, to }, bases));
    },
    number: textOf(row.number), customer: textOf(row.customer), name: textOf(row.name), kind, from, to, currency, entity: textOf(row.entity), account: textOf(row.account),
    openingMinor, closingMinor, fingerprint: textOf(row.fingerprint), issuedOn, issuedBy: textOf(row.issuedBy), language: textOf(row.language),
    policyVersion: typeof row.policyVersion === "number" ? row.policyVersion : 0,
  };
}

export function logRow({ day, number, event, channel, toWhom, amountMinor, currency, entity, account, by, note }: LoggedEvent, language: Language): KeptRow<LogColumn> {
  return { day: { day }, number, event: REGISTER_TEXTS[language][`status.${event}`], channel, toWhom, amount: amountMinor === null ? null : minorToNumber(amountMinor, currency), currency, entity, account, by, note };
}

/** A row of the log, or null for one without a day, a number or an event that is known. */
export function eventOfRow(row: KeptRow<LogColumn>): LoggedEvent | null {
  const event = STATEMENT_EVENTS.find((each): each is StatementEvent => [REGISTER_TEXTS.en[`status.${each}`], REGISTER_TEXTS.zh[`status.${each}`], each].includes(textOf(row.event)));
  const day = dayOf(row.day);
  const currency = textOf(row.currency);
  if (event === undefined || day === null || textOf(row.number) === "") return null;
  return { day, number: textOf(row.number), event, channel: textOf(row.channel), toWhom: textOf(row.toWhom), amountMinor: minorOf(row.amount, currency), currency, entity: textOf(row.entity), account: textOf(row.account), by: textOf(row.by), note: textOf(row.note) };
}

function textOf(value: KeptValue): string {
  return typeof value === "string" ? value : "";
}

function dayOf(value: KeptValue) {
  return typeof value === "object" && value !== null ? value.day : null;
}

function minorOf(value: KeptValue, currency: string): Minor | null {
  return typeof value === "number" && currency !== "" ? minorOfWritten(String(value), currency) : null;
}
