import type { Steps } from "../check/steps";
import type { Customer } from "../ledger/ledger";
import { partyKey } from "../reconciliation/party-key";

/** Shorter names look alike by chance. */
const LETTERS_MIN = 4;
const LETTERS_FOR_A_SLIP = 7;
const LETTERS_FOR_TWO_SLIPS = 14;

const CUSTOMERS_PER_STEP = 300;

/** A name as it is compared: without legal form, remarks, blanks, case; and what is never a slip of the pen. */
interface Likeness {
  readonly customer: number;
  readonly bare: string;
  readonly form: string;
  /** Its digits, ordinals and directions: "Store 12", 第一建筑, "Harbour East". */
  readonly marks: string;
  /** What stands in brackets: often a place or a branch. */
  readonly remark: string;
}

const MARKS = /\d+|[一二三四五六七八九十甲乙丙丁东南西北中](?!国)|\b(?:NORTH|SOUTH|EAST|WEST|CENTRAL|FIRST|SECOND|THIRD|I{1,3}|IV|VI{0,3}|IX|X)(?:ERN)?\b/gu;
const REMARK = /[(（\[【]([^()（）[\]【】]*)[)）\]】]/gu;
/** Legal forms that are one in two spellings, or so near that they are often mixed up in writing. */
const SAME_FORMS: Readonly<Record<string, string>> = { 有限责任公司: "有限公司", 公司: "有限公司", COLTD: "LTD", CO: "LTD" };

/**
 * Finds customers whose names look like a text: the same but for a legal form left out, or with a letter or two wrong.
 *
 * Holds: names whose digits, ordinals, directions or legal forms differ never look alike ("Store 12", "Store 13"); a likeness that several customers have is none.
 * A Chinese name has few characters, each of which is a word: one may be wrong in a long name, never two.
 */
export class NameLikeness {
  private readonly byBare = new Map<string, Likeness[]>();
  /** By the name with one letter left out: two names one slip apart meet here. */
  private readonly byGap = new Map<string, Likeness[]>();

  private constructor(private readonly of: (customer: Customer) => readonly string[]) {}

  /** `of`: the names a customer is known by; none for one that nobody may be taken for. */
  static *among(customers: readonly Customer[], of: (customer: Customer) => readonly string[]): Steps<NameLikeness> {
    const likeness = new NameLikeness(of);
    for (const [index, customer] of customers.entries()) {
      if (index % CUSTOMERS_PER_STEP === 0) yield;
      likeness.add(customer, index);
    }
    return likeness;
  }

  private add(customer: Customer, index: number): void {
    for (const name of new Set(this.of(customer))) {
      const like = likenessOf(name, index);
      if (like.bare.length < LETTERS_MIN) continue;
      put(this.byBare, like.bare, like);
      if (like.bare.length >= LETTERS_FOR_A_SLIP) for (const gap of gapsOf(like.bare)) put(this.byGap, gap, like);
    }
  }

  /** The one customer that a name looks like; null for none or several. `not` is never answered. */
  find(name: string, not: number | null = null): number | null {
    const remark = remarkOf(name);
    const [found, ...others] = this.alike(name, not);
    return found === undefined || others.length > 0 || found.remark !== remark ? null : found.customer;
  }

  candidates(name: string, not: number | null): readonly number[] {
    return this.alike(name, not).map(({ customer }) => customer);
  }

  private alike(name: string, not: number | null): readonly Likeness[] {
    const like = likenessOf(name, -1);
    if (like.bare.length < LETTERS_MIN) return [];
    const same = distinct((this.byBare.get(like.bare) ?? []).filter((other) => mayBeOne(like, other)), not);
    if (same.length > 0 || like.bare.length < LETTERS_FOR_A_SLIP) return same;
    // A name meets itself, and one near it, at many gaps: each is compared once.
    const near = new Set<Likeness>();
    for (const gap of gapsOf(like.bare)) for (const other of this.byGap.get(gap) ?? []) if (other.customer !== not && mayBeOne(like, other)) near.add(other);
    return distinct([...near].filter((other) => slips(like.bare, other.bare) <= slipsAllowed(like.bare)), not);
  }
}

function likenessOf(name: string, customer: number): Likeness {
  const { bare, core, form } = partyKey(name);
  const plain = name.normalize("NFKC").toUpperCase();
  return { customer, bare: bare || core, form: SAME_FORMS[form] ?? form, marks: [...plain.replace(REMARK, " ").matchAll(MARKS)].join(" "), remark: remarkOf(name) };
}

function remarkOf(name: string): string {
  return [...name.normalize("NFKC").toUpperCase().matchAll(REMARK)].map(([, text]) => text!.replace(/\s+/g, "")).join(" ");
}

/** Acme Ltd and Acme Inc are two companies; Acme may be either. */
function mayBeOne(left: Likeness, right: Likeness): boolean {
  if (left.marks !== right.marks) return false;
  return left.form === "" || right.form === "" || left.form === right.form;
}

/** One for each customer. */
function distinct(found: readonly Likeness[], not: number | null): readonly Likeness[] {
  return [...new Map(found.filter(({ customer }) => customer !== not).map((each) => [each.customer, each])).values()];
}

function gapsOf(text: string): string[] {
  return [text, ...Array.from({ length: text.length }, (_, place) => text.slice(0, place) + text.slice(place + 1))];
}

function slipsAllowed(text: string): number {
  if (/\p{Script=Han}/u.test(text)) return 1;
  return text.length >= LETTERS_FOR_TWO_SLIPS ? 2 : 1;
}

/** Letters put in, left out, changed or exchanged with their neighbour; 3 for any more. */
function slips(left: string, right: string): number {
  if (Math.abs(left.length - right.length) > 2) return 3;
  let [above, before]: [number[], number[]] = [[], []];
  for (let row = 0; row <= left.length; row++) {
    const current: number[] = [];
    for (let column = 0; column <= right.length; column++) {
      if (row === 0 || column === 0) {
        current.push(row + column);
        continue;
      }
      const change = above[column - 1]! + (left[row - 1] === right[column - 1] ? 0 : 1);
      let best = Math.min(change, above[column]! + 1, current[column - 1]! + 1);
      if (row > 1 && column > 1 && left[row - 1] === right[column - 2] && left[row - 2] === right[column - 1]) best = Math.min(best, before[column - 2]! + 1);
      current.push(best);
    }
    [before, above] = [above, current];
  }
  return above[right.length]!;
}

function put(map: Map<string, Likeness[]>, key: string, like: Likeness): void {
  const list = map.get(key);
  if (list) list.push(like);
  else map.set(key, [like]);
}
