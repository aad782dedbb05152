import type { Customer, Ledger } from "../ledger/ledger";
import { plainText } from "./aging-rows";
import { pinyinInitials } from "./pinyin-initials";

/** What each customer of a ledger can be found by, worked out once per reading: thousands of names are searched with every letter typed. */
const searchTexts = new WeakMap<Ledger, readonly (readonly string[])[]>();

/** Customers whose code, name, alias or pinyin initials contain the text; those that begin with it first, then in the ledger's order. */
export function customersMatching(ledger: Ledger, text: string): readonly Customer[] {
  const wanted = plainText(text);
  if (wanted === "") return ledger.customers;
  const begins: Customer[] = [];
  const contains: Customer[] = [];
  textsOf(ledger).forEach((texts, index) => {
    const customer = ledger.customers[index]!;
    if (texts.some((one) => one.startsWith(wanted))) begins.push(customer);
    else if (texts.some((one) => one.includes(wanted))) contains.push(customer);
  });
  return [...begins, ...contains];
}

function textsOf(ledger: Ledger): readonly (readonly string[])[] {
  const known = searchTexts.get(ledger);
  if (known) return known;
  const texts = ledger.customers.map(({ code, name, aliases }) => {
    const initials = HAN.test(name) ? [pinyinInitials(name)] : [];
    return [code, name, ...aliases].map(plainText).concat(initials);
  });
  searchTexts.set(ledger, texts);
  return texts;
}

const HAN = /\p{Script=Han}/u;
