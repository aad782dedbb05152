import { describe, expect, test } from "@jest/globals";
import { DEFAULT_SETTINGS, type Letterhead, type Settings, type StatementKind } from "../../src/settings/settings";
import { statementSheet } from "../../src/sheets/statement-sheet";
import type { Statement } from "../../src/statement/statement";
import type { DocumentLanguage } from "../../src/words/language";
import { expectGolden } from "./golden";
import { planText, shownText } from "./plan-text";
import { customerOf, NO_SETTLEMENT, smallLedger, smallStatement, type WrittenEntry } from "./small-ledger";
import type { SheetPlan } from "../../src/grid/sheet-plan";

const ENGLISH: Letterhead = {
  name: "Riverside Pumps & Co", address: "88 Riverside Drive, Columbus", taxNumber: "US-47-1102938", contact: "ar@riverside.example",
  bankName: "Example Bank", bankAccount: "000 111 222 3334", bankAccountName: "Riverside Pumps", logo: "",
};
const CHINESE: Letterhead = {
  name: "云川泵业有限公司", address: "江苏省南京市江宁区云川路88号", taxNumber: "91320115MA0000000X", contact: "财务部 025-555-0188",
  bankName: "示例银行南京分行", bankAccount: "0000 1111 2222 3333", bankAccountName: "云川泵业有限公司", logo: "",
};
const CUSTOMERS = [
  customerOf({ key: "C001", name: "Northwind Traders", address: "14 Canal Road, Portland", taxNumber: "US-81-4410021", contact: "M. Vries", terms: { kind: "days", days: 30 } }),
  customerOf({ key: "C002", name: "青禾机械有限公司", address: "江苏省苏州市青禾路18号", taxNumber: "91320506MA0000001A", contact: "王敏", terms: { kind: "month-end", days: 60, cutOffDay: 25 } }),
  customerOf({ key: "C003", name: "Northwind Portland Store", billTo: "C001" }),
];

const entriesOf = (customer: string): WrittenEntry[] => [
  { customer, date: "2026-08-12", type: "invoice", document: "INV-801", amount: 12500000, due: "2026-09-11", description: "Pumps", texts: { contract: "PO-77120" } },
  { customer, date: "2026-09-03", type: "invoice", document: "INV-902", amount: 4830050, due: "2026-10-03", description: "Spare parts" },
  { customer, date: "2026-10-05", type: "payment", document: "RC-1005", amount: -12500000, description: "Wire" },
  { customer, date: "2026-10-09", type: "invoice", document: "INV-1001", amount: 9940000, due: "2026-11-08", description: "=1+1 bearings", disputed: true, texts: { contract: "PO-77412", deliveryNote: "DN-5620" } },
  { customer, date: "2026-10-20", type: "credit note", document: "CN-204", amount: -330050, description: "-Returned" },
  { customer, date: "2026-10-28", type: "payment", document: "RC-1028", amount: -6000000 },
  { customer, date: "2026-10-30", type: "fee", document: "FEE-9", amount: 2500, due: "2026-10-30", description: "Bank charge" },
  { customer, date: "2026-10-16", type: "invoice", document: "JPY-1", amount: 9876543, due: "2026-10-20", currency: "JPY", description: "Tools" },
];
const SETTLING = {
  open: { "INV-902": 3500000, "INV-1001": 9940000, "RC-1028": -5000000, "FEE-9": 2500, "JPY-1": 9876543 },
  applied: { "RC-1005": [["INV-801", 12500000]], "CN-204": [["INV-902", 330050]], "RC-1028": [["INV-902", 1000000]] },
} as const;
const KINDS: readonly StatementKind[] = ["activity", "open-item", "balance-forward", "transactions", "confirmation", "dunning"];

function settingsOf(letterhead: Letterhead, paper: "A4" | "Letter" = "A4"): Settings {
  return { ...DEFAULT_SETTINGS, policyVersion: 3, statement: { ...DEFAULT_SETTINGS.statement, letterhead, paper } };
}

function sheetOf(kind: StatementKind, language: DocumentLanguage, { customer = 0, several = false, entries = entriesOf(CUSTOMERS[customer]!.key) } = {}): SheetPlan {
  const ledger = smallLedger(CUSTOMERS, entries);
  const partitions = several ? ledger.partitions.map((_, partition) => partition) : [0];
  const statements = partitions.map((partition): Statement => {
    const statement = smallStatement(ledger, { partition, kind, from: "2026-10-01", to: "2026-10-31", ...SETTLING });
    if (kind === "confirmation") return { ...statement, lines: [] };
    if (kind !== "dunning") return statement;
    const lines = statement.lines.filter((line) => line.creditMinor > 0 || ((line.daysPastDue ?? 0) > 0 && !line.disputed));
    return { ...statement, lines, closingMinor: lines.reduce((sum, line) => sum + line.openMinor!, 0) as Statement["closingMinor"] };
  });
  return statementSheet({ ledger, settlement: NO_SETTLEMENT, statements, language, settings: settingsOf(language === "en" ? ENGLISH : CHINESE) });
}

describe("statements as they are sent", () => {
  test.each(KINDS.flatMap((kind) => (["en", "zh", "bilingual"] as const).map((language) => [kind, language] as const)))("%s in %s", (kind, language) => {
    expectGolden(`statement-${kind}-${language}`, planText(sheetOf(kind, language, { customer: language === "en" ? 0 : 1 })));
  });

  test("several currencies: one sheet, a section each, a row each in the summary", () => {
    expectGolden("statement-two-currencies-en", planText(sheetOf("activity", "en", { several: true })));
    expectGolden("statement-two-currencies-zh", planText(sheetOf("open-item", "zh", { several: true, customer: 1 })));
  });

  test("a logo stands above the name, on the paper that the settings want", () => {
    const ledger = smallLedger(CUSTOMERS, entriesOf("C001"));
    const statement = smallStatement(ledger, { partition: 0, kind: "balance-forward", from: "2026-10-01", to: "2026-10-31" });
    const logo = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 0, 0, 0, 13, 0x49, 0x48, 0x44, 0x52, 0, 0, 0, 200, 0, 0, 0, 100]).toString("base64");
    const sheet = (picture: string): SheetPlan => statementSheet({ ledger, settlement: NO_SETTLEMENT, statements: [statement], language: "en", settings: settingsOf({ ...ENGLISH, logo: picture }, "Letter") });
    expectGolden("statement-logo-letter-en", planText(sheet(logo)));
    expect(sheet("bm90IGEgcGljdHVyZQ==").pictures).toEqual([]);
    expect(planText(sheet("bm90IGEgcGljdHVyZQ=="))).toMatch(/^Riverside Pumps & Co/);
  });

  test("entities and accounts are sections of their own, each figure with its own name", () => {
    const entries = entriesOf("C001").filter(({ currency }) => currency === undefined).map((entry, index) => ({ ...entry, entity: index % 2 === 0 ? "North" : "South", account: "1122" }));
    const plan = sheetOf("open-item", "en", { several: true, entries });
    const text = planText(plan);
    expect(text).toMatch(/USD · North · 1122[\s\S]*USD · South · 1122/);
    const names = plan.names.map(({ name }) => name);
    expect(new Set(names).size).toBe(names.length);
    expect(names).toContain("Statement_Closing_USD_2");
    expect(names.every((name) => /^[A-Za-z]+_[A-Za-z]+_[A-Z]{3}(_\d+)?$/.test(name))).toBe(true);
  });

  test("without a letterhead, particulars or lines the sheet stands all the same", () => {
    const ledger = smallLedger([customerOf({ key: "Walk-in", name: "Walk-in", code: "" })], [{ customer: "Walk-in", date: "2026-08-01", type: "invoice", document: "I-1", amount: 100, due: "2026-08-31" }]);
    const statement = smallStatement(ledger, { partition: 0, kind: "activity", from: "2026-10-01", to: "2026-10-31", open: { "I-1": 100 } });
    const text = planText(statementSheet({ ledger, settlement: NO_SETTLEMENT, statements: [statement], language: "en", settings: DEFAULT_SETTINGS }));
    expect(text).toContain("No entries in this period.");
    expect(text).not.toMatch(/Please pay to|Customer code|Terms/);
  });

  test("a customer with a bill-to parent: addressed to the parent, for the account of the child", () => {
    const text = planText(sheetOf("activity", "en", { customer: 2 }));
    expect(text).toContain("To  Northwind Traders");
    expect(text).toContain("For account of Northwind Portland Store (C003)");
    expect(text).toContain("ST-202610-C003");
  });
});

describe("what a cell holds", () => {
  const plan = sheetOf("activity", "en");
  const cells = plan.rows.flatMap((row) => row.flatMap((cell) => (cell === null ? [] : [{ ...cell, look: cell.style === undefined ? {} : plan.styles[cell.style]! }])));

  test("user text stays text whatever it begins with", () => {
    const risky = cells.filter(({ value }) => typeof value === "string" && /^[=+@-]/.test(value));
    expect(risky.map(({ value }) => value)).toEqual(["-Returned · Settles INV-902"]);
    expect(risky.every(({ look }) => look.numberFormat === "@")).toBe(true);
    const disputed = cells.find(({ value }) => value === "Disputed · =1+1 bearings");
    expect(disputed?.look.numberFormat).toBe("@");
  });

  test("no cell is a formula, dates are days and amounts numbers", () => {
    expect(cells.filter(({ value }) => typeof value === "object" && value !== null && "formula" in value)).toEqual([]);
    const dates = cells.filter(({ value }) => typeof value === "object" && value !== null && "day" in value);
    expect(dates.length).toBeGreaterThan(8);
    expect(cells.filter(({ value }) => typeof value === "string" && /^\(?[\d,]+\.\d\d\)?$/.test(value))).toEqual([]);
  });

  test("decimals follow the currency, negatives the locale", () => {
    const several = sheetOf("open-item", "en", { several: true });
    const formats = new Set(several.styles.map(({ numberFormat }) => numberFormat));
    expect(formats).toContain("#,##0.00_);(#,##0.00)");
    expect(formats).toContain("#,##0_);(#,##0)");
    expect(new Set(sheetOf("open-item", "zh", { several: true }).styles.map(({ numberFormat }) => numberFormat))).toContain("#,##0.00;-#,##0.00");
  });

  test("the & of a name is doubled in the footer, and stays single in the sheet", () => {
    expect(plan.page.footerLeft).toBe("Riverside Pumps && Co · ST-202610-C001");
    expect(cells.some(({ value }) => value === "Riverside Pumps & Co")).toBe(true);
  });

  test("a receipt that settled very many documents names the first and counts the rest", () => {
    const entries = [{ customer: "C001", date: "2026-10-05", type: "payment", document: "RC-1", amount: -3000 } as const];
    const ledger = smallLedger(CUSTOMERS, entries);
    const statement = smallStatement(ledger, { partition: 0, kind: "activity", from: "2026-10-01", to: "2026-10-31", applied: { "RC-1": Array.from({ length: 30 }, (_, index) => [`INV-${index}`, 100] as const) } });
    const text = planText(statementSheet({ ledger, settlement: NO_SETTLEMENT, statements: [statement], language: "en", settings: DEFAULT_SETTINGS }));
    expect(text.replace(/\s+/g, " ")).toContain("… +6");
    expect(text).not.toContain("INV-24");
  });

  test("a letterhead's name of any length fits the footer", () => {
    const ledger = smallLedger(CUSTOMERS, entriesOf("C001"));
    const statement = smallStatement(ledger, { partition: 0, kind: "activity", from: "2026-10-01", to: "2026-10-31" });
    const { page } = statementSheet({ ledger, settlement: NO_SETTLEMENT, statements: [statement], language: "en", settings: settingsOf({ ...ENGLISH, name: "&".repeat(400) }) });
    expect(page.footerLeft.length + page.footerRight.length).toBeLessThan(250);
  });

  test("the same statement gives the same sheet", () => {
    expect(sheetOf("activity", "en")).toEqual(plan);
  });
});

describe("what fits on the page", () => {
  const many = (count: number): WrittenEntry[] => Array.from({ length: count }, (_, index) => ({
    customer: "C001", date: `2026-10-${String(1 + Math.floor((index * 31) / count)).padStart(2, "0")}`, type: index % 3 === 2 ? "payment" : "invoice",
    document: `INV-2026-${10000 + index}`, amount: (index % 3 === 2 ? -1 : 1) * (123400 + index * 977), due: "2026-11-15", description: `Order item ${index}`,
  }) as const);
  const plan = sheetOf("activity", "en", { entries: many(400) });
  const headRow = plan.page.repeatRows!.from;

  test("headings are frozen and repeated, and leave room to scroll", () => {
    expect(plan.freeze).toEqual({ rows: headRow + 1, columns: 0 });
    expect(plan.page.repeatRows).toEqual({ from: headRow, to: headRow });
    const heightOf = (row: number): number => plan.rowHeights.find((each) => each.row === row)?.points ?? 15;
    expect(Array.from({ length: headRow + 1 }, (_, row) => heightOf(row)).reduce((sum, points) => sum + points, 0)).toBeLessThan(215);
  });

  test("a page takes at least 28 lines", () => {
    const starts = [headRow + 1, ...plan.page.breaksBefore];
    const pages = starts.slice(0, -1).map((start, page) => starts[page + 1]! - start);
    expect(pages.length).toBeGreaterThan(3);
    expect(Math.min(...pages)).toBeGreaterThanOrEqual(28);
  });

  test("even where every line says what it settled", () => {
    const entries = many(150).map((entry) => ({ ...entry, type: "payment" as const, amount: -Math.abs(entry.amount), description: "Bank transfer" }));
    const ledger = smallLedger(CUSTOMERS, entries);
    const applied = Object.fromEntries(entries.map(({ document, amount }) => [document, [[`INV-2026-${document.slice(-5)}`, amount]] as const]));
    const statement = smallStatement(ledger, { partition: 0, kind: "activity", from: "2026-10-01", to: "2026-10-31", applied });
    const sheet = statementSheet({ ledger, settlement: NO_SETTLEMENT, statements: [statement], language: "en", settings: settingsOf(ENGLISH) });
    const starts = [sheet.page.repeatRows!.from + 1, ...sheet.page.breaksBefore];
    expect(Math.min(...starts.slice(0, -1).map((start, page) => starts[page + 1]! - start))).toBeGreaterThanOrEqual(28);
  });

  test("no total stands alone: lines come with it onto its page", () => {
    for (let count = 25; count <= 140; count++) {
      const sheet = sheetOf("activity", "en", { entries: many(count) });
      const total = sheet.rows.findIndex((row) => row.some((cell) => cell?.value === "Closing balance"));
      const page = [...sheet.page.breaksBefore].reverse().find((row) => row <= total) ?? 0;
      expect(page === 0 || total - page >= 3).toBe(true);
    }
  });

  test("the print area is the whole sheet, every row within the columns", () => {
    expect(plan.page.printArea).toEqual({ top: 0, left: 0, bottom: plan.rows.length - 1, right: plan.columnWidths.length - 1 });
    expect(plan.rows.every((row) => row.length <= plan.columnWidths.length)).toBe(true);
  });

  test("every figure fits its columns: no #####", () => {
    for (const sheet of [plan, sheetOf("open-item", "zh", { several: true }), sheetOf("activity", "bilingual", { entries: [{ customer: "C001", date: "2026-10-02", type: "invoice", document: "BIG", amount: 900719925474099, due: "2026-10-03" }] })]) expect(tooNarrow(sheet)).toEqual([]);
  });

  test("merged cells do not overlap", () => {
    for (const kind of KINDS) {
      const taken = new Set<string>();
      for (const { top, left, bottom, right } of sheetOf(kind, "bilingual", { several: true }).merges) {
        expect(bottom).toBe(top);
        for (let column = left; column <= right; column++) {
          expect(taken.has(`${top},${column}`)).toBe(false);
          taken.add(`${top},${column}`);
        }
      }
    }
  });

  test.each(["activity", "open-item", "transactions", "dunning"] as const)("%s: the last page is never the closing line alone, however many lines there are", (kind) => {
    for (let count = 1; count <= 90; count++) {
      const entries = Array.from({ length: count }, (_, index): WrittenEntry => ({ customer: "C001", date: "2026-10-05", type: "invoice", document: `I-${index}`, amount: 100, due: "2026-10-06", description: "goods" }));
      const { rows, page } = sheetOf(kind, "en", { entries });
      const start = page.breaksBefore.at(-1) ?? 0;
      const shown = rows.slice(start).filter((row) => row.some((cell) => cell !== null && cell.value !== null)).length;
      expect([count, shown > 1]).toEqual([count, true]);
    }
  });
});

/** Numbers and dates that are wider than the columns they have: digits count one, signs and points six tenths, an indent as much as three blanks. */
function tooNarrow(plan: SheetPlan): string[] {
  return plan.rows.flatMap((row, rowIndex) => row.flatMap((cell, column) => {
    if (cell === null || typeof cell.value === "string" || cell.value === null) return [];
    const style = cell.style === undefined ? {} : plan.styles[cell.style]!;
    const text = shownText(cell, style);
    const right = plan.merges.find((merge) => merge.top === rowIndex && merge.left === column)?.right ?? column;
    const room = plan.columnWidths.slice(column, right + 1).reduce((sum, width) => sum + width, 0);
    const needed = [...text].reduce((sum, letter) => sum + (/\d/.test(letter) ? 1 : 0.6), 0) * (10 / 11) * (style.bold ? 1.05 : 1) + 1.3 * (style.indent ?? 0);
    return needed > room ? [`${rowIndex + 1}:${column + 1} ${text} needs ${needed.toFixed(1)} of ${room.toFixed(1)}`] : [];
  }));
}
