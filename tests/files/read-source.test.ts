import { describe, expect, test } from "@jest/globals";
import { strToU8, zipSync } from "fflate";
import { readSource } from "../../src/files/read-source";
import { MemoryWorkbook } from "../../src/host/memory-workbook";
import type { RawCell } from "../../src/grid/table";
import { WorkbookError } from "../../src/workbook/workbook";
import { workbookErrorMessage } from "../../src/words/workbook-words";

const gbk = (hex: string): Uint8Array => Uint8Array.from(hex.match(/../g)!, (pair) => parseInt(pair, 16));
const only = (bytes: Uint8Array | string, name = "export.csv") => {
  const { files, refused } = readSource(typeof bytes === "string" ? strToU8(bytes) : bytes, name);
  expect([files.length, refused]).toEqual([1, []]);
  return files[0]!;
};
const rowsOf = (bytes: Uint8Array | string, name?: string): readonly (readonly RawCell[])[] => only(bytes, name).grids[0]!.rows;
const refusal = (bytes: Uint8Array, name = "export.csv"): WorkbookError => {
  try {
    readSource(bytes, name);
  } catch (error) {
    if (error instanceof WorkbookError) return error;
    throw error;
  }
  throw new Error("was read");
};

describe("a file is what its bytes say, not what its name says", () => {
  test("a text of fields has a grid with the lines it came from, its text and its encoding", () => {
    const file = only("Statement of account\n\nDate;Amount\n2026-08-01;\"5,00\n x\"\n2026-08-02;6,00\n", "export.xls");
    expect([file.form, file.encoding, file.grids[0]!.lines]).toEqual(["text", "utf-8", [1, 2, 3, 4, 6]]);
    expect(file.grids[0]!.rows.at(-1)).toEqual(["2026-08-02", "6,00"]);
    expect(file.text).toContain("Statement of account");
  });

  test("text in GB18030 is found out", () => {
    const file = only(gbk("c8d5c6da2cbdf0b6ee0a323032362d30382d30312c350a"));
    expect([file.encoding, file.grids[0]!.rows[0]]).toEqual(["gb18030", ["日期", "金额"]]);
  });

  test("a workbook has a grid for each sheet with content, blank rows included, whatever it is called", () => {
    const workbook = MemoryWorkbook.empty();
    workbook.addTable({ id: "", name: "Aging", sheet: "Aging", headerRow: 2, firstColumn: 0, headers: ["Date", "Amount"], rowCount: 1, rows: [[46235, 5]], date1904: false, source: "workbook" });
    const file = only(workbook.save(), "aging.csv");
    expect([file.form, file.encoding, file.text]).toEqual(["workbook", "binary", null]);
    expect(file.grids.map(({ name }) => name)).toEqual(["Aging"]);
    const { rows, lines } = file.grids[0]!;
    expect(rows.map((row, index) => [lines[index], ...row]).slice(-2)).toEqual([[rows.length - 1, "Date", "Amount"], [rows.length, 46235, 5]]);
  });

  test("an .xls that is a table in HTML is read cell by cell, spans as blanks", () => {
    const html = "<html><head><style>td{}</style></head><body><table><tr><td colspan=2>August &amp; September</td></tr><TR><TH>Date<TH>Amount</TR><!-- <tr> --><tr><td rowspan='2'>2026-08-01</td><td>&yen;5.00<br>net</td></tr><tr><td>6&nbsp;</td></tr></table></body></html>";
    expect(rowsOf(html, "list.xls")).toEqual([["August & September", null], ["Date", "Amount"], ["2026-08-01", "¥5.00\nnet"], [null, "6"]]);
  });

  test("an .xls that is an XML spreadsheet has numbers and places", () => {
    const xml = "<?xml version=\"1.0\"?><Workbook xmlns=\"urn:schemas-microsoft-com:office:spreadsheet\" xmlns:ss=\"urn:schemas-microsoft-com:office:spreadsheet\"><Worksheet ss:Name=\"List\"><Table><Row><Cell><Data ss:Type=\"String\">Date</Data></Cell><Cell ss:Index=\"3\"><Data ss:Type=\"String\">Amount</Data></Cell></Row><Row ss:Index=\"3\"><Cell><Data ss:Type=\"DateTime\">2026-08-01T00:00:00.000</Data></Cell><Cell ss:Index=\"3\"><Data ss:Type=\"Number\">5.5</Data></Cell></Row></Table></Worksheet></Workbook>";
    const file = only(xml, "list.xls");
    expect(file.grids).toEqual([{ name: "List", date1904: false, lines: [1, 2, 3], rows: [["Date", null, "Amount"], [], ["2026-08-01T00:00:00.000", null, 5.5]] }]);
  });

  test("XML has elements in the encoding that it declares, names without prefix, entities resolved", () => {
    const file = only(Uint8Array.from([...strToU8("<?xml version=\"1.0\" encoding=\"GBK\"?>\n<a:Doc xmlns:a=\"urn:x\"><a:Nm Ccy=\"CNY\">"), 0xbf, 0xcd, ...strToU8("&amp;</a:Nm></a:Doc>")]), "camt.xml");
    expect([file.form, file.encoding, file.grids]).toEqual(["xml", "gb18030", []]);
    expect([file.xml!.name, file.xml!.children[0]!.name, file.xml!.children[0]!.text, file.xml!.children[0]!.attributes.get("Ccy")]).toEqual(["Doc", "Nm", "客&", "CNY"]);
  });

  test("OFX of the first version, which closes no tags, is text; of the second it is XML", () => {
    expect(only("OFXHEADER:100\nDATA:OFXSGML\n\n<OFX><SIGNONMSGSRSV1><DTSERVER>20260801\n</SIGNONMSGSRSV1></OFX>").form).toBe("text");
    expect(only("<OFX><SIGNONMSGSRSV1><DTSERVER>20260801\n</SIGNONMSGSRSV1></OFX>").form).toBe("text");
    expect(only("<?xml version=\"1.0\"?><?OFX OFXHEADER=\"200\"?><OFX><A>1</A></OFX>").form).toBe("xml");
  });

  test("a quotation mark in a structured text is a letter", () => {
    const file = only(":20:REF\n:61:2608010801D5,00NTRF\n:86:\"open\n:62F:C260801EUR5,00\n");
    expect(file.text).toContain("\"open");
  });

  test("the same bytes have the same name for good, other bytes another", () => {
    expect(only("Date,Amount\n2026-08-01,5\n", "a.csv").hash).toBe(only("Date,Amount\n2026-08-01,5\n", "b.csv").hash);
    expect(only("Date,Amount\n2026-08-01,6\n").hash).not.toBe(only("Date,Amount\n2026-08-01,5\n").hash);
    expect(only("x,y\n1,2\n").hash).toMatch(/^[0-9a-f]{64}$/);
  });
});

describe("a ZIP", () => {
  test("gives the files inside, and says which of them cannot be read", () => {
    const { files, refused } = readSource(zipSync({ "summary.csv": strToU8("Date,Amount\n"), "folder/": new Uint8Array(0), "__MACOSX/x": strToU8("x"), "page.pdf": strToU8("%PDF-1.7 …"), "detail.csv": strToU8("Date,Amount\n2026-08-01,5\n") }), "bill.zip");
    expect(files.map(({ name }) => name)).toEqual(["bill.zip/summary.csv", "bill.zip/detail.csv"]);
    expect(refused.map(({ name, error }) => [name, error.params.reason])).toEqual([["bill.zip/page.pdf", "pdf"]]);
  });

  test("inside a ZIP is not opened", () => {
    expect(refusal(zipSync({ "inner.zip": zipSync({ "a.csv": strToU8("a,b\n1,2\n") }) })).params.reason).toBe("nested-zip");
  });

  test("without files says so", () => {
    expect(refusal(zipSync({ "folder/": new Uint8Array(0) })).params.reason).toBe("zip-empty");
  });

  test("names in GBK are read", () => {
    const bytes = zipSync({ "xxxx.csv": strToU8("a,b\n1,2\n") }, { level: 0 });
    for (let at = 0; at < bytes.length - 4; at++) if (bytes[at] === 0x78 && bytes[at + 3] === 0x78) bytes.set([0xd5, 0xcb, 0xb5, 0xa5], at);
    expect(only(bytes, "b.zip").name).toBe("b.zip/账单.csv");
  });

  test("that claims far more than it holds is refused before anything is unpacked", () => {
    const bytes = zipSync({ "a.csv": strToU8("a,b\n".repeat(1000)) });
    const view = new DataView(bytes.buffer);
    for (let at = 0; at < bytes.length - 4; at++) if (view.getUint32(at, true) === 0x02014b50) view.setUint32(at + 24, 250_000_000, true);
    expect(refusal(bytes).params.reason).toBe("zip-bomb");
  });
});

describe("an OFD", () => {
  const invoice = "<EInvoice><Header/><SellerInformation/></EInvoice>";
  const ofd = (parts: Readonly<Record<string, string>>): Uint8Array => zipSync(Object.fromEntries(Object.entries(parts).map(([name, text]) => [name, strToU8(text)])));
  const document = "<ofd:Document xmlns:ofd=\"http://www.ofdspec.org/2016\"><ofd:Attachments>Attachs/Attachments.xml</ofd:Attachments></ofd:Document>";
  const root = (place: string): string => `<ofd:OFD xmlns:ofd="http://www.ofdspec.org/2016"><ofd:DocBody><ofd:DocRoot>${place}</ofd:DocRoot></ofd:DocBody></ofd:OFD>`;
  const attachments = (place: string): string => `<ofd:Attachments xmlns:ofd="http://www.ofdspec.org/2016"><ofd:Attachment ID="1"><ofd:FileLoc>${place}</ofd:FileLoc></ofd:Attachment></ofd:Attachments>`;

  test.each([
    ["beside the list", "original_invoice.xml", "Doc_2/Attachs/original_invoice.xml"],
    ["in the document's folder", "Other/data.xml", "Doc_2/Other/data.xml"],
    ["from the root", "/Doc_2/Data/x.xml", "Doc_2/Data/x.xml"],
  ])("gives its invoice %s, where Attachments.xml says it lies", (_, place, part) => {
    const file = only(ofd({ "OFD.xml": root("Doc_2/Document.xml"), "Doc_2/Document.xml": document, "Doc_2/Attachs/Attachments.xml": attachments(place), [part]: invoice, "Doc_0/decoy.xml": "<EInvoice><BuyerX/></EInvoice>" }), "fapiao.ofd");
    expect([file.name, file.form, file.xml!.children.map(({ name }) => name)]).toEqual(["fapiao.ofd", "xml", ["Header", "SellerInformation"]]);
  });

  test("without attachments gives the invoice that lies beside, and without an invoice says so", () => {
    expect(only(ofd({ "OFD.xml": root("Doc_0/Document.xml"), "Doc_0/Document.xml": "<Document/>", "Doc_0/Tags/i.xml": invoice }), "f").name).toBe("f.ofd");
    expect(refusal(ofd({ "OFD.xml": root("Doc_0/Document.xml"), "Doc_0/Document.xml": "<Document/>" })).params.reason).toBe("ofd-no-invoice");
  });
});

describe("what cannot be read is refused in one sentence of both languages", () => {
  const compound = (name: string): Uint8Array => Uint8Array.from([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1, ...new Array<number>(504).fill(0), ...[...name].flatMap((letter) => [letter.charCodeAt(0), 0])]);
  const deep = `${"<a>".repeat(5000)}${"</a>".repeat(5000)}`;
  test.each<readonly [string, Uint8Array, string]>([
    ["nothing", new Uint8Array(0), "unreadable-file/empty"],
    ["an old .xls", compound("Workbook"), "unreadable-file/old-format"],
    ["an encrypted workbook", compound("EncryptedPackage"), "encrypted-file"],
    ["a PDF", strToU8("%PDF-1.7\n1 0 obj"), "unreadable-file/pdf"],
    ["a picture", Uint8Array.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 0, 0, 0, 13, 0x49]), "unreadable-file/nul"],
    ["half a workbook", zipSync({ "a.csv": strToU8("a,b\n1,2\n") }).subarray(0, 60), "unreadable-file/truncated"],
    ["half an XML", strToU8("<?xml version=\"1.0\"?><Document><Stmt>"), "unreadable-file/xml-damaged"],
    ["XML with entities of its own", strToU8("<?xml version=\"1.0\"?><!DOCTYPE a [<!ENTITY x \"xx\">]><a>&x;</a>"), "unreadable-file/xml-doctype"],
    ["XML nested without end", strToU8(deep), "unreadable-file/xml-damaged"],
    ["a quotation mark that never closes", strToU8(`Date,Text,Amount\n${"2026-08-01,\"x,5\n".repeat(3)}`), "unreadable-file/quote"],
  ])("%s", (_, bytes, key) => {
    const error = refusal(bytes);
    expect([error.code, ...(error.params.reason === undefined ? [] : [error.params.reason])].join("/")).toBe(key);
    for (const language of ["en", "zh"] as const) expect(workbookErrorMessage(error.code, error.params, language)).not.toMatch(/\n|[{}]/);
  });
});

test("a damaged package names its part in one short line, whatever bytes the name is of", () => {
  const name = `a\n{b}\u0001${"c".repeat(3000)}.csv`;
  const { code, params } = refusal(zipSync({ [name]: strToU8("Date,Amount\n") }).map((byte, at) => (at === 2 ? 9 : byte)), "bill.zip");
  const message = workbookErrorMessage(code, params, "en");
  expect(message).toContain("a b c");
  expect(message).toMatch(/^[^\n{]{20,300}$/u);
  expect(readSource(zipSync({ "a\nb.csv": strToU8("Date,Amount\n") }), "bill.zip").files.map((file) => file.name)).toEqual(["bill.zip/a b.csv"]);
});
