import { Applications } from "./applications";
import type { Entries } from "./ledger";
import { WaitingEntries, type WaitingKeys } from "./waiting-entries";
import type { InstalmentPlans } from "./settlement";

/**
 * Applies what meets, day by day: the one place that knows the automatic rule.
 *
 * What arrives meets what waits on the other side: the only one with the same amount, else one after the other in order. At most one
 * side ever waits, so that one queue is enough.
 * Source: DOMAIN.md § Allocation.
 */
export class DailyMatcher {
  readonly made = new Applications();
  readonly waiting: WaitingEntries;
  private creditsWait = false;

  constructor(private readonly entries: Entries, private readonly keys: WaitingKeys, private readonly plans: InstalmentPlans) {
    this.waiting = new WaitingEntries(entries.count, keys);
  }

  /** Start a partition of about so many entries. */
  reset(entriesExpected: number): void {
    this.waiting.reset(entriesExpected);
    this.creditsWait = false;
  }

  arrive(entry: number, amount: number, day: number): void {
    const isCredit = this.entries.amountMinor[entry]! < 0;
    let left = amount;
    if (isCredit !== this.creditsWait) {
      left = this.meet({ entry, amount, day, isCredit });
      if (left === 0) return;
      this.waiting.forget();
      this.creditsWait = isCredit;
    }
    this.setKey(entry, left);
    this.waiting.add(entry, left);
  }

  private meet({ entry, amount, day, isCredit }: { readonly entry: number; readonly amount: number; readonly day: number; readonly isCredit: boolean }): number {
    const partner = this.waiting.only(amount);
    if (partner >= 0) {
      this.apply({ entry, partner, amount, day, isCredit });
      return 0;
    }
    let left = amount;
    while (left > 0) {
      const first = this.waiting.first();
      if (first < 0) break;
      const taken = Math.min(left, this.waiting.left[first]!, this.partLeft(first));
      this.apply({ entry, partner: first, amount: taken, day, isCredit });
      left -= taken;
      if (this.waiting.left[first]! > 0 && this.setKey(first, this.waiting.left[first]!)) this.waiting.requeueFirst();
    }
    return left;
  }

  private apply({ entry, partner, amount, day, isCredit }: { readonly entry: number; readonly partner: number; readonly amount: number; readonly day: number; readonly isCredit: boolean }): void {
    this.waiting.use(partner, amount);
    this.made.add(isCredit ? entry : partner, isCredit ? partner : entry, amount, day);
  }

  /** What the earliest open part of a waiting debit still takes: parts of several invoices are met in the order of their due days. */
  private partLeft(entry: number): number {
    const part = this.openPart(entry, this.waiting.left[entry]!);
    return part ? part.left : Infinity;
  }

  /** Gives a debit with instalments its place by the earliest open part; false for any other entry. */
  private setKey(entry: number, left: number): boolean {
    const part = this.openPart(entry, left);
    if (part) this.keys.first[entry] = part.dueDay;
    return part !== null;
  }

  private openPart(entry: number, left: number): { readonly dueDay: number; readonly left: number } | null {
    const plan = this.plans.size === 0 ? undefined : this.plans.get(entry);
    if (!plan) return null;
    let later = left;
    for (let place = plan.length - 1; place >= 0; place--) {
      const { dueDay, amountMinor } = plan[place]!;
      if (later <= amountMinor) return { dueDay, left: later };
      later -= amountMinor;
    }
    return null;
  }
}
