import { describe, expect, test } from "@jest/globals";
import { createHash } from "node:crypto";
import fc from "fast-check";
import { sha256 } from "../../src/check/sha256";
import { DEFAULT_SETTINGS, type Settings, type StatementKind } from "../../src/settings/settings";
import { earlierFingerprintOf } from "../../src/statement/fingerprint";
import { type IssuedStatement, periodOf } from "../../src/statement/issued";
import { packAccount, unpackAccount } from "../../src/statement/kept-account";
import { addsUp, type Reissue } from "../../src/statement/reissue";
import { isListed, listedOf } from "../../src/statement/stated-entries";
import { daysAfterLastStatement, followStatements, type LoggedEvent } from "../../src/statement/statement-status";
import { isoDay } from "../../src/calendar/day";
import { day, type LedgerRow, makeLedger } from "../build/make-ledger";
import { bookArbitrary } from "../build/random-ledger";
import { againFrom, type Asked, issuedFrom, keptAndRead } from "./issued-parts";

const KINDS: readonly StatementKind[] = ["activity", "open-item", "balance-forward", "transactions", "confirmation", "dunning"];
const row = (date: string, type: LedgerRow["type"], document: string, amount: string, more: Partial<LedgerRow> = {}): LedgerRow => ({ customer: "C1", date, type, document, amount, ...more });
const settingsWith = (change: Partial<Settings["statement"]> | Partial<Settings>): Settings => ({ ...DEFAULT_SETTINGS, ...("showWriteOffs" in change || "perspective" in change || "listOpenItems" in change ? { statement: { ...DEFAULT_SETTINGS.statement, ...change } } : change) });

const BOOK: readonly LedgerRow[] = [
  row("2026-08-10", "invoice", "I-0", "300", { due: "2026-09-09" }),
  row("2026-10-05", "invoice", "I-1", "1200", { due: "2026-10-15" }),
  row("2026-10-09", "payment", "R-1", "-500", { appliesTo: "I-1" }),
  row("2026-10-20", "invoice", "I-2", "70", { due: "2026-11-19" }),
  row("2026-11-20", "invoice", "I-9", "44", { due: "2026-12-19" }),
];
const replaced = (document: string, ...rows: readonly LedgerRow[]): readonly LedgerRow[] => BOOK.flatMap((each) => (each.document === document ? rows : [each]));

/** Reasons with what they move, `cause document effect`, as the page of changes lists them. */
const told = ({ changes }: Reissue): readonly string[] => changes.map(({ cause, document, effectMinor }) => `${cause} ${document} ${effectMinor}`);

function again(rows: readonly LedgerRow[], asked: Asked = {}, before: IssuedStatement = keptAndRead(issuedFrom(makeLedger(BOOK), asked))): Reissue {
  return againFrom(before, makeLedger(rows), asked);
}

test("SHA-256 is the one everybody else computes", () => {
  for (const text of ["", "abc", "a".repeat(55), "a".repeat(56), "a".repeat(64), "往来对账单 😀 é"]) expect(sha256(text)).toBe(createHash("sha256").update(text, "utf8").digest("hex"));
  fc.assert(fc.property(fc.string({ maxLength: 300, unit: "grapheme" }), (text) => expect(sha256(text)).toBe(createHash("sha256").update(text, "utf8").digest("hex"))), { numRuns: 60 });
});

describe("a statement made again", () => {
  test.each(KINDS)("%s: with the same figures is the same, whoever makes it, whenever, in another language", (kind) => {
    const before = { ...keptAndRead(issuedFrom(makeLedger(BOOK), { kind })), issuedOn: day("2026-12-01"), issuedBy: "bob", language: "zh" };
    expect(againFrom(before, makeLedger(BOOK), { kind })).toMatchObject({ isSame: true, changes: [], figures: [], unexplainedMinor: 0 });
  });

  // Every figure and every date that a reader sees of it is in the fingerprint.
  test.each<[string, StatementKind, readonly LedgerRow[], readonly string[]]>([
    ["a due date", "activity", replaced("I-2", row("2026-10-20", "invoice", "I-2", "70", { due: "2026-10-25" })), ["due-changed I-2 0"]],
    ["a due date before the period, which only the ages show", "balance-forward", replaced("I-0", row("2026-08-10", "invoice", "I-0", "300", { due: "2026-10-20" })), ["due-changed I-0 0"]],
    ["a due date that a reminder demands by", "dunning", replaced("I-1", row("2026-10-05", "invoice", "I-1", "1200", { due: "2026-11-30" })), ["due-changed I-1 -70000"]],
    ["what is open", "open-item", replaced("R-1", row("2026-10-09", "payment", "R-1", "-500", { appliesTo: "I-0" })), ["settled-otherwise I-0 0", "settled-otherwise I-1 0"]],
    ["what a receipt settled", "activity", replaced("R-1", row("2026-10-09", "payment", "R-1", "-500", { appliesTo: "I-2" })), ["settled-otherwise I-0 0", "settled-otherwise I-1 0", "settles-otherwise R-1 0", "settled-otherwise I-2 0"]],
    ["that an item is disputed", "open-item", replaced("I-1", row("2026-10-05", "invoice", "I-1", "1200", { due: "2026-10-15", disputed: true })), ["disputed I-1 0"]],
    ["an entry of the period added later", "activity", [...BOOK, row("2026-10-20", "fee", "F", "10")], ["backdated F 1000"]],
    ["an entry before the period added later, of a receipt without a number too", "activity", [...BOOK, row("2026-09-20", "payment", "", "-30")], ["settled-otherwise I-0 0", "backdated  -3000"]],
    ["a receipt without a number that settles open items", "open-item", [...BOOK, row("2026-10-30", "payment", "", "-300")], ["settled-otherwise I-0 0", "backdated  -30000"]],
    ["a line removed", "transactions", replaced("I-2"), ["removed I-2 -7000"]],
    ["an amount", "activity", replaced("R-1", row("2026-10-09", "payment", "R-1", "-600", { appliesTo: "I-1" })), ["settled-otherwise I-1 0", "amount-changed R-1 -10000", "settled-otherwise R-1 0"]],
    ["a date within the period", "balance-forward", replaced("R-1", row("2026-10-11", "payment", "R-1", "-500", { appliesTo: "I-1" })), ["date-changed R-1 0"]],
    ["a date that left the period", "activity", replaced("I-2", row("2026-11-20", "invoice", "I-2", "70", { due: "2026-12-19" })), ["date-changed I-2 -7000"]],
    ["a date that came into the period", "activity", replaced("I-9", row("2026-10-21", "invoice", "I-9", "44", { due: "2026-12-19" })), ["date-changed I-9 4400"]],
    ["a type", "transactions", replaced("I-2", row("2026-10-20", "fee", "I-2", "70", { due: "2026-11-19" })), ["type-changed I-2 0"]],
    ["a type that turns the sign", "transactions", replaced("I-2", row("2026-10-20", "credit note", "I-2", "-70")), ["settled-otherwise I-0 0", "type-changed I-2 -14000", "settled-otherwise I-2 0"]],
    ["a number", "activity", replaced("I-2", row("2026-10-20", "invoice", "I-2A", "70", { due: "2026-11-19" })), ["document-changed I-2A 0"]],
  ])("tells %s (%s)", (_, kind, rows, expected) => {
    const reissue = again(rows, { kind });
    expect(reissue.isSame).toBe(false);
    expect(told(reissue)).toEqual(expected);
    expect(reissue.unexplainedMinor).toBe(0);
  });

  test("the figures beside the lines that moved are listed with what they were", () => {
    const { figures } = again(replaced("I-1", row("2026-10-05", "invoice", "I-1", "1200", { due: "2026-11-15" })));
    expect(figures.map(({ figure, bucket, beforeMinor, afterMinor }) => [figure, bucket, beforeMinor, afterMinor])).toEqual([["overdueMinor", "", 100000, 30000], ["bucket", "Current", 7000, 77000], ["bucket", "1-30", 70000, 0]]);
  });

  test("a change that no reader of that kind sees is none: a confirmation names a balance only", () => {
    expect(again(replaced("I-2", row("2026-10-20", "invoice", "I-2", "70", { due: "2026-10-25" })), { kind: "confirmation" }).isSame).toBe(true);
  });
});

describe("a statement made again under other settings", () => {
  const book = [...BOOK, row("2026-10-25", "write-off", "W-1", "-300", { appliesTo: "I-0" })];
  const before = (kind: StatementKind): IssuedStatement => keptAndRead(issuedFrom(makeLedger(book), { kind }));

  test.each<[string, StatementKind, Settings, readonly string[]]>([
    ["write-offs left out", "activity", settingsWith({ showWriteOffs: false }), ["setting-showWriteOffs  30000"]],
    ["write-offs left out of open items", "open-item", settingsWith({ showWriteOffs: false }), ["setting-showWriteOffs  30000"]],
    ["aged by document date", "balance-forward", settingsWith({ aging: { ...DEFAULT_SETTINGS.aging, basis: "document" } }), ["setting-aging  0"]],
    ["receipts as claimed only", "open-item", settingsWith({ allocation: { ...DEFAULT_SETTINGS.allocation, allocation: "explicit" } }), []],
    ["figures in the customer's sign", "activity", settingsWith({ perspective: "theirs" }), ["setting-perspective  0"]],
    ["the open items at the end", "activity", settingsWith({ listOpenItems: true }), ["setting-listOpenItems  0"]],
  ])("says that the setting changed, and nothing of entries: %s (%s)", (_, kind, settings, expected) => {
    expect(told(againFrom(before(kind), makeLedger(book), { kind, settings }))).toEqual(expected);
  });

  test("keeps the setting's part and the ledger's part apart", () => {
    const changed = [...book, row("2026-10-28", "invoice", "I-7", "9", { due: "2026-11-28" })];
    const reissue = againFrom(before("activity"), makeLedger(changed), { settings: settingsWith({ showWriteOffs: false }) });
    expect(told(reissue)).toEqual(["backdated I-7 900", "setting-showWriteOffs  30000"]);
    expect([reissue.before.closingMinor, reissue.after.closingMinor]).toEqual([77000, 107900]);
  });
});

describe("a row of the register that holds less", () => {
  /** As registers were written before: the lines with one amount each, under the fingerprint of then. */
  function earlier(rows: readonly LedgerRow[], asked: Asked = {}): IssuedStatement {
    const issued = issuedFrom(makeLedger(rows), asked);
    const period = periodOf(issued);
    const entries = issued.kept!.entries!;
    const lines = entries.filter((entry) => isListed(entry, period)).map((entry) => [entry.day === null ? "" : isoDay(entry.day), entry.type, entry.document, listedOf(entry, period)]);
    return { ...issued, fingerprint: earlierFingerprintOf(issued, { ...issued, entries, period }), kept: unpackAccount(JSON.stringify(lines), issued) };
  }

  test("was issued under the earlier recipe: the same figures are the same, and it is said that ages were not compared", () => {
    for (const kind of KINDS) expect(again(BOOK, { kind }, earlier(BOOK, { kind }))).toMatchObject({ isSame: true, isEarlierRecipe: true, changes: [] });
    expect(earlier(BOOK).fingerprint).toBe(sha256(JSON.stringify(["N", "C1", "activity", "2026-10-01", "2026-10-31", "USD", "", "", 30000, 107000, [["2026-10-05", "invoice", "I-1", 120000], ["2026-10-09", "payment", "R-1", -50000], ["2026-10-20", "invoice", "I-2", 7000]]])));
  });

  test.each<[string, StatementKind, readonly LedgerRow[], readonly string[]]>([
    ["came", "activity", [...BOOK, row("2026-10-20", "fee", "F", "10")], ["appeared F 1000"]],
    ["came before the period", "activity", [...BOOK, row("2026-09-20", "fee", "F", "10")], ["opening-changed  1000"]],
    ["is settled otherwise", "open-item", [...BOOK, row("2026-10-20", "payment", "", "-100")], ["settled-otherwise I-0 -10000"]],
    ["is no longer open", "open-item", [...BOOK, row("2026-10-20", "payment", "", "-300")], ["settled-otherwise I-0 -30000"]],
    ["is open now", "open-item", [...BOOK, row("2026-10-20", "fee", "F", "10")], ["opened F 1000"]],
    ["left the period", "activity", replaced("I-2", row("2026-11-20", "invoice", "I-2", "70")), ["date-changed I-2 -7000"]],
  ])("of the earlier recipe tells what %s as far as it knows (%s)", (_, kind, rows, expected) => {
    const reissue = again(rows, { kind }, earlier(BOOK, { kind }));
    expect(told(reissue)).toEqual(expected);
    expect(reissue).toMatchObject({ isSame: false, isEarlierRecipe: true, unexplainedMinor: 0 });
  });

  test("of the earlier recipe with write-offs shown, made again without them, is a change of the setting", () => {
    const book = [...BOOK, row("2026-10-25", "write-off", "W-1", "-300", { appliesTo: "I-0" })];
    expect(told(again(book, { settings: settingsWith({ showWriteOffs: false }) }, earlier(book)))).toEqual(["setting-showWriteOffs  30000"]);
  });

  test("has its lines where all entries of the account are too many, and none where those are too many", () => {
    const many = (count: number, date: string): readonly LedgerRow[] => Array.from({ length: count }, (_, place) => row(date, "invoice", `OLD-${place}`, "1", { due: date }));
    const long = [...many(1500, "2026-07-01"), ...BOOK];
    const before = keptAndRead(issuedFrom(makeLedger(long)));
    expect([before.kept!.scope, before.kept!.entries!.length]).toEqual(["lines", 3]);
    expect(told(again([...long, row("2026-09-20", "fee", "F", "10"), row("2026-10-20", "fee", "G", "10")], {}, before))).toEqual(["opening-changed  1000", "appeared G 1000"]);
    const longer = [...many(1500, "2026-10-02"), ...BOOK];
    const bare = keptAndRead(issuedFrom(makeLedger(longer)));
    expect(bare.kept!.entries).toBeNull();
    expect(again(longer, {}, bare).isSame).toBe(true);
    expect(again([...longer, row("2026-10-20", "fee", "G", "10")], {}, bare)).toMatchObject({ changes: [], unexplainedMinor: 1000 });
  });

  test("was changed by hand: what no entry explains is told as such", () => {
    const before = { ...keptAndRead(issuedFrom(makeLedger(BOOK))), closingMinor: 100000 as IssuedStatement["closingMinor"], fingerprint: "2:x" };
    expect(addsUp(before)).toBe(false);
    expect(again(BOOK, {}, before)).toMatchObject({ isSame: false, changes: [], unexplainedMinor: 7000 });
  });
});

describe("closing before + effects = closing after", () => {
  const settings = fc.record({ showWriteOffs: fc.boolean(), basis: fc.constantFrom("due" as const, "document" as const), allocation: fc.constantFrom("auto" as const, "explicit" as const) })
    .map(({ showWriteOffs, basis, allocation }): Settings => ({
      ...DEFAULT_SETTINGS, aging: { ...DEFAULT_SETTINGS.aging, basis }, allocation: { ...DEFAULT_SETTINGS.allocation, allocation }, statement: { ...DEFAULT_SETTINGS.statement, showWriteOffs },
    }));
  const edit = fc.record({ place: fc.nat({ max: 30 }), what: fc.constantFrom("remove", "amount", "date", "type", "due", "dispute", "double", "nothing"), days: fc.integer({ min: -40, max: 40 }) });

  /** A ledger that somebody worked on since. */
  function edited(rows: readonly LedgerRow[], edits: readonly { readonly place: number; readonly what: string; readonly days: number }[]): readonly LedgerRow[] {
    return rows.flatMap((each, place): LedgerRow[] => {
      const found = edits.find((one) => one.place === place);
      const moved = (date: string): string => (date === "" ? "" : isoDay((day(date) + (found?.days ?? 0)) as ReturnType<typeof day>));
      switch (found?.what) {
        case "remove": return [];
        case "amount": return [{ ...each, amount: String(Number(each.amount) * 2) }];
        case "date": return [{ ...each, date: moved(each.date) }];
        case "type": return [{ ...each, type: Number(each.amount) > 0 ? "fee" : "write-off" }];
        case "due": return [{ ...each, due: moved(each.due ?? each.date) }];
        case "dispute": return [{ ...each, disputed: !each.disputed }];
        case "double": return [each, { ...each, document: `${each.document}x` }];
        default: return [each];
      }
    });
  }

  test("whatever was done to the ledger and the settings, in every kind, as kept and as kept of old", () => {
    fc.assert(fc.property(bookArbitrary({ rowsMax: 20 }), fc.array(edit, { maxLength: 5 }), fc.constantFrom(...KINDS), settings, settings, fc.boolean(), (book, edits, kind, then, now, isLong) => {
      const oldLedger = makeLedger(book.rows, book);
      const rows = edited(book.rows, edits);
      if (rows.length === 0) return;
      const ledger = makeLedger(rows, book);
      const sameAccount = (at: number): boolean => JSON.stringify([ledger.customers[ledger.partitions[at]!.customer]!.key, ledger.partitions[at]!.currency, ledger.partitions[at]!.entity]) === JSON.stringify([oldLedger.customers[oldLedger.partitions[0]!.customer]!.key, oldLedger.partitions[0]!.currency, oldLedger.partitions[0]!.entity]);
      const partition = ledger.partitions.findIndex((_, at) => sameAccount(at));
      if (partition < 0) return;
      const period = { kind, from: "2026-02-01", to: "2026-03-01", issuedOn: "2026-03-05" };
      const full = issuedFrom(oldLedger, { ...period, settings: then });
      const before = isLong ? { ...full, kept: { ...full.kept!, scope: "lines" as const, entries: full.kept!.entries!.filter((entry) => isListed(entry, periodOf(full))) } } : keptAndRead(full);
      const reissue = againFrom(before, ledger, { ...period, settings: now, partition });
      expect(addsUp(before)).toBe(true);
      expect(before.closingMinor + reissue.changes.reduce((sum, { effectMinor }) => sum + effectMinor, 0)).toBe(reissue.after.closingMinor);
      expect(reissue.unexplainedMinor).toBe(0);
      if (edits.every(({ what }) => what === "nothing") && JSON.stringify(then) === JSON.stringify(now)) expect(reissue.isSame).toBe(true);
      // A difference that a reader sees never comes without a reason.
      if (!reissue.isSame && !isLong) expect(reissue.changes.length).toBeGreaterThan(0);
    }), { numRuns: 400 });
  });
});

test("what is kept of an account survives its cell; what no register has written is not believed", () => {
  for (const kind of KINDS) {
    const issued = issuedFrom(makeLedger([...BOOK, row("", "opening", "=I|\"1\"", "12", { disputed: true })]), { kind });
    expect(keptAndRead(issued)).toEqual(issued);
  }
  const period = { kind: "activity" as const, from: day("2026-10-01"), to: day("2026-10-31") };
  for (const text of ["", "x", "{}", "[[1,2]]", "[[\"2026-13-01\",\"invoice\",\"A\",1]]", "[[\"\",\"gift\",\"A\",1]]", "{\"v\":2}", "{\"v\":9,\"of\":\"account\",\"entries\":[]}"]) expect(unpackAccount(text, period)).toBeNull();
  const good = JSON.parse(packAccount(issuedFrom(makeLedger(BOOK)).kept!, { ...period, showWriteOffs: true })) as Record<string, unknown>;
  for (const [name, value] of [["way", []], ["figures", [1]], ["entries", [[20261399, "i", "A", 1]]], ["entries", [[20261005, "z", "A", 1]]], ["of", "all"]] as const) expect(unpackAccount(JSON.stringify({ ...good, [name]: value }), period)).toBeNull();
});

describe("what became of a statement", () => {
  const issued = issuedFrom(makeLedger(BOOK));
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
