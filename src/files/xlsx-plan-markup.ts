import type { SheetPlan } from "../grid/sheet-plan";
import { cellAddress } from "../grid/table";
import { fileWidth } from "./xlsx-layout";
import { quotedSheet, referenceOf } from "./xlsx-reference";
import { validationsMarkup } from "./xlsx-validations";
import { escapeXml } from "./xml-text";

const PAPER_NUMBERS = { Letter: 1, A4: 9 } as const;
const LAST_COLUMN = 16_383;

/** What a sheet refers to outside itself. */
export interface PlanLinks {
  readonly sheetNameOfKey: (key: string) => string | null;
  readonly drawingId: string | null;
  readonly tableIds: readonly string[];
  readonly date1904: boolean;
}

/** A plan's sheet as XML in front of its rows and behind them. */
export function planMarkup(plan: SheetPlan, size: { readonly rows: number; readonly columns: number }, links: PlanLinks): { head: string; tail: string } {
  return { head: headMarkup(plan, size), tail: tailMarkup(plan, size, links) };
}

function headMarkup({ columnWidths, freeze, gridlines }: SheetPlan, { rows, columns }: { readonly rows: number; readonly columns: number }): string {
  const dimension = rows > 0 && columns > 0 ? `<dimension ref="${referenceOf({ top: 0, left: 0, bottom: rows - 1, right: columns - 1 })}"/>` : "";
  const widths = columnWidths.map((chars, column) => `<col min="${column + 1}" max="${column + 1}" width="${fileWidth(chars)}" customWidth="1"${chars <= 0 ? " hidden=\"1\"" : ""}/>`).join("");
  return (
    "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n" +
    "<worksheet xmlns=\"http://schemas.openxmlformats.org/spreadsheetml/2006/main\" xmlns:r=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships\">" +
    `<sheetPr><pageSetUpPr fitToPage="1"/></sheetPr>${dimension}` +
    `<sheetViews><sheetView${gridlines ? "" : " showGridLines=\"0\""} workbookViewId="0">${paneMarkup(freeze)}</sheetView></sheetViews>` +
    `<sheetFormatPr defaultRowHeight="15"/>${widths === "" ? "" : `<cols>${widths}</cols>`}<sheetData>`
  );
}

function paneMarkup({ rows, columns }: SheetPlan["freeze"]): string {
  if (rows === 0 && columns === 0) return "";
  const pane = rows > 0 && columns > 0 ? "bottomRight" : rows > 0 ? "bottomLeft" : "topRight";
  const splits = `${columns > 0 ? ` xSplit="${columns}"` : ""}${rows > 0 ? ` ySplit="${rows}"` : ""}`;
  return `<pane${splits} topLeftCell="${cellAddress(rows, columns)}" activePane="${pane}" state="frozen"/><selection pane="${pane}"/>`;
}

function tailMarkup(plan: SheetPlan, size: { readonly rows: number; readonly columns: number }, { sheetNameOfKey, drawingId, tableIds, date1904 }: PlanLinks): string {
  const { merges, page } = plan;
  const list = (name: string, items: readonly string[], attributes = ""): string => (items.length > 0 ? `<${name}${attributes}>${items.join("")}</${name}>` : "");
  const links = plan.links.flatMap(({ row, column, sheetKey }) => {
    const target = sheetNameOfKey(sheetKey);
    return target === null ? [] : [`<hyperlink ref="${cellAddress(row, column)}" location="${escapeXml(`${quotedSheet(target)}!A1`)}"/>`];
  });
  const footer = footerMarkup(page.footerLeft, page.footerRight);
  const breaks = page.breaksBefore.filter((row) => row > 0).map((row) => `<brk id="${row}" max="${LAST_COLUMN}" man="1"/>`);
  // Document numbers are text on purpose; without this every one of them carries a green corner.
  const ignored = size.rows > 0 && size.columns > 0 ? `<ignoredErrors><ignoredError sqref="${referenceOf({ top: 0, left: 0, bottom: size.rows - 1, right: size.columns - 1 })}" numberStoredAsText="1"/></ignoredErrors>` : "";
  return (
    "</sheetData>" +
    list("mergeCells", merges.map((range) => `<mergeCell ref="${referenceOf(range)}"/>`), ` count="${merges.length}"`) +
    validationsMarkup(plan.validations ?? [], date1904) +
    list("hyperlinks", links) +
    "<pageMargins left=\"0.5\" right=\"0.5\" top=\"0.6\" bottom=\"0.7\" header=\"0.3\" footer=\"0.3\"/>" +
    `<pageSetup paperSize="${PAPER_NUMBERS[page.paper]}" orientation="${page.orientation}" fitToWidth="1" fitToHeight="0"/>` +
    (footer === "" ? "" : `<headerFooter><oddFooter>${escapeXml(footer)}</oddFooter></headerFooter>`) +
    list("rowBreaks", breaks, ` count="${breaks.length}" manualBreakCount="${breaks.length}"`) +
    ignored +
    (drawingId === null ? "" : `<drawing r:id="${drawingId}"/>`) +
    list("tableParts", tableIds.map((id) => `<tablePart r:id="${id}"/>`), ` count="${tableIds.length}"`) +
    "</worksheet>"
  );
}

function footerMarkup(left: string, right: string): string {
  return `${left === "" ? "" : `&L${left}`}${right === "" ? "" : `&R${right}`}`;
}
