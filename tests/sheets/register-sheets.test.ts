import { describe, expect, test } from "@jest/globals";
import { parseIsoDay } from "../../src/calendar/day";
import type { Minor } from "../../src/money/money";
import { keptSheet } from "../../src/sheets/kept-table";
import { LOG, logRow, REGISTER, registerRow } from "../../src/sheets/register-table";
import { reissueSheet } from "../../src/sheets/reissue-sheet";
import { fingerprintOf, type IssuedLine, type IssuedStatement } from "../../src/statement/issued";
import { compareIssued } from "../../src/statement/reissue";
import { expectGolden } from "./golden";
import { planText } from "./plan-text";

const day = (iso: string) => parseIsoDay(iso)!;
const line = (iso: string, type: IssuedLine["type"], document: string, amount: number): IssuedLine => ({ day: day(iso), type, document, amountMinor: amount as Minor });

function issued(lines: readonly IssuedLine[], change: Partial<IssuedStatement> = {}): IssuedStatement {
  const openingMinor = (change.openingMinor ?? 0) as Minor;
  const figures = {
    number: "ST-202610-C001", customer: "C001", name: "=Northwind", kind: "activity" as const, from: day("2026-10-01"), to: day("2026-10-31"), currency: "USD", entity: "", account: "",
    openingMinor, closingMinor: lines.reduce<number>((sum, { amountMinor }) => sum + amountMinor, openingMinor) as Minor, lines,
    issuedOn: day("2026-11-02"), issuedBy: "-ann", language: "en", policyVersion: 1, ...change,
  };
  return { ...figures, fingerprint: fingerprintOf({ ...figures, lines }) };
}

const BEFORE = issued([line("2026-10-05", "invoice", "I-1", 500000), line("2026-10-09", "payment", "R-1", -300000), line("2026-10-20", "invoice", "I-2", 7000)]);
const AFTER = issued([line("2026-10-05", "invoice", "I-1", 520000), line("2026-10-11", "payment", "R-1", -300000), line("2026-10-28", "fee", "F-1", 1500)], { openingMinor: 10000 as Minor, policyVersion: 2 });
const YEN_BEFORE = { ...issued([line("2026-10-05", "invoice", "J-1", 5000)], { currency: "JPY" }), lines: null };
const YEN_AFTER = issued([line("2026-10-05", "invoice", "J-1", 5000), line("2026-10-06", "invoice", "J-2", 70)], { currency: "JPY" });

describe("what the add-in keeps of issued statements", () => {
  test.each(["en", "zh"] as const)("the page of changes in %s: why each figure moved, and that it ties", (language) => {
    expectGolden(`statement-changes-${language}`, planText(reissueSheet([compareIssued(BEFORE, AFTER), compareIssued(YEN_BEFORE, YEN_AFTER)], language)));
  });

  test.each(["en", "zh"] as const)("register and log in %s", (language) => {
    const log = logRow({ day: day("2026-11-05"), number: "ST-202610-C001", event: "disputed", channel: "email", toWhom: "=a@b.example", amountMinor: 190000 as Minor, currency: "USD", entity: "", account: "", by: "ann", note: "@credit note missing" }, language);
    expectGolden(`statement-register-${language}`, `${planText(keptSheet(REGISTER, [registerRow({ ...BEFORE, lines: null }, language)], language))}\n${planText(keptSheet(LOG, [log], language))}`);
  });

  test("the register prints without the columns that are for the add-in only, one page wide, however long it grows", () => {
    const { page, tables, columnWidths } = keptSheet(REGISTER, [registerRow(BEFORE, "en")], "en");
    expect(page).toMatchObject({ orientation: "landscape", printArea: { top: 0, left: 0, bottom: 1_048_575, right: REGISTER.columns.length - 3 }, repeatRows: { from: 1, to: 1 } });
    expect(tables[0]!.range.right).toBe(REGISTER.columns.length - 1);
    // 0.58 of 10 points: small, but read without a glass.
    expect(columnWidths.slice(0, -2).reduce((sum, width) => sum + width * 5.35 + 3.75, 0)).toBeLessThan(770 / 0.58);
  });
});
