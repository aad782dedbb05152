import { describe, expect, test } from "@jest/globals";
import { settle } from "../../src/ledger/settle";
import { DEFAULT_SETTINGS, type Settings, type StatementKind } from "../../src/settings/settings";
import { carriedLines } from "../../src/sheets/statement-carried";
import { statementSheet } from "../../src/sheets/statement-sheet";
import { carriedForward } from "../../src/statement/carried-forward";
import { statedEntries } from "../../src/statement/stated-entries";
import { wayOf } from "../../src/statement/stated-way";
import { type Statement, statementOf } from "../../src/statement/statement";
import type { DocumentLanguage } from "../../src/words/language";
import { day, type LedgerRow, makeLedger } from "../build/make-ledger";
import { issuedFrom } from "../statement/issued-parts";
import { expectGolden } from "./golden";
import { planText } from "./plan-text";

const row = (date: string, type: LedgerRow["type"], document: string, amount: string): LedgerRow => ({ customer: "C001", date, type, document, amount });
const BOOK = [row("2026-09-05", "invoice", "I-1", "1200"), row("2026-09-09", "payment", "R-1", "-500"), row("2026-10-03", "invoice", "I-2", "70")];
const NOW = makeLedger([...BOOK.slice(0, 1), row("2026-09-09", "payment", "R-1", "-550"), ...BOOK.slice(2), row("2026-09-20", "payment", "", "-150"), row("2026-09-21", "invoice", "=I-1B", "70")]);
const settlement = settle(NOW, DEFAULT_SETTINGS.allocation);

function goingOn(kind: StatementKind): Statement {
  const statement = statementOf(NOW, settlement, { partition: 0, kind, from: day("2026-10-01"), to: day("2026-10-31"), aging: DEFAULT_SETTINGS.aging });
  const last = issuedFrom(makeLedger(BOOK), { from: "2026-09-01", to: "2026-09-30", issuedOn: "2026-10-01" });
  return { ...statement, carried: carriedForward({ ...last, number: "ST-202609-C001" }, statedEntries(NOW, settlement, { statement, items: [] }), { from: day("2026-10-01"), to: day("2026-09-30"), way: wayOf(DEFAULT_SETTINGS) }) };
}

function sheetOf(kind: StatementKind, language: DocumentLanguage, perspective: Settings["statement"]["perspective"] = "ours") {
  return statementSheet({ ledger: NOW, settlement, statements: [goingOn(kind)], language, settings: { ...DEFAULT_SETTINGS, statement: { ...DEFAULT_SETTINGS.statement, perspective } } });
}

describe("what was entered with an earlier date since the last statement stands above the opening balance", () => {
  test.each<[StatementKind, DocumentLanguage, "ours" | "theirs"]>([["activity", "en", "ours"], ["balance-forward", "zh", "ours"], ["transactions", "bilingual", "ours"], ["activity", "zh", "theirs"]])("%s in %s, %s sign", (kind, language, perspective) => {
    expectGolden(`statement-since-last-${kind}-${language}-${perspective}`, planText(sheetOf(kind, language, perspective)));
  });

  test("its running balance ends with the opening balance", () => {
    const statement = goingOn("activity");
    expect(carriedLines(NOW, statement, "en").map(({ document, balanceMinor }) => [document, balanceMinor])).toEqual([["R-1", 65000], ["", 50000], ["=I-1B", 57000]]);
    expect(statement.openingMinor).toBe(57000);
  });

  test("nothing stands there where the opening is what the last statement closed with", () => {
    const statement = goingOn("activity");
    const untouched = { ...statement, carried: { ...statement.carried!, changes: [] } };
    expect(carriedLines(NOW, untouched, "en")).toEqual([]);
  });
});
