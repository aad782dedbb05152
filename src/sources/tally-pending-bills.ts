import { DocumentTable } from "./document-table";
import { systemProfile } from "./system-profile";

/** Tally bills receivable: a party alone on a row or in its column, receipts that were not set against a bill among them. */
export const tallyPendingBills = systemProfile({
  id: "tally-pending-bills",
  kind: "aging",
  titles: /bills receivable|pending bills|bills outstanding|sundry debtors|group outstandings|ledger outstandings/iu,
  reader: (task) => new DocumentTable(task),
  layouts: [{
    columns: {
      date: ["Date"], document: ["Ref. No.", "Ref No", "Reference No."], party: ["Party's Name", "Party Name", "Particulars"], amount: ["Opening Amount", "Opening", "Opening Amt"], open: ["Pending Amount", "Pending", "Final Balance", "Pending Amt"], dueDate: ["Due on", "Due Date"],
    },
    needs: ["date", "document", "open", "dueDate"], sections: "party", dateOrder: "dmy", creditType: "payment", others: ["Overdue by days", "Overdue", "Age of Bill in Days", "Credit Period"], never: ["Open balance", "Invoice Number", "Voucher No"],
  }],
});
