import { type Aging, aging, agingStrip } from "../aging/aging";
import type { Day } from "../calendar/day";
import { type DimensionFilter, entriesPassing } from "../ledger/dimensions";
import { type CustomerSearch, findCustomer } from "../ledger/find-customer";
import { openItems, openItemsOf } from "../ledger/open-items";
import type { OpenItem } from "../ledger/settlement";
import { addMinor, type Minor, ZERO } from "../money/money";
import { type BalanceIndex, buildBalanceIndex, indexedBalance } from "./balance-index";
import type { LedgerView } from "./live-state";

/** Agings and overdue sums kept per date: as many dates as a sheet of formulas plausibly asks for. */
const DATES_KEPT_MAX = 60;
/** Indexes kept per dimension filter. */
const FILTERS_KEPT_MAX = 40;

export type AgingStrip = ReturnType<typeof agingStrip>;

/** Answers to cells from one view, worked out once and kept: 5,000 formulas ask the same few things. */
export class Answers {
  private readonly customers = new Map<string, CustomerSearch>();
  private readonly agings = new Map<string, Aging>();
  private readonly overdues = new Map<string, ReadonlyMap<number, Minor>>();
  private readonly passing = new Map<string, Uint8Array>();
  private readonly indexes = new Map<string, BalanceIndex>();
  private byCustomer: ReadonlyMap<number, readonly number[]> | null = null;

  constructor(readonly view: LedgerView) {}

  customer(text: string): CustomerSearch {
    return kept(this.customers, text, Number.MAX_SAFE_INTEGER, () => findCustomer(this.view.ledger, text));
  }

  /** Partitions of a customer, in the order of the ledger. */
  partitionsOf(customer: number): readonly number[] {
    this.byCustomer ??= groupByCustomer(this.view);
    return this.byCustomer.get(customer) ?? [];
  }

  balance(partition: number, asOf: Day, filter: DimensionFilter = []): Minor {
    const index = kept(this.indexes, JSON.stringify(filter), FILTERS_KEPT_MAX, () => buildBalanceIndex(this.view.ledger, filter.length > 0 ? this.entriesPassing(filter) : null));
    return indexedBalance(index, partition, asOf);
  }

  aging(asOf: Day): Aging {
    return kept(this.agings, String(asOf), DATES_KEPT_MAX, () => aging(this.view.ledger, this.view.settlement, { asOf, policy: this.view.settings.aging }));
  }

  /** The strip of one account; with a filter, of the items it lets through. */
  strip(partition: number, asOf: Day, filter: DimensionFilter = []): AgingStrip {
    if (filter.length === 0) {
      const { rows, buckets } = this.aging(asOf);
      const row = rows.find((candidate) => candidate.partition === partition);
      return { buckets, amountsMinor: row?.amountsMinor ?? buckets.map(() => ZERO), unappliedMinor: row?.unappliedMinor ?? ZERO, totalMinor: row?.totalMinor ?? ZERO };
    }
    return agingStrip(this.view.ledger, { items: this.items(partition, asOf, filter), asOf, policy: this.view.settings.aging });
  }

  /** Open debits past due on `asOf`, disputed ones included: it ties to the aging. */
  overdue(partition: number, asOf: Day, filter: DimensionFilter = []): Minor {
    if (filter.length > 0) return overdueOf(this.items(partition, asOf, filter), asOf).get(partition) ?? ZERO;
    return kept(this.overdues, String(asOf), DATES_KEPT_MAX, () => overdueOf(openItems(this.view.ledger, this.view.settlement, asOf), asOf)).get(partition) ?? ZERO;
  }

  /** Open items of an account, by day. */
  items(partition: number, asOf: Day, filter: DimensionFilter = []): readonly OpenItem[] {
    const items = openItemsOf(this.view.ledger, this.view.settlement, { partition, asOf });
    if (filter.length === 0) return items;
    const passing = this.entriesPassing(filter);
    return items.filter(({ entry }) => passing[entry] === 1);
  }

  private entriesPassing(filter: DimensionFilter): Uint8Array {
    return kept(this.passing, JSON.stringify(filter), FILTERS_KEPT_MAX, () => entriesPassing(this.view.ledger, filter));
  }
}

function overdueOf(items: readonly OpenItem[], asOf: Day): ReadonlyMap<number, Minor> {
  const sums = new Map<number, Minor>();
  for (const item of items) {
    if (item.openMinor <= 0) continue;
    for (const part of item.parts ?? [item]) if (part.dueDay < asOf) sums.set(item.partition, addMinor(sums.get(item.partition) ?? ZERO, part.openMinor));
  }
  return sums;
}

function groupByCustomer({ ledger }: LedgerView): ReadonlyMap<number, readonly number[]> {
  const map = new Map<number, number[]>();
  ledger.partitions.forEach(({ customer }, partition) => {
    const list = map.get(customer);
    if (list) list.push(partition);
    else map.set(customer, [partition]);
  });
  return map;
}

/** The value kept under a key, made if it is not there; the oldest goes when there are too many. */
function kept<Value>(cache: Map<string, Value>, key: string, keptMax: number, make: () => Value): Value {
  const known = cache.get(key);
  if (known !== undefined) return known;
  if (cache.size >= keptMax) cache.delete(cache.keys().next().value!);
  const value = make();
  cache.set(key, value);
  return value;
}
