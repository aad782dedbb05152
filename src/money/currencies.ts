/** Currencies whose minor unit is not a hundredth (ISO 4217). */
const DECIMALS: Readonly<Record<string, number>> = {
  BHD: 3, IQD: 3, JOD: 3, KWD: 3, LYD: 3, OMR: 3, TND: 3,
  BIF: 0, CLP: 0, DJF: 0, GNF: 0, ISK: 0, JPY: 0, KMF: 0, KRW: 0, PYG: 0, RWF: 0, UGX: 0, VND: 0, VUV: 0, XAF: 0, XOF: 0, XPF: 0,
};

/** ISO 4217's code for "no currency": what stands where nothing names one; two decimals. */
export const NO_CURRENCY = "XXX";

/** Digits after the decimal point of amounts in this currency: 2 unless ISO 4217 says 0 or 3. */
export function decimalsOf(currency: string): number {
  return DECIMALS[currency] ?? 2;
}
