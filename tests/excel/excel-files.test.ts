import { afterEach, describe, expect, test } from "@jest/globals";
import { excelFiles } from "../../src/excel/excel-files";
import { bookOfPlans } from "../../src/files/plan-book";
import { blankPlan } from "../../src/files/plan-cells";
import { MemoryWorkbook } from "../../src/host/memory-workbook";

const office = Excel as { createWorkbook: (base64?: string) => Promise<void> };
const own = office.createWorkbook;
afterEach(() => {
  office.createWorkbook = own;
});

describe("new workbooks in Excel", () => {
  test("get the very bytes, as base64", async () => {
    const asked: string[] = [];
    office.createWorkbook = async (base64 = "") => void asked.push(base64);
    const bytes = bookOfPlans([blankPlan("statement/C1/activity", "Contoso")]);
    await excelFiles.open!(bytes);
    const opened = MemoryWorkbook.open(new Uint8Array(Buffer.from(asked[0]!, "base64")), "new");
    expect([asked.length, opened.book.sheets.map(({ name }) => name)]).toEqual([1, ["Contoso"]]);
  });

  test("that Excel does not open are told in words", async () => {
    office.createWorkbook = () => Promise.reject(new Error("blocked"));
    await expect(excelFiles.open!(new Uint8Array(4))).rejects.toMatchObject({ code: "unsupported", params: { reason: "new-workbook" } });
  });
});
