import type { GridStyle } from "./grid-workbook";

/** The fonts of cells: the file's own where it is there, else one with the same widths. */
export const CELL_FONTS = "Calibri, Carlito, \"Segoe UI\", Arial, \"Noto Sans SC\", \"Noto Sans CJK SC\", \"Microsoft YaHei\", \"PingFang SC\", sans-serif";
const DEFAULT_POINTS = 11;
const CACHE_MAX = 20_000;
const widths = new Map<string, number>();
let context: CanvasRenderingContext2D | null | undefined;

/** Pixels that a text takes in a cell's font; an estimate where nothing can be drawn. */
export function textPixels(text: string, style: GridStyle | null): number {
  const points = style?.fontSizePoints ?? DEFAULT_POINTS;
  const font = `${style?.italic ? "italic " : ""}${style?.bold ? "600 " : ""}${points}pt ${CELL_FONTS}`;
  const key = `${font}\n${text}`;
  const known = widths.get(key);
  if (known !== undefined) return known;
  context ??= document.createElement("canvas").getContext("2d");
  let width = text.length * points * 0.75;
  if (context) {
    context.font = font;
    width = context.measureText(text).width;
  }
  if (widths.size > CACHE_MAX) widths.clear();
  widths.set(key, width);
  return width;
}
