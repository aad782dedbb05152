import fc from "fast-check";
import { addDays, isoDay } from "../../src/calendar/day";
import type { EntryType } from "../../src/ledger/ledger";
import { type AllocationText, day, type InstalmentText, type LedgerRow } from "./make-ledger";
import type { RandomBook } from "./random-ledger";

/** How a made-up ledger is kept: what it holds much of, and what not at all. */
export interface BookShape {
  readonly rowsMax: number;
  readonly allocationsMax: number;
  readonly instalmentsMax: number;
  /** Days over which the entries are spread. */
  readonly spanDays: number;
  readonly customers: readonly string[];
  readonly currencies: readonly string[];
  readonly types: readonly (readonly [EntryType, 1 | -1])[];
  /** Of ten entries so many name another one, so many are red, and so many carry the number of an entry before them. */
  readonly naming: number;
  readonly red: number;
  readonly sameNumber: number;
  /** Numbers are written in several ways, several in one cell. (Then every allocation row has a date: without one nobody knows which of two it meant at first.) */
  readonly isCareless: boolean;
}

const PLAIN: BookShape = {
  rowsMax: 12, allocationsMax: 4, instalmentsMax: 0, spanDays: 120, customers: ["A"], currencies: ["USD"],
  types: [["invoice", 1], ["invoice", 1], ["payment", -1], ["payment", -1], ["credit note", -1]], naming: 4, red: 1, sameNumber: 0, isCareless: false,
};
const ALL_TYPES: BookShape["types"] = [
  ["invoice", 1], ["invoice", 1], ["invoice", 1], ["payment", -1], ["payment", -1], ["payment", -1], ["credit note", -1], ["refund", 1], ["refund", 1], ["write-off", -1],
  ["debit adjustment", 1], ["credit adjustment", -1], ["fee", 1], ["opening", 1], ["opening", -1],
];

export const SHAPES: Readonly<Record<string, BookShape>> = {
  "invoices and payments": PLAIN,
  "bounced receipts and refunds": { ...PLAIN, types: [["invoice", 1], ["invoice", 1], ["payment", -1], ["payment", -1], ["payment", 1], ["refund", 1], ["credit note", -1]], naming: 6, red: 2 },
  "instalments": { ...PLAIN, instalmentsMax: 5 },
  "every type": { ...PLAIN, rowsMax: 16, types: ALL_TYPES, instalmentsMax: 2, red: 2 },
  "customers, currencies and entities": { ...PLAIN, rowsMax: 18, customers: ["A", "A", "B"], currencies: ["USD", "USD", "JPY"], types: ALL_TYPES, sameNumber: 2 },
  "careless numbers": { ...PLAIN, rowsMax: 14, customers: ["A", "A", "B"], currencies: ["USD", "USD", "JPY"], sameNumber: 4, isCareless: true, naming: 6, allocationsMax: 6 },
  "few claims": { ...PLAIN, rowsMax: 24, allocationsMax: 1, naming: 1, types: ALL_TYPES },
  "allocation rows alone": { ...PLAIN, rowsMax: 14, allocationsMax: 10, naming: 0 },
  "a busy account": { ...PLAIN, rowsMax: 50, allocationsMax: 5, instalmentsMax: 2, spanDays: 300, naming: 3, types: [["invoice", 1], ["invoice", 1], ["payment", -1], ["payment", -1], ["payment", 1], ["refund", 1], ["credit note", -1]] },
  "years": { ...PLAIN, rowsMax: 16, spanDays: 900 },
};

const entryArbitrary = fc.record({
  who: fc.nat(), money: fc.nat(), type: fc.nat(), offset: fc.nat(), undated: fc.nat({ max: 5 }), posted: fc.nat({ max: 60 }),
  naming: fc.nat({ max: 9 }), red: fc.nat({ max: 9 }), same: fc.nat({ max: 9 }), entity: fc.nat({ max: 9 }), written: fc.nat({ max: 11 }),
  units: fc.oneof(fc.constantFrom(1, 2, 3, 5), fc.integer({ min: 1, max: 12 })),
  terms: fc.constantFrom(0, 10, 30, 60),
  target: fc.nat({ max: 40 }), second: fc.nat({ max: 40 }),
});

/** A ledger of a shape: dates, amounts and claims by chance, many amounts equal, many claims that do not fit. */
export function lateBook(shape: BookShape): fc.Arbitrary<RandomBook> {
  const first = day("2026-01-01");
  return fc
    .record({
      drafts: fc.array(entryArbitrary, { minLength: 2, maxLength: shape.rowsMax, size: "max" }),
      allocations: fc.array(
        fc.record({ from: fc.nat({ max: 40 }), to: fc.nat({ max: 40 }), units: fc.integer({ min: -3, max: 6 }).filter((units) => units !== 0), offset: shape.isCareless ? fc.nat() : fc.option(fc.nat(), { freq: 6 }), whose: fc.nat({ max: 3 }), written: fc.nat({ max: 11 }) }),
        { maxLength: shape.allocationsMax },
      ),
      instalments: fc.array(fc.record({ target: fc.nat({ max: 40 }), units: fc.integer({ min: 1, max: 4 }), offset: fc.nat() }), { maxLength: shape.instalmentsMax }),
    })
    .map(({ drafts, allocations, instalments }) => {
      const pick = <Item>(list: readonly Item[], place: number): Item => list[place % list.length]!;
      const on = (offset: number): string => isoDay(addDays(first, offset % shape.spanDays));
      const number = (place: number, draft: (typeof drafts)[number]): string => (draft.same < shape.sameNumber && place > 0 ? `D${draft.target % place}` : `D${place}`);
      const written = (document: string, way: number): string => (!shape.isCareless ? document : way === 0 ? document.toLowerCase() : way === 1 ? document.replace("D", "D0") : document);
      const documents = drafts.map((draft, place) => number(place, draft));
      const rows = drafts.map((draft, place): LedgerRow => {
        const [type, side] = pick(shape.types, draft.type);
        const sign = draft.red < shape.red ? -side : side;
        const date = type === "opening" && draft.undated === 0 ? "" : on(draft.offset);
        const names = [draft.target, ...(shape.isCareless && draft.second < 10 ? [draft.second] : [])].map((target) => written(pick(documents, target), draft.second % 12));
        return {
          customer: pick(shape.customers, draft.who), date, type, currency: pick(shape.currencies, draft.money),
          document: written(documents[place]!, draft.written),
          amount: String(sign * draft.units * 50),
          ...(draft.entity === 0 && shape.sameNumber > 0 && { entity: "N" }),
          ...(date !== "" && draft.posted < 12 && { posted: isoDay(addDays(day(date), draft.posted * 5)) }),
          ...(sign > 0 && date !== "" && { due: isoDay(addDays(day(date), draft.terms)) }),
          ...(draft.naming < shape.naming && { appliesTo: names.join(", ") }),
        };
      });
      return {
        rows,
        allocations: allocations.map(({ from, to, units, offset, whose, written: way }): AllocationText => ({
          from: written(pick(documents, from), way), to: pick(documents, to), amount: String(units * 50),
          ...(offset !== null && { date: on(offset) }),
          ...(whose > 1 && { customer: pick(rows, from).customer }),
        })),
        instalments: instalments.map(({ target, units, offset }): InstalmentText => ({ document: pick(documents, target), due: on(offset), amount: String(units * 50) })),
      };
    });
}
