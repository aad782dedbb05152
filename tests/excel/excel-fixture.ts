import { ExcelWorkbook } from "../../src/excel/excel-workbook";
import type { BorderSide, CellStyle } from "../../src/grid/sheet-plan";
import { isCellError, type RawCell } from "../../src/grid/table";
import type { SeedCell, SeedSheet, SeedTable, SeenCell, WorkbookFixture } from "../contract/workbook-fixture";
import { type Area, parseA1 } from "../excel-host/areas";
import { type BorderModel, DEFAULT_HEIGHT_POINTS, DEFAULT_STYLE, DEFAULT_WIDTH_POINTS, type SheetModel, type StyleModel } from "../excel-host/book-model";
import { ExcelHost } from "../excel-host/excel-host";
import { bodyOf } from "../excel-host/table-objects";

/** The adapter on Microsoft's client library, answered by the executor; the user works on the executor's model. */
export class ExcelFixture implements WorkbookFixture {
  readonly host = new ExcelHost().install();
  readonly workbook = new ExcelWorkbook();

  reopen(): Promise<ExcelWorkbook> {
    return Promise.resolve(new ExcelWorkbook());
  }

  seed(sheets: readonly SeedSheet[], options: { readonly date1904?: boolean } = {}): Promise<void> {
    this.host.book.date1904 = options.date1904 ?? false;
    for (const { name, visibility, protected: locked, tables, cells } of sheets) {
      const sheet = this.host.book.addSheet(name);
      for (const table of tables ?? []) this.seedTable(sheet, table);
      for (const cell of cells ?? []) seedCell(sheet, cell);
      sheet.visibility = visibility === "hidden" ? "Hidden" : visibility === "very-hidden" ? "VeryHidden" : "Visible";
      sheet.locked = locked ?? false;
    }
    return Promise.resolve();
  }

  private seedTable(sheet: SheetModel, { name, at, headers, rows, totals, filteredOut }: SeedTable): void {
    const { top, left } = parseA1(at);
    const lines = [headers, ...rows, ...(totals ? [totals] : [])];
    lines.forEach((line, row) => line.forEach((value, column) => putRaw(sheet, top + row, left + column, value)));
    const area = { top, left, bottom: top + lines.length - 1, right: left + headers.length - 1 };
    this.host.book.addTable(sheet, area, { name, showTotals: totals !== undefined });
    for (const row of filteredOut ?? []) sheet.hiddenRows.add(top + row);
  }

  type(name: string, at: string, text: string): Promise<void> {
    const sheet = this.model(name);
    const { top, left } = parseA1(at);
    sheet.enter(top, left, text);
    return this.edited(sheet, parseA1(at));
  }

  fill(name: string, at: string, color: string): Promise<void> {
    const { top, left } = parseA1(at);
    this.model(name).restyle(top, left, { fill: `#${color}`, pattern: "Solid" });
    return this.edited(this.model(name), parseA1(at));
  }

  swapRows(name: string, first: number, second: number): Promise<void> {
    const { sheet, table } = this.host.book.findTable(name)!;
    const { top, left, right } = bodyOf(table);
    for (let column = left; column <= right; column += 1) {
      const [one, other] = [sheet.cell(top + first - 1, column), sheet.cell(top + second - 1, column)];
      sheet.put(top + first - 1, column, other);
      sheet.put(top + second - 1, column, one);
    }
    return this.edited(sheet, bodyOf(table));
  }

  private edited(sheet: SheetModel, area: Area): Promise<void> {
    this.host.touch(sheet, area);
    this.host.raiseChanges("Unknown");
    return Promise.resolve();
  }

  selectCell(name: string, at: string): Promise<void> {
    const { top, left } = parseA1(at);
    this.host.select(this.model(name), top, left);
    return Promise.resolve();
  }

  renameSheet(from: string, to: string): Promise<void> {
    this.model(from).name = to;
    return Promise.resolve();
  }

  renameTable(from: string, to: string): Promise<void> {
    this.host.book.findTable(from)!.table.name = to;
    return Promise.resolve();
  }

  deleteTable(name: string): Promise<void> {
    const { sheet, table } = this.host.book.findTable(name)!;
    sheet.tables.splice(sheet.tables.indexOf(table), 1);
    this.host.raiseTables(table, "deleted");
    return Promise.resolve();
  }

  protectSheet(name: string): Promise<void> {
    this.model(name).locked = true;
    return Promise.resolve();
  }

  protectStructure(): Promise<void> {
    this.host.book.structureLocked = true;
    return Promise.resolve();
  }

  setEditing(editing: boolean): Promise<void> {
    this.host.editing = editing;
    return Promise.resolve();
  }

  settled(): Promise<void> {
    return this.host.settled();
  }

  sheetNames(): readonly string[] {
    return this.host.book.sheets.map(({ name }) => name);
  }

  sheet(name: string) {
    const sheet = this.model(name);
    const printed = (wanted: string): Area | null => {
      const formula = sheet.names.find((item) => item.name === wanted)?.formula;
      return formula === undefined ? null : parseA1(formula);
    };
    const titles = printed("Print_Titles");
    return {
      visibility: ({ Visible: "visible", Hidden: "hidden", VeryHidden: "very-hidden" } as const)[sheet.visibility as "Visible"],
      merges: sheet.merges,
      columnWidth: (column: number) => ((sheet.widths.get(column) ?? DEFAULT_WIDTH_POINTS) / 0.75 - 5) / 7,
      rowHeightPoints: (row: number) => sheet.heights.get(row) ?? DEFAULT_HEIGHT_POINTS,
      freeze: sheet.freeze,
      gridlines: sheet.gridlines,
      page: {
        orientation: sheet.page.orientation.toLowerCase() as "portrait", paper: sheet.page.paper as "A4",
        repeatRows: titles && { from: titles.top, to: titles.bottom }, printArea: printed("Print_Area"), breaksBefore: sheet.breaks,
        footerLeft: sheet.page.leftFooter, footerRight: sheet.page.rightFooter,
      },
      names: sheet.names.filter(({ visible }) => visible).map(({ name: item, formula }) => ({ name: item, range: parseA1(formula) })),
      pictures: sheet.shapes.map(({ left, top, description }) => ({ row: placeOf(top, sheet.heights, DEFAULT_HEIGHT_POINTS), column: placeOf(left, sheet.widths, DEFAULT_WIDTH_POINTS), description })),
      validations: sheet.validations.map(({ area, rule, alert }) => {
        const list = rule.list as { readonly source: string } | undefined;
        return { range: area, kind: (list ? "list" : rule.date ? "date" : "number") as "list", list: list?.source ?? null, strict: alert?.style === "Stop", message: String(alert?.message) };
      }),
      usedCells: [...sheet.cells.values()].filter(({ value, formula }) => value !== null || formula !== null).length,
    };
  }

  cell(name: string, at: string): SeenCell {
    const { top, left } = parseA1(at);
    const { value, formula, isError, style, link } = this.model(name).cell(top, left);
    return {
      value: isError ? { error: String(value) } : value,
      formula,
      style: seenStyle(style),
      linkTo: link === null ? null : /^'((?:[^']|'')*)'!/.exec(link)![1]!.replace(/''/g, "'"),
    };
  }

  tables() {
    return this.host.book.sheets.flatMap((sheet) => sheet.tables.map(({ name, area }) => ({ name, sheet: sheet.name, range: area })));
  }

  snapshot(): unknown {
    return {
      parts: this.host.book.parts.map(({ xml }) => xml).sort(),
      names: this.host.book.names,
      sheets: this.host.book.sheets.map((sheet) => ({
        ...sheet, touched: null,
        // A text behind an apostrophe and the same text without one are the same to everybody.
        cells: [...sheet.cells].sort(([one], [other]) => one - other).map(([key, cell]) => [key, { ...cell, quotePrefix: false }]),
        names: [...sheet.names].sort((one, other) => (one.name < other.name ? -1 : 1)),
        shapes: sheet.shapes.map((shape) => ({ ...shape, id: "" })),
        tables: sheet.tables.map(({ name, area, showTotals }) => ({ name, area, showTotals })),
        widths: [...sheet.widths], heights: [...sheet.heights], hiddenRows: [...sheet.hiddenRows],
      })).map((sheet) => structuredClone(sheet)),
    };
  }

  private model(name: string): SheetModel {
    const sheet = this.host.book.sheetNamed(name);
    if (!sheet) throw new Error(`No sheet ${name}`);
    return sheet;
  }
}

function putRaw(sheet: SheetModel, row: number, column: number, cell: RawCell): void {
  const old = sheet.cell(row, column);
  sheet.put(row, column, { ...old, value: isCellError(cell) ? cell.error : cell === "" ? null : cell, isError: isCellError(cell), formula: null });
}

function seedCell(sheet: SheetModel, { at, value, formula, numberFormat, fill, bold }: SeedCell): void {
  const { top, left } = parseA1(at);
  if (value !== undefined) putRaw(sheet, top, left, value);
  if (formula !== undefined) sheet.enter(top, left, formula);
  sheet.restyle(top, left, {
    ...(numberFormat !== undefined && { numberFormat }), ...(fill !== undefined && { fill: `#${fill}`, pattern: "Solid" }), ...(bold !== undefined && { bold }),
  });
}

function placeOf(points: number, sizes: ReadonlyMap<number, number>, standard: number): number {
  let rest = points;
  let place = 0;
  for (; rest > 0; place += 1) rest -= sizes.get(place) ?? standard;
  return place;
}

/** In the words of a plan; what is as in any cell is left out, and so is the text format, which only keeps a text a text. */
function seenStyle(style: StyleModel): CellStyle {
  const changed = <Key extends keyof StyleModel>(key: Key): boolean => JSON.stringify(style[key]) !== JSON.stringify(DEFAULT_STYLE[key]);
  return {
    ...(changed("bold") && { bold: style.bold }),
    ...(changed("italic") && { italic: style.italic }),
    ...(changed("size") && { fontSizePoints: style.size }),
    ...(changed("color") && { fontColor: style.color.slice(1) }),
    ...(style.fill !== null && { fill: style.fill.slice(1) }),
    ...(changed("horizontal") && { horizontal: style.horizontal.toLowerCase() as "left" }),
    ...(changed("vertical") && { vertical: style.vertical.toLowerCase() as "top" }),
    ...(changed("indent") && { indent: style.indent }),
    ...(changed("wrap") && { wrap: style.wrap }),
    ...(changed("numberFormat") && style.numberFormat !== "@" && { numberFormat: style.numberFormat }),
    ...(changed("borders") && { borders: Object.fromEntries(Object.entries(style.borders).map(([side, border]) => [side as BorderSide, seenBorder(border)])) }),
  };
}

function seenBorder({ style, weight, color }: BorderModel) {
  const line = style === "Double" ? "double" : ({ Hairline: "hair", Thin: "thin", Medium: "medium" } as const)[weight as "Thin"];
  return { line, color: color.slice(1) };
}
