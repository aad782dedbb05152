import { describe, expect, test } from "@jest/globals";
import { strToU8, zipSync } from "fflate";
import { fileKind } from "../../src/files/file-kind";
import { Package } from "../../src/files/package";
import { inflateEntry, readZip } from "../../src/files/zip-read";
import { writeZip, zipEntry } from "../../src/files/zip-write";
import { MemoryWorkbook } from "../../src/host/memory-workbook";
import { bookParts, buildBook } from "./book-builder";
import { ledgerBook, ledgerSheet } from "./small-ledger";

const refused = (reason: string): object => ({ name: "WorkbookError", code: "unreadable-file", params: expect.objectContaining({ reason }) });
const open = (bytes: Uint8Array) => () => MemoryWorkbook.open(bytes, "book.xlsx");
const compoundFile = (name: string): Uint8Array => Uint8Array.from([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1, ...new Array(504).fill(0), ...[...name].flatMap((letter) => [letter.charCodeAt(0), 0])]);

describe("a package", () => {
  test("parts are read as they were written, and written as they were read", () => {
    const parts = { "a.xml": "<a/>", "folder/b.txt": "text ".repeat(1000), "folder/empty": "" };
    const entries = readZip(zipSync(Object.fromEntries(Object.entries(parts).map(([name, text]) => [name, strToU8(text)]))));
    const again = readZip(writeZip(entries));
    expect(again.map((entry) => [entry.name, new TextDecoder().decode(inflateEntry(entry))])).toEqual(Object.entries(parts));
    expect(again.map(({ compressed }) => [...compressed])).toEqual(entries.map(({ compressed }) => [...compressed]));
  });

  test("other programs read what is written here", () => {
    const content = strToU8("content ".repeat(500));
    const [entry] = readZip(writeZip([zipEntry("往来/part.xml", content)]));
    expect([entry!.name, [...inflateEntry(entry!)]]).toEqual(["往来/part.xml", [...content]]);
  });

  test("opened and saved without a change, it is the same package", () => {
    const bytes = ledgerBook();
    expect(MemoryWorkbook.open(bytes, "book.xlsx").save()).toEqual(bytes);
  });

  test("parts are found whatever the case of their names, and targets relative to their source", () => {
    const pack = Package.open(ledgerBook("openpyxl"));
    expect(pack.has("XL/Workbook.XML")).toBe(true);
    expect(pack.relationships("xl/workbook.xml")[0]!.target).toBe("xl/worksheets/sheet1.xml");
    expect(pack.relationships("xl/worksheets/sheet1.xml")[0]!.target).toBe("xl/tables/table1.xml");
  });
});

describe("files that cannot be opened are refused in one word each", () => {
  const whole = ledgerBook();
  const cases: readonly [string, Uint8Array, object][] = [
    ["an empty file", new Uint8Array(0), refused("empty")],
    ["a text file renamed", strToU8("Date,Customer,Amount\n2026-01-01,C001,5\n"), refused("not-a-workbook")],
    ["a file cut off", whole.subarray(0, whole.length - 100), refused("truncated")],
    ["a file cut off in the middle of a part", whole.subarray(0, 900), refused("truncated")],
    ["an encrypted workbook", compoundFile("EncryptedPackage"), { code: "encrypted-file" }],
    ["an old .xls", compoundFile("Workbook"), refused("old-format")],
    ["a package without a workbook", zipSync({ "hello.txt": strToU8("hello") }), refused("no-workbook")],
    ["an OpenDocument file", zipSync({ mimetype: strToU8("application/vnd.oasis.opendocument.spreadsheet") }), refused("opendocument")],
    ["a workbook with a missing sheet", withParts(({ "xl/worksheets/sheet1.xml": _, ...rest }) => rest), refused("part-missing")],
    ["a part with a document type", withParts((parts) => ({ ...parts, "xl/styles.xml": parts["xl/styles.xml"]!.replace("?>", "?><!DOCTYPE x [<!ENTITY a \"aaaa\">]>") })), refused("doctype")],
    ["a part that is no XML", withParts((parts) => ({ ...parts, "xl/workbook.xml": `${parts["xl/workbook.xml"]}<unclosed>` })), refused("damaged")],
    ["a table beyond the last row", withParts((parts) => ({ ...parts, "xl/tables/table1.xml": parts["xl/tables/table1.xml"]!.replace(/F6/g, "F1048577") })), refused("table-beyond-sheet")],
  ];
  test.each(cases)("%s", (_, bytes, refusal) => {
    expect(thrown(open(bytes))).toMatchObject(refusal);
  });

  test("a part whose bytes were changed is noticed when it is read", async () => {
    const entries = readZip(whole);
    const spoilt = writeZip(entries.map((entry) => (entry.name === "xl/worksheets/sheet1.xml" ? { ...entry, crc: entry.crc ^ 1 } : entry)));
    const workbook = MemoryWorkbook.open(spoilt, "book.xlsx");
    const [info] = await workbook.listTables();
    await expect(workbook.readTable(info!.id)).rejects.toMatchObject(refused("damaged"));
  });

  test("a zip bomb is refused before it is unpacked", () => {
    const bomb = zipSync({ "xl/workbook.xml": new Uint8Array(60_000_000) }, { level: 9 });
    expect(thrown(open(bomb))).toMatchObject(refused("zip-bomb"));
  });

  test("a part that unpacks to more than it says is damaged, not endless", () => {
    const entries = readZip(whole).map((entry) => (entry.name === "xl/workbook.xml" ? { ...entry, sizeBytes: 10 } : entry));
    expect(thrown(open(writeZip(entries)))).toMatchObject(refused("damaged"));
  });

  test("parts that overlap, and two parts of one name, are refused", () => {
    const [entry] = readZip(zipSync({ "a.xml": strToU8("<a>text</a>") }));
    expect(thrown(() => readZip(writeZip([entry!, entry!])))).toMatchObject(refused("damaged"));
  });

  test("what a file is, is seen in its first bytes", () => {
    expect([whole, strToU8("a,b"), compoundFile("EncryptionInfo"), compoundFile("Book"), new Uint8Array(0)].map(fileKind)).toEqual(["package", "other", "encrypted", "old-format", "empty"]);
  });
});

function withParts(change: (parts: Record<string, string>) => Record<string, string>): Uint8Array {
  const parts = change(bookParts({ sheets: [ledgerSheet()] }));
  return zipSync(Object.fromEntries(Object.entries(parts).map(([name, text]) => [name, strToU8(text)])));
}

function thrown(action: () => unknown): unknown {
  try {
    action();
  } catch (error) {
    return error;
  }
  return null;
}

test("the builder of these packages makes what fflate can read again", () => {
  expect(readZip(buildBook({ sheets: [ledgerSheet()] })).map(({ name }) => name)).toContain("xl/worksheets/sheet1.xml");
});
