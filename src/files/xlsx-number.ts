const POWERS = Array.from({ length: 23 }, (_, exponent) => 10 ** exponent);
const decoder = new TextDecoder();

/**
 * The number that bytes write, exactly as `Number` would read it; null for what is none.
 *
 * Up to fifteen digits with a point are one division of two exact numbers, which rounds once and so correctly.
 */
export function parseCellNumber(bytes: Uint8Array, start: number, end: number): number | null {
  let at = start;
  const negative = bytes[at] === 45;
  if (negative) at++;
  let digits = 0;
  let mantissa = 0;
  let decimals = -1;
  for (; at < end; at++) {
    const byte = bytes[at]!;
    if (byte >= 48 && byte <= 57) {
      mantissa = mantissa * 10 + byte - 48;
      if (mantissa > 0) digits++;
      if (decimals >= 0) decimals++;
    } else if (byte === 46 && decimals < 0) decimals = 0;
    else break;
  }
  if (at < end || digits > 15 || decimals > 22 || end - start - (negative ? 1 : 0) - (decimals >= 0 ? 1 : 0) === 0) return slowly(bytes, start, end);
  const value = decimals > 0 ? mantissa / POWERS[decimals]! : mantissa;
  return negative && value !== 0 ? -value : value;
}

function slowly(bytes: Uint8Array, start: number, end: number): number | null {
  const text = decoder.decode(bytes.subarray(start, end)).trim();
  const value = /^[+-]?(\d+\.?\d*|\.\d+)(e[+-]?\d+)?$/i.test(text) ? Number(text) : NaN;
  return Number.isFinite(value) ? value : null;
}

/** A whole number without sign, as in `r="12"`; −1 where something else stands there. */
export function parsePlainInteger(bytes: Uint8Array, start: number, end: number): number {
  let value = 0;
  for (let at = start; at < end; at++) {
    const byte = bytes[at]!;
    if (byte < 48 || byte > 57) return -1;
    value = value * 10 + byte - 48;
  }
  return start === end ? -1 : value;
}
