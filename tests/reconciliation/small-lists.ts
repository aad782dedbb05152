import fc from "fast-check";
import { type Day, parseIsoDay } from "../../src/calendar/day";
import type { Minor } from "../../src/money/money";
import { DEFAULT_RULES, type ReconciliationInput, type ReconciliationRow } from "../../src/reconciliation/reconciliation";

const FIRST = parseIsoDay("2025-03-01")!;
const PARTIES = [{ code: "C1", name: "Alder Fabrics Ltd", aliases: [] }, { code: "C2", name: "济南市宏达五金有限公司", aliases: [] }];

/** Lists so small and so alike that rows collide in every way: same amounts, same numbers, same days. */
export function smallInput(kind: ReconciliationInput["kind"]): fc.Arbitrary<ReconciliationInput> {
  const row = fc.record({
    party: fc.constantFrom(0, 0, 0, 1),
    day: fc.integer({ min: 0, max: 12 }),
    amount: fc.constantFrom(100_00, 100_00, 150_00, 250_00, 33_33, 66_67, 99_95, 100_05, 12_345_67, -100_00, -33_33),
    number: fc.integer({ min: 1, max: 8 }),
    quoted: fc.constantFrom("whole", "whole", "none", "tail", "joined"),
  });
  return fc.record({ ours: fc.array(row, { maxLength: 10 }), theirs: fc.array(row, { maxLength: 10 }), end: fc.integer({ min: 0, max: 20 }) }).map(({ ours, theirs, end }) => ({
    kind,
    ours: ours.map(({ party, day, amount, number }, index) => ourRow({ row: index + 1, party, day, amount, reference: `SI-${String(number).padStart(4, "0")}` })),
    theirs: theirs.map(({ party, day, amount, number, quoted }, index) => theirRow({ row: index + 1, party, day, amount, reference: quote(number, quoted) })),
    parties: PARTIES, rates: [], periodEnd: (FIRST + end) as Day, rules: DEFAULT_RULES[kind],
  }));
}

function quote(number: number, how: string): string {
  const whole = `SI-${String(number).padStart(4, "0")}`;
  return how === "none" ? "" : how === "tail" ? String(number).padStart(4, "0") : how === "joined" ? whole.replace("-", "") : whole;
}

interface Cells {
  readonly row: number;
  readonly party: number;
  readonly day: number;
  readonly amount: number;
  readonly reference: string;
}

export function ourRow({ row, party, day, amount, reference }: Cells): ReconciliationRow {
  return {
    row, party: PARTIES[party]!.name, partyCode: PARTIES[party]!.code, day: (FIRST + day) as Day, dueDay: null, amountMinor: amount as Minor, currency: "CNY", reference, text: "",
    type: amount < 0 ? "credit note" : "invoice",
  };
}

export function theirRow({ row, party, day, amount, reference }: Cells): ReconciliationRow {
  return { row, party: PARTIES[party]!.name, partyCode: "", day: (FIRST + day) as Day, dueDay: null, amountMinor: amount as Minor, currency: "CNY", reference, text: "", type: null };
}

/** Rows in another order and numbered anew, as when a table is sorted; `was` leads back to the old numbers. */
export function sorted(rows: readonly ReconciliationRow[], order: readonly number[]): { readonly rows: readonly ReconciliationRow[]; readonly was: ReadonlyMap<number, number> } {
  const moved = order.map((place, index) => ({ ...rows[place]!, row: index + 1 }));
  return { rows: moved, was: new Map(order.map((place, index) => [index + 1, rows[place]!.row])) };
}

/** What a row says, without its number: rows that say the same may stand for one another. */
export function content({ row: _, ...cells }: ReconciliationRow): string {
  return JSON.stringify(cells);
}
