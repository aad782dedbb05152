import type { Basis, Found } from "./matching";
import type { Cause } from "./reconciliation";

/** How many groups of a kind were right, of how many: on training sets, those made to mislead or of odd habits (`adverse-set.ts`, `habit-set.ts`) counting a third. */
type Measured = readonly [right: number, seen: number];

/** Automatic groups, by what ties them. */
const AUTOMATIC: Readonly<Partial<Record<Basis, Measured>>> = { reference: [66676, 66677], "party-amount": [11264, 11264], run: [1139, 1139] };
/** Suggestions, by what ties them and what differs. */
const SUGGESTED: Readonly<Record<Basis, Readonly<Partial<Record<Cause, Measured>>>>> = {
  reference: {
    WRONG_CUSTOMER: [788, 788], PARTIAL: [245, 255], OVERPAY: [120, 124], GROUP_1N: [102, 103], DIGIT_TYPO: [79, 79], GROUP_FEE: [79, 79],
    DATE_TIMING: [16, 17], EXACT: [14, 14], SIGN_FLIP: [6, 6],
  },
  "near-reference": { REF_TYPO: [3050, 3051] },
  "party-amount": { REF_MISSING: [6021, 6030], DATE_TIMING: [384, 391], THIRD_PARTY: [261, 261] },
  run: {
    GROUP_N1: [662, 664], GROUP_1N_NOREF: [608, 616], GROUP_1N: [229, 229], NETTED_CN: [156, 157], GROUP_FEE: [119, 119], INSTALMENTS: [78, 79],
    GROUP_NM: [53, 56],
  },
  subset: { GROUP_1N_NOREF: [136, 136], GROUP_N1: [4, 5] },
  residual: {
    TRANSPOSITION: [329, 330], BANK_FEE: [243, 244], ROUNDING: [239, 240], EARLY_DISCOUNT: [167, 168], DIGIT_TYPO: [166, 167], SIGN_FLIP: [151, 152],
    TAX_NET_GROSS: [122, 123], FX_DIFF: [121, 121], DECIMAL_SLIP: [82, 82], WITHHOLDING: [76, 77],
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
  return verdict === "auto" ? Math.round(((right + 0.5) / (seen + 1)) * 10000) / 10000 : Math.min(SUGGESTED_MAX, inThousandths((right + 0.5) / (seen + 1)));
}

/** What a person is asked to look at is never called certain. */
const SUGGESTED_MAX = 0.999;

function inThousandths(share: number): number {
  return Math.round(share * 1000) / 1000;
}
