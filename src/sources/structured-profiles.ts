import type { SourceProfile } from "./source";

/** Layouts of formats that a standard describes. */
export const STRUCTURED_PROFILES: readonly SourceProfile[] = [];
