import { describe, expect, test } from "@jest/globals";
import fc from "fast-check";
import { strToU8, zipSync, zlibSync } from "fflate";
import { pdfAttachments } from "../../src/files/pdf-attachments";
import { readSource } from "../../src/files/read-source";
import { recognise } from "../../src/sources/registry";
import { workbookErrorMessage } from "../../src/words/workbook-words";
import { WorkbookError } from "../../src/workbook/workbook";
import { contextOf } from "../sources/source-file";

const invoice = (number: string, amount: string): string => `<?xml version="1.0" encoding="UTF-8"?><rsm:CrossIndustryInvoice xmlns:rsm="r" xmlns:ram="m" xmlns:udt="u"><rsm:ExchangedDocument><ram:ID>${number}</ram:ID><ram:TypeCode>380</ram:TypeCode><ram:IssueDateTime><udt:DateTimeString format="102">20260803</udt:DateTimeString></ram:IssueDateTime></rsm:ExchangedDocument><rsm:SupplyChainTradeTransaction><ram:ApplicableHeaderTradeAgreement><ram:BuyerTradeParty><ram:Name>Zürcher Söhne</ram:Name></ram:BuyerTradeParty></ram:ApplicableHeaderTradeAgreement><ram:ApplicableHeaderTradeSettlement><ram:InvoiceCurrencyCode>EUR</ram:InvoiceCurrencyCode><ram:SpecifiedTradeSettlementHeaderMonetarySummation><ram:GrandTotalAmount>${amount}</ram:GrandTotalAmount></ram:SpecifiedTradeSettlementHeaderMonetarySummation></ram:ApplicableHeaderTradeSettlement></rsm:SupplyChainTradeTransaction></rsm:CrossIndustryInvoice>`;

const joined = (...parts: readonly (string | Uint8Array)[]): Uint8Array => Uint8Array.from(parts.flatMap((part) => [...(typeof part === "string" ? strToU8(part, true) : part)]));
const stream = (number: number, dictionary: string, content: Uint8Array): Uint8Array => joined(`${number} 0 obj\n<< ${dictionary} >>\nstream\r\n`, content, "\nendstream\nendobj\n");
const packed = (xml: string): Uint8Array => zlibSync(strToU8(xml));
const attached = (number: number, xml: string): Uint8Array => {
  const content = packed(xml);
  return stream(number, `/Type /EmbeddedFile /Subtype /text#2Fxml /Filter /FlateDecode /Length ${content.length} /Params << /Size ${xml.length} >>`, content);
};
const PAGE = stream(3, "/Length 44", strToU8("BT /F1 12 Tf (Invoice, not text/xml) Tj ET"));
const pdf = (...objects: readonly (string | Uint8Array)[]): Uint8Array => joined("%PDF-1.7\n%\xe2\xe3\xcf\xd3\n", PAGE, ...objects, "trailer << /Root 1 0 R >>\nstartxref\n0\n%%EOF\n");
const CATALOGUE = "1 0 obj\n<< /Type /Catalog /Names << /EmbeddedFiles << /Names [(factur-x.xml) 6 0 R] >> >> >>\nendobj\n6 0 obj\n<< /Type /Filespec /F (factur-x.xml) /UF (factur-x.xml) /EF << /F 7 0 R /UF 7 0 R >> >>\nendobj\n";

const entriesOf = (bytes: Uint8Array): readonly string[] => readSource(bytes, "rechnung.pdf").files.flatMap((file) => {
  const found = recognise(file);
  return found.kind === "recognised" ? found.profile.read(file, contextOf()).rows.map(({ document, amountMinor, party }) => `${found.profile.id} ${document} ${amountMinor} ${party}`) : [found.kind];
});
const refusalOf = (bytes: Uint8Array): string => {
  try {
    readSource(bytes, "rechnung.pdf");
  } catch (error) {
    if (error instanceof WorkbookError) return [error.code, error.params.reason].filter(Boolean).join("/");
    throw error;
  }
  return "read";
};

describe("an invoice's data attached to a PDF", () => {
  const OURS = ["cii FX-7 11900 Zürcher Söhne"];

  test("is read as the XML by itself is", () => {
    expect(entriesOf(pdf(CATALOGUE, attached(7, invoice("FX-7", "119.00"))))).toEqual(OURS);
  });

  test.each<readonly [string, Uint8Array]>([
    ["not packed", pdf(stream(7, "/Type/EmbeddedFile/Length 5000", strToU8(invoice("FX-7", "119.00"))))],
    ["its length in another object", pdf("9 0 obj\n999\nendobj\n", stream(7, "/Type /EmbeddedFile /Filter [/FlateDecode] /Length 9 0 R", packed(invoice("FX-7", "119.00"))))],
    ["known by its type of content only", pdf(stream(7, "/Subtype /application#2Fxml /Filter /Fl", packed(invoice("FX-7", "119.00"))))],
    ["known by who names it only", pdf(CATALOGUE, stream(7, "/Filter /FlateDecode", packed(invoice("FX-7", "119.00"))))],
    ["changed later: the last version counts", pdf(attached(7, invoice("FX-7", "1.00")), attached(7, invoice("FX-7", "119.00")))],
    ["beside another XML", pdf(attached(8, "<notes>none</notes>"), attached(7, invoice("FX-7", "119.00")))],
  ])("%s", (_, bytes) => {
    expect(entriesOf(bytes)).toEqual(OURS);
  });

  test("may be several, and lie in a ZIP", () => {
    const two = pdf(attached(7, invoice("FX-7", "119.00")), attached(8, invoice("FX-8", "5.00")));
    expect(entriesOf(two)).toEqual([...OURS, "cii FX-8 500 Zürcher Söhne"]);
    expect(readSource(zipSync({ "a.pdf": two }), "post.zip").files.map(({ name }) => name)).toEqual(["post.zip/a.pdf", "post.zip/a.pdf (2)"]);
  });

  test.each<readonly [string, Uint8Array, string]>([
    ["none", pdf(), "unreadable-file/pdf"],
    ["another file", pdf(stream(7, "/Type /EmbeddedFile", strToU8("terms and conditions"))), "unreadable-file/pdf"],
    ["in a protected PDF", pdf(attached(7, "?").map((byte, at) => (at > 120 ? byte ^ 0x55 : byte)), "8 0 obj << /Filter /Standard >> endobj trailer << /Encrypt 8 0 R >>"), "encrypted-file/pdf"],
    ["packed otherwise", pdf(stream(7, "/Type /EmbeddedFile /Filter /LZWDecode", strToU8("<a/>"))), "unreadable-file/pdf-attachment"],
    ["damaged", pdf(stream(7, "/Type /EmbeddedFile /Filter /FlateDecode", packed(invoice("FX-7", "119.00")).subarray(0, 90))), "unreadable-file/pdf-attachment"],
    ["with entities", pdf(attached(7, `<!DOCTYPE a [<!ENTITY a "aaaa">]><a>&a;</a>`)), "unreadable-file/xml-doctype"],
    ["that unpacks to more than any invoice is", pdf(stream(7, "/Type /EmbeddedFile /Filter /FlateDecode", zlibSync(new Uint8Array(40_000_000).fill(0x3c)))), "unreadable-file/pdf-attachment"],
  ])("%s: in words", (_, bytes, refusal) => {
    expect(refusalOf(bytes)).toBe(refusal);
    const [code, reason] = refusal.split("/") as [WorkbookError["code"], string];
    expect(workbookErrorMessage(code, { reason }, "en")).not.toBe(workbookErrorMessage(code, {}, "en"));
  });

  test("cut anywhere or spoilt, it is read as it is or refused in words", () => {
    const whole = pdf(CATALOGUE, attached(7, invoice("FX-7", "119.00")));
    fc.assert(fc.property(fc.integer({ min: 1, max: whole.length }), fc.array(fc.tuple(fc.nat({ max: whole.length - 1 }), fc.integer({ min: 0, max: 255 })), { maxLength: 3 }), (end, flips) => {
      const bytes = whole.slice(0, end);
      for (const [at, byte] of flips) if (at > 4 && at < end) bytes[at] = byte;
      try {
        expect(pdfAttachments(bytes).length).toBeLessThan(3);
      } catch (error) {
        expect((error as Error).name).toBe("WorkbookError");
      }
    }), { numRuns: 200 });
  });

  test("marks without end are looked at within bounds", () => {
    for (const text of ["/EmbeddedFile ", "1 0 obj << /EmbeddedFile >> stream\n", "/EF << /F 1 0 R >> ", "1 0 obj >> ", `1 0 obj <<${" ".repeat(30_000)}/EmbeddedFile`]) {
      expect(() => pdfAttachments(strToU8(`%PDF-1.7\n${text.repeat(Math.ceil(3_000_000 / text.length))}`))).toThrow(WorkbookError);
    }
  });
});
