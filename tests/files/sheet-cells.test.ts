import { describe, expect, test } from "@jest/globals";
import fc from "fast-check";
import { NO_STYLE, SheetCells, SheetRow } from "../../src/files/sheet-cells";
import type { RawCell } from "../../src/grid/table";

const WIDTH = 4;

/** Two columns of values, one of formulas, one blank: no row is as wide as what is asked for. */
function cells(): SheetCells {
  const made = new SheetCells();
  for (let row = 0; row < 3; row++) made.rows.push(new SheetRow([`text ${row}`, row, row * 2], [0, 0, 0], [null, null, `A${row + 1}*2`], NO_STYLE));
  return made;
}

describe("rows handed out to who reads a table", () => {
  test("a row that nobody changed is the same the next time, whoever changed another", () => {
    const sheet = cells();
    const before = [0, 1, 2].map((row) => sheet.rowValues(row, 0, WIDTH));
    sheet.setContent(1, 0, "changed");
    sheet.setStyle(2, 0, 3);
    const after = [0, 1, 2].map((row) => sheet.rowValues(row, 0, WIDTH));
    expect(after.map((row, index) => row === before[index])).toEqual([true, false, true]);
    expect([before[1]![0], after[1]![0]]).toEqual(["text 1", "changed"]);
  });

  test("whatever is done to cells, a row is what its cells hold, and what was handed out before never changes", () => {
    const edit = fc.record({ kind: fc.constantFrom("content", "formula", "computed", "style", "remove"), row: fc.nat(2), column: fc.nat(WIDTH - 1), value: fc.constantFrom<RawCell>("", "x", 7, null, true), left: fc.nat(1) });
    fc.assert(fc.property(fc.array(edit, { maxLength: 25 }), (edits) => {
      const sheet = cells();
      const given: { readonly row: readonly RawCell[]; readonly copy: readonly RawCell[] }[] = [];
      for (const { kind, row, column, value, left } of edits) {
        const read = sheet.rowValues(row, left, WIDTH);
        given.push({ row: read, copy: [...read] });
        if (kind === "content") sheet.setContent(row, column, value);
        else if (kind === "formula") sheet.setContent(row, column, value, "1+1");
        else if (kind === "computed") sheet.setComputed(row, column, value);
        else if (kind === "style") sheet.setStyle(row, column, 2);
        else sheet.removeCell(row, column);
        const now = sheet.rowValues(row, left, WIDTH);
        // Asked for another part between, a row is put together anew.
        sheet.rowValues(row, 9, 1);
        expect(now).toEqual(sheet.rowValues(row, left, WIDTH));
        expect(now.filter((cell, index) => sheet.formula(row, left + index) === null && cell !== (sheet.value(row, left + index) === "" ? null : sheet.value(row, left + index)))).toEqual([]);
      }
      for (const { row, copy } of given) expect(row).toEqual(copy);
    }), { seed: 20261128, numRuns: 200 });
  });
});
