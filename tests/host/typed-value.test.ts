import { describe, expect, test } from "@jest/globals";
import { editText, typedValue } from "../../src/host/typed-value";
import { shownText } from "../../src/host/shown-text";

describe("what is typed into a cell", () => {
  test.each([
    ["12", 12], ["1,234.50", 1234.5], ["-3", -3], ["(12)", -12], ["１２", 12], ["¥5", 5], ["12%", 0.12], ["true", true], ["2026-10-31", 46326], ["2026/10/31", 46326], ["10/31/2026", 46326], ["2026年10月31日", 46326],
    ["INV-1", "INV-1"], ["1/2", "1/2"], ["2026.10.31", "2026.10.31"], ["31.10.2026", "31.10.2026"], ["2026-02-30", "2026-02-30"], ["'0012", "0012"], ["", null], ["#n/a", { error: "#N/A" }], ["+86 10 1234", "+86 10 1234"],
  ])("%j is %j", (typed, content) => expect(typedValue(typed, undefined, false).content).toEqual(content));

  test("a leading equals sign makes a formula, full-width too", () => {
    expect(typedValue("=A1", undefined, false).content).toEqual({ formula: "=A1" });
    expect(typedValue("＝A1", undefined, false).content).toEqual({ formula: "=A1" });
    expect(typedValue("=", undefined, false).content).toBe("=");
  });
  test("in a text cell everything is text", () => expect(typedValue("=A1", "@", false).content).toBe("=A1"));
  test("a date follows the workbook's date system", () => expect(typedValue("2026-10-31", undefined, true).content).toBe(46326 - 1462));
  test("a typed date shows how it was read, a percentage stays one", () => {
    expect(typedValue("10/31/2026", undefined, false).numberFormat).toBe("yyyy-mm-dd");
    expect(typedValue("12.5%", undefined, false)).toEqual({ content: 0.125, numberFormat: "0.00%" });
  });
});

describe("a cell opened for editing", () => {
  test.each([
    ["a number", 1234.5, null, "#,##0.00", "1234.5"], ["a date", 46326, null, "d mmm yyyy", "2026-10-31"], ["a percentage", 0.07, null, "0.00%", "7%"], ["a formula", 3, "=A1+1", undefined, "=A1+1"],
    ["text that looks like a number", "0012", null, undefined, "'0012"], ["text that looks like a formula", "=1", null, undefined, "'=1"], ["text", "North", null, undefined, "North"], ["an error", { error: "#N/A" }, null, undefined, "#N/A"], ["nothing", null, null, undefined, ""],
  ] as const)("%s", (_name, value, formula, format, text) => {
    expect(editText(value, formula, format, false)).toBe(text);
    // Confirming it unchanged changes nothing.
    const again = typedValue(text, format, false).content;
    expect(formula === null ? again : again).toEqual(formula === null ? value : { formula });
  });
});

describe("what a cell shows", () => {
  test.each([
    [1234.5, "#,##0.00", "1,234.50"], [-1234.5, "#,##0.00_);(#,##0.00)", "(1,234.50)"], [46326, "yyyy-mm-dd", "2026-10-31"], [46326, "d mmm yyyy", "31 Oct 2026"], [0.1 + 0.2, undefined, "0.3"], [12345678901, undefined, "12345678901"],
    [123456789012, undefined, "1.23457E+11"], [1 / 3, undefined, "0.333333333"], [true, undefined, "TRUE"], [{ error: "#N/A" }, "0.00", "#N/A"], ["text", "0.00", "text"], [5, "@", "5"], [1, "broken [", "1"], [null, "0", ""],
    [46326, "[$-804]aaaa", "星期六"],
  ])("%j as %j is %j", (value, format, text) => expect(shownText(value, format).text).toBe(text));
  test("a 1904 workbook's dates are its own", () => expect(shownText(46326 - 1462, "yyyy-mm-dd", true).text).toBe("2026-10-31"));
  test("a format's colour is told", () => expect(shownText(-1, "0;[Red]-0").color).toBe("red"));
});
