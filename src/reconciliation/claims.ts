import type { Books } from "./books";
import type { DocumentKeys } from "./document-keys";
import { inSlices, type Stage } from "./in-slices";
import { showsNumber } from "./pair-cause";
import { FORMS, type Form, type Mention, type Said } from "./mentions";

/** A document of ours that a row of theirs speaks of: rows with one number and party (several when it was entered twice). */
export interface Claim {
  readonly rows: readonly number[];
  readonly form: Form;
  /** The word before the number, "" where the number's own letters or nothing stand there. */
  readonly word: string;
  /** False: their name points at another party than the document's. */
  readonly ofParty: boolean;
}

/** What was found out about how they quote our numbers. */
export interface Quoting {
  /** Claims per row of theirs, each document once, in the order of the text. */
  readonly claims: readonly (readonly Claim[])[];
  /** How often each form agreed with the amount: `form word` → seen, agreed. */
  readonly trust: ReadonlyMap<string, { seen: number; agreed: number }>;
  /** `form party` and `word` of the numbers that agreed with the amount: how this party writes ours, and after which words; `joined party` where it leaves out our separators. */
  readonly agreed: ReadonlySet<string>;
}

/** Words that announce an invoice's number rather than an order's. */
export const INVOICE_WORDS = /^(?:N|NO|NR|NUM|INV|INVOICE|BILL|RE|RG|RECHNUNG|RECHNUNGSNR|FACTURE|FACT|FACTURA|FRA|FATTURA|FT|FATURA|FAKTURA|NF|NUMBER|DOC|DOCUMENT|СЧ[ЕЁ]ТА?|ИНВОЙС|第|号|.*发票.*|.*發票.*|.*請求.*)$/u;

/** A form of quoting is believed when this share of its rows has our amount; differing amounts are common, accidental ones are not. */
const AGREED_SHARE = 0.25;
const SEEN_MIN = 3;
const DISTRUST_SEEN = 20;
const DISTRUST_SHARE = 0.04;

const STRONG: ReadonlySet<Form> = new Set<Form>(["whole", "slots", "digits", "bare-slots"]);

export function* claimDocuments(books: Books, said: readonly Said[], keys: DocumentKeys): Stage<Quoting> {
  const trust = new Map<string, { seen: number; agreed: number }>();
  const agreed = new Set<string>();
  const sameDocument = documentsOf(books, keys);
  yield* inSlices(said.length, 2000, (their) => {
    const { mentions } = said[their]!;
    if (mentions.length !== 1 || !mentions[0]!.ofParty) return;
    const rows = narrowed(books, their, mentions[0]!);
    if (rows.some((row) => !sameDocument(row, rows[0]!))) return;
    const key = trustKey(mentions[0]!);
    const entry = trust.get(key) ?? { seen: 0, agreed: 0 };
    entry.seen += 1;
    if (rows.some((row) => Math.abs(books.ours.amount[row]!) === Math.abs(books.theirs.amount[their]!))) {
      entry.agreed += 1;
      agreed.add(`${mentions[0]!.form} ${books.partyOf[rows[0]!]!}`).add(mentions[0]!.word);
      if (mentions[0]!.form === "whole" && !showsNumber(books, rows[0]!, their)) agreed.add(`joined ${books.partyOf[rows[0]!]!}`);
    }
    trust.set(key, entry);
  });
  const believed = believedForms(trust, agreed);
  const claims: (readonly Claim[])[] = [];
  yield* inSlices(said.length, 1000, (their) => {
    const own = claimsOf(books, their, said[their]!, { keys, believed, sameDocument });
    claims.push(own.length === 0 ? NONE : own.slice());
  });
  return { claims, trust, agreed };
}

function trustKey({ form, word }: Mention): string {
  return form === "whole" ? "whole " : `${form} ${word}`;
}

/** Whole and nearly whole numbers are believed unless the data says otherwise; serials and tails only when the data says so. */
function believedForms(trust: ReadonlyMap<string, { seen: number; agreed: number }>, announcing: ReadonlySet<string>): (mention: Mention) => boolean {
  const answers = new Map<string, boolean>();
  return (mention) => {
    const key = trustKey(mention);
    const known = answers.get(key);
    if (known !== undefined) return known;
    const { seen, agreed } = trust.get(key) ?? { seen: 0, agreed: 0 };
    const foreign = mention.form !== "whole" && mention.word !== "" && !announcing.has(mention.word) && !INVOICE_WORDS.test(mention.word);
    const answer = STRONG.has(mention.form) && !foreign ? seen < DISTRUST_SEEN || agreed >= seen * DISTRUST_SHARE : seen >= SEEN_MIN && agreed >= seen * AGREED_SHARE;
    answers.set(key, answer);
    return answer;
  };
}

interface ClaimContext {
  readonly keys: DocumentKeys;
  readonly believed: (mention: Mention) => boolean;
  readonly sameDocument: (left: number, right: number) => boolean;
}

const NONE: readonly Claim[] = [];

function claimsOf(books: Books, their: number, { mentions, ranges, numbers }: Said, context: ClaimContext): readonly Claim[] {
  if (mentions.length === 0) return NONE;
  const claims: Claim[] = [];
  const add = (rows: readonly number[], mention: Mention): void => {
    if (claims.some((claim) => claim.rows[0] === rows[0])) return;
    claims.push(rows === mention.rows ? mention : { rows, form: mention.form, word: mention.word, ofParty: mention.ofParty });
  };
  const partyKnown = books.answers[their]!.parties.length > 0;
  const proven = provenBySum(books, their, mentions, context);
  if (proven) {
    mentions.forEach((mention, place) => add(proven[place]!, mention));
    return claims;
  }
  for (const mention of mentions) {
    const rows = mention.rows.every((row) => context.sameDocument(row, mention.rows[0]!)) ? mention.rows : mentions.length === 1 ? narrowed(books, their, mention) : bySign(books, their, mention.rows);
    const first = rows[0]!;
    const one = rows.every((row) => context.sameDocument(row, first));
    if (context.believed(mention) && one && !mention.cut && (STRONG.has(mention.form) || partyKnown || books.partyCount === 1)) {
      add(rows, mention);
      for (const range of ranges) if (range.from === mention) for (const row of rowsInRange(books, context.keys, first, range.to)) add([row], mention);
      continue;
    }
    const equal = rows.filter((row) => books.ours.amount[row] === books.theirs.amount[their] && books.ours.currency[row] === books.theirs.currency[their]);
    const supported = mentions.length === 1 && mention.ofParty && (partyKnown || books.partyCount === 1) && equal.length > 0 && equal.every((row) => context.sameDocument(row, equal[0]!));
    if (supported) add(equal, mention);
  }
  // A list of numbers of which few digits of one happen to be ours is a list of somebody else's numbers.
  if (claims.length * 2 < numbers && claims.every(({ form }) => !STRONG.has(form))) return NONE;
  return claims;
}

/** A list proves itself: one document for each mention, of a party the name can mean, and together they are the amount. */
function provenBySum(books: Books, their: number, mentions: readonly Mention[], { sameDocument }: ClaimContext): readonly (readonly number[])[] | null {
  if (mentions.length < 2 || mentions.some((mention) => !mention.ofParty || !mention.rows.every((row) => sameDocument(row, mention.rows[0]!)))) return null;
  const firsts = new Set(mentions.map((mention) => mention.rows[0]!));
  if (firsts.size !== mentions.length) return null;
  let total = 0;
  for (const row of firsts) {
    if (books.ours.currency[row] !== books.theirs.currency[their]) return null;
    total += books.ours.amount[row]!;
  }
  return total === books.theirs.amount[their] ? mentions.map((mention) => mention.rows) : null;
}

/** Of the rows a mention can mean, those with the amount; else those with its direction; else all. */
function narrowed(books: Books, their: number, { rows }: Mention): readonly number[] {
  if (rows.length === 1) return rows;
  const figure = Math.abs(books.theirs.amount[their]!);
  const equal = rows.filter((row) => Math.abs(books.ours.amount[row]!) === figure);
  return equal.length > 0 ? bySign(books, their, equal) : bySign(books, their, rows);
}

function bySign(books: Books, their: number, rows: readonly number[]): readonly number[] {
  if (rows.length === 1) return rows;
  const direction = Math.sign(books.theirs.amount[their]!);
  const same = rows.filter((row) => Math.sign(books.ours.amount[row]!) === direction);
  return same.length > 0 ? same : rows;
}

/** Two rows of ours with one number and one party are one document, entered twice. */
function documentsOf(books: Books, keys: DocumentKeys): (left: number, right: number) => boolean {
  const { numbers } = keys.numbering;
  return (left, right) => left === right || (numbers[left]!.alnum === numbers[right]!.alnum && books.partyOf[left] === books.partyOf[right]);
}

const RANGE_MAX = 200;

/** Numbers of the same family and party between the first and `1181` or `01188`, the first itself left out. */
function rowsInRange(books: Books, keys: DocumentKeys, first: number, to: string): readonly number[] {
  const number = keys.numbering.numbers[first]!;
  const from = Number(number.serial);
  const fromText = number.serial;
  const end = Number(to.length < fromText.length ? fromText.slice(0, fromText.length - to.length) + to : to);
  if (!(end > from) || end - from > RANGE_MAX) return [];
  const party = books.partyOf[first]!;
  const out: number[] = [];
  for (let serial = from + 1; serial <= end; serial += 1) {
    for (const row of keys.serial.rowsOf(keys.serial.chain(serial), [party], books.partyOf)) if (keys.numbering.numbers[row]!.family === number.family) out.push(row);
  }
  return out;
}

export const FORM_RANK: Readonly<Record<Form, number>> = Object.fromEntries(FORMS.map((form, rank) => [form, rank])) as Record<Form, number>;
