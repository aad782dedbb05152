import type { SourceProfile } from "./source";

/** Layouts of banks' and wallets' exports, by the names of their columns. */
export const BANK_PROFILES: readonly SourceProfile[] = [];
