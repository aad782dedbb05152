/** What a run of characters is made of. */
export const LETTERS = 1;
export const DIGITS = 2;
/** Ideographs and letters of other scripts. */
export const WORD = 3;

/** A text taken apart into runs of letters, digits and other letters; what stands between them is separators. */
export interface Runs {
  /** Compatibility forms resolved, upper case. */
  readonly text: string;
  readonly kinds: readonly number[];
  readonly texts: readonly string[];
  readonly starts: readonly number[];
  readonly ends: readonly number[];
}

/** Remittance texts longer than this are cut: what follows is no reference. */
const TEXT_MAX = 2000;
const MISTAKEN = /\d[-/._]?[OIL]+[-/._]?\d/;
const ASCII = /^[\x00-\x7f]*$/;

export function runsOf(written: string): Runs {
  const cut = written.length > TEXT_MAX ? written.slice(0, TEXT_MAX) : written;
  const text = (ASCII.test(cut) ? cut : cut.normalize("NFKC")).toUpperCase();
  // Found first, so that the lists are no longer than they need to be: there are several for every row.
  let count = 0;
  let kind = 0;
  for (let at = 0; at < text.length; at += 1) {
    const code = text.charCodeAt(at);
    const next = code < KINDS.length ? KINDS[code]! : kindOf(code);
    if (next === kind) continue;
    if (kind !== 0) FOUND_ENDS[count - 1] = at;
    if (next !== 0) {
      FOUND_KINDS[count] = next;
      FOUND_STARTS[count] = at;
      count += 1;
    }
    kind = next;
  }
  if (kind !== 0) FOUND_ENDS[count - 1] = text.length;
  const kinds = new Array<number>(count);
  const starts = new Array<number>(count);
  const ends = new Array<number>(count);
  const texts = new Array<string>(count);
  for (let run = 0; run < count; run += 1) {
    kinds[run] = FOUND_KINDS[run]!;
    starts[run] = FOUND_STARTS[run]!;
    ends[run] = FOUND_ENDS[run]!;
    texts[run] = text.slice(FOUND_STARTS[run], FOUND_ENDS[run]);
  }
  const runs = { text, kinds, starts, ends, texts };
  return count > 2 && MISTAKEN.test(text) ? withMistakenLetters(runs) : runs;
}

function kindOf(code: number): number {
  if (code >= 48 && code <= 57) return DIGITS;
  if (code >= 65 && code <= 90) return LETTERS;
  if (code < 0xaa) return 0;
  if (code < 0x250) return code === 0xab || code === 0xac || (code >= 0xad && code <= 0xb4) || (code >= 0xb6 && code <= 0xb9) || (code >= 0xbb && code <= 0xbf) || code === 0xd7 || code === 0xf7 ? 0 : WORD;
  if (code >= 0x2000 && code <= 0x2bff) return 0;
  if (code >= 0x3000 && code <= 0x3004) return 0;
  if (code >= 0x3008 && code <= 0x3020) return 0;
  if (code >= 0xfe30 && code <= 0xfe6f) return 0;
  if (code >= 0xff00 && code <= 0xff0f) return 0;
  return WORD;
}

/** The kinds of the first characters, which most texts are made of. */
const KINDS = Uint8Array.from({ length: 0x250 }, (_, code) => kindOf(code));
/** Where runs are noted while a text is gone through; compatibility forms may be longer than what stands for them. */
const RUNS_MAX = TEXT_MAX * 20;
const FOUND_KINDS = new Uint8Array(RUNS_MAX);
const FOUND_STARTS = new Int32Array(RUNS_MAX);
const FOUND_ENDS = new Int32Array(RUNS_MAX);

/** O, I and L between digits are 0 and 1 typed or scanned wrongly: `2O25`; O and I also where a part of a number begins or ends with them: `2025-O412`, `413I-5`. */
function withMistakenLetters(runs: Runs): Runs {
  const { kinds, texts, starts, ends, text } = runs;
  const isDigits = (run: number): boolean => kinds[run] === DIGITS;
  const isGlued = (run: number): boolean => isDigits(run) && isDigits(run + 2) && ends[run] === starts[run + 1] && ends[run + 1] === starts[run + 2];
  const out = { text, kinds: [] as number[], texts: [] as string[], starts: [] as number[], ends: [] as number[] };
  let changed = false;
  const put = (kind: number, digits: string, start: number, end: number, join: boolean): void => {
    if (join) {
      out.texts[out.texts.length - 1] += digits;
      out.ends[out.ends.length - 1] = end;
      return;
    }
    out.kinds.push(kind);
    out.texts.push(digits);
    out.starts.push(start);
    out.ends.push(end);
  };
  for (let run = 0; run < kinds.length; run += 1) {
    const letters = kinds[run] === LETTERS ? texts[run]! : "";
    const between = letters !== "" && run > 0 && isGlued(run - 1) && BETWEEN.test(letters);
    const begins = letters !== "" && AT_EDGE.test(letters) && ends[run] === starts[run + 1] && run > 0 && isDigits(run + 1) && isDigits(run - 1) && PART_SEPARATOR.test(text.slice(ends[run - 1], starts[run]));
    const closes = letters !== "" && AT_EDGE.test(letters) && run > 0 && isDigits(run - 1) && ends[run - 1] === starts[run] && isDigits(run + 1) && PART_SEPARATOR.test(text.slice(ends[run], starts[run + 1]));
    if (!between && !begins && !closes) {
      put(kinds[run]!, texts[run]!, starts[run]!, ends[run]!, false);
      continue;
    }
    changed = true;
    const digits = letters.replace(/O/g, "0").replace(/[IL]/g, "1");
    if (closes && !between) {
      put(DIGITS, digits, starts[run]!, ends[run]!, true);
      continue;
    }
    put(DIGITS, digits + texts[run + 1]!, starts[run]!, ends[run + 1]!, between);
    run += 1;
  }
  return changed ? out : runs;
}

const BETWEEN = /^[OIL]+$/;
const AT_EDGE = /^[OI]+$/;
const PART_SEPARATOR = /^[-/._]$/;

/** `00123` → `123`; `000` → `0`. */
export function withoutZeros(digits: string): string {
  let start = 0;
  while (start < digits.length - 1 && digits.charCodeAt(start) === 48) start += 1;
  return start === 0 ? digits : digits.slice(start);
}
