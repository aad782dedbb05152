import { type Day, dayOfDate } from "../calendar/day";
import { invoiceKind, putInvoice, type InvoiceParty, type ReadInvoice } from "./invoice-entry";
import { elementAt, elementsInside, elementsNamed, firstText, textAt } from "./source-element";
import type { SourceContext, SourceElement, SourceFile, SourceProfile, SourceReading } from "./source";
import { joinedTexts, StructuredEntries } from "./structured-entries";

const ROOT = /^CrossIndustry(?:Invoice|Document)$/u;

/**
 * Cross Industry Invoice: the XML of Factur-X, ZUGFeRD (both versions) and XRechnung.
 *
 * A credit note is negative, whether or not it is written with a minus. What is due beside a prepayment is what is open.
 */
export const cii: SourceProfile = {
  id: "cii",
  kind: "invoices",
  recognise: ({ xml }) => (xml !== null && elementsInside(xml, ROOT).length > 0 ? 0.98 : 0),
  read: (file, context) => readCii(file, context),
};

function readCii(file: SourceFile, context: SourceContext): SourceReading {
  const entries = new StructuredEntries();
  const invoices = file.xml ? elementsInside(file.xml, ROOT) : [];
  const controls = invoices.flatMap((invoice) => putInvoice(understood(invoice), entries, context, invoices.length > 1));
  return { kind: "invoices", rows: entries.rows, skipped: entries.skipped, controls };
}

function understood(invoice: SourceElement): ReadInvoice {
  const document = inside(invoice, /^(?:ExchangedDocument|HeaderExchangedDocument)$/u);
  const trade = inside(invoice, /SupplyChainTradeTransaction$/u);
  const agreement = inside(trade, /^Applicable(?:Header|SupplyChain)TradeAgreement$/u);
  const settlement = inside(trade, /^Applicable(?:Header|SupplyChain)TradeSettlement$/u);
  const totals = inside(settlement, /^SpecifiedTradeSettlement(?:Header)?MonetarySummation$/u);
  const currency = textAt(settlement, "InvoiceCurrencyCode");
  const issued = elementAt(document, "IssueDateTime", "DateTimeString") ?? elementAt(document, "IssueDateTime", "DateTime");
  const due = elementsNamed(settlement, "SpecifiedTradePaymentTerms").map((terms) => ciiDay(elementAt(terms, "DueDateDateTime", "DateTimeString"))).find((day) => day !== null);
  const amount = (name: string): string => {
    const stated = elementsNamed(totals, name);
    return textAt(stated.find(({ attributes }) => attributes.get("currencyID") === currency) ?? stated[0]);
  };
  const lines = elementsNamed(trade, "IncludedSupplyChainTradeLineItem").flatMap((line) => elementsInside(line, "LineTotalAmount").slice(0, 1));
  return {
    number: textAt(document, "ID"), day: ciiDay(issued), dayText: textAt(issued), dueDay: due ?? null, seller: partyOf(agreement, "SellerTradeParty"), buyer: partyOf(agreement, "BuyerTradeParty"), currency,
    net: amount("TaxBasisTotalAmount"), tax: amount("TaxTotalAmount"), total: amount("GrandTotalAmount"), prepaid: amount("TotalPrepaidAmount"), rounding: amount("RoundingAmount"), payable: amount("DuePayableAmount"),
    lines: lines.map((line) => textAt(line)), lineTotal: amount("LineTotalAmount"), kind: invoiceKind(textAt(document, "TypeCode")),
    reference: firstText(agreement, ["BuyerOrderReferencedDocument", "IssuerAssignedID"], ["BuyerOrderReferencedDocument", "ID"], ["BuyerReference"]),
    corrects: firstText(settlement, ["InvoiceReferencedDocument", "IssuerAssignedID"], ["InvoiceReferencedDocument", "ID"]),
    memo: joinedTexts(elementsNamed(document, "IncludedNote").slice(0, 1).map((note) => textAt(note, "Content"))), more: { contract: textAt(agreement, "ContractReferencedDocument", "IssuerAssignedID") },
  };
}

function inside(element: SourceElement | undefined, name: RegExp): SourceElement | undefined {
  return elementsInside(element, name)[0];
}

function partyOf(agreement: SourceElement | undefined, side: string): InvoiceParty {
  const party = elementAt(agreement, side);
  return { name: textAt(party, "Name"), taxNumber: elementsNamed(party, "SpecifiedTaxRegistration").map((each) => textAt(each, "ID")).find((id) => id !== "") ?? "" };
}

/** Format 102: `20260131`; others begin with year, month and day as well. */
function ciiDay(element: SourceElement | undefined): Day | null {
  const parts = /^(\d{4})-?(\d{2})-?(\d{2})/u.exec(textAt(element));
  return parts ? dayOfDate(Number(parts[1]), Number(parts[2]), Number(parts[3])) : null;
}
