import type { Cause, ReconciliationResult } from "../../src/reconciliation/reconciliation";
import type { LabelledSet } from "./world";

export interface Score {
  readonly edges: number;
  readonly right: number;
  readonly wrong: number;
  readonly autoRight: number;
  readonly autoGroups: number;
  /** Automatic groups with a wrong edge, or on rows that are truly ambiguous. */
  readonly falseAutos: number;
  readonly groups: number;
  readonly groupsExact: number;
  /** Cause → how often it is so, was said, was said rightly. */
  readonly causes: ReadonlyMap<string, readonly [number, number, number]>;
  /** Confidence in tenths of a percent → shown, right. */
  readonly calibration: ReadonlyMap<number, readonly [number, number]>;
}

export type Answer = Pick<ReconciliationResult, "groups" | "unmatched">;

/** Hold an answer against the truth, edge by edge (our row, their row); twins stand for one another. */
export function scoreAnswer({ truth }: LabelledSet, answer: Answer): Score {
  const our = (row: number): number => truth.twins.ours.get(row) ?? row;
  const their = (row: number): number => truth.twins.theirs.get(row) ?? row;
  const edgesOf = (group: { readonly ours: readonly number[]; readonly theirs: readonly number[] }): string[] => group.ours.flatMap((left) => group.theirs.map((right) => `${our(left)}-${their(right)}`));
  const keyOf = (group: { readonly ours: readonly number[]; readonly theirs: readonly number[] }): string => `${group.ours.map(our).sort().join()}|${group.theirs.map(their).sort().join()}`;
  const real = truth.groups.filter(({ cause }) => cause !== "AMBIGUOUS");
  const edges = new Set(real.flatMap(edgesOf));
  const ambiguous = new Set(truth.groups.filter(({ cause }) => cause === "AMBIGUOUS").flatMap(edgesOf));
  const realKeys = new Map(real.map((group) => [keyOf(group), group]));
  const seen = new Set<string>();
  const said = new Map<string, Cause>();
  const calibration = new Map<number, [number, number]>();
  let wrong = 0, autoRight = 0, autoGroups = 0, falseAutos = 0;
  for (const group of answer.groups) {
    const auto = group.verdict === "auto";
    let bad = false;
    let scored = false;
    for (const edge of edgesOf(group)) {
      if (ambiguous.has(edge)) {
        bad ||= auto;
        continue;
      }
      scored = true;
      if (edges.has(edge) && !seen.has(edge)) {
        seen.add(edge);
        if (auto) autoRight += 1;
      } else {
        wrong += 1;
        bad = true;
      }
    }
    if (auto) autoGroups += 1;
    if (auto && bad) falseAutos += 1;
    if (scored && group.cause !== "AMBIGUOUS") {
      const shown = calibration.get(Math.round(group.confidence * 1000)) ?? [0, 0];
      calibration.set(Math.round(group.confidence * 1000), [shown[0] + 1, shown[1] + (bad ? 0 : 1)]);
    }
    if (realKeys.has(keyOf(group))) said.set(keyOf(group), group.cause);
  }
  const causes = new Map<string, [number, number, number]>();
  const hit = (is: string, was: string): void => {
    const of = (cause: string): [number, number, number] => causes.get(cause) ?? causes.set(cause, [0, 0, 0]).get(cause)!;
    of(is)[0] += 1;
    of(was)[1] += 1;
    if (is === was) of(is)[2] += 1;
  };
  for (const group of real) hit(group.cause, said.get(keyOf(group)) ?? "other rows");
  for (const [side, twinOf] of [["ours", truth.twins.ours], ["theirs", truth.twins.theirs]] as const) {
    const flags = new Map(answer.unmatched[side].map(({ row, cause }) => [row, cause]));
    for (const [row, cause] of truth.unmatched[side]) {
      if (cause === "AMBIGUOUS") continue;
      const twin = twinOf.get(row);
      hit(cause, flags.get(row) ?? (twin === undefined ? undefined : flags.get(twin)) ?? "matched");
    }
  }
  return { edges: edges.size, right: seen.size, wrong, autoRight, autoGroups, falseAutos, groups: real.length, groupsExact: said.size, causes, calibration };
}

/** Scores of several sets as one. */
export function together(scores: readonly Score[]): Score {
  const causes = new Map<string, [number, number, number]>();
  const calibration = new Map<number, [number, number]>();
  for (const score of scores) {
    for (const [cause, counts] of score.causes) causes.set(cause, counts.map((count, place) => count + (causes.get(cause)?.[place] ?? 0)) as [number, number, number]);
    for (const [shown, counts] of score.calibration) calibration.set(shown, counts.map((count, place) => count + (calibration.get(shown)?.[place] ?? 0)) as [number, number]);
  }
  const sum = (pick: (score: Score) => number): number => scores.reduce((total, score) => total + pick(score), 0);
  return {
    edges: sum((score) => score.edges), right: sum((score) => score.right), wrong: sum((score) => score.wrong), autoRight: sum((score) => score.autoRight), autoGroups: sum((score) => score.autoGroups),
    falseAutos: sum((score) => score.falseAutos), groups: sum((score) => score.groups), groupsExact: sum((score) => score.groupsExact), causes, calibration,
  };
}

export function precision({ right, wrong }: Score): number {
  return right / Math.max(1, right + wrong);
}

export function recall({ right, edges }: Score): number {
  return right / Math.max(1, edges);
}

/** Mean over causes of the harmonic mean of precision and recall: a rare cause weighs as much as a common one. */
export function macroF1({ causes }: Score): number {
  const values = [...causes.values()].filter(([is]) => is > 0).map(([is, was, rightly]) => (2 * rightly) / (is + was));
  return values.reduce((total, value) => total + value, 0) / Math.max(1, values.length);
}
