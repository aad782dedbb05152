import { NO_CURRENCY } from "../money/currencies";
import { type Day, isoDay, toDate } from "../calendar/day";
import { minorToText } from "../money/money";
import type { ExportDocument } from "./export-documents";

export const TEMPLATE_FORMATS = ["xero", "zoho", "quickbooks"] as const;
export type TemplateFormat = (typeof TEMPLATE_FORMATS)[number];

/** What another system wants to know that the ledger does not. */
export interface TemplateOptions {
  /** Sales account for the lines; "" leaves it to be filled in. */
  readonly accountCode: string;
  /** Name of the tax rate as that system has it. */
  readonly taxType: string;
  /** How dates are written: each organisation of Xero and QuickBooks has its order. */
  readonly dates: "dmy" | "mdy" | "iso";
}

interface Template {
  readonly header: readonly string[];
  /** Takes credit notes, as negative invoices. */
  readonly credits: boolean;
  /** Invoices in one file at most. */
  readonly invoicesMax: number | null;
  readonly dates: TemplateOptions["dates"];
  readonly line: (document: ExportDocument, options: TemplateOptions) => Readonly<Record<string, string>>;
}

/**
 * The import templates of other systems, one line an invoice: the amount with its tax, once.
 *
 * Source: the header lines that the systems' own templates have.
 */
export const TEMPLATES: Readonly<Record<TemplateFormat, Template>> = {
  xero: {
    header: [
      "*ContactName", "EmailAddress", "POAddressLine1", "POAddressLine2", "POAddressLine3", "POAddressLine4", "POCity", "PORegion", "POPostalCode", "POCountry", "*InvoiceNumber", "Reference",
      "*InvoiceDate", "*DueDate", "InventoryItemCode", "*Description", "*Quantity", "*UnitAmount", "Discount", "*AccountCode", "*TaxType", "TrackingName1", "TrackingOption1", "TrackingName2",
      "TrackingOption2", "Currency", "BrandingTheme",
    ],
    credits: true, invoicesMax: 500, dates: "dmy",
    line: (document, { accountCode, taxType, dates }) => {
      const [first = "", second = "", third = "", ...rest] = addressLines(document);
      return {
        "*ContactName": nameOf(document), EmailAddress: document.customer.email, POAddressLine1: first, POAddressLine2: second, POAddressLine3: third, POAddressLine4: rest.join(", "),
        "*InvoiceNumber": document.number, Reference: document.reference, "*InvoiceDate": shownDay(document.day, dates), "*DueDate": shownDay(document.dueDay, dates), "*Description": describe(document),
        "*Quantity": "1", "*UnitAmount": amountOf(document), "*AccountCode": accountCode, "*TaxType": taxType, Currency: currencyOf(document),
      };
    },
  },
  zoho: {
    header: ["Invoice Number", "Invoice Date", "Invoice Status", "Customer Name", "PurchaseOrder", "Due Date", "Sales person", "Currency Code", "Exchange Rate", "Account", "Item Name", "Item Desc", "Quantity", "Item Price", "Is Inclusive Tax"],
    credits: false, invoicesMax: null, dates: "iso",
    line: (document, { accountCode, dates }) => ({
      "Invoice Number": document.number, "Invoice Date": shownDay(document.day, dates), "Invoice Status": "Draft", "Customer Name": nameOf(document), PurchaseOrder: document.reference,
      "Due Date": shownDay(document.dueDay, dates), "Sales person": document.salesperson || document.customer.salesperson, "Currency Code": currencyOf(document), "Exchange Rate": document.rate, Account: accountCode,
      "Item Name": describe(document), "Item Desc": document.description, Quantity: "1", "Item Price": amountOf(document), "Is Inclusive Tax": "true",
    }),
  },
  quickbooks: {
    header: ["*InvoiceNo", "*Customer", "*InvoiceDate", "*DueDate", "Terms", "Location", "Memo", "Item(Product/Service)", "ItemDescription", "ItemQuantity", "ItemRate", "*ItemAmount", "ItemTaxCode", "Currency", "Service Date"],
    credits: false, invoicesMax: 100, dates: "mdy",
    line: (document, { accountCode, taxType, dates }) => ({
      "*InvoiceNo": document.number, "*Customer": nameOf(document), "*InvoiceDate": shownDay(document.day, dates), "*DueDate": shownDay(document.dueDay, dates), Memo: document.reference,
      "Item(Product/Service)": accountCode, ItemDescription: describe(document), ItemQuantity: "1", ItemRate: amountOf(document), "*ItemAmount": amountOf(document), ItemTaxCode: taxType, Currency: currencyOf(document),
    }),
  },
};

/** Header and lines of a template's file. */
export function templateRows(format: TemplateFormat, documents: readonly ExportDocument[], options: Partial<TemplateOptions> = {}): readonly (readonly string[])[] {
  const { header, line, dates } = TEMPLATES[format];
  const asked: TemplateOptions = { accountCode: "", taxType: "", dates, ...options };
  return [header, ...documents.map((document) => {
    const cells = line(document, asked);
    return header.map((name) => cells[name] ?? "");
  })];
}

function shownDay(day: Day, dates: TemplateOptions["dates"]): string {
  if (dates === "iso") return isoDay(day);
  const { year, month, day: dayOfMonth } = toDate(day);
  const [days, months] = [String(dayOfMonth).padStart(2, "0"), String(month).padStart(2, "0")];
  return dates === "dmy" ? `${days}/${months}/${year}` : `${months}/${days}/${year}`;
}

function nameOf({ customer }: ExportDocument): string {
  return customer.name || customer.key;
}

/** Every line of an invoice needs a description. */
function describe({ description, number }: ExportDocument): string {
  return description || number;
}

function amountOf({ amountMinor, currency }: ExportDocument): string {
  return minorToText(amountMinor, currency);
}

function currencyOf({ currency }: ExportDocument): string {
  return currency === NO_CURRENCY ? "" : currency;
}

function addressLines({ customer }: ExportDocument): readonly string[] {
  return customer.address.split(/\r?\n/).map((part) => part.trim()).filter((part) => part !== "");
}
