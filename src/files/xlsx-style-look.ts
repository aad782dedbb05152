import type { Border, BorderSide, CellStyle } from "../grid/sheet-plan";
import { resolveColor, type ThemeColors } from "./xlsx-colors";
import { child, isOn, parseXml, type XmlElement } from "./xml-tree";

/** How a cell looks, resolved to colours and codes; what is as in the workbook's default cell is left out. */
export interface ShownStyle extends CellStyle {
  readonly underline?: boolean;
  readonly strike?: boolean;
  readonly fontName?: string;
}

export function fontLook(font: XmlElement | undefined, theme: ThemeColors): ShownStyle {
  const switched = (name: string): boolean => {
    const element = child(font, name);
    return element !== undefined && isOn(element.attributes.get("val"), true);
  };
  const underline = child(font, "u");
  const size = Number(child(font, "sz")?.attributes.get("val"));
  const name = child(font, "name")?.attributes.get("val");
  const color = resolveColor(child(font, "color"), theme);
  return {
    ...(switched("b") && { bold: true }),
    ...(switched("i") && { italic: true }),
    ...(switched("strike") && { strike: true }),
    ...(underline && underline.attributes.get("val") !== "none" && { underline: true }),
    ...(size > 0 && { fontSizePoints: size }),
    ...(color !== null && color !== "000000" && { fontColor: color }),
    ...(name !== undefined && { fontName: name }),
  };
}

/** Null for no fill; a pattern or gradient is shown by one of its colours. */
export function fillLook(fill: XmlElement | undefined, theme: ThemeColors): string | null {
  const pattern = child(fill, "patternFill");
  if (!pattern) return resolveColor(child(child(child(fill, "gradientFill"), "stop"), "color"), theme);
  const type = pattern.attributes.get("patternType") ?? "none";
  if (type === "none" || type === "gray125" || type === "gray0625") return null;
  return resolveColor(child(pattern, "fgColor"), theme) ?? resolveColor(child(pattern, "bgColor"), theme);
}

export function borderLook(element: XmlElement | undefined, theme: ThemeColors): CellStyle["borders"] | null {
  const borders: Partial<Record<BorderSide, Border>> = {};
  for (const [side, names] of [["left", ["left", "start"]], ["right", ["right", "end"]], ["top", ["top"]], ["bottom", ["bottom"]]] as const) {
    const edge = element?.children.find(({ name }) => (names as readonly string[]).includes(name));
    const line = edge?.attributes.get("style") ?? "none";
    if (line === "none") continue;
    borders[side] = { line: lineOf(line), color: resolveColor(child(edge, "color"), theme) ?? "000000" };
  }
  return Object.keys(borders).length > 0 ? borders : null;
}

function lineOf(style: string): Border["line"] {
  if (style === "double" || style === "hair") return style;
  return /^(medium|thick|slantDash)/.test(style) ? "medium" : "thin";
}

export function alignmentLook(inner: string): ShownStyle {
  if (!inner.includes("alignment")) return {};
  const alignment = child(parseXml(`<xf>${inner.replace(/<(\/?)[\w.-]+:(?=\w)/g, "<$1")}</xf>`, "styles.xml"), "alignment");
  const horizontal = alignment?.attributes.get("horizontal");
  const vertical = alignment?.attributes.get("vertical");
  const indent = Number(alignment?.attributes.get("indent") ?? 0);
  return {
    ...(horizontal && /^(left|right|center|centerContinuous)$/.test(horizontal) && { horizontal: horizontal.replace("Continuous", "") as "left" | "right" | "center" }),
    ...(vertical && /^(top|center)$/.test(vertical) && { vertical: vertical as "top" | "center" }),
    ...(indent > 0 && { indent }),
    ...(isOn(alignment?.attributes.get("wrapText")) && { wrap: true }),
  };
}
