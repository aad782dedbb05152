import type { Day } from "../calendar/day";
import { type Minor, negateMinor } from "../money/money";
import { showCurrency } from "../money/show-money";
import { currencyNameZh } from "../words/currency-names";
import { DELIVERY_TEXTS, type DeliveryText } from "../words/delivery-words";
import { inDocument } from "../words/document-text";
import { amountText, dayText } from "../words/figure-text";
import type { DocumentLanguage, Language } from "../words/language";
import { type Params, say } from "../words/texts";
import type { AccountFacts, DeliveryFacts, Demand } from "./delivery-facts";

export const CHANNELS = ["email", "sms", "wechat", "letter", "phone"] as const;
export type Channel = (typeof CHANNELS)[number];

/** What a text is for: to bring a statement, or to remind of what is overdue, more firmly each time. */
export const STAGES = ["statement", "reminder-1", "reminder-2", "reminder-3", "final"] as const;
export type Stage = (typeof STAGES)[number];

export interface Delivery {
  /** "" where the channel has none. */
  readonly subject: string;
  readonly body: string;
}

export interface DeliveryWish {
  readonly channel: Channel;
  readonly stage: Stage;
  readonly language: DocumentLanguage;
}

/** Overdue items named in a text; the statement lists them all. */
const ITEMS_MAX = 12;

/**
 * The text for a channel and a stage with the figures filled in; null for a reminder where nothing may be demanded.
 *
 * A bilingual text gives the Chinese first, then the English. What the customer table says is put in as it is, on one line.
 */
export function deliveryText(facts: DeliveryFacts, { channel, stage, language }: DeliveryWish): Delivery | null {
  if (stage !== "statement" && facts.accounts.every(({ demand }) => demand === null)) return null;
  const isLong = channel === "email" || channel === "letter";
  const write = channel === "phone" ? phoneText : isLong ? longText : shortText;
  return {
    subject: isLong ? oneLine(inDocument(language, (each) => subjectOf(facts, stage, each), " / ")) : "",
    body: inDocument(language, (each) => write(facts, { channel, stage, language: each }), "\n\n"),
  };
}

/** Line feeds, tabs and control characters become a blank: what stands in a header or a line of a letter is one line. */
export function oneLine(text: string): string {
  return text.replace(/[\s\u0000-\u001f\u007f\u2028\u2029]+/g, " ").trim();
}

type Wish = DeliveryWish & { readonly language: Language };

function subjectOf(facts: DeliveryFacts, stage: Stage, language: Language): string {
  const subject = text(facts, language, stage === "statement" && facts.kind === "confirmation" ? "subject.confirmation" : `subject.${stage}`);
  const company = oneLine(facts.letterhead.name);
  return company === "" ? subject : text(facts, language, "of", { subject, company });
}

function longText(facts: DeliveryFacts, { channel, stage, language }: Wish): string {
  const { recipient, letterhead, asOf } = facts;
  const contact = oneLine(recipient.contact) || oneLine(recipient.name);
  const blocks = [
    ...(channel === "letter" ? [[oneLine(letterhead.name), dayText(asOf, language)], [oneLine(recipient.name), ...recipient.address.split(/\r\n|[\r\n]/).map(oneLine)], [subjectOf(facts, stage, language)]] : []),
    [contact === "" ? text(facts, language, "dear.nobody") : text(facts, language, "dear", { contact })],
    [text(facts, language, introOf(facts, channel, stage))],
    stage === "statement" ? facts.accounts.map((account) => balanceLine(facts, account, language)) : facts.accounts.flatMap((account) => demandLines(facts, account, language)),
    [text(facts, language, `ask.${stage}`), ...(stage === "statement" ? [] : [text(facts, language, "paid")])],
    [facts.accounts.some(({ closingMinor, demand }) => closingMinor > 0 || demand !== null) ? payTo(facts, language) : ""],
    [text(facts, language, "regards"), oneLine(letterhead.name), oneLine(letterhead.contact)],
  ];
  return blocks.map((lines) => lines.filter((line) => line !== "").join("\n")).filter((block) => block !== "").join("\n\n");
}

function introOf({ kind }: DeliveryFacts, channel: Channel, stage: Stage): DeliveryText {
  if (stage !== "statement") return `intro.${stage}`;
  const way = channel === "letter" ? "letter" : "email";
  if (kind === "confirmation") return `intro.confirmation.${way}`;
  return kind === "open-item" || kind === "dunning" ? `intro.statementOn.${way}` : `intro.statement.${way}`;
}

function shortText(facts: DeliveryFacts, { channel, stage, language }: Wish): string {
  const core = text(facts, language, stage === "statement" && facts.kind === "confirmation" ? "short.confirmation" : `short.${stage}`, figures(facts, language));
  const company = oneLine(facts.letterhead.name);
  const signed = company === "" ? core : text(facts, language, "short.from", { company, text: core });
  const contact = oneLine(facts.recipient.contact);
  return channel === "wechat" && contact !== "" ? `${text(facts, language, "short.wechat", { contact })}\n${signed}` : signed;
}

function phoneText(facts: DeliveryFacts, { stage, language }: Wish): string {
  const contact = oneLine(facts.recipient.contact);
  const company = oneLine(facts.letterhead.name);
  const customer = oneLine(facts.customer.name);
  const items = facts.accounts.flatMap((account) => demandLines(facts, account, language));
  const steps = [
    contact === "" ? text(facts, language, "phone.who.nobody") : text(facts, language, "phone.who", { contact }),
    company === "" ? text(facts, language, "phone.open.nobody", { customer }) : text(facts, language, "phone.open", { company, customer }),
    text(facts, language, `phone.${stage}`, figures(facts, language)),
    text(facts, language, stage === "statement" ? "phone.statement.ask" : "phone.ask"),
    text(facts, language, "phone.note"),
  ].map((line, index) => `${index + 1}. ${line}`);
  return [...steps, ...(items.length > 0 && stage !== "statement" ? ["", text(facts, language, "phone.items"), ...items] : [])].join("\n");
}

function balanceLine(facts: DeliveryFacts, account: AccountFacts, language: Language): string {
  const { closingMinor, overdueMinor, currency } = account;
  const amount = money(closingMinor < 0 ? negateMinor(closingMinor) : closingMinor, currency, language);
  const key = closingMinor < 0 ? "balance.credit" : closingMinor === 0 ? "balance.none" : overdueMinor > 0 ? "balance.overdue" : "balance";
  return labelled(account, text(facts, language, key, { amount, overdue: money(overdueMinor, currency, language) }), language);
}

function demandLines(facts: DeliveryFacts, account: AccountFacts, language: Language): string[] {
  const { demand, currency } = account;
  if (!demand) return [];
  const line = (key: DeliveryText, amount: Minor, more: Params = {}): string => text(facts, language, key, { ...more, amount: money(amount, currency, language) });
  const { items, creditsMinor, disputedMinor, amountMinor } = demand;
  return [
    ...items.slice(0, ITEMS_MAX).map((item) => itemLine(item, line, language)),
    ...(items.length > ITEMS_MAX ? [text(facts, language, "more", { count: items.length - ITEMS_MAX })] : []),
    ...(creditsMinor > 0 ? [line("credits", creditsMinor)] : []),
    ...(disputedMinor > 0 ? [line("disputed", disputedMinor)] : []),
    labelled(account, line("demand", amountMinor), language),
  ];
}

function itemLine({ document, dueDay, daysPastDue, openMinor }: Demand["items"][number], line: (key: DeliveryText, amount: Minor, more: Params) => string, language: Language): string {
  const name = oneLine(document);
  return line(name === "" ? "item.nameless" : "item", openMinor, { document: name, due: dayText(dueDay, language), days: daysPastDue });
}

/** Balances and demands of all accounts within a sentence. */
function figures(facts: DeliveryFacts, language: Language): Params {
  const and = DELIVERY_TEXTS[language].and;
  const balances = facts.accounts.map(({ closingMinor, currency }) =>
    (closingMinor < 0 ? text(facts, language, "short.credit", { amount: money(negateMinor(closingMinor), currency, language) }) : money(closingMinor, currency, language)));
  const demands = facts.accounts.flatMap(({ demand, currency }) => (demand ? [money(demand.amountMinor, currency, language)] : []));
  return { balances: balances.join(and), demands: demands.join(and) };
}

function payTo(facts: DeliveryFacts, language: Language): string {
  const { bankAccountName, bankName, bankAccount } = facts.letterhead;
  const account = [bankAccountName, bankName, bankAccount].map(oneLine).filter((part) => part !== "").join(language === "zh" ? "，" : ", ");
  return account === "" ? "" : text(facts, language, "payTo", { account });
}

function labelled({ label }: AccountFacts, line: string, language: Language): string {
  return label === "" ? line : `${label}${language === "zh" ? "：" : ": "}${line}`;
}

/** `USD 1,234.50`, `美元 1,234.50`; the bare number where the ledger names no currency. */
function money(amount: Minor, currency: string, language: Language): string {
  const code = showCurrency(currency);
  const name = code === "" ? "" : language === "zh" ? currencyNameZh(code) : code;
  const figure = amountText(amount, currency, language);
  return name === "" ? figure : `${name} ${figure}${language === "zh" && code === "CNY" ? " 元" : ""}`;
}

function text(facts: DeliveryFacts, language: Language, key: DeliveryText, params: Params = {}): string {
  const day = (value: Day): string => dayText(value, language);
  return say(DELIVERY_TEXTS, language, key, { number: oneLine(facts.number), from: day(facts.from), to: day(facts.to), asOf: day(facts.asOf), payBy: day(facts.payBy), ...params });
}
