import { describe, expect, test } from "@jest/globals";
import { DEFAULT_SETTINGS } from "../../src/settings/settings";
import type { Minor } from "../../src/money/money";
import { keptSheet } from "../../src/sheets/kept-table";
import { issuedOfRows, LOG, logRow, REGISTER, registerRow, rowMark } from "../../src/sheets/register-table";
import { reissueSheet } from "../../src/sheets/reissue-sheet";
import type { IssuedStatement } from "../../src/statement/issued";
import { day, type LedgerRow, makeLedger } from "../build/make-ledger";
import { againFrom, issuedFrom } from "../statement/issued-parts";
import { expectGolden } from "./golden";
import { planText } from "./plan-text";

const row = (date: string, type: LedgerRow["type"], document: string, amount: string, more: Partial<LedgerRow> = {}): LedgerRow => ({ customer: "C001", date, type, document, amount, ...more });
const ABOUT = { number: "ST-202610-C001", name: "=Northwind", issuedBy: "-ann" };

const THEN = makeLedger([
  row("2026-09-01", "invoice", "I-0", "900", { due: "2026-10-01" }), row("2026-10-05", "invoice", "I-1", "5000", { due: "2026-11-04" }), row("2026-10-09", "payment", "R-1", "-3000", { appliesTo: "I-1" }), row("2026-10-20", "invoice", "I-2", "70", { due: "2026-11-19" }),
  row("2026-10-22", "write-off", "W-1", "-200", { appliesTo: "I-0" }), row("2026-10-23", "invoice", "I-3", "11"), row("2026-10-24", "invoice", "I-4", "12"), row("2026-10-25", "payment", "R-2", "-10"),
]);
const NOW = makeLedger([
  row("2026-09-01", "invoice", "I-0", "900", { due: "2026-10-28" }), row("2026-10-05", "invoice", "I-1", "5200", { due: "2026-11-04", disputed: true }), row("2026-10-11", "payment", "R-1", "-3000", { appliesTo: "I-1" }), row("2026-10-28", "fee", "F-1", "15"),
  row("2026-10-22", "write-off", "W-1", "-200", { appliesTo: "I-0" }), row("2026-10-23", "fee", "I-3", "11"), row("2026-10-24", "invoice", "I-4A", "12"), row("2026-09-20", "payment", "", "-100"), row("2026-10-25", "payment", "R-2", "-10"), row("2026-12-01", "fee", "F-2", "1"),
]);
const SETTINGS = { ...DEFAULT_SETTINGS, policyVersion: 2, aging: { ...DEFAULT_SETTINGS.aging, edgesDays: [30, 60, 90] }, statement: { ...DEFAULT_SETTINGS.statement, showWriteOffs: false } };
const BEFORE: IssuedStatement = { ...issuedFrom(THEN), ...ABOUT };
const CHANGED = againFrom(BEFORE, NOW, { settings: SETTINGS });
const YEN = (rows: readonly LedgerRow[]) => makeLedger(rows.map((each) => ({ ...each, currency: "JPY" })));
const YEN_BEFORE = issuedFrom(YEN([row("2026-10-05", "invoice", "J-1", "5000")]));
const YEN_CHANGED = againFrom({ ...YEN_BEFORE, kept: { ...YEN_BEFORE.kept!, entries: null } }, YEN([row("2026-10-05", "invoice", "J-1", "5000"), row("2026-10-06", "invoice", "J-2", "70")]));

describe("what the add-in keeps of issued statements", () => {
  test.each(["en", "zh"] as const)("the page of changes in %s: why each figure moved, and that it ties", (language) => {
    expectGolden(`statement-changes-${language}`, planText(reissueSheet([{ ...CHANGED, after: { ...CHANGED.after, ...ABOUT } }, YEN_CHANGED], language)));
  });

  test.each(["en", "zh"] as const)("register and log in %s", (language) => {
    const log = logRow({ day: day("2026-11-05"), number: "ST-202610-C001", event: "disputed", channel: "email", toWhom: "=a@b.example", amountMinor: 190000 as Minor, currency: "USD", entity: "", account: "", by: "ann", note: "@credit note missing" }, language);
    expectGolden(`statement-register-${language}`, `${planText(keptSheet(REGISTER, [registerRow({ ...BEFORE, kept: null }, language)], language))}\n${planText(keptSheet(LOG, [log], language))}`);
  });

  test("the register prints without the columns that are for the add-in only, one page wide, however long it grows", () => {
    const { page, tables, columnWidths } = keptSheet(REGISTER, [registerRow(BEFORE, "en")], "en");
    expect(page).toMatchObject({ orientation: "landscape", printArea: { top: 0, left: 0, bottom: 1_048_575, right: REGISTER.columns.length - 3 }, repeatRows: { from: 1, to: 1 } });
    expect(tables[0]!.range.right).toBe(REGISTER.columns.length - 1);
    // 0.58 of 10 points: small, but read without a glass.
    expect(columnWidths.slice(0, -2).reduce((sum, width) => sum + width * 5.35 + 3.75, 0)).toBeLessThan(770 / 0.58);
  });

  describe("a later row of an account keeps only what differs from an earlier one", () => {
    const rows = (months: number): readonly LedgerRow[] => Array.from({ length: months * 20 }, (_, place) => row(`2026-${String(1 + Math.floor(place / 20)).padStart(2, "0")}-${String(1 + (place % 20)).padStart(2, "0")}`, place % 3 === 2 ? "payment" : "invoice", `D-${place}`, place % 3 === 2 ? "-30" : "17"));
    const month = (number: number): IssuedStatement => issuedFrom(makeLedger(rows(number)), { from: `2026-0${number}-01`, to: `2026-0${number}-28`, issuedOn: `2026-0${number}-28` });
    /** A register of months, each row written when those before it were read from the sheet. */
    function register(months: number): readonly ReturnType<typeof registerRow>[] {
      const written: ReturnType<typeof registerRow>[] = [];
      for (let number = 1; number <= months; number++) {
        const last = issuedOfRows(written).at(-1) ?? null;
        written.push(registerRow(month(number), "en", last?.kept?.entries ? { mark: rowMark(last), entries: last.kept.entries } : null));
      }
      return written;
    }

    test("which grows with the month, not with the years, and is read back whole", () => {
      const written = register(9);
      const sizes = written.map(({ lines }) => String(lines).length);
      expect(Math.max(...sizes)).toBeLessThan(2 * sizes[0]!);
      issuedOfRows(written).forEach((read, place) => {
        const asIssued = month(place + 1);
        expect([read!.kept!.scope, read!.kept!.entries]).toEqual(["account", asIssued.kept!.entries]);
      });
    });

    test("and has its lines left where that one is gone, moved below it or changed", () => {
      const written = register(3);
      expect(issuedOfRows(written.slice(1)).map((read) => [read!.kept!.scope, read!.kept!.entries!.length])).toEqual([["lines", 20], ["lines", 20]]);
      expect(issuedOfRows([...written].reverse()).map((read) => read!.kept!.scope)).toEqual(["account", "account", "account"]);
      const tampered = [{ ...written[0]!, lines: String(written[0]!.lines).replace("D-4", "D-5") }, ...written.slice(1)];
      expect(issuedOfRows(tampered).map((read) => read!.kept!.scope)).toEqual(["account", "lines", "lines"]);
    });
  });
});
