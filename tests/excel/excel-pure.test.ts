import { describe, expect, test } from "@jest/globals";
import fc from "fast-check";
import { ADDRESS_CHARS_MAX, addressBatches, rectanglesOf, runsOf } from "../../src/excel/cell-areas";
import { date1904Of } from "../../src/excel/excel-dates";
import { pointsOfWidth } from "../../src/excel/excel-plan-frame";
import { isDark } from "../../src/excel/office-theme";
import { sheetToReplace } from "../../src/workbook/sheet-mark";

describe("areas of cells", () => {
  test("rectangles hold exactly the cells they were made of, each once", () => {
    const cells = fc.uniqueArray(fc.tuple(fc.nat(30), fc.nat(12)), { maxLength: 120, selector: ([row, column]) => `${row}:${column}` });
    fc.assert(fc.property(cells, (wanted) => {
      const rows = new Map<number, number[]>();
      for (const [row, column] of wanted) rows.set(row, [...(rows.get(row) ?? []), column]);
      const covered = rectanglesOf(rows).flatMap(({ top, left, bottom, right }) =>
        Array.from({ length: bottom - top + 1 }, (_, down) => Array.from({ length: right - left + 1 }, (_unused, along) => `${top + down}:${left + along}`)).flat());
      expect([...covered].sort()).toEqual(wanted.map(([row, column]) => `${row}:${column}`).sort());
    }));
  });

  test("a block is one rectangle and a run is one run", () => {
    expect(rectanglesOf(new Map([[4, [2, 1]], [5, [1, 2]], [7, [1]]]))).toEqual([{ top: 4, left: 1, bottom: 5, right: 2 }, { top: 7, left: 1, bottom: 7, right: 1 }]);
    expect(runsOf([7, 1, 2, 3, 3])).toEqual([{ left: 1, right: 3 }, { left: 7, right: 7 }]);
  });

  test("addresses stay below Excel's limit and name every area", () => {
    const areas = Array.from({ length: 4000 }, (_, index) => ({ top: 1_000_000 + index, bottom: 1_000_000 + index, left: 16_000, right: 16_001 }));
    const batches = addressBatches(areas);
    expect(batches.filter((batch) => batch.length > ADDRESS_CHARS_MAX)).toEqual([]);
    expect(batches.flatMap((batch) => batch.split(","))).toHaveLength(4000);
    expect(addressBatches([])).toEqual([]);
  });
});

describe("the date system", () => {
  test.each([
    [46053, "2026-01-31", "yyyy-mm-dd", false],
    [44591, "2026-01-31", "yyyy-mm-dd", true],
    [44591, "31.01.26", "dd.mm.yy", true],
    [46053, "2026年1月31日", "yyyy\"年\"m\"月\"d\"日\"", false],
    [46053, "31-Jan", "d-mmm", null],
    [46053, "46,053.00", "#,##0.00", null],
    [46053, "R8.1.31", "[$-411]ge.m.d", null],
    [46053, "31/01/2569", "dd/mm/bbbb", null],
    ["2026-01-31", "2026-01-31", "yyyy-mm-dd", null],
    [46053, "#####", "yyyy-mm-dd", null],
  ])("%p shown as %p in format %p → %p", (value, text, format, answer) => {
    expect(date1904Of(value, text, format)).toBe(answer);
  });
});

describe("small decisions", () => {
  test("widths in characters follow the workbook's own default font", () => {
    expect(pointsOfWidth({ standardChars: 8.43, standardPoints: 48 })(8.43)).toBe(48);
    expect(pointsOfWidth({ standardChars: 8.43, standardPoints: 48 })(20)).toBe(108.75);
    expect(pointsOfWidth({ standardChars: 0, standardPoints: 0 })(8.43)).toBe(48);
  });

  test("a dark Office theme is seen by its background", () => {
    expect([isDark("#262626"), isDark("#FFFFFF"), isDark("#E6E6E6"), isDark("none")]).toEqual([true, false, false, false]);
  });

  test("of two sheets with the same mark the copy is left alone", () => {
    const sheet = (name: string) => ({ name, planKey: "aging" });
    expect(sheetToReplace([sheet("Aging (2)"), sheet("Aging")], { key: "aging", name: "Aging" })?.name).toBe("Aging");
    expect(sheetToReplace([sheet("Final (2)"), sheet("Final")], { key: "aging", name: "Aging" })?.name).toBe("Final");
    expect(sheetToReplace([{ name: "Aging", planKey: null }], { key: "aging", name: "Aging" })).toBeNull();
  });
});
