import { type Chains, type DocumentKeys, SHARED_MAX } from "./document-keys";
import type { PartyAnswer } from "./find-party";
import { inSlices, type Stage } from "./in-slices";
import { DIGITS, LETTERS, type Runs, runsOf, withoutZeros } from "./reference-runs";

/** How a text of theirs names a document of ours, strongest first. */
export const FORMS = ["whole", "slots", "digits", "bare-slots", "prefix-serial", "serial", "tail"] as const;
export type Form = (typeof FORMS)[number];

/** A place in their text that may name documents of ours. */
export interface Mention {
  readonly form: Form;
  /** The word right before a bare number ("PO", "发票号"), for learning which words announce our numbers. */
  readonly word: string;
  /** Our rows it can mean: several where a number is shared, or entered twice. */
  readonly rows: readonly number[];
  /** Some of `rows` belong to a party the row can name (or the party is unknown). */
  readonly ofParty: boolean;
  /** Place in the text, for ranges and cut-off ends. */
  readonly start: number;
  readonly end: number;
}

/** What one row of theirs says about documents. */
export interface Said {
  readonly mentions: readonly Mention[];
  /** Numbers that look like ours and are none of ours: a slip of the pen, or a document we do not have. */
  readonly unknown: readonly string[];
  /** A number that the text's end cuts off, letters and digits. */
  readonly cutOff: string;
  /** Two numbers joined by a dash or tilde. */
  readonly ranges: readonly { readonly from: Mention; readonly to: string }[];
  /** There is something in the reference field or a number in the text. */
  readonly hasReference: boolean;
}

const WINDOW_RUNS = 8;
const GAP_MAX = 3;
const LIST_SEPARATOR = /[,;+、&|\n]/;
const RANGE_SEPARATOR = /^\s*(~|-|–|—|至|到|TO|BIS)\s*$/;

export function* findMentions(texts: readonly { readonly reference: string; readonly text: string }[], answers: readonly PartyAnswer[], partyOf: Int32Array, keys: DocumentKeys): Stage<readonly Said[]> {
  const found: Said[] = [];
  const memory = new Map<string, Runs>();
  yield* inSlices(texts.length, 500, (row) => {
    const { reference, text } = texts[row]!;
    if (reference === "" && text === "") {
      found.push(NOTHING);
      return;
    }
    const runs = text === "" ? runsOf(reference) : reference === "" ? cachedRuns(memory, text) : runsOf(`${reference}\n${text}`);
    found.push(runs.kinds.includes(DIGITS) ? new Reader(runs, answers[row]!, partyOf, keys).read(reference !== "") : reference === "" ? NOTHING : WORDS_ONLY);
  });
  return found;
}

const NOTHING: Said = { mentions: [], unknown: [], cutOff: "", ranges: [], hasReference: false };
const WORDS_ONLY: Said = { ...NOTHING, hasReference: true };

/** Texts without numbers ("货款", "Transfer") repeat by the thousand. */
function cachedRuns(memory: Map<string, Runs>, text: string): Runs {
  if (text.length > 16) return runsOf(text);
  const known = memory.get(text);
  if (known) return known;
  const runs = runsOf(text);
  memory.set(text, runs);
  return runs;
}

/** Reads one text from left to right, taking the longest number it knows at each place. */
class Reader {
  private readonly mentions: Mention[] = [];
  private readonly unknown: string[] = [];
  private readonly ranges: { from: Mention; to: string }[] = [];
  private cutOff = "";

  constructor(
    private readonly runs: Runs,
    private readonly answer: PartyAnswer,
    private readonly partyOf: Int32Array,
    private readonly keys: DocumentKeys,
  ) {}

  read(hasReferenceField: boolean): Said {
    const { kinds } = this.runs;
    let run = 0;
    while (run < kinds.length) run = this.wholeAt(run) ?? this.partAt(run) ?? run + 1;
    return { mentions: this.mentions, unknown: this.unknown, cutOff: this.cutOff, ranges: this.ranges, hasReference: hasReferenceField || kinds.includes(DIGITS) };
  }

  /** A whole number of ours beginning at this run; answers the run after it. */
  private wholeAt(run: number): number | null {
    const { kinds, texts } = this.runs;
    const start = kinds[run] === DIGITS ? "" : this.prefixOf(texts[run]!);
    if (start === null || (start === "" && !this.keys.prefixes.has(""))) return null;
    let end = run;
    const parts = [kinds[run] === DIGITS ? texts[run]! : start];
    while (end + 1 < kinds.length && end - run < WINDOW_RUNS && this.joined(end)) {
      end += 1;
      parts.push(texts[end]!);
    }
    for (; end >= run; end -= 1, parts.pop()) {
      if (kinds[end] !== DIGITS && end === run) break;
      const key = parts.join("");
      if (this.keys.whole.count(key) > 0 && this.take("whole", "", this.keys.whole, key, run, end)) return this.afterRange(end);
    }
    return null;
  }

  /** Part of a number of ours: without its letters, zeros, century or all but the serial. */
  private partAt(run: number): number | null {
    const { kinds, texts } = this.runs;
    if (kinds[run] !== DIGITS) return null;
    const before = run > 0 && this.gap(run - 1) <= GAP_MAX && kinds[run - 1] !== DIGITS && !this.listed(run - 1) ? texts[run - 1]! : "";
    const ours = before !== "" && (this.prefixOf(before) ?? "") !== "";
    const word = ours || before === "" ? "" : before;
    let last = run;
    while (last + 1 < kinds.length && last - run < 3 && kinds[last + 1] === DIGITS && this.joined(last)) last += 1;
    for (let end = last; end > run; end -= 1) {
      const key = texts.slice(run, end + 1).map(withoutZeros).join("|");
      const form = ours ? "slots" : "bare-slots";
      for (const chains of [this.keys.slots, this.keys.shortSlots]) {
        if (this.take(form, word, chains, key, run, end)) return this.afterRange(end);
      }
    }
    const digits = texts[run]!;
    if (digits.length >= 5 && this.take(ours ? "slots" : "digits", word, this.keys.digits, withoutZeros(digits), run, run)) return this.afterRange(run);
    if (ours && last === run + 0 && this.take("prefix-serial", "", this.keys.serial, Number(digits), run, run)) return this.afterRange(run);
    if (ours) return this.noteUnknown(run, last);
    const isUnknown = this.keys.prefixes.has("") && this.looksLikeOurs(digits);
    if (digits.length >= 3 && this.take("serial", word, this.keys.serial, Number(digits), run, run)) return this.afterRange(run);
    const tails = this.keys.tail(digits);
    if (tails && this.take("tail", word, tails, digits, run, run)) return this.afterRange(run);
    if (isUnknown) this.unknown.push(digits);
    return null;
  }

  /** Our letters followed by a number that is none of ours. */
  private noteUnknown(run: number, last: number): number {
    const { texts, ends, text } = this.runs;
    const number = texts.slice(run - 1, last + 1).join("");
    if (ends[last]! >= text.length) this.cutOff = number;
    this.unknown.push(number);
    return last + 1;
  }

  /** Bare digits in the width and range of numbers of ours that have no letters. */
  private looksLikeOurs(digits: string): boolean {
    return this.keys.numbering.families.some(({ prefix, pattern, widths, serialMin, serialMax, leading, count }) => {
      if (prefix !== "" || pattern !== "#" || count < 3 || !widths.has(digits.length)) return false;
      const serial = Number(leading > 0 ? digits.slice(leading) : digits);
      const spread = serialMax - serialMin;
      return serial >= serialMin - spread && serial <= serialMax + spread;
    });
  }

  private take<Key>(form: Form, word: string, chains: Chains<Key>, key: Key, run: number, end: number): boolean {
    const count = chains.count(key);
    if (count === 0) return false;
    const { parties } = this.answer;
    let rows = parties.length > 0 ? chains.rowsOf(key, parties, this.partyOf) : [];
    const ofParty = parties.length === 0 || rows.length > 0;
    if (rows.length === 0) {
      if (count > SHARED_MAX || (!ofParty && !CROSSES_PARTIES.has(form))) return false;
      rows = chains.rows(key);
    }
    rows.sort((left, right) => left - right);
    this.mentions.push({ form, word, rows, ofParty, start: this.runs.starts[run]!, end: this.runs.ends[end]! });
    return true;
  }

  /** After a mention: `~01188` or `-1181` makes it the first of a range. Answers the run to go on with. */
  private afterRange(end: number): number {
    const { kinds, texts, starts, ends, text } = this.runs;
    const next = end + 1;
    if (next >= kinds.length) return next;
    const from = this.mentions.at(-1)!;
    let digits = next;
    if (kinds[next] === LETTERS && next + 1 < kinds.length && (/^(TO|BIS)$/.test(texts[next]!) || this.prefixOf(texts[next]!))) digits = next + 1;
    if (kinds[digits] !== DIGITS || !RANGE_SEPARATOR.test(text.slice(ends[end]!, starts[next]!) + (digits > next && /^(TO|BIS)$/.test(texts[next]!) ? texts[next]! : ""))) return next;
    let last = digits;
    while (last + 1 < kinds.length && kinds[last + 1] === DIGITS && this.joined(last) && last - digits < 2) last += 1;
    this.ranges.push({ from, to: texts[last]! });
    return next;
  }

  /** The prefix of ours that a run of letters is or ends with. */
  private prefixOf(letters: string): string | null {
    if (this.keys.prefixes.has(letters)) return letters;
    for (let from = 1; from < letters.length; from += 1) {
      const end = letters.slice(from);
      if (this.keys.prefixes.has(end) && (end.length > 1 || letters.charCodeAt(from) > 0x2e80)) return end;
    }
    return null;
  }

  private gap(run: number): number {
    return this.runs.starts[run + 1]! - this.runs.ends[run]!;
  }

  private listed(run: number): boolean {
    return this.gap(run) > 0 && LIST_SEPARATOR.test(this.runs.text.slice(this.runs.ends[run], this.runs.starts[run + 1]));
  }

  private joined(run: number): boolean {
    const gap = this.gap(run);
    return gap === 0 || (gap <= GAP_MAX && !this.listed(run));
  }
}

/** Forms that are strong enough to point at another party's document. */
const CROSSES_PARTIES: ReadonlySet<Form> = new Set<Form>(["whole", "slots", "digits"]);
