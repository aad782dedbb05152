import { allSteps, type Steps } from "./steps";
import { utf8Of } from "./utf8";

const ROUND_KEYS = roundKeys();
const BLOCK_BYTES = 64;
/** A few milliseconds of work; a multiple of the block. */
const STEP_BYTES = 1 << 17;

/**
 * SHA-256 of a text in UTF-8, as 64 hexadecimal letters: names what stood on a statement, so that a change of a single figure shows.
 *
 * The platform's own (Web Crypto) answers later and not everywhere; what is checked here must be the same in Excel, on the command line and in a test.
 * Source: FIPS 180-4.
 */
export function sha256(text: string): string {
  return allSteps(sha256Steps(utf8Of(text)));
}

/** The same of bytes, with pauses: names a file whatever it is called. */
export function* sha256Steps(bytes: Uint8Array): Steps<string> {
  const state = [0x6a09e667, 0xbb67ae85, 0x3c6ef372, 0xa54ff53a, 0x510e527f, 0x9b05688c, 0x1f83d9ab, 0x5be0cd19];
  const words = new Int32Array(BLOCK_BYTES);
  const whole = bytes.length - (bytes.length % BLOCK_BYTES);
  for (let start = 0; start < whole; start += BLOCK_BYTES) {
    addBlock(state, words, bytes, start);
    if (start % STEP_BYTES === 0 && start > 0) yield;
  }
  const end = paddedEnd(bytes.subarray(whole), bytes.length);
  for (let start = 0; start < end.length; start += BLOCK_BYTES) addBlock(state, words, end, start);
  return state.map((word) => (word >>> 0).toString(16).padStart(8, "0")).join("");
}

function addBlock(state: number[], words: Int32Array, bytes: Uint8Array, start: number): void {
  for (let place = 0; place < 16; place++) {
    const at = start + place * 4;
    words[place] = (bytes[at]! << 24) | (bytes[at + 1]! << 16) | (bytes[at + 2]! << 8) | bytes[at + 3]!;
  }
  for (let place = 16; place < 64; place++) {
    const [early, late] = [words[place - 15]!, words[place - 2]!];
    const small = turned(early, 7) ^ turned(early, 18) ^ (early >>> 3);
    const large = turned(late, 17) ^ turned(late, 19) ^ (late >>> 10);
    words[place] = words[place - 16]! + small + words[place - 7]! + large;
  }
  let [a, b, c, d, e, f, g, h] = state as [number, number, number, number, number, number, number, number];
  for (let place = 0; place < 64; place++) {
    const first = (h + (turned(e, 6) ^ turned(e, 11) ^ turned(e, 25)) + ((e & f) ^ (~e & g)) + ROUND_KEYS[place]! + words[place]!) | 0;
    const second = ((turned(a, 2) ^ turned(a, 13) ^ turned(a, 22)) + ((a & b) ^ (a & c) ^ (b & c))) | 0;
    [h, g, f, e, d, c, b, a] = [g, f, e, (d + first) | 0, c, b, a, (first + second) | 0];
  }
  [a, b, c, d, e, f, g, h].forEach((word, place) => (state[place] = (state[place]! + word) | 0));
}

function turned(word: number, bits: number): number {
  return (word >>> bits) | (word << (32 - bits));
}

/** What is left of the bytes, a one bit, zeros, and the whole length in bits. */
function paddedEnd(rest: Uint8Array, length: number): Uint8Array {
  const end = new Uint8Array(rest.length < BLOCK_BYTES - 8 ? BLOCK_BYTES : 2 * BLOCK_BYTES);
  end.set(rest);
  end[rest.length] = 0x80;
  const view = new DataView(end.buffer);
  view.setUint32(end.length - 8, Math.floor((length * 8) / 0x100000000));
  view.setUint32(end.length - 4, (length * 8) >>> 0);
  return end;
}

/** The first 32 bits of the fractional parts of the cube roots of the first 64 primes. */
function roundKeys(): readonly number[] {
  const primes: number[] = [];
  for (let candidate = 2; primes.length < 64; candidate++) if (primes.every((prime) => candidate % prime !== 0)) primes.push(candidate);
  return primes.map((prime) => cubeRootFraction(prime));
}

/** Exact in whole numbers: a power of floating point may differ between machines. */
function cubeRootFraction(prime: number): number {
  const scaled = BigInt(prime) << 96n;
  let [low, high] = [0n, 1n << 40n];
  while (high - low > 1n) {
    const middle = (low + high) >> 1n;
    if (middle * middle * middle <= scaled) low = middle;
    else high = middle;
  }
  return Number(low & 0xffffffffn) | 0;
}
