import { Package } from "./package";
import { STYLES_OF_EMPTY_BOOK } from "./xlsx-style-markup";

const DECLARATION = "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n";
const MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
const OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";

/** A workbook without a sheet yet: it gets its first before it is saved. */
export function emptyBookPackage(): Package {
  const pack = Package.empty();
  pack.setDefaultType("rels", "application/vnd.openxmlformats-package.relationships+xml");
  pack.setDefaultType("xml", "application/xml");
  pack.setContentTypes([
    { part: "xl/workbook.xml", type: "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml" },
    { part: "xl/styles.xml", type: "application/vnd.openxmlformats-officedocument.spreadsheetml.styles+xml" },
  ]);
  pack.relate("", [{ type: `${OFFICE}/officeDocument`, target: "xl/workbook.xml" }]);
  pack.setText("xl/workbook.xml", `${DECLARATION}<workbook xmlns="${MAIN}" xmlns:r="${OFFICE}"><bookViews><workbookView/></bookViews><sheets></sheets></workbook>`);
  pack.relate("xl/workbook.xml", [{ type: `${OFFICE}/styles`, target: "xl/styles.xml" }]);
  pack.setText("xl/styles.xml", STYLES_OF_EMPTY_BOOK);
  return pack;
}
