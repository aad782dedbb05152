import { allSteps } from "../check/steps";
import { type Day, isoDay, NO_DAY } from "../calendar/day";
import { normaliseDocument } from "../ledger/document-number";
import { ENTRY_TYPES, type Ledger } from "../ledger/ledger";
import { checkedMinor, type Minor, negateMinor } from "../money/money";
import { bridgeAmounts } from "./close-bridges";
import type { MatchGroup, ReconciliationInput, ReconciliationResult, ReconciliationRow } from "./reconciliation";
import type { RowKeys } from "./row-identity";

/** A receipt that the bank has and the ledger lacks, with what it pays. */
export interface ReceiptProposal {
  /** Row and key of the bank line. */
  readonly line: number;
  readonly key: string;
  /** Index into `result.groups`; null for money on account of a known customer. */
  readonly group: number | null;
  readonly partition: number;
  readonly day: Day;
  /** Positive. */
  readonly amountMinor: Minor;
  readonly currency: string;
  readonly document: string;
  readonly reference: string;
  readonly description: string;
  /** Credit documents applied to debit documents: the receipt itself first, then credit notes that were netted. */
  readonly allocations: readonly { readonly from: string; readonly to: string; readonly amountMinor: Minor }[];
  /** What of the receipt no document takes. */
  readonly unappliedMinor: Minor;
}

/** Why a bank line is not offered as a new receipt. */
export interface ReceiptRefusal {
  readonly line: number;
  readonly reason: "posted" | "in-ledger" | "suggested" | "several-accounts" | "other-currency" | "money-out" | "undated" | "mixed" | "party-unknown";
}

export interface ReceiptProposals {
  readonly proposals: readonly ReceiptProposal[];
  readonly refusals: readonly ReceiptRefusal[];
}

/** A receipt of the ledger this near to a bank line of its amount may be the same money. */
const SAME_MONEY_DAYS = 10;
const REFERENCE_CHARS_MAX = 30;

/**
 * Receipts to add to the ledger: bank lines that are matched to open items or name a customer, and that no receipt of the ledger stands for.
 *
 * A suggestion is not offered before a person accepts it. A line is refused when its receipt was added before (`posted`), or when the ledger has a
 * receipt of that amount near that day, or with its number, that no other line stands for: nothing is posted twice.
 *
 * Shape: proposals by bank row. Allocations go to the documents of the group, the earliest due first, and never exceed what is open.
 * Holds: Σ allocations from a receipt + unapplied = its amount.
 */
export function proposeReceipts(
  { input, result, ledger, keys, posted, settled }: {
    readonly input: ReconciliationInput; readonly result: ReconciliationResult; readonly ledger: Ledger; readonly keys: { readonly ours: RowKeys; readonly theirs: RowKeys };
    readonly posted: ReadonlySet<string>;
    /** Keys of ledger rows that an agreed period has done with. */
    readonly settled: ReadonlySet<string>;
  },
): ReceiptProposals {
  if (input.kind !== "bank") return { proposals: [], refusals: [] };
  const desk = new ReceiptDesk(input, result, ledger, keys, posted, settled);
  result.groups.forEach((group, index) => desk.offerGroup(group, index));
  for (const { row } of result.unmatched.theirs) desk.offerOnAccount(row);
  return { proposals: desk.proposals.sort((left, right) => left.line - right.line), refusals: desk.refusals.sort((left, right) => left.line - right.line) };
}

/** The number of a receipt that was made of a bank line without a number of its own. */
export function madeReceiptNumber(day: Day, key: string): string {
  return `RC-${isoDay(day).replaceAll("-", "")}-${key.slice(0, 6).toUpperCase()}`;
}

interface Open {
  readonly document: string;
  left: number;
}

class ReceiptDesk {
  readonly proposals: ReceiptProposal[] = [];
  readonly refusals: ReceiptRefusal[] = [];
  private readonly ours: ReadonlyMap<number, ReconciliationRow>;
  private readonly theirs: ReadonlyMap<number, ReconciliationRow>;
  private readonly moneyIn: ReadonlyMap<number, { readonly amountMinor: number }>;
  private readonly entryOfRow = new Map<number, number>();
  private readonly documents = new Set<string>();
  /** Receipts of the ledger that no bank line stands for yet, by amount and currency. */
  private readonly freeReceipts = new Map<string, number[]>();

  constructor(
    input: ReconciliationInput, result: ReconciliationResult, private readonly ledger: Ledger, private readonly keys: { readonly ours: RowKeys; readonly theirs: RowKeys },
    private readonly posted: ReadonlySet<string>, settled: ReadonlySet<string>,
  ) {
    this.ours = new Map(input.ours.map((row) => [row.row, row]));
    this.theirs = new Map(input.theirs.map((row) => [row.row, row]));
    this.moneyIn = allSteps(bridgeAmounts(input, result.signs)).theirs;
    const taken = new Set(result.groups.filter(({ verdict }) => verdict === "auto").flatMap(({ ours }) => ours));
    const { entries, partitions } = ledger;
    for (let entry = 0; entry < entries.count; entry += 1) {
      const row = entries.row[entry]!;
      this.entryOfRow.set(row, entry);
      this.documents.add(normaliseDocument(entries.document[entry]!));
      if (ENTRY_TYPES[entries.type[entry]!] !== "payment" || taken.has(row) || settled.has(keys.ours.get(row) ?? "")) continue;
      const figure = `${-entries.amountMinor[entry]!} ${partitions[entries.partition[entry]!]!.currency}`;
      const known = this.freeReceipts.get(figure);
      if (known) known.push(entry);
      else this.freeReceipts.set(figure, [entry]);
    }
  }

  offerGroup({ ours, theirs, verdict }: MatchGroup, group: number): void {
    const rows = ours.flatMap((row) => this.ours.get(row) ?? []);
    const cash = rows.filter(({ type }) => type === "payment" || type === "refund");
    // The ledger has this money already.
    if (rows.length > 0 && cash.length === rows.length) return;
    const lines = theirs.flatMap((row) => this.theirs.get(row) ?? []).sort((left, right) => (left.day ?? 0) - (right.day ?? 0) || left.row - right.row);
    const partitions = new Set(rows.map(({ row }) => this.ledger.entries.partition[this.entryOfRow.get(row)!]!));
    const refused = cash.length > 0 ? "mixed" as const : verdict === "suggested" ? "suggested" as const : partitions.size !== 1 ? "several-accounts" as const
      : lines.some(({ currency }) => currency !== rows[0]!.currency) ? "other-currency" as const : null;
    if (refused) {
      for (const { row } of lines) if (!this.isDone(row)) this.refusals.push({ line: row, reason: refused });
      return;
    }
    const { debits, netted } = netCredits(rows);
    lines.forEach((line, place) => {
      const receipt = this.receiptOf(line, [...partitions][0]!, group);
      if (!receipt) return;
      let left: number = receipt.amountMinor;
      const allocations: ReceiptProposal["allocations"][number][] = [];
      for (const debit of debits) {
        const amount = Math.min(left, debit.left);
        if (amount <= 0 || debit.document === "") continue;
        debit.left -= amount;
        left -= amount;
        allocations.push({ from: receipt.document, to: debit.document, amountMinor: amount as Minor });
      }
      this.proposals.push({ ...receipt, allocations: place === 0 ? [...allocations, ...netted] : allocations, unappliedMinor: checkedMinor(left) });
    });
  }

  /** Money of a customer that the line names by code, name or alias, without an item it pays. */
  offerOnAccount(row: number): void {
    const line = this.theirs.get(row);
    if (!line || this.moneyIn.get(row)!.amountMinor <= 0) return;
    const customer = line.partyCode === "" ? -1 : this.ledger.customers.findIndex(({ key }) => key === line.partyCode);
    const partitions = this.ledger.partitions.flatMap((partition, index) => (partition.customer === customer && partition.currency === line.currency ? [index] : []));
    if (partitions.length !== 1) {
      if (!this.isDone(row)) this.refusals.push({ line: row, reason: customer < 0 ? "party-unknown" : partitions.length === 0 ? "other-currency" : "several-accounts" });
      return;
    }
    const receipt = this.receiptOf(line, partitions[0]!, null);
    if (receipt) this.proposals.push({ ...receipt, allocations: [], unappliedMinor: receipt.amountMinor });
  }

  /** Added before, or told already. */
  private isDone(row: number): boolean {
    if (!this.posted.has(this.keys.theirs.get(row) ?? "")) return false;
    this.refusals.push({ line: row, reason: "posted" });
    return true;
  }

  private receiptOf(line: ReconciliationRow, partition: number, group: number | null): Omit<ReceiptProposal, "allocations" | "unappliedMinor"> | null {
    const amountMinor = this.moneyIn.get(line.row)!.amountMinor as Minor;
    if (this.isDone(line.row)) return null;
    const reason = line.row < 1 ? "posted" as const : amountMinor <= 0 ? "money-out" as const : line.day === null ? "undated" as const : this.isInLedger(line, amountMinor) ? "in-ledger" as const : null;
    if (reason) {
      this.refusals.push({ line: line.row, reason });
      return null;
    }
    const key = this.keys.theirs.get(line.row)!;
    return {
      line: line.row, key, group, partition, day: line.day!, amountMinor, currency: line.currency, document: this.numberFor(line, key), reference: line.reference.trim(),
      description: [line.party.trim(), line.text.trim()].filter((part) => part !== "").join(" "),
    };
  }

  private isInLedger({ day, currency, reference }: ReconciliationRow, amountMinor: Minor): boolean {
    const { entries } = this.ledger;
    const number = reference === "" ? null : normaliseDocument(reference);
    return (this.freeReceipts.get(`${amountMinor} ${currency}`) ?? []).some((entry) => {
      const numbers = [entries.document[entry]!, entries.texts.reference?.[entry] ?? ""].map(normaliseDocument);
      return (number !== null && numbers.includes(number)) || entries.documentDay[entry] === NO_DAY || Math.abs(entries.documentDay[entry]! - day!) <= SAME_MONEY_DAYS;
    });
  }

  /** The bank's own number where it is one and free, else one made of the day and the line: the same for the same line, always. */
  private numberFor({ reference, day }: ReconciliationRow, key: string): string {
    const made = madeReceiptNumber(day!, key);
    const own = reference.trim();
    const document = own !== "" && own.length <= REFERENCE_CHARS_MAX && !/\s/.test(own) && /\d/.test(own) && !this.documents.has(normaliseDocument(own)) ? own : made;
    this.documents.add(normaliseDocument(document));
    return document;
  }
}

/** Open debits, the earliest due first, after credit notes that the payer netted have been applied to them. */
function netCredits(rows: readonly ReconciliationRow[]): { readonly debits: readonly Open[]; readonly netted: ReceiptProposal["allocations"] } {
  const inOrder = [...rows].sort((left, right) => (left.dueDay ?? left.day ?? 0) - (right.dueDay ?? right.day ?? 0) || left.row - right.row);
  const debits = inOrder.filter(({ amountMinor }) => amountMinor > 0).map(({ reference, amountMinor }): Open => ({ document: reference, left: amountMinor }));
  const netted: ReceiptProposal["allocations"][number][] = [];
  for (const credit of inOrder) {
    if (credit.amountMinor >= 0 || credit.reference === "") continue;
    let left: number = negateMinor(credit.amountMinor);
    for (const debit of debits) {
      const amount = Math.min(left, debit.left);
      if (amount <= 0 || debit.document === "") continue;
      debit.left -= amount;
      left -= amount;
      netted.push({ from: credit.reference, to: debit.document, amountMinor: amount as Minor });
    }
  }
  return { debits, netted };
}
