import { ENTRIES_PER_STEP } from "../check/steps";
import { ENTRY_TYPES } from "../ledger/ledger";
import { fieldsOf } from "./check-source";
import type { DataCheck } from "./data-check";

/** Numbers that we give out ourselves; receipts may carry the payer's. */
const OURS: ReadonlySet<string> = new Set(["invoice", "credit note", "debit adjustment", "fee"]);
/** A series has so many numbers, and few gaps: with more missing than every tenth, the numbers are shared with something else. */
const NUMBERS_MIN = 5;
const MISSING_SHARE_MAX = 0.1;
const MISSING_FEW = 3;
/** A gap of one series told at most so often. */
const GAPS_TOLD_MAX = 50;

interface Numbered {
  readonly number: number;
  readonly entry: number;
}

/** Numbers missing in a series of documents. */
export const numberGaps: DataCheck = {
  code: "number-gap",
  standing: "advice",
  *run(source, report) {
    const column = fieldsOf(source, "ledger")!.at("document");
    if (column < 0) return;
    const { entries, partitions } = source.ledger;
    const series = new Map<string, Numbered[]>();
    for (let entry = 0; entry < entries.count; entry++) {
      if (entry % ENTRIES_PER_STEP === 0) yield;
      if (!OURS.has(ENTRY_TYPES[entries.type[entry]!]!)) continue;
      const parts = /^(.*?)(\d{1,9})$/s.exec(entries.document[entry]!);
      if (!parts) continue;
      const [, prefix = "", digits = ""] = parts;
      const key = `${partitions[entries.partition[entry]!]!.entity}\u0001${prefix.toUpperCase()}\u0001${digits.startsWith("0") ? digits.length : ""}`;
      const numbers = series.get(key);
      if (numbers) numbers.push({ number: Number(digits), entry });
      else series.set(key, [{ number: Number(digits), entry }]);
    }
    for (const numbers of joined(series).values()) {
      yield;
      for (const { before, after } of gapsOf(numbers).slice(0, GAPS_TOLD_MAX)) {
        const count = after.number - before.number - 1;
        const written = (number: number): string => spelled(entries.document[before.entry]!, number);
        const [first, last] = [written(before.number + 1), written(after.number - 1)];
        report("ledger", { row: entries.row[after.entry]! - 1, column }, { before: entries.document[before.entry]!, document: entries.document[after.entry]!, count, missing: count === 1 ? first : `${first} – ${last}` });
      }
    }
  },
};

/** "099" belongs to the series of "100": a padded series goes on in the numbers of the same length. */
function joined(series: ReadonlyMap<string, Numbered[]>): ReadonlyMap<string, readonly Numbered[]> {
  const whole = new Map<string, Numbered[]>();
  for (const [key, numbers] of series) {
    const [entity, prefix, length] = key.split("\u0001");
    const rest = series.get(`${entity}\u0001${prefix}\u0001`) ?? [];
    whole.set(key, length === "" ? numbers : [...numbers, ...rest.filter(({ number }) => String(number).length === Number(length))]);
  }
  for (const [key, numbers] of whole) {
    const padded = key.endsWith("\u0001") && [...whole.keys()].some((other) => other !== key && other.startsWith(key) && numbers.length > 0);
    if (padded) whole.delete(key);
  }
  return whole;
}

function gapsOf(numbers: readonly Numbered[]): { readonly before: Numbered; readonly after: Numbered }[] {
  const sorted = [...numbers].sort((left, right) => left.number - right.number || left.entry - right.entry).filter((each, place, all) => place === 0 || each.number !== all[place - 1]!.number);
  if (sorted.length < NUMBERS_MIN) return [];
  const span = sorted.at(-1)!.number - sorted[0]!.number + 1;
  const missing = span - sorted.length;
  if (missing === 0 || missing > Math.max(MISSING_FEW, span * MISSING_SHARE_MAX)) return [];
  return sorted.slice(1).flatMap((after, place) => (after.number - sorted[place]!.number > 1 ? [{ before: sorted[place]!, after }] : []));
}

function spelled(like: string, number: number): string {
  const digits = /\d+$/.exec(like)![0];
  const own = digits.length > 9 ? digits.slice(-9) : digits;
  return like.slice(0, like.length - own.length) + String(number).padStart(own.startsWith("0") ? own.length : 1, "0");
}
