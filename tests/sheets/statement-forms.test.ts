import { describe, expect, test } from "@jest/globals";
import fc from "fast-check";
import { settle } from "../../src/ledger/settle";
import { type ConfirmationSettings, DEFAULT_SETTINGS, type Settings, type StatementKind, type StatementSettings } from "../../src/settings/settings";
import { contentsSheet } from "../../src/sheets/contents-sheet";
import { statementSheet } from "../../src/sheets/statement-sheet";
import { claimedStatement } from "../../src/statement/write-offs-left-out";
import { statementsOf } from "../../src/statement/statement";
import { theirView } from "../../src/statement/their-view";
import type { DocumentLanguage } from "../../src/words/language";
import { expectGolden } from "./golden";
import { planText } from "./plan-text";
import { customerOf, day, smallLedger, type WrittenEntry } from "./small-ledger";

const CUSTOMERS = [customerOf({ key: "C001", name: "Northwind" }), customerOf({ key: "C002", name: "青禾机械有限公司" })];
const ENTRIES: readonly WrittenEntry[] = ["C001", "C002"].flatMap((customer): WrittenEntry[] => [
  { customer, date: "2026-08-01", type: "invoice", document: "I-1", amount: 12500000, due: "2026-08-31", description: "Pumps" },
  { customer, date: "2026-09-10", type: "write-off", document: "W-1", amount: -40000 },
  { customer, date: "2026-10-05", type: "invoice", document: "I-2", amount: 70000, due: "2026-11-04", disputed: true, description: "Valves" },
  { customer, date: "2026-10-12", type: "payment", document: "R-1", amount: -2000000 },
]);
const LEDGER = smallLedger(CUSTOMERS, ENTRIES);
const SETTLEMENT = settle(LEDGER, DEFAULT_SETTINGS.allocation);
const [FROM, TO] = [day("2026-10-01"), day("2026-10-31")];

function settingsWith(change: Partial<StatementSettings>): Settings {
  return { ...DEFAULT_SETTINGS, statement: { ...DEFAULT_SETTINGS.statement, ...change } };
}

function textOf(kind: StatementKind, settings: Settings, language: DocumentLanguage = "en"): string {
  const statements = statementsOf(LEDGER, SETTLEMENT, { customer: language === "en" ? 0 : 1, kind, from: FROM, to: TO, aging: settings.aging });
  return planText(statementSheet({ ledger: LEDGER, settlement: SETTLEMENT, statements, language, settings }));
}

describe("the open items below a running account", () => {
  test.each(["en", "zh", "bilingual"] as const)("in %s", (language) => expectGolden(`statement-with-open-items-${language}`, textOf("activity", settingsWith({ listOpenItems: true }), language)));

  test("add up to the closing balance, write-offs shown or left out", () => {
    for (const showWriteOffs of [true, false]) {
      const text = textOf("balance-forward", settingsWith({ listOpenItems: true, showWriteOffs }));
      const closing = /Closing balance .*?([\d,]+\.\d\d) *$/m.exec(text)![1];
      expect(/Total open .*?([\d,]+\.\d\d) *$/m.exec(text)![1]).toBe(closing);
    }
  });

  test("are not repeated below kinds that list them already", () => {
    expect(textOf("open-item", settingsWith({ listOpenItems: true }))).not.toContain("make up the balance on");
  });
});

describe("the sign of the customer's books", () => {
  test.each(["en", "zh"] as const)("in %s: sides change places, what is owed is negative, and the sheet says so", (language) => {
    expectGolden(`statement-their-view-${language}`, textOf("activity", settingsWith({ perspective: "theirs", listOpenItems: true }), language));
  });

  test("a letter that says who owes whom stays as it is", () => {
    for (const kind of ["confirmation", "dunning"] as const) expect(textOf(kind, settingsWith({ perspective: "theirs" }))).toBe(textOf(kind, DEFAULT_SETTINGS));
  });

  test("the figures tie, and the view of the view is the statement", () => {
    fc.assert(fc.property(fc.constantFrom<StatementKind>("activity", "balance-forward", "transactions", "open-item"), fc.integer({ min: 0, max: 120 }), (kind, days) => {
      for (const statement of statementsOf(LEDGER, SETTLEMENT, { customer: 0, kind, from: FROM, to: (FROM + days) as typeof TO, aging: DEFAULT_SETTINGS.aging })) {
        const theirs = theirView(statement);
        expect(theirs.openingMinor + theirs.invoicedMinor - theirs.paidMinor - theirs.creditedMinor + theirs.adjustedMinor).toBe(theirs.closingMinor);
        expect(theirs.closingMinor + statement.closingMinor).toBe(0);
        expect(theirView(theirs)).toEqual(statement);
      }
    }), { numRuns: 40 });
  });
});

describe("a confirmation of balance", () => {
  const asking = (change: Partial<ConfirmationSettings>): Settings => settingsWith({ confirmation: { ...DEFAULT_SETTINGS.statement.confirmation, ...change } });
  const auditor = { name: "Meridian 会计师事务所", address: "1 Audit Lane", contact: "J. Ray" };

  test.each(["en", "zh", "bilingual"] as const)("of the auditors in %s sends the reply to them", (language) => {
    expectGolden(`statement-confirmation-auditor-${language}`, textOf("confirmation", asking({ issuer: "auditor", auditor, replyDays: 10 }), language));
  });

  test("in the negative form asks for a reply only where the balance differs", () => {
    expect(textOf("confirmation", asking({ form: "negative" })).replace(/\s+/g, " ")).toContain("A reply is needed only if it does not agree.");
    expect(textOf("confirmation", asking({ form: "negative", issuer: "auditor", auditor }), "zh")).toContain("无需回函");
  });

  test("says that silence counts only where that was chosen and there is a time to reply", () => {
    const clause = "we take the balance as agreed";
    expect(textOf("confirmation", DEFAULT_SETTINGS)).not.toContain(clause);
    expect(textOf("confirmation", asking({ silenceClause: true }))).not.toContain(clause);
    expect(textOf("confirmation", asking({ replyDays: 10 }))).not.toContain(clause);
    expect(textOf("confirmation", asking({ replyDays: 10, silenceClause: true }))).toContain(clause);
  });
});

test("the contents tie to our books where statements leave write-offs out", () => {
  const settings = settingsWith({ showWriteOffs: false });
  const entries = [0, 1].flatMap((customer) => statementsOf(LEDGER, SETTLEMENT, { customer, kind: "activity", from: FROM, to: TO, aging: settings.aging }).map((statement) => ({ sheetKey: `s${customer}`, ...claimedStatement(LEDGER, SETTLEMENT, statement, settings) })));
  const text = planText(contentsSheet({ ledger: LEDGER, entries, from: FROM, to: TO, kind: "activity", language: "en", policyVersion: 1 }));
  expect(text).toContain("Balance in our books 210,600.00 + written off there, still owed 800.00 = balance 211,400.00 USD");
});
