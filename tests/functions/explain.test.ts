import { afterEach, beforeEach, describe, expect, test } from "@jest/globals";
import fc from "fast-check";
import { EXPLAINED_IDS, explain, type Explanation } from "../../src/functions/explain";
import { FUNCTIONS } from "../../src/functions/registry";
import { settle } from "../../src/ledger/settle";
import { Answers, answersOf } from "../../src/live/answers";
import type { LiveLedger } from "../../src/live/live-ledger";
import { type AgingPolicy, DEFAULT_SETTINGS } from "../../src/settings/settings";
import { day, makeLedger } from "../build/make-ledger";
import { bookArbitrary, dateArbitrary } from "../build/random-ledger";
import { liveOf, TableBook, tableOf } from "./ledger-in-memory";

const LEDGER = `
| Date       | Customer | Type        | Document | Due date   | Applies to | Debit | Credit | Currency |
| 2026-01-05 | C001     | Invoice     | INV-1    | 2026-02-04 |            | 1200  |        | USD      |
| 2026-01-20 | C001     | Payment     | RCT-1    |            | INV-1      |       | 500    | USD      |
| 2026-03-10 | C001     | Invoice     | INV-4    | 2026-04-09 |            | 80.55 |        | USD      |
| 2026-03-12 | C001     | Credit note | CN-1     |            | INV-1      |       | 100    | USD      |
| 2026-02-10 | C002     | Invoice     | INV-2    | 2026-03-12 |            | 300   |        | EUR      |
| 2026-03-01 | C002     | Invoice     | INV-5    | soon       |            | x     |        | EUR      |
`;
const CUSTOMERS = `
| Code | Name              | Terms | Credit limit | Currency |
| C001 | Northwind Traders | 月结30 | 1000         | USD      |
| C002 | Contoso Ltd       | 30    | 500          | USD      |
`;
const RATES = `
| Date       | Currency | Rate |
| 2026-03-01 | EUR      | 1.1  |
`;

let live: LiveLedger;
beforeEach(async () => {
  live = liveOf(new TableBook([tableOf("Ledger", LEDGER), tableOf("Customers", CUSTOMERS), tableOf("Rates", RATES)]));
  await live.saveSettings({ baseCurrency: "USD" });
});
afterEach(() => live.stop());

type Explained = Extract<Explanation, { readonly kind: "explained" }>;

function explained(id: string, ...args: unknown[]): Explained {
  const found = explain(id, { answers: answersOf(live.state().view!), language: "en", args });
  if (found.kind !== "explained") throw new Error(`${id}: ${found.problem.message}`);
  return found;
}

/** Rows as a person would note them: `1 +1200`. */
function rows({ parts }: Explained, part = 0): string[] {
  const { entries } = live.state().view!.ledger;
  return parts[part]!.rows.map((row) => `${row.kind === "entry" ? entries.row[row.entry] : row.kind === "place" ? `${row.tableId} ${row.row}` : row.label} ${row.amountMinor === null ? "" : row.amountMinor / 100}`.trim());
}

describe("the rows behind a figure", () => {
  test("every function can be explained", () => {
    expect([...EXPLAINED_IDS].sort()).toEqual(Object.keys(FUNCTIONS).sort());
  });

  test("a balance is its entries, an opening the earlier ones", () => {
    const balance = explained("BALANCE", "C001");
    expect([rows(balance), balance.answer, balance.ties]).toEqual([["1 1200", "2 -500", "3 80.55", "4 -100"], 680.55, true]);
    expect(balance.meaning).toBe("What Northwind Traders owes on 2026-03-31: all entries up to and including that day.");
    expect(rows(explained("OPENING", "C001", "2026-03-01"))).toEqual(["1 1200", "2 -500"]);
  });

  test("overdue and a bucket are what of the open items falls into them", () => {
    expect([rows(explained("OVERDUE", "C001")), rows(explained("BUCKET", "C001", "31-60")), rows(explained("BUCKET", "C001", 1))]).toEqual([["1 600"], ["1 600"], ["3 80.55"]]);
  });

  test("spilled answers are their rows, and their last figure is the sum", () => {
    expect(rows(explained("OPENITEMS", "C001"))).toEqual(["1 600", "3 80.55"]);
    expect(rows(explained("STATEMENT", "C001", "2026-03-01"))).toEqual(["Opening balance 700", "3 80.55", "4 -100"]);
    const table = explained("AGINGTABLE");
    expect([table.parts.map(({ title }) => title), rows(table, 1), table.ties]).toEqual([["Open items · USD", "Open items · EUR"], ["5 300"], true]);
  });

  test("a document is its amount and what was applied to it; seen from the receipt, where it went", () => {
    expect(rows(explained("DOCUMENT", "INV-1"))).toEqual(["1 1200", "2 -500", "4 -100"]);
    expect(rows(explained("DOCUMENT", "INV-1", null, "2026-02-01"))).toEqual(["1 1200", "2 -500"]);
    expect(rows(explained("DOCUMENT", "RCT-1"))).toEqual(["2 -500", "1 500"]);
    expect(explained("DAYSOVERDUE", "INV-1").meaning).toBe("On 2026-03-31 the oldest open part of INV-1 has been due since 2026-02-04: 55 days.");
    expect(explained("DAYSOVERDUE", "RCT-1").meaning).toMatch(/^Nothing is open of RCT-1/);
  });

  test("credit is the limit in the customer table less every account, other currencies at their rate", () => {
    const credit = explained("CREDIT", "C002");
    expect([rows(credit), rows(credit, 1), credit.sums, credit.ties]).toEqual([["Customers 2 500"], ["5 300"], ["500.00 − 330.00 = 170.00"], true]);
    expect(credit.parts[1]!.title).toBe("Owed · EUR × 1.1");
    expect(explained("UTILISATION", "C001").sums).toEqual(["680.55 ÷ 1,000.00 = 0.68055"]);
  });

  test("ratios show what is above and what is below the line", () => {
    const dso = explained("DSO", "C001", "2026-03-31", 90);
    expect([dso.parts.map(({ title }) => title), dso.sums, dso.ties]).toEqual([["Receivables on 2026-03-31", "Sales: invoices less credit notes"], ["680.55 ÷ 1,180.55 × 90 = 51.8822"], true]);
    expect(explained("DSO", "C001", "2026-03-31", null, "countback").sums).toEqual(["76.5809 days: 2026-03 31 + 2026-02 28 + 2026-01 17.5809"]);
    expect(explained("CEI", "C001", "2026-01-01", "2026-03-31").ties).toBe(true);
    expect(explained("COLLECTIONRATE", "C001", "2026-01-01", "2026-03-31").sums).toEqual(["500.00 ÷ (0.00 + 1,280.55) = 0.390457"]);
    expect(explained("PROVISION", [[0], [0.1], [0.5], [1], [1], [1]], "C001").sums).toEqual(["80.55 × 0 = 0.00", "600.00 × 0.5 = 300.00"]);
  });

  test("what is no sum points at its row", () => {
    expect(rows(explained("CUSTOMER", "C002"))).toEqual(["Customers 2"]);
    expect(rows(explained("UNREAD"))).toEqual([expect.stringMatching(/^Ledger 6/)]);
    expect(rows(explained("DUEDATE", "2026-01-10", "C001"))).toEqual(["Customers 1"]);
    expect(rows(explained("CONVERT", 10, "EUR"))).toEqual(["EUR on 2026-03-01: 1.1"]);
    expect(explained("RECONCILED", "INV-1").meaning).toBe("Where INV-1 stands in the reconciliation, as this workbook remembers it: open.");
    expect(explained("CAPITALS", 5, "CNY").parts).toEqual([]);
  });

  test("a call without an answer is explained by its words", () => {
    const found = explain("BALANCE", { answers: answersOf(live.state().view!), language: "en", args: ["C999"] });
    expect(found).toMatchObject({ kind: "problem", problem: { code: "#N/A" } });
  });
});

describe("the rows make the figure", () => {
  const policies = fc.record({
    basis: fc.constantFrom("due" as const, "document" as const), edgesDays: fc.constantFrom([30, 60, 90, 120], [1, 2, 45], [10]), credits: fc.constantFrom("column" as const, "own-date" as const, "fifo" as const),
  });

  test("on random ledgers, for every function, by every aging policy", () => {
    fc.assert(
      fc.property(bookArbitrary({ rowsMax: 14 }), dateArbitrary, dateArbitrary, policies, (random, one, other, aging: AgingPolicy) => {
        const [from, asOf] = one < other ? [one, other] : [other, one];
        const rowsOfBook = random.rows.map(({ entity: _, ...row }) => row);
        const ledger = makeLedger(rowsOfBook, random);
        const settings = { ...DEFAULT_SETTINGS, aging };
        const answers = new Answers({ version: 1, ledger, settlement: settle(ledger, settings.allocation), settings, asOf: day(asOf), closingSaved: true, date1904: false, issues: [], notices: [] });
        const buckets = aging.edgesDays.length + (aging.basis === "due" ? 2 : 1);
        const calls: (readonly [string, ...unknown[]])[] = [["AGINGTABLE", asOf]];
        for (const customer of ["A", "B"]) {
          for (const currency of ["USD", "JPY"]) {
            calls.push(["BALANCE", customer, asOf, currency], ["OPENING", customer, from, currency], ["OVERDUE", customer, asOf, currency], ["AGING", customer, asOf, currency], ["OPENITEMS", customer, asOf, currency]);
            calls.push(["STATEMENT", customer, from, asOf, currency], ["DSO", customer, asOf, 45, "simple", currency], ["DSO", customer, asOf, 45, "average", currency], ["DSO", customer, asOf, null, "countback", currency]);
            calls.push(["CEI", customer, from, asOf, currency], ["COLLECTIONRATE", customer, from, asOf, currency]);
            calls.push(["PROVISION", Array.from({ length: buckets }, (_, place) => [place / buckets]), customer, asOf, currency]);
            for (let bucket = 1; bucket <= buckets; bucket++) calls.push(["BUCKET", customer, bucket, asOf, currency]);
          }
          for (const { document } of rowsOfBook) calls.push(["DOCUMENT", document, customer, asOf], ["DAYSOVERDUE", document, customer, asOf], ["RECONCILED", document, customer]);
        }
        for (const [id, ...args] of calls) {
          const found = explain(id, { answers, language: "en", args });
          if (found.kind === "explained") expect([id, args, found.ties]).toEqual([id, args, id === "RECONCILED" ? null : true]);
        }
      }),
      { numRuns: 150, seed: 20261125 },
    );
  });
});
