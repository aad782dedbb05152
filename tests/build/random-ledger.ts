import fc from "fast-check";
import { addDays, isoDay } from "../../src/calendar/day";
import type { EntryType } from "../../src/ledger/ledger";
import { type AllocationText, day, type InstalmentText, type LedgerRow } from "./make-ledger";

/** Rows, allocations and instalments of a made-up ledger, as text. */
export interface RandomBook {
  readonly rows: readonly LedgerRow[];
  readonly allocations: readonly AllocationText[];
  readonly instalments: readonly InstalmentText[];
}

const FIRST_DAY = day("2026-01-01");
/** Few days and few amounts, so that ties and equal amounts are common. */
const SPAN_DAYS = 100;
export const dateArbitrary = fc.integer({ min: -5, max: SPAN_DAYS + 40 }).map((offset) => isoDay(addDays(FIRST_DAY, offset)));

const TYPES: readonly (readonly [EntryType, 1 | -1])[] = [
  ["invoice", 1], ["invoice", 1], ["invoice", 1], ["payment", -1], ["payment", -1], ["payment", -1], ["credit note", -1], ["refund", 1], ["write-off", -1],
  ["debit adjustment", 1], ["credit adjustment", -1], ["fee", 1], ["opening", 1],
];

const rowArbitrary = fc.record({
  customer: fc.constantFrom("A", "A", "B"),
  currency: fc.constantFrom("USD", "USD", "USD", "JPY"),
  entity: fc.constantFrom("", "", "", "N"),
  offset: fc.integer({ min: 0, max: SPAN_DAYS }),
  undated: fc.integer({ min: 0, max: 9 }).map((chance) => chance === 0),
  type: fc.constantFrom(...TYPES),
  isRed: fc.integer({ min: 0, max: 7 }).map((chance) => chance === 0),
  units: fc.oneof(fc.constantFrom(1, 2, 3, 5), fc.integer({ min: 1, max: 12 })),
  terms: fc.constantFrom(0, 10, 30, 30, 60),
  target: fc.option(fc.nat({ max: 40 }), { freq: 2 }),
  sameNumber: fc.integer({ min: 0, max: 15 }).map((chance) => chance === 0),
  disputed: fc.boolean(),
});

/** Up to `rowsMax` rows: refunds, red entries, overpayments, instalments, two currencies, two entities; claims that fit and claims that do not. */
export function bookArbitrary({ rowsMax, oneDayEach = false, claims = true }: { readonly rowsMax: number; readonly oneDayEach?: boolean; readonly claims?: boolean }): fc.Arbitrary<RandomBook> {
  return fc
    .record({
      drafts: fc.array(rowArbitrary, { minLength: 1, maxLength: rowsMax, size: "max" }),
      allocations: fc.array(fc.record({ from: fc.nat({ max: 40 }), to: fc.nat({ max: 40 }), units: fc.integer({ min: -3, max: 6 }).filter((units) => units !== 0), offset: fc.option(fc.integer({ min: 0, max: SPAN_DAYS + 20 })) }), { maxLength: claims ? 5 : 0 }),
      instalments: fc.array(fc.record({ target: fc.nat({ max: 40 }), units: fc.integer({ min: 1, max: 4 }), offset: fc.integer({ min: 0, max: SPAN_DAYS + 40 }) }), { maxLength: 4 }),
    })
    .map(({ drafts, allocations, instalments }) => {
      const number = (place: number): string => (drafts[place]!.sameNumber && !oneDayEach && place > 0 ? `D${place - 1}` : `D${place}`);
      const documents = drafts.map((_, place) => number(place));
      const rows = drafts.map((draft, place): LedgerRow => {
        const [type, side] = draft.type;
        const sign = draft.isRed ? -side : side;
        const isUndated = type === "opening" && draft.undated;
        const date = isUndated ? "" : isoDay(addDays(FIRST_DAY, oneDayEach ? place * 3 : draft.offset));
        return {
          customer: draft.customer, date, type, document: documents[place]!, currency: draft.currency,
          amount: String(sign * draft.units * 50),
          ...(draft.entity !== "" && { entity: draft.entity }),
          ...(sign > 0 && date !== "" && { due: isoDay(addDays(day(date), draft.terms)) }),
          ...(claims && draft.target !== null && { appliesTo: documents[draft.target % documents.length]! }),
          ...(draft.disputed && { disputed: true }),
        };
      });
      return {
        rows,
        allocations: allocations.map(({ from, to, units, offset }) => ({
          from: documents[from % documents.length]!, to: documents[to % documents.length]!, amount: String(units * 50),
          ...(offset !== null && { date: isoDay(addDays(FIRST_DAY, offset)) }),
        })),
        instalments: instalments.map(({ target, units, offset }) => ({ document: documents[target % documents.length]!, due: isoDay(addDays(FIRST_DAY, offset)), amount: String(units * 50) })),
      };
    });
}
