import type { Cause, MatchGroup, ReconciliationInput } from "../reconciliation/reconciliation";
import type { HighlightKind } from "../grid/sheet-plan";

/** What we have yet to enter, or entered twice: these adjust our balance; everything else adjusts theirs. */
const OURS_TO_ADJUST: ReadonlySet<Cause> = new Set(["MISSING_L", "CUTOFF_L", "DUPLICATE_L", "BANK_FEE", "GROUP_FEE", "WITHHOLDING", "EARLY_DISCOUNT", "FX_DIFF", "ROUNDING"]);

/** Whose balance an item of the bridge adjusts. */
export function adjusts(cause: Cause, kind: ReconciliationInput["kind"]): "ours" | "theirs" {
  if (kind === "bank" && cause === "OVERPAY") return "ours";
  return OURS_TO_ADJUST.has(cause) ? "ours" : "theirs";
}

/** Differences that are listed, but whose reason the data does not show. */
export const WITHOUT_CAUSE: ReadonlySet<Cause> = new Set(["AMOUNT_DIFF", "AMBIGUOUS"]);

/** Causes that need nobody's eye when matched and without a difference. */
const QUIET: ReadonlySet<Cause> = new Set([
  "EXACT", "REF_FORMAT", "DATE_TIMING", "GROUP_1N", "GROUP_N1", "GROUP_NM", "NETTED_CN", "INSTALMENTS",
]);

export function needsAttention(group: MatchGroup): boolean {
  return group.verdict === "suggested" || group.differenceMinor !== 0 || !QUIET.has(group.cause);
}

export function kindOfGroup(group: MatchGroup): HighlightKind {
  if (group.cause === "AMBIGUOUS") return "ambiguous";
  if (group.differenceMinor !== 0) return "difference";
  if (group.cause === "DUPLICATE_L" || group.cause === "DUPLICATE_R") return "duplicate";
  return group.verdict === "suggested" ? "suggested" : "matched";
}

export function kindOfUnmatched(cause: Cause): HighlightKind {
  if (cause === "DUPLICATE_L" || cause === "DUPLICATE_R") return "duplicate";
  return cause === "AMBIGUOUS" ? "ambiguous" : "missing";
}
