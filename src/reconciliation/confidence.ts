import type { Found } from "./matching";

/** How often groups of a kind were right on sets that were not used to build the engine (`docs/RECONCILIATION.md` has the table). */
export function confidenceOf({ verdict, basis, cause, alternatives }: Found): number {
  if (cause === "AMBIGUOUS") return Math.round(1000 / (alternatives.length + 1)) / 1000;
  if (verdict === "auto") return 0.999;
  if (basis === "reference") return 0.98;
  if (basis === "party-amount" || basis === "near-reference") return 0.97;
  return 0.95;
}
