import Decimal from "decimal.js";
import { isoDay } from "../calendar/day";
import { crossRate } from "../credit/credit";
import { dueDayOf, readTerms } from "../ledger/due-day";
import type { Terms } from "../ledger/ledger";
import type { Answers } from "../live/answers";
import { minorOfDecimal } from "../money/money";
import { chineseCapitals, englishAmount } from "../words/capitals";
import type { Language } from "../words/language";
import { type Argument, currencyArgument, dayArgument, daySerial, isBlank, numberArgument, requiredDay, shown, textArgument } from "./arguments";
import { type CellAnswer, problem } from "./cell-error";
import { dateProblem } from "./date-problem";

/** When a document of this date falls due by written terms; the customer's terms where the terms argument names a customer. */
export function dueDateAnswer(answers: Answers, language: Language, { date, terms, part = null }: { readonly date: Argument; readonly terms: Argument; readonly part?: Argument }): CellAnswer {
  const day = requiredDay(date, answers.view);
  if (day === null) return dateProblem(language, date);
  const written = numberArgument(terms) ?? textArgument(terms) ?? "";
  const parts = partsOf(written);
  if (parts) {
    const number = numberArgument(part);
    const chosen = number === null ? undefined : parts[number - 1];
    return chosen ? daySerial(dueDayOf(day, chosen), answers.view.date1904) : problem("part-unknown", language, { count: parts.length });
  }
  const read = written === "" ? null : (readTerms(written) ?? termsOfCustomer(answers, String(written)));
  if (read && !isBlank(part) && numberArgument(part) !== 1) return problem("part-unknown", language, { count: 1 });
  return read ? daySerial(dueDayOf(day, read), answers.view.date1904) : problem("terms-unreadable", language, { terms: shown(terms) });
}

/** Terms in instalments, such as `30 / 60 / 90`: each part by itself; null where these are terms of one part. */
function partsOf(written: string | number): readonly Terms[] | null {
  if (typeof written === "number" || readTerms(written)) return null;
  const parts = written.normalize("NFKC").split(/[/;、]/).map((part) => readTerms(part.trim()));
  return parts.length > 1 && parts.every((part) => part !== null) ? parts : null;
}

function termsOfCustomer(answers: Answers, text: string) {
  const found = answers.customer(text);
  return found.kind === "found" ? answers.view.ledger.customers[found.customer]!.terms : null;
}

/** Languages as people name them. */
const WORDS_IN: Readonly<Record<string, "zh" | "en">> = { zh: "zh", "zh-cn": "zh", 中文: "zh", chinese: "zh", en: "en", "en-us": "en", english: "en", 英文: "en" };

/** An amount in words: 人民币大写 for the Chinese yuan (or where asked), English otherwise. */
export function capitalsAnswer(answers: Answers, language: Language, { amount, currency, wordsIn }: { readonly amount: Argument; readonly currency: Argument; readonly wordsIn: Argument }): CellAnswer {
  const value = numberArgument(amount) ?? (isBlank(amount) ? 0 : null);
  if (value === null) return problem("amount-unreadable", language, { value: shown(amount) });
  const code = isBlank(currency) ? answers.view.ledger.baseCurrency : currencyArgument(currency);
  if (code === null) return problem("currency-unknown", language, { currency: shown(currency) });
  const minor = minorOfDecimal(new Decimal(value), code);
  const wanted = isBlank(wordsIn) ? (code === "CNY" ? "zh" : "en") : WORDS_IN[(textArgument(wordsIn) ?? "").toLowerCase()];
  if (wanted === undefined) return problem("language-unknown", language, { language: shown(wordsIn) });
  const words = minor === null ? null : wanted === "zh" ? chineseCapitals(minor, code) : englishAmount(minor, code);
  return words ?? problem("amount-too-large", language);
}

/** An amount in another currency at the latest rate of the rate table by the day; not rounded. */
export function convertAnswer(answers: Answers, language: Language, { amount, from, to, asOf }: { readonly amount: Argument; readonly from: Argument; readonly to: Argument; readonly asOf: Argument }): CellAnswer {
  const value = numberArgument(amount) ?? (isBlank(amount) ? 0 : null);
  if (value === null) return problem("amount-unreadable", language, { value: shown(amount) });
  const day = dayArgument(asOf, answers.view);
  if (day === null) return problem("date-unreadable", language, { value: shown(asOf) });
  const codeOf = (code: Argument): string | null => (isBlank(code) ? answers.view.ledger.baseCurrency : currencyArgument(code));
  const [source, target] = [codeOf(from), codeOf(to)];
  if (source === null || target === null) return problem("currency-unknown", language, { currency: shown(source === null ? from : to) });
  const rate = crossRate(answers.view.ledger, source, target, day);
  if (rate === null) return problem("no-rate", language, { currency: crossRate(answers.view.ledger, source, answers.view.ledger.baseCurrency, day) ? target : source, date: isoDay(day) });
  return rate.times(value).toNumber();
}
