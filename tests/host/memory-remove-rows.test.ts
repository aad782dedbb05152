import { describe, expect, test } from "@jest/globals";
import { MemoryWorkbook } from "../../src/host/memory-workbook";
import { books, LEDGER_ROWS, refusal } from "../contract/workbook-fixture";
import { MemoryFixture } from "./memory-fixture";

describe("removing rows in the workbook in memory", () => {
  test("formulas of other sheets and names follow the rows into the saved file", async () => {
    const fixture = new MemoryFixture("excel");
    await fixture.seed([books(), { name: "Summary", cells: [{ at: "A1", formula: "=SUM(Books!E4:E6)+Books!E6" }] }]);
    const [info] = await fixture.workbook.listTables();
    await fixture.workbook.removeRows(info!.id, [{ row: 2, expected: LEDGER_ROWS[1]! }]);
    const again = MemoryWorkbook.open(fixture.workbook.save(), "again.xlsx");
    expect(again.cell("Summary", 0, 0)?.formula).toBe("=SUM(Books!E4:E5)+Books!E5");
  });

  test("rows whose links would end up on other rows are not removed", async () => {
    const fixture = new MemoryFixture("excel");
    await fixture.seed([books()]);
    const sheet = fixture.workbook.book.sheet("Books")!;
    sheet.cells();
    sheet.skeleton = sheet.skeleton!.replace("</worksheet>", "<hyperlinks><hyperlink ref=\"D6\" location=\"A1\"/></hyperlinks></worksheet>");
    const [info] = await fixture.workbook.listTables();
    const before = fixture.tables();
    await expect(fixture.workbook.removeRows(info!.id, [{ row: 1, expected: LEDGER_ROWS[0]! }])).rejects.toMatchObject({ ...refusal("unsupported"), params: { reason: "rows-anchored", table: "Ledger" } });
    expect(fixture.tables()).toEqual(before);
    await fixture.workbook.removeRows(info!.id, [{ row: 3, expected: LEDGER_ROWS[2]! }]);
    expect(fixture.tables()[0]!.range.bottom).toBe(4);
  });
});
