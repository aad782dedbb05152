import { describeWorkbook } from "../contract/workbook-contract";
import { ExcelFixture } from "./excel-fixture";

describeWorkbook("Excel", () => Promise.resolve(new ExcelFixture()));
