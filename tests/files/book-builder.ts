import { strToU8, zipSync } from "fflate";
import { cellAddress, columnLetters, isCellError, type RawCell } from "../../src/grid/table";

/** How a program writes its packages; each has habits that readers stumble over. */
export type Dialect = "excel" | "openpyxl" | "libreoffice" | "prefixed" | "strict" | "bare";

export interface BuiltCell {
  readonly row: number;
  readonly column: number;
  readonly value?: RawCell;
  /** Without `=`. */
  readonly formula?: string;
  readonly numberFormat?: string;
  readonly fill?: string;
  readonly bold?: boolean;
}

export interface BuiltTable {
  readonly name: string;
  readonly row: number;
  readonly column: number;
  readonly headers: readonly string[];
  readonly rowCount: number;
  readonly totals?: boolean;
  readonly headerless?: boolean;
}

export interface BuiltSheet {
  readonly name: string;
  readonly visibility?: "visible" | "hidden" | "very-hidden";
  readonly protected?: boolean;
  readonly cells: readonly BuiltCell[];
  readonly tables?: readonly BuiltTable[];
  readonly hiddenRows?: readonly number[];
  /** Put behind the rows, in the order of the schema's elements. */
  readonly tail?: string;
}

export interface BuiltBook {
  readonly sheets: readonly BuiltSheet[];
  readonly date1904?: boolean;
  readonly dialect?: Dialect;
  readonly definedNames?: string;
  /** Parts beside: charts, macros, whatever a program may have put there. */
  readonly parts?: Readonly<Record<string, string>>;
}

const TRANSITIONAL = { main: "http://schemas.openxmlformats.org/spreadsheetml/2006/main", rel: "http://schemas.openxmlformats.org/officeDocument/2006/relationships" };
const STRICT = { main: "http://purl.oclc.org/ooxml/spreadsheetml/main", rel: "http://purl.oclc.org/ooxml/officeDocument/relationships" };
const TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml";

const escape = (text: string): string => text.replace(/&/g, "&amp;").replace(/</g, "&lt;").replace(/>/g, "&gt;").replace(/"/g, "&quot;");

/** A workbook as another program would have written it: a second opinion on the format, not made with the code under test. */
export function buildBook(book: BuiltBook): Uint8Array {
  return zipSync(Object.fromEntries(Object.entries(bookParts(book)).map(([name, text]) => [name, strToU8(text)])), { level: 6, mtime: "2020-01-01" });
}

export function bookParts({ sheets, date1904 = false, dialect = "excel", definedNames = "", parts = {} }: BuiltBook): Record<string, string> {
  const address = dialect === "strict" ? STRICT : TRANSITIONAL;
  const writer = new DialectWriter(dialect, address);
  const result: Record<string, string> = {};
  const overrides: string[] = [];
  const put = (name: string, text: string, type?: string): void => {
    result[name] = text;
    if (type) overrides.push(`<Override PartName="/${name}" ContentType="${TYPE}.${type}+xml"/>`);
  };
  let tableNumber = 0;
  const relationships = sheets.map((_, index) => `<Relationship Id="rId${index + 1}" Type="${address.rel}/worksheet" Target="${dialect === "openpyxl" ? "/xl/" : ""}worksheets/sheet${index + 1}.xml"/>`);
  sheets.forEach((sheet, index) => {
    const tables = (sheet.tables ?? []).map((table) => ({ table, number: ++tableNumber }));
    put(`xl/worksheets/sheet${index + 1}.xml`, writer.sheet(sheet), "worksheet");
    tables.forEach(({ table, number }) => put(`xl/tables/table${number}.xml`, writer.table(table, number), "table"));
    if (tables.length > 0) {
      put(`xl/worksheets/_rels/sheet${index + 1}.xml.rels`, relationshipsMarkup(tables.map(({ number }, place) => `<Relationship Id="rId${place + 1}" Type="${address.rel}/table" Target="../tables/table${number}.xml"/>`)));
    }
  });
  const p = writer.prefix;
  const state = { hidden: " state=\"hidden\"", "very-hidden": " state=\"veryHidden\"", visible: "" };
  put(
    "xl/workbook.xml",
    `${writer.declaration}<${p}workbook ${writer.rootNamespaces}>${date1904 ? `<${p}workbookPr date1904="1"/>` : ""}<${p}sheets>` +
    sheets.map(({ name, visibility = "visible" }, index) => `<${p}sheet name="${escape(name)}" sheetId="${index + 1}"${state[visibility]} r:id="rId${index + 1}"/>`).join("") +
    `</${p}sheets>${definedNames === "" ? "" : `<${p}definedNames>${definedNames}</${p}definedNames>`}</${p}workbook>`,
    "sheet.main",
  );
  put("xl/styles.xml", writer.styles(), "styles");
  relationships.push(`<Relationship Id="rId${sheets.length + 1}" Type="${address.rel}/styles" Target="styles.xml"/>`);
  if (writer.sharedStrings.length > 0) {
    put("xl/sharedStrings.xml", writer.sharedStringsMarkup(), "sharedStrings");
    relationships.push(`<Relationship Id="rId${sheets.length + 2}" Type="${address.rel}/sharedStrings" Target="sharedStrings.xml"/>`);
  }
  put("xl/_rels/workbook.xml.rels", relationshipsMarkup(relationships));
  put("_rels/.rels", relationshipsMarkup([`<Relationship Id="rId1" Type="${address.rel}/officeDocument" Target="xl/workbook.xml"/>`]));
  Object.entries(parts).forEach(([name, text]) => put(name, text));
  const types = `<?xml version="1.0" encoding="UTF-8"?><Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/>${overrides.join("")}</Types>`;
  return { "[Content_Types].xml": types, ...result };
}

function relationshipsMarkup(items: readonly string[]): string {
  return `<?xml version="1.0" encoding="UTF-8"?><Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">${items.join("")}</Relationships>`;
}

class DialectWriter {
  readonly sharedStrings: string[] = [];
  private readonly formats: string[] = ["0,0,"];
  private readonly numberFormats: string[] = [];
  private readonly fills: string[] = [];
  readonly prefix: string;
  readonly declaration: string;
  readonly rootNamespaces: string;

  constructor(private readonly dialect: Dialect, address: typeof TRANSITIONAL) {
    this.prefix = dialect === "prefixed" ? "x:" : "";
    this.declaration = dialect === "openpyxl" ? "" : "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n";
    this.rootNamespaces = `xmlns${dialect === "prefixed" ? ":x" : ""}="${address.main}" xmlns:r="${address.rel}"`;
  }

  sheet({ cells, tables = [], protected: locked, hiddenRows = [], tail = "" }: BuiltSheet): string {
    const p = this.prefix;
    const rows = new Map<number, BuiltCell[]>();
    for (const cell of cells) rows.set(cell.row, [...(rows.get(cell.row) ?? []), cell]);
    for (const row of hiddenRows) if (!rows.has(row)) rows.set(row, []);
    const markup = [...rows].sort(([one], [other]) => one - other).map(([row, line]) => this.row(row, line, hiddenRows.includes(row))).join("");
    const protection = locked ? `<${p}sheetProtection sheet="1" objects="1" scenarios="1"/>` : "";
    const parts = tables.length > 0 ? `<${p}tableParts count="${tables.length}">${tables.map((_, index) => `<${p}tablePart r:id="rId${index + 1}"/>`).join("")}</${p}tableParts>` : "";
    return `${this.declaration}<${p}worksheet ${this.rootNamespaces}>${markup === "" ? `<${p}sheetData/>` : `<${p}sheetData>${markup}</${p}sheetData>`}${protection}${tail}${parts}</${p}worksheet>`;
  }

  private row(row: number, line: readonly BuiltCell[], hidden: boolean): string {
    const p = this.prefix;
    const sorted = [...line].sort((one, other) => one.column - other.column);
    const bare = this.dialect === "bare";
    const address = bare ? "" : ` r="${row + 1}"`;
    const habit = this.dialect === "libreoffice" ? " customFormat=\"false\" ht=\"15\" customHeight=\"false\"" : this.dialect === "excel" && sorted.length > 0 ? ` spans="${sorted[0]!.column + 1}:${sorted.at(-1)!.column + 1}"` : "";
    const content = sorted.map((cell) => this.cell(cell)).join("");
    const tag = `<${p}row${address}${habit}${hidden ? " hidden=\"1\"" : ""}`;
    return content === "" ? `${tag}/>` : `${tag}>${content}</${p}row>`;
  }

  private cell({ row, column, value = null, formula, numberFormat, fill, bold }: BuiltCell): string {
    const p = this.prefix;
    const style = this.format(numberFormat, fill, bold);
    const { type, content } = this.content(value, formula !== undefined);
    const open = `<${p}c${this.dialect === "bare" ? "" : ` r="${cellAddress(row, column)}"`}${style > 0 ? ` s="${style}"` : ""}${type === "" ? "" : ` t="${type}"`}`;
    const inner = (formula === undefined ? "" : `<${p}f>${escape(formula)}</${p}f>`) + content;
    return inner === "" ? `${open}/>` : `${open}>${inner}</${p}c>`;
  }

  private content(value: RawCell, ofFormula: boolean): { type: string; content: string } {
    const p = this.prefix;
    if (value === null) return { type: "", content: ofFormula && this.dialect === "openpyxl" ? `<${p}v></${p}v>` : "" };
    if (typeof value === "number") return { type: this.dialect === "openpyxl" ? "n" : "", content: `<${p}v>${value}</${p}v>` };
    if (typeof value === "boolean") return { type: "b", content: `<${p}v>${value ? 1 : 0}</${p}v>` };
    if (isCellError(value)) return { type: "e", content: `<${p}v>${escape(value.error)}</${p}v>` };
    if (ofFormula) return { type: "str", content: `<${p}v>${escape(value)}</${p}v>` };
    if (this.dialect === "openpyxl" || this.dialect === "bare") return { type: "inlineStr", content: `<${p}is><${p}t xml:space="preserve">${escape(value)}</${p}t></${p}is>` };
    return { type: "s", content: `<${p}v>${this.sharedStrings.push(value) - 1}</${p}v>` };
  }

  private format(numberFormat = "", fill = "", bold = false): number {
    const number = numberFormat === "" ? 0 : 164 + indexIn(this.numberFormats, numberFormat);
    const filled = fill === "" ? 0 : 2 + indexIn(this.fills, fill);
    return indexIn(this.formats, `${number},${filled},${bold ? "b" : ""}`);
  }

  styles(): string {
    const p = this.prefix;
    const formats = this.formats.map((format) => {
      const [number, fill, bold] = format.split(",");
      return `<${p}xf numFmtId="${number}" fontId="${bold ? 1 : 0}" fillId="${fill}" borderId="0" xfId="0"/>`;
    });
    const codes = this.numberFormats.map((code, index) => `<${p}numFmt numFmtId="${164 + index}" formatCode="${escape(code)}"/>`);
    const fills = this.fills.map((rgb) => `<${p}fill><${p}patternFill patternType="solid"><${p}fgColor rgb="FF${rgb}"/></${p}patternFill></${p}fill>`);
    const font = (bold: boolean): string => `<${p}font>${bold ? `<${p}b/>` : ""}<${p}sz val="11"/><${p}name val="Calibri"/></${p}font>`;
    return (
      `${this.declaration}<${p}styleSheet ${this.rootNamespaces}>${codes.length > 0 ? `<${p}numFmts count="${codes.length}">${codes.join("")}</${p}numFmts>` : ""}` +
      `<${p}fonts count="2">${font(false)}${font(true)}</${p}fonts>` +
      `<${p}fills count="${2 + fills.length}"><${p}fill><${p}patternFill patternType="none"/></${p}fill><${p}fill><${p}patternFill patternType="gray125"/></${p}fill>${fills.join("")}</${p}fills>` +
      `<${p}borders count="1"><${p}border><${p}left/><${p}right/><${p}top/><${p}bottom/><${p}diagonal/></${p}border></${p}borders>` +
      `<${p}cellStyleXfs count="1"><${p}xf numFmtId="0" fontId="0" fillId="0" borderId="0"/></${p}cellStyleXfs>` +
      `<${p}cellXfs count="${formats.length}">${formats.join("")}</${p}cellXfs></${p}styleSheet>`
    );
  }

  sharedStringsMarkup(): string {
    const p = this.prefix;
    return `${this.declaration}<${p}sst ${this.rootNamespaces} count="${this.sharedStrings.length}">${this.sharedStrings.map((text) => `<${p}si><${p}t xml:space="preserve">${escape(text)}</${p}t></${p}si>`).join("")}</${p}sst>`;
  }

  table({ name, row, column, headers, rowCount, totals = false, headerless = false }: BuiltTable, number: number): string {
    const p = this.prefix;
    const bottom = row + rowCount + (totals ? 1 : 0) + (headerless ? 0 : 1);
    const ref = (last: number): string => `${cellAddress(row, column)}:${columnLetters(column + headers.length - 1)}${last}`;
    const filter = headerless ? "" : `<${p}autoFilter ref="${ref(bottom - (totals ? 1 : 0))}"/>`;
    return (
      `${this.declaration}<${p}table ${this.rootNamespaces.replace(/ xmlns:r=.*/, "")} id="${number}" name="${name}" displayName="${name}" ref="${ref(bottom)}"${headerless ? " headerRowCount=\"0\"" : ""}${totals ? " totalsRowCount=\"1\"" : " totalsRowShown=\"0\""}>` +
      `${filter}<${p}tableColumns count="${headers.length}">${headers.map((header, index) => `<${p}tableColumn id="${index + 1}" name="${escape(header)}"/>`).join("")}</${p}tableColumns>` +
      `<${p}tableStyleInfo name="TableStyleMedium2" showRowStripes="1"/></${p}table>`
    );
  }
}

function indexIn(list: string[], item: string): number {
  const known = list.indexOf(item);
  return known >= 0 ? known : list.push(item) - 1;
}
