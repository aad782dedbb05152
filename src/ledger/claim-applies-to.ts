import type { Issue } from "../check/issue";
import type { Steps } from "../check/steps";
import type { ClaimBook } from "./claims";
import { pairingsOf } from "./claims";
import { amountText, differenceOf, issueAt } from "./claim-issues";
import type { DocumentIndex, DocumentSearch } from "./document-index";
import { splitDocuments } from "./document-number";
import { isKnownInMonthOf } from "./known-day";
import { ENTRY_TYPES, type Ledger } from "./ledger";

/** Claims entered between two pauses. */
const CLAIMS_PER_STEP = 250;

/** Types whose debit items reverse the credit they name: refunds, and red entries of credit documents (a bounced receipt). */
const REVERSING = new Set((["refund", "payment", "credit note", "write-off", "credit adjustment"] as const).map((type) => ENTRY_TYPES.indexOf(type)));
const REFUND = ENTRY_TYPES.indexOf("refund");

/**
 * Enter what the documents' own `Applies to` claims, for what the allocation rows left of them.
 *
 * A credit claims the debits it names, up to what is open; an excess is not a mistake, it stays unclaimed. A debit that names a credit
 * takes its unclaimed rest; a refund or red receipt that needs more takes applications back, the latest first, from its own day on. A
 * refund keeps its payment from automatic application at any date, as every claim does; a red receipt (it bounced) does not: until its
 * day the receipt was good.
 * Order: that of `entries`: in each partition by day, debits before credits, row.
 * Errors: unknown numbers, other customers' or currencies' documents, reversing more than there was, naming what has nothing open.
 * Source: DOMAIN.md § Allocation.
 */
export function* claimAppliesTo(ledger: Ledger, { entries, index, book }: { readonly entries: Iterable<number>; readonly index: DocumentIndex; readonly book: ClaimBook }): Steps<Issue[]> {
  const { appliesTo } = ledger.entries;
  const issues: Issue[] = [];
  let left = CLAIMS_PER_STEP;
  for (const entry of entries) {
    if (appliesTo[entry] === "") continue;
    if (--left === 0) {
      left = CLAIMS_PER_STEP;
      yield;
    }
    for (const { number, search } of searches(appliesTo[entry]!, index, index.customerOf(entry))) {
      if (meantAnother(ledger, { entry, number, search, index })) book.noteUnsteady(ledger.entries.partition[entry]!, { from: ledger.entries.day[entry]!, until: lastDayOf(ledger, search) });
      const issue = claimOne(ledger, { entry, number, search, book });
      if (issue) issues.push(issue);
    }
  }
  return issues.sort((left, right) => left.at.row! - right.at.row!);
}

/** The whole text as one number; only if there is no such document, each number of a list. */
function searches(text: string, index: DocumentIndex, customer: number): readonly { readonly number: string; readonly search: DocumentSearch }[] {
  const whole = { number: text, search: index.ofCustomer(text, customer) };
  if (whole.search.kind !== "unknown") return [whole];
  const parts = splitDocuments(text);
  return parts.length > 1 ? parts.map((number) => ({ number, search: index.ofCustomer(number, customer) })) : [whole];
}

/** Documents of a later month than the entry decide what its `Applies to` names: before they came it named another, or one where it is in doubt now. */
function meantAnother(
  { entries: { day, appliesTo } }: Ledger,
  { entry, number, search, index }: { readonly entry: number; readonly number: string; readonly search: DocumentSearch; readonly index: DocumentIndex },
): boolean {
  if (search.kind === "ambiguous") return search.entries.some((candidate) => !isKnownInMonthOf(day[candidate]!, day[entry]!));
  if (search.kind !== "found" || day[search.entries[0]!]! <= day[entry]! || search.entries.some((candidate) => isKnownInMonthOf(day[candidate]!, day[entry]!))) return false;
  if (number === appliesTo[entry] && splitDocuments(number).length > 1) return true;
  return index.namedBefore(number, { customer: index.customerOf(entry), before: search.entries.reduce((least, candidate) => Math.min(least, day[candidate]!), Infinity) }).length > 0;
}

function lastDayOf({ entries }: Ledger, search: DocumentSearch): number {
  return search.kind === "unknown" ? -Infinity : search.entries.reduce((last, entry) => Math.max(last, entries.day[entry]!), -Infinity);
}

function claimOne(
  ledger: Ledger,
  { entry, number, search, book }: { readonly entry: number; readonly number: string; readonly search: DocumentSearch; readonly book: ClaimBook },
): Issue | null {
  const { amountMinor, partition, row, document } = ledger.entries;
  const finding = (code: Issue["code"], severity: Issue["severity"], params: Issue["params"]): Issue =>
    issueAt(ledger.tables.ledger, { code, severity, row: row[entry]!, field: "appliesTo", params: { document: document[entry]!, value: number, ...params } });
  if (search.kind === "unknown" || search.kind === "ambiguous") {
    return finding("applies-to-unknown", "error", search.kind === "ambiguous" ? { candidates: search.documents.join(", ") } : {});
  }
  const other = search.entries.filter((candidate) => amountMinor[candidate]! < 0 !== amountMinor[entry]! < 0);
  // A fee that names its invoice, a red receipt that names the invoice: a reference, nothing to apply.
  if (other.length === 0) return null;
  const targets = other.filter((candidate) => partition[candidate] === partition[entry]);
  if (search.kind === "elsewhere" || targets.length === 0) {
    return finding("allocation-across", "error", { difference: differenceOf(ledger, partition[entry]!, partition[other[0]!]!) });
  }
  const wanted = book.free(entry, ledger.entries.day[entry]!);
  const taken = amountMinor[entry]! < 0 ? claimDebits(ledger, { entry, targets, book }) : claimCredits(ledger, { entry, targets, book });
  const isShort = amountMinor[entry]! > 0 && REVERSING.has(ledger.entries.type[entry]!) ? taken < wanted : taken === 0 && wanted > 0;
  if (!isShort) return null;
  return finding("allocation-over", "warning", {
    amount: amountText(ledger, partition[entry]!, wanted),
    available: amountText(ledger, partition[entry]!, taken),
    currency: ledger.partitions[partition[entry]!]!.currency,
  });
}

interface Step {
  readonly entry: number;
  readonly targets: readonly number[];
  readonly book: ClaimBook;
}

function claimDebits({ entries }: Ledger, { entry, targets, book }: Step): number {
  let taken = 0;
  for (const target of targets) {
    const day = Math.max(entries.day[entry]!, entries.day[target]!);
    const amountMinor = book.room({ credit: entry, debit: target, day, knownDay: day, wanted: Infinity });
    if (amountMinor <= 0) continue;
    book.record({ credit: entry, debit: target, amountMinor, day, knownDay: day, origin: 1, source: entry });
    taken += amountMinor;
  }
  return taken;
}

/** Unclaimed rests of all named credits first; then, for a reversing entry, what they are applied to. */
function claimCredits({ entries }: Ledger, { entry, targets, book }: Step): number {
  let taken = 0;
  const unapplies = entries.type[entry] !== REFUND && REVERSING.has(entries.type[entry]!);
  const take = (credit: number, { wanted, isRest }: { readonly wanted: number; readonly isRest: boolean }): void => {
    const day = Math.max(entries.day[entry]!, entries.day[credit]!);
    const amountMinor = book.room({ credit, debit: entry, day, knownDay: day, wanted });
    if (amountMinor <= 0) return;
    book.record({ credit, debit: entry, amountMinor, day, knownDay: day, origin: 1, source: entry, unapplies: unapplies && isRest });
    taken += amountMinor;
  };
  for (const credit of targets) take(credit, { wanted: Infinity, isRest: true });
  if (!REVERSING.has(entries.type[entry]!)) return taken;
  for (const credit of targets) {
    const known = Math.max(entries.day[entry]!, entries.day[credit]!);
    book.noteUnlessSteady(entry, known);
    if (book.free(entry, entries.day[entry]!) > 0) book.noteUnlessSteady(credit, known);
    for (const pairing of pairingsOf(book, credit)) {
      if (pairing.debit === entry) continue;
      const amountMinor = Math.min(book.free(entry, entries.day[entry]!), pairing.amountMinor);
      if (amountMinor <= 0) break;
      const day = Math.max(entries.day[entry]!, pairing.day);
      book.record({ credit, debit: pairing.debit, amountMinor: -amountMinor, day, knownDay: day, origin: 1, source: entry });
      take(credit, { wanted: amountMinor, isRest: false });
    }
  }
  return taken;
}
