/** Rows per key, as chains through one array: no list object per key. */
export class Chains<Key extends number | string> {
  private readonly numbers: NumberHeads;
  private readonly texts: TextHeads;
  /** The chain that a row is in, by row: no key is looked up again. */
  readonly chainOf: Int32Array;
  private readonly next: Int32Array;
  private readonly size: Int32Array;
  private readonly byParty = new Map<number, Map<number, number[]>>();

  constructor(rows: number) {
    this.next = new Int32Array(rows).fill(-1);
    this.chainOf = new Int32Array(rows).fill(-1);
    this.size = new Int32Array(rows);
    this.numbers = new NumberHeads(rows);
    this.texts = new TextHeads(rows);
  }

  add(key: Key, row: number): void {
    const head = typeof key === "number" ? this.numbers.headOf(key, row) : this.texts.headOf(key, row);
    if (head === row) {
      this.chainOf[row] = row;
      this.size[row] = 1;
    } else {
      this.chainOf[row] = head;
      this.next[row] = this.next[head]!;
      this.next[head] = row;
      this.size[head]! += 1;
    }
  }

  /** The chain of a key, for the questions below: looking a key up is what costs. Negative where no row has it. */
  chain(key: Key): number {
    return typeof key === "number" ? this.numbers.find(key) : this.texts.find(key);
  }

  /** False where no text with this hash (`hashOn`) has a chain: asked before a text is put together. */
  mayHave(hash: number): boolean {
    return this.texts.has(hash);
  }

  count(chain: number): number {
    return chain < 0 ? 0 : this.size[chain]!;
  }

  rows(chain: number): number[] {
    if (this.size[chain] === 1) return [chain];
    const out: number[] = [];
    for (let row = chain; row >= 0; row = this.next[row]!) out.push(row);
    return out;
  }

  /** Rows of a chain that belong to one of the parties. */
  rowsOf(chain: number, parties: readonly number[], partyOf: Int32Array): number[] {
    if (parties.length === 1) return [...this.rowsOfOne(chain, parties[0]!, partyOf)];
    if (this.count(chain) <= SHARED_MIN) return this.rows(chain).filter((row) => parties.includes(partyOf[row]!));
    return parties.flatMap((party) => [...this.rowsOfOne(chain, party, partyOf)]);
  }

  /** Rows of a chain of one party, ascending; keys that very many rows share are split by party once. */
  rowsOfOne(chain: number, party: number, partyOf: Int32Array): readonly number[] {
    if (chain < 0) return NO_ROWS;
    if (this.size[chain]! <= SHARED_MIN) {
      if (this.size[chain] === 1 && partyOf[chain] !== party) return NO_ROWS;
      if (this.size[chain] === 1) return [chain];
      const out: number[] = [];
      for (let row = chain; row >= 0; row = this.next[row]!) if (partyOf[row] === party) out.push(row);
      return out.length > 1 ? out.sort((left, right) => left - right) : out;
    }
    let split = this.byParty.get(chain);
    if (!split) {
      split = new Map();
      for (const row of this.rows(chain).sort((left, right) => left - right)) {
        const list = split.get(partyOf[row]!);
        if (list) list.push(row);
        else split.set(partyOf[row]!, [row]);
      }
      this.byParty.set(chain, split);
    }
    return split.get(party) ?? NO_ROWS;
  }
}

const SHARED_MIN = 24;
const NO_ROWS: readonly number[] = [];

/** Keys that are numbers, each with the first row that has it: two arrays, since a map of a hundred thousand keys is slow to fill and to ask. */
class NumberHeads {
  private keys = NO_KEYS;
  /** The first row of each key, plus one; 0 is a free place. */
  private heads = NO_PLACES;

  constructor(private readonly rows: number) {}

  /** The first row with this key: `row` itself where it has none yet. */
  headOf(key: number, row: number): number {
    if (this.heads.length === 0) {
      const places = placesFor(this.rows);
      this.keys = new Float64Array(places);
      this.heads = new Int32Array(places);
    }
    const place = this.placeOf(key);
    if (this.heads[place] === 0) {
      this.keys[place] = key;
      this.heads[place] = row + 1;
    }
    return this.heads[place]! - 1;
  }

  find(key: number): number {
    return this.heads.length === 0 ? -1 : this.heads[this.placeOf(key)]! - 1;
  }

  private placeOf(key: number): number {
    const { keys, heads } = this;
    const last = heads.length - 1;
    let place = mixed(Math.imul(key | 0, 0x9e3779b1) ^ Math.imul((key / 0x100000000) | 0, 0x85ebca6b)) & last;
    while (heads[place] !== 0 && keys[place] !== key) place = (place + 1) & last;
    return place;
  }
}

/** Keys that are texts, with the hash of each: what is not there is known without comparing texts. */
class TextHeads {
  private readonly keys: string[] = [];
  private hashes = NO_PLACES;
  private heads = NO_PLACES;
  /** Which key lies at a place, plus one; 0 is a free place. */
  private places = NO_PLACES;

  constructor(private readonly rows: number) {}

  headOf(key: string, row: number): number {
    if (this.places.length === 0) {
      this.places = new Int32Array(placesFor(this.rows));
      this.hashes = new Int32Array(this.rows);
      this.heads = new Int32Array(this.rows);
    }
    const hash = hashOn(HASH_OF_NOTHING, key);
    const place = this.placeOf(key, hash);
    if (this.places[place] === 0) {
      const index = this.keys.length;
      this.keys.push(key);
      this.hashes[index] = hash;
      this.heads[index] = row;
      this.places[place] = index + 1;
      return row;
    }
    return this.heads[this.places[place]! - 1]!;
  }

  find(key: string): number {
    if (this.places.length === 0) return -1;
    const found = this.places[this.placeOf(key, hashOn(HASH_OF_NOTHING, key))]!;
    return found === 0 ? -1 : this.heads[found - 1]!;
  }

  has(hash: number): boolean {
    const { places, hashes } = this;
    const last = places.length - 1;
    if (last < 0) return false;
    for (let place = mixed(hash) & last; places[place] !== 0; place = (place + 1) & last) if (hashes[places[place]! - 1] === hash) return true;
    return false;
  }

  private placeOf(key: string, hash: number): number {
    const { places, hashes, keys } = this;
    const last = places.length - 1;
    let place = mixed(hash) & last;
    for (let found = places[place]!; found !== 0 && !(hashes[found - 1] === hash && keys[found - 1] === key); found = places[place]!) place = (place + 1) & last;
    return place;
  }
}

export const HASH_OF_NOTHING = 0;

/** The hash of a text that begins with what `hash` is of and goes on with `text`. */
export function hashOn(hash: number, text: string): number {
  let out = hash;
  for (let at = 0; at < text.length; at += 1) out = (Math.imul(out, 31) + text.charCodeAt(at)) | 0;
  return out;
}

function mixed(hash: number): number {
  const once = Math.imul(hash ^ (hash >>> 16), 0x7feb352d);
  return once ^ (once >>> 15);
}

/** A power of two, at most half of it taken: a search is then one or two steps. */
function placesFor(keys: number): number {
  let places = 16;
  while (places < keys * 2) places *= 2;
  return places;
}

const NO_KEYS = new Float64Array(0);
const NO_PLACES = new Int32Array(0);
