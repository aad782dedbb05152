import { BEGINNING, type Day, NO_DAY } from "../calendar/day";
import { allSteps, eachStep, type Steps } from "../check/steps";
import { ENTRY_TYPES, type Entries, type EntryText, type EntryType, type Ledger } from "../ledger/ledger";
import type { Settlement } from "../ledger/settlement";
import type { Minor } from "../money/money";
import { type ReconciliationInput, type ReconciliationRow, SECOND_COLUMNS, type SecondNumber } from "./reconciliation";

export interface OurRowsOptions {
  readonly kind: ReconciliationInput["kind"];
  /** Index into `Ledger.customers`; null for all. */
  readonly customer: number | null;
  /** Rows after it are compared too: their mates may lie before it. */
  readonly periodEnd: Day | null;
}

/**
 * The ledger's rows as the engine compares them.
 *
 * Statement: every entry. Bank: what receipts may pay and receipts already entered, never both for the same money:
 * a debit counts with what no receipt of the ledger has paid, a credit note with what no allocation row or `Applies to` has used
 * (what is only applied automatically may yet be what a receipt nets), receipts and refunds count whole.
 * Shape: in the order of the ledger's rows; debits that are paid in full are left out of a bank comparison.
 */
export function ourRows(ledger: Ledger, settlement: Settlement | null, options: OurRowsOptions): readonly ReconciliationRow[] {
  return allSteps(ourRowSteps(ledger, settlement, options));
}

/** The same with pauses. */
export function* ourRowSteps(ledger: Ledger, settlement: Settlement | null, { kind, customer }: OurRowsOptions): Steps<readonly ReconciliationRow[]> {
  const { entries, partitions, customers } = ledger;
  const open = kind === "bank" ? openForReceipts(entries, settlement) : entries.amountMinor;
  const out: ReconciliationRow[] = [];
  yield* eachStep(entries.count, (entry) => {
    const partition = partitions[entries.partition[entry]!]!;
    if (customer !== null && partition.customer !== customer) return;
    const type = ENTRY_TYPES[entries.type[entry]!]!;
    if (kind === "bank" && (open[entry] === 0 || LEFT_OUT_OF_BANK.has(type))) return;
    const owner = customers[partition.customer]!;
    out.push({
      row: entries.row[entry]!, party: owner.name, partyCode: owner.key, day: dayOf(entries.documentDay[entry]!), dueDay: dayOf(entries.dueDay[entry]!),
      amountMinor: open[entry]! as Minor, currency: partition.currency, reference: entries.document[entry]!, text: textOf(entries, entry), type, ...numbersOf(entries, entry),
    });
  });
  return out;
}

/** Write-offs and revaluations never meet a receipt. */
const LEFT_OUT_OF_BANK: ReadonlySet<EntryType> = new Set<EntryType>(["write-off", "revaluation"]);
const CASH: ReadonlySet<EntryType> = new Set<EntryType>(["payment", "refund"]);
const AUTOMATIC = 2;

function openForReceipts(entries: Entries, settlement: Settlement | null): Float64Array {
  const open = Float64Array.from(entries.amountMinor);
  if (!settlement) return open;
  const isCash = (entry: number): boolean => CASH.has(ENTRY_TYPES[entries.type[entry]!]!);
  for (let place = 0; place < settlement.count; place += 1) {
    const credit = settlement.credit[place]!;
    const debit = settlement.debit[place]!;
    const amount = settlement.amountMinor[place]!;
    if (settlement.origin[place] === AUTOMATIC && !isCash(credit)) continue;
    if (!isCash(debit)) open[debit]! -= amount;
    if (!isCash(credit)) open[credit]! += amount;
  }
  return open;
}

function dayOf(day: number): Day | null {
  return day === NO_DAY || day === BEGINNING ? null : (day as Day);
}

const TEXTS: readonly EntryText[] = ["reference", "description", "contract", "deliveryNote", "invoiceNumber", "rate"];

/** The numbers beside the document's, where a column has one that is not the document number again. */
function numbersOf(entries: Entries, entry: number): { readonly numbers?: readonly SecondNumber[] } {
  let numbers: SecondNumber[] | null = null;
  for (const column of SECOND_COLUMNS) {
    const text = entries.texts[column]?.[entry];
    if (text && text !== entries.document[entry]) (numbers ??= []).push({ column, text });
  }
  return numbers === null ? NO_NUMBERS : { numbers };
}

const NO_NUMBERS = {};

function textOf(entries: Entries, entry: number): string {
  const parts: string[] = [];
  for (const text of TEXTS) {
    const value = entries.texts[text]?.[entry];
    if (value) parts.push(value);
  }
  return parts.join(" ");
}
