import Decimal from "decimal.js";
import { readDecimal } from "../ledger/read-cell";
import { type Minor, minorOfDecimal, minorToText } from "../money/money";
import { cleanCell } from "./clean-cell";
import { countControl, sumMinor } from "./control-total";
import { type DocumentAmount, LineDocuments, type LineMeasure } from "./line-documents";
import type { ControlTotal } from "./source";
import { systemProfile } from "./system-profile";
import { entryType } from "./system-table";

const NO_TAX = /^$|exempt|no(?:ne| tax)|zero|free|out of scope|bas excluded/iu;
const PURCHASE = /bill|accpay|purchase|supplier/iu;

/**
 * Xero's sales invoices, the import template and what it exports: a row a line, the invoice's own fields repeated on each.
 *
 * Without a total the lines are multiplied out; whether tax is in them only the import into Xero decides, which is told.
 */
class XeroInvoices extends LineDocuments {
  protected readonly measures: readonly LineMeasure[] = [];
  private taxed = 0;
  private withTax = 0;

  protected keyOf(row: number): string {
    const number = this.rows.text(row, "document");
    return number === "" ? `row ${row}` : [number, ...(["party", "date", "currency", "type"] as const).map((name) => this.rows.text(row, name))].join("\n");
  }

  protected readDocument(rows: readonly number[]): void {
    const first = rows[0]!;
    const type = this.rows.text(first, "type");
    const status = this.statusReason(first);
    if (status) return this.skipAll(rows, status, this.rows.text(first, "status"));
    if (PURCHASE.test(type)) return this.skipAll(rows, "purchase", type);
    const currency = this.currencyOf(first);
    if (currency === null) return this.skipCurrency(rows);
    const day = this.dayOf(first);
    if (day.value === null) return this.skipAll(rows, day.got === "" ? "date-missing" : "date-unreadable", day.got);
    const total = this.totalOf(rows, currency);
    if (total.value === null) return this.skipAll(rows, total.problem ?? "amount-missing", total.got);
    if (total.value === 0) return this.skipAll(rows, "zero", total.got);
    const meaning = /credit/iu.test(type) ? "credit note" : /overpayment|prepayment/iu.test(type) ? "payment" : "invoice";
    const amountMinor = (meaning !== "invoice" && total.value > 0 ? -total.value : total.value) as Minor;
    const open = this.rows.has("open") ? this.repeated(rows, "open", currency).value : null;
    const openMinor = open === null ? null : ((Math.sign(open) === -Math.sign(amountMinor) ? -open : open) as Minor);
    const tax = this.sumOf(rows, "tax", currency).value;
    this.keep(first, {
      day: day.value, dueDay: this.dueDay(first), party: this.rows.text(first, "party"), document: this.serial(first, "document"), reference: this.text(first, "reference"), amountMinor, ...(openMinor !== null && { openMinor }), currency,
      memo: this.memoOf(rows, "memo"), type: entryType(meaning, amountMinor), more: { tax: tax === null ? "" : minorToText(tax, currency), status: this.rows.text(first, "status") },
    }, rows.slice(1));
  }

  protected override checks(): readonly ControlTotal[] {
    return this.taxed === 0 ? [] : [{ ...countControl("tax-amounts", this.taxed, this.withTax), ok: false, explanation: "tax-not-in-file" }];
  }

  private totalOf(rows: readonly number[], currency: string): DocumentAmount {
    if (this.rows.has("amount")) {
      const total = this.repeated(rows, "amount", currency);
      if (total.value !== null || total.problem !== "amount-missing") return total;
    }
    const amounts: number[] = [];
    for (const row of rows) {
      const line = this.lineAmount(row, currency);
      if (line.value === null) return line;
      amounts.push(line.value);
    }
    if (rows.some((row) => !NO_TAX.test(this.rows.text(row, "taxType")))) this.taxed++;
    const tax = this.sumOf(rows, "tax", currency);
    if (tax.value === null && tax.problem !== "amount-missing") return tax;
    if (tax.value !== null) this.withTax++;
    const value = sumMinor([...amounts, tax.value ?? 0]);
    return value === null ? { value, problem: "amount-too-large" } : { value };
  }

  /** The line's own amount, or quantity × price less discount; a line of words only is nothing. */
  private lineAmount(row: number, currency: string): DocumentAmount {
    const own = this.rows.amount(row, "lineAmount", currency);
    if (own.value !== null) return { value: own.value };
    if (own.problem !== null) return { value: null, problem: own.problem, got: own.got };
    const got = (["quantity", "price", "discount"] as const).map((name) => this.rows.text(row, name));
    const shown = got.filter((text) => text !== "").join(" | ");
    const [quantity, price, discount] = (["quantity", "price", "discount"] as const).map((name) => readDecimal(cleanCell(this.rows.raw(row, name) ?? null)));
    if (got[0] === "" && got[1] === "") return { value: 0 as Minor };
    if (typeof quantity !== "string" || typeof price !== "string" || (got[2] !== "" && typeof discount !== "string")) return { value: null, problem: "amount-unreadable", got: shown };
    const value = minorOfDecimal(new Decimal(quantity).times(price).times(new Decimal(100).minus(discount ?? 0)).div(100), currency);
    return value === null ? { value, problem: "amount-too-large", got: shown } : { value };
  }
}

export const xeroSalesInvoices = systemProfile({
  id: "xero-sales-invoices",
  kind: "invoices",
  titles: /sales ?invoice/iu,
  reader: (task) => new XeroInvoices(task),
  layouts: [{
    columns: {
      party: ["*ContactName", "Contact Name"], document: ["*InvoiceNumber"], reference: ["Reference"], date: ["*InvoiceDate"], dueDate: ["*DueDate"], memo: ["*Description", "Description"], quantity: ["*Quantity"], price: ["*UnitAmount"], discount: ["Discount"],
      lineAmount: ["LineAmount", "Line Amount", "LineItemAmount"], taxType: ["*TaxType"], tax: ["TaxAmount", "Tax Amount"], amount: ["Total", "InvoiceTotal"], open: ["InvoiceAmountDue", "Amount Due", "AmountDue"], currency: ["Currency"], type: ["Type", "InvoiceType"], status: ["Status"],
    },
    needs: ["party", "document", "date", "quantity", "price"],
    others: ["EmailAddress", "POAddressLine1", "POAddressLine2", "POAddressLine3", "POAddressLine4", "POCity", "PORegion", "POPostalCode", "POCountry", "InventoryItemCode", "*AccountCode", "TrackingName1", "TrackingOption1", "TrackingName2", "TrackingOption2", "BrandingTheme", "PlannedDate", "TaxTotal", "InvoiceAmountPaid", "Sent"],
    never: ["Invoice ID", "Voucher No", "发票代码"],
  }],
});
