import { describe, expect, test } from "@jest/globals";
import fc from "fast-check";
import { agingAnswer, balanceAnswer, bucketAnswer, openingAnswer, overdueAnswer } from "../../src/functions/account-questions";
import { CellProblem } from "../../src/functions/cell-error";
import { documentAnswer, openItemsAnswer, statementAnswer } from "../../src/functions/document-questions";
import { collectionRateAnswer, dsoAnswer, provisionAnswer } from "../../src/functions/ratio-questions";
import { settle } from "../../src/ledger/settle";
import { Answers } from "../../src/live/answers";
import { DEFAULT_SETTINGS } from "../../src/settings/settings";
import { day, makeLedger } from "../build/make-ledger";
import { bookArbitrary, dateArbitrary, type RandomBook } from "../build/random-ledger";
import { plainAging, type PlainBook, type PlainDocument, plainOpen, plainParts } from "../oracle/plain-ledger";

const EDGES = [30, 60, 90, 120];
const RATES = [0, 0.01, 0.05, 0.1, 0.5, 1];

/** One currency and one entity, so that every customer is one account and every sum a plain one. */
function plainBook({ rows, allocations, instalments }: RandomBook): PlainBook {
  return {
    documents: rows.map((row, place) => ({
      row: place + 1, customer: row.customer, account: `${row.customer}/USD/`, day: row.date, documentDay: row.date, due: row.due ?? row.date, kind: row.type,
      number: row.document, appliesTo: row.appliesTo ?? "", amount: BigInt(row.amount) * 100n, perUnit: 100n,
    })),
    allocations: allocations.map(({ date = "", from, to, amount }, place) => ({ row: place + 1, day: date, from, to, units: BigInt(amount) })),
    instalments: instalments.map(({ document, due, amount }) => ({ number: document, due, units: BigInt(amount) })),
    automatic: true, recorded: true,
  };
}

const sum = (amounts: readonly bigint[]): bigint => amounts.reduce((total, amount) => total + amount, 0n);
const shown = (minor: bigint): number => Number(minor) / 100;

/** What is past due of the open debits of a customer, part by part. */
function plainOverdue(book: PlainBook, mine: readonly PlainDocument[], asOf: string): bigint {
  const open = plainOpen(book, asOf);
  return sum(mine.filter(({ row }) => open.get(row)! > 0n).map((document) => {
    let settled = document.amount - open.get(document.row)!;
    const parts = plainParts(book, document);
    return sum((parts.length > 0 ? parts : [{ due: document.due, amount: document.amount }]).map(({ due, amount }) => {
      const paid = settled < amount ? settled : amount;
      settled -= paid;
      return due < asOf ? amount - paid : 0n;
    }));
  }));
}

describe("cell functions and a second telling of the rules agree to the cent", () => {
  test("on random ledgers, for every customer, on any day", () => {
    fc.assert(
      fc.property(bookArbitrary({ rowsMax: 16 }), dateArbitrary, dateArbitrary, (random, one, other) => {
        const [from, asOf] = one < other ? [one, other] : [other, one];
        const book: RandomBook = { ...random, rows: random.rows.map(({ entity: _, ...row }) => ({ ...row, currency: "USD" })) };
        const plain = plainBook(book);
        const ledger = makeLedger(book.rows, book);
        const answers = new Answers({
          version: 1, ledger, settlement: settle(ledger, DEFAULT_SETTINGS.allocation), settings: DEFAULT_SETTINGS, asOf: day(asOf), closingSaved: true, date1904: false, issues: [], notices: [],
        });
        for (const customer of new Set(book.rows.map((row) => row.customer))) {
          const mine = plain.documents.filter((document) => document.customer === customer);
          const until = (last: string): bigint => sum(mine.filter((document) => document.day <= last).map(({ amount }) => amount));
          const before = sum(mine.filter((document) => document.day < from).map(({ amount }) => amount));
          const question = { customer, asOf };
          const { buckets, unapplied } = plainAging(plain, { asOf, edges: EDGES, byDocument: false, credits: "column", account: `${customer}/USD/` });
          expect(balanceAnswer(answers, "en", question)).toBe(shown(until(asOf)));
          expect(openingAnswer(answers, "en", { customer, from })).toBe(shown(before));
          expect(overdueAnswer(answers, "en", question)).toBe(shown(plainOverdue(plain, mine, asOf)));
          expect(agingAnswer(answers, "en", question)).toEqual([[...buckets, unapplied, sum(buckets) + unapplied].map(shown)]);
          buckets.forEach((amount, place) => expect(bucketAnswer(answers, "en", { ...question, bucket: place + 1 })).toBe(shown(amount)));
          const open = plainOpen(plain, asOf);
          const items = openItemsAnswer(answers, "en", question) as unknown[][];
          expect(items.slice(1).map((row) => row[5]).sort()).toEqual(mine.map(({ row }) => shown(open.get(row)!)).filter((amount) => amount !== 0).sort());
          const statement = statementAnswer(answers, "en", { customer, from, to: asOf }) as unknown[][];
          expect(statement.at(-1)![6]).toBe(shown(until(asOf)));
          const moved = statement.slice(2, -1).reduce((total, row) => total + Math.round(Number(row[4]) * 100) - Math.round(Number(row[5]) * 100), Math.round(Number(statement[1]![6]) * 100));
          expect(moved).toBe(Number(until(asOf)));
          for (const document of mine.filter(({ number }) => plain.documents.filter((each) => each.number === number).length === 1)) {
            expect(documentAnswer(answers, "en", { document: document.number, asOf })).toBe(shown(open.get(document.row)!));
          }
          const allowance = buckets.reduce((total, amount, place) => total + Math.round((Number(amount > 0n ? amount : 0n) * Math.round(RATES[place]! * 100)) / 100), 0);
          expect(provisionAnswer(answers, "en", { rates: RATES.map((rate) => [rate]), customer, currency: null, asOf })).toBe(allowance / 100);
          const within = mine.filter((document) => document.day >= from && document.day <= asOf);
          const collectable = before + sum(within.filter(({ kind }) => kind === "invoice").map(({ amount }) => amount));
          const cash = -sum(within.filter(({ kind }) => kind === "payment" || kind === "refund").map(({ amount }) => amount));
          const rate = collectionRateAnswer(answers, "en", { customer, currency: null, from, to: asOf });
          if (collectable <= 0n) expect(rate).toBeInstanceOf(CellProblem);
          else expect(rate).toBeCloseTo(Number(cash) / Number(collectable), 10);
          const year = mine.filter((document) => document.day <= asOf && document.day > `${Number(asOf.slice(0, 4)) - 1}${asOf.slice(4)}`);
          const sales = sum(year.filter(({ kind }) => kind === "invoice" || kind === "credit note").map(({ amount }) => amount));
          const dso = dsoAnswer(answers, "en", { customer, currency: null, asOf, days: null, method: null });
          if (sales <= 0n) expect(dso).toBeInstanceOf(CellProblem);
          else expect(dso).toBeCloseTo((Number(until(asOf)) / Number(sales)) * 365, 8);
        }
      }),
      { seed: 20261128, numRuns: 200 },
    );
  });
});
