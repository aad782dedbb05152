import { CHECK_STANDINGS, type CheckSettings, type CheckStanding, type IgnoredFinding } from "./settings";

/** The oldest are forgotten first. */
const IGNORED_MAX = 5000;

/** What a workbook says of its data checks; an entry that is no good is left out and named to `wrong`. */
export function readChecks(stored: Readonly<Record<string, unknown>>, wrong: (path: string) => void): CheckSettings {
  const standings = isObject(stored.standings) ? stored.standings : {};
  if (stored.standings !== undefined && !isObject(stored.standings)) wrong("checks.standings");
  const ignored = Array.isArray(stored.ignored) ? (stored.ignored as readonly unknown[]) : [];
  if (stored.ignored !== undefined && !Array.isArray(stored.ignored)) wrong("checks.ignored");
  return {
    ...stored,
    standings: Object.fromEntries(
      Object.entries(standings).flatMap(([code, value]) => {
        const standing = CHECK_STANDINGS.find((each) => each === value);
        if (standing === undefined) wrong(`checks.standings.${code}`);
        return standing === undefined ? [] : [[code, standing] as [string, CheckStanding]];
      }),
    ),
    ignored: ignored.slice(-IGNORED_MAX).flatMap((each, place) => {
      const fine = isObject(each) && ["code", "key", "reason"].every((name) => typeof each[name] === "string");
      if (!fine) wrong(`checks.ignored[${place}]`);
      return fine ? [each as unknown as IgnoredFinding] : [];
    }),
  };
}

function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
