import type { Aging, AgingRow } from "../aging/aging";
import type { Ledger } from "../ledger/ledger";
import { totalKey } from "./ledger-figures";

/** The rows of one total whose customer's code, name or alias contains the text. */
export function agingRowsShown(ledger: Ledger, aging: Aging, key: string, filter: string): readonly AgingRow[] {
  const wanted = plainText(filter);
  return aging.rows.filter(({ partition }) => {
    const of = ledger.partitions[partition]!;
    if (totalKey(of) !== key) return false;
    if (wanted === "") return true;
    const { code, name, aliases } = ledger.customers[of.customer]!;
    return [code, name, ...aliases].some((text) => plainText(text).includes(wanted));
  });
}

/** Text compared without case, width or outer blanks. */
export function plainText(text: string): string {
  return text.normalize("NFKC").trim().toLowerCase();
}
