import type { Area } from "./areas";
import type { BorderModel, SheetModel, Side, StyleModel } from "./book-model";
import { DEFAULT_WIDTH_POINTS } from "./book-model";
import type { ExcelHost } from "./excel-host";
import { invalidArgument } from "./host-error";
import { HostObject } from "./host-object";

/** The format of one or several areas: reading answers null where cells differ. */
abstract class StyledObject extends HostObject {
  constructor(protected readonly host: ExcelHost, protected readonly sheet: SheetModel, protected readonly areas: readonly Area[]) {
    super();
  }

  protected change(change: Partial<StyleModel>): void {
    this.eachCell((row, column) => this.sheet.restyle(row, column, change));
  }

  protected eachCell(apply: (row: number, column: number, area: Area) => void): void {
    this.sheet.refuseLocked();
    for (const area of this.areas) {
      for (let row = area.top; row <= area.bottom; row += 1) for (let column = area.left; column <= area.right; column += 1) apply(row, column, area);
      this.host.touch(this.sheet, area);
    }
  }

  protected common<Key extends keyof StyleModel>(key: Key): StyleModel[Key] | undefined {
    let first: StyleModel[Key] | undefined;
    let seen = false;
    for (const area of this.areas) {
      for (let row = area.top; row <= area.bottom; row += 1) {
        for (let column = area.left; column <= area.right; column += 1) {
          const value = this.sheet.cell(row, column).style[key];
          if (seen && value !== first) return undefined;
          first = value;
          seen = true;
        }
      }
    }
    return first;
  }
}

export class FormatObject extends StyledObject {
  readonly typeName = "RangeFormat";
  get Font(): FontObject { return new FontObject(this.host, this.sheet, this.areas); }
  get Fill(): FillObject { return new FillObject(this.host, this.sheet, this.areas); }
  get Borders(): BordersObject { return new BordersObject(this.host, this.sheet, this.areas); }
  get HorizontalAlignment(): unknown { return this.common("horizontal") ?? null; }
  set HorizontalAlignment(value: unknown) { this.change({ horizontal: String(value) }); }
  get VerticalAlignment(): unknown { return this.common("vertical") ?? null; }
  set VerticalAlignment(value: unknown) { this.change({ vertical: String(value) }); }
  get IndentLevel(): unknown { return this.common("indent") ?? null; }
  set IndentLevel(value: unknown) { this.change({ indent: Number(value) }); }
  get WrapText(): unknown { return this.common("wrap") ?? null; }
  set WrapText(value: unknown) { this.change({ wrap: Boolean(value) }); }
  get ColumnWidth(): number { return this.sheet.widths.get(this.areas[0]!.left) ?? DEFAULT_WIDTH_POINTS; }
  set ColumnWidth(points: number) {
    this.sheet.refuseLocked();
    for (const { left, right } of this.areas) for (let column = left; column <= right; column += 1) this.sheet.widths.set(column, points);
  }
  get RowHeight(): unknown { return this.sheet.heights.get(this.areas[0]!.top) ?? null; }
  set RowHeight(points: unknown) {
    this.sheet.refuseLocked();
    for (const { top, bottom } of this.areas) for (let row = top; row <= bottom; row += 1) this.sheet.heights.set(row, Number(points));
  }
  get UseStandardWidth(): unknown { return null; }
  set UseStandardWidth(_standard: unknown) {
    for (const { left, right } of this.areas) for (const column of [...this.sheet.widths.keys()]) if (column >= left && column <= right) this.sheet.widths.delete(column);
  }
  get UseStandardHeight(): unknown { return null; }
  set UseStandardHeight(_standard: unknown) {
    for (const { top, bottom } of this.areas) for (const row of [...this.sheet.heights.keys()]) if (row >= top && row <= bottom) this.sheet.heights.delete(row);
  }
}

export class FontObject extends StyledObject {
  readonly typeName = "RangeFont";
  get Bold(): unknown { return this.common("bold") ?? null; }
  set Bold(value: unknown) { this.change({ bold: Boolean(value) }); }
  get Italic(): unknown { return this.common("italic") ?? null; }
  set Italic(value: unknown) { this.change({ italic: Boolean(value) }); }
  get Size(): unknown { return this.common("size") ?? null; }
  set Size(value: unknown) { this.change({ size: Number(value) }); }
  get Color(): unknown { return this.common("color") ?? null; }
  set Color(value: unknown) { this.change({ color: String(value) }); }
}

export class FillObject extends StyledObject {
  readonly typeName = "RangeFill";
  /** No fill is white to Excel; only the pattern tells. */
  get Color(): unknown {
    const fill = this.common("fill");
    return fill === undefined ? null : (fill ?? "#FFFFFF");
  }
  set Color(value: unknown) {
    if (!/^#[0-9a-f]{6}$/i.test(String(value))) throw invalidArgument(`No colour: ${String(value)}`);
    this.change({ fill: String(value).toUpperCase(), pattern: "Solid" });
  }
  get Pattern(): unknown { return this.common("pattern") ?? null; }
  Clear(): void { this.change({ fill: null, pattern: "None" }); }
}

export class BordersObject extends StyledObject {
  readonly typeName = "RangeBorderCollection";
  GetItem(side: string): BorderObject { return new BorderObject(this.host, this.sheet, this.areas, side); }
}

export class BorderObject extends StyledObject {
  readonly typeName = "RangeBorder";
  constructor(host: ExcelHost, sheet: SheetModel, areas: readonly Area[], private readonly side: string) {
    super(host, sheet, areas);
  }
  override id(): string { return this.side; }
  get Style(): unknown { return null; }
  set Style(value: unknown) { this.line({ style: String(value), ...(value === "Double" && { weight: "Thick" }) }); }
  get Weight(): unknown { return null; }
  set Weight(value: unknown) { this.line({ weight: String(value) }); }
  get Color(): unknown { return null; }
  set Color(value: unknown) { this.line({ color: String(value) }); }

  /** An edge is the area's own outline, a line inside lies between its cells and belongs to both. */
  private line(change: Partial<BorderModel>): void {
    this.eachCell((row, column, area) => {
      const sides: Side[] = [];
      if (this.side === "EdgeTop" && row === area.top) sides.push("top");
      if (this.side === "EdgeBottom" && row === area.bottom) sides.push("bottom");
      if (this.side === "EdgeLeft" && column === area.left) sides.push("left");
      if (this.side === "EdgeRight" && column === area.right) sides.push("right");
      if (this.side === "InsideHorizontal" && row > area.top) sides.push("top");
      if (this.side === "InsideHorizontal" && row < area.bottom) sides.push("bottom");
      if (this.side === "InsideVertical" && column > area.left) sides.push("left");
      if (this.side === "InsideVertical" && column < area.right) sides.push("right");
      const { borders } = this.sheet.cell(row, column).style;
      const next = { ...borders };
      for (const side of sides) next[side] = { ...(borders[side] ?? { style: "Continuous", weight: "Thin", color: "#000000" }), ...change };
      this.sheet.restyle(row, column, { borders: next });
    });
  }
}
