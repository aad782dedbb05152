import { CustomerIndex, type CustomerSearch } from "./customer-index";
import type { Customer, Ledger } from "./ledger";

export type { CustomerSearch } from "./customer-index";

const indexes = new WeakMap<readonly Customer[], CustomerIndex>();

/** The customer that a code, name or alias means: the same rule for cells, pane, command line and lists of others. */
export function findCustomer(ledger: Pick<Ledger, "customers">, text: string): CustomerSearch {
  let index = indexes.get(ledger.customers);
  if (!index) indexes.set(ledger.customers, (index = new CustomerIndex(ledger.customers)));
  return index.find(text);
}
