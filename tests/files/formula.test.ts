import { describe, expect, test } from "@jest/globals";
import fs from "node:fs";
import path from "node:path";
import { withoutCalcEntries } from "../../src/files/xlsx-calc-chain";
import { maySpill } from "../../src/files/xlsx-spill";
import { growRanges, shiftFormula, toFileFormula, toUserFormula } from "../../src/files/xlsx-formula";

const lines = fs.readFileSync(path.join(__dirname, "../cases/files/formulas.txt"), "utf8").split("\n").filter((line) => line.includes("→") && !line.startsWith("#"));

test("every cell function that answers a block is known to spill, no other is", () => {
  const source = fs.readFileSync(path.join(__dirname, "../../src/functions/functions.ts"), "utf8");
  const functions = [...source.matchAll(/@customfunction (\w+)[\s\S]*?Invocation<any(\[\]\[\])?>/g)];
  expect(functions.length).toBeGreaterThan(20);
  for (const [, name, block] of functions) expect([name, maySpill(toFileFormula(`=LEDGER.${name}("C001")`))]).toEqual([name, block !== undefined]);
});

describe("a formula moved", () => {
  test.each(lines)("%s", (line) => {
    const [, formula, rows, columns, expected] = /^(.*?)\s+(-?\d+) (-?\d+) → (.*)$/.exec(line)!;
    expect(shiftFormula(formula!, Number(rows), Number(columns))).toBe(expected);
  });
});

describe("a formula as people write it and as files keep it", () => {
  const pairs: readonly [string, string][] = [
    ["=LEDGER.BALANCE(\"C001\",A1)", "_xldudf_LEDGER_BALANCE(\"C001\",A1)"],
    ["=1+LEDGER.AGINGTABLE()", "1+_xldudf_LEDGER_AGINGTABLE()"],
    ["=XLOOKUP(A1,B:B,C:C)", "_xlfn.XLOOKUP(A1,B:B,C:C)"],
    ["=SORT(FILTER(A1:A9,B1:B9))", "_xlfn._xlws.SORT(_xlfn._xlws.FILTER(A1:A9,B1:B9))"],
    ["=SUM(A1:A2)&\"XLOOKUP(\"", "SUM(A1:A2)&\"XLOOKUP(\""],
    ["='LEDGER.X('!A1", "'LEDGER.X('!A1"],
  ];
  test.each(pairs)("%s", (user, file) => {
    expect(toFileFormula(user)).toBe(file);
    expect(`=${toUserFormula(file)}`).toBe(user);
  });
});

test("a total over a column that grew covers the new rows, other ranges stay", () => {
  const place = { lastRow: 5, newLastRow: 7, left: 1, right: 4 };
  expect(growRanges("SUBTOTAL(9,E4:E6)+SUM(E4:E5)+SUM(G4:G6)+E6", place)).toBe("SUBTOTAL(9,E4:E8)+SUM(E4:E5)+SUM(G4:G6)+E6");
});

describe("the calculation chain", () => {
  const chain = "<calcChain xmlns=\"x\"><c r=\"A1\" i=\"1\"/><c r=\"A2\"/><c r=\"B1\" i=\"2\" l=\"1\"/><c r=\"B2\"/></calcChain>";

  test("loses the cells named, and those behind them keep their sheet", () => {
    expect(withoutCalcEntries(chain, (sheet, row) => sheet === 2 && row === 0)).toBe("<calcChain xmlns=\"x\"><c r=\"A1\" i=\"1\"/><c r=\"A2\"/><c i=\"2\" r=\"B2\"/></calcChain>");
  });

  test("goes when nothing is left of it", () => {
    expect(withoutCalcEntries(chain, () => true)).toBeNull();
  });
});
