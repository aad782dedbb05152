/**
 * A decimal as typed into a field, as decimal text: `1,234.50` → "1234.50"; full-width digits are read, currency signs are not.
 *
 * Errors: null where it is no such number, so that nobody's slip becomes a figure.
 */
export function decimalTyped(text: string): string | null {
  const plain = text.normalize("NFKC").trim().replace(/^[−–]/, "-").replace(/[\s']/g, "");
  const match = /^(-?)(\d{1,3}(?:,\d{3})+|\d+)(\.\d+)?$/.exec(plain);
  return match ? `${match[1]}${match[2]!.replace(/,/g, "")}${match[3] ?? ""}` : null;
}

/** A whole number of days as typed, or null. */
export function wholeTyped(text: string): number | null {
  const plain = text.normalize("NFKC").trim();
  return /^\d{1,5}$/.test(plain) ? Number(plain) : null;
}

/** Bucket edges as typed, `30, 60, 90`: rising whole numbers, at most twelve; or null. */
export function edgesTyped(text: string): readonly number[] | null {
  const parts = text.normalize("NFKC").split(/[,，、;\s]+/).filter((part) => part !== "");
  const edges = parts.map(wholeTyped);
  if (edges.length === 0 || edges.length > EDGES_MAX) return null;
  return edges.every((edge, index): edge is number => edge !== null && edge > 0 && (index === 0 || edge > edges[index - 1]!)) ? (edges as readonly number[]) : null;
}

/** More buckets than this cannot be read in a pane or on a page. */
const EDGES_MAX = 12;
