import { NO_DAY } from "../calendar/day";
import { NO_PARTY, type PartyAnswer, PartyNames } from "./find-party";
import { inSlices, type Stage } from "./in-slices";
import type { ReconciliationInput, ReconciliationRow } from "./reconciliation";

/**
 * Both sides in columns, as every stage reads them. A row is an index; `rows[index].row` is how answers name it.
 *
 * Units: `amount` in minor units, money in the direction of our balance (+ the customer owes more; in bank mode + money in).
 */
export interface Side {
  readonly rows: readonly ReconciliationRow[];
  readonly count: number;
  readonly amount: Float64Array;
  readonly day: Int32Array;
  readonly currency: Int32Array;
}

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
  readonly names: PartyNames;
  readonly partyNames: readonly string[];
}

export function* openBooks(input: ReconciliationInput): Stage<Books> {
  const currencies: string[] = [];
  const currencyIndex = new Map<string, number>();
  const currencyOf = (currency: string): number => {
    let index = currencyIndex.get(currency);
    if (index === undefined) {
      index = currencies.length;
      currencies.push(currency);
      currencyIndex.set(currency, index);
    }
    return index;
  };
  const bank = input.kind === "bank";
  const ours = inOrder(input.ours);
  const theirs = inOrder(input.theirs);
  const ourSide = yield* sideOf(ours, currencyOf, ({ type, amountMinor }) => (bank && (type === "payment" || type === "refund") ? -amountMinor : amountMinor));
  const theirSide = yield* sideOf(theirs, currencyOf, ({ amountMinor }) => amountMinor);
  const { partyOf, names, partyNames, partyByCode } = yield* nameParties(input, ours);
  const answers: PartyAnswer[] = [];
  const byCode = new Map<string, PartyAnswer>();
  yield* inSlices(theirs.length, 1000, (row) => {
    const { party, partyCode } = theirs[row]!;
    const coded = partyCode === "" ? undefined : partyByCode.get(partyCode);
    if (coded === undefined) {
      answers.push(party === "" ? NO_PARTY : names.find(party));
      return;
    }
    let answer = byCode.get(partyCode);
    if (!answer) {
      answer = { parties: [coded], sure: true, how: "code" };
      byCode.set(partyCode, answer);
    }
    answers.push(answer);
  });
  return { input, bank, ours: ourSide, theirs: theirSide, currencies, partyOf, partyCount: partyNames.length, answers, names, partyNames };
}

/** Rows by their number, so that the order in which they are given changes nothing. */
function inOrder(rows: readonly ReconciliationRow[]): readonly ReconciliationRow[] {
  for (let index = 1; index < rows.length; index += 1) {
    if (rows[index]!.row < rows[index - 1]!.row) return [...rows].sort((left, right) => left.row - right.row);
  }
  return rows;
}

function* sideOf(rows: readonly ReconciliationRow[], currencyOf: (currency: string) => number, amountOf: (row: ReconciliationRow) => number): Stage<Side> {
  const side = { rows, count: rows.length, amount: new Float64Array(rows.length), day: new Int32Array(rows.length), currency: new Int32Array(rows.length) };
  yield* inSlices(rows.length, 10000, (index) => {
    const row = rows[index]!;
    const amount = amountOf(row);
    side.amount[index] = amount === 0 ? 0 : amount;
    side.day[index] = row.day ?? NO_DAY;
    side.currency[index] = currencyOf(row.currency);
  });
  return side;
}

function* nameParties(input: ReconciliationInput, ours: readonly ReconciliationRow[]) {
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
  const partyOf = new Int32Array(ours.length);
  yield* inSlices(ours.length, 5000, (index) => {
    const { partyCode, party } = ours[index]!;
    partyOf[index] = register(partyCode === "" ? party : partyCode, party === "" ? partyCode : party);
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
