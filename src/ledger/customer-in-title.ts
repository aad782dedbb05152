import { nameKey } from "./customer-index";
import type { Ledger } from "./ledger";

/** Shorter words are in too many titles to name anybody. */
const NAME_LENGTH_MIN = 3;

/**
 * The customer that a title names somewhere in it: `Statement Acme 2026-01`, `青禾机械对账单`.
 *
 * Names, codes and aliases count as whole words where they are Latin; the longest wins. Null where nobody is named, or several are equally.
 */
export function customerInTitle(ledger: Pick<Ledger, "customers">, title: string): number | null {
  const text = ` ${nameKey(title.replace(/[_\-.,;:()（）[\]]+/g, " "))} `;
  let best: { readonly customer: number; readonly length: number } | null = null;
  let tied = false;
  ledger.customers.forEach(({ code, name, aliases }, customer) => {
    for (const called of [code, name, ...aliases]) {
      const key = nameKey(called.replace(/[_\-.,;:()（）[\]]+/g, " "));
      const isHan = /\p{Script=Han}/u.test(key);
      if (key.length < (isHan ? 2 : NAME_LENGTH_MIN) || !text.includes(isHan ? key : ` ${key} `)) continue;
      if (!best || key.length > best.length) {
        best = { customer, length: key.length };
        tied = false;
      } else if (key.length === best.length && best.customer !== customer) tied = true;
    }
  });
  return tied ? null : ((best as { readonly customer: number } | null)?.customer ?? null);
}
