import type { CellRange, SheetPlan } from "../grid/sheet-plan";
import { type ThemeColors, resolveColor } from "./xlsx-colors";
import { rangeOfReference, referenceOf } from "./xlsx-reference";
import { child, childrenNamed, isOn, parseXml, type Splice, splice, withAttributes, type XmlElement } from "./xml-tree";

/** How a sheet is laid out, beside its cells. */
export interface SheetLayout {
  /** As the file keeps them, padding included, where they differ from the default; 0 = hidden. */
  readonly columnWidths: Map<number, number>;
  readonly columnStyles: ReadonlyMap<number, number>;
  readonly defaultWidth: number;
  readonly defaultHeightPoints: number;
  /** In points; 0 = hidden. */
  readonly rowHeights: Map<number, number>;
  readonly merges: readonly CellRange[];
  readonly freeze: { readonly rows: number; readonly columns: number };
  readonly gridlines: boolean;
  readonly tabColor: string | null;
  readonly protected: boolean;
}

/** A file's width counts 5 pixels of padding beside digits of 7: `20.71` in the file is 20 on the screen. */
const PADDING_CHARS = 5 / 7;
export const DEFAULT_FILE_WIDTH = 9.140625;
export const DEFAULT_HEIGHT_POINTS = 15;
const COLUMNS_MAX = 16_384;
/** A style over all columns of the sheet is kept for those that anybody may look at. */
const STYLED_COLUMNS_MAX = 1024;

export function fileWidth(chars: number): number {
  return chars <= 0 ? 0 : Math.round((chars + PADDING_CHARS) * 10_000_000) / 10_000_000;
}

export function charsOfFileWidth(width: number): number {
  return Math.max(0, Math.round((width - PADDING_CHARS) * 10_000) / 10_000);
}

/** The layout of a sheet whose rows were cut out of its text; row heights come with the rows. */
export function readLayout(skeleton: string, part: string, theme: ThemeColors): SheetLayout {
  const root = parseXml(skeleton, part);
  const format = child(root, "sheetFormatPr")?.attributes;
  const view = child(child(root, "sheetViews"), "sheetView");
  const pane = child(view, "pane")?.attributes;
  const frozen = /^frozen/.test(pane?.get("state") ?? "");
  const defaultWidth = Number(format?.get("defaultColWidth"));
  const columnWidths = new Map<number, number>();
  const columnStyles = new Map<number, number>();
  for (const column of childrenNamed(child(root, "cols"), "col")) readColumn(column, columnWidths, columnStyles);
  return {
    columnWidths, columnStyles,
    defaultWidth: defaultWidth > 0 ? defaultWidth : DEFAULT_FILE_WIDTH,
    defaultHeightPoints: Number(format?.get("defaultRowHeight")) || DEFAULT_HEIGHT_POINTS,
    rowHeights: new Map(),
    merges: childrenNamed(child(root, "mergeCells"), "mergeCell").flatMap(({ attributes }) => rangeOfReference(attributes.get("ref") ?? "") ?? []),
    freeze: { rows: frozen ? Number(pane?.get("ySplit") ?? 0) : 0, columns: frozen ? Number(pane?.get("xSplit") ?? 0) : 0 },
    gridlines: isOn(view?.attributes.get("showGridLines"), true),
    tabColor: resolveColor(child(child(root, "sheetPr"), "tabColor"), theme),
    protected: isOn(child(root, "sheetProtection")?.attributes.get("sheet")),
  };
}

function readColumn({ attributes }: XmlElement, widths: Map<number, number>, styles: Map<number, number>): void {
  const first = Number(attributes.get("min")) - 1;
  const last = Math.min(Number(attributes.get("max")) - 1, first + STYLED_COLUMNS_MAX, COLUMNS_MAX - 1);
  const hidden = isOn(attributes.get("hidden"));
  const width = attributes.get("width");
  const style = Number(attributes.get("style") ?? 0);
  for (let column = first; column <= last; column++) {
    if (hidden) widths.set(column, 0);
    else if (width !== undefined) widths.set(column, Number(width));
    if (style > 0) styles.set(column, style);
  }
}

/** The layout a plan asks for. */
export function layoutOfPlan(plan: SheetPlan): SheetLayout {
  return {
    columnWidths: new Map(plan.columnWidths.map((width, column) => [column, fileWidth(width)])),
    columnStyles: new Map(),
    defaultWidth: DEFAULT_FILE_WIDTH,
    defaultHeightPoints: DEFAULT_HEIGHT_POINTS,
    rowHeights: new Map(plan.rowHeights.map(({ row, points }) => [row, points])),
    merges: plan.merges,
    freeze: plan.freeze,
    gridlines: plan.gridlines,
    tabColor: null,
    protected: false,
  };
}

/** The sheet's text with one column's width changed; its style and outline stay, its neighbours keep theirs. */
export function withColumnWidth(skeleton: string, part: string, column: number, fileWidthWanted: number): string {
  const root = parseXml(skeleton, part);
  const section = child(root, "cols");
  const { prefix } = root;
  const width = `width="${fileWidthWanted}" customWidth="1"`;
  const fresh = `<${prefix}col min="${column + 1}" max="${column + 1}" ${width}/>`;
  if (!section) {
    const data = child(root, "sheetData")!;
    return splice(skeleton, [{ start: data.start, end: data.start, text: `<${prefix}cols>${fresh}</${prefix}cols>` }]);
  }
  const columns = childrenNamed(section, "col");
  const held = columns.find(({ attributes }) => Number(attributes.get("min")) <= column + 1 && Number(attributes.get("max")) >= column + 1);
  if (held) return splice(skeleton, [splitColumn(skeleton, held, column + 1, fileWidthWanted)]);
  const next = columns.find(({ attributes }) => Number(attributes.get("min")) > column + 1);
  const at = next ? next.start : section.closeStart;
  return splice(skeleton, [{ start: at, end: at, text: fresh }]);
}

/** The sheet's text with a column's own width taken away again; null where others share the element, which then has to say a width. */
export function withoutColumnWidth(skeleton: string, part: string, column: number): string | null {
  const section = child(parseXml(skeleton, part), "cols");
  const columns = childrenNamed(section, "col");
  const held = columns.find(({ attributes }) => attributes.get("min") === String(column + 1) && attributes.get("max") === String(column + 1));
  if (!section || !held || !["min", "max", "width", "customWidth"].every((name) => held.attributes.has(name)) || held.attributes.size > 4) return null;
  const { start, end } = columns.length === 1 ? section : held;
  return splice(skeleton, [{ start, end, text: "" }]);
}

function splitColumn(skeleton: string, held: XmlElement, number: number, width: number): Splice {
  const first = Number(held.attributes.get("min"));
  const last = Number(held.attributes.get("max"));
  const piece = (min: number, max: number, changes: Readonly<Record<string, string | null>>): string =>
    min > max ? "" : withAttributes(skeleton, held, { min: String(min), max: String(max), ...changes }).text;
  const own = { width: String(width), customWidth: "1", hidden: null };
  return { start: held.start, end: held.end, text: piece(first, number - 1, {}) + piece(number, number, own) + piece(number + 1, last, {}) };
}

/** Rules over a table's columns (conditional formats, validations) that end with its last row, made to end with the table's new last row. */
export function withGrownRules(skeleton: string, part: string, { lastRow, newLastRow, left, right }: { readonly lastRow: number; readonly newLastRow: number; readonly left: number; readonly right: number }): string {
  const root = parseXml(skeleton, part);
  const rules = [...childrenNamed(root, "conditionalFormatting"), ...childrenNamed(child(root, "dataValidations"), "dataValidation")];
  const splices = rules.flatMap((element): Splice[] => {
    const before = element.attributes.get("sqref") ?? "";
    const after = before.split(/\s+/).map((reference) => {
      const range = rangeOfReference(reference);
      const covers = range && range.bottom === lastRow && range.top <= newLastRow && range.left >= left && range.right <= right;
      return covers ? referenceOf({ ...range, bottom: newLastRow }) : reference;
    }).join(" ");
    return after === before ? [] : [withAttributes(skeleton, element, { sqref: after })];
  });
  return splices.length > 0 ? splice(skeleton, splices) : skeleton;
}
