import type { Basis, Found } from "./matching";
import type { Cause } from "./reconciliation";

/** How many groups of a kind were right, of how many: on training sets, those made to mislead (`bench/score/adverse-set.ts`) counting a tenth. */
type Measured = readonly [right: number, seen: number];

/** Automatic groups, by what ties them. */
const AUTOMATIC: Readonly<Partial<Record<Basis, Measured>>> = { reference: [23900, 23900], "party-amount": [3400, 3400], run: [582, 582] };
/** Suggestions, by what ties them and what differs. */
const SUGGESTED: Readonly<Record<Basis, Readonly<Partial<Record<Cause, Measured>>>>> = {
  reference: {
    WRONG_CUSTOMER: [339, 339], PARTIAL: [109, 110], OVERPAY: [47, 48], DIGIT_TYPO: [46, 46], GROUP_1N: [62, 62], GROUP_FEE: [34, 34], AMOUNT_DIFF: [4, 5], THIRD_PARTY: [9, 10],
  },
  "near-reference": { REF_TYPO: [905, 905] },
  "party-amount": { REF_MISSING: [855, 857], DATE_TIMING: [124, 125], THIRD_PARTY: [19, 19] },
  run: { GROUP_1N_NOREF: [151, 178], GROUP_FEE: [38, 39], GROUP_NM: [21, 21], INSTALMENTS: [15, 15], NETTED_CN: [49, 49], GROUP_1N: [52, 52], GROUP_N1: [262, 262] },
  subset: { GROUP_1N_NOREF: [30, 30] },
  residual: {
    ROUNDING: [67, 69], DIGIT_TYPO: [45, 47], BANK_FEE: [77, 78], EARLY_DISCOUNT: [61, 61], FX_DIFF: [58, 58], TRANSPOSITION: [81, 82], WITHHOLDING: [35, 36], DECIMAL_SLIP: [30, 31],
    SIGN_FLIP: [50, 51], TAX_NET_GROSS: [44, 44],
  },
};
/** Of a kind that was too rare to measure. */
const RARE: Measured = [9, 10];

/**
 * How sure a group is, from how often groups of its kind were right where the truth is known: (right + ½) / (seen + 1), so that what was
 * seen seldom is never called certain. An ambiguous row has one chance in the number of its choices.
 */
export function confidenceOf({ verdict, basis, cause, alternatives }: Found): number {
  if (cause === "AMBIGUOUS") return inThousandths(1 / (alternatives.length + 1));
  const [right, seen] = (verdict === "auto" ? AUTOMATIC[basis] : SUGGESTED[basis][cause]) ?? RARE;
  return verdict === "auto" && right === seen ? Math.round(((right + 0.5) / (seen + 1)) * 10000) / 10000 : inThousandths((right + 0.5) / (seen + 1));
}

function inThousandths(share: number): number {
  return Math.round(share * 1000) / 1000;
}
