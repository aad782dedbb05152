import Decimal from "decimal.js";
import { decimalsOf } from "../money/currencies";
import { type Minor, minorToText } from "../money/money";
import type { Explanation } from "./explain-difference";
import type { CrossRate, ReconciliationRow } from "./reconciliation";

/** Banks buy and sell this far from the day's rate. */
const SPREAD = 0.01;
/** A rate table skips weekends and holidays. */
const DAYS_BACK = 10;

/** Rates between the two sides' currencies, looked up by day in either direction. */
export class RateTable {
  private readonly series = new Map<string, { days: number[]; rates: number[] }>();

  constructor(rates: readonly CrossRate[]) {
    for (const { day, from, to, rate } of [...rates].sort((left, right) => left.day - right.day)) {
      const value = Number(rate);
      if (!(value > 0)) continue;
      this.add(`${from}>${to}`, day, value);
      this.add(`${to}>${from}`, day, 1 / value);
    }
  }

  private add(pair: string, day: number, rate: number): void {
    const series = this.series.get(pair) ?? { days: [], rates: [] };
    series.days.push(day);
    series.rates.push(rate);
    this.series.set(pair, series);
  }

  /** Units of their currency for one unit of ours on their day; null where no rate is given. */
  between(theirs: ReconciliationRow, ours: ReconciliationRow): number | null {
    return this.at(ours.currency, theirs.currency, theirs.day ?? ours.day);
  }

  private at(from: string, to: string, day: number | null): number | null {
    const series = this.series.get(`${from}>${to}`);
    if (!series || day === null) return null;
    let low = 0;
    let high = series.days.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if (series.days[middle]! <= day) low = middle + 1;
      else high = middle;
    }
    const place = low - 1;
    if (place >= 0 && day - series.days[place]! <= DAYS_BACK) return series.rates[place]!;
    const next = series.days[low];
    return next !== undefined && next - day <= DAYS_BACK ? series.rates[low]! : null;
  }

  /** Whether some currency stood near this rate to theirs on their day. */
  isNear(rate: number, theirs: ReconciliationRow): boolean {
    for (const pair of this.series.keys()) {
      const [from, to] = pair.split(">") as [string, string];
      if (to !== theirs.currency) continue;
      const known = this.at(from, to, theirs.day);
      if (known !== null && Math.abs(rate / known - 1) <= SPREAD) return true;
    }
    return false;
  }

  /** Our amount in their currency at the rate of their day, minor units; null where no rate is given. */
  convert(amount: number, ours: ReconciliationRow, theirs: ReconciliationRow): number | null {
    const rate = this.between(theirs, ours);
    if (rate === null) return null;
    const scaled = new Decimal(amount).times(rate).times(new Decimal(10).pow(decimalsOf(theirs.currency) - decimalsOf(ours.currency)));
    return scaled.toDecimalPlaces(0, Decimal.ROUND_HALF_UP).toNumber();
  }

  /** Two currencies: the day's rate explains both sides but for the bank's spread, or it does not. */
  explain(total: number, theirAmount: number, ours: ReconciliationRow, theirs: ReconciliationRow): readonly Explanation[] {
    const converted = this.convert(total, ours, theirs);
    const params = { ours: `${ours.currency} ${minorToText(total as Minor, ours.currency)}`, theirs: `${theirs.currency} ${minorToText(theirAmount as Minor, theirs.currency)}` };
    if (converted === null) return [{ cause: "AMOUNT_DIFF", evidence: { key: "no-rate", params } }];
    const evidence = { key: "converted", params: { ...params, converted: minorToText(converted as Minor, theirs.currency), rate: this.between(theirs, ours)!.toPrecision(6) } };
    if (Math.abs(theirAmount - converted) <= Math.max(1, Math.abs(converted) * 2 * SPREAD)) return [{ cause: "FX_DIFF", evidence }];
    return [{ cause: Math.abs(theirAmount) < Math.abs(converted) ? "PARTIAL" : "OVERPAY", evidence }];
  }
}
