import { inSlices, type Stage } from "./in-slices";

/** One pair of amounts that a reference joins and that differ. Minor units of one currency, our sign. */
export interface DifferingPair {
  readonly ours: number;
  readonly theirs: number;
  readonly lag: number | null;
  readonly text: string;
}

/** What payers and banks keep back, learned from what repeats. Rates in 1/10,000. */
export interface Deductions {
  /** Amounts taken off, minor units → times seen. */
  readonly fees: ReadonlyMap<number, number>;
  readonly discounts: ReadonlyMap<number, number>;
  readonly withholdings: ReadonlyMap<number, number>;
  readonly taxes: ReadonlyMap<number, number>;
  /** Longest lag seen with a discount, days: payment within terms. */
  readonly discountDays: number;
  /** `amount short`: a frequent amount of which always the same is kept back and never another of the usual shares: a fee, though a rate would explain it. */
  readonly feeNotRate: ReadonlySet<string>;
}

const REPEATS_MIN = 3;
/** A fee is small beside what it is taken from, or beside an ordinary invoice. */
const FEE_SHARE_MAX = 0.2;
const FEE_MAX = 20000;
const DISCOUNT_MAX = 500;
const WITHHOLDING_MAX = 3500;
const DISCOUNT_DAYS = 15;

export const WITHHOLDING_WORDS = /\bWHT\b|WITHH|\bTDS\b|NET OF TAX|TAX DEDUCT|LESS TAX|QUELLENSTEUER|RETENCI|RETENUE|RITENUTA|代扣|扣税|预提|扣繳|扣缴|源泉/i;
export const PART_WORDS = /\bPART\b|PARTIAL|PART PAY|INSTAL|DEPOSIT|ON ACCOUNT|ACOMPTE|TEILZAHL|ANZAHL|ABSCHLAG|部分|分期|首付|定金|订金|预付|进度款|尾款/i;
/** Money paid before there is an invoice for it. */
export const ADVANCE_WORDS = /\bADVANCE\b|\bDEPOSIT\b|PREPAY|PRE-PAY|ON ACCOUNT|ANZAHLUNG|VORAUSZAHL|VORSCHUSS|AKONTO|À CONTO|\bA CONTO\b|ACOMPTE|ARRHES|ANTICIPO|A CUENTA|ACCONTO|CAPARRA|ADIANTAMENTO|SINAL\b|AANBETALING|VOORSCHOT|FÖRSKOTT|FORSKUDD|ZALICZKA|ZÁLOHA|AVANS|ENNAKKO|АВАНС|ПРЕДОПЛАТ|预付|預付|预收|預收|定金|订金|訂金|前受金|前払|手付金|内金|TẠM ỨNG/i;

export const DISCOUNT_WORDS = /DISCOUNT|SKONTO|ESCOMPTE|PRONTO PAGO|现金折扣|折扣|\bDISC\b/i;
export const FEE_WORDS = /\bFEE|CHARGES|\bOUR\b|\bSHA\b|GEB(U|Ü)HR|手续费|汇费|电报费/i;

/** Usual rates of value added tax, in 1/10,000: hints, where none is learned. */
export const TAX_RATES = [1300, 900, 600, 300, 2000, 1900, 2100, 2200, 2500, 1000, 800, 700, 500, 1600, 1700, 1500, 2300, 2400, 100];
/** Usual withholding rates, in 1/10,000: hints for a payment that says it was withheld from. */
export const WITHHOLDING_RATES = [1000, 500, 1500, 2000, 600, 700, 750, 800, 300, 200, 100, 1250, 2500, 3000];

export function* learnDeductions(pairs: readonly DifferingPair[]): Stage<Deductions> {
  const fees = new Map<number, Set<number>>();
  const rates = new Map<number, { amounts: Set<number>; marked: number; part: number; lags: number[]; seen: number }>();
  const taxes = new Map<number, Set<number>>();
  yield* inSlices(pairs.length, 2000, (place) => {
    const { ours, theirs, lag, text } = pairs[place]!;
    if (ours === 0 || Math.sign(ours) !== Math.sign(theirs)) return;
    const short = Math.abs(ours) - Math.abs(theirs);
    const tax = taxRateOf(ours, theirs);
    if (tax !== null) add(taxes, tax, Math.abs(ours));
    if (short <= 0) return;
    const rate = rateOf(Math.abs(ours), short);
    if (rate !== null && rate <= WITHHOLDING_MAX) {
      const entry = rates.get(rate) ?? { amounts: new Set<number>(), marked: 0, part: 0, lags: [], seen: 0 };
      entry.amounts.add(Math.abs(ours));
      entry.seen += 1;
      if (WITHHOLDING_WORDS.test(text)) entry.marked += 1;
      if (PART_WORDS.test(text)) entry.part += 1;
      if (lag !== null) entry.lags.push(lag);
      rates.set(rate, entry);
    }
    if (short <= FEE_MAX && short > 5) add(fees, short, Math.abs(ours));
  });
  const discounts = new Map<number, number>();
  const withholdings = new Map<number, number>();
  let discountDays = 0;
  for (const [rate, { amounts, marked, part, lags, seen }] of rates) {
    if (amounts.size < REPEATS_MIN || part * 2 > seen) continue;
    lags.sort((left, right) => left - right);
    const middle = lags[Math.floor(lags.length / 2)] ?? 0;
    if (marked * 3 >= seen || (rate > DISCOUNT_MAX && WITHHOLDING_RATES.includes(rate))) withholdings.set(rate, seen);
    if (rate <= DISCOUNT_MAX && marked < seen && (marked * 3 < seen || middle <= DISCOUNT_DAYS)) {
      discounts.set(rate, seen - marked);
      discountDays = Math.max(discountDays, Math.min(lags[Math.floor(lags.length * 0.9)] ?? 0, 60));
    }
  }
  const isRateOnly = (fee: number, amounts: ReadonlySet<number>): boolean =>
    [...amounts].every((amount) => { const rate = rateOf(amount, fee); return rate !== null && (discounts.has(rate) || withholdings.has(rate)); });
  const booked = new Map([...fees].filter(([fee, amounts]) => amounts.size >= REPEATS_MIN && !isRateOnly(fee, amounts)).map(([fee, amounts]) => [fee, amounts.size]));
  return {
    feeNotRate: yield* feesNotRates(pairs, booked, [...discounts.keys()]),
    fees: booked,
    discounts,
    withholdings,
    taxes: new Map([...taxes].filter(([, amounts]) => amounts.size >= REPEATS_MIN).map(([rate, amounts]) => [rate, amounts.size])),
    discountDays: discountDays || DISCOUNT_DAYS,
  };
}

function* feesNotRates(pairs: readonly DifferingPair[], fees: ReadonlyMap<number, number>, discounts: readonly number[]): Stage<ReadonlySet<string>> {
  if (discounts.length < 2) return new Set();
  const seen = new Map<number, Map<number, number>>();
  yield* inSlices(pairs.length, 5000, (place) => {
    const { ours, theirs } = pairs[place]!;
    const amount = Math.abs(ours);
    const short = amount - Math.abs(theirs);
    if (short <= 0) return;
    const shorts = seen.get(amount) ?? new Map<number, number>();
    shorts.set(short, (shorts.get(short) ?? 0) + 1);
    seen.set(amount, shorts);
  });
  const out = new Set<string>();
  for (const [amount, shorts] of seen) {
    const usual = discounts.map((rate) => Math.round((amount * rate) / 10000));
    const known = [...shorts].filter(([short]) => usual.includes(short));
    const [only] = known;
    if (known.length === 1 && only![1] >= REPEATS_MIN && fees.has(only![0])) out.add(`${amount} ${only![0]}`);
  }
  return out;
}

export function isFee(deductions: Deductions, short: number, ours: number): boolean {
  return deductions.fees.has(short) && (short <= Math.abs(ours) * FEE_SHARE_MAX || short < Math.abs(ours) && (deductions.fees.get(short) ?? 0) >= REPEATS_MIN);
}

/** The rate, a multiple of a quarter percent, that takes exactly `short` off `amount`; null where none does or rounding hides it. */
export function rateOf(amount: number, short: number): number | null {
  if (amount < 400) return null;
  const rate = Math.round((short / amount) * 400) * 25;
  if (rate <= 0 || rate >= 10000) return null;
  return Math.abs(Math.round((amount * rate) / 10000) - short) <= 1 ? rate : null;
}

/** The usual rate of tax that lies between the two amounts, either way; null where none does. */
export function taxRateOf(ours: number, theirs: number): number | null {
  const larger = Math.max(Math.abs(ours), Math.abs(theirs));
  const smaller = Math.min(Math.abs(ours), Math.abs(theirs));
  if (smaller < 200) return null;
  for (const rate of TAX_RATES) {
    if (Math.abs(Math.round((smaller * (10000 + rate)) / 10000) - larger) <= 1 || Math.abs(Math.round((larger * 10000) / (10000 + rate)) - smaller) <= 0) return rate;
  }
  return null;
}

function add(map: Map<number, Set<number>>, key: number, value: number): void {
  const set = map.get(key);
  if (set) set.add(value);
  else map.set(key, new Set([value]));
}
