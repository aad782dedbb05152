import { NO_DAY } from "../calendar/day";
import { Currencies, type Side, sideOf } from "./content-order";
import { NO_PARTY, type PartyAnswer, PartyNames } from "./find-party";
import type { NamedBy } from "./claim-second-numbers";
import { inSlices, type Stage } from "./in-slices";
import type { ReconciliationInput } from "./reconciliation";

export interface Books {
  readonly input: ReconciliationInput;
  readonly bank: boolean;
  readonly ours: Side;
  /** Amounts get our sign when the convention is known (`turnTheirs`). */
  readonly theirs: Side;
  readonly currencies: readonly string[];
  /** Party of each row of ours, and what each row of theirs can mean by its name. */
  readonly partyOf: Int32Array;
  readonly partyCount: number;
  readonly answers: PartyAnswer[];
  /** Rows of theirs that name ours by another number than the document's (`claim-second-numbers.ts`). */
  readonly namedBy: Map<number, NamedBy>;
  readonly names: PartyNames;
  readonly partyNames: readonly string[];
}

export function* openBooks(input: ReconciliationInput): Stage<Books> {
  const bank = input.kind === "bank";
  const currencies = new Currencies();
  const { side: ours, indexOf: ourIndex } = yield* sideOf(input.ours, currencies, ({ type, amountMinor }) => (bank && (type === "payment" || type === "refund") ? -amountMinor : amountMinor));
  const { side: theirs, indexOf: theirIndex } = yield* sideOf(input.theirs, currencies, ({ amountMinor }) => amountMinor);
  const { partyOf, names, partyNames, partyByCode } = yield* nameParties(input, ours, ourIndex);
  const answers = new Array<PartyAnswer>(theirs.count).fill(NO_PARTY);
  const byCode = new Map<string, PartyAnswer>();
  yield* inSlices(theirs.count, 1000, (place) => {
    const { party, partyCode, text } = input.theirs[place]!;
    const coded = partyCode === "" ? undefined : partyByCode.get(partyCode);
    if (coded === undefined) {
      const named = party === "" ? NO_PARTY : names.find(party);
      answers[theirIndex[place]!] = bank && named.parties.length === 0 && text !== "" ? names.within(text) : named;
      return;
    }
    let answer = byCode.get(partyCode);
    if (!answer) {
      answer = { parties: [coded], sure: true, how: "code" };
      byCode.set(partyCode, answer);
    }
    answers[theirIndex[place]!] = answer;
  });
  return { input, bank, ours, theirs, currencies: currencies.codes, partyOf, partyCount: partyNames.length, answers, namedBy: new Map(), names, partyNames };
}

/** Parties in the order of the master data, then as our rows in their order name others. */
function* nameParties(input: ReconciliationInput, ours: Side, indexOf: Int32Array) {
  const names = new PartyNames();
  const partyNames: string[] = [];
  const partyByCode = new Map<string, number>();
  const register = (code: string, name: string): number => {
    let party = partyByCode.get(code);
    if (party === undefined) {
      party = partyNames.length;
      partyByCode.set(code, party);
      partyNames.push(name);
      names.add(party, name);
    }
    return party;
  };
  yield* inSlices(input.parties.length, 200, (index) => {
    const { code, name, aliases } = input.parties[index]!;
    const party = register(code, name === "" ? code : name);
    for (const alias of aliases) names.add(party, alias);
  });
  const partyOf = new Int32Array(ours.count);
  const unknown: number[] = [];
  yield* inSlices(ours.count, 5000, (place) => {
    const { partyCode, party } = input.ours[place]!;
    const known = partyByCode.get(partyCode === "" ? party : partyCode);
    partyOf[indexOf[place]!] = known ?? -1;
    if (known === undefined) unknown.push(indexOf[place]!);
  });
  unknown.sort((left, right) => left - right);
  yield* inSlices(unknown.length, 1000, (place) => {
    const { partyCode, party } = ours.rows[unknown[place]!]!;
    partyOf[unknown[place]!] = register(partyCode === "" ? party : partyCode, party === "" ? partyCode : party);
  });
  return { partyOf, names, partyNames, partyByCode };
}

/** Days from our row to theirs; null where one of them has no date. */
export function lagDays(books: Books, ours: number, theirs: number): number | null {
  const ourDay = books.ours.day[ours]!;
  const theirDay = books.theirs.day[theirs]!;
  return ourDay === NO_DAY || theirDay === NO_DAY ? null : theirDay - ourDay;
}

/** Whether their name can mean the party of our row: yes, no, or nothing is said. */
export function partyFits(books: Books, ours: number, theirs: number): "yes" | "no" | "unknown" {
  const { parties } = books.answers[theirs]!;
  if (parties.length === 0) return books.partyCount === 1 && books.theirs.rows[theirs]!.party === "" ? "yes" : "unknown";
  return parties.includes(books.partyOf[ours]!) ? "yes" : "no";
}
