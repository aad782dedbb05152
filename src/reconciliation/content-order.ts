import { NO_DAY } from "../calendar/day";
import { inSlices, type Stage } from "./in-slices";
import type { ReconciliationRow } from "./reconciliation";

/**
 * One side in columns, as every stage reads it. A row is an index; `rows[index].row` is how answers name it.
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

/** Currencies of both sides, in the order in which they are met. */
export class Currencies {
  readonly codes: string[] = [];
  private readonly places = new Map<string, number>();

  placeOf(code: string): number {
    let place = this.places.get(code);
    if (place === undefined) {
      place = this.codes.length;
      this.codes.push(code);
      this.places.set(code, place);
    }
    return place;
  }
}

/**
 * One side in columns, its rows in an order of their content.
 *
 * Rows go by day, within a day by amount and then by what they say; the row number only decides between rows that say the same.
 * The rows are read once as they lie in memory and put in order as numbers: read in another order, a large list is twice as slow.
 */
export function* sideOf(given: readonly ReconciliationRow[], currencies: Currencies, amountOf: (row: ReconciliationRow) => number): Stage<{ readonly side: Side; /** Index of each row given. */ readonly indexOf: Int32Array }> {
  const count = given.length;
  const written = new Float64Array(count);
  const ours = new Float64Array(count);
  const currency = new Int32Array(count);
  const codes = new Currencies();
  const days = new Map<number, number[]>();
  let lastCode = "";
  let lastPlace = -1;
  yield* inSlices(count, 10000, (place) => {
    const row = given[place]!;
    written[place] = row.amountMinor;
    const amount = amountOf(row);
    ours[place] = amount === 0 ? 0 : amount;
    if (lastPlace < 0 || row.currency !== lastCode) {
      lastCode = row.currency;
      lastPlace = codes.placeOf(lastCode);
    }
    currency[place] = lastPlace;
    const day = row.day ?? NO_DAY;
    const list = days.get(day);
    if (list) list.push(place);
    else days.set(day, [place]);
  });
  const rows: ReconciliationRow[] = [];
  const indexOf = new Int32Array(count);
  const side = { rows, count, amount: new Float64Array(count), day: new Int32Array(count), currency: new Int32Array(count) };
  const placeOf = new Int32Array(codes.codes.length).fill(-1);
  const inOrder = [...days.keys()].sort((left, right) => left - right);
  yield* inSlices(inOrder.length, 8, (place) => {
    const day = inOrder[place]!;
    for (const at of days.get(day)!.sort((left, right) => written[left]! - written[right]! || compareContent(given[left]!, given[right]!))) {
      const index = rows.length;
      rows.push(given[at]!);
      indexOf[at] = index;
      side.amount[index] = ours[at]!;
      side.day[index] = day;
      const code = currency[at]!;
      if (placeOf[code] === -1) placeOf[code] = currencies.placeOf(codes.codes[code]!);
      side.currency[index] = placeOf[code]!;
    }
  });
  return { side: { ...side, byNumber: inNumberOrder(given, indexOf) }, indexOf };
}

function compareContent(left: ReconciliationRow, right: ReconciliationRow): number {
  return (
    compareText(left.reference, right.reference) || compareText(left.party, right.party) || compareText(left.partyCode, right.partyCode) ||
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
