import type { ClaimBook } from "./claims";
import type { Ledger } from "./ledger";

/** What one month end of an account showed and shows no longer. */
export interface Difference {
  readonly partition: number;
  /** How much of what was open moved from some documents to others. */
  readonly amountMinor: number;
  readonly entries: readonly number[];
}

const NONE: readonly Difference[] = [];

/**
 * What is open now at a month end less what was open then, document by document.
 *
 * Only what is applied otherwise is added up: the amounts of the documents are the same then and now.
 */
export class PastDifferences {
  private readonly byEntry: Float64Array;
  private readonly touched: number[] = [];

  constructor(private readonly ledger: Ledger) {
    this.byEntry = new Float64Array(ledger.entries.count);
  }

  appliedThen(credit: number, debit: number, amountMinor: number): void {
    this.add(credit, debit, amountMinor);
  }

  appliedNow(credit: number, debit: number, amountMinor: number): void {
    this.add(credit, debit, -amountMinor);
  }

  isOf(book: ClaimBook, claim: number): boolean {
    return this.byEntry[book.credit[claim]!] !== 0 || this.byEntry[book.debit[claim]!] !== 0;
  }

  /** Account by account; none where everything shows as it did. */
  found(): readonly Difference[] {
    if (!this.isAny()) return NONE;
    const byPartition = new Map<number, { amountMinor: number; readonly entries: number[] }>();
    const { partition } = this.ledger.entries;
    for (const entry of this.touched.sort((one, other) => one - other)) {
      const amountMinor = Math.abs(this.byEntry[entry]!) / 2;
      if (amountMinor === 0) continue;
      const difference = byPartition.get(partition[entry]!) ?? { amountMinor: 0, entries: [] };
      byPartition.set(partition[entry]!, difference);
      if (difference.entries.at(-1) === entry) continue;
      difference.amountMinor += amountMinor;
      difference.entries.push(entry);
    }
    return [...byPartition].map(([of, difference]) => ({ partition: of, ...difference }));
  }

  forget(): void {
    for (const entry of this.touched) this.byEntry[entry] = 0;
    this.touched.length = 0;
  }

  private isAny(): boolean {
    for (const entry of this.touched) if (this.byEntry[entry] !== 0) return true;
    return false;
  }

  private add(credit: number, debit: number, amountMinor: number): void {
    this.touched.push(credit, debit);
    this.byEntry[credit]! += amountMinor;
    this.byEntry[debit]! += amountMinor;
  }
}
