import { describe, expect, test } from "@jest/globals";
import { LINE_POINTS, PlanBuilder } from "../../src/grid/plan-builder";
import { textWidth, widest, widestLine, wrappedLines } from "../../src/grid/shown-width";

const PAGE = { orientation: "portrait", paper: "A4", repeatRows: null, printArea: null, breaksBefore: [], footerLeft: "", footerRight: "" } as const;
const build = (sheet: PlanBuilder) => sheet.build({ key: "k", name: "n", columnWidths: sheet.widths, page: PAGE });

describe("building a plan", () => {
  test("equal styles are kept once", () => {
    const sheet = new PlanBuilder([10, 10]);
    sheet.row([{ value: "a", style: { bold: true } }, { value: "b", style: { bold: true } }]);
    sheet.row([{ value: "c", style: { italic: true } }, { value: "d" }]);
    const plan = build(sheet);
    expect(plan.styles).toEqual([{ bold: true }, { italic: true }]);
    expect(plan.rows).toEqual([[{ value: "a", style: 0 }, { value: "b", style: 0 }], [{ value: "c", style: 1 }, { value: "d" }]]);
  });

  test("a spanning cell is merged, and its style runs the whole length", () => {
    const sheet = new PlanBuilder([10, 10, 10]);
    sheet.row([{ value: "wide", span: 2, style: { bold: true } }, { value: 1 }]);
    const plan = build(sheet);
    expect(plan.merges).toEqual([{ top: 0, left: 0, bottom: 0, right: 1 }]);
    expect(plan.rows[0]).toEqual([{ value: "wide", style: 0 }, { value: null, style: 0 }, { value: 1 }]);
  });

  test("a row grows with its wrapped text, never beyond what a row may be", () => {
    const sheet = new PlanBuilder([10]);
    sheet.row([{ value: "short", style: { wrap: true } }]);
    sheet.row([{ value: "three words that wrap", style: { wrap: true } }]);
    sheet.row([{ value: "x ".repeat(2000), style: { wrap: true } }]);
    expect(sheet.heights[0]).toBe(LINE_POINTS);
    expect(sheet.heights[1]).toBeGreaterThan(LINE_POINTS);
    expect(sheet.heights[2]).toBe(409);
    expect(build(sheet).rowHeights.map(({ row }) => row)).toEqual([1, 2]);
  });

  test("a text longer than a cell holds is cut, and shows it", () => {
    const sheet = new PlanBuilder([10]);
    sheet.row([{ value: "x".repeat(40000) }]);
    const value = build(sheet).rows[0]![0]!.value as string;
    expect(value).toHaveLength(32767);
    expect(value.endsWith("…")).toBe(true);
  });

  test("long prose leaves the text format, unless it begins like a formula", () => {
    const sheet = new PlanBuilder([10]);
    for (const text of ["x".repeat(255), "x".repeat(256), `=${"x".repeat(300)}`]) sheet.row([{ value: text, style: { numberFormat: "@" } }]);
    const plan = build(sheet);
    expect(plan.rows.map(([cell]) => plan.styles[cell!.style!]!.numberFormat)).toEqual(["@", undefined, "@"]);
  });

  test("a row of one line stands centred, one of several keeps its top", () => {
    const sheet = new PlanBuilder([10]);
    sheet.row([{ value: "one", style: { vertical: "top", wrap: true } }]);
    sheet.row([{ value: "one\ntwo", style: { vertical: "top", wrap: true } }]);
    expect(build(sheet).styles.map(({ vertical }) => vertical)).toEqual(["center", "top"]);
  });
});

describe("room that text takes", () => {
  test("a Chinese character takes two digits", () => {
    expect(textWidth("往来")).toBeCloseTo(4.1);
    expect(textWidth("1234")).toBe(4);
    expect(widestLine("ab\nabcd\na")).toBe(4);
  });

  test("the widest of very many", () => {
    expect(widest(3, Array.from({ length: 300000 }, (_, index) => index % 7))).toBe(6);
    expect(widest(3, [])).toBe(3);
  });

  test.each([
    ["one line", "12345", 10, 1],
    ["two words", "12345 67890", 8, 2],
    ["line feeds", "1\n2\n3", 10, 3],
    ["a word longer than the line", "123456789012345", 10, 2],
    ["Chinese breaks anywhere", "往来对账单明细", 10, 2],
    ["nothing", "", 10, 1],
  ])("%s", (_what, text, width, lines) => {
    expect(wrappedLines(text, width)).toBe(lines);
  });
});
