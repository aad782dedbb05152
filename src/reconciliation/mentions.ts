import type { DocumentKeys } from "./document-keys";
import type { PartyAnswer } from "./find-party";
import type { Stage } from "./in-slices";
import { MentionReader } from "./read-mentions";
import { DIGITS, runsOf } from "./reference-runs";

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
  /** The text ends with it, where texts of this length are usually cut off: the number may go on. */
  readonly cut: boolean;
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
  /** How many numbers of three digits or more it shows, ours or not. */
  readonly numbers: number;
  /** There is something in the reference field or a number in the text. */
  readonly hasReference: boolean;
}

export function* findMentions(texts: readonly Written[], answers: readonly PartyAnswer[], partyOf: Int32Array, keys: DocumentKeys): Stage<{ readonly said: Said[]; readonly cutLengths: ReadonlySet<number> }> {
  const found: Said[] = [];
  const context = { partyOf, keys, wordy: new Set<string>(), cutLengths: new Set<number>() };
  yield* readAll(keys, texts.length, (row) => {
    found[row] = readMentions(texts[row]!, answers[row]!, context);
  });
  const cutLengths = lengthsCutOff(texts, found);
  if (cutLengths.size > 0) {
    yield* readAll(keys, texts.length, (row) => {
      if (cutLengths.has(texts[row]!.text.length)) found[row] = readMentions(texts[row]!, answers[row]!, { ...context, cutLengths });
    });
  }
  return { said: found, cutLengths };
}

/** Reads row by row; where one asks for last digits of a length that is not made yet, they are made and it is read again. */
function* readAll(keys: DocumentKeys, count: number, read: (row: number) => void): Stage<void> {
  for (let row = 0; row < count; row += 1) {
    read(row);
    if (keys.tailsWanted()) {
      yield* keys.makeTails();
      read(row);
    }
    if ((row + 1) % READ_SLICE === 0) yield (row + 1) / count;
  }
}

const READ_SLICE = 500;
const CUT_TEXTS_MIN = 5;
const CUT_LENGTH_MIN = 16;
const CUT_SPIKE = 4;
const CUT_NEIGHBOURS = 3;
const UNFINISHED_SHARE = 0.2;

/** Lengths at which a bank cuts remittance texts: many texts are just so long, few a little shorter or longer, and a good part of them ends within a number. */
function lengthsCutOff(texts: readonly Written[], said: readonly Said[]): ReadonlySet<number> {
  const counts: number[] = [];
  const unfinished: number[] = [];
  texts.forEach(({ reference, text }, row) => {
    if (reference !== "" || text.length < CUT_LENGTH_MIN || !/\d/.test(text)) return;
    counts[text.length] = (counts[text.length] ?? 0) + 1;
    const last = said[row]!.mentions.at(-1);
    if (!last || last.form !== "whole" || last.end < text.trimEnd().length) unfinished[text.length] = (unfinished[text.length] ?? 0) + 1;
  });
  const out = new Set<number>();
  counts.forEach((count, length) => {
    if (count < CUT_TEXTS_MIN || (unfinished[length] ?? 0) < count * UNFINISHED_SHARE) return;
    let near = 0;
    for (let by = 1; by <= CUT_NEIGHBOURS; by += 1) near += (counts[length - by] ?? 0) + (counts[length + by] ?? 0);
    if (count * 2 * CUT_NEIGHBOURS >= near * CUT_SPIKE) out.add(length);
  });
  return out;
}

export interface MentionContext {
  readonly partyOf: Int32Array;
  readonly keys: DocumentKeys;
  /** Short texts without numbers ("货款", "Transfer"): they repeat by the thousand. */
  readonly wordy: Set<string>;
  readonly cutLengths: ReadonlySet<number>;
}

interface Written {
  readonly reference: string;
  readonly text: string;
}

/** What one row says; asked again for rows whose party is learned later. */
export function readMentions({ reference, text }: Written, answer: PartyAnswer, { partyOf, keys, wordy, cutLengths }: MentionContext): Said {
  if (reference === "" && (text === "" || wordy.has(text))) return NOTHING;
  const runs = runsOf(text === "" ? reference : reference === "" ? text : `${reference}\n${text}`);
  if (!runs.kinds.includes(DIGITS)) {
    if (reference !== "") return WORDS_ONLY;
    if (text.length <= WORDY_MAX) wordy.add(text);
    return NOTHING;
  }
  return new MentionReader(runs, answer, { partyOf, keys, cut: reference === "" && cutLengths.has(text.length) }).read(reference !== "");
}

/** Longer texts are seldom the same twice. */
const WORDY_MAX = 16;
const NONE: readonly never[] = [];
const NOTHING: Said = { mentions: NONE, unknown: NONE, cutOff: "", ranges: NONE, numbers: 0, hasReference: false };
const WORDS_ONLY: Said = { ...NOTHING, hasReference: true };
