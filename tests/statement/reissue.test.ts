import { describe, expect, test } from "@jest/globals";
import { createHash } from "node:crypto";
import fc from "fast-check";
import { sha256 } from "../../src/check/sha256";
import { type Day, parseIsoDay } from "../../src/calendar/day";
import type { Minor } from "../../src/money/money";
import { fingerprintOf, type IssuedLine, type IssuedStatement, packLines, unpackLines } from "../../src/statement/issued";
import { compareIssued } from "../../src/statement/reissue";
import { daysAfterLastStatement, followStatements, type LoggedEvent } from "../../src/statement/statement-status";

const day = (iso: string): Day => parseIsoDay(iso)!;

function issuedWith(lines: readonly (readonly [iso: string, type: IssuedLine["type"], document: string, amount: number])[], change: Partial<IssuedStatement> = {}): IssuedStatement {
  const all = lines.map(([iso, type, document, amount]): IssuedLine => ({ day: day(iso), type, document, amountMinor: amount as Minor }));
  const openingMinor = (change.openingMinor ?? 0) as Minor;
  const figures = {
    number: "ST-202610-C1", customer: "C1", name: "One", kind: "activity" as const, from: day("2026-10-01"), to: day("2026-10-31"), currency: "USD", entity: "", account: "",
    openingMinor, closingMinor: all.reduce<number>((sum, { amountMinor }) => sum + amountMinor, openingMinor) as Minor, lines: all,
    issuedOn: day("2026-11-02"), issuedBy: "ann", language: "en", policyVersion: 1, ...change,
  };
  return { ...figures, fingerprint: fingerprintOf({ ...figures, lines: all }) };
}

test("SHA-256 is the one everybody else computes", () => {
  for (const text of ["", "abc", "a".repeat(55), "a".repeat(56), "a".repeat(64), "往来对账单 😀 é"]) expect(sha256(text)).toBe(createHash("sha256").update(text, "utf8").digest("hex"));
  fc.assert(fc.property(fc.string({ maxLength: 300, unit: "grapheme" }), (text) => expect(sha256(text)).toBe(createHash("sha256").update(text, "utf8").digest("hex"))), { numRuns: 60 });
});

describe("a statement made again", () => {
  const before = issuedWith([["2026-10-05", "invoice", "I-1", 5000], ["2026-10-05", "invoice", "I-1", 5000], ["2026-10-09", "payment", "R-1", -3000]]);

  test("with the same figures is the same, whoever makes it, whenever, under another name", () => {
    const again = { ...before, issuedOn: day("2027-01-01"), issuedBy: "bob", language: "zh" };
    expect(compareIssued(before, again)).toMatchObject({ isSame: true, changes: [], unexplainedMinor: 0 });
  });

  test.each([
    ["added", [["2026-10-05", "invoice", "I-1", 5000], ["2026-10-05", "invoice", "I-1", 5000], ["2026-10-09", "payment", "R-1", -3000], ["2026-10-20", "fee", "F", 10]], 10],
    ["removed", [["2026-10-05", "invoice", "I-1", 5000], ["2026-10-09", "payment", "R-1", -3000]], -5000],
    ["amount-changed", [["2026-10-05", "invoice", "I-1", 5000], ["2026-10-05", "invoice", "I-1", 5000], ["2026-10-09", "payment", "R-1", -3500]], -500],
    ["date-changed", [["2026-10-05", "invoice", "I-1", 5000], ["2026-10-05", "invoice", "I-1", 5000], ["2026-10-11", "payment", "R-1", -3000]], 0],
  ] as const)("names a line that was %s", (cause, lines, effect) => {
    const { isSame, changes, unexplainedMinor } = compareIssued(before, issuedWith(lines));
    expect(isSame).toBe(false);
    expect(changes.map((change) => [change.cause, change.effectMinor])).toEqual([[cause, effect]]);
    expect(unexplainedMinor).toBe(0);
  });

  test("whose opening moved says so first", () => {
    const after = issuedWith([["2026-10-05", "invoice", "I-1", 5000], ["2026-10-05", "invoice", "I-1", 5000], ["2026-10-09", "payment", "R-1", -3000]], { openingMinor: 700 as Minor });
    expect(compareIssued(before, after).changes.map(({ cause, effectMinor }) => [cause, effectMinor])).toEqual([["opening-changed", 700]]);
  });

  test("whose lines were too many to keep shows the difference as one", () => {
    expect(compareIssued({ ...before, lines: null }, issuedWith([["2026-10-05", "invoice", "I-1", 1000]]))).toMatchObject({ changes: [], unexplainedMinor: -6000 });
  });

  const line = fc.tuple(fc.constantFrom("2026-10-02", "2026-10-03", "2026-10-04"), fc.constantFrom("invoice" as const, "payment" as const), fc.constantFrom("A", "B"), fc.integer({ min: -50, max: 50 }));
  test("closing before + effects = closing after, on any two ledgers", () => {
    fc.assert(fc.property(fc.array(line, { maxLength: 12 }), fc.array(line, { maxLength: 12 }), fc.integer({ min: -9, max: 9 }), (then, now, opening) => {
      const after = issuedWith(now, { openingMinor: opening as Minor });
      const old = issuedWith(then);
      const { changes, unexplainedMinor, isSame } = compareIssued(old, after);
      expect(old.closingMinor + changes.reduce((sum, { effectMinor }) => sum + effectMinor, 0)).toBe(after.closingMinor);
      expect(unexplainedMinor).toBe(0);
      if (isSame) expect(changes).toEqual([]);
    }), { numRuns: 300 });
  });
});

test("lines survive being kept in a cell; what no register has written is not believed", () => {
  const { lines } = issuedWith([["2026-10-05", "invoice", "=I|\"1\"", 5000]]);
  expect(unpackLines(packLines(lines!))).toEqual(lines);
  expect(unpackLines(packLines([]))).toEqual([]);
  for (const text of ["", "x", "{}", "[[1,2]]", "[[\"2026-13-01\",\"invoice\",\"A\",1]]", "[[\"\",\"gift\",\"A\",1]]"]) expect(unpackLines(text)).toBeNull();
  const many = Array.from({ length: 2000 }, () => lines![0]!);
  expect(packLines(many)).toBe("");
});

describe("what became of a statement", () => {
  const issued = issuedWith([["2026-10-05", "invoice", "I-1", 5000]]);
  const event = (iso: string, what: LoggedEvent["event"]): LoggedEvent => ({ day: day(iso), number: issued.number, event: what, channel: "email", toWhom: "", amountMinor: null, currency: "", entity: "", account: "", by: "", note: "" });
  const status = (log: readonly LoggedEvent[], asOf: string) => followStatements([issued], log, { asOf: day(asOf), unansweredDays: 14 })[0]!;

  test.each([
    ["issued and waiting", [], "2026-11-16", "issued", false],
    ["issued and unanswered", [], "2026-11-17", "issued", true],
    ["sent later waits from then", [event("2026-11-10", "sent")], "2026-11-17", "sent", false],
    ["sent and unanswered", [event("2026-11-03", "sent")], "2026-11-30", "sent", true],
    ["disputed is an answer", [event("2026-11-03", "sent"), event("2026-11-05", "disputed")], "2027-01-01", "disputed", false],
    ["a reminder sent after an answer does not take it back", [event("2026-11-05", "confirmed"), event("2026-12-05", "sent")], "2027-02-01", "confirmed", false],
    ["the last of a day counts", [event("2026-11-05", "disputed"), event("2026-11-05", "confirmed")], "2027-01-01", "confirmed", false],
    ["an answer to the issue before does not count", [event("2026-10-20", "confirmed")], "2026-11-05", "issued", false],
  ] as const)("%s", (_, log, asOf, expected, unanswered) => {
    expect(status(log, asOf)).toMatchObject({ status: expected, isUnanswered: unanswered });
  });

  test("a reply of one entity says nothing of another", () => {
    const [north, south] = [{ ...issued, entity: "North" }, { ...issued, entity: "South" }];
    const reply = { ...event("2026-11-05", "confirmed"), entity: "North" };
    expect(followStatements([north, south], [event("2026-11-03", "sent"), reply], { asOf: day("2026-11-06"), unansweredDays: 14 }).map(({ status }) => status)).toEqual(["confirmed", "sent"]);
  });

  test("the next period begins the day after the last running account", () => {
    const earlier = { ...issued, from: day("2026-09-01"), to: day("2026-09-30") };
    expect([...daysAfterLastStatement([issued, earlier, { ...issued, kind: "dunning", to: day("2026-12-31") }, { ...issued, customer: "C2", kind: "confirmation" }])]).toEqual([["C1", day("2026-11-01")]]);
  });
});
