import { describe, expect, test } from "@jest/globals";
import fc from "fast-check";
import type { RawCell } from "../../src/grid/table";
import { type HighlightMemory, locateMarks, readHighlightMemory, type RememberedMark, rowKey, writeHighlightMemory } from "../../src/workbook/highlight-memory";
import { keyOfMark, markFormula } from "../../src/workbook/sheet-mark";
import { HIGHLIGHTS_NAMESPACE, jsonOfStatePart, statePartXml } from "../../src/workbook/state-part";

const markOf = (row: number, key: string): RememberedMark => ({ row, key, fills: [], reasonKey: "", reasonBefore: null });
const color = fc.integer({ min: 0, max: 0xffffff }).map((value) => value.toString(16).toUpperCase().padStart(6, "0"));

describe("the memory that lies in a workbook", () => {
  test("a part gives back the JSON it was made of", () => {
    fc.assert(fc.property(fc.anything({ withNullPrototype: false }), (value) => {
      const json = JSON.stringify(value) ?? "null";
      expect(JSON.parse(jsonOfStatePart(statePartXml(HIGHLIGHTS_NAMESPACE, json))!)).toEqual(JSON.parse(json));
    }));
  });

  test("a part is read with the prefix, declaration and CDATA of another program", () => {
    expect(jsonOfStatePart(`<?xml version="1.0" encoding="UTF-8"?>\r\n<ns0:memory xmlns:ns0="urn:x"><![CDATA[{"a":"<&>"}]]></ns0:memory>\n`)).toBe("{\"a\":\"<&>\"}");
    expect(jsonOfStatePart("<other/>")).toBeNull();
  });

  test("a mark gives back its key, also one longer than a literal may be", () => {
    fc.assert(fc.property(fc.string({ minLength: 0, maxLength: 600 }), (key) => void expect(keyOfMark(markFormula(key))).toBe(key)));
    expect(markFormula("x".repeat(300)).match(/"[^"]*"/g)!.every((literal) => literal.length <= 257)).toBe(true);
    expect(keyOfMark("=Books!$A$1")).toBeNull();
  });

  test("highlights are read as they were written", () => {
    const mark = fc.record({
      row: fc.integer({ min: 1, max: 1_000_000 }), key: fc.string().map((text) => rowKey([text], -1)), reasonKey: fc.constantFrom("", "abc123"),
      reasonBefore: fc.oneof(fc.string(), fc.double({ noNaN: true, noDefaultInfinity: true }).filter((value) => !Object.is(value, -0)), fc.boolean(), fc.constant(null)),
      fills: fc.array(fc.record({ column: fc.nat(50), fill: color, before: fc.option(color) })),
    });
    const table = fc.record({ name: fc.string(), reasonHeader: fc.string(), reasonMade: fc.boolean(), headers: fc.array(fc.string()), marks: fc.array(mark).map((marks) => marks.sort((one, other) => one.row - other.row)) });
    fc.assert(fc.property(fc.array(table), (tables) => {
      const memory: HighlightMemory = { tables };
      expect(readHighlightMemory(writeHighlightMemory(memory))).toEqual(memory);
    }));
    expect(readHighlightMemory("{\"version\":2,\"tables\":[]}")).toBeNull();
    expect(readHighlightMemory("no json")).toBeNull();
  });

  test("marked rows are found where sorting put them, once each", () => {
    fc.assert(fc.property(fc.uniqueArray(fc.string(), { minLength: 1, maxLength: 30 }), fc.infiniteStream(fc.nat()), (texts, chance) => {
      const keys = texts.map((text) => rowKey([text], -1));
      const sorted = keys.map((key) => ({ key, order: chance.next().value as number })).sort((one, other) => one.order - other.order).map(({ key }) => key);
      expect(locateMarks(keys.map((key, index) => markOf(index + 1, key)), sorted)).toEqual(keys.map((key) => sorted.indexOf(key) + 1));
    }));
  });

  test("of equal rows each stays in its place; an edited row is known by its place, a deleted one is gone", () => {
    expect(locateMarks([markOf(1, "x"), markOf(3, "x")], ["x", "y", "x"])).toEqual([1, 3]);
    expect(locateMarks([markOf(2, "b")], ["a", "b2", "c"])).toEqual([2]);
    expect(locateMarks([markOf(1, "a"), markOf(2, "b")], ["b"])).toEqual([null, 1]);
    expect(locateMarks([markOf(3, "c")], ["a"])).toEqual([null]);
  });

  test("many equal rows are found as quickly as different ones", () => {
    const rows = 100_000;
    const marks = Array.from({ length: rows / 2 }, (_, index) => markOf(index + 1, "same"));
    const located = locateMarks(marks, Array.from({ length: rows }, (_, index) => (index < rows / 2 ? "other" : "same")));
    expect([located[0], located.at(-1)]).toEqual([rows / 2 + 1, rows]);
  });

  test("the reason column is no part of what a row is", () => {
    const cells: readonly RawCell[] = [1, "text", { error: "#N/A" }, null];
    expect(rowKey([...cells, "why"], 4)).toBe(rowKey([...cells, null], 4));
    expect(rowKey([1], -1)).not.toBe(rowKey(["1"], -1));
  });
});
