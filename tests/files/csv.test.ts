import { describe, expect, test } from "@jest/globals";
import fc from "fast-check";
import Papa from "papaparse";
import { readDelimited, tablesOfCsv, writeDelimited } from "../../src/files/csv";

const utf8 = (text: string): Uint8Array => new TextEncoder().encode(text);
const bytes = (...values: number[]): Uint8Array => Uint8Array.from(values);
const read = (text: string) => readDelimited(utf8(text), "book.csv");

function utf16(text: string, littleEndian: boolean, mark: boolean): Uint8Array {
  const all = (mark ? "\uFEFF" : "") + text;
  const view = new DataView(new ArrayBuffer(all.length * 2));
  for (let index = 0; index < all.length; index++) view.setUint16(index * 2, all.charCodeAt(index), littleEndian);
  return new Uint8Array(view.buffer);
}

const reasonOf = (act: () => unknown): unknown => {
  try {
    act();
  } catch (error) {
    return { ...(error as { code: string; params: object }) };
  }
  return null;
};

describe("encodings are found out", () => {
  const rows = [["客户", "Amount"], ["北方", "1"]];
  // 客户,Amount / 北方,1 in GBK
  const gbk = bytes(0xbf, 0xcd, 0xbb, 0xa7, 0x2c, ...utf8("Amount\n"), 0xb1, 0xb1, 0xb7, 0xbd, 0x2c, 0x31, 0x0a);
  test.each([
    ["UTF-8", utf8("客户,Amount\n北方,1\n"), "utf-8"],
    ["UTF-8 with its mark", utf8("\uFEFF客户,Amount\n北方,1\n"), "utf-8"],
    ["UTF-16 LE with its mark", utf16("客户,Amount\n北方,1\n", true, true), "utf-16le"],
    ["UTF-16 BE with its mark", utf16("客户,Amount\n北方,1\n", false, true), "utf-16be"],
    ["UTF-16 LE without a mark", utf16("客户,Amount\n北方,1\n", true, false), "utf-16le"],
    ["UTF-16 BE without a mark", utf16("客户,Amount\n北方,1\n", false, false), "utf-16be"],
    ["GB18030", gbk, "gb18030"],
  ])("%s", (_name, content, encoding) => {
    const answer = readDelimited(content, "book.csv");
    expect({ encoding: answer.encoding, rows: answer.rows }).toEqual({ encoding, rows });
  });

  test("single high bytes between letters are Western", () => {
    const answer = readDelimited(bytes(0x4d, 0xfc, 0x6c, 0x6c, 0x65, 0x72, 0x2c, 0x31), "book.csv");
    expect(answer).toMatchObject({ encoding: "windows-1252", rows: [["Müller", "1"]] });
  });
});

describe("delimiters are found out", () => {
  test.each([
    ["comma", "a,b\n1,2\n", ","],
    ["semicolon with decimal commas", "Date;Customer;Amount\n1;C1;1,50\n2;C2;2,75\n", ";"],
    ["tab", "a\tb\n1\t2,5\n", "\t"],
    ["bar", "a|b\n1|2\n", "|"],
    ["declared by a sep= line", "sep=;\na,x;b\n1,x;2\n", ";"],
    ["under a title line", "Statement of account, October\nDate;Amount\n1;2\n3;4\n", ";"],
  ])("%s", (_name, text, delimiter) => expect(read(text).delimiter).toBe(delimiter));

  test("a sep= line is no row, and rows know their line", () => {
    const answer = read("sep=;\r\na;\"b\r\nc\"\r\n1;2\r\n\r\n");
    expect(answer).toMatchObject({ rows: [["a", "b\nc"], ["1", "2"]], lines: [2, 4] });
  });
});

describe("nothing is lost silently", () => {
  test("a quote that never closes names its line", () => {
    expect(reasonOf(() => read("a,b\n1,2\n\"3,4\n5,6\n"))).toMatchObject({ code: "unreadable-file", params: { file: "book.csv", reason: "quote", line: 3 } });
  });
  test("a stray quote that swallows a line end names its line", () => {
    expect(reasonOf(() => read("a,b\n\"1\" x,2\n3,4\n5,\"6\n\"\n"))).toMatchObject({ params: { reason: "quote", line: 2 } });
  });
  test("quotes in a tab file are text", () => expect(read("a\tb\n\"1\t2\n3\t4\n").rows).toEqual([["a", "b"], ["\"1", "2"], ["3", "4"]]));
  test("a NUL inside the text is refused", () => expect(reasonOf(() => read("a,b\n1,2\n3,\0\n".padEnd(200, "x")))).toMatchObject({ params: { reason: "nul" } }));
  test("a workbook called .csv is refused", () => expect(reasonOf(() => readDelimited(bytes(0x50, 0x4b, 3, 4, 0), "x.csv"))).toMatchObject({ params: { reason: "binary" } }));
  test("an empty file has no rows", () => expect(read("")).toMatchObject({ rows: [], lines: [] }));
  test("lone carriage returns end lines", () => expect(read("a,b\r1,2\r").rows).toEqual([["a", "b"], ["1", "2"]]));
  test("blank lines stay between rows, not after the last", () => expect(read("a,b\n\n1,2\n\n\n").rows).toEqual([["a", "b"], [""], ["1", "2"]]));
});

test("pieces do not change the answer: a large file with line breaks in quotes and CRLF across pieces", () => {
  const line = (index: number): string => `INV-${index},"Line one\r\nsays ""two""",${index}.50,客户${index % 7}\r\n`;
  const text = Array.from({ length: 150_000 }, (_, index) => line(index)).join("");
  const answer = read(text);
  expect(answer.rows.length).toBe(150_000);
  expect(answer.rows[149_999]).toEqual(["INV-149999", "Line one\nsays \"two\"", "149999.50", `客户${149_999 % 7}`]);
  expect(answer.lines[149_999]).toBe(149_999 * 2 + 1);
});

test("what is written reads back, and is never a formula", () => {
  const field = fc.string({ unit: fc.constantFrom("a", "=", "+", "-", "@", "\"", ",", ";", "1", ".", " ", "\n", "客", "\t") });
  fc.assert(
    fc.property(fc.array(fc.array(field, { minLength: 2, maxLength: 4 }), { minLength: 1, maxLength: 6 }), (rows) => {
      const text = writeDelimited([["key", "value"], ...rows]);
      const back = Papa.parse<string[]>(text.slice(1), { delimiter: ",", newline: "\r\n" }).data.slice(1, -1);
      expect(back.map((row) => row.map((each) => each.replace(/^'(?=[=+\-@\t\r])/, "")))).toEqual(rows);
      for (const each of back.flat()) expect(/^[=@\t\r]|^[+-](?![\d.]*$)/.test(each)).toBe(false);
    }),
  );
  expect(writeDelimited([["=1+1", -12.5, "-12.50", "+44 20"]])).toBe("\uFEFF'=1+1,-12.5,-12.50,'+44 20\r\n");
});

describe("a text file as a table", () => {
  test("the header is found below a title; blank fields are null; cells stay text", () => {
    const [table] = tablesOfCsv(utf8("Statement of account,,\n\nDate,Document,Amount\n2026-01-05,INV-1,10.00\n2026-01-06,,-3\n"), "list");
    expect(table).toMatchObject({ name: "list", source: "text", headerRow: 2, headers: ["Date", "Document", "Amount"], rowCount: 2, rows: [["2026-01-05", "INV-1", "10.00"], ["2026-01-06", null, "-3"]] });
  });
  test("a file without anything like a header is no table", () => expect(tablesOfCsv(utf8(""), "list")).toEqual([]));
});
