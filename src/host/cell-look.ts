import type { CSSProperties } from "react";
import type { Border, BorderSide } from "../grid/sheet-plan";
import type { GridStyle, GridTable } from "./grid-workbook";

const PIXELS_PER_POINT = 4 / 3;
const INDENT_PIXELS = 9;
const DEFAULT_POINTS = 11;
const READABLE = 4.5;
/** Office's six accents: table styles 1–7 of each kind are grey and these. */
const ACCENTS = ["595959", "4472C4", "C55A11", "7B7B7B", "997300", "2E75B6", "538135"] as const;

export interface TableLook {
  readonly role: "header" | "body" | "band" | "totals";
  readonly accent: string;
  readonly filledHeader: boolean;
}

/** How a table's style draws a cell in it; null outside tables and in tables without style. */
export function tableLook(table: GridTable | null, row: number): TableLook | null {
  const named = /^TableStyle(Light|Medium|Dark)(\d+)$/.exec(table?.styleName ?? "");
  if (!table || !named) return null;
  const accent = ACCENTS[(Number(named[2]) - 1) % 7]!;
  const filledHeader = named[1] !== "Light" || Number(named[2]) > 7;
  if (row === table.range.top) return { role: "header", accent, filledHeader };
  if (table.hasTotals && row === table.range.bottom) return { role: "totals", accent, filledHeader };
  return { role: table.banded && (row - table.range.top) % 2 === 1 ? "band" : "body", accent, filledHeader };
}

export interface LookContext {
  readonly dark: boolean;
  readonly look: TableLook | null;
  readonly align: "left" | "center" | "right";
  readonly formatColor: string | null;
}

/** CSS of a cell. In dark colours the user's own fills stay and their texts stay readable on them. */
export function cellCss(style: GridStyle | null, { dark, look, align, formatColor }: LookContext): CSSProperties {
  const css: CSSProperties = {};
  const fill = style?.fill ?? (look ? tableFill(look, dark) : undefined);
  if (fill) css.backgroundColor = `#${fill}`;
  const wanted = named(formatColor) ?? style?.fontColor ?? (look ? tableText(look, fill) : undefined);
  const ground = fill ?? (dark ? "1B1B1B" : "FFFFFF");
  if (wanted && dark && !style?.fill) css.color = `#${onDark(wanted, ground)}`;
  else if (wanted || fill) css.color = `#${readable(wanted ?? (luminance(ground) > 0.18 ? "000000" : DARK_TEXT), ground)}`;
  if (style?.bold || look?.role === "header" || look?.role === "totals") css.fontWeight = 600;
  if (style?.italic) css.fontStyle = "italic";
  const decoration = [style?.underline && "underline", style?.strike && "line-through"].filter(Boolean).join(" ");
  if (decoration) css.textDecoration = decoration;
  if (style?.fontSizePoints && style.fontSizePoints !== DEFAULT_POINTS) css.fontSize = style.fontSizePoints * PIXELS_PER_POINT;
  css.justifyContent = JUSTIFY[style?.horizontal ?? align];
  css.textAlign = style?.horizontal ?? align;
  if (style?.vertical && style.vertical !== "bottom") css.alignItems = style.vertical === "top" ? "flex-start" : "center";
  if (style?.indent) css[style.horizontal === "right" ? "paddingRight" : "paddingLeft"] = 3 + style.indent * INDENT_PIXELS;
  if (style?.wrap) css.whiteSpace = "pre-wrap";
  borders(css, style, look, dark);
  return css;
}

const JUSTIFY = { left: "flex-start", center: "center", right: "flex-end" } as const;
const SIDES: readonly (readonly [BorderSide, "Top" | "Bottom" | "Left" | "Right"])[] = [["top", "Top"], ["bottom", "Bottom"], ["left", "Left"], ["right", "Right"]];

function borders(css: CSSProperties, style: GridStyle | null, look: TableLook | null, dark: boolean): void {
  for (const [side, Side] of SIDES) {
    const border = style?.borders?.[side];
    if (border) css[`border${Side}`] = borderCss(border, dark);
  }
  if (look?.role === "totals" && !css.borderTop) css.borderTop = `3px double #${look.accent}`;
  if (look?.role === "header" && !look.filledHeader && !css.borderBottom) css.borderBottom = `1px solid #${look.accent}`;
}

function borderCss({ line, color }: Border, dark: boolean): string {
  const shown = readable(color, dark ? "1B1B1B" : "FFFFFF", dark ? 3 : 1);
  return { hair: `1px dotted #${shown}`, thin: `1px solid #${shown}`, medium: `2px solid #${shown}`, double: `3px double #${shown}` }[line];
}

function tableFill(look: TableLook, dark: boolean): string | undefined {
  if (look.role === "header" && look.filledHeader) return look.accent;
  return look.role === "band" ? mix(look.accent, dark ? "1B1B1B" : "FFFFFF", dark ? 0.25 : 0.14) : undefined;
}

function tableText(look: TableLook, fill: string | undefined): string | undefined {
  return look.role === "header" && look.filledHeader && fill === look.accent ? "FFFFFF" : undefined;
}

const FORMAT_COLORS: Readonly<Record<string, string>> = { black: "000000", blue: "0000FF", cyan: "00B0B0", green: "008000", magenta: "C000C0", red: "C00000", white: "FFFFFF", yellow: "9C6500" };

function named(color: string | null): string | undefined {
  if (!color) return undefined;
  return FORMAT_COLORS[color] ?? (/^#[0-9a-f]{6}$/i.test(color) ? color.slice(1) : undefined);
}

const DARK_TEXT = "F0F0F0";
const NEUTRAL = 0.1;
const DARK_READABLE = 6.5;

/** Text on the dark sheet: black is written in white, colours keep their hue and are lifted. */
function onDark(color: string, ground: string): string {
  const values = channels(color);
  const neutral = Math.max(...values) - Math.min(...values) < NEUTRAL;
  return neutral && luminance(color) < 0.05 ? DARK_TEXT : readable(color, ground, DARK_READABLE);
}

/** The colour itself where it can be read on the ground, else the same hue moved towards white or black. */
export function readable(color: string, ground: string, ratio = READABLE): string {
  const away = luminance(ground) > 0.18 ? "000000" : "FFFFFF";
  for (let share = 1; share > 0.05; share -= 0.15) {
    const moved = mix(color, away, share);
    if (contrast(moved, ground) >= ratio) return moved;
  }
  return away;
}

function contrast(one: string, other: string): number {
  const [low, high] = [luminance(one), luminance(other)].sort((less, more) => less - more) as [number, number];
  return (high + 0.05) / (low + 0.05);
}

function luminance(color: string): number {
  const [red, green, blue] = channels(color).map((value) => (value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4)) as [number, number, number];
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}

/** `share` of the first colour, the rest of the second. */
function mix(one: string, other: string, share: number): string {
  const others = channels(other);
  return channels(one).map((value, index) => Math.round((value * share + others[index]! * (1 - share)) * 255).toString(16).padStart(2, "0")).join("").toUpperCase();
}

function channels(color: string): number[] {
  return [0, 2, 4].map((start) => Number.parseInt(color.slice(start, start + 2), 16) / 255);
}
