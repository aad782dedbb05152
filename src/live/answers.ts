import { type Aging, aging } from "../aging/aging";
import type { Day } from "../calendar/day";
import { type CustomerSearch, findCustomer } from "../ledger/find-customer";
import { openItems } from "../ledger/open-items";
import { addMinor, type Minor, ZERO } from "../money/money";
import { type BalanceIndex, buildBalanceIndex, indexedBalance } from "./balance-index";
import type { LedgerView } from "./live-state";

/** Agings and overdue sums kept per date: as many dates as a sheet of formulas plausibly asks for. */
const DATES_KEPT_MAX = 60;

/** Answers to cells from one view, worked out once and kept: 5,000 formulas ask the same few things. */
export class Answers {
  private index: BalanceIndex | null = null;
  private readonly customers = new Map<string, CustomerSearch>();
  private readonly agings = new Map<Day, Aging>();
  private readonly overdues = new Map<Day, ReadonlyMap<number, Minor>>();

  constructor(readonly view: LedgerView) {}

  customer(text: string): CustomerSearch {
    let found = this.customers.get(text);
    if (!found) this.customers.set(text, (found = findCustomer(this.view.ledger, text)));
    return found;
  }

  /** Partitions of a customer, in the order of the ledger. */
  partitionsOf(customer: number): readonly number[] {
    return this.partitionsByCustomer().get(customer) ?? [];
  }

  balance(partition: number, asOf: Day): Minor {
    this.index ??= buildBalanceIndex(this.view.ledger);
    return indexedBalance(this.index, partition, asOf);
  }

  aging(asOf: Day): Aging {
    return kept(this.agings, asOf, () => aging(this.view.ledger, this.view.settlement, { asOf, policy: this.view.settings.aging }));
  }

  /** Open debits past due on `asOf`. */
  overdue(partition: number, asOf: Day): Minor {
    return kept(this.overdues, asOf, () => this.overdueSums(asOf)).get(partition) ?? ZERO;
  }

  private overdueSums(asOf: Day): ReadonlyMap<number, Minor> {
    const sums = new Map<number, Minor>();
    for (const item of openItems(this.view.ledger, this.view.settlement, asOf)) {
      if (item.openMinor <= 0) continue;
      const parts = item.parts ?? [{ dueDay: item.dueDay, openMinor: item.openMinor }];
      for (const part of parts) if (part.dueDay < asOf) sums.set(item.partition, addMinor(sums.get(item.partition) ?? ZERO, part.openMinor));
    }
    return sums;
  }

  private byCustomer: ReadonlyMap<number, readonly number[]> | null = null;
  private partitionsByCustomer(): ReadonlyMap<number, readonly number[]> {
    if (this.byCustomer) return this.byCustomer;
    const map = new Map<number, number[]>();
    this.view.ledger.partitions.forEach(({ customer }, partition) => {
      const list = map.get(customer);
      if (list) list.push(partition);
      else map.set(customer, [partition]);
    });
    return (this.byCustomer = map);
  }
}

function kept<Value>(cache: Map<Day, Value>, asOf: Day, make: () => Value): Value {
  const known = cache.get(asOf);
  if (known) return known;
  if (cache.size >= DATES_KEPT_MAX) cache.delete(cache.keys().next().value!);
  const value = make();
  cache.set(asOf, value);
  return value;
}
