import { sha256 } from "../check/sha256";
import { BEGINNING, type Day, isoDay, parseIsoDay } from "../calendar/day";
import { type EntryType, ENTRY_TYPES, type Ledger } from "../ledger/ledger";
import { type Minor, ZERO } from "../money/money";
import type { StatementKind } from "../settings/settings";
import type { Statement } from "./statement";

/** What an issued statement said of one account: a row of the register. */
export interface IssuedStatement {
  readonly number: string;
  /** `Customer.key`. */
  readonly customer: string;
  readonly name: string;
  readonly kind: StatementKind;
  readonly from: Day;
  readonly to: Day;
  readonly currency: string;
  readonly entity: string;
  readonly account: string;
  readonly openingMinor: Minor;
  readonly closingMinor: Minor;
  /** SHA-256 of all figures, see `fingerprintOf`. */
  readonly fingerprint: string;
  /** null where they were too many to keep. */
  readonly lines: readonly IssuedLine[] | null;
  readonly issuedOn: Day;
  readonly issuedBy: string;
  readonly language: string;
  readonly policyVersion: number;
}

export interface IssuedLine {
  /** null for an undated opening item. */
  readonly day: Day | null;
  readonly type: EntryType;
  readonly document: string;
  /** The movement, or what was open of it, by kind: + the customer owes more. */
  readonly amountMinor: Minor;
}

/** Kinds whose lines are open items rather than movements; their balance begins at nothing. */
const OF_ITEMS: ReadonlySet<StatementKind> = new Set(["open-item", "dunning", "confirmation"]);
/** A cell holds 32,767 characters. */
const PACKED_CHARS_MAX = 32_000;

/** What the register keeps of a statement; `items` are the open items behind a confirmation, which itself lists none. */
export function issuedFigures(
  ledger: Ledger,
  statement: Statement,
  { items, ...issue }: Pick<IssuedStatement, "number" | "issuedOn" | "issuedBy" | "language" | "policyVersion"> & { readonly items: Statement | null },
): IssuedStatement {
  const { customer, currency, entity, account } = ledger.partitions[statement.partition]!;
  const { kind, from, to, closingMinor } = statement;
  const isOfItems = OF_ITEMS.has(kind);
  const lines = (items ?? statement).lines.map(({ day, type, document, debitMinor, creditMinor, openMinor }): IssuedLine => ({
    day: day <= BEGINNING ? null : day, type, document, amountMinor: isOfItems ? (openMinor ?? ZERO) : ((debitMinor - creditMinor) as Minor),
  }));
  const { key, name } = ledger.customers[customer]!;
  const figures = { ...issue, customer: key, name, kind, from, to, currency, entity, account, openingMinor: isOfItems ? ZERO : statement.openingMinor, closingMinor };
  return { ...figures, fingerprint: fingerprintOf({ ...figures, lines }), lines: packLines(lines) === "" ? null : lines };
}

/** Names every figure of a statement of an account; who issued it, when, and in which language is not part of it. */
export function fingerprintOf({ number, customer, kind, from, to, currency, entity, account, openingMinor, closingMinor, lines }: Omit<IssuedStatement, "name" | "fingerprint" | "issuedOn" | "issuedBy" | "language" | "policyVersion">): string {
  return sha256(JSON.stringify([number, customer, kind, isoDay(from), isoDay(to), currency, entity, account, openingMinor, closingMinor, (lines ?? []).map(packedLine)]));
}

/** Lines as text of one cell; "" where they are too many for it. */
export function packLines(lines: readonly IssuedLine[]): string {
  const text = JSON.stringify(lines.map(packedLine));
  return text.length > PACKED_CHARS_MAX ? "" : text;
}

/** null for text that no register of ours has written. */
export function unpackLines(text: string): readonly IssuedLine[] | null {
  let stored: unknown;
  try {
    stored = JSON.parse(text);
  } catch {
    return null;
  }
  if (!Array.isArray(stored)) return null;
  const lines = (stored as readonly unknown[]).map(lineOf);
  return lines.every((line) => line !== null) ? lines : null;
}

function packedLine({ day, type, document, amountMinor }: IssuedLine): readonly [string, string, string, number] {
  return [day === null ? "" : isoDay(day), type, document, amountMinor];
}

function lineOf(stored: unknown): IssuedLine | null {
  if (!Array.isArray(stored) || stored.length !== 4) return null;
  const [day, type, document, amount] = stored as readonly unknown[];
  const known = ENTRY_TYPES.find((each) => each === type);
  const parsed = day === "" ? null : typeof day === "string" ? parseIsoDay(day) : undefined;
  if (known === undefined || parsed === undefined || (parsed === null && day !== "") || typeof document !== "string" || !Number.isSafeInteger(amount)) return null;
  return { day: parsed, type: known, document, amountMinor: amount as Minor };
}
