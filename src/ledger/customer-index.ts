import { BLANKS } from "../money/read-amount";
import type { Customer } from "./ledger";

/** A name in the form in which names are compared: width, case, and blanks of every kind do not matter around and between words. */
export function nameKey(name: string): string {
  if (PLAIN.test(name)) return name.toLowerCase();
  return name.normalize("NFKC").replace(BLANKS, " ").trim().toLowerCase();
}

/** Letters, digits and single blanks within: nothing to settle but case. */
const PLAIN = /^[!-~]+(?: [!-~]+)*$/;

/** Who a text may mean. */
export type CustomerSearch =
  | { readonly kind: "found"; readonly customer: number }
  | { readonly kind: "ambiguous"; readonly customers: readonly number[] }
  | { readonly kind: "unknown" };

const UNKNOWN: CustomerSearch = { kind: "unknown" };

/** Customers by code, then name, then alias: an exact code is never taken for somebody's name. */
export class CustomerIndex {
  private readonly codes = new Map<string, number[]>();
  private readonly names = new Map<string, number[]>();
  private readonly aliases = new Map<string, number[]>();

  constructor(customers: readonly Customer[] = []) {
    customers.forEach((customer, index) => this.add(customer, index));
  }

  add(customer: Customer, index: number): void {
    put(this.codes, nameKey(customer.code), index);
    put(this.names, nameKey(customer.name), index);
    for (const alias of customer.aliases) put(this.aliases, nameKey(alias), index);
  }

  byCode(text: string): number | null {
    return this.codes.get(nameKey(text))?.[0] ?? null;
  }

  find(text: string): CustomerSearch {
    const key = nameKey(text);
    if (key === "") return UNKNOWN;
    const found = this.codes.get(key) ?? this.names.get(key) ?? this.aliases.get(key);
    if (!found) return UNKNOWN;
    return found.length === 1 ? { kind: "found", customer: found[0]! } : { kind: "ambiguous", customers: found };
  }
}

function put(map: Map<string, number[]>, key: string, index: number): void {
  if (key === "") return;
  const list = map.get(key);
  if (!list) map.set(key, [index]);
  else if (!list.includes(index)) list.push(index);
}
