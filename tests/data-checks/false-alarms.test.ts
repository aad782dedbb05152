import { describe, expect, test } from "@jest/globals";
import { ISSUE_CODES } from "../../src/check/issue";
import { noFixText } from "../../src/words/no-fix-words";
import { checked, fixesOf, shown, told } from "./checked";

const HEAD = "Date | Customer | Type | Document | Amount";
const rows = (count: number, row: (index: number) => string): readonly string[] => Array.from({ length: count }, (_, index) => row(index));
const date = (month: number, day: number, year = 2026): string => `${year}-${String(month).padStart(2, "0")}-${String(day).padStart(2, "0")}`;
const three = (number: number): string => String(number).padStart(3, "0");
const customers = (...names: readonly string[]): readonly string[] => ["Code | Name", ...names.map((name, index) => `C${index + 1} | ${name}`)];

describe("numbers that begin anew", () => {
  const missing = (lines: readonly string[], head = HEAD) => checked([head, ...lines]).advice.filter(({ code }) => code === "number-gap").map(({ params }) => params.missing);
  /** Nine invoices of each month, numbered by month; `skip` leaves one number of February out. */
  const monthly = (skip: boolean, dateOf = (month: number, index: number) => date(month, index + 1)) =>
    [1, 2, 3].flatMap((month) => rows(9, (index) => `${dateOf(month, index)} | ACME | Invoice | INV20260${month}${three(index + 1 + (skip && month === 2 && index > 2 ? 1 : 0))} | ${month * 20 + index}`));

  test.each([
    ["every year, the year in front", rows(20, (index) => `${date(1, 1 + (index % 10), index < 10 ? 2025 : 2026)} | ACME | Invoice | ${index < 10 ? 2025 : 2026}${three(1 + (index % 10) + (index > 14 ? 1 : 0))} | ${index + 10}`), ["2026006"]],
    ["every month", monthly(true), ["INV202602004"]],
    ["every year, the year behind", rows(8, (index) => `${date(1, index + 1)} | ACME | Invoice | ${three(index + 1 + (index > 3 ? 1 : 0))}/2026 | ${index + 10}`), ["005/2026"]],
  ])("%s: a gap is one within its own series", (_, lines, gaps) => {
    expect(missing(lines)).toEqual(gaps);
  });

  test("complete in each month they have no gap, though one is dated in the next", () => {
    expect(missing(monthly(false, (month, index) => (month === 1 && index === 4 ? date(2, 1) : date(month, index + 1))))).toEqual([]);
  });

  test("two series of different heads do not fill or break each other", () => {
    expect(missing([...rows(9, (index) => `${date(1, index + 1)} | ACME | Invoice | A-${100 + index} | ${index + 1}`), ...rows(9, (index) => `${date(1, index + 1)} | ACME | Credit note | B-${104 + index} | -${index + 1}`)])).toEqual([]);
  });

  test("a number of a voided, an unreadable or another kind of row is not missing", () => {
    const line = (index: number, change: string): string => (index === 4 ? change : `${date(1, index + 1)} | ACME | Invoice | INV-${100 + index} | ${index + 10} | Posted`);
    for (const change of [`${date(1, 5)} | ACME | Invoice | INV-104 | 14 | Void`, `${date(1, 5)} | ACME | Invoice | INV-104 | "12,5o" | Posted`, `${date(1, 5)} | ACME | Payment | INV-104 | -5 | Posted`]) {
      expect(missing(rows(8, (index) => line(index, change)), `${HEAD} | Status`)).toEqual([]);
    }
  });
});

describe("documents that are alike", () => {
  const similar = (...lines: readonly string[]) => told(checked([HEAD, ...lines]).issues, "document-similar");
  test("the same rent every month is no duplicate", () => {
    expect(similar(...rows(12, (index) => `${date(index + 1, 1, 2025)} | ACME | Invoice | RENT-${three(index + 1)} | 1000`))).toEqual([]);
  });

  test("a copy's mark behind the number, on the same day", () => {
    expect(similar(`${date(1, 5)} | ACME | Invoice | INV-1042 | 173.45`, `${date(1, 5)} | ACME | Invoice | INV-1042(2) | 173.45`)).toEqual(["document-similar 2 Document"]);
    expect(similar(`${date(1, 5)} | ACME | Invoice | INV-1042 | 173.45`, `${date(1, 5)} | ACME | Invoice | INV-1042A | 173.45`)).toEqual([]);
    expect(similar(`${date(1, 5)} | ACME | Invoice | 1 | 50`, `${date(1, 5)} | ACME | Invoice | 1-1 | 50`)).toEqual([]);
  });

  test("digits exchanged within a week are told where only two documents have the amount", () => {
    const pair = [`${date(1, 5)} | ACME | Invoice | INV-1042 | 173.45`, `${date(1, 8)} | ACME | Invoice | INV-1024 | 173.45`];
    expect(similar(...pair)).toEqual(["document-similar 2 Document"]);
    expect(similar(...pair, `${date(2, 8)} | ACME | Invoice | INV-2001 | 173.45`)).toEqual([]);
  });

  test("entries without a number are told where they are the same in all they say, and not where a list is like that", () => {
    const twice = [`${date(1, 5)} | ACME | Payment | | -100`, `${date(1, 5)} | ACME | Payment | | -100`, `${date(2, 5)} | ACME | Payment | | -100`];
    expect(told(checked([HEAD, ...twice]).advice, "row-repeated")).toEqual(["row-repeated 2 Amount"]);
    const texts = twice.map((line, index) => `${line} | lorry ${index}`);
    expect(told(checked([`${HEAD} | Description`, ...texts]).advice, "row-repeated")).toEqual([]);
    expect(told(checked([HEAD, ...rows(30, (index) => `${date(1, 1 + Math.floor(index / 3))} | ACME | Fee | | 5`)]).advice, "row-repeated")).toEqual([]);
  });
});

describe("a sign that may be meant", () => {
  test.each([
    ["the same number twice, once taken back", [`${date(1, 5)} | ACME | Invoice | INV-1 | 100 | sale`, `${date(1, 6)} | ACME | Invoice | INV-1 | -100 | sale`], []],
    ["a red invoice of another number for the same amount", [`${date(1, 5)} | ACME | Invoice | INV-1 | 100 | sale`, `${date(1, 6)} | ACME | Invoice | INV-2 | -100 | sale`], []],
    ["a text that says so", [`${date(1, 5)} | ACME | Invoice | INV-1 | 100 | sale`, `${date(1, 6)} | ACME | Invoice | INV-2 | -30 | 红字冲销`], []],
    ["nothing that says so", [`${date(1, 5)} | ACME | Invoice | INV-1 | 100 | sale`, `${date(1, 6)} | ACME | Invoice | INV-2 | -30 | sale`], ["Ledger 2 Amount: -30 → 30"]],
  ])("%s", (_, lines, fixes) => {
    const before = checked([`${HEAD} | Description`, ...lines]);
    expect(told(before.issues, "sign-against-type")).toEqual(["sign-against-type 2 Amount"]);
    expect(shown(fixesOf(before, "sign-against-type"))).toEqual(fixes);
  });
});

describe("customers that only look alike", () => {
  const LEDGER = [HEAD, `${date(1, 5)} | C1 | Invoice | INV-1 | 100`];
  const alike = (...names: readonly string[]) => told(checked(LEDGER, { customers: customers(...names) }).advice, "customer-similar").length;

  test.each([
    ["ordinals", "浙江省第一建筑工程集团有限公司", "浙江省第二建筑工程集团有限公司"], ["two characters of a place", "中海油销售股份有限公司江苏分公司", "中海油销售股份有限公司浙江分公司"],
    ["a direction", "Alpha Trading East", "Alpha Trading West"], ["a short name with another character", "广州恒达贸易有限公司", "广州恒大贸易有限公司"], ["another legal form", "青禾机械有限公司", "青禾机械股份有限公司"],
  ])("%s: two customers", (_, one, other) => {
    expect(alike(one, other)).toBe(0);
  });

  test.each([
    ["one character of a long name", "江苏省苏州工业园区明德精密机械制造有限公司", "江苏省苏州工业园区明徳精密机械制造有限公司"], ["one legal form in two spellings", "上海青禾机械有限公司", "上海青禾机械有限责任公司"],
    ["Co., Ltd. and Ltd", "Harbour Foods Co., Ltd.", "Harbour Foods Ltd"], ["and for &", "Smith & Sons", "Smith and Sons"],
  ])("%s: told", (_, one, other) => {
    expect(alike(one, other)).toBe(1);
  });

  test("a tax number of many branches is no slip", () => {
    const sharing = (count: number) => told(checked(LEDGER, { customers: ["Code | Name | Tax number", ...rows(count, (index) => `C${index + 1} | ${["Ash", "Birch", "Cedar", "Elm", "Fir"][index]!} ${index} works | 123456789012345`)] }).advice, "customer-similar");
    expect([sharing(2).length, sharing(3).length, sharing(5).length]).toEqual([1, 2, 0]);
  });

  test("a branch named in brackets is not made an alias, and a name that would fall apart as one is written into the row", () => {
    const unknown = (name: string, known: string) => shown(fixesOf(checked([HEAD, `${date(1, 5)} | ${name} | Invoice | INV-1 | 100`], { customers: ["Code | Name | Aliases", `C1 | ${known} |`] }), "customer-unknown"));
    expect(unknown("Harbour Foods (UK) Ltd", "Harbour Foods Ltd")).toEqual([]);
    expect(unknown("Harbour；Foods", "Harbour Foods Ltd")).toEqual(['Ledger 1 Customer: "Harbour；Foods" → "Harbour Foods Ltd"']);
  });
});

describe("due dates and accounts", () => {
  const DUE = "Date | Customer | Type | Document | Due date | Amount";
  test("without terms a due date is exchanged only where that gives a term that others have", () => {
    const sound = rows(3, (index) => `${date(1, 5 + index)} | ACME | Invoice | INV-${index} | ${date(2, 4 + index)} | ${index + 10}`);
    const wrong = (written: string) => shown(fixesOf(checked([DUE, ...sound, `${date(4, 3)} | ACME | Invoice | INV-9 | ${written} | 5`], { asOf: "2026-12-31" }), "due-before-date"));
    expect(wrong(date(3, 5))).toEqual([expect.stringContaining(`Ledger 4 Due date`)]);
    expect(wrong(date(1, 9))).toEqual([]);
  });

  const ACCOUNTS = "Date | Customer | Type | Document | Amount | Account";
  test("a total of totals is told on every level", () => {
    const doubled = checked([ACCOUNTS, ...["1122 | 100", "112201 | 100", "11220101 | 60", "11220102 | 40"].map((text) => text.split(" | ")).map(([account, amount]) => `${date(1, 5)} | ACME | Invoice | V-1 | ${amount} | ${account}`), `${date(1, 6)} | ACME | Invoice | V-2 | 9 | 112201`]);
    expect(doubled.issues.filter(({ code }) => code === "account-doubled").map(({ params }) => [params.account, params.children])).toEqual([["1122", "112201"], ["112201", "11220101, 11220102"]]);
  });

  test("without numbers a day's total is told", () => {
    const doubled = checked([ACCOUNTS, `${date(1, 5)} | ACME | Invoice | | 100 | 1122`, `${date(1, 5)} | ACME | Invoice | | 60 | 112201`, `${date(1, 5)} | ACME | Invoice | | 40 | 112202`]);
    expect(told(doubled.issues, "account-doubled")).toEqual(["account-doubled 1 Account"]);
  });
});

test("every finding that nothing here can put right says why, in both languages", () => {
  for (const code of ISSUE_CODES) for (const language of ["en", "zh"] as const) expect(noFixText(code, language)).toMatch(/[.。]$/);
});
