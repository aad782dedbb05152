import Decimal from "decimal.js";
import { isoDay } from "../calendar/day";
import { crossRate } from "../credit/credit";
import { dueDayOf, readTerms } from "../ledger/due-day";
import type { Answers } from "../live/answers";
import { minorOfDecimal } from "../money/money";
import { chineseCapitals, englishAmount } from "../words/capitals";
import type { Language } from "../words/language";
import { type Argument, dayArgument, daySerial, isBlank, numberArgument, requiredDay, shown, textArgument } from "./arguments";
import { type CellAnswer, problem } from "./cell-error";

/** When a document of this date falls due by written terms; the customer's terms where the terms argument names a customer. */
export function dueDateAnswer(answers: Answers, language: Language, { date, terms }: { readonly date: Argument; readonly terms: Argument }): CellAnswer {
  const day = requiredDay(date, answers.view);
  if (day === null) return problem("date-unreadable", language, { value: shown(date) });
  const written = numberArgument(terms) ?? textArgument(terms) ?? "";
  const read = written === "" ? null : (readTerms(written) ?? termsOfCustomer(answers, String(written)));
  return read ? daySerial(dueDayOf(day, read), answers.view.date1904) : problem("terms-unreadable", language, { terms: shown(terms) });
}

function termsOfCustomer(answers: Answers, text: string) {
  const found = answers.customer(text);
  return found.kind === "found" ? answers.view.ledger.customers[found.customer]!.terms : null;
}

const CURRENCY = /^[A-Z]{3}$/;

/** An amount in words: 人民币大写 for the Chinese yuan (or where asked), English otherwise. */
export function capitalsAnswer(answers: Answers, language: Language, { amount, currency, wordsIn }: { readonly amount: Argument; readonly currency: Argument; readonly wordsIn: Argument }): CellAnswer {
  const value = numberArgument(amount);
  if (value === null) return problem("amount-unreadable", language, { value: shown(amount) });
  const code = isBlank(currency) ? answers.view.ledger.baseCurrency : (textArgument(currency) ?? "").toUpperCase();
  if (!CURRENCY.test(code)) return problem("currency-unknown", language, { currency: shown(currency) });
  const minor = minorOfDecimal(new Decimal(value), code);
  const wanted = isBlank(wordsIn) ? (code === "CNY" ? "zh" : "en") : (textArgument(wordsIn) ?? "").toLowerCase();
  const words = minor === null ? null : wanted === "zh" ? chineseCapitals(minor, code) : englishAmount(minor, code);
  return words ?? problem("amount-too-large", language);
}

/** An amount in another currency at the latest rate of the rate table by the day; not rounded. */
export function convertAnswer(answers: Answers, language: Language, { amount, from, to, asOf }: { readonly amount: Argument; readonly from: Argument; readonly to: Argument; readonly asOf: Argument }): CellAnswer {
  const value = numberArgument(amount) ?? (isBlank(amount) ? 0 : null);
  if (value === null) return problem("amount-unreadable", language, { value: shown(amount) });
  const day = dayArgument(asOf, answers.view);
  if (day === null) return problem("date-unreadable", language, { value: shown(asOf) });
  const [source, target] = [from, to].map((code) => (isBlank(code) ? answers.view.ledger.baseCurrency : (textArgument(code) ?? "").toUpperCase())) as [string, string];
  for (const code of [source, target]) if (!CURRENCY.test(code)) return problem("currency-unknown", language, { currency: code });
  const rate = crossRate(answers.view.ledger, source, target, day);
  if (rate === null) return problem("no-rate", language, { currency: crossRate(answers.view.ledger, source, answers.view.ledger.baseCurrency, day) ? target : source, date: isoDay(day) });
  return rate.times(value).toNumber();
}
