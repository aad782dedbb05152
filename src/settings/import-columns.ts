/**
 * What a person said of the columns of another system's files, so that the next file with these headers is read so.
 *
 * One for each layout and set of headers: what holds for one bank's list says nothing of another's.
 */
export interface ImportColumns {
  /** Name of the layout the columns were set right for. */
  readonly profile: string;
  /** All headers of such a file, whatever their order. */
  readonly headers: readonly string[];
  /** Header → field, "" for leave alone; only what was corrected. */
  readonly columns: Readonly<Record<string, string>>;
  /** ISO date it was said on. */
  readonly savedOn: string;
}

/** The part is read whenever the workbook is. */
const REMEMBERED_MAX = 200;
const HEADERS_MAX = 500;

/** With one more; it takes the place of an earlier one of the same layout and headers. The oldest are forgotten first. */
export function withImportColumns(remembered: readonly ImportColumns[], added: ImportColumns): readonly ImportColumns[] {
  return added.headers.length > HEADERS_MAX ? remembered : [...withoutImportColumns(remembered, added), added].slice(-REMEMBERED_MAX);
}

export function withoutImportColumns(remembered: readonly ImportColumns[], gone: Pick<ImportColumns, "profile" | "headers">): readonly ImportColumns[] {
  return remembered.filter((each) => each.profile !== gone.profile || !sameHeaders(each.headers, gone.headers));
}

/** The same headers in whatever order; one that stands twice stands twice in both. */
export function sameHeaders(left: readonly string[], right: readonly string[]): boolean {
  return left.length === right.length && keyOf(left) === keyOf(right);
}

function keyOf(headers: readonly string[]): string {
  return [...headers].sort().join("\u0001");
}

/** What is stored, as far as it says such a thing; an entry that is no good is left out and named to `wrong`. */
export function readImportColumns(stored: unknown, wrong: (path: string) => void): readonly ImportColumns[] {
  if (stored === undefined) return [];
  if (!Array.isArray(stored)) {
    wrong("importColumns");
    return [];
  }
  return (stored as readonly unknown[]).slice(-REMEMBERED_MAX).flatMap((each, place) => {
    if (isImportColumns(each)) return [each];
    wrong(`importColumns[${place}]`);
    return [];
  });
}

function isImportColumns(each: unknown): each is ImportColumns {
  if (typeof each !== "object" || each === null) return false;
  const { profile, headers, columns, savedOn } = each as Record<string, unknown>;
  return (
    typeof profile === "string" && typeof savedOn === "string" && /^\d{4}-\d{2}-\d{2}$/.test(savedOn) && Array.isArray(headers) && headers.every((header) => typeof header === "string") &&
    typeof columns === "object" && columns !== null && !Array.isArray(columns) && Object.values(columns).every((field) => typeof field === "string")
  );
}
