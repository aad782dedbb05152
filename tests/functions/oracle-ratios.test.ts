import { describe, expect, test } from "@jest/globals";
import fc from "fast-check";
import { agingTableAnswer, creditAnswer, customerAnswer, utilisationAnswer } from "../../src/functions/account-questions";
import { CellProblem } from "../../src/functions/cell-error";
import { daysOverdueAnswer } from "../../src/functions/document-questions";
import { capitalsAnswer, convertAnswer, dueDateAnswer } from "../../src/functions/plain-questions";
import { ceiAnswer, dsoAnswer } from "../../src/functions/ratio-questions";
import { unreadAnswer } from "../../src/functions/unread-rows";
import type { Ledger } from "../../src/ledger/ledger";
import { settle } from "../../src/ledger/settle";
import { Answers } from "../../src/live/answers";
import { DEFAULT_SETTINGS } from "../../src/settings/settings";
import { day, makeLedger } from "../build/make-ledger";
import { bookArbitrary, dateArbitrary, type RandomBook } from "../build/random-ledger";
import { daysBetween, plainAverageDso, plainCapitals, plainCei, plainCountBack, plainDue, plainRate, type PlainTerms } from "../oracle/plain-figures";
import { plainAging, type PlainBook, type PlainDocument, plainOpen, plainParts } from "../oracle/plain-ledger";

const EDGES = [30, 60, 90, 120];

function answersOf(ledger: Ledger, asOf: string): Answers {
  return new Answers({ version: 1, ledger, settlement: settle(ledger, DEFAULT_SETTINGS.allocation), settings: DEFAULT_SETTINGS, asOf: day(asOf), closingSaved: true, date1904: false, issues: [], notices: [] });
}

/** One entity, so that a customer has one account for each currency. */
function withoutEntities(book: RandomBook): RandomBook {
  return { ...book, rows: book.rows.map(({ entity: _, ...row }) => row) };
}

const PER_UNIT: Readonly<Record<string, bigint>> = { USD: 100n, JPY: 1n };

function plainBook({ rows, allocations, instalments }: RandomBook): PlainBook {
  return {
    documents: rows.map((row, place) => ({
      row: place + 1, customer: row.customer, account: `${row.customer}/${row.currency}/`, day: row.date, documentDay: row.date, due: row.due ?? row.date, kind: row.type,
      number: row.document, appliesTo: row.appliesTo ?? "", amount: BigInt(row.amount) * PER_UNIT[row.currency!]!, perUnit: PER_UNIT[row.currency!]!,
    })),
    allocations: allocations.map(({ date = "", from, to, amount }, place) => ({ row: place + 1, day: date, from, to, units: BigInt(amount) })),
    instalments: instalments.map(({ document, due, amount }) => ({ number: document, due, units: BigInt(amount) })),
    automatic: true, recorded: true,
  };
}

const sum = (amounts: readonly bigint[]): bigint => amounts.reduce((total, amount) => total + amount, 0n);
const excelDay = (iso: string): number => daysBetween("1899-12-30", iso);

/** The open parts of a document, oldest first: instalments are settled in due order. */
function openParts(book: PlainBook, document: PlainDocument, open: bigint): { due: string; open: bigint }[] {
  let settled = document.amount - open;
  const parts = plainParts(book, document);
  return (parts.length > 0 ? parts : [{ due: document.due, amount: document.amount }]).flatMap(({ due, amount }) => {
    const paid = settled < amount ? settled : amount;
    settled -= paid;
    return amount > paid ? [{ due, open: amount - paid }] : [];
  });
}

describe("cell functions and a second telling of the rules agree", () => {
  test("AGINGTABLE: a row for each account with something open, and totals by currency", () => {
    fc.assert(fc.property(bookArbitrary({ rowsMax: 16 }), dateArbitrary, (random, asOf) => {
      const book = withoutEntities(random);
      const plain = plainBook(book);
      const open = plainOpen(plain, asOf);
      const table = agingTableAnswer(answersOf(makeLedger(book.rows, book), asOf), "en", { asOf }) as (string | number)[][];
      const accounts = [...new Set(plain.documents.map(({ account }) => account))].filter((account) => plain.documents.some((document) => document.account === account && open.get(document.row) !== 0n));
      const expected = accounts.map((account) => {
        const [customer, currency] = account.split("/") as [string, string];
        const { buckets, unapplied } = plainAging(plain, { asOf, edges: EDGES, byDocument: false, credits: "column", account });
        return [customer, customer, currency, ...[...buckets, unapplied, sum(buckets) + unapplied].map((amount) => Number(amount) / Number(PER_UNIT[currency]!))];
      });
      const body = table.slice(1).filter(([first]) => first !== "Total");
      expect(body.map((row) => row.map(String).join(" ")).sort()).toEqual(expected.map((row) => row.map(String).join(" ")).sort());
      for (const total of table.filter(([first]) => first === "Total")) {
        const ofCurrency = expected.filter((row) => row[2] === total[2]);
        total.slice(3).forEach((amount, column) => expect(amount).toBeCloseTo(ofCurrency.reduce((all, row) => all + Number(row[column + 3]), 0), 6));
      }
    }), { seed: 20261201, numRuns: 150 });
  });

  test("DAYSOVERDUE, DSO by average and count-back, CEI", () => {
    fc.assert(fc.property(bookArbitrary({ rowsMax: 14 }), dateArbitrary, dateArbitrary, fc.integer({ min: 1, max: 400 }), (random, one, other, length) => {
      const [from, asOf] = one < other ? [one, other] : [other, one];
      const book: RandomBook = { ...withoutEntities(random), rows: withoutEntities(random).rows.map((row) => ({ ...row, currency: "USD" })) };
      const plain = plainBook(book);
      const answers = answersOf(makeLedger(book.rows, book), asOf);
      const open = plainOpen(plain, asOf);
      for (const document of plain.documents.filter(({ number }) => plain.documents.filter((each) => each.number === number).length === 1)) {
        const amount = open.get(document.row)!;
        if (document.day === "") continue; // an undated opening has no age
        const days = amount === 0n ? 0 : amount < 0n ? daysBetween(document.documentDay, asOf) : daysBetween(openParts(plain, document, amount)[0]!.due, asOf);
        expect(daysOverdueAnswer(answers, "en", { document: document.number, customer: null, asOf })).toBe(days);
      }
      for (const customer of [null, ...new Set(book.rows.map((row) => row.customer))]) {
        const mine = plain.documents.filter((document) => customer === null || document.customer === customer);
        const question = { customer, currency: null };
        const near = (answer: unknown, expected: number | null): void => {
          if (expected === null) expect(answer).toBeInstanceOf(CellProblem);
          else expect(answer).toBeCloseTo(expected, 6);
        };
        near(dsoAnswer(answers, "en", { ...question, asOf, days: length, method: "average" }), plainAverageDso(mine, asOf, length));
        near(dsoAnswer(answers, "en", { ...question, asOf, days: null, method: "countback" }), plainCountBack(mine, asOf));
        const notDue = sum(mine.filter(({ row }) => open.get(row)! > 0n).flatMap((document) => openParts(plain, document, open.get(document.row)!)).filter(({ due }) => due >= asOf).map((part) => part.open));
        near(ceiAnswer(answers, "en", { ...question, from, to: asOf }), plainCei(mine, { from, to: asOf, notDue }));
      }
    }), { seed: 20261202, numRuns: 200 });
  });

  const rates = fc.array(fc.record({ day: dateArbitrary, rate: fc.integer({ min: 50, max: 2000 }).map((units) => units / 100_000) }), { maxLength: 4 });

  test("CREDIT, UTILISATION and CONVERT: other currencies at the latest rate by the day", () => {
    fc.assert(fc.property(bookArbitrary({ rowsMax: 12, claims: false }), rates, dateArbitrary, fc.integer({ min: 0, max: 3000 }), (random, table, asOf, limit) => {
      const book = withoutEntities(random);
      const made = makeLedger(book.rows, book);
      const ledger: Ledger = {
        ...made,
        customers: made.customers.map((customer) => ({ ...customer, creditLimit: customer.key === "A" ? String(limit) : "" })),
        rates: table.map(({ day: of, rate }, place) => ({ row: place + 1, day: day(of), currency: "JPY", rate: String(rate) })),
      };
      const answers = answersOf(ledger, asOf);
      const rate = plainRate(table.map((one) => ({ ...one, currency: "JPY" })), "JPY", "USD", asOf);
      const owed = (currency: string): number => Number(sum(plainBook(book).documents.filter((document) => document.account === `A/${currency}/` && document.day <= asOf).map(({ amount }) => amount))) / Number(PER_UNIT[currency]!);
      const converted = convertAnswer(answers, "en", { amount: 1234, from: "JPY", to: "USD", asOf });
      const back = convertAnswer(answers, "en", { amount: 12.34, from: "USD", to: "JPY", asOf });
      if (rate === null) {
        expect(converted).toMatchObject({ code: "#N/A" });
        expect(back).toMatchObject({ code: "#N/A" });
      } else {
        expect(converted).toBeCloseTo(1234 * rate, 9);
        expect(back).toBeCloseTo(12.34 / rate, 6);
      }
      if (!ledger.customers.some(({ key }) => key === "A")) return;
      const question = { customer: "A", asOf };
      const exposure = owed("JPY") !== 0 && rate === null ? null : owed("USD") + owed("JPY") * (rate ?? 0);
      if (exposure === null) {
        expect([creditAnswer(answers, "en", question), utilisationAnswer(answers, "en", question)]).toMatchObject([{ code: "#N/A" }, { code: "#N/A" }]);
        return;
      }
      expect(Math.abs(Number(creditAnswer(answers, "en", question)) - (limit - exposure))).toBeLessThan(0.00501);
      const used = utilisationAnswer(answers, "en", question);
      // The exposure is rounded once, to a cent.
      if (limit > 0) expect(Math.abs(Number(used) * limit - exposure)).toBeLessThan(0.00501);
      else if (Math.abs(exposure) < 0.005) expect(used).toBe(0);
      else expect(used).toBeInstanceOf(CellProblem);
      if (ledger.customers.some(({ key }) => key === "B")) expect(creditAnswer(answers, "en", { customer: "B", asOf })).toMatchObject({ code: "#N/A" });
    }), { seed: 20261203, numRuns: 200 });
  });

  const cutOff = fc.option(fc.integer({ min: 1, max: 31 }));
  const terms: fc.Arbitrary<readonly [string, PlainTerms]> = fc.oneof(
    fc.tuple(fc.nat({ max: 180 }), fc.constantFrom((n: number) => String(n), (n: number) => `net ${n}`, (n: number) => `${n}天`, (n: number) => `${n} days`)).map(([days, write]) => [write(days), { kind: "days", days }] as const),
    fc.tuple(fc.nat({ max: 120 }), cutOff, fc.constantFrom((n: number) => `月结${n}天`, (n: number) => `month end + ${n}`, (n: number) => `EOM + ${n}`)).map(
      ([days, off, write]) => [off === null ? write(days) : `${write(days)}, cut-off ${off}`, { kind: "month end", days, cutOff: off }] as const),
    fc.tuple(fc.integer({ min: 1, max: 31 }), cutOff, fc.boolean()).map(
      ([of, off, chinese]) => [(chinese ? `次月${of}日` : `next month ${of}`) + (off === null ? "" : chinese ? `，${off}日截止` : `, cut-off ${off}`), { kind: "day of month", later: 1, day: of, cutOff: off }] as const),
  );
  const anyDay = fc.tuple(fc.integer({ min: 2023, max: 2029 }), fc.integer({ min: 1, max: 12 }), fc.integer({ min: 1, max: 28 })).map(([year, month, of]) => `${year}-${String(month).padStart(2, "0")}-${String(of).padStart(2, "0")}`);

  test("DUEDATE: days, month ends, a day of the next month, cut-off days, leap years", () => {
    const answers = answersOf(makeLedger([{ customer: "A", date: "2026-01-01", type: "invoice", document: "1", amount: "1" }]), "2026-01-01");
    fc.assert(fc.property(anyDay, terms, (date, [written, plain]) => {
      expect([written, dueDateAnswer(answers, "en", { date, terms: written })]).toEqual([written, excelDay(plainDue(date, plain))]);
    }), { seed: 20261204, numRuns: 1000 });
    expect(dueDateAnswer(answers, "en", { date: "2024-01-30", terms: "next month 30" })).toBe(excelDay("2024-02-29"));
  });

  test("CAPITALS: every amount in yuan up to a hundred thousand million", () => {
    const answers = answersOf(makeLedger([{ customer: "A", date: "2026-01-01", type: "invoice", document: "1", amount: "1" }]), "2026-01-01");
    const amounts = fc.oneof(fc.integer({ min: 0, max: 99_999 }), fc.integer({ min: 0, max: 9_999_999_999_999 }), fc.tuple(fc.integer({ min: 1, max: 999 }), fc.nat({ max: 9 })).map(([head, zeros]) => head * 10 ** zeros));
    fc.assert(fc.property(amounts, (cents) => {
      expect(capitalsAnswer(answers, "zh", { amount: cents / 100, currency: "CNY", wordsIn: null })).toBe(plainCapitals(BigInt(cents)));
    }), { seed: 20261205, numRuns: 3000 });
  });

  test("CUSTOMER and UNREAD: what stands in the tables", () => {
    const made = makeLedger([{ customer: "A", date: "2026-01-01", type: "invoice", document: "1", amount: "1" }]);
    const ledger: Ledger = { ...made, rowsTotal: 5, customers: made.customers.map((customer) => ({ ...customer, salesperson: "Lee", hold: true, creditLimit: "250.5" })) };
    const answers = answersOf(ledger, "2026-01-31");
    expect(["salesperson", "业务员", "hold", "credit limit", null].map((field) => customerAnswer(answers, "en", { customer: "A", field }))).toEqual(["Lee", "Lee", true, 250.5, "A"]);
    expect(unreadAnswer(answers)).toBe(4);
  });
});
