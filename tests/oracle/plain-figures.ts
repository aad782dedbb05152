/**
 * The figures that cells show beyond balances, told a second time and plainly, to check the engine against.
 *
 * Imports nothing from `src/`: amounts are BigInt in minor units, days are ISO texts, calendars are counted by the language's own dates.
 */
export interface PlainEntry {
  readonly day: string;
  readonly kind: string;
  readonly amount: bigint;
}

const MILLISECONDS = 86_400_000;
const number = (iso: string): number => Date.parse(`${iso}T00:00:00Z`) / MILLISECONDS;
const iso = (days: number): string => new Date(days * MILLISECONDS).toISOString().slice(0, 10);
const sum = (amounts: readonly bigint[]): bigint => amounts.reduce((total, amount) => total + amount, 0n);

export const daysBetween = (from: string, to: string): number => number(to) - number(from);
export const daysLater = (from: string, days: number): string => iso(number(from) + days);

/** First day of the month so many months later. */
function month(of: string, later: number): string {
  const [year, index] = of.split("-").map(Number) as [number, number];
  return new Date(Date.UTC(year, index - 1 + later, 1)).toISOString().slice(0, 10);
}
const lastOf = (of: string): string => daysLater(month(of, 1), -1);

export type PlainTerms =
  | { readonly kind: "days"; readonly days: number }
  | { readonly kind: "month end"; readonly days: number; readonly cutOff: number | null }
  | { readonly kind: "day of month"; readonly later: number; readonly day: number; readonly cutOff: number | null };

/** A document after the cut-off day counts to the next month; a day that a short month lacks is its last. */
export function plainDue(date: string, terms: PlainTerms): string {
  if (terms.kind === "days") return daysLater(date, terms.days);
  const counted = month(date, terms.cutOff !== null && Number(date.slice(8)) > terms.cutOff ? 1 : 0);
  if (terms.kind === "month end") return daysLater(lastOf(counted), terms.days);
  const target = month(counted, terms.later);
  const wanted = `${target.slice(0, 8)}${String(terms.day).padStart(2, "0")}`;
  return wanted > lastOf(target) ? lastOf(target) : wanted;
}

const isSale = ({ kind }: PlainEntry): boolean => kind === "invoice" || kind === "credit note";
const until = (entries: readonly PlainEntry[], last: string): bigint => sum(entries.filter(({ day }) => day <= last).map(({ amount }) => amount));
const salesOf = (entries: readonly PlainEntry[], from: string, to: string): bigint => sum(entries.filter((entry) => isSale(entry) && entry.day >= from && entry.day <= to).map(({ amount }) => amount));

/** The mean of opening and closing over the sales of so many days. Null without sales. */
export function plainAverageDso(entries: readonly PlainEntry[], to: string, days: number): number | null {
  const from = daysLater(to, 1 - days);
  const sales = salesOf(entries, from, to);
  return sales <= 0n ? null : (Number(until(entries, daysLater(from, -1)) + until(entries, to)) / 2 / Number(sales)) * days;
}

/** Sales are taken off the balance from the latest month back; 60 months at most. */
export function plainCountBack(entries: readonly PlainEntry[], to: string): number | null {
  let left = until(entries, to);
  let days = 0;
  for (let back = 0; left > 0n; back++) {
    if (back > 60) return null;
    const first = month(to, -back);
    const last = back === 0 ? to : lastOf(first);
    const length = daysBetween(first, last) + 1;
    const sold = salesOf(entries, first, last);
    if (sold >= left) return days + (Number(left) / Number(sold)) * length;
    days += length;
    if (sold > 0n) left -= sold;
  }
  return days;
}

/** In percent, sales by the month; a period that is no whole months has its days over the mean month, one at least. */
export function plainCei(entries: readonly PlainEntry[], { from, to, notDue }: { readonly from: string; readonly to: string; readonly notDue: bigint }): number | null {
  const wholeMonths = from.endsWith("-01") && to === lastOf(to);
  const monthsFrom = (day: string): number => Number(day.slice(0, 4)) * 12 + Number(day.slice(5, 7));
  const months = wholeMonths ? monthsFrom(to) - monthsFrom(from) + 1 : Math.max(1, ((daysBetween(from, to) + 1) * 12) / 365.25);
  const base = Number(until(entries, daysLater(from, -1))) + Number(salesOf(entries, from, to)) / months;
  const denominator = base - Number(notDue);
  return denominator <= 1e-9 ? null : ((base - Number(until(entries, to))) / denominator) * 100;
}

/** The latest rate on or before a day; the base currency is 1. */
export function plainRate(rates: readonly { readonly day: string; readonly currency: string; readonly rate: number }[], currency: string, base: string, day: string): number | null {
  if (currency === base) return 1;
  const known = rates.filter((rate) => rate.currency === currency && rate.day <= day);
  const latest = known.map((rate) => rate.day).sort().at(-1);
  return known.filter((rate) => rate.day === latest).at(-1)?.rate ?? null;
}

/** Capitals by writing every digit with its place and then striking out what is not said; zeros at the end of a section are said before the next digit. */
export function plainCapitals(cents: bigint): string {
  const digits = "零壹贰叁肆伍陆柒捌玖";
  const whole = (cents / 100n).toString();
  const [jiao, fen] = [Number((cents / 10n) % 10n), Number(cents % 10n)];
  const places = ["", "拾", "佰", "仟", "万", "拾", "佰", "仟", "亿", "拾", "佰", "仟"];
  const spoken = [...whole].map((digit, at) => digits[Number(digit)]! + places[whole.length - 1 - at]!).join("")
    .replace(/零[拾佰仟]/g, "零").replace(/零+(万|亿)/g, "$1零").replace(/亿零?万/g, "亿零").replace(/零+/g, "零").replace(/(.)零$/, "$1");
  if (jiao === 0 && fen === 0) return `${spoken}元整`;
  const front = whole === "0" ? "" : `${spoken}元`;
  const middle = jiao > 0 ? `${digits[jiao]}角` : front === "" ? "" : "零";
  return front + middle + (fen > 0 ? `${digits[fen]}分` : "整");
}
