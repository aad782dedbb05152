import type { AllocationPolicy } from "../settings/settings";
import { Applications } from "./applications";
import type { EntryOrder } from "./entry-order";
import type { Entries } from "./ledger";
import { WaitingEntries, type WaitingKeys } from "./waiting-entries";
import type { InstalmentPlans } from "./settlement";

/**
 * Applies what meets, day by day: the one place that knows the automatic rule.
 *
 * What arrives meets what waits on the other side: the only one with the same amount, else one after the other in order. At most one
 * side ever waits, so that one queue is enough. Entries are known by their places in the order of entries.
 * Source: DOMAIN.md § Allocation.
 */
export class DailyMatcher {
  readonly made: Applications;
  private readonly waiting: WaitingEntries;
  private creditsWait = false;
  /** What entries that may lose it again were applied to: what is left of each application, in the order made. */
  private readonly watched = new Map<number, { readonly application: number; left: number }[]>();

  private readonly amountMinor: Float64Array;
  private readonly keys: WaitingKeys;
  private readonly plans: InstalmentPlans;

  constructor(entries: Entries, { entryOrder, plans, policy }: { readonly entryOrder: EntryOrder; readonly plans: InstalmentPlans; readonly policy: AllocationPolicy }, expected = entries.count) {
    const { order, amountMinor, dueDay, documentDay } = entryOrder;
    // An application uses up one side or the other, so that there are hardly more than entries.
    this.made = new Applications(expected);
    this.amountMinor = amountMinor;
    this.plans = policy.order === "due" ? plans : new Map();
    // Debits by due date, document date, number (or document date, number); credits by document date, number.
    const first = policy.order === "document" ? documentDay : this.plans.size > 0 ? dueDay.slice() : dueDay;
    this.keys = { first, second: documentDay, order, document: entries.document };
    this.waiting = new WaitingEntries(entries.count, this.keys);
  }

  /** Start another partition; `withdrawn` are the entries that `withdraw` will be called for. */
  reset(withdrawn: readonly number[]): void {
    this.waiting.reset();
    this.creditsWait = false;
    if (this.watched.size > 0) this.watched.clear();
    for (const place of withdrawn) this.watched.set(place, []);
  }

  arrive(place: number, amount: number, day: number): void {
    const isCredit = this.amountMinor[place]! < 0;
    let left = amount;
    if (isCredit !== this.creditsWait) {
      left = this.meet(place, amount, day);
      if (left === 0) return;
      this.waiting.forget();
      this.creditsWait = isCredit;
    }
    if (this.plans.size > 0) this.setKey(place, this.waiting.left[place]! + left);
    this.waiting.add(place, left);
  }

  /**
   * Take an amount of an entry out again: what waits first, then what was applied, the latest first. Partners that lose it meet the
   * other side anew on `day`.
   *
   * Shape: the applications taken back, with the day they were made.
   */
  withdraw(place: number, amount: number, day: number): readonly { readonly partner: number; readonly amount: number; readonly day: number }[] {
    const fromWaiting = Math.min(amount, this.waiting.left[place]!);
    if (fromWaiting > 0) this.waiting.use(place, fromWaiting);
    let left = amount - fromWaiting;
    const isCredit = this.amountMinor[place]! < 0;
    const back: { partner: number; amount: number; day: number }[] = [];
    for (const made of [...(this.watched.get(place) ?? [])].reverse()) {
      const taken = Math.min(left, made.left);
      if (taken <= 0) continue;
      made.left -= taken;
      left -= taken;
      const [credit, debit] = [this.made.credit[made.application]!, this.made.debit[made.application]!];
      const partner = isCredit ? debit : credit;
      const mirrored = this.watched.get(partner)?.find(({ application }) => application === made.application);
      if (mirrored) mirrored.left -= taken;
      this.made.add(credit, debit, -taken, day);
      back.push({ partner, amount: taken, day: this.made.day[made.application]! });
    }
    for (const { partner, amount: freed } of back) this.arrive(partner, freed, day);
    return back;
  }

  /** Positional arguments: this runs once for every entry of the ledger. */
  private meet(place: number, amount: number, day: number): number {
    const { waiting } = this;
    const partner = waiting.only(amount);
    if (partner >= 0) {
      this.apply(place, partner, amount, day);
      return 0;
    }
    const hasPlans = this.plans.size > 0;
    let left = amount;
    while (left > 0) {
      const first = waiting.first();
      if (first < 0) break;
      let taken = Math.min(left, waiting.left[first]!);
      if (hasPlans) taken = Math.min(taken, this.partLeft(first));
      this.apply(place, first, taken, day);
      left -= taken;
      if (hasPlans && waiting.left[first]! > 0 && this.setKey(first, waiting.left[first]!)) waiting.requeueFirst();
    }
    return left;
  }

  private apply(place: number, partner: number, amount: number, day: number): void {
    this.waiting.use(partner, amount);
    const application = this.creditsWait ? this.made.add(partner, place, amount, day) : this.made.add(place, partner, amount, day);
    if (this.watched.size === 0) return;
    this.watched.get(place)?.push({ application, left: amount });
    this.watched.get(partner)?.push({ application, left: amount });
  }

  /** What the earliest open part of a waiting debit still takes: parts of several invoices are met in the order of their due days. */
  private partLeft(place: number): number {
    const part = this.openPart(place, this.waiting.left[place]!);
    return part ? part.left : Infinity;
  }

  /** Gives a debit with instalments its place by the earliest open part; false for any other entry. */
  private setKey(place: number, left: number): boolean {
    const part = this.openPart(place, left);
    if (part) this.keys.first[place] = part.dueDay;
    return part !== null;
  }

  private openPart(place: number, left: number): { readonly dueDay: number; readonly left: number } | null {
    const plan = this.plans.get(this.keys.order[place]!);
    if (!plan) return null;
    let later = left;
    for (let part = plan.length - 1; part >= 0; part--) {
      const { dueDay, amountMinor } = plan[part]!;
      if (later <= amountMinor) return { dueDay, left: later };
      later -= amountMinor;
    }
    return null;
  }
}
