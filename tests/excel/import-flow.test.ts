import { afterEach, describe, expect, test } from "@jest/globals";
import { type AddIn, createAddIn } from "../../src/actions/add-in";
import { importInto, placeOfAddIn, readImportLog } from "../../src/actions/import-files";
import { readFiles } from "../../src/actions/read-files";
import { undoImport } from "../../src/actions/undo-import";
import { parseIsoDay } from "../../src/calendar/day";
import { WorkbookError } from "../../src/workbook/workbook";
import { ExcelFixture } from "./excel-fixture";

const on = (iso: string): number => parseIsoDay(iso)! - parseIsoDay("1899-12-30")!;
const LEDGER = { name: "Ledger", at: "A1", headers: ["Date", "Customer", "Type", "Document", "Debit", "Credit"], rows: [[on("2026-06-01"), "Northwind", "Invoice", "INV-1", 1000, null]] };
const HEADER = "交易时间,交易流水号,借方发生额,贷方发生额,账户余额,对方账号,对方账号名称,对方开户行,客户附言\n";
const bank = (...lines: readonly string[]): Uint8Array => new TextEncoder().encode(HEADER + lines.map((line) => `${line}\n`).join(""));
const ONE = "2026-08-01 10:20:30,00042,,500.00,1500.00,6217000012345678901,青禾机械,某行,=1+1";
const TWO = "2026-08-02 10:20:30,00043,200.00,,1300.00,6217000012345678902,远山物流,某行,运费";

let fixture: ExcelFixture;
async function opened(): Promise<AddIn> {
  fixture = new ExcelFixture();
  await fixture.seed([{ name: "Books", tables: [LEDGER] }]);
  const addIn = createAddIn({ workbook: fixture.workbook, language: "en", today: () => parseIsoDay("2026-08-31")! });
  await addIn.live.refresh();
  return addIn;
}
afterEach(() => fixture.settled());

async function imported(addIn: AddIn, bytes: Uint8Array) {
  const { understood } = await readFiles([{ name: "bank.csv", bytes }], { settings: addIn.live.settings(), baseCurrency: "CNY", latestDay: addIn.today() });
  const [done] = await importInto(placeOfAddIn(addIn), understood);
  return done!;
}
const columns = (row: number): readonly unknown[] => ["A", "B", "D", "G", "I"].map((letter) => fixture.cell("Bank transactions", `${letter}${row}`).value);

describe("importing in Excel", () => {
  test("makes the bank table on its sheet, keeps text as text, adds only what is new, and takes an import back", async () => {
    const addIn = await opened();
    const first = await imported(addIn, bank(ONE));
    expect([first.added, fixture.sheetNames()]).toEqual([1, ["Books", "Bank transactions", "Import log"]]);
    expect(columns(2)).toEqual([on("2026-08-01"), "青禾机械", 500, "00042", "=1+1"]);
    expect(fixture.cell("Bank transactions", "I2").formula).toBeNull();

    const second = await imported(addIn, bank(ONE, TWO));
    expect([second.added, second.present, columns(3)]).toEqual([1, 1, [on("2026-08-02"), "远山物流", -200, "00043", "运费"]]);
    expect((await readImportLog(addIn.workbook)).map(({ added }) => added)).toEqual([1, 1]);
    expect((await imported(addIn, bank(TWO, ONE))).added).toBe(0);

    await fixture.swapRows("BankTransactions", 1, 2);
    expect(await undoImport(placeOfAddIn(addIn), first.importId)).toBe(1);
    expect([columns(2)[1], (await readImportLog(addIn.workbook)).length]).toEqual(["远山物流", 1]);
  });

  test("into a protected sheet is refused, and nothing is left behind", async () => {
    const addIn = await opened();
    await imported(addIn, bank(ONE));
    await fixture.protectSheet("Bank transactions");
    const before = fixture.snapshot();
    await expect(imported(addIn, bank(ONE, TWO))).rejects.toEqual(expect.any(WorkbookError));
    expect(fixture.snapshot()).toEqual(before);
  });

  test("where no sheet may be added nothing is left behind", async () => {
    const addIn = await opened();
    await fixture.protectStructure();
    const before = fixture.snapshot();
    await expect(imported(addIn, bank(ONE))).rejects.toEqual(expect.any(WorkbookError));
    expect(fixture.snapshot()).toEqual(before);
  });
});
