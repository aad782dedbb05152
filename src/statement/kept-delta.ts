import { sha256 } from "../check/sha256";
import { BEGINNING } from "../calendar/day";
import type { StatedEntry } from "./stated-entries";

/** The entries of an earlier row of the same account, beside which a later one keeps only what differs. */
export interface KeptBase {
  /** Names the row. */
  readonly mark: string;
  readonly entries: readonly StatedEntry[];
}

/** What differs from the base, beside the entries that the row keeps anyhow. */
export interface KeptDelta {
  readonly base: string;
  readonly more: readonly unknown[];
  /** Places in the base. */
  readonly gone: readonly number[];
  /** Names all entries together: what is put together otherwise is not believed. */
  readonly check: string;
}

const CHECK_LENGTH = 16;

/** All entries but those in `own`, said as a difference from the base. */
export function deltaOf(base: KeptBase, entries: readonly StatedEntry[], { own, pack }: { readonly own: ReadonlySet<StatedEntry>; readonly pack: (entry: StatedEntry) => readonly unknown[] }): KeptDelta {
  const places = new Map<string, number[]>();
  base.entries.forEach((entry, place) => {
    const key = JSON.stringify(pack(entry));
    const known = places.get(key);
    if (known) known.push(place);
    else places.set(key, [place]);
  });
  const used = new Set<number>();
  const more = entries.filter((entry) => {
    if (own.has(entry)) return false;
    const place = places.get(JSON.stringify(pack(entry)))?.shift();
    if (place !== undefined) used.add(place);
    return place === undefined;
  });
  return { base: base.mark, more: more.map(pack), gone: base.entries.flatMap((_, place) => (used.has(place) ? [] : [place])), check: checkOf(entries, pack) };
}

/** The entries put together again, by day; null where they are not those that were kept. */
export function withDelta(base: readonly StatedEntry[], { own, more, gone, check, pack }: {
  readonly own: readonly StatedEntry[];
  readonly more: readonly StatedEntry[];
  readonly gone: ReadonlySet<number>;
  readonly check: string;
  readonly pack: (entry: StatedEntry) => readonly unknown[];
}): readonly StatedEntry[] | null {
  const entries = [...base.filter((_, place) => !gone.has(place)), ...more, ...own].sort((one, other) => (one.day ?? BEGINNING) - (other.day ?? BEGINNING));
  return checkOf(entries, pack) === check ? entries : null;
}

/** Whatever their order. */
function checkOf(entries: readonly StatedEntry[], pack: (entry: StatedEntry) => readonly unknown[]): string {
  return sha256(entries.map((entry) => JSON.stringify(pack(entry))).sort().join("\n")).slice(0, CHECK_LENGTH);
}
