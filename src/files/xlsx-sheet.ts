import type { SheetPlan } from "../grid/sheet-plan";
import type { Package } from "./package";
import { SheetCells } from "./sheet-cells";
import type { ThemeColors } from "./xlsx-colors";
import { charsOfFileWidth, DEFAULT_FILE_WIDTH, layoutOfPlan, readLayout, type SheetLayout, withColumnWidth, withoutColumnWidth } from "./xlsx-layout";
import { RowReader } from "./xlsx-rows";
import { sheetPieces } from "./xlsx-sheet-stream";
import type { TableModel } from "./xlsx-table-part";
import type { SheetVisibility } from "./xlsx-workbook-part";
import { unreadable } from "./zip-read";

/** What a sheet needs of its workbook to read its cells. */
export interface SheetContext {
  readonly pack: Package;
  readonly theme: ThemeColors;
  readonly date1904: boolean;
  /** Reads the shared texts on first use, pausing between steps. */
  sharedStringSteps(): Generator<void, readonly string[], void>;
}

interface Loaded {
  readonly cells: SheetCells;
  readonly layout: SheetLayout;
  /** The sheet's text without its rows; null for a sheet that has no part of its own yet. */
  readonly skeleton: string | null;
  readonly prefix: string;
  readonly addressesMissing: boolean;
}

/** A sheet of the workbook: of the file, where its rows are read when first asked for, or made of a plan. */
export class SheetModel {
  private loaded: Loaded | null = null;
  /** The text without rows as it is to be saved. */
  skeleton: string | null = null;
  /** What it is made of, where it is not the file's. */
  plan: SheetPlan | null = null;
  planKey: string | null = null;
  tables: TableModel[] = [];
  /** The tables seen in a sheet without one, and the version of the cells they were seen in. */
  seenRange: { readonly version: number; readonly tables: readonly TableModel[] } | null = null;
  /** Legal names of the tables of a plan, given when it is saved. */
  savedTableNames: string[] = [];
  /** Set by who protects a sheet in memory; null for what the file says. */
  protectedHere: boolean | null = null;

  constructor(
    private readonly context: SheetContext,
    public name: string,
    public visibility: SheetVisibility,
    readonly sheetId: number,
    /** Null for a sheet that the file does not have. */
    readonly entry: { readonly relationship: string; readonly part: string } | null,
    /** Charts and macro sheets have a tab but no cells. */
    readonly hasCells: boolean,
  ) {}

  static ofPlan(context: SheetContext, { name, sheetId, plan, cells, planKey }: { readonly name: string; readonly sheetId: number; readonly plan: SheetPlan; readonly cells: SheetCells; readonly planKey: string | null }): SheetModel {
    const sheet = new SheetModel(context, name, "visible", sheetId, null, true);
    sheet.become(plan, cells, planKey);
    return sheet;
  }

  /** Everything on the sheet gives way to a plan; its place, name and visibility stay. */
  become(plan: SheetPlan, cells: SheetCells, planKey: string | null): void {
    this.plan = plan;
    this.planKey = planKey;
    this.loaded = { cells, layout: layoutOfPlan(plan), skeleton: null, prefix: "", addressesMissing: false };
    this.skeleton = null;
  }

  get isLoaded(): boolean {
    return this.loaded !== null;
  }

  cells(): SheetCells {
    return this.load().cells;
  }

  layout(): SheetLayout {
    return this.load().layout;
  }

  get protected(): boolean {
    return this.protectedHere ?? (this.hasCells && this.layout().protected);
  }

  /** The skeleton differs from the file's. */
  get skeletonChanged(): boolean {
    return this.loaded !== null && this.skeleton !== this.loaded.skeleton;
  }

  /** As the file keeps it, padding included. */
  setColumnWidth(column: number, width: number): void {
    this.layout().columnWidths.set(column, width);
    if (this.plan) {
      const widths = Array.from({ length: Math.max(column + 1, this.plan.columnWidths.length) }, (_, index) => this.plan!.columnWidths[index] ?? charsOfFileWidth(DEFAULT_FILE_WIDTH));
      widths[column] = charsOfFileWidth(width);
      this.plan = { ...this.plan, columnWidths: widths };
    } else if (this.skeleton !== null) this.skeleton = withColumnWidth(this.skeleton, this.entry!.part, column, width);
  }

  /** Back to the sheet's standard width. */
  clearColumnWidth(column: number): void {
    const without = this.plan || this.skeleton === null ? null : withoutColumnWidth(this.skeleton, this.entry!.part, column);
    if (without === null) return this.setColumnWidth(column, this.layout().defaultWidth);
    this.layout().columnWidths.delete(column);
    this.skeleton = without;
  }

  source(): Loaded {
    return this.load();
  }

  private load(): Loaded {
    if (!this.loaded) for (const _ of this.loadSteps()) void _;
    return this.loaded!;
  }

  /** Read the rows in steps of some 10 ms. Errors: `unreadable-file`. */
  *loadSteps(): Generator<void, void, void> {
    if (this.loaded) return;
    if (!this.entry || !this.hasCells) {
      this.loaded = { cells: new SheetCells(), layout: layoutOfPlan(EMPTY_PLAN), skeleton: null, prefix: "", addressesMissing: false };
      return;
    }
    const { part } = this.entry;
    const sharedStrings = yield* this.context.sharedStringSteps();
    let reader: RowReader | null = null;
    let head = "";
    let tail = "";
    let prefix = "";
    const columnStyles = new Map<number, number>();
    const heights = new Map<number, number>();
    const rowLayout = { heights, defaultPoints: 15 };
    const cells = new SheetCells(columnStyles);
    for (const piece of sheetPieces(this.context.pack.entry(part))) {
      if (piece.kind === "head") {
        ({ text: head, prefix } = piece);
        if (/<!DOCTYPE/i.test(head)) throw unreadable("doctype", part);
        reader = new RowReader(part, cells, rowLayout, { sharedStrings, date1904: this.context.date1904 });
      } else if (piece.kind === "rows") reader!.read(piece.bytes);
      else tail = piece.text;
      yield;
    }
    const skeleton = head + tail;
    const layout = readLayout(skeleton, part, this.context.theme);
    for (const [column, style] of layout.columnStyles) columnStyles.set(column, style);
    for (const [row, points] of heights) if (points !== layout.defaultHeightPoints) layout.rowHeights.set(row, points);
    this.skeleton = skeleton;
    this.loaded = { cells, layout, skeleton, prefix, addressesMissing: reader!.addressesMissing };
  }
}

const EMPTY_PLAN: SheetPlan = {
  key: "", name: "", rows: [], styles: [], merges: [], columnWidths: [], rowHeights: [], freeze: { rows: 0, columns: 0 }, gridlines: true,
  page: { orientation: "portrait", paper: "A4", repeatRows: null, printArea: null, breaksBefore: [], footerLeft: "", footerRight: "" },
  names: [], links: [], tables: [], pictures: [],
};
