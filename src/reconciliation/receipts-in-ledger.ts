import { eachStep, type Steps } from "../check/steps";
import type { Ledger } from "../ledger/ledger";
import type { Settlement } from "../ledger/settlement";
import type { MatchGroup, ReconciliationRow } from "./reconciliation";
import { ZERO } from "../money/money";

/** Days between the day a receipt is entered and the day the bank shows it. */
const LAG_DAYS_MAX = 10;
/** Shorter numbers occur in texts by chance. */
const NUMBER_CHARS_MIN = 4;

/**
 * Bank lines and the receipts the ledger already has for them, proven by a number.
 *
 * The amounts are equal and the days near, and the line names the receipt's own number or reference, the number it was added under, or a document that it paid:
 * paid documents are no longer among the open items, so nothing else could recognise the line.
 * Holds: each line and each receipt once; where two fit, neither is taken here.
 */
export function* receiptsInLedger(
  { ours, theirs, ledger, settlement, postedAs = new Map<number, string>() }: {
    readonly ours: readonly ReconciliationRow[]; readonly theirs: readonly ReconciliationRow[]; readonly ledger: Ledger; readonly settlement: Settlement;
    /** By bank row: the number under which its receipt was added to the ledger. */
    readonly postedAs?: ReadonlyMap<number, string>;
  },
): Steps<readonly MatchGroup[]> {
  const lines = new Map<string, ReconciliationRow[]>();
  yield* eachStep(theirs.length, (place) => {
    const line = theirs[place]!;
    if (line.day !== null && line.amountMinor !== 0) push(lines, `${line.amountMinor} ${line.currency}`, line);
  });
  const receipts = ours.filter(({ type, day }) => day !== null && (type === "payment" || type === "refund"));
  if (receipts.length === 0) return [];
  const numbersOf = yield* numbersOfReceipts(ledger, settlement);
  const found: { readonly receipt: ReconciliationRow; readonly line: ReconciliationRow; readonly number: string }[] = [];
  const taken = new Map<number, number>();
  yield* eachStep(receipts.length, (place) => {
    const receipt = receipts[place]!;
    const near = (lines.get(`${-receipt.amountMinor} ${receipt.currency}`) ?? []).filter(({ day }) => Math.abs(day! - receipt.day!) <= LAG_DAYS_MAX);
    if (near.length === 0) return;
    const numbers = numbersOf(receipt.row);
    const named = near.flatMap((line) => {
      const number = numbers.find((each) => names(`${line.reference} ${line.text} ${postedAs.get(line.row) ?? ""}`, each));
      return number === undefined ? [] : [{ receipt, line, number }];
    });
    for (const { line } of named) taken.set(line.row, (taken.get(line.row) ?? 0) + 1);
    if (named.length === 1) found.push(named[0]!);
  });
  return found.filter(({ line }) => taken.get(line.row) === 1).map(({ receipt, line, number }) => ({
    ours: [receipt.row], theirs: [line.row], verdict: "auto", cause: "EXACT", differenceMinor: ZERO, currency: line.currency, confidence: 0.999,
    evidence: [{ key: "receipt-named", params: { number, receipt: receipt.reference } }, lagEvidence(line.day! - receipt.day!)], alternatives: [],
  }));
}

function lagEvidence(days: number): MatchGroup["evidence"][number] {
  return days === 0 ? { key: "same-day", params: {} } : days > 0 ? { key: "days-later", params: { days } } : { key: "days-earlier", params: { days: -days } };
}

/** A receipt's own number and reference, and the numbers of what it paid, by ledger row. */
function* numbersOfReceipts({ entries }: Ledger, settlement: Settlement): Steps<(row: number) => readonly string[]> {
  const entryOfRow = new Map<number, number>();
  yield* eachStep(entries.count, (entry) => void entryOfRow.set(entries.row[entry]!, entry));
  const paid = new Map<number, number[]>();
  yield* eachStep(settlement.count, (place) => push(paid, settlement.credit[place]!, settlement.debit[place]!));
  return (row) => {
    const entry = entryOfRow.get(row)!;
    const numbers = [entries.document[entry]!, entries.texts.reference?.[entry] ?? "", ...(paid.get(entry) ?? []).map((debit) => entries.document[debit]!)];
    return numbers.map((number) => number.normalize("NFKC").trim().toUpperCase()).filter((number) => number.length >= NUMBER_CHARS_MIN && /\d/.test(number));
  };
}

/** The number stands in the text as a word of its own. */
function names(text: string, number: string): boolean {
  const upper = text.normalize("NFKC").toUpperCase();
  for (let at = upper.indexOf(number); at >= 0; at = upper.indexOf(number, at + 1)) {
    if (!/[A-Z0-9]/.test(upper[at - 1] ?? "") && !/[A-Z0-9]/.test(upper[at + number.length] ?? "")) return true;
  }
  return false;
}

function push<Key, Value>(lists: Map<Key, Value[]>, key: Key, value: Value): void {
  const known = lists.get(key);
  if (known) known.push(value);
  else lists.set(key, [value]);
}
