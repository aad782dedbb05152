import { Chains } from "./chains";
import type { DocumentNumber, Family, Numbering } from "./numbering";
import { inSlices, type Stage } from "./in-slices";
import { withoutZeros } from "./reference-runs";

/** Our document numbers by everything another side may have written of them, from the whole number down to its last digits. */
export interface DocumentKeys {
  readonly numbering: Numbering;
  readonly whole: Chains<string>;
  readonly digits: Chains<SlotKey>;
  /** Slots joined by `|`, without leading zeros: `2025|123`; the year in two digits has a chain of its own. */
  readonly slots: Chains<SlotKey>;
  readonly shortSlots: Chains<SlotKey>;
  readonly serial: Chains<number>;
  /** Letters that begin numbers of ours; "" where some numbers begin with digits. */
  readonly prefixes: ReadonlySet<string>;
  readonly prefixLengthMax: number;
  /** Families by their pattern, those with enough rows to be a habit. */
  readonly patterns: ReadonlyMap<string, Family>;
  /** The longest whole number, and whether one ends with a letter: what cannot be one is not looked up. */
  readonly lengthMax: number;
  readonly endsInLetters: boolean;
  /** Whether a longer number of ours may begin with a number of this family and so many digits: then a text cut off after it is not clear. */
  goesOn(family: number, digitCount: number): boolean;
  /** Last digits of serial numbers; null while a length that was asked for is not made yet (`makeTails`), or is none. */
  tail(digits: string): Chains<number> | null;
  /** Lengths that were asked for and are not made yet. */
  tailsWanted(): boolean;
  makeTails(): Stage<void>;
}

const HABIT_MIN = 3;
const TAIL_MIN = 3;
const TAIL_MAX = 9;

export function* keyDocuments(numbering: Numbering): Stage<DocumentKeys> {
  const { numbers, families } = numbering;
  const rows = numbers.length;
  const keys = {
    whole: new Chains<string>(rows), digits: new Chains<SlotKey>(rows), slots: new Chains<SlotKey>(rows), shortSlots: new Chains<SlotKey>(rows), serial: new Chains<number>(rows),
  };
  yield* inSlices(rows, 2000, (row) => {
    const number = numbers[row];
    if (!number) return;
    keys.whole.add(number.alnum, row);
    if (number.digitCount !== number.alnum.length) keys.digits.add(slotKey([number.digits]), row);
    if (number.slotCount > 1) {
      keys.slots.add(slotKey(number.slots), row);
      const short = shortYear(number);
      if (short) keys.shortSlots.add(slotKey(short), row);
    }
    keys.serial.add(numbering.serials[row]!, row);
  });
  let lengthMax = 0;
  for (const number of numbers) if (number && number.alnum.length > lengthMax) lengthMax = number.alnum.length;
  const tails = new Map<number, Chains<number>>();
  const wanted = new Set<number>();
  const tail = ({ length }: string): Chains<number> | null => {
    if (length < TAIL_MIN || length > TAIL_MAX) return null;
    const made = tails.get(length);
    if (!made) wanted.add(length);
    return made ?? null;
  };
  function* makeTails(): Stage<void> {
    for (const length of [...wanted]) {
      const chains = new Chains<number>(rows);
      yield* inSlices(rows, 3000, (row) => {
        const number = numbers[row];
        if (number && number.serialWidth > length) chains.add(Number(number.serial.slice(-length)), row);
      });
      tails.set(length, chains);
      wanted.delete(length);
    }
  }
  const prefixes = new Set(families.flatMap(({ prefix, firstRun, lastRun }) => [prefix, firstRun, lastRun]));
  let prefixLengthMax = 0;
  for (const { length } of prefixes) prefixLengthMax = Math.max(prefixLengthMax, length);
  return {
    numbering, ...keys, prefixes, prefixLengthMax,
    patterns: new Map(families.filter(({ count }) => count >= HABIT_MIN).map((family) => [family.pattern, family])), lengthMax,
    endsInLetters: families.some(({ pattern }) => !pattern.endsWith("#")), goesOn: numbersGoOn(families), tail, tailsWanted: () => wanted.size > 0, makeTails,
  };
}

function numbersGoOn(families: readonly Family[]): DocumentKeys["goesOn"] {
  const known = new Map<number, number>();
  return (family, digitCount) => {
    let longest = known.get(family);
    if (longest === undefined) {
      const { pattern } = families[family]!;
      longest = Math.max(...families.filter((other) => other.pattern.startsWith(pattern)).map((other) => (other.pattern === pattern ? Math.max(0, ...other.widths.keys()) : Infinity)));
      known.set(family, longest);
    }
    return longest > digitCount;
  };
}

/** A key that more rows share than this names nothing unless the party is known too. */
export const SHARED_MAX = 64;

/** `2025 123` → `25 123`, `202504 7` → `2504 7`; with three slots the year alone is shortened. */
function shortYear({ slots }: DocumentNumber): readonly string[] | null {
  const first = Number(slots[0]);
  const by = first >= 1990 && first <= 2099 ? 100 : first >= 199001 && first <= 209912 ? 10000 : 0;
  return by === 0 ? null : [String(first % by), ...slots.slice(1)];
}

/** Digit slots as a key: a number where it is exact (small and quick to look up), else text. */
export type SlotKey = number | string;

export function slotKey(slots: readonly string[]): SlotKey {
  if (slots.length === 1 && slots[0]!.length <= 15) return Number(slots[0]);
  if (slots.length === 2 && slots[0]!.length <= 6 && slots[1]!.length <= 9) return Number(slots[0]) * 1e9 + Number(slots[1]) + 0.5;
  return slots.map(withoutZeros).join("|");
}
