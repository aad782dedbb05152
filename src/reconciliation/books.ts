import { NO_DAY } from "../calendar/day";
import { NO_PARTY, type PartyAnswer, PartyNames } from "./find-party";
import type { NamedBy } from "./claim-second-numbers";
import { inSlices, type Stage } from "./in-slices";
import type { ReconciliationInput, ReconciliationRow } from "./reconciliation";

/**
 * Both sides in columns, as every stage reads them. A row is an index; `rows[index].row` is how answers name it.
 *
 * Units: `amount` in minor units, money in the direction of our balance (+ the customer owes more; in bank mode + money in).
 */
export interface Side {
  /** In an order of their content (day, amount, number, name, text), so that sorting a table changes no answer. */
  readonly rows: readonly ReconciliationRow[];
  /** Indexes in the order of the row numbers: how answers are told. */
  readonly byNumber: Int32Array;
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
  /** Rows of theirs that name ours by another number than the document's (`claim-second-numbers.ts`). */
  readonly namedBy: Map<number, NamedBy>;
  readonly names: PartyNames;
  readonly partyNames: readonly string[];
}

export function* openBooks(input: ReconciliationInput): Stage<Books> {
  const currencies: string[] = [];
  const currencyIndex = new Map<string, number>();
  let lastCurrency = "";
  let lastIndex = -1;
  const currencyOf = (currency: string): number => {
    if (currency === lastCurrency && lastIndex >= 0) return lastIndex;
    let index = currencyIndex.get(currency);
    if (index === undefined) {
      index = currencies.length;
      currencies.push(currency);
      currencyIndex.set(currency, index);
    }
    lastCurrency = currency;
    lastIndex = index;
    return index;
  };
  const bank = input.kind === "bank";
  const ourOrder = yield* contentOrder(input.ours);
  const theirOrder = yield* contentOrder(input.theirs);
  const ours = ourOrder.rows;
  const theirs = theirOrder.rows;
  const ourSide = yield* sideOf(ourOrder, currencyOf, ({ type, amountMinor }) => (bank && (type === "payment" || type === "refund") ? -amountMinor : amountMinor));
  const theirSide = yield* sideOf(theirOrder, currencyOf, ({ amountMinor }) => amountMinor);
  const { partyOf, names, partyNames, partyByCode } = yield* nameParties(input, ours);
  const answers: PartyAnswer[] = [];
  const byCode = new Map<string, PartyAnswer>();
  yield* inSlices(theirs.length, 1000, (row) => {
    const { party, partyCode, text } = theirs[row]!;
    const coded = partyCode === "" ? undefined : partyByCode.get(partyCode);
    if (coded === undefined) {
      const named = party === "" ? NO_PARTY : names.find(party);
      answers.push(bank && named.parties.length === 0 && text !== "" ? names.within(text) : named);
      return;
    }
    let answer = byCode.get(partyCode);
    if (!answer) {
      answer = { parties: [coded], sure: true, how: "code" };
      byCode.set(partyCode, answer);
    }
    answers.push(answer);
  });
  return { input, bank, ours: ourSide, theirs: theirSide, currencies, partyOf, partyCount: partyNames.length, answers, namedBy: new Map(), names, partyNames };
}

/** Rows by day, and within a day by what they say; the row number only decides between rows that say the same. */
function* contentOrder(given: readonly ReconciliationRow[]): Stage<Pick<Side, "rows" | "byNumber">> {
  const days = new Map<number, number[]>();
  yield* inSlices(given.length, 20000, (place) => {
    const day = given[place]!.day ?? NO_DAY;
    const list = days.get(day);
    if (list) list.push(place);
    else days.set(day, [place]);
  });
  const rows: ReconciliationRow[] = [];
  const indexOf = new Int32Array(given.length);
  const inOrder = [...days.keys()].sort((left, right) => left - right);
  yield* inSlices(inOrder.length, 8, (day) => {
    for (const place of days.get(inOrder[day]!)!.sort((left, right) => compareContent(given[left]!, given[right]!))) {
      indexOf[place] = rows.length;
      rows.push(given[place]!);
    }
  });
  return { rows, byNumber: inNumberOrder(given, indexOf) };
}

function compareContent(left: ReconciliationRow, right: ReconciliationRow): number {
  return (
    left.amountMinor - right.amountMinor || compareText(left.reference, right.reference) || compareText(left.party, right.party) || compareText(left.partyCode, right.partyCode) ||
    compareText(left.text, right.text) || compareText(left.currency, right.currency) || compareText(left.type ?? "", right.type ?? "") || left.row - right.row
  );
}

function compareText(left: string, right: string): number {
  return left < right ? -1 : left > right ? 1 : 0;
}

function inNumberOrder(given: readonly ReconciliationRow[], indexOf: Int32Array): Int32Array {
  for (let place = 1; place < given.length; place += 1) {
    if (given[place]!.row < given[place - 1]!.row) return Int32Array.from(Array.from(given.keys()).sort((left, right) => given[left]!.row - given[right]!.row), (sorted) => indexOf[sorted]!);
  }
  return indexOf;
}

function* sideOf({ rows, byNumber }: Pick<Side, "rows" | "byNumber">, currencyOf: (currency: string) => number, amountOf: (row: ReconciliationRow) => number): Stage<Side> {
  const side = { rows, byNumber, count: rows.length, amount: new Float64Array(rows.length), day: new Int32Array(rows.length), currency: new Int32Array(rows.length) };
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
