import type { Field } from "../ledger/columns";

/** What a column of the ledger can be set to by hand, in the order of the list. */
export const LEDGER_FIELDS: readonly Field[] = [
  "date", "postingDate", "dueDate", "customerCode", "customerName", "type", "document", "appliesTo", "reference", "description", "debit", "credit", "amount",
  "quantity", "unitPrice", "currency", "rate", "direction", "entity", "account", "contract", "deliveryNote", "invoiceNumber", "settlementMethod", "retention",
  "status", "project", "salesperson", "segment", "openAmount", "balance", "netAmount", "tax",
];

/** The same for a customer's statement and for a bank list. */
export const LIST_FIELDS: readonly Field[] = [
  "date", "postingDate", "dueDate", "customerCode", "customerName", "counterparty", "counterpartyAccount", "type", "document", "reference", "description",
  "debit", "credit", "amount", "moneyIn", "moneyOut", "currency", "direction", "openAmount", "balance",
];
