import type { SourceProfile } from "./source";

/** Layouts of accounting systems' exports. */
export const SYSTEM_PROFILES: readonly SourceProfile[] = [];
