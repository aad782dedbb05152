import type { Books } from "./books";
import type { Matching } from "./matching";

/** How many days after ours their rows usually come, learned from the pairs that references prove. */
export interface LagModel {
  /** Likelihood of a lag in milli-bits (0 or less); an unknown lag counts as an ordinary one. */
  milliBits(lag: number | null): number;
  readonly typical: number;
  readonly seen: number;
}

const SPAN_MIN = -40;
const SPAN_MAX = 200;
/** Neighbouring days share what is seen on one of them. */
const SMOOTH_DAYS = { statement: 1, bank: 4 } as const;

export function learnLags(books: Books, matching: Matching): LagModel {
  const counts = new Float64Array(SPAN_MAX - SPAN_MIN + 1);
  let seen = 0;
  for (const lag of matching.provenLags) {
    if (lag < SPAN_MIN || lag > SPAN_MAX) continue;
    counts[lag - SPAN_MIN]! += 1;
    seen += 1;
  }
  const prior = new Float64Array(counts.length);
  for (let place = 0; place < prior.length; place += 1) prior[place] = priorWeight(place + SPAN_MIN, books.bank);
  const priorTotal = prior.reduce((total, weight) => total + weight, 0);
  const reach = SMOOTH_DAYS[books.input.kind];
  const bits = new Int32Array(counts.length);
  for (let place = 0; place < counts.length; place += 1) {
    let near = 0;
    for (let by = -reach; by <= reach; by += 1) near += counts[place + by] ?? 0;
    const probability = (near / (2 * reach + 1) + (PRIOR_SEEN * prior[place]!) / priorTotal) / (seen + PRIOR_SEEN);
    bits[place] = Math.round(Math.log2(probability) * 1000);
  }
  const typical = counts.indexOf(Math.max(...counts)) + SPAN_MIN;
  const top = Math.max(...bits);
  return {
    seen,
    typical: seen > 0 ? typical : 0,
    milliBits: (lag) => {
      if (lag === null) return -4000;
      if (lag < SPAN_MIN || lag > SPAN_MAX) return -30000;
      return bits[lag - SPAN_MIN]! - top;
    },
  };
}

/** Pairs that the assumption below is worth. */
const PRIOR_SEEN = 10;

function priorWeight(lag: number, bank: boolean): number {
  if (bank) return lag < 0 ? 0.02 : lag <= 60 ? 1 : 0.2;
  return lag < 0 ? 0.02 : lag <= 5 ? 4 : lag <= 31 ? 0.2 : 0.01;
}
