import { parseIsoDay } from "../calendar/day";
import {
  type AgreedPeriod, type CarriedItem, CARRIED_MAX, type CounterpartyMemory, DECISIONS_MAX, type ListProfile, type MarkedList, NOTE_CHARS_MAX, PERIODS_MAX, type ReconciliationMemory, type SavedDecision, SETTLED_MAX,
} from "./reconciliation-memory";

type Json = Readonly<Record<string, unknown>>;

/** Where something stored was no good: a path such as `reconciliations.statement:C001.decisions[3]`. */
export type Complain = (path: string) => void;

/**
 * The remembered reconciliations. An entry that is no good is left out by itself, with a complaint; the others stay.
 *
 * Row keys lie packed in the file: `key key key`.
 */
export function readReconciliations(stored: unknown, complain: Complain): ReconciliationMemory {
  if (stored === undefined) return {};
  if (!isObject(stored)) {
    complain("reconciliations");
    return {};
  }
  return Object.fromEntries(Object.entries(stored).flatMap(([name, value]) => {
    const path = `reconciliations.${name}`;
    if (isObject(value) && (value.kind === "statement" || value.kind === "bank")) return [[name, readCounterparty(value, path, complain)] as const];
    complain(path);
    return [];
  }));
}

/** As it is stored: keys packed, what is empty left out. */
export function packReconciliations(memory: ReconciliationMemory): unknown {
  return Object.fromEntries(Object.entries(memory).map(([name, { kind, customer, profile, decisions, agreed, settled, carried, posted, marked }]) => [name, {
    kind, customer,
    ...(profile && { profile }),
    ...(decisions.length > 0 && { decisions: decisions.map(({ ours, theirs, ...rest }) => ({ ours: ours.join(" "), theirs: theirs.join(" "), ...rest })) }),
    ...(agreed.length > 0 && { agreed }),
    ...(settled.ours.length + settled.theirs.length > 0 && { settled: { ours: settled.ours.join(" "), theirs: settled.theirs.join(" ") } }),
    ...(carried.length > 0 && { carried }),
    ...(posted.length > 0 && { posted: posted.join(" ") }),
    ...(marked && { marked }),
  }]));
}

function readCounterparty(value: Json, path: string, complain: Complain): CounterpartyMemory {
  const list = <Item>(field: string, max: number, read: (item: unknown) => Item | null): readonly Item[] => {
    const stored = value[field];
    if (stored === undefined) return [];
    if (!Array.isArray(stored)) {
      complain(`${path}.${field}`);
      return [];
    }
    return (stored as readonly unknown[]).slice(-max).flatMap((item, place) => {
      const found = read(item);
      if (found === null) complain(`${path}.${field}[${place}]`);
      return found === null ? [] : [found];
    });
  };
  const settled = isObject(value.settled) ? value.settled : {};
  const profile = value.profile === undefined || value.profile === null ? null : readProfile(value.profile);
  if (value.profile && profile === null) complain(`${path}.profile`);
  const marked = value.marked === undefined ? null : readMarked(value.marked);
  if (value.marked !== undefined && marked === null) complain(`${path}.marked`);
  return {
    kind: value.kind as CounterpartyMemory["kind"],
    customer: typeof value.customer === "string" ? value.customer : null,
    profile,
    decisions: list("decisions", DECISIONS_MAX, readDecision),
    agreed: list("agreed", PERIODS_MAX, readPeriod),
    settled: { ours: keysOf(settled.ours).slice(-SETTLED_MAX), theirs: keysOf(settled.theirs).slice(-SETTLED_MAX) },
    carried: list("carried", CARRIED_MAX, readCarried),
    posted: keysOf(value.posted).slice(-SETTLED_MAX),
    ...(marked && { marked }),
  };
}

function readProfile(value: unknown): ListProfile | null {
  if (!isObject(value) || typeof value.table !== "string" || !Array.isArray(value.headers) || !(value.headers as readonly unknown[]).every(isText)) return null;
  const { columns, tolerance, windowBeforeDays, windowAfterDays, signs } = value;
  if (!isObject(columns) || !Object.values(columns).every(isText) || !isAmount(tolerance) || !isDays(windowBeforeDays) || !isDays(windowAfterDays)) return null;
  return {
    table: value.table, headers: value.headers as readonly string[], columns: columns as Readonly<Record<string, string>>, tolerance, windowBeforeDays, windowAfterDays,
    signs: signs === "same" || signs === "opposite" ? signs : null,
  };
}

function readMarked(value: unknown): MarkedList | null {
  if (!isObject(value)) return null;
  const { table, tolerance, windowBeforeDays, windowAfterDays, periodEnd, advice } = value;
  if (!isText(table) || !isAmount(tolerance) || !isDays(windowBeforeDays) || !isDays(windowAfterDays) || !(periodEnd === null || isIsoDay(periodEnd))) return null;
  return { table, tolerance, windowBeforeDays, windowAfterDays, periodEnd, ...(isText(advice) && { advice }) };
}

function readDecision(value: unknown): SavedDecision | null {
  if (!isObject(value)) return null;
  const { verdict = null, note, owner, disputed, about } = value;
  const [ours, theirs] = [keysOf(value.ours), keysOf(value.theirs)];
  if (ours.length + theirs.length === 0 || !(verdict === null || verdict === "accepted" || verdict === "grouped" || verdict === "rejected")) return null;
  return {
    ours, theirs, verdict,
    ...(isText(note) && note !== "" && { note: note.slice(0, NOTE_CHARS_MAX) }), ...(isText(owner) && owner !== "" && { owner: owner.slice(0, NOTE_CHARS_MAX) }),
    ...(disputed === true && { disputed }), ...(isText(about) && { about }),
  };
}

function readPeriod(value: unknown): AgreedPeriod | null {
  if (!isObject(value) || !isIsoDay(value.periodEnd) || !isIsoDay(value.agreedOn) || !Array.isArray(value.balances) || !Number.isInteger(value.openItems)) return null;
  const fine = (value.balances as readonly unknown[]).every((balance) => isObject(balance) && isText(balance.currency) && isAmount(balance.ours) && isAmount(balance.theirs) && isAmount(balance.settled));
  return fine ? (value as unknown as AgreedPeriod) : null;
}

function readCarried(value: unknown): CarriedItem | null {
  if (!isObject(value) || (value.side !== "ours" && value.side !== "theirs") || !(value.day === null || isIsoDay(value.day)) || !isIsoDay(value.since) || !isAmount(value.amount)) return null;
  const texts = ["key", "cause", "reference", "party", "partyCode", "text", "currency"] as const;
  return texts.every((field) => isText(value[field])) ? (value as unknown as CarriedItem) : null;
}

function keysOf(packed: unknown): readonly string[] {
  return isText(packed) && packed !== "" ? packed.split(" ") : [];
}

function isText(value: unknown): value is string {
  return typeof value === "string";
}

function isAmount(value: unknown): value is string {
  return isText(value) && /^-?\d{1,16}(\.\d{1,6})?$/.test(value);
}

function isIsoDay(value: unknown): value is string {
  return isText(value) && parseIsoDay(value) !== null;
}

function isDays(value: unknown): value is number {
  return Number.isInteger(value) && (value as number) >= 0;
}

function isObject(value: unknown): value is Json {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
