import { partyKey, type PartyKey, wordsOf } from "./party-key";

/**
 * Which of our parties a name of theirs can mean.
 *
 * `sure`: the name says so in full (same name, or the only one with this core): only then is another party a contradiction.
 */
export interface PartyAnswer {
  /** Indexes of our parties, ascending; [] where the name says nothing about any of them. */
  readonly parties: readonly number[];
  readonly sure: boolean;
  readonly how: "code" | "name" | "core" | "part" | "spelling" | "alias" | "text" | "none";
}

export const NO_PARTY: PartyAnswer = { parties: [], sure: false, how: "none" };

/** More parties than this for one written name say nothing. */
const MEANINGS_MAX = 120;
const PART_LENGTH_MIN = 3;
const WORDS_WITHIN_MIN = 2;
const HAN_WITHIN_MIN = 4;
/** The longest Chinese legal form. */
const FORM_CHARS_MAX = 8;

/** Names of our parties, indexed so that a written name is found in a few look-ups, whatever the number of parties. */
export class PartyNames {
  private readonly keys: PartyKey[] = [];
  private readonly byFull = new Map<string, number[]>();
  private readonly byCore = new Map<string, number[]>();
  private readonly byBare = new Map<string, number[]>();
  private readonly byDeletion = new Map<string, number[]>();
  private readonly byPart = new Map<string, number[]>();
  private readonly byStart = new Map<string, number[]>();
  private readonly byFirstWord = new Map<string, number[]>();
  private readonly answers = new Map<string, PartyAnswer>();

  /** `party`: index of the party; a party may have several names (its aliases). */
  add(party: number, name: string): void {
    const key = partyKey(name);
    if (key.core === "") return;
    this.keys.push(key);
    const at = this.keys.length - 1;
    push(this.byFull, key.full, party);
    push(this.byCore, key.core, at);
    push(this.byBare, key.bare, at);
    this.partyOfKey[at] = party;
    for (const deletion of deletionsOf(key.bare)) push(this.byDeletion, deletion, at);
    if (key.words.length === 0) for (let start = 0; start + 2 <= key.bare.length; start += 1) push(this.byPart, key.bare.slice(start, start + 2), at);
    push(this.byStart, key.bare.slice(0, 4), at);
    if (key.words.length >= WORDS_WITHIN_MIN) push(this.byFirstWord, key.words[0]!, at);
  }

  private readonly partyOfKey: number[] = [];

  find(name: string): PartyAnswer {
    const known = this.answers.get(name);
    if (known) return known;
    const answer = this.search(partyKey(name));
    this.answers.set(name, answer);
    return answer;
  }

  /**
   * The party whose whole name stands in a text ("on behalf of …"), where it is one.
   *
   * A single word, or less than four Chinese characters, stands in texts by chance. Of names alike but for the legal form the one written there counts.
   */
  within(text: string): PartyAnswer {
    const words = wordsOf(text);
    let longest = 0;
    let found: number[] = [];
    const take = (candidates: readonly number[], length: number): void => {
      if (candidates.length === 0 || length < longest) return;
      if (length > longest) found = [];
      longest = length;
      found.push(...candidates);
    };
    words.forEach((word, place) => {
      for (const at of this.byFirstWord.get(word) ?? []) {
        const named = this.keys[at]!;
        if (!named.words.every((each, along) => words[place + along] === each)) continue;
        const end = place + named.words.length;
        const written = [3, 2, 1].map((more) => partyKey(words.slice(place, end + more).join(" "))).find(({ core }) => core === named.core)?.form ?? "";
        if (written === "" || named.form === "" || written === named.form) take([at], named.core.length + (written === named.form ? 0.5 : 0));
      }
      if (!HAN.test(word)) return;
      for (let start = 0; start + HAN_WITHIN_MIN <= word.length; start += 1) {
        for (const at of this.byPart.get(word.slice(start, start + 2)) ?? []) {
          const { core, bare, form } = this.keys[at]!;
          const named = word.startsWith(core, start) ? core : word.startsWith(bare, start) ? bare : "";
          if (named.length < HAN_WITHIN_MIN) continue;
          const written = partyKey(word.slice(start, start + named.length + FORM_CHARS_MAX)).form || partyKey(word.slice(start, start + named.length + 4)).form;
          if (written === "" || form === "" || written === form) take([at], named.length + (written === form ? 0.5 : 0));
        }
      }
    });
    const parties = distinct(this.partiesOf(found));
    return parties.length === 1 ? { parties, sure: false, how: "text" } : NO_PARTY;
  }

  private search(key: PartyKey): PartyAnswer {
    if (key.core === "") return NO_PARTY;
    const full = this.byFull.get(key.full);
    if (full && key.form !== "") return { parties: distinct(full), sure: true, how: "name" };
    const core = this.byCore.get(key.core) ?? this.byBare.get(key.bare);
    if (core) return answerOf(this.formFirst(core, key), true, "core");
    const part = this.withPart(key);
    if (part.length > 0) return answerOf(part, false, "part");
    return answerOf(this.formFirst(this.spelledLike(key), key), false, "spelling");
  }

  /** Short names: a Chinese name that is a piece of ours, or Latin words that begin ours ("Relecl Foods"). */
  private withPart({ bare, words }: PartyKey): number[] {
    if (words.length === 0) {
      if (bare.length < PART_LENGTH_MIN) return [];
      const candidates = this.byPart.get(bare.slice(0, 2)) ?? [];
      return this.partiesOf(candidates.filter((at) => this.keys[at]!.bare.includes(bare)));
    }
    if (bare.length < 4) return [];
    const candidates = this.byStart.get(bare.slice(0, 4)) ?? [];
    return this.partiesOf(candidates.filter((at) => beginsWords(this.keys[at]!.words, words)));
  }

  /** One character lost, added, changed or exchanged. */
  private spelledLike({ bare }: PartyKey): number[] {
    if (bare.length < 4) return [];
    const losses: number[] = [];
    const others: number[] = [];
    for (const deletion of deletionsOf(bare)) {
      for (const at of this.byDeletion.get(deletion) ?? []) {
        const theirs = this.keys[at]!.bare;
        if (deletion === theirs || theirs.length === bare.length + 1) losses.push(at);
        else if (!HAN.test(bare)) others.push(at); // 恒信 and 恒通 differ by one character and are different companies
      }
    }
    return losses.length > 0 ? losses : others;
  }

  /** Of names alike but for the legal form, those that share the legal form, if any does. */
  private formFirst(candidates: number[], { form }: PartyKey): number[] {
    const same = candidates.filter((at) => this.keys[at]!.form === form);
    return this.partiesOf(form !== "" && same.length > 0 ? same : candidates);
  }

  private partiesOf(keys: readonly number[]): number[] {
    return keys.map((at) => this.partyOfKey[at]!);
  }
}

const HAN = /\p{Script=Han}/u;

function answerOf(parties: readonly number[], sure: boolean, how: PartyAnswer["how"]): PartyAnswer {
  const found = distinct(parties);
  if (found.length === 0 || found.length > MEANINGS_MAX) return NO_PARTY;
  return { parties: found, sure, how };
}

/** Every word of the shorter name begins the word of ours at its place: "Northw Marine" for "Northwind Marine". */
function beginsWords(ours: readonly string[], theirs: readonly string[]): boolean {
  if (theirs.length === 0 || theirs.length > ours.length) return false;
  return theirs.every((word, place) => word.length >= 3 ? ours[place]!.startsWith(word) : ours[place] === word) && (theirs.length === ours.length || theirs.length >= 2);
}

function deletionsOf(text: string): string[] {
  if (text.length < 4 || text.length > 40) return [text];
  const out = [text];
  for (let place = 0; place < text.length; place += 1) out.push(text.slice(0, place) + text.slice(place + 1));
  return out;
}

function push(map: Map<string, number[]>, key: string, value: number): void {
  const list = map.get(key);
  if (list) list.push(value);
  else map.set(key, [value]);
}

function distinct(values: readonly number[]): number[] {
  return [...new Set(values)].sort((left, right) => left - right);
}
