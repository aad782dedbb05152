import { describe, expect, test } from "@jest/globals";
import fc from "fast-check";
import { SHEET_NAME_CHARS_MAX, uniqueSheetName } from "../../src/grid/sheet-name";

describe("the name of a sheet", () => {
  const cases: readonly [string, readonly string[], string][] = [
    ["Aging", [], "Aging"],
    ["Aging", ["aging"], "Aging (2)"],
    ["AGING", ["aging", "aging (2)"], "AGING (3)"],
    ["A/R: Müller", [], "A_R_ Müller"],
    ["[draft] a*b?", [], "_draft_ a_b_"],
    ["'quoted'", [], "quoted"],
    ["O'Neil", [], "O'Neil"],
    ["History", [], "History (2)"],
    ["", [], "Sheet"],
    ["''", ["sheet"], "Sheet (2)"],
    ["N".repeat(40), [], "N".repeat(31)],
    ["N".repeat(40), ["n".repeat(31)], `${"N".repeat(27)} (2)`],
    ["对账单：上海华东贸易有限公司", [], "对账单：上海华东贸易有限公司"],
    [`${"x".repeat(30)}😀`, [], "x".repeat(30)],
  ];
  test.each(cases)("%j beside %j is %j", (wanted, taken, name) => {
    expect(uniqueSheetName(wanted, new Set(taken))).toBe(name);
  });

  test("is legal and free whatever is wanted, and a legal and free one stays as it is", () => {
    const anyName = fc.string({ unit: fc.oneof(fc.string({ unit: "binary", minLength: 1, maxLength: 1 }), fc.constantFrom("'", "/", "[", " ", "H", "😀", "\ud83d")), maxLength: 45 });
    fc.assert(fc.property(anyName, fc.array(anyName, { maxLength: 5 }), (wanted, others) => {
      const taken = new Set<string>();
      for (const other of others) taken.add(uniqueSheetName(other, taken).toLowerCase());
      const name = uniqueSheetName(wanted, taken);
      expect(name.length).toBeGreaterThan(0);
      expect(name.length).toBeLessThanOrEqual(SHEET_NAME_CHARS_MAX);
      expect(name).not.toMatch(/[:\\/?*[\]]|^'|'$|^\s|\s$|^history$/i);
      expect(encodeURIComponent(name)).not.toBe(""); // throws on half a character
      expect(taken.has(name.toLowerCase())).toBe(false);
      expect(uniqueSheetName(name, taken)).toBe(name);
    }));
  });
});
