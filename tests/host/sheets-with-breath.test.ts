import { expect, test } from "@jest/globals";
import { MemoryWorkbook } from "../../src/host/memory-workbook";
import { blankPlan } from "../../src/files/plan-cells";

const plans = (count: number) => Array.from({ length: count }, (_, index) => ({ ...blankPlan(`k${index}`, `Sheet ${index}`), rows: Array.from({ length: 400 }, () => [{ value: `row of ${index}` }]) }));

test("a timer runs while many sheets are written, so that the user can cancel between two", async () => {
  const workbook = MemoryWorkbook.empty();
  const cancel = new AbortController();
  setTimeout(() => cancel.abort(), 0);
  const { written, cancelled } = await workbook.writeSheets(plans(400), { signal: cancel.signal });
  expect(cancelled).toBe(true);
  expect(written.length).toBeGreaterThan(0);
  expect((await workbook.listSheets()).filter(({ planKey }) => planKey !== null).map(({ name }) => name)).toEqual(written.map(({ name }) => name));
});
