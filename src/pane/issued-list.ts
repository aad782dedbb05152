import type { FollowedStatement, StatementStatus } from "../statement/statement-status";

/** Which of the issued statements are listed. */
export type IssuedFilter = "all" | "unanswered" | StatementStatus;
export const ISSUED_FILTERS = ["all", "unanswered", "issued", "sent", "confirmed", "disputed", "settled"] as const satisfies readonly IssuedFilter[];

export function isOfFilter({ status, isUnanswered }: FollowedStatement, filter: IssuedFilter): boolean {
  return filter === "all" || (filter === "unanswered" ? isUnanswered : status === filter);
}

/** Unanswered ones first, longest waiting on top; then the others, the latest issue on top. */
export function inOrderOfWaiting(followed: readonly FollowedStatement[]): readonly FollowedStatement[] {
  return [...followed].sort((one, other) => {
    if (one.isUnanswered !== other.isUnanswered) return one.isUnanswered ? -1 : 1;
    return one.isUnanswered ? one.since - other.since : other.issued.issuedOn - one.issued.issuedOn;
  });
}

/** Those whose number, customer code or name contains what was typed. */
export function matchesText({ issued: { number, customer, name } }: FollowedStatement, typed: string): boolean {
  const wanted = typed.trim().toLowerCase();
  return wanted === "" || [number, customer, name].some((text) => text.toLowerCase().includes(wanted));
}
