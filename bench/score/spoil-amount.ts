import type { Random } from "./random";

/** Two neighbouring different digits exchanged; null where there are none. */
export function transposed(random: Random, amount: number): number | null {
  const digits = String(amount);
  const places = [...digits].map((_, place) => place).filter((place) => place + 1 < digits.length && digits[place] !== digits[place + 1] && !(place === 0 && digits[1] === "0"));
  if (places.length === 0) return null;
  const at = random.of(places);
  return Number(digits.slice(0, at) + digits[at + 1] + digits[at] + digits.slice(at + 2));
}

/** One digit replaced by another. */
export function oneDigitWrong(random: Random, amount: number): number {
  const digits = String(amount);
  for (;;) {
    const at = random.whole(0, digits.length - 1);
    const digit = String(random.whole(at === 0 ? 1 : 0, 9));
    if (digit !== digits[at]) return Number(digits.slice(0, at) + digit + digits.slice(at + 1));
  }
}

export function lessRate(amount: number, rate: number): number {
  return amount - Math.round((amount * rate) / 10000);
}

/** An amount cut into parts that add up to it. */
export function parts(random: Random, amount: number, count: number): number[] {
  const weights = Array.from({ length: count }, () => random.whole(2, 9));
  const total = weights.reduce((sum, weight) => sum + weight, 0);
  const out = weights.map((weight) => Math.floor((amount * weight) / total));
  out[out.length - 1]! += amount - out.reduce((sum, part) => sum + part, 0);
  return out;
}

export function equalParts(amount: number, count: number): number[] {
  const part = Math.floor(amount / count);
  return Array.from({ length: count }, (_, index) => (index === count - 1 ? amount - part * (count - 1) : part));
}
