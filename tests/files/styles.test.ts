import { describe, expect, test } from "@jest/globals";
import { parseXml } from "../../src/files/xml-tree";
import { resolveColor } from "../../src/files/xlsx-colors";
import { StyleBook } from "../../src/files/xlsx-styles";

const THEME = ["FFFFFF", "000000", "E7E6E6", "44546A", "4472C4", "ED7D31", "A5A5A5", "FFC000", "5B9BD5", "70AD47", "0563C1", "954F72"];
const STYLES =
  "<styleSheet xmlns=\"http://schemas.openxmlformats.org/spreadsheetml/2006/main\"><numFmts count=\"1\"><numFmt numFmtId=\"170\" formatCode=\"0.0&quot; h&quot;\"/></numFmts>" +
  "<fonts count=\"2\"><font><sz val=\"10\"/><name val=\"宋体\"/></font><font><b val=\"0\"/><i/><strike/><u/><sz val=\"10\"/><color theme=\"4\"/><name val=\"宋体\"/></font></fonts>" +
  "<fills count=\"5\"><fill><patternFill/></fill><fill><patternFill patternType=\"gray125\"/></fill><fill><patternFill patternType=\"solid\"><fgColor theme=\"4\" tint=\"0.8\"/></patternFill></fill><fill><patternFill patternType=\"darkUp\"><fgColor rgb=\"FF112233\"/></patternFill></fill><fill><gradientFill><stop position=\"0\"><color rgb=\"FFAABBCC\"/></stop></gradientFill></fill></fills>" +
  "<borders count=\"2\"><border/><border><left style=\"mediumDashed\"><color indexed=\"10\"/></left><right/><top/><bottom style=\"hair\"><color auto=\"1\"/></bottom></border></borders>" +
  "<cellXfs count=\"5\"><xf numFmtId=\"0\" fontId=\"0\" fillId=\"0\" borderId=\"0\"/><xf numFmtId=\"170\" fontId=\"1\" fillId=\"2\" borderId=\"1\" applyFill=\"1\"><alignment horizontal=\"right\" indent=\"2\" wrapText=\"1\"/><protection locked=\"0\"/></xf>" +
  "<xf numFmtId=\"14\" fontId=\"0\" fillId=\"3\" borderId=\"0\"/><xf numFmtId=\"49\" fontId=\"0\" fillId=\"4\" borderId=\"0\"/><xf numFmtId=\"0\" fontId=\"0\" fillId=\"0\" borderId=\"0\" quotePrefix=\"1\"/></cellXfs><dxfs count=\"0\"/></styleSheet>";
const book = (): StyleBook => new StyleBook(STYLES, THEME);

describe("cell formats of a file", () => {
  test("are described by what differs from the workbook's default cell", () => {
    const styles = book();
    expect(styles.resolve(0)).toBeNull();
    expect(styles.resolve(1)).toEqual({
      italic: true, strike: true, underline: true, fontColor: "4472C4", fill: "DAE3F3", numberFormat: "0.0\" h\"", horizontal: "right", indent: 2, wrap: true,
      borders: { left: { line: "medium", color: "FF0000" }, bottom: { line: "hair", color: "000000" } },
    });
    expect([styles.numberFormat(2), styles.numberFormat(3), styles.isLocked(0), styles.isLocked(1)]).toEqual(["yyyy-mm-dd", "@", true, false]);
  });

  test("patterns and gradients are no plain fill, none and one colour are", () => {
    expect([0, 1, 2, 3].map((index) => book().hasPlainFill(index))).toEqual([true, true, false, false]);
  });

  test("filled and filled back, a cell has the very format it had", () => {
    const styles = book();
    for (const index of [0, 1, 4]) {
      const filled = styles.withFill(index, "FFC7CE");
      expect(styles.fill(filled)).toBe("FFC7CE");
      expect({ ...styles.resolve(filled), fill: undefined }).toEqual({ ...styles.resolve(index), fill: undefined });
      expect(styles.withFill(filled, styles.fill(index))).toBe(index);
    }
  });

  test("nothing added, the part is the very text; added, what was there is unchanged in front", () => {
    const styles = book();
    expect(styles.markup()).toBe(STYLES);
    const index = styles.add({ bold: true, fill: "DDEBF7", numberFormat: "0.000" });
    const text = styles.markup();
    expect(text.replace(/count="\d+"/g, "")).toContain(STYLES.slice(STYLES.indexOf("<cellXfs"), STYLES.indexOf("</cellXfs>")).replace(/count="\d+"/g, ""));
    expect(new StyleBook(text, THEME).resolve(index)).toEqual({ bold: true, fill: "DDEBF7", numberFormat: "0.000" });
    expect(styles.add({ bold: true, fill: "DDEBF7", numberFormat: "0.000" })).toBe(index);
  });

  test("the quote prefix is set once and taken away again", () => {
    const styles = book();
    expect(styles.withQuotePrefix(4)).toBe(4);
    expect(styles.withQuotePrefix(0)).toBe(4);
    expect(styles.withoutQuotePrefix(4)).toBe(0);
    expect(styles.withQuotePrefix(3)).toBe(3);
  });
});

describe("colours", () => {
  const cases: readonly [string, string | null][] = [
    ["<c rgb=\"FF00B050\"/>", "00B050"], ["<c rgb=\"00b050\"/>", "00B050"], ["<c theme=\"1\"/>", "000000"], ["<c theme=\"0\" tint=\"-0.5\"/>", "808080"],
    ["<c theme=\"4\" tint=\"0.4\"/>", "8FAADC"], ["<c indexed=\"10\"/>", "FF0000"], ["<c indexed=\"64\"/>", "000000"], ["<c auto=\"1\"/>", null],
  ];
  test.each(cases)("%s is %s", (markup, color) => {
    expect(resolveColor(parseXml(markup, "c"), THEME)).toBe(color);
  });
});
