import type { Found } from "./matching";

/** How often groups of a kind were right on training sets, rounded down (`npm run score -- --calibration` shows it). */
export function confidenceOf({ verdict, basis, cause, alternatives }: Found): number {
  if (cause === "AMBIGUOUS") return Math.round(1000 / (alternatives.length + 1)) / 1000;
  if (verdict === "auto") return 0.9999;
  switch (basis) {
    case "reference":
      return 0.999;
    case "party-amount":
    case "near-reference":
      return 0.998;
    case "run":
    case "residual":
      return 0.996;
    case "subset":
      return 0.95;
  }
}
