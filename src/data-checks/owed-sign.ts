import { NATURE } from "../ledger/entry-words";
import { ENTRY_TYPES, type Entries } from "../ledger/ledger";

/** Which way an entry's type goes: 1 adds to the debt, −1 takes from it, 0 may do either. */
export function natureOf({ type }: Entries, entry: number): 1 | -1 | 0 {
  return NATURE[ENTRY_TYPES[type[entry]!]!];
}

/** A figure that the row itself states beside its amount: what it comes to, and the amount with the sign it counts with. */
export interface StatedAmount {
  readonly statedMinor: number;
  readonly amountMinor: number;
  readonly nature: 1 | -1 | 0;
}

/**
 * −1 where the table writes its invoices with the other sign than the ledger counts them with, else 1.
 *
 * Credits say nothing: lists write them with either sign, and the type tells what they are.
 */
export function writtenSign(rows: readonly StatedAmount[]): 1 | -1 {
  let [same, other] = [0, 0];
  for (const { statedMinor, amountMinor, nature } of rows) {
    if (nature !== 1 || amountMinor === 0) continue;
    if (statedMinor === amountMinor) same++;
    else if (statedMinor === -amountMinor) other++;
  }
  return other > same ? -1 : 1;
}

/** The amount with the sign that the row's own figures should have: as the table writes its invoices; for a credit, as they have it. */
export function amountAsStated({ statedMinor, amountMinor, nature }: StatedAmount, written: 1 | -1): number {
  if (nature === 1) return written === 1 ? amountMinor : -amountMinor;
  return statedMinor < 0 ? -Math.abs(amountMinor) : Math.abs(amountMinor);
}
