/** What a column of the user's tables can mean; the header words of each are in `header-words.ts`. */
export const FIELDS = [
  // ledger
  "date", "postingDate", "dueDate", "customerCode", "customerName", "type", "document", "appliesTo", "reference", "description", "debit", "credit", "amount",
  "quantity", "unitPrice", "currency", "rate", "direction", "entity", "account", "contract", "deliveryNote", "invoiceNumber", "settlementMethod", "retention",
  "status", "project", "openAmount", "balance", "netAmount", "tax",
  // customers
  "aliases", "terms", "creditLimit", "language", "email", "phone", "address", "taxNumber", "salesperson", "segment", "hold", "contact", "billTo",
  // allocations
  "fromDocument", "toDocument",
  // lists of the other side
  "moneyIn", "moneyOut", "counterparty", "counterpartyAccount",
] as const;
export type Field = (typeof FIELDS)[number];
