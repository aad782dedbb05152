import { readDayText } from "../calendar/read-day";
import { putInvoice, type ReadInvoice } from "./invoice-entry";
import { elementsInside, textInside } from "./source-element";
import type { ControlTotal, SourceContext, SourceElement, SourceFile, SourceProfile, SourceReading } from "./source";
import { joinedTexts, StructuredEntries } from "./structured-entries";

const ROOT = /^e-?invoice$/iu;
const NUMBER = ["InvoiceNumber", "EIid", "InvoiceNo"];
const TOTAL = ["TotalTax-includedAmount", "TotalTaxIncludedAmount", "TaxInclusiveTotalAmount"];
/** Lines named in the memo; the rest are counted. */
const ITEMS_SHOWN_MAX = 3;

/**
 * 数电票 as XML, and the older 增值税电子发票. Elements are found by their local names wherever they stand, for issuers nest them differently.
 *
 * All are in yuan. A red invoice has negative amounts.
 */
export const einvoiceCn: SourceProfile = {
  id: "einvoice-cn",
  kind: "invoices",
  recognise: (file) => (isOfd(file) ? 0 : scoreOf(file)),
  read: (file, context) => readInvoices(file, context),
};

/** The same invoices inside an OFD, which `files/ofd-invoices.ts` takes out. */
export const ofd: SourceProfile = { ...einvoiceCn, id: "ofd", recognise: (file) => (isOfd(file) ? scoreOf(file) : 0) };

function isOfd({ name }: SourceFile): boolean {
  return /\.ofd$/iu.test(name);
}

function scoreOf({ xml }: SourceFile): number {
  if (!xml) return 0;
  const invoices = invoicesOf(xml);
  return invoices.length > 0 && invoices.every((invoice) => textInside(invoice, ...NUMBER) !== "" || textInside(invoice, ...TOTAL) !== "") ? 0.98 : 0;
}

function invoicesOf(xml: SourceElement): readonly SourceElement[] {
  return ROOT.test(xml.name) ? [xml] : elementsInside(xml, ROOT);
}

function readInvoices(file: SourceFile, context: SourceContext): SourceReading {
  const entries = new StructuredEntries();
  const invoices = file.xml ? invoicesOf(file.xml) : [];
  const controls: ControlTotal[] = invoices.flatMap((invoice) => putInvoice(understood(invoice), entries, context, invoices.length > 1));
  return { kind: "invoices", rows: entries.rows, skipped: entries.skipped, controls };
}

function understood(invoice: SourceElement): ReadInvoice {
  const text = (...names: readonly string[]): string => textInside(invoice, ...names);
  const side = (name: "Seller" | "Buyer") => ({
    name: text(`${name}Name`), taxNumber: text(`${name}IdNum`, `${name}TaxID`, `${name}TaxNum`),
  });
  const items = elementsInside(invoice, /^(?:IssuItemInformation|GoodsInfo)$/u).filter(({ children }) => children.length > 0);
  const names = items.map((item) => textInside(item, "ItemName", "Item")).filter((name) => name !== "");
  const amounts = items.map((item) => plain(textInside(item, "Amount")));
  const [net, tax, total] = [plain(text("TotalAmWithoutTax", "TaxExclusiveTotalAmount")), plain(text("TotalTaxAm", "TaxTotalAmount")), plain(text(...TOTAL))];
  const dayText = text("IssueTime", "IssueDate", "RequestTime");
  const date = readDayText(dayText, null);
  return {
    number: text(...NUMBER), day: date === null || date.ambiguous ? null : date.day, dayText, dueDay: null, seller: side("Seller"), buyer: side("Buyer"), currency: "CNY", net, tax, total,
    prepaid: "", rounding: "", payable: "", lines: amounts.every((amount) => amount !== "") ? amounts : [], lineTotal: net, kind: "invoice", reference: "",
    corrects: text("OriginalInvoiceNumber", "BlueInvoiceNumber", "OriginalInvoiceNo"),
    memo: joinedTexts([joinedTexts(names.slice(0, ITEMS_SHOWN_MAX)) + (names.length > ITEMS_SHOWN_MAX ? `…(${names.length})` : ""), text("Remark", "Note")]),
    more: { invoiceCode: text("InvoiceCode") },
  };
}

/** `¥1,200.00元`, `圆整` and the like stand around some amounts; a comma groups thousands, and elsewhere stays for the reader to see. */
function plain(text: string): string {
  return text.normalize("NFKC").replace(/[¥元圆整\s]/gu, "").replace(/,(?=\d{3}(?:[,.]|$))/gu, "");
}
