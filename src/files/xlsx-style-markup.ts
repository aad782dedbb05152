import type { Border, BorderSide, CellStyle } from "../grid/sheet-plan";
import { escapeXml } from "./xml-text";
import { child, isOn, type XmlElement } from "./xml-tree";

const NAMESPACE = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";

/** Styles of a workbook made from nothing: Calibri 11, no fill, no border. */
export const STYLES_OF_EMPTY_BOOK =
  `<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n<styleSheet xmlns="${NAMESPACE}">` +
  "<fonts count=\"1\"><font><sz val=\"11\"/><name val=\"Calibri\"/><family val=\"2\"/></font></fonts>" +
  "<fills count=\"2\"><fill><patternFill patternType=\"none\"/></fill><fill><patternFill patternType=\"gray125\"/></fill></fills>" +
  "<borders count=\"1\"><border><left/><right/><top/><bottom/><diagonal/></border></borders>" +
  "<cellStyleXfs count=\"1\"><xf numFmtId=\"0\" fontId=\"0\" fillId=\"0\" borderId=\"0\"/></cellStyleXfs>" +
  "<cellXfs count=\"1\"><xf numFmtId=\"0\" fontId=\"0\" fillId=\"0\" borderId=\"0\" xfId=\"0\"/></cellXfs>" +
  "<cellStyles count=\"1\"><cellStyle name=\"Normal\" xfId=\"0\" builtinId=\"0\"/></cellStyles>" +
  "<dxfs count=\"0\"/><tableStyles count=\"0\" defaultTableStyle=\"TableStyleMedium2\" defaultPivotStyle=\"PivotStyleLight16\"/></styleSheet>";

export function fillMarkup(rgb: string, prefix: string): string {
  return `<${prefix}fill><${prefix}patternFill patternType="solid"><${prefix}fgColor rgb="FF${rgb}"/><${prefix}bgColor indexed="64"/></${prefix}patternFill></${prefix}fill>`;
}

/** The workbook's default font with what the style asks for. */
export function fontMarkup(style: CellStyle, base: XmlElement | undefined, prefix: string): string {
  const value = (name: string): string | undefined => child(base, name)?.attributes.get("val");
  const tag = (name: string, content: string | undefined): string => (content === undefined ? "" : `<${prefix}${name} val="${escapeXml(content)}"/>`);
  const color = child(base, "color");
  const baseColor = color ? `<${prefix}color ${[...color.attributes].map(([name, text]) => `${name}="${escapeXml(text)}"`).join(" ")}/>` : "";
  const baseBold = child(base, "b");
  const bold = style.bold ?? (baseBold ? isOn(baseBold.attributes.get("val"), true) : false);
  return (
    `<${prefix}font>${bold ? `<${prefix}b/>` : ""}${style.italic ? `<${prefix}i/>` : ""}` +
    tag("sz", String(style.fontSizePoints ?? value("sz") ?? 11)) +
    (style.fontColor === undefined ? baseColor : `<${prefix}color rgb="FF${style.fontColor}"/>`) +
    tag("name", value("name") ?? "Calibri") + tag("family", value("family")) + tag("charset", value("charset")) + tag("scheme", value("scheme")) +
    `</${prefix}font>`
  );
}

export function borderMarkup(borders: Readonly<Partial<Record<BorderSide, Border>>>, prefix: string): string {
  const edge = (side: BorderSide): string => {
    const border = borders[side];
    return border ? `<${prefix}${side} style="${border.line}"><${prefix}color rgb="FF${border.color}"/></${prefix}${side}>` : `<${prefix}${side}/>`;
  };
  return `<${prefix}border>${edge("left")}${edge("right")}${edge("top")}${edge("bottom")}<${prefix}diagonal/></${prefix}border>`;
}

export function alignmentMarkup({ horizontal, vertical, indent, wrap }: CellStyle, prefix: string): string {
  const attributes = [horizontal && `horizontal="${horizontal}"`, vertical && `vertical="${vertical}"`, indent && `indent="${indent}"`, wrap && "wrapText=\"1\""].filter(Boolean);
  return attributes.length > 0 ? `<${prefix}alignment ${attributes.join(" ")}/>` : "";
}
