import type { TypeMeaning } from "../ledger/entry-words";
import { type Above, DocumentTable } from "./document-table";
import type { ControlTotal } from "./source";
import { counterList, statementOwner } from "./statement-owner";
import { systemProfile } from "./system-profile";

/** `Invoice # INV-0019`: a document of its own; `Payment on Invoice # INV-0019` is for one. */
const ACTIVITY = /^(?<type>invoice|credit note|prepayment|overpayment)\s*#\s*(?<document>\S.*)$/iu;
const TYPE = /^(?<type>payment|refund|credit note|overpayment|prepayment|opening balance|closing balance)\b/iu;
/** The column of balances is called by its currency too. */
const BALANCES = ["Balance", ..."AUD NZD USD GBP EUR CAD SGD HKD ZAR CNY JPY INR CHF SEK NOK DKK MYR PHP THB IDR AED FJD KES NGN PLN".split(" ").map((code) => `Balance ${code}`)];

/** Reads what a column of activities says: the document and its type stand in one text. */
class XeroStatement extends DocumentTable {
  override get owner(): string | undefined {
    return statementOwner(this.grid, this.headerRow, this.context);
  }

  protected override readRows(): readonly ControlTotal[] {
    return [...counterList(this.owner !== undefined || this.rows.has("party")), ...super.readRows()];
  }

  protected override meaningOf(type: string): TypeMeaning | null {
    return this.typeOf(type);
  }

  protected override said(row: number): Above {
    const activity = this.rows.text(row, "memo");
    const own = ACTIVITY.exec(activity)?.groups;
    return { ...super.said(row), type: own?.type ?? TYPE.exec(activity)?.groups?.type ?? "", document: own?.document ?? "" };
  }
}

/** Xero's statement of a customer, activity or outstanding: what was invoiced, what was paid, the balance. */
export const xeroStatement = systemProfile({
  id: "xero-statement",
  kind: "statement",
  titles: /^statement\b|(?:customer|activity|outstanding) statement|statement[ -]+(?:activity|outstanding)/imu,
  reader: (task) => new XeroStatement(task),
  layouts: [{
    columns: { date: ["Date"], memo: ["Activity"], reference: ["Reference"], dueDate: ["Due Date"], debit: ["Invoice Amount", "Invoice Amounts"], credit: ["Payments", "Payment Amount"], balance: BALANCES, party: ["Contact", "Contact Name"] },
    needs: ["date", "memo", "debit", "credit"], sections: "party", nets: true, others: ["Overdue", "Status"], never: ["Voucher No", "Account Code"],
  }],
});
