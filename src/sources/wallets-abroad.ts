import { bankProfile } from "./bank-profile";

/** PayPal: activity and statement; what only reserves or announces money is no entry. */
export const paypal = bankProfile({
  id: "paypal",
  names: /paypal/iu,
  layouts: [
    {
      amounts: "net", currency: null,
      needs: ["date", "amount", "fee", "net", "reference"],
      columns: {
        date: ["Date"], time: ["Time"], other: ["TimeZone", "Time Zone"], counterparty: ["Name"], description: ["Type", "Description"], status: ["Status"], currency: ["Currency"], amount: ["Gross"], fee: ["Fee"], net: ["Net"],
        payerAccount: ["From Email Address"], payeeAccount: ["To Email Address"], reference: ["Transaction ID"], purpose: ["Item Title"], document: ["Invoice Number", "Invoice ID"], balance: ["Balance"], remark: ["Subject"],
        note: ["Note"], direction: ["Balance Impact"], other2: ["Reference Txn ID"], other3: ["Receipt ID"],
      },
    },
  ],
});

/** Stripe: balance history and itemised reports, payouts included. */
export const stripe = bankProfile({
  id: "stripe",
  names: /stripe/iu,
  layouts: [
    {
      amounts: "net", currency: null,
      needs: ["date", "amount", "fee", "net", "reference", "description"],
      columns: {
        reference: ["balance_transaction_id", "Balance transaction ID", "id"], date: ["created_utc", "Created (UTC)", "created"], description: ["reporting_category", "Type"], purpose: ["Description"], amount: ["gross", "Amount"], fee: ["fee"], net: ["net"],
        currency: ["currency"], document: ["source_id", "Source"], counterparty: ["customer_name", "customer_email"], other: ["available_on_utc", "Available On (UTC)", "available_on"], other2: ["automatic_payout_id", "Transfer"],
        other3: ["automatic_payout_effective_at_utc", "automatic_payout_effective_at", "Transfer Date (UTC)"], other4: ["charge_id", "Transfer Group"], other5: ["Customer Facing Amount"], other6: ["Customer Facing Currency"],
      },
    },
  ],
});
