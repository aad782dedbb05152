import { contains } from "./cell-place";
import type { NameSource } from "./formula-translation";
import type { GridWorkbook } from "./grid-workbook";
import type { PlacedTable } from "./structured-reference";

/** Tables and defined names of a workbook, for formulas. */
export class FormulaNames {
  private tables = new Map<string, PlacedTable>();
  private definitions = new Map<string, string>();
  private print = "";

  constructor(private readonly workbook: GridWorkbook) {
    this.haveChanged();
  }

  /** Reads them again. True where formulas may mean something else now: a table grew, a column or a name changed. */
  haveChanged(): boolean {
    const sheets = this.workbook.sheets();
    const names = this.workbook.names();
    const print = JSON.stringify([sheets.map((sheet) => [sheet.name, sheet.tables.map(({ name, range, headers, hasTotals }) => [name, range, headers, hasTotals])]), names]);
    if (print === this.print) return false;
    this.print = print;
    this.tables = new Map(sheets.flatMap((sheet) => sheet.tables.map((table) => [table.name.toLowerCase(), { sheet: sheet.name, table }])));
    this.definitions = new Map(names.map(({ name, sheet, refersTo }) => [key(name, sheet), refersTo.replace(/^=/, "")]));
    return true;
  }

  at(sheet: string, row: number, column: number): NameSource {
    return {
      here: { sheet, row },
      tableNamed: (name) => this.tables.get(name.toLowerCase()) ?? null,
      tableHere: () => [...this.tables.values()].find((placed) => placed.sheet === sheet && contains(placed.table.range, row, column)) ?? null,
      definition: (name, from) => this.definitions.get(key(name, from)) ?? this.definitions.get(key(name, null)) ?? null,
    };
  }
}

function key(name: string, sheet: string | null): string {
  return `${sheet?.toLowerCase() ?? ""}\n${name.toLowerCase()}`;
}
