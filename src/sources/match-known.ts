import type { Steps } from "../check/steps";
import type { KnownRow } from "./known-rows";
import { maySameAccount, maySameBank } from "./same-account";
import type { SourceKind } from "./source";

/** Whether an entry is there already. `conflict`: its document is, with another amount. */
export type Presence = "new" | "present" | "conflict";

interface Level {
  /** Rows of one key are the same entry, each once; null where this level says nothing of the row. */
  readonly key: (row: KnownRow) => string | null;
  readonly fits?: (known: KnownRow, row: KnownRow) => boolean;
  readonly verdict: Presence;
  /** Another account may have had the same: told where nothing names the account. */
  readonly isUnsure?: true;
}

const joined = (...parts: readonly (string | number | null)[]): string => parts.join("\u0001");
const money = ({ day, amountMinor, currency }: KnownRow): string => joined(day, amountMinor, currency);
/** An account tells; where one side names none, two banks' own layouts do. */
const sameAccount = (known: KnownRow, row: KnownRow): boolean => maySameAccount(known.account, row.account) && ((known.account !== "" && row.account !== "") || maySameBank(known.source, row.source));

/** A bank names its entries; where one side has no such number, day, amount and payer do. */
const BANK: readonly Level[] = [
  { key: (row) => (row.reference === "" ? null : joined(money(row), row.reference, row.memo)), fits: sameAccount, verdict: "present" },
  { key: (row) => (row.reference === "" ? null : joined(money(row), row.reference)), fits: sameAccount, verdict: "present" },
  { key: (row) => joined(money(row), row.party, row.memo), fits: (known, row) => sameAccount(known, row) && oneLacks(known.reference, row.reference), verdict: "present", isUnsure: true },
  { key: (row) => (row.party === "" ? null : joined(money(row), row.party)), fits: (known, row) => sameAccount(known, row) && oneLacks(known.reference, row.reference), verdict: "present", isUnsure: true },
];

/** Numbers of vouchers begin anew each period: the day belongs to them. */
const ENTRIES: readonly Level[] = [
  { key: (row) => (row.document === "" ? null : joined(money(row), row.party, row.document)), verdict: "present" },
  { key: (row) => (row.document === "" ? joined(money(row), row.party, row.reference, row.memo) : null), verdict: "present" },
  { key: (row) => (row.document === "" && (row.party !== "" || row.reference !== "") ? joined(money(row), row.party, row.reference) : null), fits: (known, row) => row.reference !== "" || oneLacks(known.memo, row.memo), verdict: "present" },
  { key: (row) => (row.document === "" && row.party !== "" ? joined(money(row), row.party, row.reference) : null), verdict: "present", isUnsure: true },
];

const documentOf = ({ party, document, currency, amountMinor }: KnownRow): string => joined(party, document, currency, Math.sign(amountMinor));

/** A document is itself whatever day it is entered on. */
function documents(verdict: Presence): readonly Level[] {
  return [
    { key: (row) => (row.document === "" ? null : joined(documentOf(row), row.amountMinor)), verdict: "present" },
    { key: (row) => (row.document === "" ? null : documentOf(row)), verdict },
    ...ENTRIES.slice(1),
  ];
}

const LEVELS: Readonly<Record<SourceKind, readonly Level[]>> = {
  bank: BANK, statement: ENTRIES, ledger: ENTRIES, invoices: documents("conflict"),
  // What is open of a document changes from list to list; the document is the same.
  aging: documents("present"),
};

interface PresenceReading {
  readonly presence: readonly Presence[];
  /** New rows that look like others of the table. */
  readonly alike: number;
  /** Rows, by place, that are taken for present by day, amount and payer although nothing says that both are of one account. */
  readonly unsure: readonly number[];
}

/**
 * Which rows of a file a table has already: one row of the table stands for one of the file, so that equal entries are counted.
 *
 * The surest sign is looked for in all rows before a less sure one in any. Row order never matters to how many are new.
 * A document whose lines in the table add up to its lines in the file is present.
 */
export function* presenceOf(rows: readonly KnownRow[], known: readonly KnownRow[], kind: SourceKind): Steps<PresenceReading> {
  const unsure: number[] = [];
  const presence = new Array<Presence>(rows.length).fill("new");
  const taken = new Uint8Array(known.length);
  for (const level of LEVELS[kind]) {
    const open = new Map<string, number[]>();
    known.forEach((each, index) => {
      const key = taken[index] ? null : level.key(each);
      if (key !== null) (open.get(key) ?? open.set(key, []).get(key)!).push(index);
    });
    for (const list of open.values()) list.reverse();
    yield;
    rows.forEach((row, index) => {
      if (presence[index] !== "new") return;
      const key = level.key(row);
      const list = key === null ? undefined : open.get(key);
      const place = list ? lastFitting(list, (one) => level.fits?.(known[one]!, row) ?? true) : -1;
      if (place < 0) return;
      const one = list!.splice(place, 1)[0]!;
      taken[one] = 1;
      presence[index] = level.verdict;
      if (level.isUnsure && oneLacks(known[one]!.account, row.account)) unsure.push(index);
    });
    yield;
  }
  if (kind === "ledger") return { presence: withKnownDocuments(presence, rows, known), alike: 0, unsure };
  if (kind === "aging") return { presence: withOpenSums(presence, rows, known), alike: 0, unsure };
  if (kind === "invoices") return { presence: withSums(presence, rows, known), alike: 0, unsure };
  return { presence, unsure: unsure.sort((left, right) => left - right), alike: kind === "bank" ? alikeOf(rows.filter((_, index) => presence[index] === "new"), known.filter((_, index) => !taken[index])) : 0 };
}

/** New rows of a bank whose day and amount a row of the table has under another name and number: the same payments, perhaps, from another kind of file. */
function alikeOf(rows: readonly KnownRow[], known: readonly KnownRow[]): number {
  const open = new Map<string, number>();
  for (const each of known) open.set(money(each), (open.get(money(each)) ?? 0) + 1);
  let alike = 0;
  for (const row of rows) {
    const left = open.get(money(row)) ?? 0;
    if (left === 0) continue;
    open.set(money(row), left - 1);
    alike++;
  }
  return alike;
}

/** From the end, where taking one out costs nothing. */
function lastFitting(list: readonly number[], fits: (index: number) => boolean): number {
  for (let place = list.length - 1; place >= 0; place--) if (fits(list[place]!)) return place;
  return -1;
}

/** Lines of one document may be cut otherwise in the table. A line whose document is in conflict is no new entry either. */
function withSums(presence: readonly Presence[], rows: readonly KnownRow[], known: readonly KnownRow[]): readonly Presence[] {
  const conflicts = new Set(rows.filter((row, index) => row.document !== "" && presence[index] === "conflict").map(documentOf));
  if (conflicts.size === 0) return presence;
  const sums = [rows, known].map((list) => {
    const sum = new Map<string, number>();
    for (const row of list) if (conflicts.has(documentOf(row))) sum.set(documentOf(row), (sum.get(documentOf(row)) ?? 0) + row.amountMinor);
    return sum;
  }) as [Map<string, number>, Map<string, number>];
  return presence.map((each, index) => {
    const document = documentOf(rows[index]!);
    if (rows[index]!.document === "" || !conflicts.has(document)) return each;
    return sums[0].get(document) === sums[1].get(document) ? "present" : each === "new" ? "conflict" : each;
  });
}

/** Layouts whose numbers are those of vouchers; and vouchers in lists of any layout. */
const VOUCHER_LEDGERS = /^(?:kingdee|yonyou)-ledger$/;
const VOUCHER = /^(?:记|收|付|转|现|银)[记收付转账帐款]?\P{L}*$/u;
const NUMBERED: ReadonlySet<string> = new Set(["invoice", "credit note", "payment"]);

/**
 * A line that the table lacks, of a document that it has, is no new entry: the document was changed.
 *
 * A receipt that bears its invoice's number has none of its own: a later one is another receipt.
 */
function withKnownDocuments(presence: readonly Presence[], rows: readonly KnownRow[], known: readonly KnownRow[]): readonly Presence[] {
  const numberOf = ({ party, document }: KnownRow): string => joined(party, document);
  const invoices = new Set([...known, ...rows].filter(({ type }) => type === "invoice").map(numberOf));
  const keyOf = (row: KnownRow): string | null => {
    if (row.document === "" || row.type === undefined || !NUMBERED.has(row.type) || VOUCHER.test(row.document)) return null;
    return row.type === "payment" && invoices.has(numberOf(row)) ? null : joined(numberOf(row), row.currency, row.type);
  };
  const there = new Set(known.map(keyOf));
  return presence.map((each, index) => {
    const key = each !== "new" || VOUCHER_LEDGERS.test(rows[index]!.source) ? null : keyOf(rows[index]!);
    return key !== null && there.has(key) ? "conflict" : each;
  });
}

/** No more can be open of a document than the table says that it was. */
function withOpenSums(presence: readonly Presence[], rows: readonly KnownRow[], known: readonly KnownRow[]): readonly Presence[] {
  const [open, whole] = [rows, known].map((list) => {
    const sum = new Map<string, number>();
    for (const row of list) if (row.document !== "") sum.set(documentOf(row), (sum.get(documentOf(row)) ?? 0) + row.amountMinor);
    return sum;
  }) as [Map<string, number>, Map<string, number>];
  return presence.map((each, index) => {
    const document = documentOf(rows[index]!);
    const was = whole.get(document);
    if (rows[index]!.document === "" || was === undefined) return each;
    return Math.abs(open.get(document)!) > Math.abs(was) ? "conflict" : "present";
  });
}

function oneLacks(left: string, right: string): boolean {
  return left === "" || right === "";
}
