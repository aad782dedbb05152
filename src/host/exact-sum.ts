const DIGITS = 15;

/** Sum without the cents that binary fractions lose on the way: exact to fifteen digits of the largest number in it. */
export function exactSum(numbers: Iterable<number>): number {
  let sum = 0;
  let lost = 0;
  let largest = 0;
  for (const number of numbers) {
    const next = sum + number;
    lost += Math.abs(sum) >= Math.abs(number) ? sum - next + number : number - next + sum;
    sum = next;
    largest = Math.max(largest, Math.abs(number));
  }
  const decimals = DIGITS - 1 - Math.floor(Math.log10(largest));
  const total = sum + lost;
  return largest > 0 && decimals >= 0 && decimals <= 100 ? Number(total.toFixed(decimals)) + 0 : total;
}

/** Half away from zero on the decimal digits that are shown, not on the binary fraction beneath. */
export function roundDecimal(value: number, digits: number, how: "half" | "up" | "down" = "half"): number {
  const shift = (number: number, by: number): number => {
    const [mantissa, exponent = "0"] = String(number).split("e") as [string, string?];
    return Number(`${mantissa}e${Number(exponent) + by}`);
  };
  const shifted = shift(Math.abs(Number(value.toPrecision(15))), digits);
  const whole = how === "half" ? Math.round(shifted) : how === "up" ? Math.ceil(shifted) : Math.floor(shifted);
  const result = shift(whole, -digits);
  return value < 0 ? -result + 0 : result;
}
