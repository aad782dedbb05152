import type { SheetPlan } from "../grid/sheet-plan";
import { addressOf } from "./cell-areas";

/** Queue what the printer sees. */
export function queuePlanPage(sheet: Excel.Worksheet, { page }: SheetPlan): void {
  const layout = sheet.pageLayout;
  layout.orientation = page.orientation === "landscape" ? "Landscape" : "Portrait";
  layout.paperSize = page.paper === "A4" ? "A4" : "Letter";
  if (page.repeatRows) layout.setPrintTitleRows(`$${page.repeatRows.from + 1}:$${page.repeatRows.to + 1}`);
  if (page.printArea) layout.setPrintArea(addressOf(page.printArea));
  layout.headersFooters.defaultForAllPages.leftFooter = page.footerLeft;
  layout.headersFooters.defaultForAllPages.rightFooter = page.footerRight;
  for (const row of page.breaksBefore) sheet.horizontalPageBreaks.add(`A${row + 1}`);
}
