import { describe, expect, test } from "@jest/globals";
import fc from "fast-check";
import { type Day, parseIsoDay } from "../../src/calendar/day";
import type { Minor } from "../../src/money/money";
import { type Assignment, assign, FORBIDDEN } from "../../src/reconciliation/assignment";
import { monthNamed } from "../../src/reconciliation/named-month";
import { reconcile } from "../../src/reconciliation/reconcile";
import { DEFAULT_RULES, type ReconciliationInput, type ReconciliationRow } from "../../src/reconciliation/reconciliation";

/** A table of costs with at most as many rows as columns; about a quarter of the pairs is forbidden. */
const tables = fc.integer({ min: 1, max: 5 }).chain((rows) => fc.integer({ min: rows, max: rows + 2 }).chain((columns) =>
  fc.array(fc.oneof({ weight: 3, arbitrary: fc.integer({ min: 0, max: 6 }) }, { weight: 1, arbitrary: fc.constant(FORBIDDEN) }), { minLength: rows * columns, maxLength: rows * columns })
    .map((cost) => ({ rows, columns, cost: Float64Array.from(cost) }))));

/** The cheapest total by trying everything, without one pair where it is given. */
function cheapest({ rows, columns, cost }: { readonly rows: number; readonly columns: number; readonly cost: Float64Array }, without?: readonly [number, number]): number {
  const from = (row: number, taken: ReadonlySet<number>): number => {
    if (row === rows) return 0;
    let best = Infinity;
    for (let column = 0; column < columns; column += 1) {
      if (taken.has(column) || (without && without[0] === row && without[1] === column)) continue;
      best = Math.min(best, cost[row * columns + column]! + from(row + 1, new Set([...taken, column])));
    }
    return best;
  };
  return from(0, new Set());
}

function solved({ rows, columns, cost }: { readonly rows: number; readonly columns: number; readonly cost: Float64Array }): Assignment {
  for (const steps = assign(rows, columns, cost); ; ) {
    const step = steps.next();
    if (step.done) return step.value;
  }
}

describe("the best arrangement of a whole cluster", () => {
  test("is as cheap as the cheapest of all arrangements", () => {
    fc.assert(fc.property(tables, (table) => {
      const total = [...solved(table).columns].reduce((sum, column, row) => sum + (column < 0 ? FORBIDDEN : table.cost[row * table.columns + column]!), 0);
      expect(total).toBe(cheapest(table));
    }), { numRuns: 300 });
  });

  test("tells of each pair exactly what the best arrangement without it costs more", () => {
    fc.assert(fc.property(tables, (table) => {
      const { columns, margins } = solved(table);
      columns.forEach((column, row) => {
        if (column < 0) return;
        const more = cheapest(table, [row, column]) - cheapest(table);
        expect(margins[row]).toBe(more >= FORBIDDEN / 2 ? Infinity : more);
      });
    }), { numRuns: 300 });
  });
});

describe("the month a text names", () => {
  test.each([
    ["Miete März 2025", 3], ["rent 05/2025", 5], ["2025-11 loyer", 11], ["3月房租", 3], ["Alquiler septiembre", 9], ["аренда за октябрь", 10], ["SEPA transfer", null], ["January and February", null], ["INV 2025-0007", null], ["", null],
  ])("%s", (text, month) => expect(monthNamed(text)).toBe(month));
});

const FIRST = parseIsoDay("2025-01-01")!;
const row = (number: number, day: number, { text = "", ours = false, amount = 900 }: { readonly text?: string; readonly ours?: boolean; readonly amount?: number } = {}): ReconciliationRow => ({
  row: number, party: "Alder Fabrics Ltd", partyCode: ours ? "A" : "", day: (FIRST + day) as Day, dueDay: null, amountMinor: (amount * 100) as Minor, currency: "EUR", reference: ours ? `R-${100 + number}` : "", text, type: ours ? "invoice" : null,
});
const compare = (kind: ReconciliationInput["kind"], ours: readonly ReconciliationRow[], theirs: readonly ReconciliationRow[]) => reconcile({
  kind, ours, theirs, parties: [{ code: "A", name: "Alder Fabrics Ltd", aliases: [] }], rates: [], periodEnd: null, rules: DEFAULT_RULES[kind],
});
const pairs = ({ groups }: ReturnType<typeof compare>): readonly unknown[] => groups.map(({ ours, theirs, cause }) => [ours[0], theirs[0], cause]);

describe("equal amounts again and again", () => {
  test("keep their rhythm: a month that is not paid stays open, and the others do not shift", () => {
    const ours = [0, 1, 2, 3, 4, 5, 6].map((month) => row(month + 1, month * 30, { ours: true }));
    const theirs = [0, 1, 2, 4, 5, 6].map((month, place) => row(place + 1, month * 30 + 2));
    expect(pairs(compare("bank", ours, theirs))).toEqual([[1, 1, "REF_MISSING"], [2, 2, "REF_MISSING"], [3, 3, "REF_MISSING"], [5, 4, "REF_MISSING"], [6, 5, "REF_MISSING"], [7, 6, "REF_MISSING"]]);
  });

  test("are never automatic over a row in between, however late others usually pay", () => {
    const named = Array.from({ length: 12 }, (_, place) => row(place + 10, place * 9, { ours: true, amount: 100 + place * 7 }));
    const paid = named.map(({ reference, amountMinor }, place) => ({ ...row(place + 10, place * 9 + 30, { text: reference }), amountMinor }));
    const { groups } = compare("bank", [...named, ...[0, 1, 2, 3].map((month) => row(month + 1, month * 30, { ours: true }))], [...paid, ...[0, 1, 2].map((month) => row(month + 1, month * 30 + 31))]);
    expect(groups.filter(({ theirs }) => theirs[0]! < 10).map(({ verdict }) => verdict)).toEqual(["suggested", "suggested", "suggested"]);
  });

  test("a month that the text names decides between rows that fit alike", () => {
    const ours = [row(1, 0, { ours: true, text: "Rent January" }), row(2, 0, { ours: true, text: "Rent February" })];
    expect(pairs(compare("bank", ours, [row(1, 40, { text: "Miete Februar" })]))).toEqual([[2, 1, "REF_MISSING"]]);
  });

  test("so does a word that only one of them has", () => {
    const ours = [row(1, 0, { ours: true, text: "Flat 12b Park Street" }), row(2, 0, { ours: true, text: "Flat 14a Park Street" })];
    const { groups } = compare("bank", ours, [row(1, 3, { text: "park street flat 14a" }), row(2, 3, { text: "park street flat 12b" })]);
    expect(pairs({ groups } as ReturnType<typeof compare>)).toEqual([[1, 2, "REF_MISSING"], [2, 1, "REF_MISSING"]]);
    expect(groups[0]!.evidence).toContainEqual({ key: "words-shared", params: { words: "12B" } });
  });

  test("with nothing to tell them apart they stay ambiguous, one choice for each", () => {
    const { groups } = compare("bank", [row(1, 0, { ours: true }), row(2, 0, { ours: true })], [row(1, 5), row(2, 5)]);
    expect(groups.map(({ verdict, cause, alternatives }) => [verdict, cause, alternatives.length])).toEqual([["suggested", "AMBIGUOUS", 1], ["suggested", "AMBIGUOUS", 1]]);
  });

  test("too many to arrange are paired in date order, and it is said", () => {
    const many = Array.from({ length: 410 }, (_, place) => row(place + 1, place % 30, { ours: true }));
    const { groups, budgetTouched } = compare("statement", many, many.map((_, place) => row(place + 1, (place % 30) + 1)));
    expect(budgetTouched).toBe(true);
    expect(groups.every(({ verdict, cause }) => verdict === "suggested" && cause === "AMBIGUOUS")).toBe(true);
    expect(groups.length).toBeGreaterThan(400);
  });
});
