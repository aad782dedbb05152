import { describe } from "@jest/globals";
import { describeCellChanges } from "./cell-change-contract";
import { describeChanges } from "./change-contract";
import { describeHighlights } from "./highlight-contract";
import { describeReading } from "./reading-contract";
import { describeRefusals } from "./refusal-contract";
import { describeSheets } from "./sheet-contract";
import { describeTableRows } from "./table-rows-contract";
import type { WorkbookFixture } from "./workbook-fixture";

/**
 * What every workbook behind the port has to do, Excel or not: one suite, so that both stay the same workbook to the rest of the program.
 *
 * Each test makes its own fixture.
 */
export function describeWorkbook(name: string, makeFixture: () => Promise<WorkbookFixture>): void {
  describe(`${name} keeps the contract of the port`, () => {
    describeReading(makeFixture);
    describeSheets(makeFixture);
    describeTableRows(makeFixture);
    describeCellChanges(makeFixture);
    describeHighlights(makeFixture);
    describeChanges(makeFixture);
    describeRefusals(makeFixture);
  });
}
