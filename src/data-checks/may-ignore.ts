import type { Issue, IssueCode } from "../check/issue";

/** Nobody can choose not to hear of these: no figure is to be used. */
const ALWAYS: ReadonlySet<IssueCode> = new Set<IssueCode>(["invariant-broken", "control-differs"]);

/** A row that is left out of the figures cannot be talked away. */
export function mayIgnore({ code, severity }: Issue): boolean {
  return severity !== "error" && !ALWAYS.has(code);
}
