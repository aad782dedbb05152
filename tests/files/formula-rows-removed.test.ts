import { describe, expect, test } from "@jest/globals";
import fc from "fast-check";
import { formulaWithoutRows } from "../../src/files/formula-rows-removed";

/** A table body in B4:E9 of the sheet Books; the row numbers are those people see. */
const without = (formula: string, rows: readonly number[], home = "Books"): string =>
  formulaWithoutRows(formula, home, { sheet: "Books", block: { top: 3, left: 1, bottom: 8, right: 4 }, removed: rows.map((row) => row - 1) });

describe("formulas after rows of a table were removed", () => {
  test.each([
    ["=E6", [5], "=E5"],
    ["=E5", [5], "=#REF!"],
    ["=E4", [5], "=E4"],
    ["=$E$6+E$7", [5], "=$E$5+E$6"],
    ["=SUM(E4:E9)", [5], "=SUM(E4:E8)"],
    ["=SUM(E4:E9)", [4, 9], "=SUM(E4:E7)"],
    ["=SUM(E5:E6)", [5, 6], "=SUM(#REF!)"],
    ["=SUM(E1:E20)", [5], "=SUM(E1:E20)"],
    ["=SUM(A4:E9)", [5], "=SUM(A4:E9)"],
    ["=E12+F6+A6", [5], "=E12+F6+A6"],
    ["=Ledger[Amount]&\"E6\"&LOG10(E6)", [5], "=Ledger[Amount]&\"E6\"&LOG10(E5)"],
    ["=Other!E6+'Books'!E6+BOOKS!E6", [5], "=Other!E6+'Books'!E5+BOOKS!E5"],
    ["=Total2026E6+E6.x", [5], "=Total2026E6+E6.x"],
  ] as const)("%s without %j reads %s", (before, rows, after) => {
    expect(without(before, rows)).toBe(after);
  });

  test("on another sheet only what names the sheet follows", () => {
    expect(without("=E6+Books!E6", [5], "Other")).toBe("=E6+Books!E5");
  });

  test("a reference points at the cell it pointed at, whichever rows go", () => {
    fc.assert(fc.property(fc.subarray([4, 5, 6, 7, 8, 9]), fc.integer({ min: 4, max: 9 }), (removed, row) => {
      const left = [4, 5, 6, 7, 8, 9].filter((each) => !removed.includes(each));
      const place = left.indexOf(row);
      expect(without(`=E${row}`, removed)).toBe(place < 0 ? "=#REF!" : `=E${4 + place}`);
    }), { numRuns: 200 });
  });
});
