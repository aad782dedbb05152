import { DocumentTable } from "./document-table";
import { systemProfile } from "./system-profile";
import type { SystemLayout } from "./system-layout";

const PARTY = ["Customer full name", "Customer", "Name", "Display name", "Customer/Project full name", "客户", "客户全名"];
const DATE = ["Date", "Transaction date", "Txn date", "日期", "交易日期"];
const TYPE = ["Transaction type", "Type", "Trans type", "交易类型", "类型"];
const NUMBER = ["Num", "No.", "#", "Number", "Doc num", "编号", "单号"];
const MEMO = ["Memo/Description", "Memo", "Description", "备忘录/说明", "备忘录"];
const DUE = ["Due date", "到期日", "到期日期"];
const OPEN = ["Open balance", "Open bal", "未结余额"];
const OTHERS = ["Location", "Location full name", "Class", "Class full name", "Terms", "Aging", "Past due", "P.O. #", "P. O. #", "PO number", "Department", "Sales rep", "Rep", "Created by", "Create date", "Item class", "Clr", "Cleared", "Via", "Delivery address", "A/R paid", "Qty", "Quantity", "Sales price", "Rate", "Product/Service", "Product/Service full name"];
const TYPES: SystemLayout["types"] = {
  "statement charge": "invoice", "stmt charge": "invoice", charge: "invoice", "finance charge": "fee", "credit card refund": "refund", cheque: "refund", check: "refund", "refund receipt": "refund", deposit: "payment", transfer: "adjustment",
  credit: "credit note", "general journal": "adjustment", discount: "credit adjustment", "inventory qty adjust": "adjustment",
};
const COMMON = { date: DATE, type: TYPE, document: NUMBER, currency: ["Currency", "货币"] };

/** QuickBooks A/R Aging Detail, online and desktop: groups are buckets of age, so that every row names its customer. */
export const quickbooksAgingDetail = systemProfile({
  id: "quickbooks-aging-detail",
  kind: "aging",
  titles: /a\s*\/\s*r aging detail|accounts receivable aging detail|应收账款账龄明细/iu,
  reader: (task) => new DocumentTable(task),
  layouts: [{
    columns: { ...COMMON, party: PARTY, dueDate: DUE, amount: ["Amount", "金额"], open: OPEN, memo: MEMO, reference: ["P.O. #", "P. O. #", "PO number"] },
    needs: ["date", "party", "open", "document", "dueDate"], sections: "bucket", types: TYPES, usualOrder: "mdy", others: OTHERS, never: ["Balance", "Voucher No", "Document Number", "Invoice Number"],
  }],
});

/** QuickBooks Transaction List and Transaction Detail by Customer, and details that name accounts. */
export const quickbooksTransactions = systemProfile({
  id: "quickbooks-transactions",
  kind: "ledger",
  titles: /transaction (?:list|detail|report)|customer transactions|sales by customer detail|^journal$|按客户.*交易/imu,
  reader: (task) => new DocumentTable(task),
  layouts: [
    {
      columns: { ...COMMON, party: PARTY, memo: MEMO, account: ["Account", "Account full name", "科目"], split: ["Split", "Split account", "分摊"], debit: ["Debit", "借方"], credit: ["Credit", "贷方"], amount: ["Amount", "金额"], balance: ["Balance", "余额"], dueDate: DUE, posts: ["Posting (Y/N)", "Posting"] },
      needs: ["date", "type", "document", ["amount", "debit"], ["account", "split"]], sections: "party", types: TYPES, usualOrder: "mdy", others: OTHERS, merges: true, continues: true, never: ["Open balance"],
    },
    {
      columns: { ...COMMON, party: PARTY, memo: MEMO, amount: ["Amount", "金额"], posts: ["Posting (Y/N)", "Posting"], dueDate: DUE, balance: ["Balance", "余额"] },
      needs: ["date", "type", "document", "amount", ["posts", "memo", "party"]], sections: "party", types: TYPES, usualOrder: "mdy", others: OTHERS, never: ["Open balance"],
    },
  ],
});

/** QuickBooks Customer Balance Detail: grouped by customer, with a balance that begins anew for each. */
export const quickbooksBalanceDetail = systemProfile({
  id: "quickbooks-balance-detail",
  kind: "aging",
  titles: /customer balance detail|客户余额明细/iu,
  reader: (task) => new DocumentTable(task),
  layouts: [{
    columns: { ...COMMON, dueDate: DUE, amount: ["Amount", "金额"], open: OPEN, balance: ["Balance", "余额"], memo: MEMO, party: PARTY },
    needs: ["date", "type", "document", "amount", "balance", "dueDate"], sections: "party", types: TYPES, usualOrder: "mdy", others: [...OTHERS, "Account"], never: ["Split", "Posting (Y/N)", "Debit"],
  }],
});
