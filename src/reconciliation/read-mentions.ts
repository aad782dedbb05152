import { type Chains, HASH_OF_NOTHING, hashOn } from "./chains";
import { type DocumentKeys, SHARED_MAX, slotKey } from "./document-keys";
import type { PartyAnswer } from "./find-party";
import type { Form, Mention, Said } from "./mentions";
import { contextOf, type Family } from "./numbering";
import { DIGITS, LETTERS, type Runs, withoutZeros } from "./reference-runs";

const WINDOW_RUNS = 8;
const GAP_MAX = 3;
/** Lengths and hashes of what begins at a place and ends with each run after it: kept here, since every place of every text asks. */
const LENGTHS = new Int32Array(WINDOW_RUNS + 1);
const HASHES = new Int32Array(WINDOW_RUNS + 1);
const LIST_SEPARATOR = /[,;+、&|\n]/;
const INNER_SEPARATOR = /^[-/._]$/;
const RANGE_SEPARATOR = /^\s*(~|-|–|—|至|到|TO|BIS)\s*$/;
const NONE: readonly never[] = [];

/** Forms that are strong enough to point at another party's document. */
const CROSSES_PARTIES: ReadonlySet<Form> = new Set<Form>(["whole", "slots", "digits", "bare-slots"]);

/** Reads one text from left to right, taking the longest number it knows at each place. */
export class MentionReader {
  private readonly mentions: Mention[] = [];
  private unknown: readonly string[] = NONE;
  private ranges: readonly { from: Mention; to: string }[] = NONE;
  private cutOff = "";
  private readonly partyOf: Int32Array;
  private readonly keys: DocumentKeys;
  private readonly cut: boolean;
  /** What is read has the pattern of our numbers: then it is one of them, or none, never the tail of another. */
  private alike = false;

  constructor(
    private readonly runs: Runs,
    private readonly answer: PartyAnswer,
    { partyOf, keys, cut }: { readonly partyOf: Int32Array; readonly keys: DocumentKeys; readonly cut: boolean },
  ) {
    this.partyOf = partyOf;
    this.keys = keys;
    this.cut = cut;
  }

  read(hasReferenceField: boolean): Said {
    const { kinds } = this.runs;
    let run = 0;
    while (run < kinds.length) {
      const whole = this.wholeAt(run);
      if (whole !== null) {
        run = whole;
        continue;
      }
      const before = this.noted();
      const alike = this.alikeAt(run);
      this.alike = alike !== null;
      const next = this.partAt(run);
      // Written just like a number of ours, and none of ours: what follows belongs to it.
      if (alike !== null && next === null && this.noted() === before) {
        let inside = run + 1;
        while (inside < alike) inside = this.partAt(inside) ?? inside + 1;
        if (this.noted() === before) this.note(run, alike - 1);
        run = alike;
      } else run = next ?? run + 1;
      this.alike = false;
    }
    return { mentions: this.mentions.length === 0 ? NONE : this.mentions.slice(), unknown: this.unknown, cutOff: this.cutOff, ranges: this.ranges, numbers: this.numbers(), hasReference: hasReferenceField || kinds.includes(DIGITS) };
  }

  private numbers(): number {
    const { kinds, texts, starts, ends, text } = this.runs;
    let count = 0;
    for (let run = 0; run < kinds.length; run += 1) {
      if (kinds[run] !== DIGITS || texts[run]!.length < 3) continue;
      // `2025-113` is one number.
      if (run > 0 && kinds[run - 1] === DIGITS && texts[run - 1]!.length >= 3 && INNER_SEPARATOR.test(text.slice(ends[run - 1], starts[run]))) continue;
      count += 1;
    }
    return count;
  }

  private noted(): number {
    return this.mentions.length + this.unknown.length + (this.cutOff === "" ? 0 : 1);
  }

  /** The run after a piece that has the pattern, width and year of our numbers, or null. */
  private alikeAt(run: number): number | null {
    const { kinds, texts } = this.runs;
    if (kinds[run] === DIGITS ? !this.keys.prefixes.has("") : !this.keys.prefixes.has(texts[run]!)) return null;
    let pattern = "";
    let digits = "";
    const slots: string[] = [];
    let found: number | null = null;
    for (let end = run; end < kinds.length && end - run < WINDOW_RUNS; end += 1) {
      pattern += kinds[end] === DIGITS ? "#" : texts[end]!;
      if (kinds[end] === DIGITS) {
        digits += texts[end]!;
        slots.push(withoutZeros(texts[end]!));
      }
      const family = this.keys.patterns.get(pattern);
      if (family && pattern !== "#" && family.widths.has(digits.length) && this.inRange(family, digits) && (slots.length === 1 || family.contexts.has(contextOf(slots, family.serialSlot)))) found = end + 1;
      if (!this.joined(end)) break;
    }
    return found;
  }

  private note(run: number, last: number): void {
    const number = this.runs.texts.slice(run, last + 1).join("");
    if (this.cut && this.runs.ends[last]! >= this.runs.text.length) this.cutOff = number;
    else this.unknown = [...this.unknown, number];
  }

  /** A whole number of ours beginning at this run; answers the run after it. */
  private wholeAt(run: number): number | null {
    const { kinds, texts } = this.runs;
    const start = kinds[run] === DIGITS ? "" : this.prefixOf(texts[run]!);
    if (start === null || (start === "" && !this.keys.prefixes.has(""))) return null;
    let end = run;
    const first = kinds[run] === DIGITS ? texts[run]! : start;
    let length = first.length;
    let hash = hashOn(HASH_OF_NOTHING, first);
    LENGTHS[0] = length;
    HASHES[0] = hash;
    while (end + 1 < kinds.length && end - run < WINDOW_RUNS && this.joined(end) && length <= this.keys.lengthMax) {
      end += 1;
      length += texts[end]!.length;
      hash = hashOn(hash, texts[end]!);
      LENGTHS[end - run] = length;
      HASHES[end - run] = hash;
    }
    for (; end >= run; end -= 1) {
      if (kinds[end] !== DIGITS && (end === run || !this.keys.endsInLetters)) {
        if (end === run) break;
        continue;
      }
      if (LENGTHS[end - run]! > this.keys.lengthMax || !this.keys.whole.mayHave(HASHES[end - run]!)) continue;
      let number = first;
      for (let next = run + 1; next <= end; next += 1) number += texts[next]!;
      const chain = this.keys.whole.chain(number);
      if (chain >= 0 && this.take("whole", this.wordBefore(run), this.keys.whole, chain, run, end)) return this.afterRange(end);
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
    const prefix = ours ? this.prefixOf(before)! : "";
    let last = run;
    while (last + 1 < kinds.length && last - run < 3 && kinds[last + 1] === DIGITS && this.joined(last)) last += 1;
    for (let end = last; end > run; end -= 1) {
      const key = slotKey(texts.slice(run, end + 1));
      const form = ours ? "slots" : "bare-slots";
      for (const chains of [this.keys.slots, this.keys.shortSlots]) {
        if (this.take(form, word, chains, chains.chain(key), run, end, prefix)) return this.afterRange(end);
      }
    }
    const digits = texts[run]!;
    if (digits.length >= 5 && this.take(ours ? "slots" : "digits", word, this.keys.digits, this.keys.digits.chain(slotKey([digits])), run, run, prefix)) return this.afterRange(run);
    if (ours && last === run && this.take("prefix-serial", "", this.keys.serial, this.keys.serial.chain(Number(digits)), run, run, prefix)) return this.afterRange(run);
    if (ours) {
      this.note(run - 1, last);
      return last + 1;
    }
    if (this.alike || this.insideNumber(run)) return null;
    const isUnknown = this.keys.prefixes.has("") && this.looksLikeOurs(digits);
    if (digits.length >= 3 && this.take("serial", word, this.keys.serial, this.keys.serial.chain(Number(digits)), run, run)) return this.afterRange(run);
    const tails = this.keys.tail(digits);
    if (tails && this.take("tail", word, tails, tails.chain(Number(digits)), run, run)) return this.afterRange(run);
    if (isUnknown) this.note(run, run);
    return null;
  }

  /** Bare digits in the width and range of numbers of ours that have no letters. */
  private looksLikeOurs(digits: string): boolean {
    const family = this.keys.patterns.get("#");
    return family !== undefined && family.widths.has(digits.length) && this.inRange(family, digits);
  }

  /** The serial number is not far outside ours. */
  private inRange({ serialMin, serialMax, leading, pattern }: Family, digits: string): boolean {
    if (pattern.split("#").length > 2) return true;
    const serial = Number(leading > 0 ? digits.slice(leading) : digits);
    const spread = serialMax - serialMin;
    return serial >= serialMin - spread && serial <= serialMax + spread;
  }

  /** Bare digits that are part of a longer number (`2024-820`, `CG20250912`) say nothing by themselves. */
  private insideNumber(run: number): boolean {
    const { kinds, starts, ends, text, texts } = this.runs;
    if (run > 0) {
      const between = text.slice(ends[run - 1], starts[run]);
      if (kinds[run - 1] === DIGITS && INNER_SEPARATOR.test(between)) return true;
      if (kinds[run - 1] === LETTERS && texts[run - 1]!.length <= 3 && between === "" && !this.announced(texts[run - 1]!)) return true;
    }
    if (kinds[run + 1] === LETTERS && starts[run + 1] === ends[run]) return true; // `413I-5`, `12B`
    const after = kinds[run + 1] === DIGITS && texts[run + 1]!.length > 2 ? text.slice(ends[run], starts[run + 1]) : " ";
    return INNER_SEPARATOR.test(after);
  }

  private announced(word: string): boolean {
    return /^(NO|NR|INV|RE|N)$/.test(word);
  }

  private take<Key extends number | string>(form: Form, word: string, chains: Chains<Key>, chain: number, run: number, end: number, prefix = ""): boolean {
    if (chain < 0) return false;
    const count = chains.count(chain);
    const { parties } = this.answer;
    const last = this.runs.texts[end]!;
    const short = form !== "whole" && form !== "tail" && last.length > 1 && last.charCodeAt(0) === 48;
    const fits = (row: number): boolean =>
      (prefix === "" || this.familyOf(row).prefix.endsWith(prefix) || this.familyOf(row).firstRun === prefix) &&
      // Zeros are left off altogether or not at all: `002` is the beginning of `0020` rather than `0002`.
      !(short && last.length < this.keys.numbering.numbers[row]!.serialWidth);
    const all = form === "whole" || form === "tail";
    let rows: readonly number[] = parties.length === 0 ? NONE : parties.length === 1 ? chains.rowsOfOne(chain, parties[0]!, this.partyOf) : chains.rowsOf(chain, parties, this.partyOf);
    if (!all && rows.length > 0) rows = rows.filter(fits);
    const ofParty = parties.length === 0 || rows.length > 0;
    if (rows.length === 0) {
      if (count > SHARED_MAX || (!ofParty && !CROSSES_PARTIES.has(form))) return false;
      rows = all ? chains.rows(chain) : chains.rows(chain).filter(fits);
      if (rows.length === 0) return false;
    }
    if (rows.length > 1) rows = [...rows].sort((left, right) => left - right);
    this.mentions.push({ form, word, rows, ofParty, start: this.runs.starts[run]!, end: this.runs.ends[end]!, cut: this.cut && this.runs.ends[end]! >= this.runs.text.length && (form !== "whole" || rows.some((row) => this.goesOn(row))) });
    return true;
  }

  private goesOn(row: number): boolean {
    const { family, digitCount } = this.keys.numbering.numbers[row]!;
    return this.keys.goesOn(family, digitCount);
  }

  private familyOf(row: number): Family {
    const { families, numbers } = this.keys.numbering;
    return families[numbers[row]!.family]!;
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
    this.ranges = [...this.ranges, { from, to: texts[last]! }];
    return next;
  }

  /** The prefix of ours that a run of letters is or ends with. */
  private prefixOf(letters: string): string | null {
    if (this.keys.prefixes.has(letters)) return letters;
    for (let from = Math.max(1, letters.length - this.keys.prefixLengthMax); from < letters.length; from += 1) {
      const end = letters.slice(from);
      if (this.keys.prefixes.has(end) && (end.length > 1 || letters.charCodeAt(from) > 0x2e80)) return end;
    }
    return null;
  }

  /** What announces a number: "发票号", "RE". */
  private wordBefore(run: number): string {
    return run > 0 && this.runs.kinds[run - 1] !== DIGITS && this.gap(run - 1) <= GAP_MAX ? this.runs.texts[run - 1]! : "";
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
