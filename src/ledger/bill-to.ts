import type { Customer, Ledger } from "./ledger";

/** The customer that the statement is sent to: the parent where one is named and known. */
export function billTo(ledger: Ledger, customer: Customer): Customer {
  return customer.billTo === "" ? customer : (ledger.customers.find(({ key }) => key === customer.billTo) ?? customer);
}
