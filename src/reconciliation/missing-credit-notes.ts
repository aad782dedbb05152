import { normaliseDocument } from "../ledger/document-number";
import type { Ledger } from "../ledger/ledger";
import type { Minor } from "../money/money";
import { bridgeAmounts } from "./close-bridges";
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
export function missingCreditNotes(input: ReconciliationInput, result: ReconciliationResult, ledger: Ledger): readonly AdjustmentProposal[] {
  if (input.kind !== "statement") return [];
  const amounts = bridgeAmounts(input, result.signs).theirs;
  const rows = new Map(input.theirs.map((row) => [row.row, row]));
  const lines = result.unmatched.theirs.flatMap(({ row, cause }) => {
    const line = rows.get(row);
    const amountMinor = (amounts.get(row)?.amountMinor ?? 0) as Minor;
    return cause === "MISSING_L" && line && line.day !== null && amountMinor < 0 && line.reference.trim() !== "" && isCalledCreditNote(line) ? [{ ...line, day: line.day, amountMinor }] : [];
  });
  if (lines.length === 0) return [];
  const taken = new Set(ledger.entries.document.map(normaliseDocument));
  const customerOf = new Map(ledger.customers.map(({ key }, customer) => [key, customer]));
  return lines.flatMap((line): readonly AdjustmentProposal[] => {
    const customer = customerOf.get(line.partyCode);
    const partitions = ledger.partitions.flatMap((partition, index) => (partition.customer === customer && partition.currency === line.currency ? [index] : []));
    if (partitions.length !== 1 || taken.has(normaliseDocument(line.reference))) return [];
    return [{
      cause: "MISSING_L", group: null, ours: [], theirs: [line.row], partition: partitions[0]!, type: "credit note", day: line.day, amountMinor: line.amountMinor, currency: line.currency,
      document: line.reference.trim(), appliesTo: invoiceNamed(line, input.ours) ?? "", description: line.text.trim(),
    }];
  });
}

function isCalledCreditNote({ type, text, reference }: ReconciliationRow): boolean {
  return type === "credit note" || (type !== "payment" && SAID.test(`${text} ${reference}`));
}

/** The only invoice of ours whose number stands in the text as a word of its own. */
function invoiceNamed({ text, currency, partyCode }: ReconciliationRow, ours: readonly ReconciliationRow[]): string | null {
  const words = new Set(text.split(/[\s,;:，；：、()（）]+/u).filter((word) => /\d/.test(word)).map(normaliseDocument));
  if (words.size === 0) return null;
  const named = new Set(ours.filter((row) => row.amountMinor > 0 && row.currency === currency && row.partyCode === partyCode && row.reference !== "" && words.has(normaliseDocument(row.reference))).map(({ reference }) => reference));
  return named.size === 1 ? [...named][0]! : null;
}
