import { allSteps } from "../check/steps";
import { checkedMinor, type Minor } from "../money/money";
import { bridgeAmounts } from "./close-bridges";
import type { ReconciliationInput, ReconciliationResult } from "./reconciliation";

/** Σ of rows a person has selected on both sides, and what is left between them, per currency; in our sign. */
export interface SelectedSums {
  readonly currency: string;
  readonly oursMinor: Minor;
  readonly theirsMinor: Minor;
  readonly remainingMinor: Minor;
}

export function selectedSums(input: ReconciliationInput, result: Pick<ReconciliationResult, "signs">, selected: { readonly ours: readonly number[]; readonly theirs: readonly number[] }): readonly SelectedSums[] {
  const amounts = allSteps(bridgeAmounts(input, result.signs));
  const sums = new Map<string, { ours: number; theirs: number }>();
  for (const side of ["ours", "theirs"] as const) {
    for (const row of selected[side]) {
      const found = amounts[side].get(row);
      if (!found) continue;
      const sum = sums.get(found.currency) ?? { ours: 0, theirs: 0 };
      sum[side] += found.amountMinor;
      sums.set(found.currency, sum);
    }
  }
  return [...sums].map(([currency, { ours, theirs }]) => ({ currency, oursMinor: checkedMinor(ours), theirsMinor: checkedMinor(theirs), remainingMinor: checkedMinor(theirs - ours) }));
}
