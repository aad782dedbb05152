import { describe, expect, test } from "@jest/globals";
import fc from "fast-check";
import { isoDay, lastOfMonth } from "../../src/calendar/day";
import { openAmounts } from "../../src/ledger/open-items";
import { settle } from "../../src/ledger/settle";
import { type AllocationPolicy, DEFAULT_SETTINGS } from "../../src/settings/settings";
import { issueMessage } from "../../src/words/issue-words";
import { checkInvariants } from "../../src/statement/invariants";
import { lateBook, SHAPES } from "../build/late-books";
import { day, type LedgerRow, makeLedger } from "../build/make-ledger";
import { toldPast, truePast } from "../build/past-told";
import { bookArbitrary, dateArbitrary, type RandomBook } from "../build/random-ledger";

const POLICY = DEFAULT_SETTINGS.allocation;
const keyOf = (row: LedgerRow): string => [row.customer, row.currency, row.entity, row.document, row.date].join("/");

/** What is open of each row on a day, by the row's own particulars. */
function openByRow(book: RandomBook, asOf: string, policy: AllocationPolicy = POLICY): Map<string, number> {
  const ledger = makeLedger(book.rows, book);
  const open = openAmounts(ledger, settle(ledger, policy), day(asOf));
  return new Map(book.rows.map((row, entry) => [keyOf(row), open[entry]!]));
}

describe("the past", () => {
  test("a later document that claims nothing and is claimed by nothing changes no earlier day", () => {
    fc.assert(
      fc.property(bookArbitrary({ rowsMax: 20 }), bookArbitrary({ rowsMax: 6, claims: false }), dateArbitrary, (book, extra, asOf) => {
        const later = extra.rows.map((row, place) => ({ ...row, date: "2026-12-01", due: "2026-12-31", document: `LATER-${place}` }));
        const before = openByRow(book, asOf);
        const after = openByRow({ ...book, rows: [...book.rows, ...later] }, asOf);
        expect([...before]).toEqual([...after].slice(0, before.size));
      }),
      { numRuns: 1000 },
    );
  });

  describe("is told where it changed, and only there: since which month end, by how much and which documents", () => {
    const policies = fc.record({
      allocation: fc.constantFrom("auto" as const, "auto" as const, "explicit" as const),
      allocationDate: fc.constantFrom("recorded" as const, "recorded" as const, "documents" as const),
      order: fc.constantFrom("due" as const, "document" as const),
    });
    test.each(Object.entries(SHAPES))("%s", (_, shape) => {
      fc.assert(fc.property(lateBook(shape), policies, (book, policy) => expect(toldPast(book, policy)).toEqual(truePast(book, policy))), { numRuns: 100 });
    });
  });

  test("what a claim says it reopens is the amount by which the month end before it changed", () => {
    const ledger = (rows: readonly LedgerRow[]): ReturnType<typeof makeLedger> => makeLedger(rows);
    const january: LedgerRow[] = [
      { customer: "A", date: "2026-01-05", type: "invoice", document: "INV-1", due: "2026-01-20", amount: "100" },
      { customer: "A", date: "2026-01-06", type: "invoice", document: "INV-2", due: "2026-01-25", amount: "80" },
      { customer: "A", date: "2026-01-10", type: "payment", document: "PAY-1", amount: "-70" },
    ];
    const all: LedgerRow[] = [...january, { customer: "A", date: "2026-02-10", type: "payment", document: "PAY-2", appliesTo: "INV-1", amount: "-100" }];
    const asOf = lastOfMonth(day("2026-01-31"));
    expect([...openAmounts(ledger(january), settle(ledger(january), POLICY), asOf)]).toEqual([3000, 8000, 0]);
    expect([...openAmounts(ledger(all), settle(ledger(all), POLICY), asOf)]).toEqual([10000, 1000, 0, 0]);
    const { issues } = settle(ledger(all), POLICY);
    expect(issueMessage(issues[0]!, "en")).toBe(
      "Ledger: 1 later claim changes what was open at earlier month ends, from 2026-01-31 on: 70.00 USD moved between documents (INV-1, INV-2), because of PAY-2 → INV-1. "
      + "Reports of those months, made again, differ from the ones made then.",
    );
    expect(issues.map(({ code, params }) => [code, params.amount, params.since])).toEqual([["claim-reopens-past", "70.00", isoDay(asOf)]]);
  });
});

describe("row order", () => {
  test("where dates decide, the order of the rows does not", () => {
    const shuffled = bookArbitrary({ rowsMax: 16, oneDayEach: true }).chain((book) => fc.tuple(fc.constant(book), fc.shuffledSubarray([...book.rows], { minLength: book.rows.length }), dateArbitrary));
    fc.assert(
      fc.property(shuffled, ([book, rows, asOf]) => {
        const straight = openByRow(book, asOf);
        const mixed = openByRow({ ...book, rows }, asOf);
        for (const [row, open] of straight) expect([row, mixed.get(row)]).toEqual([row, open]);
      }),
      { numRuns: 500 },
    );
  });
});

describe("invariants", () => {
  test("they hold on random ledgers, on days before, between and after all dates, by every policy", () => {
    const policies = fc.record({
      allocation: fc.constantFrom("auto" as const, "explicit" as const),
      allocationDate: fc.constantFrom("recorded" as const, "documents" as const),
      order: fc.constantFrom("due" as const, "document" as const),
    });
    const agings = fc.record({ basis: fc.constantFrom("due" as const, "document" as const), edgesDays: fc.constant([30, 60]), credits: fc.constantFrom("column" as const, "own-date" as const, "fifo" as const) });
    fc.assert(
      fc.property(bookArbitrary({ rowsMax: 40 }), dateArbitrary, policies, agings, (book, asOf, policy, aging) => {
        const ledger = makeLedger(book.rows, book);
        expect(checkInvariants(ledger, settle(ledger, policy), day(asOf), { ...DEFAULT_SETTINGS, aging })).toEqual([]);
      }),
      { numRuns: 1000 },
    );
  });
});
