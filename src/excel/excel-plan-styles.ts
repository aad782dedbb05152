import type { Border, CellRange, CellStyle, SheetPlan } from "../grid/sheet-plan";
import { addressBatches, rectanglesOf } from "./cell-areas";

/** Queue fonts, fills, borders and alignment, a style at a time over all its cells. Number formats go with the contents. */
export function queuePlanStyles(sheet: Excel.Worksheet, plan: SheetPlan): void {
  plan.styles.forEach((style, index) => {
    const rows = new Map<number, number[]>();
    plan.rows.forEach((row, rowIndex) => {
      const columns = row.flatMap((cell, column) => (cell?.style === index ? [column] : []));
      if (columns.length > 0) rows.set(rowIndex, columns);
    });
    const areas = spreadBorders(style, rectanglesOf(rows));
    for (const address of addressBatches(areas)) queueStyle(sheet.getRanges(address), style);
  });
}

/** Cells with different lines on opposite sides cannot share an area: the line between them would have to be both. */
function spreadBorders({ borders }: CellStyle, areas: readonly CellRange[]): CellRange[] {
  const splitRows = differ(borders?.top, borders?.bottom);
  const splitColumns = differ(borders?.left, borders?.right);
  return areas.flatMap((area) => {
    const rows = splitRows ? range(area.top, area.bottom).map((row) => ({ ...area, top: row, bottom: row })) : [area];
    return splitColumns ? rows.flatMap((part) => range(part.left, part.right).map((column) => ({ ...part, left: column, right: column }))) : rows;
  });
}

function differ(one: Border | undefined, other: Border | undefined): boolean {
  return one !== undefined && other !== undefined && (one.line !== other.line || one.color !== other.color);
}

function range(from: number, to: number): number[] {
  return Array.from({ length: to - from + 1 }, (_, index) => from + index);
}

function queueStyle(areas: Excel.RangeAreas, style: CellStyle): void {
  const { format } = areas;
  if (style.bold !== undefined) format.font.bold = style.bold;
  if (style.italic !== undefined) format.font.italic = style.italic;
  if (style.fontSizePoints !== undefined) format.font.size = style.fontSizePoints;
  if (style.fontColor !== undefined) format.font.color = `#${style.fontColor}`;
  if (style.fill !== undefined) format.fill.color = `#${style.fill}`;
  if (style.horizontal !== undefined) format.horizontalAlignment = HORIZONTAL[style.horizontal];
  if (style.vertical !== undefined) format.verticalAlignment = VERTICAL[style.vertical];
  if (style.indent !== undefined) format.indentLevel = style.indent;
  if (style.wrap !== undefined) format.wrapText = style.wrap;
  const { top, bottom, left, right } = style.borders ?? {};
  queueBorder(format, ["EdgeTop"], top);
  queueBorder(format, ["EdgeBottom"], bottom);
  queueBorder(format, ["InsideHorizontal"], top ?? bottom);
  queueBorder(format, ["EdgeLeft"], left);
  queueBorder(format, ["EdgeRight"], right);
  queueBorder(format, ["InsideVertical"], left ?? right);
}

const HORIZONTAL = { left: "Left", center: "Center", right: "Right" } as const;
const VERTICAL = { top: "Top", center: "Center", bottom: "Bottom" } as const;

type Side = "EdgeTop" | "EdgeBottom" | "EdgeLeft" | "EdgeRight" | "InsideHorizontal" | "InsideVertical";

function queueBorder(format: Excel.RangeFormat, sides: readonly Side[], border: Border | undefined): void {
  if (!border) return;
  for (const side of sides) {
    const line = format.borders.getItem(side);
    line.style = border.line === "double" ? "Double" : "Continuous";
    if (border.line !== "double") line.weight = WEIGHTS[border.line];
    line.color = `#${border.color}`;
  }
}

const WEIGHTS = { hair: "Hairline", thin: "Thin", medium: "Medium" } as const;
