import type { Day } from "../calendar/day";
import { eachStep, type Steps } from "../check/steps";
import { normaliseDocument } from "../ledger/document-number";
import type { Ledger } from "../ledger/ledger";
import { negateMinor } from "../money/money";
import type { AdjustmentProposal } from "./propose-adjustments";
import type { ReconciliationInput, ReconciliationResult, ReconciliationRow } from "./reconciliation";

/** What a row that takes something off an invoice is called; a debit note is the customer's own word for it. */
const SAID = /\b(?:credit|debit)[\s-]*(?:note|memo)\b|\breturn(?:s|ed)?\b|\brebate\b|\ballowance\b|红字|红冲|冲红|退货|折让|贷项|返利/iu;

/**
 * Credit notes in the customer's statement that our ledger lacks, as rows to enter under the customer's number.
 *
 * Only what is called a credit note there and lowers what the customer owes: any other lone row of theirs may be a payment, which the bank proves.
 * It goes to the one invoice of ours that the row names, else to none. A number the ledger has already is not offered.
 */
export function* missingCreditNotes(input: ReconciliationInput, result: ReconciliationResult, ledger: Ledger): Steps<readonly AdjustmentProposal[]> {
  if (input.kind !== "statement") return [];
  const missing = new Set<number>();
  yield* eachStep(result.unmatched.theirs.length, (place) => {
    const { row, cause } = result.unmatched.theirs[place]!;
    if (cause === "MISSING_L") missing.add(row);
  });
  const lines: (ReconciliationRow & { readonly day: Day })[] = [];
  yield* eachStep(input.theirs.length, (place) => {
    const line = input.theirs[place]!;
    if (!missing.has(line.row) || line.day === null || line.reference.trim() === "" || !isCalledCreditNote(line)) return;
    const amountMinor = result.signs.theirs === "opposite" ? negateMinor(line.amountMinor) : line.amountMinor;
    if (amountMinor < 0) lines.push({ ...line, day: line.day, amountMinor });
  });
  if (lines.length === 0) return [];
  const taken = new Set<string>();
  yield* eachStep(ledger.entries.count, (entry) => void taken.add(normaliseDocument(ledger.entries.document[entry]!)));
  const invoices = yield* invoicesByNumber(input.ours);
  const customerOf = new Map(ledger.customers.map(({ key }, customer) => [key, customer]));
  const partitionsOf = new Map<string, number[]>();
  ledger.partitions.forEach(({ customer, currency }, index) => {
    const key = `${customer} ${currency}`;
    partitionsOf.set(key, [...(partitionsOf.get(key) ?? []), index]);
  });
  const proposals: AdjustmentProposal[] = [];
  yield* eachStep(lines.length, (place) => {
    const line = lines[place]!;
    const partitions = partitionsOf.get(`${customerOf.get(line.partyCode)} ${line.currency}`) ?? [];
    if (partitions.length !== 1 || taken.has(normaliseDocument(line.reference))) return;
    proposals.push({
      cause: "MISSING_L", group: null, ours: [], theirs: [line.row], partition: partitions[0]!, type: "credit note", day: line.day, amountMinor: line.amountMinor, currency: line.currency,
      document: line.reference.trim(), appliesTo: invoiceNamed(line, invoices) ?? "", description: line.text.trim(),
    });
  });
  return proposals;
}

function* invoicesByNumber(ours: readonly ReconciliationRow[]): Steps<ReadonlyMap<string, readonly ReconciliationRow[]>> {
  const invoices = new Map<string, ReconciliationRow[]>();
  yield* eachStep(ours.length, (place) => {
    const row = ours[place]!;
    if (row.amountMinor <= 0 || row.reference === "") return;
    const number = normaliseDocument(row.reference);
    const known = invoices.get(number);
    if (known) known.push(row);
    else invoices.set(number, [row]);
  });
  return invoices;
}

function isCalledCreditNote({ type, text, reference }: ReconciliationRow): boolean {
  return type === "credit note" || (type !== "payment" && SAID.test(`${text} ${reference}`));
}

/** The only invoice of ours whose number stands in the text as a word of its own. */
function invoiceNamed({ text, currency, partyCode }: ReconciliationRow, invoices: ReadonlyMap<string, readonly ReconciliationRow[]>): string | null {
  const words = new Set(text.split(/[\s,;:，；：、()（）]+/u).filter((word) => /\d/.test(word)).map(normaliseDocument));
  const named = new Set([...words].flatMap((word) => invoices.get(word) ?? []).filter((row) => row.currency === currency && row.partyCode === partyCode).map(({ reference }) => reference));
  return named.size === 1 ? [...named][0]! : null;
}
