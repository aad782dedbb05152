import type { TableRole } from "../settings/settings";
import type { Field } from "./columns";
import { HEADER_WORDS, type HeaderWords } from "./header-words";

/** What a table is read for: a role in our ledger, or the list of a customer or a bank. */
export type TablePurpose = TableRole | "statement" | "bank";

/** What a purpose looks for, in the order in which fields choose their columns when two want the same one equally. */
export interface Purpose {
  readonly fields: readonly Field[];
  /** Words that mean something else here than elsewhere; they replace the common ones of the field. */
  readonly words: HeaderWords;
  /** Each group needs one of its alternatives, an alternative all of its fields. */
  readonly needs: readonly (readonly (readonly Field[])[])[];
}

const AMOUNTS: readonly (readonly Field[])[] = [["amount"], ["debit", "credit"], ["debit"], ["openAmount"], ["quantity", "unitPrice"]];

export const PURPOSES: Readonly<Record<TablePurpose, Purpose>> = {
  ledger: {
    fields: [
      "date", "dueDate", "customerCode", "customerName", "type", "document", "appliesTo", "debit", "credit", "amount", "openAmount", "currency", "rate", "postingDate",
      "direction", "reference", "description", "quantity", "unitPrice", "entity", "account", "contract", "deliveryNote", "invoiceNumber", "settlementMethod", "retention",
      "status", "project", "balance", "netAmount", "tax", "terms", "salesperson", "segment",
    ],
    words: {},
    needs: [[["date"], ["postingDate"]], [["customerCode"], ["customerName"]], AMOUNTS],
  },
  customers: {
    fields: [
      "customerCode", "customerName", "aliases", "terms", "creditLimit", "currency", "language", "email", "phone", "address", "taxNumber", "salesperson", "segment", "hold",
      "contact", "billTo",
    ],
    words: {
      customerCode: [...HEADER_WORDS.customerCode!.slice(0, 2), "id|no|number|编号|代码"],
      customerName: [...HEADER_WORDS.customerName!.slice(0, 2), "name|名称|company name|company|full name|legal name|全称|公司名称|单位名称|企业名称"],
      aliases: HEADER_WORDS.aliases!,
    },
    needs: [[["customerCode"], ["customerName"]]],
  },
  allocations: {
    fields: ["fromDocument", "toDocument", "amount", "date", "customerCode", "customerName"],
    words: {
      amount: ["amount|allocated amount|applied amount|allocation amount|amount applied|amount allocated|applied|核销金额|本次核销金额|金额|核销额|分配金额"],
      date: ["date|allocation date|applied date|date applied|matching date|clearing date|核销日期|日期|清账日期|业务日期"],
    },
    needs: [[["fromDocument"]], [["toDocument"]], [["amount"]]],
  },
  instalments: {
    fields: ["document", "dueDate", "amount", "customerCode", "customerName"],
    words: {
      amount: ["amount|instalment amount|installment amount|instalment|installment|due amount|amount due|分期金额|金额|应付金额|应收金额|本期金额|到期金额"],
      dueDate: [...HEADER_WORDS.dueDate!, "date|instalment date|installment date|日期|分期日期"],
    },
    needs: [[["document"]], [["dueDate"]], [["amount"]]],
  },
  rates: {
    fields: ["date", "currency", "rate"],
    words: {
      currency: ["currency|currency code|from|from currency|币种|币别|外币|货币|原币|ccy|curr"],
      rate: ["exchange rate|rate|fx rate|closing rate|汇率|期末汇率|中间价|记账汇率|折算汇率"],
    },
    needs: [[["currency"]], [["rate"]]],
  },
  statement: {
    fields: [
      "date", "dueDate", "document", "debit", "credit", "amount", "openAmount", "currency", "type", "direction", "reference", "description", "customerCode", "customerName", "balance",
    ],
    words: { customerName: HEADER_WORDS.customerName!, customerCode: HEADER_WORDS.customerCode!.slice(0, 2) },
    needs: [[["date"]], AMOUNTS],
  },
  bank: {
    fields: ["date", "moneyIn", "moneyOut", "amount", "direction", "counterparty", "counterpartyAccount", "customerCode", "currency", "reference", "document", "description", "type", "balance"],
    words: {
      date: [
        "date|booking date|transaction date|posting date|posted date|交易日期|交易日|入账日期|记账日期|记账日|日期|txn date|trans date",
        "value date|起息日|起息日期|交易时间|发生时间|发生日期|transaction time|date time|入账时间|statement date",
      ],
      // A bank writes its customer's account from its own side: its credit is money in.
      moneyIn: [...HEADER_WORDS.moneyIn!, "credit|credits|credit amount|贷方发生额|贷方金额|贷方|收款金额"],
      moneyOut: [...HEADER_WORDS.moneyOut!, "debit|debits|debit amount|借方发生额|借方金额|借方|付款金额"],
      amount: ["amount|金额|交易金额|发生额|transaction amount|trade amount|billing amount|人民币金额|记账金额|应结订单金额", "订单金额|total"],
      reference: [...HEADER_WORDS.reference!, "凭证号|凭证号码|transaction number|transaction id"],
      document: ["document|document no|单据号|单据编号"],
    },
    needs: [[["date"]], [["amount"], ["moneyIn", "moneyOut"], ["moneyIn"]]],
  },
};

export function wordsOf(purpose: TablePurpose, field: Field): readonly string[] {
  return PURPOSES[purpose].words[field] ?? HEADER_WORDS[field] ?? [];
}
