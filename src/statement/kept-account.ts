import { type Day, isoDay, parseIsoDay } from "../calendar/day";
import { ENTRY_TYPES, type EntryType } from "../ledger/ledger";
import { type Minor, ZERO } from "../money/money";
import { deltaOf, type KeptBase, withDelta } from "./kept-delta";
import { packFigures, type StatedFigures, unpackFigures } from "./fingerprint";
import { isListed, isOfItems, type StatedEntry, type StatedPeriod } from "./stated-entries";
import { packWay, type StatedWay, unpackWay } from "./stated-way";

/** What is kept of an account beside its balances, to tell later why a figure is no longer what it was. */
export interface KeptAccount {
  /** `account`: every entry it had; `lines`: those that the statement listed; `earlier`: the same, of each only its amount on the statement. */
  readonly scope: "account" | "lines" | "earlier";
  /** null where they were too many to keep. */
  readonly entries: readonly StatedEntry[] | null;
  /** null in rows of the earlier recipe. */
  readonly figures: StatedFigures | null;
  readonly way: StatedWay | null;
  /** Number of the statement that it told to go on from, "" for an account that had none; null where it told of none. */
  readonly goesOnFrom: string | null;
}

/** A cell holds 32,767 characters. */
const PACKED_CHARS_MAX = 32_000;
const VERSION = 2;
const TYPE_MARKS: Readonly<Record<EntryType, string>> = {
  invoice: "i", payment: "p", "credit note": "c", refund: "r", "write-off": "w", "debit adjustment": "d", "credit adjustment": "k", fee: "f", opening: "o", revaluation: "v",
};
const TYPE_OF = new Map(ENTRY_TYPES.map((type) => [TYPE_MARKS[type], type]));

/**
 * As text of one cell: all entries where they fit (beside an earlier row only what differs from it, where that is shorter), else those that the statement lists, else none of them.
 */
export function packAccount({ scope, entries, figures, way, goesOnFrom }: KeptAccount, period: StatedPeriod, base: KeptBase | null = null): string {
  if (scope === "earlier" || way === null || figures === null) return "";
  const head = { v: VERSION, way: packWay(way), figures: packFigures(figures), ...(goesOnFrom !== null && { after: goesOnFrom }) };
  const bare = JSON.stringify({ ...head, of: "lines", entries: null });
  if (entries === null) return bare;
  const own = entries.filter((entry) => isListed(entry, period));
  const listed = own.map(packedEntry);
  const whole = scope === "account" ? [JSON.stringify({ ...head, of: "account", entries: entries.map(packedEntry) })] : [];
  const beside = scope === "account" && base ? [JSON.stringify({ ...head, of: "account", entries: listed, delta: deltaOf(base, entries, { own: new Set(own), pack: packedEntry }) })] : [];
  const [shortest] = [...whole, ...beside].filter(fits).sort((one, other) => one.length - other.length);
  return shortest ?? [JSON.stringify({ ...head, of: "lines", entries: listed })].find(fits) ?? bare;
}

function fits(text: string): boolean {
  return text.length <= PACKED_CHARS_MAX;
}

/**
 * null for text that no register of ours has written.
 *
 * `basesOf` answers the entries of rows by their mark. Where the row it was kept beside is gone or changed, the lines are what is left.
 */
export function unpackAccount(text: string, period: Omit<StatedPeriod, "showWriteOffs">, basesOf: (mark: string) => readonly (readonly StatedEntry[])[] = () => []): KeptAccount | null {
  let stored: unknown;
  try {
    stored = JSON.parse(text);
  } catch {
    return null;
  }
  if (Array.isArray(stored)) return earlierAccount(stored as readonly unknown[], period);
  if (typeof stored !== "object" || stored === null) return null;
  const { v, way, figures, of, entries, after = null, delta } = stored as Readonly<Record<string, unknown>>;
  const read = { way: unpackWay(way), figures: unpackFigures(figures) };
  if (v !== VERSION || (of !== "account" && of !== "lines") || read.way === null || read.figures === null) return null;
  if (after !== null && typeof after !== "string") return null;
  const about = { ...read, goesOnFrom: after };
  if (entries === null) return { ...about, scope: of, entries: null };
  const own = unpackedEntries(entries);
  if (own === null) return null;
  if (delta === undefined) return { ...about, scope: of, entries: own };
  const whole = besideBase(delta, own, basesOf);
  return whole ? { ...about, scope: "account", entries: whole } : { ...about, scope: "lines", entries: own };
}

function besideBase(delta: unknown, own: readonly StatedEntry[], basesOf: (mark: string) => readonly (readonly StatedEntry[])[]): readonly StatedEntry[] | null {
  if (typeof delta !== "object" || delta === null) return null;
  const { base, more: packed, gone, check } = delta as Readonly<Record<string, unknown>>;
  const more = unpackedEntries(packed);
  if (typeof base !== "string" || more === null || !Array.isArray(gone) || typeof check !== "string") return null;
  for (const entries of basesOf(base)) {
    const whole = withDelta(entries, { own, more, gone: new Set(gone as readonly number[]), check, pack: packedEntry });
    if (whole) return whole;
  }
  return null;
}

function unpackedEntries(stored: unknown): readonly StatedEntry[] | null {
  if (!Array.isArray(stored)) return null;
  const entries = (stored as readonly unknown[]).map(unpackedEntry);
  return entries.every((entry) => entry !== null) ? entries : null;
}

/** Day, type, document and amount; then due day and what is open; then what few entries have. */
function packedEntry({ day, type, document, amountMinor, dueDay, openMinor, isDisputed, parts, settles, demandedMinor }: StatedEntry): readonly unknown[] {
  const rare = { ...(isDisputed && { d: 1 }), ...(parts !== "" && { p: parts }), ...(settles !== "" && { s: settles }), ...(demandedMinor !== 0 && { m: demandedMinor }) };
  const packed: unknown[] = [packedDay(day), TYPE_MARKS[type], document, amountMinor, packedDay(dueDay), openMinor, ...(Object.keys(rare).length > 0 ? [rare] : [])];
  while (packed.length > 4 && packed.at(-1) === 0) packed.pop();
  return packed;
}

function unpackedEntry(stored: unknown): StatedEntry | null {
  if (!Array.isArray(stored) || stored.length < 4 || stored.length > 7) return null;
  const [written, mark, document, amount, writtenDue = 0, open = 0, rare = {}] = stored as readonly unknown[];
  const [day, dueDay] = [unpackedDay(written), unpackedDay(writtenDue)];
  const type = TYPE_OF.get(String(mark));
  if (day === undefined || dueDay === undefined || type === undefined || typeof document !== "string" || !Number.isSafeInteger(amount) || !Number.isSafeInteger(open)) return null;
  if (typeof rare !== "object" || rare === null) return null;
  const { d, p = "", s = "", m = 0 } = rare as Readonly<Record<string, unknown>>;
  if (typeof p !== "string" || typeof s !== "string" || !Number.isSafeInteger(m)) return null;
  return { day, type, document, amountMinor: amount as Minor, dueDay, openMinor: open as Minor, isDisputed: d === 1, parts: p, settles: s, demandedMinor: m as Minor };
}

/** `20261031`; 0 for no day. */
function packedDay(day: Day | null): number {
  return day === null ? 0 : Number(isoDay(day).replace(/-/g, ""));
}

function unpackedDay(stored: unknown): Day | null | undefined {
  if (stored === 0) return null;
  const text = String(stored).padStart(8, "0");
  return parseIsoDay(`${text.slice(0, 4)}-${text.slice(4, 6)}-${text.slice(6)}`) ?? undefined;
}

/** Rows of the earlier recipe: `["2026-10-31","invoice","INV-1",120000]`, the amount being what the line showed. */
function earlierAccount(stored: readonly unknown[], { kind }: Omit<StatedPeriod, "showWriteOffs">): KeptAccount | null {
  const entries = stored.map((line): StatedEntry | null => {
    if (!Array.isArray(line) || line.length !== 4) return null;
    const [written, typed, document, amount] = line as readonly unknown[];
    const type = ENTRY_TYPES.find((each) => each === typed);
    const day = written === "" ? null : typeof written === "string" ? (parseIsoDay(written) ?? undefined) : undefined;
    if (type === undefined || day === undefined || typeof document !== "string" || !Number.isSafeInteger(amount)) return null;
    return onlyListed({ day, type, document, amountMinor: amount as Minor }, kind);
  });
  return entries.every((entry) => entry !== null) ? { scope: "earlier", entries, figures: null, way: null, goesOnFrom: null } : null;
}

/** An entry of which no more is known than what its line showed. */
export function onlyListed({ day, type, document, amountMinor }: Pick<StatedEntry, "day" | "type" | "document" | "amountMinor">, kind: StatedPeriod["kind"]): StatedEntry {
  return {
    day, type, document, amountMinor, dueDay: null, openMinor: isOfItems(kind) ? amountMinor : ZERO, isDisputed: false, parts: "", settles: "",
    demandedMinor: kind === "dunning" ? amountMinor : ZERO,
  };
}
