import { type Aging, type AgingRow, aging, agingStrip, withAgingRows } from "../aging/aging";
import type { PartitionBalance } from "../balance/balance";
import type { Day } from "../calendar/day";
import type { Steps } from "../check/steps";
import { nameKey } from "../ledger/customer-index";
import { type Dimension, type DimensionFilter, entriesPassing } from "../ledger/dimensions";
import { normaliseDocument } from "../ledger/document-number";
import { type CustomerSearch, findCustomer } from "../ledger/find-customer";
import { openAmounts, openItems, openItemsOf } from "../ledger/open-items";
import type { OpenItem } from "../ledger/settlement";
import { addMinor, type Minor, ZERO } from "../money/money";
import { ledgerRowKeys } from "../reconciliation/row-identity";
import { type BalanceIndex, balanceIndexSteps, buildBalanceIndex, indexedBalance, withStretches } from "./balance-index";
import type { LedgerView } from "./live-state";

/** Agings and overdue sums kept per date: as many dates as a sheet of formulas plausibly asks for. */
const DATES_KEPT_MAX = 60;
/** Open amounts of all entries, kept per date: 8 bytes a line each. */
const OPEN_KEPT_MAX = 8;
/** Indexes kept per dimension filter. */
const FILTERS_KEPT_MAX = 40;

export type AgingStrip = ReturnType<typeof agingStrip>;

interface KeptAging {
  readonly aging: Aging;
  readonly rows: ReadonlyMap<number, AgingRow>;
}

/** Answers to cells from one view, worked out once and kept: 5,000 formulas ask the same few things. */
export class Answers {
  private readonly customers: Map<string, CustomerSearch>;
  private readonly agings = new Map<Day, KeptAging>();
  private readonly overdues = new Map<Day, ReadonlyMap<number, Minor>>();
  private readonly opens = new Map<Day, Float64Array>();
  private readonly passing = new Map<string, Uint8Array>();
  private readonly indexes = new Map<string, BalanceIndex>();
  private readonly valuesPresent = new Map<string, boolean>();
  private whole: BalanceIndex | null = null;
  private byCustomer: ReadonlyMap<number, readonly number[]> | null = null;
  private written: ReadonlyMap<string, readonly number[]> | null = null;
  private numbered: ReadonlyMap<string, readonly number[]> | null = null;
  private rowKeys: ReadonlySet<string> | null = null;
  private unread: number | null = null;

  /** `before`: the answers from the reading that the view differs from in a few rows only. Its customers and accounts are the same. */
  constructor(
    readonly view: LedgerView,
    private readonly before: Answers | null = null,
  ) {
    this.customers = before?.customers ?? new Map();
  }

  /** The same answers for a view with the same figures: what was worked out is shared. */
  of(view: LedgerView): Answers {
    return Object.assign(new Answers(view, this.before), { ...this, view });
  }

  customer(text: string): CustomerSearch {
    return kept(this.customers, text, Number.MAX_SAFE_INTEGER, () => findCustomer(this.view.ledger, text));
  }

  /** Partitions of a customer, in the order of the ledger. */
  partitionsOf(customer: number): readonly number[] {
    if (this.before) return this.before.partitionsOf(customer);
    this.byCustomer ??= grouped(this.view.ledger.partitions.map((partition) => partition.customer));
    return this.byCustomer.get(customer) ?? NOTHING;
  }

  balance(partition: number, asOf: Day, filter: DimensionFilter = []): Minor {
    if (filter.length === 0) return indexedBalance(this.index(), partition, asOf);
    return indexedBalance(kept(this.indexes, JSON.stringify(filter), FILTERS_KEPT_MAX, () => buildBalanceIndex(this.view.ledger, this.entriesPassing(filter))), partition, asOf);
  }

  balancesOf(customer: number, asOf: Day): readonly PartitionBalance[] {
    return this.partitionsOf(customer).map((partition) => ({ partition, balanceMinor: this.balance(partition, asOf) }));
  }

  /** The index of all entries; of a view that differs in a few rows, the earlier one with the changed accounts laid over it. */
  index(): BalanceIndex {
    return (this.whole ??= this.before && this.view.changed ? withStretches(this.before.index(), this.view.changed.stretches) : buildBalanceIndex(this.view.ledger));
  }

  /** Makes what most answers come from, in steps that a page breathes between. */
  *prepare(): Steps<void> {
    if (!this.before) this.whole ??= yield* balanceIndexSteps(this.view.ledger);
  }

  aging(asOf: Day): Aging {
    return this.keptAging(asOf).aging;
  }

  /** The strip of one account; with a filter, of the items it lets through. */
  strip(partition: number, asOf: Day, filter: DimensionFilter = []): AgingStrip {
    if (filter.length > 0) return agingStrip(this.view.ledger, { items: this.items(partition, asOf, filter), asOf, policy: this.view.settings.aging });
    const { aging: { buckets }, rows } = this.keptAging(asOf);
    const row = rows.get(partition);
    return { buckets, amountsMinor: row?.amountsMinor ?? buckets.map(() => ZERO), unappliedMinor: row?.unappliedMinor ?? ZERO, totalMinor: row?.totalMinor ?? ZERO };
  }

  /** Open debits past due on `asOf`, disputed ones included: it ties to the aging. */
  overdue(partition: number, asOf: Day, filter: DimensionFilter = []): Minor {
    if (filter.length > 0) return overdueOf(this.items(partition, asOf, filter), asOf).get(partition) ?? ZERO;
    return this.overdueSums(asOf).get(partition) ?? ZERO;
  }

  /** By partition; of a view that differs in a few rows, the earlier sums with those of the changed customers made anew. */
  private overdueSums(asOf: Day): ReadonlyMap<number, Minor> {
    return kept(this.overdues, asOf, DATES_KEPT_MAX, () => {
      const part = this.before && this.view.changed?.part;
      if (!part) return overdueOf(openItems(this.view.ledger, this.view.settlement, asOf), asOf);
      const sums = new Map(this.before!.overdueSums(asOf));
      for (const partition of part.touched) sums.delete(partition);
      for (const [partition, own] of overdueOf(openItems(part.ledger, part.settlement, asOf), asOf)) sums.set(partition, own);
      return sums;
    });
  }

  /** What is open of an entry, signed. */
  open(entry: number, asOf: Day): Minor {
    return kept(this.opens, asOf, OPEN_KEPT_MAX, () => openAmounts(this.view.ledger, this.view.settlement, asOf))[entry]! as Minor;
  }

  /** Open items of an account, by day. */
  items(partition: number, asOf: Day, filter: DimensionFilter = []): readonly OpenItem[] {
    if (partition < 0) return NOTHING;
    const items = openItemsOf(this.view.ledger, this.view.settlement, { partition, asOf });
    if (filter.length === 0) return items;
    const passes = this.passes(filter);
    return items.filter(({ entry }) => passes(entry));
  }

  passes(filter: DimensionFilter): (entry: number) => boolean {
    const passing = this.entriesPassing(filter);
    return (entry) => passing[entry] === 1;
  }

  /** Somebody or something in the ledger has this value: a filter by another would answer 0 to a slip of the keyboard. */
  hasValue(dimension: Dimension, value: string): boolean {
    return kept(this.valuesPresent, `${dimension} ${value}`, Number.MAX_SAFE_INTEGER, () => {
      const { customers } = this.view.ledger;
      const wanted = nameKey(value);
      if (dimension === "customerSalesperson") return customers.some(({ salesperson }) => nameKey(salesperson) === wanted);
      if (dimension === "customerSegment") return customers.some(({ segment }) => nameKey(segment) === wanted);
      return this.entriesPassing([{ dimension, value }]).includes(1);
    });
  }

  /** Entries whose document is written so, blanks, case and width apart. */
  documentsWritten(text: string): readonly number[] {
    this.written ??= grouped(keysOf(this.view.ledger.entries.document, nameKey));
    return this.written.get(nameKey(text)) ?? NOTHING;
  }

  /** Entries of that document number, leading zeros and punctuation apart too. */
  documentsNumbered(text: string): readonly number[] {
    this.numbered ??= grouped(keysOf(this.view.ledger.entries.document, normaliseDocument));
    return this.numbered.get(normaliseDocument(text)) ?? NOTHING;
  }

  /** The ledger has a row that is known again by this key. */
  hasRowKey(key: string): boolean {
    this.rowKeys ??= new Set(ledgerRowKeys(this.view.ledger).values());
    return this.rowKeys.has(key);
  }

  /** Rows of the ledger table in no figure because they could not be read; cancelled ones are left out on purpose. */
  unreadRows(): number {
    const { rowsTotal, rowsRead, issues, tables } = this.view.ledger;
    this.unread ??= rowsTotal === rowsRead ? 0 : rowsTotal - rowsRead - issues.filter(({ code, at }) => code === "row-void" && at.table === tables.ledger.name).length;
    return this.unread;
  }

  private keptAging(asOf: Day): KeptAging {
    return kept(this.agings, asOf, DATES_KEPT_MAX, () => {
      const { view, before } = this;
      const policy = view.settings.aging;
      const part = before && view.changed?.part;
      const whole = part
        ? withAgingRows(before!.aging(asOf), { ledger: view.ledger, partitions: part.touched, rows: aging(part.ledger, part.settlement, { asOf, policy }).rows })
        : aging(view.ledger, view.settlement, { asOf, policy });
      return { aging: whole, rows: new Map(whole.rows.map((row) => [row.partition, row])) };
    });
  }

  private entriesPassing(filter: DimensionFilter): Uint8Array {
    return kept(this.passing, JSON.stringify(filter), FILTERS_KEPT_MAX, () => entriesPassing(this.view.ledger, filter));
  }
}

const NOTHING: readonly never[] = [];

const known = new WeakMap<LedgerView, Answers>();

/** The answers from a view, one for all who ask. */
export function answersOf(view: LedgerView): Answers {
  let answers = known.get(view);
  if (!answers) known.set(view, (answers = view.figuresOf ? answersOf(view.figuresOf).of(view) : new Answers(view, view.changed ? answersOf(view.changed.since) : null)));
  return answers;
}

function overdueOf(items: readonly OpenItem[], asOf: Day): ReadonlyMap<number, Minor> {
  const sums = new Map<number, Minor>();
  for (const item of items) {
    if (item.openMinor <= 0) continue;
    for (const part of item.parts ?? [item]) if (part.dueDay < asOf) sums.set(item.partition, addMinor(sums.get(item.partition) ?? ZERO, part.openMinor));
  }
  return sums;
}

/** Places by key, in their order; blank keys are left out. */
function grouped<Key extends string | number>(keys: readonly Key[]): ReadonlyMap<Key, readonly number[]> {
  const map = new Map<Key, number[]>();
  keys.forEach((key, place) => {
    if (key === "") return;
    const list = map.get(key);
    if (list) list.push(place);
    else map.set(key, [place]);
  });
  return map;
}

function keysOf(texts: readonly string[], key: (text: string) => string): readonly string[] {
  return texts.map((text) => (text === "" ? "" : key(text)));
}

/** The value kept under a key, made if it is not there; the oldest goes when there are too many. */
function kept<Key, Value>(cache: Map<Key, Value>, key: Key, keptMax: number, make: () => Value): Value {
  const found = cache.get(key);
  if (found !== undefined) return found;
  if (cache.size >= keptMax) cache.delete(cache.keys().next().value!);
  const value = make();
  cache.set(key, value);
  return value;
}
