import { describe, expect, test } from "@jest/globals";
import fc from "fast-check";
import { parseAddress, rangeAddress, withMerges } from "../../src/host/cell-place";
import { advance, move, selectCell, selectedRange, type SelectionState, selectRange, type Terrain } from "../../src/host/selection";

/** `x` filled, `.` blank; columns A… and rows 1…. */
function terrain(rows: readonly string[], more: Partial<Terrain> = {}): Terrain {
  return {
    lastRow: rows.length - 1, lastColumn: rows[0]!.length - 1, merges: [], isBlank: (row, column) => rows[row]?.[column] !== "x", isRowHidden: () => false, isColumnHidden: () => false, ...more,
  };
}
const at = (address: string) => {
  const { top, left } = parseAddress(address)!;
  return selectCell(top, left);
};
const placeOf = ({ active: { row, column } }: SelectionState): string => rangeAddress({ top: row, left: column, bottom: row, right: column });

describe("Ctrl and an arrow", () => {
  const sheet = terrain(["xx..x", "x...x", ".....", "x...x"]);
  test.each([
    ["runs to the end of the data", "A1", "down", "A2"], ["jumps over blanks to the next data", "A2", "down", "A4"], ["from the last data goes to the sheet's end", "A4", "down", "A1048576"],
    ["runs across data", "A1", "right", "B1"], ["jumps across blanks", "B1", "right", "E1"], ["stops at the edge", "A4", "left", "A4"], ["from blank cells finds the first data", "C3", "up", "C1"],
  ] as const)("%s", (_name, from, direction, to) => expect(placeOf(move(sheet, at(from), direction, { jump: true }))).toBe(to));
});

describe("moving", () => {
  test("leaves a merged range on its far side", () => {
    const sheet = terrain(["xxxx"], { merges: [{ top: 0, left: 0, bottom: 0, right: 2 }] });
    expect(placeOf(move(sheet, at("A1"), "right"))).toBe("D1");
  });
  test("skips hidden rows", () => expect(placeOf(move(terrain(["x", "x", "x"], { isRowHidden: (row) => row === 1 }), at("A1"), "down"))).toBe("A3"));
  test("with Shift keeps the anchor", () => {
    const state = move(terrain(["xx", "xx"]), at("A1"), "down", { extend: true });
    expect([placeOf(state), rangeAddress(selectedRange(state, []))]).toEqual(["A1", "A1:A2"]);
  });
  test("Enter and Tab walk round inside a range", () => {
    const sheet = terrain(["xx", "xx"]);
    let state = selectRange(parseAddress("A1:B2")!);
    const walked = ["down", "down", "down", "down"].map((step) => placeOf((state = advance(sheet, state, step as "down"))));
    expect(walked).toEqual(["A2", "B1", "B2", "A1"]);
  });
});

test("an address that is read is written the same", () => {
  const place = fc.record({ row: fc.integer({ min: 0, max: 1_048_574 }), column: fc.integer({ min: 0, max: 16_382 }), down: fc.nat(5), across: fc.nat(5) });
  fc.assert(fc.property(place, ({ row, column, down, across }) => {
    const range = { top: row, left: column, bottom: Math.min(1_048_575, row + down), right: Math.min(16_383, column + across) };
    expect(parseAddress(rangeAddress(range))).toEqual(range);
  }));
  expect([parseAddress("XFE1"), parseAddress("A0"), parseAddress("A1048577"), parseAddress("Rate")]).toEqual([null, null, null, null]);
});

test("a selection never cuts a merged range", () => {
  const box = fc.tuple(fc.nat(9), fc.nat(9), fc.nat(4), fc.nat(4)).map(([top, left, down, across]) => ({ top, left, bottom: top + down, right: left + across }));
  fc.assert(fc.property(box, fc.array(box, { maxLength: 4 }), (range, merges) => {
    const grown = withMerges(range, merges);
    for (const merge of merges) {
      const touches = merge.top <= grown.bottom && grown.top <= merge.bottom && merge.left <= grown.right && grown.left <= merge.right;
      const inside = merge.top >= grown.top && merge.bottom <= grown.bottom && merge.left >= grown.left && merge.right <= grown.right;
      expect(!touches || inside).toBe(true);
    }
  }));
});
