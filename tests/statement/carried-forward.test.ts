import { describe, expect, test } from "@jest/globals";
import fc from "fast-check";
import { addDays, isoDay } from "../../src/calendar/day";
import type { Ledger } from "../../src/ledger/ledger";
import { allocationFor } from "../../src/ledger/allocation-for";
import { settle } from "../../src/ledger/settle";
import { DEFAULT_SETTINGS, type Settings } from "../../src/settings/settings";
import { carriedForward, type CarriedForward } from "../../src/statement/carried-forward";
import { type IssuedStatement, periodOf } from "../../src/statement/issued";
import { isListed, statedEntries } from "../../src/statement/stated-entries";
import { wayOf } from "../../src/statement/stated-way";
import { type Statement, statementOf } from "../../src/statement/statement";
import { theirView } from "../../src/statement/their-view";
import { claimedStatement } from "../../src/statement/write-offs-left-out";
import { day, type LedgerRow, makeLedger } from "../build/make-ledger";
import { bookArbitrary } from "../build/random-ledger";
import { issuedFrom, keptAndRead } from "./issued-parts";

const row = (date: string, type: LedgerRow["type"], document: string, amount: string, more: Partial<LedgerRow> = {}): LedgerRow => ({ customer: "C1", date, type, document, amount, ...more });
const LEFT_OUT: Settings = { ...DEFAULT_SETTINGS, statement: { ...DEFAULT_SETTINGS.statement, showWriteOffs: false } };
const BOOK = [
  row("2026-08-10", "invoice", "I-0", "300"), row("2026-09-05", "invoice", "I-1", "1200"), row("2026-09-09", "payment", "R-1", "-500"), row("2026-10-03", "invoice", "I-2", "70"),
];
const SEPTEMBER = { from: "2026-09-01", to: "2026-09-30", issuedOn: "2026-10-01" };

/** The statement of October (or from another day) that goes on from the last one. */
function goingOn(last: IssuedStatement | null, ledger: Ledger, { from = "2026-10-01", settings = DEFAULT_SETTINGS, partition = 0 } = {}): { readonly statement: Statement; readonly carried: CarriedForward } {
  const settlement = settle(ledger, allocationFor(settings.allocation, settings.aging.basis));
  const { statement } = claimedStatement(ledger, settlement, statementOf(ledger, settlement, { partition, kind: "activity", from: day(from), to: addDays(day(from), 30), aging: settings.aging }), settings);
  const carried = carriedForward(last, statedEntries(ledger, settlement, { statement, items: [] }), { from: day(from), to: addDays(day(from), -1), way: wayOf(settings) });
  return { statement: { ...statement, carried }, carried };
}

const last = (rows: readonly LedgerRow[] = BOOK, settings = DEFAULT_SETTINGS): IssuedStatement => keptAndRead(issuedFrom(makeLedger(rows), { ...SEPTEMBER, settings }));
const told = ({ changes }: CarriedForward): readonly string[] => changes.map(({ cause, document, effectMinor }) => `${cause} ${document} ${effectMinor}`);

describe("from the last statement to this one", () => {
  test.each<[string, readonly LedgerRow[], readonly string[]]>([
    ["nothing, where nothing was touched", BOOK, []],
    ["an entry that came with a date of the stated period", [...BOOK, row("2026-09-20", "payment", "R-2", "-100")], ["backdated R-2 -10000"]],
    ["a lump sum without a number from before it", [...BOOK, row("2026-07-01", "payment", "", "-40")], ["backdated  -4000"]],
    ["an amount that was changed", BOOK.map((each) => (each.document === "I-1" ? { ...each, amount: "1250" } : each)), ["amount-changed I-1 5000"]],
    ["an entry that was taken out", BOOK.filter(({ document }) => document !== "R-1"), ["removed R-1 50000"]],
    ["an entry that was moved into the new period", BOOK.map((each) => (each.document === "I-1" ? { ...each, date: "2026-10-08" } : each)), ["date-changed I-1 -120000"]],
    ["an entry of the new period that was moved back", BOOK.map((each) => (each.document === "I-2" ? { ...each, date: "2026-09-28" } : each)), ["date-changed I-2 7000"]],
    ["no date that was changed within the stated period", BOOK.map((each) => (each.document === "I-1" ? { ...each, date: "2026-09-06" } : each)), []],
    ["an opening item dated on the first day", [...BOOK, row("2026-10-01", "opening", "O-1", "8")], ["not-stated O-1 800"]],
  ])("tells %s", (_, rows, expected) => {
    const { statement, carried } = goingOn(last(), makeLedger(rows));
    expect(told(carried)).toEqual(expected);
    expect(carried).toMatchObject({ number: "N", to: day("2026-09-30"), closingMinor: 100000, unexplainedMinor: 0 });
    expect(carried.closingMinor + carried.changes.reduce((sum, { effectMinor }) => sum + effectMinor, 0)).toBe(statement.openingMinor);
  });

  test("a month that was in no statement of this account is told entry by entry", () => {
    expect(told(goingOn(last(), makeLedger(BOOK), { from: "2026-11-01" }).carried)).toEqual(["not-stated I-2 7000"]);
  });

  test("an account that was in no statement has all its entries from before told", () => {
    expect(told(goingOn(null, makeLedger(BOOK)).carried)).toEqual(["not-stated I-0 30000", "not-stated I-1 120000", "not-stated R-1 -50000"]);
  });

  test("write-offs that are left out from now on are told as a changed setting", () => {
    const rows = [...BOOK, row("2026-09-25", "write-off", "W", "-300", { appliesTo: "I-0" })];
    expect(told(goingOn(last(rows), makeLedger(rows), { settings: LEFT_OUT }).carried)).toEqual(["setting-showWriteOffs  30000"]);
  });

  test("of a last statement that keeps its lines only, what came before them is one sum", () => {
    const full = issuedFrom(makeLedger(BOOK), SEPTEMBER);
    const lines = { ...full, kept: { ...full.kept!, scope: "lines" as const, entries: full.kept!.entries!.filter((entry) => isListed(entry, periodOf(full))) } };
    expect(told(goingOn(lines, makeLedger([...BOOK, row("2026-07-01", "payment", "", "-40"), row("2026-09-20", "payment", "R-2", "-100")])).carried)).toEqual(["opening-changed  -4000", "appeared R-2 -10000"]);
    expect(goingOn({ ...full, kept: null }, makeLedger([...BOOK, row("2026-07-01", "payment", "", "-40")])).carried).toMatchObject({ changes: [], unexplainedMinor: -4000 });
  });

  test("the customer's view has it in the customer's sign", () => {
    const { statement } = goingOn(last(), makeLedger([...BOOK, row("2026-09-20", "payment", "R-2", "-100")]));
    expect(theirView(statement).carried).toMatchObject({ closingMinor: -100000, changes: [{ effectMinor: 10000 }] });
    expect(theirView(theirView(statement))).toEqual(statement);
  });

  test("the last balance + what came since + the period = the new balance, whatever was done to the ledger", () => {
    const settings = fc.boolean().map((isLeftOut) => (isLeftOut ? LEFT_OUT : DEFAULT_SETTINGS));
    fc.assert(fc.property(bookArbitrary({ rowsMax: 20 }), fc.array(fc.tuple(fc.nat({ max: 20 }), fc.constantFrom("remove", "amount", "date", "late"), fc.integer({ min: -40, max: 40 })), { maxLength: 4 }), settings, settings, fc.constantFrom("2026-03-02", "2026-03-20"), (book, edits, then, now, from) => {
      const before = issuedFrom(makeLedger(book.rows, book), { from: "2026-02-01", to: "2026-03-01", issuedOn: "2026-03-05", settings: then });
      const rows = book.rows.flatMap((each, place): LedgerRow[] => {
        const [, what, days] = edits.find(([at]) => at === place) ?? [0, "", 0];
        const date = each.date === "" ? "" : isoDay(addDays(day(each.date), days));
        return what === "remove" && place > 0 ? [] : what === "amount" ? [{ ...each, amount: String(Number(each.amount) * 3) }] : what === "date" ? [{ ...each, date }] : what === "late" ? [each, { ...each, date, document: "" }] : [each];
      });
      const { statement, carried } = goingOn(keptAndRead(before), makeLedger(rows, book), { from, settings: now });
      expect(carried.unexplainedMinor).toBe(0);
      expect(before.closingMinor + carried.changes.reduce((sum, { effectMinor }) => sum + effectMinor, 0)).toBe(statement.openingMinor);
      expect(statement.openingMinor + statement.lines.reduce((sum, { debitMinor, creditMinor }) => sum + debitMinor - creditMinor, 0)).toBe(statement.closingMinor);
    }), { numRuns: 300 });
  });
});
