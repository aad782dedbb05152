import { describe, expect, test } from "@jest/globals";
import fc from "fast-check";
import { aging } from "../../src/aging/aging";
import { balances } from "../../src/balance/balance";
import { addDays, addMonths, type Day, firstOfMonth, lastOfMonth } from "../../src/calendar/day";
import { openItems, openItemsOf } from "../../src/ledger/open-items";
import { settle } from "../../src/ledger/settle";
import { DEFAULT_SETTINGS, type StatementKind } from "../../src/settings/settings";
import { statementOf, statementsOf } from "../../src/statement/statement";
import { day, makeLedger } from "../build/make-ledger";
import { bookArbitrary, dateArbitrary } from "../build/random-ledger";

const KINDS: readonly StatementKind[] = ["activity", "open-item", "balance-forward", "transactions", "confirmation", "dunning"];
const { aging: AGING, allocation: POLICY } = DEFAULT_SETTINGS;

describe("statement, aging and balance tie", () => {
  test("each kind adds up, and closes with the balance of its last day", () => {
    fc.assert(
      fc.property(bookArbitrary({ rowsMax: 25 }), dateArbitrary, fc.constantFrom(...KINDS), (book, end, kind) => {
        const ledger = makeLedger(book.rows, book);
        const settlement = settle(ledger, POLICY);
        const to = day(end);
        const from = addDays(to, -30);
        const balanceOf = new Map(balances(ledger, to).lines.map(({ partition, balanceMinor }) => [partition, balanceMinor]));
        const strips = new Map(aging(ledger, settlement, { asOf: to, policy: AGING }).rows.map((row) => [row.partition, row]));
        ledger.partitions.forEach((_, partition) => {
          const statement = statementOf(ledger, settlement, { partition, kind, from, to, aging: AGING });
          const { openingMinor, invoicedMinor, paidMinor, creditedMinor, adjustedMinor, closingMinor, lines } = statement;
          expect(openingMinor + invoicedMinor - paidMinor - creditedMinor + adjustedMinor).toBe(closingMinor);
          if (kind !== "dunning") expect(closingMinor).toBe(balanceOf.get(partition) ?? 0);
          if (kind !== "confirmation") expect(lines.at(-1)?.balanceMinor ?? openingMinor).toBe(closingMinor);
          if (kind === "open-item") expect(openingMinor).toBe(0);
          expect(statement.aging.totalMinor).toBe(balanceOf.get(partition) ?? 0);
          expect(statement.aging.amountsMinor).toEqual(strips.get(partition)?.amountsMinor ?? statement.aging.buckets.map(() => 0));
          expect(statement.aging.unappliedMinor).toBe(strips.get(partition)?.unappliedMinor ?? 0);
        });
      }),
      { numRuns: 500 },
    );
  });

  test("one month closes where the next opens, but for opening items dated on the first", () => {
    fc.assert(
      fc.property(bookArbitrary({ rowsMax: 25 }), dateArbitrary, (book, start) => {
        const rows = book.rows.map((row) => (row.type === "opening" ? { ...row, date: "" } : row));
        const ledger = makeLedger(rows, book);
        const settlement = settle(ledger, POLICY);
        const from = firstOfMonth(day(start));
        const next = addMonths(from, 1);
        ledger.partitions.forEach((_, partition) => {
          const one = statementOf(ledger, settlement, { partition, kind: "activity", from, to: lastOfMonth(from), aging: AGING });
          const other = statementOf(ledger, settlement, { partition, kind: "activity", from: next, to: lastOfMonth(next), aging: AGING });
          expect(one.closingMinor).toBe(other.openingMinor);
        });
      }),
      { numRuns: 200 },
    );
  });

  test("nobody with a balance, an open item or a movement is left out", () => {
    fc.assert(
      fc.property(bookArbitrary({ rowsMax: 25 }), dateArbitrary, (book, end) => {
        const ledger = makeLedger(book.rows, book);
        const settlement = settle(ledger, POLICY);
        const to = day(end);
        const listed = new Set(ledger.customers.flatMap((_, customer) => statementsOf(ledger, settlement, { customer, kind: "activity", from: addDays(to, -30), to, aging: AGING }).map(({ partition }) => partition)));
        for (const { partition, balanceMinor } of balances(ledger, to).lines) if (balanceMinor !== 0) expect(listed).toContain(partition);
        for (const { partition } of openItems(ledger, settlement, to)) expect(listed).toContain(partition);
      }),
      { numRuns: 200 },
    );
  });

  test("the open items of one account are those of the whole ledger", () => {
    fc.assert(
      fc.property(bookArbitrary({ rowsMax: 25 }), dateArbitrary, (book, end) => {
        const ledger = makeLedger(book.rows, book);
        const settlement = settle(ledger, POLICY);
        const asOf = day(end) as Day;
        const all = openItems(ledger, settlement, asOf);
        ledger.partitions.forEach((_, partition) => {
          expect(openItemsOf(ledger, settlement, { partition, asOf })).toEqual(all.filter((item) => item.partition === partition));
        });
      }),
      { numRuns: 200 },
    );
  });
});
