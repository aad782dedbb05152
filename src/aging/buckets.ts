import { assert } from "../check/assert";
import type { AgingPolicy } from "../settings/settings";

/** As many columns as a report can show side by side. */
export const EDGES_MAX = 12;
const EDGE_DAYS_MAX = 36_600;

/** Why these edges cannot be used, or null: for what a user types. */
export type AgingPolicyProblem = "edges-missing" | "edges-not-whole" | "edges-not-ascending" | "edges-too-many" | "edges-too-large";

export function agingPolicyProblem({ edgesDays }: AgingPolicy): AgingPolicyProblem | null {
  if (edgesDays.length === 0) return "edges-missing";
  if (edgesDays.length > EDGES_MAX) return "edges-too-many";
  if (edgesDays.some((edge) => !Number.isInteger(edge))) return "edges-not-whole";
  if (!ascends(edgesDays)) return "edges-not-ascending";
  return edgesDays.at(-1)! > EDGE_DAYS_MAX ? "edges-too-large" : null;
}

function ascends(edgesDays: readonly number[]): boolean {
  return edgesDays.length > 0 && edgesDays.every((edge, place) => Number.isInteger(edge) && edge > (place === 0 ? 0 : edgesDays[place - 1]!));
}

/**
 * Names of the buckets.
 *
 * @example due, 30 60 → `Current`, `1-30`, `31-60`, `>60`; document, 30 60 → `0-30`, `31-60`, `>60`
 */
export function bucketLabels({ basis, edgesDays }: AgingPolicy): string[] {
  const between = edgesDays.slice(1).map((edge, place) => `${edgesDays[place]! + 1}-${edge}`);
  const first = basis === "due" ? ["Current", `1-${edgesDays[0]!}`] : [`0-${edgesDays[0]!}`];
  return [...first, ...between, `>${edgesDays.at(-1)!}`];
}

/**
 * The bucket of an age in days: every age has exactly one.
 *
 * An item due on the day itself is not past due. By document date there is no "current": age 0 belongs to the first bucket.
 */
export function bucketOf(policy: AgingPolicy): (ageDays: number) => number {
  assert(ascends(policy.edgesDays), `Aging edges ${policy.edgesDays.join(", ")} should ascend from 1`);
  const last = policy.edgesDays.at(-1)!;
  const isDue = policy.basis === "due" ? 1 : 0;
  const beyond = policy.edgesDays.length + isDue;
  const table = new Uint16Array(last + 1);
  for (let age = 1, bucket = 0; age <= last; age++) {
    if (age > policy.edgesDays[bucket]!) bucket++;
    table[age] = bucket + isDue;
  }
  return (ageDays) => (ageDays <= 0 ? 0 : ageDays > last ? beyond : table[ageDays]!);
}
