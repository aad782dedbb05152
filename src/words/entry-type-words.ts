/** How an entry's type is written in a new row of a ledger that has no such row yet. Words that `ledger/entry-words.ts` reads. */
export const ENTRY_TYPE_WORDS = {
  en: {
    invoice: "Invoice", payment: "Payment", "credit note": "Credit note", refund: "Refund", "write-off": "Write-off", "debit adjustment": "Debit adjustment",
    "credit adjustment": "Credit adjustment", fee: "Fee", opening: "Opening", revaluation: "Revaluation",
  },
  zh: {
    invoice: "发票", payment: "收款", "credit note": "红字发票", refund: "退款", "write-off": "坏账核销", "debit adjustment": "借项调整", "credit adjustment": "贷项调整", fee: "手续费", opening: "期初余额",
    revaluation: "期末调汇",
  },
} as const;
