/** A growing list of applications, column by column; `Settlement` is made of two of them. */
export class Applications {
  count = 0;
  credit: Int32Array<ArrayBuffer>;
  debit: Int32Array<ArrayBuffer>;
  amountMinor: Float64Array<ArrayBuffer>;
  day: Int32Array<ArrayBuffer>;

  /** `expected` saves growing: each growth of a large list makes the collector of garbage look at everything. */
  constructor(expected = 0) {
    this.credit = new Int32Array(expected);
    this.debit = new Int32Array(expected);
    this.amountMinor = new Float64Array(expected);
    this.day = new Int32Array(expected);
  }

  add(credit: number, debit: number, amountMinor: number, day: number): number {
    if (this.count === this.credit.length) this.grow();
    this.credit[this.count] = credit;
    this.debit[this.count] = debit;
    this.amountMinor[this.count] = amountMinor;
    this.day[this.count] = day;
    return this.count++;
  }

  protected grow(): void {
    const size = Math.max(1024, this.count * 2);
    this.credit = grownInts(this.credit, size);
    this.debit = grownInts(this.debit, size);
    this.day = grownInts(this.day, size);
    const amounts = new Float64Array(size);
    amounts.set(this.amountMinor);
    this.amountMinor = amounts;
  }
}

export function grownInts(column: Int32Array<ArrayBuffer>, size: number): Int32Array<ArrayBuffer> {
  const grown = new Int32Array(size);
  grown.set(column);
  return grown;
}
