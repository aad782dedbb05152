import { expect, test } from "@jest/globals";

test("Microsoft's own client library is what the adapter talks to", () => {
  expect(Office.context.diagnostics.host).toBe("Excel");
  expect(Office.context.requirements.isSetSupported("ExcelApi", "1.17")).toBe(true);
  expect(typeof Excel.run).toBe("function");
});
