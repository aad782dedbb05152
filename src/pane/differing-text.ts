/** A stretch of a text that the other text has too, or not. */
export interface TextPart {
  readonly text: string;
  readonly same: boolean;
}

/** Longer texts are compared by their common beginning and end only: the table of the full comparison grows with the product of their lengths. */
const COMPARED_MAX = 200;

/** Marks what differs between two texts, character by character, along their longest common subsequence. */
export function differingText(ours: string, theirs: string): { readonly ours: readonly TextPart[]; readonly theirs: readonly TextPart[] } {
  const left = [...ours];
  const right = [...theirs];
  const marks = left.length > COMPARED_MAX || right.length > COMPARED_MAX ? commonEnds(left, right) : commonSubsequence(left, right);
  return { ours: partsOf(left, marks.left), theirs: partsOf(right, marks.right) };
}

interface Marks {
  readonly left: readonly boolean[];
  readonly right: readonly boolean[];
}

function commonEnds(left: readonly string[], right: readonly string[]): Marks {
  const shorter = Math.min(left.length, right.length);
  let head = 0;
  while (head < shorter && left[head] === right[head]) head++;
  let tail = 0;
  while (tail < shorter - head && left.at(-1 - tail) === right.at(-1 - tail)) tail++;
  const mark = (side: readonly string[]): boolean[] => side.map((_, index) => index < head || index >= side.length - tail);
  return { left: mark(left), right: mark(right) };
}

function commonSubsequence(left: readonly string[], right: readonly string[]): Marks {
  const width = right.length + 1;
  const lengths = new Uint16Array((left.length + 1) * width);
  for (let i = left.length - 1; i >= 0; i--) {
    for (let j = right.length - 1; j >= 0; j--) {
      lengths[i * width + j] = left[i] === right[j] ? lengths[(i + 1) * width + j + 1]! + 1 : Math.max(lengths[(i + 1) * width + j]!, lengths[i * width + j + 1]!);
    }
  }
  const marks = { left: left.map(() => false), right: right.map(() => false) };
  for (let i = 0, j = 0; i < left.length && j < right.length; ) {
    if (left[i] === right[j]) {
      marks.left[i++] = true;
      marks.right[j++] = true;
    } else if (lengths[(i + 1) * width + j]! >= lengths[i * width + j + 1]!) i++;
    else j++;
  }
  return marks;
}

function partsOf(characters: readonly string[], same: readonly boolean[]): readonly TextPart[] {
  const parts: { text: string; same: boolean }[] = [];
  characters.forEach((character, index) => {
    const last = parts.at(-1);
    if (last && last.same === same[index]) last.text += character;
    else parts.push({ text: character, same: same[index]! });
  });
  return parts;
}
