import { afterEach, beforeEach, describe, expect, test } from "@jest/globals";
import { copyRange, paste } from "../../src/host/clipboard";
import { parseAddress } from "../../src/host/cell-place";
import { findPlace } from "../../src/host/find-place";
import { shiftFormula } from "../../src/host/formula-shift";
import { OpenBook } from "../../src/host/open-book";
import { selectRange } from "../../src/host/selection";
import { filterKey } from "../../src/host/table-filter";
import { calculate, workbookWith } from "./grid-fixture";

const ROWS = [["North", 10], ["South", 20], ["North", 30]];
let book: OpenBook;

beforeEach(() => {
  const workbook = workbookWith([{ sheet: "Ledger", name: "Ledger", headers: ["Customer", "Amount"], rows: ROWS }, { sheet: "Other", name: "Other", headers: ["A", "B"], rows: [[1, 2]] }], [{ name: "First", sheet: null, refersTo: "Other!$B$2" }]);
  book = new OpenBook(workbook, calculate(workbook), "book.xlsx");
});
afterEach(() => book.close());

const select = (address: string): void => book.select(selectRange(parseAddress(address)!));
const value = (address: string, sheet = book.sheetName): unknown => {
  const { top, left } = parseAddress(address)!;
  const cell = book.workbook.cell(sheet, top, left);
  return cell?.formula ?? cell?.value ?? null;
};

describe("editing", () => {
  test("typing, clearing and filling are one step of undo each", () => {
    select("D1");
    book.enter("12");
    select("D1:D3");
    book.enter("7", true);
    book.clear();
    expect([value("D1"), value("D3")]).toEqual([null, null]);
    book.undo();
    expect([value("D1"), value("D3")]).toEqual([7, 7]);
    book.undo();
    expect([value("D1"), value("D3")]).toEqual([12, null]);
    book.undo();
    expect(value("D1")).toBeNull();
    book.redo();
    book.redo();
    expect([value("D1"), value("D3")]).toEqual([7, 7]);
  });

  test("undo goes back to the sheet of the edit", () => {
    select("D1");
    book.enter("12");
    book.goToSheet("Other");
    book.undo();
    expect([book.sheetName, value("D1")]).toEqual(["Ledger", null]);
  });

  test("filling down moves relative references along", () => {
    select("D2");
    book.enter("=B2*$B$2");
    book.fillFrom(parseAddress("D2")!, parseAddress("D2:D4")!);
    expect([value("D3"), value("D4")]).toEqual(["=B3*$B$2", "=B4*$B$2"]);
  });
});

describe("copy and paste", () => {
  test("within the workbook keeps formulas, moved along; undo takes it back whole", () => {
    select("D2");
    book.enter("=B2+1");
    select("D2");
    const copied = copyRange(book, false)!;
    select("D3:D4");
    paste(book, copied.text, copied);
    expect([value("D3"), value("D4")]).toEqual(["=B3+1", "=B4+1"]);
    book.undo();
    expect([value("D3"), value("D4")]).toEqual([null, null]);
  });

  test("cut moves, to another sheet too, and references stay", () => {
    select("D2");
    book.enter("=B2+1");
    select("D2");
    const copied = copyRange(book, true)!;
    book.goToSheet("Other");
    select("E5");
    paste(book, copied.text, copied);
    expect([value("E5"), value("D2", "Ledger")]).toEqual(["=B2+1", null]);
  });

  test("text from elsewhere is read as if typed, quoted fields with line breaks included", () => {
    select("E1");
    paste(book, "1,000\t2026-10-31\r\n\"two\r\nlines\"\t=1+1\r\n", null);
    expect([value("E1"), value("F1"), value("E2"), value("F2")]).toEqual([1000, 46326, "two\nlines", "=1+1"]);
  });

  test("what was copied reads as the text that was seen", () => {
    select("A1:B2");
    expect(copyRange(book, false)!.text).toBe("Customer\tAmount\r\nNorth\t10");
  });
});

describe("filters", () => {
  test("hide rows and nothing else", () => {
    book.setFilter(new Map([[filterKey("Ledger", 0), new Set(["South"])]]));
    expect([...book.filteredRows()!]).toEqual([1, 3]);
    expect([value("B2"), value("B4")]).toEqual([10, 30]);
    book.setFilter(new Map());
    expect(book.filteredRows()!.size).toBe(0);
  });
  test("what is copied leaves filtered rows out", () => {
    book.setFilter(new Map([[filterKey("Ledger", 0), new Set(["South"])]]));
    select("A2:A4");
    expect(copyRange(book, false)!.text).toBe("South");
  });
});

describe("places by name", () => {
  test.each([
    ["an address", "b2", "Ledger", "B2"], ["another sheet's address", "other!A1:B2", "Other", "A1:B2"], ["a table without its header", "Ledger", "Ledger", "A2:B4"], ["a defined name", "first", "Other", "B2"],
  ])("%s", (_name, text, sheet, address) => expect(findPlace(book, text)).toEqual({ sheet, range: parseAddress(address) }));
  test("anything else is nowhere", () => expect([findPlace(book, "Nowhere"), findPlace(book, "Gone!A1")]).toEqual([null, null]));
});

describe("a formula copied to another place", () => {
  test.each([
    ["=A1+$A1+A$1+$A$1", "=B3+$A3+B$1+$A$1"], ["=SUM(A1:B2)", "=SUM(B3:C4)"], ["=\"A1\"&'A1 x'!A1", "=\"A1\"&'A1 x'!B3"], ["=Ledger[A1]+LOG10(A1)", "=Ledger[A1]+LOG10(B3)"], ["=Rate1x+A1", "=Rate1x+B3"],
  ])("%s becomes %s", (from, to) => expect(shiftFormula(from, 2, 1)).toBe(to));
  test("what leaves the sheet is #REF!", () => expect(shiftFormula("=A1+B2", -1, 0)).toBe("=#REF!+B1"));
});
