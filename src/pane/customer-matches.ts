import type { Customer, Ledger } from "../ledger/ledger";
import { plainText } from "./aging-rows";
import { pinyinInitials } from "./pinyin-initials";

/** Customers whose code, name, alias or pinyin initials contain the text; those that begin with it first, then in the ledger's order. */
export function customersMatching(ledger: Ledger, text: string): readonly Customer[] {
  const wanted = plainText(text);
  if (wanted === "") return ledger.customers;
  const begins: Customer[] = [];
  const contains: Customer[] = [];
  for (const customer of ledger.customers) {
    const texts = [customer.code, customer.name, ...customer.aliases].map(plainText);
    if (texts.some((one) => one.startsWith(wanted))) begins.push(customer);
    else if (texts.some((one) => one.includes(wanted)) || pinyinInitials(customer.name).includes(wanted)) contains.push(customer);
  }
  return [...begins, ...contains];
}
