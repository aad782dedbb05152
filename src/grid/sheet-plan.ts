import type { Day } from "../calendar/day";

/**
 * What the add-in wants to see in a workbook, as plain data. A port (`workbook/workbook.ts`) carries it out, whole or not at all.
 *
 * Positions are 0-based and counted from A1. Text stays text whatever it begins with; a formula is only what says so.
 */
export interface SheetPlan {
  /** Identity over runs, e.g. `statement/C001/USD/activity`: a sheet with this key is replaced, any other sheet never touched. */
  readonly key: string;
  /** The wanted name; the port makes it legal and unique. */
  readonly name: string;
  readonly rows: readonly (readonly (PlanCell | null)[])[];
  /** Styles that cells refer to by index; few, because Excel has room for few. */
  readonly styles: readonly CellStyle[];
  readonly merges: readonly CellRange[];
  /** Width in characters of the default font, one per column. */
  readonly columnWidths: readonly number[];
  /** Heights of rows that need another than the default, in points. */
  readonly rowHeights: readonly { readonly row: number; readonly points: number }[];
  readonly freeze: { readonly rows: number; readonly columns: number };
  readonly gridlines: boolean;
  readonly page: PageSetup;
  /** Named cells of this sheet, so that the user's own formulas can refer to the figures. */
  readonly names: readonly { readonly name: string; readonly range: CellRange }[];
  /** Cells that jump to another sheet of the same plan. */
  readonly links: readonly { readonly row: number; readonly column: number; readonly sheetKey: string }[];
  /** Tables to make of ranges (first row = headers), for samples and templates. */
  readonly tables: readonly { readonly name: string; readonly range: CellRange }[];
  /** Pictures, for letterheads: PNG or JPEG bytes anchored at a cell, size in points. */
  readonly pictures: readonly PlanPicture[];
  /** What may be entered into cells; none where left out. */
  readonly validations?: readonly PlanValidation[];
}

/** A rule for what a person types. A blank cell always passes. */
export interface PlanValidation {
  readonly range: CellRange;
  readonly rule:
    | { readonly kind: "list"; readonly values: readonly string[] }
    /** A list that stands in cells: a formula with its leading `=`. */
    | { readonly kind: "list"; readonly formula: string }
    | { readonly kind: "date"; readonly from: Day }
    | { readonly kind: "number" };
  /** Anything else is refused; otherwise it is only questioned. */
  readonly strict: boolean;
  /** What is said to somebody who enters something else. */
  readonly message: string;
}

export interface PlanPicture {
  readonly row: number;
  readonly column: number;
  readonly widthPoints: number;
  readonly heightPoints: number;
  readonly format: "png" | "jpeg";
  readonly base64: string;
  readonly description: string;
}

/** Both ends included. */
export interface CellRange {
  readonly top: number;
  readonly left: number;
  readonly bottom: number;
  readonly right: number;
}

export interface PlanCell {
  readonly value: PlanValue;
  /** Index into `styles`; none for the default style. */
  readonly style?: number;
}

/** A day becomes a serial of the workbook's own date system; a formula is written as one (with its leading `=`). */
export type PlanValue = string | number | boolean | null | { readonly day: Day } | { readonly formula: string };

export interface CellStyle {
  readonly bold?: boolean;
  readonly italic?: boolean;
  readonly fontSizePoints?: number;
  /** `RRGGBB`. */
  readonly fontColor?: string;
  readonly fill?: string;
  readonly horizontal?: "left" | "center" | "right";
  readonly vertical?: "top" | "center" | "bottom";
  readonly indent?: number;
  readonly wrap?: boolean;
  /** Excel's invariant format code, e.g. `#,##0.00`. */
  readonly numberFormat?: string;
  readonly borders?: Readonly<Partial<Record<BorderSide, Border>>>;
}

export type BorderSide = "top" | "bottom" | "left" | "right";
export interface Border {
  readonly line: "hair" | "thin" | "medium" | "double";
  readonly color: string;
}

export interface PageSetup {
  readonly orientation: "portrait" | "landscape";
  readonly paper: "A4" | "Letter";
  /** Rows repeated on top of each page, both included. */
  readonly repeatRows: { readonly from: number; readonly to: number } | null;
  readonly printArea: CellRange | null;
  /** Page breaks before these rows. */
  readonly breaksBefore: readonly number[];
  /** Header and footer in Excel's codes (`&P` page, `&N` pages); text of a user has its `&` doubled. */
  readonly footerLeft: string;
  readonly footerRight: string;
}

/** Marks for rows of the user's own tables: a fill and, in the reason column, words. */
export interface HighlightPlan {
  readonly tableId: string;
  /** Header of the column that carries the words; made at the right end of the table where it is missing. */
  readonly reasonHeader: string;
  readonly marks: readonly HighlightMark[];
}

export interface HighlightMark {
  /** 1-based data row. */
  readonly row: number;
  /** Header of the cell to fill, or null for the whole row. */
  readonly column: string | null;
  readonly kind: HighlightKind;
  readonly reason: string;
}

export type HighlightKind = "matched" | "suggested" | "difference" | "missing" | "duplicate" | "ambiguous" | "issue";

/** Fills by kind (`RRGGBB`): distinguishable with colour-weak eyes and in grey print; the reason column always says it in words. */
export const HIGHLIGHT_FILLS: Readonly<Record<HighlightKind, string>> = {
  matched: "E2EFDA",
  suggested: "DDEBF7",
  difference: "FFE699",
  missing: "F8CBAD",
  duplicate: "D9C3EC",
  ambiguous: "D0CECE",
  issue: "FFC7CE",
};

/** Plans for one reason column of a table taken together, those without marks left out. */
export function plansByReasonColumn(plans: readonly HighlightPlan[]): HighlightPlan[] {
  const byColumn = new Map<string, HighlightPlan>();
  for (const plan of plans) {
    const column = JSON.stringify([plan.tableId, plan.reasonHeader]);
    const same = byColumn.get(column);
    byColumn.set(column, same ? { ...same, marks: [...same.marks, ...plan.marks] } : plan);
  }
  return [...byColumn.values()].filter(({ marks }) => marks.length > 0);
}
