import { describeWorkbook } from "../contract/workbook-contract";
import { MemoryFixture } from "./memory-fixture";

describeWorkbook("The workbook in memory", async () => new MemoryFixture("excel"));
