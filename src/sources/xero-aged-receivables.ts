import { DocumentTable } from "./document-table";
import { systemProfile } from "./system-profile";

const BUCKETS = ["< 1 Month", "1 Month", "2 Months", "3 Months", "Older", "Current", "1 - 30 days", "31 - 60 days", "61 - 90 days", "90+ days", "1 Week", "2 Weeks", "3 Weeks", "4 Weeks"];

/** Xero Aged Receivables Detail: a contact's name alone on a row, its invoices below. The grand total is what is overdue only. */
export const xeroAgedReceivables = systemProfile({
  id: "xero-aged-receivables",
  kind: "aging",
  titles: /aged receivables (?:detail|invoice)|ag(?:e)?ing by (?:due|invoice) date/iu,
  reader: (task) => new DocumentTable(task),
  layouts: [{
    columns: {
      partyCode: ["Contact Account Number", "Account Number"], party: ["Contact", "Contact Name"], date: ["Invoice Date"], dueDate: ["Due Date"], document: ["Invoice Number"], reference: ["Invoice Reference", "Reference"], open: ["Total", "Outstanding", "Outstanding Amount"],
      amount: ["Invoice Total", "Gross"], currency: ["Currency", "Currency Code"], type: ["Invoice Type", "Source"],
    },
    needs: ["date", "dueDate", "document", "open"], sections: "party", totalExplanation: "net-overdue-only",
    others: [...BUCKETS, "Primary Person", "Phone", "Email", "Mobile", "Contact Group", "Expected Date", "Outstanding Tax", "Invoice Seen", "Invoice Sent", "Tracking", "Region", "Exchange Rate"],
    never: ["Invoice Status", "Customer Name", "Voucher No", "UnitAmount", "EmailAddress", "Item Name"],
  }],
});
