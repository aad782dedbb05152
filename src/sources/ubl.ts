import { parseIsoDay } from "../calendar/day";
import { invoiceKind, putInvoice, type InvoiceParty, type ReadInvoice } from "./invoice-entry";
import { elementAt, elementsInside, elementsNamed, firstText, textAt } from "./source-element";
import type { SourceContext, SourceElement, SourceFile, SourceProfile, SourceReading } from "./source";
import { joinedTexts, StructuredEntries } from "./structured-entries";

const ROOT = /^(?:Invoice|CreditNote|DebitNote)$/u;
/** A debit note requests its total, the others state it. */
const TOTALS = ["LegalMonetaryTotal", "RequestedMonetaryTotal"] as const;

/**
 * UBL 2.1: `Invoice`, `CreditNote` and `DebitNote`, also in an envelope.
 *
 * The amount is the total with tax; where something was paid before, what is payable is what is open. A credit note is negative, in either root; a debit
 * note is what the customer owes besides, and a control says so, since in some trades it is the customer who writes it.
 */
export const ubl: SourceProfile = {
  id: "ubl",
  kind: "invoices",
  recognise: ({ xml }) => (xml !== null && invoicesOf(xml).length > 0 ? 0.98 : 0),
  read: (file, context) => readUbl(file, context),
};

function invoicesOf(xml: SourceElement): readonly SourceElement[] {
  return elementsInside(xml, ROOT).filter((element) => totalsOf(element) !== undefined);
}

function readUbl(file: SourceFile, context: SourceContext): SourceReading {
  const entries = new StructuredEntries();
  const invoices = file.xml ? invoicesOf(file.xml) : [];
  const controls = invoices.flatMap((invoice) => putInvoice(understood(invoice), entries, context, invoices.length > 1));
  return { kind: "invoices", rows: entries.rows, skipped: entries.skipped, controls };
}

function totalsOf(invoice: SourceElement): SourceElement | undefined {
  return TOTALS.map((name) => elementAt(invoice, name)).find((totals) => totals !== undefined);
}

function understood(invoice: SourceElement): ReadInvoice {
  const totals = totalsOf(invoice);
  const typeCode = firstText(invoice, ["InvoiceTypeCode"], ["CreditNoteTypeCode"], ["DebitNoteTypeCode"]);
  const currency = textAt(invoice, "DocumentCurrencyCode") || (elementAt(totals, "PayableAmount")?.attributes.get("currencyID") ?? "");
  const dayText = textAt(invoice, "IssueDate");
  const items = elementsNamed(invoice, `${invoice.name}Line`);
  const dueText = [textAt(invoice, "DueDate"), ...["PaymentMeans", "PaymentTerms"].flatMap((name) => elementsNamed(invoice, name).map((each) => textAt(each, "PaymentDueDate")))].find((text) => text !== "") ?? "";
  return {
    number: textAt(invoice, "ID"), day: parseIsoDay(dayText.slice(0, 10)), dayText, dueDay: parseIsoDay(dueText.slice(0, 10)),
    seller: partyOf(invoice, "AccountingSupplierParty"), buyer: partyOf(invoice, "AccountingCustomerParty"), currency,
    net: textAt(totals, "TaxExclusiveAmount"), tax: taxOf(invoice, currency), total: textAt(totals, "TaxInclusiveAmount") || textAt(totals, "PayableAmount"),
    prepaid: textAt(totals, "PrepaidAmount"), rounding: textAt(totals, "PayableRoundingAmount"), payable: textAt(totals, "PayableAmount"),
    lines: items.map((item) => textAt(item, "LineExtensionAmount")), lineTotal: textAt(totals, "LineExtensionAmount"),
    kind: invoice.name === "CreditNote" ? "credit note" : invoice.name === "DebitNote" ? "debit note" : invoiceKind(typeCode),
    reference: firstText(invoice, ["OrderReference", "ID"], ["BuyerReference"]), corrects: textAt(invoice, "BillingReference", "InvoiceDocumentReference", "ID"),
    memo: joinedTexts(elementsNamed(invoice, "Note").map(({ text }) => text)), more: { contract: textAt(invoice, "ContractDocumentReference", "ID") },
  };
}

/** Tax in the currency of the document: some state it in that of the country as well. */
function taxOf(invoice: SourceElement, currency: string): string {
  const amounts = elementsNamed(invoice, "TaxTotal").map((total) => elementAt(total, "TaxAmount"));
  return textAt(amounts.find((amount) => amount?.attributes.get("currencyID") === currency) ?? amounts[0]);
}

function partyOf(invoice: SourceElement, side: string): InvoiceParty {
  const party = elementAt(invoice, side, "Party");
  return {
    name: firstText(party, ["PartyName", "Name"], ["PartyLegalEntity", "RegistrationName"], ["Contact", "Name"]),
    taxNumber: firstText(party, ["PartyTaxScheme", "CompanyID"], ["PartyLegalEntity", "CompanyID"], ["PartyIdentification", "ID"]),
  };
}
