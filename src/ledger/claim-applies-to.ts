import type { Issue } from "../check/issue";
import type { Steps } from "../check/steps";
import type { ClaimBook } from "./claims";
import { pairingsOf } from "./claims";
import { amountText, differenceOf, issueAt } from "./claim-issues";
import type { DocumentIndex, DocumentSearch } from "./document-index";
import { splitDocuments } from "./document-number";
import type { EntryOrder } from "./entry-order";
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
 * Order: day, debits before credits, row.
 * Errors: unknown numbers, other customers' or currencies' documents, reversing more than there was, naming what has nothing open.
 * Source: DOMAIN.md § Allocation.
 */
export function* claimAppliesTo(ledger: Ledger, { order, index, book }: { readonly order: EntryOrder; readonly index: DocumentIndex; readonly book: ClaimBook }): Steps<Issue[]> {
  const { appliesTo } = ledger.entries;
  const issues: Issue[] = [];
  let left = CLAIMS_PER_STEP;
  for (const entry of order.order) {
    if (appliesTo[entry] === "") continue;
    if (--left === 0) {
      left = CLAIMS_PER_STEP;
      yield;
    }
    for (const { number, search } of searches(appliesTo[entry]!, index, index.customerOf(entry))) {
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
    const amountMinor = Math.min(book.free(entry, day), book.free(target, day));
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
  const take = (credit: number, amountMinor: number, isRest: boolean): void => {
    if (amountMinor <= 0) return;
    const day = Math.max(entries.day[entry]!, entries.day[credit]!);
    book.record({ credit, debit: entry, amountMinor, day, knownDay: day, origin: 1, source: entry, unapplies: unapplies && isRest });
    taken += amountMinor;
  };
  const rest = (credit: number): number => Math.min(book.free(entry, entries.day[entry]!), book.free(credit, Math.max(entries.day[entry]!, entries.day[credit]!)));
  for (const credit of targets) take(credit, rest(credit), true);
  if (!REVERSING.has(entries.type[entry]!)) return taken;
  for (const credit of targets) {
    for (const pairing of pairingsOf(book, credit)) {
      if (pairing.debit === entry) continue;
      const amountMinor = Math.min(book.free(entry, entries.day[entry]!), pairing.amountMinor);
      if (amountMinor <= 0) break;
      const day = Math.max(entries.day[entry]!, pairing.day);
      book.record({ credit, debit: pairing.debit, amountMinor: -amountMinor, day, knownDay: day, origin: 1, source: entry });
      take(credit, Math.min(amountMinor, rest(credit)), false);
    }
  }
  return taken;
}
