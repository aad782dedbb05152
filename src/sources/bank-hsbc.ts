import { bankProfile } from "./bank-profile";

/** HSBC: accounts, with a balance in each currency; credit cards, whose amounts are signed the same way; the activity of a business account, whose debits are negative. */
export const bankHsbc = bankProfile({
  id: "bank-hsbc",
  names: /HSBC|汇丰/iu,
  layouts: [
    {
      amounts: "signed", currency: null, dateOrder: "dmy",
      needs: ["date", "amount", "currency"],
      columns: { date: ["Date"], description: ["Description"], amount: ["Billing amount"], currency: ["Billing currency"], balance: ["Balance"], other: ["Balance currency"] },
    },
    {
      amounts: "signed", currency: null, dateOrder: "dmy",
      needs: ["date", "amount", "currency", "direction"],
      columns: {
        date: ["Transaction date"], postingDate: ["Post date"], description: ["Description"], amount: ["Billing amount"], currency: ["Billing currency"], status: ["Transaction status"], counterparty: ["Merchant name"],
        place: ["Country / region"], note: ["Area / district"], direction: ["Credit / Debit"],
      },
    },
    {
      amounts: "sides", currency: null, dateOrder: "dmy",
      needs: ["date", "moneyIn", "moneyOut", "description"],
      columns: {
        date: ["Value date"], postingDate: ["Post date"], time: ["Time"], moneyIn: ["Credit amount"], moneyOut: ["Debit amount"], balance: ["Balance"], currency: ["Currency"], description: ["Narrative"],
        document: ["Customer reference"], reference: ["Bank reference"], account: ["Account number"], accountName: ["Account name"], status: ["TRN type"], other: ["Bank name"], other2: ["Location"], other3: ["BIC"], other4: ["IBAN"],
      },
    },
  ],
});
