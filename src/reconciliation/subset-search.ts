/** What a search for sets of amounts with a given sum found. */
export interface SubsetAnswer {
  /** Places of the amounts, ascending; null where no set has the sum. */
  readonly places: readonly number[] | null;
  /** Sets with the sum, counted up to `COUNT_MAX`. */
  readonly count: number;
  /** Sets to be expected by chance, from how many hit amounts close by that mean nothing. */
  readonly accidental: number;
  /** Elementary steps done: the same on every machine. */
  readonly operations: number;
}

/** Amounts one search looks at; rows in one set. */
export const ITEMS_MAX = 20;
const SET_MAX = 8;
const COUNT_MAX = 3;
/** Distances of meaningless targets, in steps of the amount's own roundness. */
const DECOYS = [1, 2, 3, 5, 7, 11, 13, 17, 19, 23, 29, 31, 37, 41, 43, 47];

/**
 * All sets of two to eight amounts with the sum, by meeting in the middle: each half's sums are sorted once and asked for every target.
 *
 * Finding a set is easy and proves nothing: with many amounts nearly every sum is hit. So the same question is asked for 32 targets beside the real
 * one, and a set only counts as an explanation when those are not hit.
 */
export function findSubsets(amounts: readonly number[], wanted: number): SubsetAnswer {
  const middle = amounts.length >> 1;
  const left = halfSums(amounts.slice(0, middle));
  const right = halfSums(amounts.slice(middle));
  let operations = left.length + right.length;
  const found = { places: null as readonly number[] | null, count: 0 };
  countPairs(left, right, wanted, (ours, theirs) => {
    const mask = ours.mask + theirs.mask * 2 ** middle;
    const places = amounts.map((_, place) => place).filter((place) => Math.floor(mask / 2 ** place) % 2 === 1);
    if (places.length < 2 || places.length > SET_MAX) return false;
    found.places ??= places;
    found.count += 1;
    return found.count >= COUNT_MAX;
  });
  operations += left.length + right.length;
  if (found.count === 0) return { ...found, accidental: 0, operations };
  const step = stepOf(Math.abs(wanted));
  let hits = 0;
  for (const decoy of DECOYS) {
    for (const target of [wanted + decoy * step, wanted - decoy * step]) {
      countPairs(left, right, target, (ours, theirs) => {
        const size = ours.size + theirs.size;
        if (size >= 2 && size <= SET_MAX) hits += 1;
        return hits > DECOYS.length * 2;
      });
      operations += left.length + right.length;
    }
  }
  return { ...found, accidental: hits / (DECOYS.length * 2), operations };
}

interface HalfSum {
  readonly sum: number;
  readonly mask: number;
  readonly size: number;
}

function halfSums(amounts: readonly number[]): HalfSum[] {
  const sums: HalfSum[] = [{ sum: 0, mask: 0, size: 0 }];
  amounts.forEach((amount, place) => {
    const before = sums.length;
    for (let index = 0; index < before; index += 1) {
      const { sum, mask, size } = sums[index]!;
      if (size < SET_MAX) sums.push({ sum: sum + amount, mask: mask + 2 ** place, size: size + 1 });
    }
  });
  return sums.sort((ours, theirs) => ours.sum - theirs.sum || ours.mask - theirs.mask);
}

/** Visit pairs of the two sorted lists that add up to the target, until `visit` answers true. */
function countPairs(left: readonly HalfSum[], right: readonly HalfSum[], target: number, visit: (ours: HalfSum, theirs: HalfSum) => boolean): void {
  let low = 0;
  let high = right.length - 1;
  while (low < left.length && high >= 0) {
    const total = left[low]!.sum + right[high]!.sum;
    if (total < target) low += 1;
    else if (total > target) high -= 1;
    else {
      for (let same = high; same >= 0 && right[same]!.sum === right[high]!.sum; same -= 1) if (visit(left[low]!, right[same]!)) return;
      low += 1;
    }
  }
}

/** Round amounts are hit by round sums: the distance between amounts like this one. */
function stepOf(figure: number): number {
  for (const step of [10000, 1000, 100, 10]) if (figure % step === 0) return step;
  return 1;
}
