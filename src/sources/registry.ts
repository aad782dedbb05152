import { BANK_PROFILES } from "./bank-profiles";
import type { SourceFile, SourceProfile } from "./source";
import { STRUCTURED_PROFILES } from "./structured-profiles";
import { SYSTEM_PROFILES } from "./system-profiles";

/** Every layout that is known by its content. */
export const SOURCE_PROFILES: readonly SourceProfile[] = [...STRUCTURED_PROFILES, ...BANK_PROFILES, ...SYSTEM_PROFILES];

/** What a file is taken for. `doubtful`: several layouts fit it equally well, and a person says which. */
export type Recognition =
  | { readonly kind: "recognised"; readonly profile: SourceProfile; readonly score: number }
  | { readonly kind: "doubtful"; readonly profiles: readonly SourceProfile[] }
  | { readonly kind: "unknown" };

/** Scores this close are equal. */
const EQUAL_WITHIN = 0.005;

/** The layout that a file fits best, by its content alone. */
export function recognise(file: SourceFile, profiles: readonly SourceProfile[] = SOURCE_PROFILES): Recognition {
  const fitting = profiles.map((profile) => ({ profile, score: profile.recognise(file) })).filter(({ score }) => score > 0).sort((left, right) => right.score - left.score);
  const [best] = fitting;
  if (!best) return { kind: "unknown" };
  const equals = fitting.filter(({ score }) => best.score - score < EQUAL_WITHIN);
  return equals.length > 1 ? { kind: "doubtful", profiles: equals.map(({ profile }) => profile) } : { kind: "recognised", ...best };
}

export function profileNamed(id: string): SourceProfile | null {
  return SOURCE_PROFILES.find((profile) => profile.id === id) ?? null;
}
