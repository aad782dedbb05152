import { NO_STYLE } from "../../src/files/sheet-cells";
import { XlsxBook } from "../../src/files/xlsx-book";
import { charsOfFileWidth } from "../../src/files/xlsx-layout";
import type { SheetModel } from "../../src/files/xlsx-sheet";
import { dataRows } from "../../src/files/xlsx-table-part";
import type { CellRange, PageSetup } from "../../src/grid/sheet-plan";
import { cellAddress, columnOfLetters } from "../../src/grid/table";
import { MemoryWorkbook } from "../../src/host/memory-workbook";
import type { WorkbookChange } from "../../src/workbook/workbook";
import type { SeedCell, SeedSheet, SeedTable, SeenCell, SeenSheet, WorkbookFixture } from "../contract/workbook-fixture";
import { buildBook, type BuiltCell, type BuiltSheet, type Dialect } from "../files/book-builder";

interface Place {
  readonly row: number;
  readonly column: number;
}

function placeOf(address: string): Place {
  const match = /^([A-Z]+)(\d+)$/.exec(address)!;
  return { row: Number(match[2]) - 1, column: columnOfLetters(match[1]!) };
}

/** The memory workbook with its user. What is seen is seen in the saved file, opened again. */
export class MemoryFixture implements WorkbookFixture {
  workbook = MemoryWorkbook.empty();

  constructor(private readonly dialect: Dialect) {}

  async reopen(): Promise<MemoryWorkbook> {
    this.workbook = MemoryWorkbook.open(this.workbook.save(), "again.xlsx");
    return this.workbook;
  }

  async seed(sheets: readonly SeedSheet[], { date1904 = false }: { readonly date1904?: boolean } = {}): Promise<void> {
    this.workbook = MemoryWorkbook.open(buildBook({ sheets: sheets.map(builtSheet), date1904, dialect: this.dialect }), "seed.xlsx");
  }

  async type(sheet: string, at: string, text: string): Promise<void> {
    const { row, column } = placeOf(at);
    const isNumber = text.trim() !== "" && Number.isFinite(Number(text));
    this.workbook.setCell(sheet, row, column, text.startsWith("=") ? { formula: text } : isNumber ? Number(text) : text);
  }

  async fill(sheet: string, at: string, color: string): Promise<void> {
    const { row, column } = placeOf(at);
    const cells = this.model(sheet).cells();
    cells.setStyle(row, column, this.workbook.book.styles.withFill(Math.max(0, cells.style(row, column)), color));
  }

  async swapRows(tableName: string, first: number, second: number): Promise<void> {
    const sheet = this.workbook.book.sheets.find(({ tables }) => tables.some(({ name }) => name === tableName))!;
    const table = sheet.tables.find(({ name }) => name === tableName)!;
    const cells = sheet.cells();
    const top = dataRows(table).first - 1;
    for (let column = table.range.left; column <= table.range.right; column++) {
      const [one, other] = [first, second].map((row) => ({ row: top + row, value: cells.value(top + row, column), style: Math.max(0, cells.style(top + row, column)), formula: cells.fileFormula(top + row, column) }));
      cells.setContent(one!.row, column, other!.value, other!.formula);
      cells.setStyle(one!.row, column, other!.style);
      cells.setContent(other!.row, column, one!.value, one!.formula);
      cells.setStyle(other!.row, column, one!.style);
    }
  }

  async selectCell(sheet: string, at: string): Promise<void> {
    const { row, column } = placeOf(at);
    this.workbook.setSelection({ sheet, range: { top: row, left: column, bottom: row, right: column } });
  }

  async renameSheet(from: string, to: string): Promise<void> {
    this.model(from).name = to;
  }

  async renameTable(from: string, to: string): Promise<void> {
    const table = this.workbook.book.sheets.flatMap(({ tables }) => tables).find(({ name }) => name === from)!;
    table.name = to;
    table.changed = true;
  }

  async deleteTable(name: string): Promise<void> {
    for (const sheet of this.workbook.book.sheets) sheet.tables = sheet.tables.filter((table) => table.name !== name);
    (this.workbook as unknown as { tell(change: WorkbookChange): void }).tell({ kind: "tables" });
  }

  async protectSheet(name: string): Promise<void> {
    this.model(name).protectedHere = true;
  }

  async protectStructure(): Promise<void> {
    this.workbook.book.structureLocked = true;
  }

  async setEditing(editing: boolean): Promise<void> {
    this.workbook.setEditing(editing);
  }

  async settled(): Promise<void> {
    await new Promise((resolve) => setTimeout(resolve, 0));
  }

  sheetNames(): readonly string[] {
    return this.workbook.book.sheets.map(({ name }) => name);
  }

  sheet(name: string): SeenSheet {
    return seenSheet(this.saved(), name);
  }

  cell(sheetName: string, at: string): SeenCell {
    const { row, column } = placeOf(at);
    const saved = this.saved();
    const cell = saved.workbook.cell(sheetName, row, column);
    return { value: cell?.value ?? null, formula: cell?.formula ?? null, style: cell?.style ?? {}, linkTo: linkAt(saved, sheetName, at) };
  }

  tables() {
    return this.workbook.book.sheets.flatMap((sheet) => sheet.tables.map(({ name, range }) => ({ name, sheet: sheet.name, range })));
  }

  snapshot(): unknown {
    const { workbook } = this.saved();
    return {
      tables: this.tables(),
      sheets: workbook.sheets().map((sheet) => ({
        name: sheet.name, visibility: sheet.visibility, merges: sheet.merges, widths: [...sheet.columnWidths], heights: [...sheet.rowHeights], freeze: sheet.freeze,
        cells: allCells(workbook, sheet.name),
      })),
      names: workbook.book.names.map(({ name, sheet, refersTo }) => ({ name, sheet, refersTo })),
    };
  }

  private model(name: string): SheetModel {
    return this.workbook.book.sheet(name)!;
  }

  private saved(): Saved {
    const bytes = this.workbook.save();
    return { workbook: MemoryWorkbook.open(bytes, "saved.xlsx"), book: XlsxBook.open(bytes) };
  }
}

interface Saved {
  readonly workbook: MemoryWorkbook;
  readonly book: XlsxBook;
}

function allCells(workbook: MemoryWorkbook, name: string): Record<string, unknown> {
  const cells = workbook.book.sheet(name)!.cells();
  const seen: Record<string, unknown> = {};
  cells.rows.forEach((line, row) => line?.styles.forEach((style, column) => {
    const cell = style === NO_STYLE ? null : workbook.cell(name, row, column);
    if (cell) seen[cellAddress(row, column)] = cell;
  }));
  return seen;
}

function sheetXml({ book }: Saved, name: string): string {
  return book.pack.text(book.sheet(name)!.entry!.part);
}

function linkAt(saved: Saved, name: string, at: string): string | null {
  const link = [...sheetXml(saved, name).matchAll(/<hyperlink ref="([A-Z]+\d+)" location="([^"]*)"/g)].find(([, ref]) => ref === at);
  const location = link?.[2]!.replace(/&quot;/g, "\"").replace(/&amp;/g, "&");
  return location === undefined ? null : location.replace(/^'|'![A-Z]+\d+$/g, "").replace(/''/g, "'");
}

function seenSheet(saved: Saved, name: string): SeenSheet {
  const sheet = saved.workbook.sheets().find((candidate) => candidate.name === name)!;
  const position = saved.book.sheets.findIndex((candidate) => candidate.name === name);
  const own = saved.book.names.filter((defined) => defined.sheet === position);
  return {
    visibility: sheet.visibility, merges: sheet.merges, freeze: sheet.freeze, gridlines: sheet.gridlines,
    columnWidth: (column) => charsOfFileWidth(sheet.columnWidths.get(column) ?? sheet.defaultWidthChars),
    rowHeightPoints: (row) => sheet.rowHeights.get(row) ?? 15,
    page: seenPage(sheetXml(saved, name), own),
    names: own.filter(({ hidden, name: defined }) => !hidden && !defined.startsWith("_xlnm.")).map(({ name: defined, refersTo }) => ({ name: defined, range: rangeOf(refersTo) })),
    pictures: seenPictures(saved, name),
    validations: seenValidations(sheetXml(saved, name)),
    usedCells: [...saved.book.sheet(name)!.cells().contents()].length,
  };
}

function rangeOf(refersTo: string): CellRange {
  const [start, end = start] = refersTo.replace(/^.*!/, "").replace(/\$/g, "").split(":");
  const [from, to] = [placeOf(start!), placeOf(end!)];
  return { top: from.row, left: from.column, bottom: to.row, right: to.column };
}

function seenPage(xml: string, names: readonly { readonly name: string; readonly refersTo: string }[]): PageSetup {
  const attribute = (name: string): string | undefined => new RegExp(`<pageSetup[^>]*\\s${name}="([^"]*)"`).exec(xml)?.[1];
  const titles = /\$(\d+):\$(\d+)$/.exec(names.find(({ name }) => name === "_xlnm.Print_Titles")?.refersTo ?? "");
  const area = names.find(({ name }) => name === "_xlnm.Print_Area");
  const footer = (/<oddFooter>(.*?)<\/oddFooter>/.exec(xml)?.[1] ?? "").replace(/&amp;/g, "&");
  return {
    orientation: attribute("orientation") as PageSetup["orientation"],
    paper: attribute("paperSize") === "9" ? "A4" : "Letter",
    repeatRows: titles ? { from: Number(titles[1]) - 1, to: Number(titles[2]) - 1 } : null,
    printArea: area ? rangeOf(area.refersTo) : null,
    breaksBefore: [...xml.matchAll(/<brk id="(\d+)"/g)].map((match) => Number(match[1])),
    footerLeft: /&L(.*?)(?:&R|$)/.exec(footer)?.[1] ?? "",
    footerRight: /&R(.*)$/.exec(footer)?.[1] ?? "",
  };
}

function seenValidations(xml: string): SeenSheet["validations"] {
  const plain = (text: string): string => text.replace(/&quot;/g, "\"").replace(/&amp;/g, "&");
  return [...xml.matchAll(/<dataValidation ([^>]*)><formula1>(.*?)<\/formula1>/g)].map(([, attributes, formula]) => {
    const attribute = (wanted: string): string => plain(new RegExp(`\\b${wanted}="([^"]*)"`).exec(attributes!)?.[1] ?? "");
    const list = plain(formula!);
    const kind = attribute("type");
    return {
      range: rangeOf(attribute("sqref")), kind: kind === "list" || kind === "date" ? kind : "number", strict: attribute("errorStyle") === "", message: attribute("error"),
      list: kind !== "list" ? null : list.startsWith("\"") ? list.slice(1, -1) : `=${list}`,
    };
  });
}

function seenPictures({ book }: Saved, name: string): SeenSheet["pictures"] {
  const drawing = book.pack.relationships(book.sheet(name)!.entry!.part).find(({ kind }) => kind === "drawing");
  if (!drawing) return [];
  const images = book.pack.relationships(drawing.target).filter(({ kind, target }) => kind === "image" && book.pack.bytes(target).length > 0);
  const found = [...book.pack.text(drawing.target).matchAll(/<xdr:col>(\d+)<\/xdr:col>.*?<xdr:row>(\d+)<\/xdr:row>.*?descr="([^"]*)"/g)];
  return found.slice(0, images.length).map(([, column, row, description]) => ({ row: Number(row), column: Number(column), description: description! }));
}

function builtSheet({ name, visibility, protected: locked, tables = [], cells = [] }: SeedSheet): BuiltSheet {
  const byAddress = new Map<string, BuiltCell>();
  const put = (cell: BuiltCell): void => void byAddress.set(cellAddress(cell.row, cell.column), { ...byAddress.get(cellAddress(cell.row, cell.column)), ...cell });
  tables.forEach((table) => tableCells(table).forEach(put));
  cells.forEach((cell) => put(seedCell(cell)));
  return {
    name, cells: [...byAddress.values()], ...(visibility && { visibility }), ...(locked && { protected: locked }),
    tables: tables.map(({ name: tableName, at, headers, rows, totals }) => ({ name: tableName, ...placeOf(at), headers, rowCount: rows.length, totals: totals !== undefined })),
    hiddenRows: tables.flatMap(({ at, filteredOut = [] }) => filteredOut.map((row) => placeOf(at).row + row)),
  };
}

function tableCells({ at, headers, rows, totals }: SeedTable): BuiltCell[] {
  const { row, column } = placeOf(at);
  return [headers, ...rows, ...(totals ? [totals] : [])].flatMap((line, index) => line.flatMap((value, place) => (value === null ? [] : [{ row: row + index, column: column + place, value }])));
}

function seedCell({ at, value, formula, numberFormat, fill, bold }: SeedCell): BuiltCell {
  return {
    ...placeOf(at), ...(value !== undefined && { value }), ...(formula !== undefined && { formula: formula.replace(/^=/, "") }),
    ...(numberFormat !== undefined && { numberFormat }), ...(fill !== undefined && { fill }), ...(bold !== undefined && { bold }),
  };
}
