import { describe, expect, test } from "@jest/globals";
import fc from "fast-check";
import { type Block, pageBreaks, pagePoints } from "../../src/sheets/page-breaks";
import { spreadOver } from "../../src/sheets/column-spread";

const rows = (count: number): number[] => Array.from({ length: count }, () => 15);

describe("page breaks", () => {
  test("a sheet that fits on one page has none", () => {
    expect(pageBreaks(rows(40), { blocks: [], capacityPoints: 600, repeatedPoints: 30 })).toEqual([]);
  });

  test("later pages lose the room of the repeated headings", () => {
    expect(pageBreaks(rows(100), { blocks: [], capacityPoints: 600, repeatedPoints: 150 })).toEqual([40, 70]);
  });

  test("a block goes to the next page whole", () => {
    expect(pageBreaks(rows(42), { blocks: [{ from: 36, to: 41 }], capacityPoints: 600, repeatedPoints: 0 })).toEqual([36]);
  });

  test("a block taller than a page is broken like other rows", () => {
    expect(pageBreaks(rows(60), { blocks: [{ from: 10, to: 59 }], capacityPoints: 600, repeatedPoints: 0 })).toEqual([40]);
  });

  test("no page overflows and no block that fits is torn, whatever the heights", () => {
    const heights = fc.array(fc.integer({ min: 5, max: 60 }), { minLength: 1, maxLength: 120 });
    fc.assert(fc.property(heights, fc.array(fc.nat(119), { maxLength: 6 }), (list, starts) => {
      const blocks: Block[] = [];
      for (const from of [...new Set(starts)].sort((left, right) => left - right)) {
        if (from < list.length && (blocks.at(-1)?.to ?? -1) < from) blocks.push({ from, to: Math.min(list.length - 1, from + 3) });
      }
      const breaks = pageBreaks(list, { blocks, capacityPoints: 400, repeatedPoints: 40 });
      const pages = [0, ...breaks].map((start, page) => ({ start, end: breaks[page] ?? list.length, room: page === 0 ? 400 : 360 }));
      for (const { start, end, room } of pages) expect(list.slice(start, end).reduce((sum, points) => sum + points, 0)).toBeLessThanOrEqual(room);
      for (const { from, to } of blocks) expect(breaks.some((row) => row > from && row <= to)).toBe(false);
    }));
  });

  test("narrow sheets are not enlarged, wide ones are scaled to the paper", () => {
    const narrow = pagePoints([20, 20], { paper: "A4", orientation: "portrait" });
    expect(pagePoints([10], { paper: "A4", orientation: "portrait" })).toBe(narrow);
    expect(pagePoints([200], { paper: "A4", orientation: "portrait" })).toBeGreaterThan(narrow * 1.9);
    expect(pagePoints([20], { paper: "Letter", orientation: "portrait" })).toBeLessThan(narrow);
    expect(pagePoints([20], { paper: "A4", orientation: "landscape" })).toBeLessThan(narrow);
  });
});

describe("a strip over columns of other widths", () => {
  test("runs cover every column once, in order, and are wide enough", () => {
    const numbers = fc.array(fc.integer({ min: 4, max: 40 }), { minLength: 1, maxLength: 14 });
    fc.assert(fc.property(numbers, numbers, (needs, columns) => {
      const spread = spreadOver(needs, columns);
      if (needs.length > columns.length) {
        expect(spread).toBeNull();
        return;
      }
      expect(spread!.runs.flatMap(({ left, right }) => Array.from({ length: right - left + 1 }, (_, index) => left + index))).toEqual(columns.map((_, index) => index));
      spread!.runs.forEach(({ left, right }, item) => expect(spread!.widths.slice(left, right + 1).reduce((sum, width) => sum + width, 0)).toBeGreaterThanOrEqual(needs[item]!));
      spread!.widths.forEach((width, column) => expect(width).toBeGreaterThanOrEqual(columns[column]!));
    }));
  });
});
