import { describe, expect, test } from "@jest/globals";
import { parseArguments } from "../../src/cli/arguments";
import { UsageError } from "../../src/cli/usage-error";

function lineOf(...argv: string[]): string {
  try {
    parseArguments(argv);
  } catch (error) {
    if (error instanceof UsageError) return error.line("en");
    throw error;
  }
  throw new Error("accepted");
}

describe("the command line's words", () => {
  test("a window may begin with a minus sign", () => {
    expect(parseArguments(["reconcile", "book.xlsx", "--theirs", "x.csv", "--window", "-3,5"]).window).toEqual({ beforeDays: 3, afterDays: 5 });
  });

  test("edges are ascending whole days", () => {
    expect(parseArguments(["aging", "book.xlsx", "--edges", "10,20,45"]).aging.edgesDays).toEqual([10, 20, 45]);
    expect(lineOf("aging", "book.xlsx", "--edges", "30,30")).toMatch(/--edges: "30,30"/);
    expect(lineOf("aging", "book.xlsx", "--edges", "-1,30")).toMatch(/ascending whole days/);
    expect(lineOf("aging", "book.xlsx", "--edges", "")).toMatch(/ascending/);
  });

  test.each([
    [["chek", "book.xlsx"], /Unknown command "chek"/],
    [["balance", "book.xlsx", "--as-of", "31.10.2026"], /--as-of: "31.10.2026" is not a date/],
    [["balance", "book.xlsx", "--as-of", "2026-02-30"], /not a date/],
    [["aging", "book.xlsx", "--credits", "net"], /--credits: "net" is not one of column, own-date, fifo/],
    [["balance", "book.xlsx", "--edges", "30"], /balance: Unknown option '--edges'/],
    [["balance", "one.xlsx", "two.xlsx"], /one workbook at a time/],
    [["reconcile", "book.xlsx", "--tolerance", "five"], /--tolerance: "five" is not a number/],
    [["balance", "book.xlsx", "--base", "DOLLAR"], /not a currency code/],
    [["balance", "book.xlsx", "--lang", "fr"], /--lang: "fr"/],
  ])("%j is refused in one line", (argv, line) => {
    expect(lineOf(...argv)).toMatch(line);
  });

  test("only statements may be bilingual", () => {
    expect(parseArguments(["statement", "book.xlsx", "--lang", "bilingual"]).documentLanguage).toBe("bilingual");
    expect(lineOf("aging", "book.xlsx", "--lang", "bilingual")).toMatch(/--lang/);
  });
});
