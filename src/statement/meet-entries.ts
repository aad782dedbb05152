import type { StatedEntry } from "./stated-entries";

/** Entries of then and now that are the same one, whatever changed about it; and those without another. */
export interface Meeting {
  readonly pairs: readonly (readonly [then: StatedEntry, now: StatedEntry])[];
  readonly gone: readonly StatedEntry[];
  readonly come: readonly StatedEntry[];
}

interface Step {
  readonly keyOf: (entry: StatedEntry) => string | null;
  /** Only where one alone of each side has the key: else it would be a guess which is which. */
  readonly alone?: true;
}

const size = ({ amountMinor }: StatedEntry): number => Math.abs(amountMinor);
const named = (keyOf: (entry: StatedEntry) => readonly unknown[]) => (entry: StatedEntry): string | null => (entry.document === "" ? null : JSON.stringify(keyOf(entry)));
const nameless = (keyOf: (entry: StatedEntry) => readonly unknown[]) => (entry: StatedEntry): string | null => (entry.document === "" ? JSON.stringify(keyOf(entry)) : null);

/** From what leaves no doubt to what an accountant would still call the same entry; each occurrence meets once. */
const STEPS: readonly Step[] = [
  { keyOf: (entry) => JSON.stringify([entry.type, entry.document, entry.day, entry.amountMinor, entry.dueDay, entry.openMinor, entry.isDisputed, entry.parts]) },
  { keyOf: ({ type, document, day, amountMinor }) => JSON.stringify([type, document, day, amountMinor]) },
  { keyOf: named(({ type, document, day }) => [type, document, day]) },
  { keyOf: named(({ type, document, amountMinor }) => [type, document, amountMinor]) },
  { keyOf: named((entry) => [entry.document, entry.day, size(entry)]) },
  { keyOf: named((entry) => [entry.document, size(entry)]), alone: true },
  { keyOf: named(({ document, day }) => [document, day]), alone: true },
  { keyOf: named(({ type, document }) => [type, document]), alone: true },
  { keyOf: nameless(({ type, day }) => [type, day]), alone: true },
  { keyOf: nameless(({ type, amountMinor }) => [type, amountMinor]), alone: true },
  { keyOf: ({ type, day, amountMinor }) => JSON.stringify([type, day, amountMinor]), alone: true },
];

/** Pairs in the order of the entries as they are now. */
export function meetEntries(before: readonly StatedEntry[], after: readonly StatedEntry[]): Meeting {
  const order = new Map(after.map((entry, index) => [entry, index]));
  const pairs: (readonly [StatedEntry, StatedEntry])[] = [];
  let [gone, come] = [before, after];
  for (const step of STEPS) {
    if (gone.length === 0 || come.length === 0) break;
    [gone, come] = met(gone, come, step, pairs);
  }
  return { pairs: pairs.sort(([, one], [, other]) => order.get(one)! - order.get(other)!), gone, come };
}

/** What is left of both sides when equals have met. */
function met(before: readonly StatedEntry[], after: readonly StatedEntry[], { keyOf, alone }: Step, pairs: (readonly [StatedEntry, StatedEntry])[]): [readonly StatedEntry[], readonly StatedEntry[]] {
  const waiting = new Map<string, StatedEntry[]>();
  for (const entry of before) add(waiting, keyOf(entry), entry);
  const coming = new Map<string, StatedEntry[]>();
  if (alone) for (const entry of after) add(coming, keyOf(entry), entry);
  const taken = new Set<StatedEntry>();
  const left = after.filter((entry) => {
    const key = keyOf(entry);
    const queue = key === null ? undefined : waiting.get(key);
    if (!queue || queue.length === 0 || (alone && (queue.length > 1 || coming.get(key!)!.length > 1))) return true;
    const old = queue.shift()!;
    taken.add(old);
    pairs.push([old, entry]);
    return false;
  });
  return [before.filter((entry) => !taken.has(entry)), left];
}

function add(lists: Map<string, StatedEntry[]>, key: string | null, entry: StatedEntry): void {
  if (key === null) return;
  const list = lists.get(key);
  if (list) list.push(entry);
  else lists.set(key, [entry]);
}
