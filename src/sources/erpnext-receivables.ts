import { DocumentTable } from "./document-table";
import { systemProfile } from "./system-profile";

/** ERPNext Accounts Receivable: vouchers with what is outstanding of them; instalments of one voucher are rows of their own. */
export const erpnextReceivables = systemProfile({
  id: "erpnext-receivables",
  kind: "aging",
  titles: /accounts receivable|应收账款/iu,
  reader: (task) => new DocumentTable(task),
  layouts: [{
    columns: {
      date: ["Posting Date", "过账日期", "记账日期"], party: ["Customer Name", "Party", "Customer", "客户名称", "往来单位"], partyCode: ["Party", "往来单位"], type: ["Voucher Type", "凭证类型"], document: ["Voucher No", "Voucher No.", "凭证号", "凭证编号"], dueDate: ["Due Date", "到期日"],
      amount: ["Invoiced Amount", "Invoice Amount", "发票金额", "已开票金额"], open: ["Outstanding Amount", "Outstanding", "未付金额", "未偿金额"], currency: ["Currency", "货币"], term: ["Payment Term", "付款条款"], reference: ["Customer LPO", "Customer PO", "客户采购订单"],
      memo: ["Remarks", "备注"],
    },
    needs: ["date", "type", "document", "open", "amount"], merges: true,
    types: { "sales invoice": "invoice", "payment entry": "payment", "journal entry": "adjustment", "pos invoice": "invoice", 销售费用清单: "invoice", 销售发票: "invoice", 付款凭证: "payment", 收付款凭证: "payment", 日记账凭证: "adjustment" },
    others: ["Party Type", "Receivable Account", "Customer Contact", "Cost Center", "Invoice Grand Total", "Paid Amount", "Credit Note", "Age (Days)", "0-30", "31-60", "61-90", "91-120", "121-Above", "Future Payment Ref", "Future Payment Amount", "Remaining Balance", "Delivery Notes", "Territory", "Customer Group", "Sales Person", "Gross Profit"],
  }],
});
