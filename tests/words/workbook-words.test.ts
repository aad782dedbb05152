import { describe, expect, test } from "@jest/globals";
import fs from "node:fs";
import path from "node:path";
import { WORKBOOK_ERROR_CODES } from "../../src/workbook/workbook";
import { WORKBOOK_TEXTS, workbookErrorMessage } from "../../src/words/workbook-words";

describe("what to say when a workbook refuses", () => {
  test.each(WORKBOOK_ERROR_CODES)("%s has a sentence in both languages", (code) => {
    expect(workbookErrorMessage(code, {}, "en")).toMatch(/\.$/);
    expect(workbookErrorMessage(code, {}, "zh")).toMatch(/。$/);
  });

  test("every reason that the program gives has a sentence of its own", () => {
    const root = path.join(__dirname, "../../src");
    const sources = fs.readdirSync(root, { recursive: true, encoding: "utf8" }).filter((name) => name.endsWith(".ts")).map((name) => fs.readFileSync(path.join(root, name), "utf8"));
    const given = sources.flatMap((source) => [
      ...[...source.matchAll(/WorkbookError\("([a-z-]+)", \{[^}]*reason: "([a-z-]+)"/g)].map(([, code, reason]) => `${code}/${reason}`),
      ...[...source.matchAll(/\bunreadable\((?:kind === "other" \? )?"([a-z-]+)"/g)].map(([, reason]) => `unreadable-file/${reason}`),
    ]);
    expect(given.length).toBeGreaterThan(20);
    expect([...new Set(given)].filter((key) => !(key in WORKBOOK_TEXTS.en))).toEqual([]);
  });

  test("the sentence names what it is about where that is known", () => {
    expect(workbookErrorMessage("protected", { sheet: "Ledger" }, "en")).toContain("The sheet \"Ledger\" is protected. Nothing was changed.");
    expect(workbookErrorMessage("protected", { sheet: "" }, "en")).toContain("structure is protected");
    expect(workbookErrorMessage("unreadable-file", { reason: "table-beyond-sheet", part: "Ledger" }, "zh")).toContain("表格“Ledger”的范围超出");
    expect(workbookErrorMessage("unreadable-file", { reason: "damaged", part: "xl/styles.xml" }, "en")).toContain("(in xl/styles.xml)");
  });

  test("no sentence is left with an unfilled place, whatever it is given", () => {
    for (const code of [...WORKBOOK_ERROR_CODES, "something-new"]) for (const language of ["en", "zh"] as const) {
      expect(workbookErrorMessage(code, { sheet: "S", table: "T", name: "N", row: 1 }, language)).not.toMatch(/[{}]/);
    }
  });
});
