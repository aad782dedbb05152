import { decimalsOf } from "../money/currencies";
import { minorToText, type Minor } from "../money/money";
import { type Deductions, DISCOUNT_WORDS, FEE_WORDS, isFee, PART_WORDS, rateOf, taxRateOf, WITHHOLDING_RATES, WITHHOLDING_WORDS } from "./learn-deductions";
import type { Cause, Evidence } from "./reconciliation";

/** Two amounts that belong together and differ. Minor units of one currency, our sign. */
export interface Difference {
  readonly ours: number;
  readonly theirs: number;
  readonly currency: string;
  readonly bank: boolean;
  /** Their day less ours; null where unknown. */
  readonly lag: number | null;
  /** What both rows say, for marks such as "part" or "WHT". */
  readonly theirText: string;
  readonly ourText: string;
  /** Rates of the other currency, for amounts that were converted on different days: rate at our and at their day. */
  readonly rateNear: (rate: number) => boolean;
  readonly several: boolean;
}

export interface Explanation {
  readonly cause: Cause;
  readonly evidence: Evidence;
}

/** Differences up to this many minor units are rounding. */
export const ROUNDING_MAX = 5;
const SLIP_POWERS = [10, 100];
const RATE_SPREAD = 0.05;

/** Every explanation of a difference, the one that takes precedence first; never empty. */
export function explainDifference(difference: Difference, learned: Deductions): readonly Explanation[] {
  const found: { cause: Cause; key: string; params: Evidence["params"] }[] = [];
  const { ours, theirs, currency, bank, several } = difference;
  const d = theirs - ours;
  const left = Math.abs(ours);
  const right = Math.abs(theirs);
  const text = (amount: number): string => minorToText(amount as Minor, currency);
  const add = (cause: Cause, key: string, params: Evidence["params"] = {}): void => {
    found.push({ cause, key, params });
  };
  if (theirs === -ours) add("SIGN_FLIP", "sign-flipped");
  if (Math.sign(ours) === Math.sign(theirs)) {
    if (Math.abs(d) <= ROUNDING_MAX && Math.abs(d) * 20 <= left) add("ROUNDING", "rounding");
    const foreign = foreignAmount(difference);
    if (foreign) add("FX_DIFF", "converted-otherwise", foreign);
    for (const power of SLIP_POWERS) {
      if (right === left * power || (left >= power && (right === Math.trunc(left / power) || right === Math.round(left / power)))) add("DECIMAL_SLIP", "decimal-slip", { power });
    }
    if (d * Math.sign(ours) < 0) addDeductions(difference, left - right, learned, add);
    const roundShare = right < left && (right * 20) % left === 0;
    if (roundShare && !bank && isOneDigit(left, right)) add("PARTIAL", "part", { share: `${(right * 100) / left}` });
    if (isTransposed(left, right)) add("TRANSPOSITION", "digits-exchanged");
    const tax = taxRateOf(ours, theirs);
    if (tax !== null && !several && (!bank || (learned.taxes.get(tax) ?? 0) >= 3) && !(bank && d < 0)) add("TAX_NET_GROSS", right > left ? "tax-added" : "tax-left-out", { rate: rateText(tax) });
    if (!bank && isOneDigit(left, right)) add("DIGIT_TYPO", "digit-differs");
    if (right < left) add("PARTIAL", "part", { share: `${Math.round((right * 1000) / left) / 10}` });
    else add("OVERPAY", "more-than-ours");
    if (bank && isOneDigit(left, right)) add("DIGIT_TYPO", "digit-differs");
  }
  if (found.length === 0) add("AMOUNT_DIFF", "amount-differs");
  const figures = { difference: text(d), ours: text(ours), theirs: text(theirs), currency };
  return found.slice(0, TOLD_MAX).map(({ cause, key, params }) => ({ cause, evidence: { key, params: { ...figures, ...params } } }));
}

/** The explanation and its runner-up. */
const TOLD_MAX = 2;

function addDeductions({ bank, lag, theirText, several, ours }: Difference, short: number, learned: Deductions, add: (cause: Cause, key: string, params?: Evidence["params"]) => void): void {
  const amount = Math.abs(ours);
  const marked = WITHHOLDING_WORDS.test(theirText) || DISCOUNT_WORDS.test(theirText) || FEE_WORDS.test(theirText);
  if (!bank && !marked) return; // what a customer lists is what it booked: nothing was kept back on the way
  const rate = rateOf(amount, short);
  if (learned.feeNotRate.has(`${amount} ${short}`) && !marked) add(several ? "GROUP_FEE" : "BANK_FEE", "fee");
  const part = PART_WORDS.test(theirText);
  const withheld = WITHHOLDING_WORDS.test(theirText);
  const fee = isFee(learned, short, ours);
  const inTerms = lag === null || lag <= learned.discountDays;
  const discounted = DISCOUNT_WORDS.test(theirText);
  if (rate !== null && !part) {
    const seenWithheld = learned.withholdings.get(rate) ?? 0;
    const seenDiscount = learned.discounts.get(rate) ?? 0;
    if (withheld && (seenWithheld > 0 || WITHHOLDING_RATES.includes(rate))) add("WITHHOLDING", "withheld", { rate: rateText(rate) });
    else if (seenWithheld > 0 && !(seenDiscount > 0 && inTerms) && !discounted) add("WITHHOLDING", "withheld", { rate: rateText(rate) });
    if (discounted || (seenDiscount > 0 && inTerms && !withheld)) add("EARLY_DISCOUNT", "discount", { rate: rateText(rate), days: lag ?? 0 });
  } else if (withheld && short * 2 < amount) add("WITHHOLDING", "withheld", { rate: `${Math.round((short * 1000) / amount) / 10}` });
  if (fee && (bank || several)) add(several ? "GROUP_FEE" : "BANK_FEE", "fee");
  else if (fee) add("BANK_FEE", "fee");
  if (!part && !several && bank) addUsual(short, amount, rate, lag, add);
}

/** Where nothing has repeated yet: a small round amount is usually a bank's fee, one to three percent within days a discount. */
function addUsual(short: number, amount: number, rate: number | null, lag: number | null, add: (cause: Cause, key: string, params?: Evidence["params"]) => void): void {
  if (short % FEE_STEP === 0 && short <= FEE_USUAL_MAX && short * 10 <= amount) add("BANK_FEE", "fee-usual");
  else if (rate !== null && rate <= 300 && rate % 50 === 0 && lag !== null && lag <= DISCOUNT_LAG) add("EARLY_DISCOUNT", "discount", { rate: rateText(rate), days: lag });
}

const FEE_STEP = 50;
const FEE_USUAL_MAX = 5000;
const DISCOUNT_LAG = 15;

/** What has not even two runs of digits has not two figures: most texts are done with here. */
const TWO_FIGURES = /\d\D+\d/;

/** `1264.21 @ 7.166` in our text: our amount is foreign × rate, and theirs the same foreign amount at another rate. */
function foreignAmount({ ours, theirs, ourText, theirText, currency, rateNear }: Difference): Evidence["params"] | null {
  for (const text of [ourText, theirText]) {
    if (!TWO_FIGURES.test(text)) continue;
    const figures = [...text.matchAll(/\d[\d,]*(?:\.\d+)?/g)].map(([figure]) => Number(figure.replace(/,/g, ""))).filter((figure) => figure > 0);
    if (figures.length < 2 || figures.length > 12) continue;
    const scale = 10 ** decimalsOf(currency);
    for (const foreign of figures) {
      for (const rate of figures) {
        if (rate === foreign || Math.abs(Math.round(foreign * rate * scale) - Math.abs(text === ourText ? ours : theirs)) > 1) continue;
        const implied = Math.abs(text === ourText ? theirs : ours) / scale / foreign;
        if (Math.abs(implied / rate - 1) <= RATE_SPREAD || rateNear(implied)) return { foreign: String(foreign), rate: String(rate), implied: implied.toFixed(4) };
      }
    }
  }
  return null;
}

/** Two neighbouring digits exchanged. */
export function isTransposed(left: number, right: number): boolean {
  const width = Math.max(String(left).length, String(right).length);
  const ours = String(left).padStart(width, "0");
  const theirs = String(right).padStart(width, "0");
  let first = -1;
  for (let place = 0; place < width; place += 1) {
    if (ours[place] === theirs[place]) continue;
    if (first >= 0 && place !== first + 1) return false;
    if (first >= 0) return ours[first] === theirs[place] && ours[place] === theirs[first] && ours.slice(place + 1) === theirs.slice(place + 1);
    first = place;
  }
  return false;
}

function isOneDigit(left: number, right: number): boolean {
  const ours = String(left);
  const theirs = String(right);
  if (ours.length !== theirs.length) return false;
  let differing = 0;
  for (let place = 0; place < ours.length; place += 1) if (ours[place] !== theirs[place]) differing += 1;
  return differing === 1;
}

export function rateText(rate: number): string {
  return String(rate / 100);
}
