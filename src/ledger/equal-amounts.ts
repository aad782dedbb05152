/**
 * Tells in constant time whether exactly one of the waiting entries has a given amount, and which.
 *
 * An open-addressing table keeps per amount how many entries wait with it and the sum of their indices: when one is left, the sum is it.
 */
export class EqualAmounts {
  private amounts = new Float64Array(16);
  private counts = new Int32Array(16);
  private sums = new Float64Array(16);
  private bits = 4;
  private used = 0;

  /** Forget everything; `amountsExpected` only saves growing. */
  reset(amountsExpected: number): void {
    this.bits = 4;
    while (1 << this.bits < amountsExpected * 2) this.bits++;
    this.used = 0;
    const size = 1 << this.bits;
    if (size > this.amounts.length) {
      this.allocate(size);
      return;
    }
    this.amounts.fill(0, 0, size);
    this.counts.fill(0, 0, size);
    this.sums.fill(0, 0, size);
  }

  add(amount: number, entry: number): void {
    let slot = this.slotOf(amount);
    if (this.amounts[slot] === 0) {
      if (++this.used * 2 > 1 << this.bits) {
        this.grow();
        slot = this.slotOf(amount);
      }
      this.amounts[slot] = amount;
    }
    this.counts[slot]!++;
    this.sums[slot]! += entry;
  }

  remove(amount: number, entry: number): void {
    const slot = this.slotOf(amount);
    this.counts[slot]!--;
    this.sums[slot]! -= entry;
  }

  /** The only entry waiting with this amount, or -1. */
  only(amount: number): number {
    const slot = this.slotOf(amount);
    return this.counts[slot] === 1 ? this.sums[slot]! : -1;
  }

  private slotOf(amount: number): number {
    const mask = (1 << this.bits) - 1;
    let slot = Math.imul((amount | 0) ^ (amount / 4294967296), 0x9e3779b1) >>> (32 - this.bits);
    while (this.amounts[slot] !== 0 && this.amounts[slot] !== amount) slot = (slot + 1) & mask;
    return slot;
  }

  private grow(): void {
    const { amounts, counts, sums, bits } = this;
    this.bits++;
    this.used = 0;
    this.allocate(1 << this.bits);
    for (let old = 0; old < 1 << bits; old++) {
      if (counts[old] === 0) continue;
      const slot = this.slotOf(amounts[old]!);
      this.amounts[slot] = amounts[old]!;
      this.counts[slot] = counts[old]!;
      this.sums[slot] = sums[old]!;
      this.used++;
    }
    this.used++;
  }

  private allocate(size: number): void {
    this.amounts = new Float64Array(size);
    this.counts = new Int32Array(size);
    this.sums = new Float64Array(size);
  }
}
