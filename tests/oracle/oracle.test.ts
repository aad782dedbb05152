import { describe, expect, test } from "@jest/globals";
import fc from "fast-check";
import { aging } from "../../src/aging/aging";
import { openItems } from "../../src/ledger/open-items";
import { settle } from "../../src/ledger/settle";
import type { AgingPolicy } from "../../src/settings/settings";
import { day, makeLedger } from "../build/make-ledger";
import { bookArbitrary, dateArbitrary, type RandomBook } from "../build/random-ledger";
import { plainAging, type PlainBook, plainOpen } from "./plain-ledger";

function plainBook({ rows, allocations, instalments }: RandomBook, { automatic, recorded }: { readonly automatic: boolean; readonly recorded: boolean }): PlainBook {
  const unit = (currency: string | undefined): bigint => (currency === "JPY" ? 1n : 100n);
  return {
    documents: rows.map((row, place) => ({
      row: place + 1, customer: row.customer, account: [row.customer, row.currency, row.entity ?? ""].join("/"), day: row.date, documentDay: row.date,
      due: row.due ?? row.date, kind: row.type, number: row.document, appliesTo: row.appliesTo ?? "", amount: BigInt(row.amount) * unit(row.currency), perUnit: unit(row.currency),
    })),
    allocations: allocations.map(({ date = "", from, to, amount }, place) => ({ row: place + 1, day: date, from, to, units: BigInt(amount) })),
    instalments: instalments.map(({ document, due, amount }) => ({ number: document, due, units: BigInt(amount) })),
    automatic, recorded,
  };
}

describe("the engine and a second telling of the rules agree to the cent", () => {
  test("what is open of every document, on any day, by every policy", () => {
    fc.assert(
      fc.property(bookArbitrary({ rowsMax: 18 }), dateArbitrary, fc.boolean(), fc.boolean(), (book, asOf, automatic, recorded) => {
        const ledger = makeLedger(book.rows, book);
        const settlement = settle(ledger, { allocation: automatic ? "auto" : "explicit", allocationDate: recorded ? "recorded" : "documents", order: "due" });
        const expected = [...plainOpen(plainBook(book, { automatic, recorded }), asOf)].filter(([, open]) => open !== 0n).map(([row, open]) => [row, Number(open)]);
        const found = openItems(ledger, settlement, day(asOf)).map(({ entry, openMinor }) => [ledger.entries.row[entry]!, openMinor]);
        expect(found.sort((one, other) => one[0]! - other[0]!)).toEqual(expected);
      }),
      { numRuns: 1000 },
    );
  });

  test("aging by every policy", () => {
    const policies = fc.record({
      basis: fc.constantFrom("due" as const, "document" as const),
      edgesDays: fc.constantFrom([30, 60, 90, 120], [1, 2, 45], [10]),
      credits: fc.constantFrom("column" as const, "own-date" as const, "fifo" as const),
    });
    fc.assert(
      fc.property(bookArbitrary({ rowsMax: 14 }), dateArbitrary, policies, (book, asOf, policy: AgingPolicy) => {
        const ledger = makeLedger(book.rows, book);
        const settlement = settle(ledger, { allocation: "auto", allocationDate: "recorded", order: "due" });
        const plain = plainBook(book, { automatic: true, recorded: true });
        const { rows } = aging(ledger, settlement, { asOf: day(asOf), policy });
        ledger.partitions.forEach(({ customer, currency, entity }, partition) => {
          const account = [ledger.customers[customer]!.key, currency, entity].join("/");
          const { buckets, unapplied } = plainAging(plain, { asOf, edges: policy.edgesDays, byDocument: policy.basis === "document", credits: policy.credits, account });
          const row = rows.find((candidate) => candidate.partition === partition);
          expect(row?.amountsMinor ?? buckets.map(() => 0)).toEqual(buckets.map(Number));
          expect(row?.unappliedMinor ?? 0).toBe(Number(unapplied));
        });
      }),
      { numRuns: 300 },
    );
  });
});
