import type { Package } from "./package";
import { child, parseXml, type XmlElement } from "./xml-tree";

/** Colours by number as before themes; 64 and 65 are the system's text and window. */
const INDEXED = (
  "000000FFFFFFFF000000FF000000FFFFFF00FF00FF00FFFF000000FFFFFFFF000000FF000000FFFFFF00FF00FF00FFFF800000008000000080808000800080008080C0C0C0808080" +
  "9999FF993366FFFFCCCCFFFF660066FF80800066CCCCCCFF000080FF00FFFFFF0000FFFF8000808000000080800000FF00CCFFCCFFFFCCFFCCFFFF9999CCFFFF99CCCC99FFFFCC99" +
  "3366FF33CCCC99CC00FFCC00FF9900FF6600666699969696003366339966003300333300993300993366333399333333000000FFFFFF"
).match(/.{6}/g)!;
/** Order in which cells number the colours of a theme: light and dark are swapped against the theme's own order. */
const THEME_ORDER = ["lt1", "dk1", "lt2", "dk2", "accent1", "accent2", "accent3", "accent4", "accent5", "accent6", "hlink", "folHlink"];
const OFFICE_THEME = ["FFFFFF", "000000", "E7E6E6", "44546A", "4472C4", "ED7D31", "A5A5A5", "FFC000", "5B9BD5", "70AD47", "0563C1", "954F72"];

export type ThemeColors = readonly string[];

/** The theme's colours as cells number them; Office's own where the package has no readable theme. */
export function readThemeColors(pack: Package, part: string | null): ThemeColors {
  if (part === null || !pack.has(part)) return OFFICE_THEME;
  const scheme = child(child(parseXml(pack.text(part), part), "themeElements"), "clrScheme");
  return THEME_ORDER.map((name, index) => {
    const color = child(scheme, name)?.children[0];
    const hex = color?.attributes.get("lastClr") ?? color?.attributes.get("val") ?? "";
    return /^[0-9A-Fa-f]{6}$/.test(hex) ? hex.toUpperCase() : OFFICE_THEME[index]!;
  });
}

/** `RRGGBB` of a colour element, or null for "automatic". */
export function resolveColor(element: XmlElement | undefined, theme: ThemeColors): string | null {
  if (!element) return null;
  const { attributes } = element;
  const rgb = attributes.get("rgb");
  const themed = attributes.get("theme");
  const indexed = attributes.get("indexed");
  const base = rgb !== undefined ? rgb.slice(-6).toUpperCase() : themed !== undefined ? theme[Number(themed)] : indexed !== undefined ? INDEXED[Number(indexed)] : undefined;
  if (base === undefined || !/^[0-9A-F]{6}$/.test(base)) return null;
  const tint = Number(attributes.get("tint") ?? 0);
  return tint === 0 || !Number.isFinite(tint) ? base : tinted(base, tint);
}

/** Lighter (tint > 0) or darker, by luminance, as Excel does it. */
function tinted(hex: string, tint: number): string {
  const [red, green, blue] = [0, 2, 4].map((at) => parseInt(hex.slice(at, at + 2), 16) / 255) as [number, number, number];
  const high = Math.max(red, green, blue);
  const low = Math.min(red, green, blue);
  const light = (high + low) / 2;
  const newLight = tint < 0 ? light * (1 + tint) : light + (1 - light) * tint;
  const chroma = high - low;
  const saturation = chroma === 0 ? 0 : chroma / (1 - Math.abs(2 * light - 1));
  const hue = chroma === 0 ? 0 : high === red ? ((green - blue) / chroma + 6) % 6 : high === green ? (blue - red) / chroma + 2 : (red - green) / chroma + 4;
  const newChroma = (1 - Math.abs(2 * newLight - 1)) * saturation;
  const second = newChroma * (1 - Math.abs((hue % 2) - 1));
  const base = newLight - newChroma / 2;
  const sector = [[newChroma, second, 0], [second, newChroma, 0], [0, newChroma, second], [0, second, newChroma], [second, 0, newChroma], [newChroma, 0, second]][Math.floor(hue) % 6]!;
  return sector.map((part) => Math.round((part + base) * 255).toString(16).padStart(2, "0")).join("").toUpperCase();
}
