import { ENTRIES_PER_STEP, type Steps } from "../check/steps";
import { isDocumentList, normaliseDocument, splitDocuments } from "./document-number";
import type { EntryOrder } from "./entry-order";
import type { Ledger } from "./ledger";

/** What a number was found to name. */
export type DocumentSearch =
  /** Entries with that number, in day order; several when one document stands on several rows. */
  | { readonly kind: "found"; readonly entries: readonly number[] }
  /** Several different documents of the customer differ from the number only in blanks, case or leading zeros. */
  | { readonly kind: "ambiguous"; readonly documents: readonly string[]; readonly entries: readonly number[] }
  /** Only other customers have it. */
  | { readonly kind: "elsewhere"; readonly customers: readonly number[]; readonly entries: readonly number[] }
  | { readonly kind: "unknown" };

/** Rows of one customer under one number that are looked at: a number on more rows ("n/a", "-") names nothing. */
const SAME_NUMBER_MAX = 200;

/**
 * Finds the entries that carry a document number: exactly as written, else normalised.
 *
 * Only numbers that the ledger itself names are kept, so that the index stays small where few are asked for.
 */
export class DocumentIndex {
  private slots = new Map<string, number>();
  /** Entries of slot s stand in `found` from `foundStart[s]`, customer after customer, in each by partition and day. */
  private found = new Int32Array(0);
  private foundStart = new Int32Array(1);
  private normalised = new Map<number, ReadonlyMap<string, readonly number[]>>();
  /** Documents of later days are not there yet. */
  private lastDay = Infinity;

  private constructor(private readonly ledger: Ledger, private readonly entryOrder: EntryOrder, private readonly customerPartitions: readonly (readonly number[])[]) {}

  static *of(ledger: Ledger, entryOrder: EntryOrder): Steps<DocumentIndex> {
    const index = new DocumentIndex(ledger, entryOrder, partitionsByCustomer(ledger));
    yield* index.nameAll();
    yield* index.findAll();
    return index;
  }

  /** The index of the documents that were there at the end of a day. */
  until(day: number): DocumentIndex {
    const index = new DocumentIndex(this.ledger, this.entryOrder, this.customerPartitions);
    index.slots = this.slots;
    index.found = this.found;
    index.foundStart = this.foundStart;
    index.normalised = this.normalised;
    index.lastDay = day;
    return index;
  }

  private *findAll(): Steps<void> {
    const { document, count } = this.ledger.entries;
    const slotOf = new Int32Array(count).fill(-1);
    this.foundStart = new Int32Array(this.slots.size + 1);
    for (let entry = 0; entry < count; entry++) {
      if (entry % ENTRIES_PER_STEP === 0) yield;
      const slot = this.slots.get(document[entry]!);
      if (slot === undefined) continue;
      slotOf[entry] = slot;
      this.foundStart[slot + 1]!++;
    }
    for (let slot = 0; slot < this.slots.size; slot++) this.foundStart[slot + 1]! += this.foundStart[slot]!;
    this.found = new Int32Array(this.foundStart[this.slots.size]!);
    yield;
    const next = this.foundStart.slice();
    for (const partitions of this.customerPartitions) {
      for (const partition of partitions) {
        for (let place = this.entryOrder.start[partition]!; place < this.entryOrder.start[partition + 1]!; place++) {
          const entry = this.entryOrder.order[place]!;
          if (slotOf[entry]! >= 0) this.found[next[slotOf[entry]!]!++] = entry;
        }
      }
    }
  }

  /** Every number that an `Applies to`, an allocation or an instalment says. */
  private *nameAll(): Steps<void> {
    const { slots } = this;
    const { entries, allocations, instalments } = this.ledger;
    const name = (number: string): void => {
      if (number !== "" && !slots.has(number)) slots.set(number, slots.size);
    };
    for (let entry = 0; entry < entries.count; entry++) {
      const text = entries.appliesTo[entry]!;
      name(text);
      if (text !== "" && isDocumentList(text)) splitDocuments(text).forEach(name);
      if (entry % ENTRIES_PER_STEP === ENTRIES_PER_STEP - 1) yield;
    }
    for (const { from, to } of allocations) {
      name(from);
      name(to);
    }
    for (const { document } of instalments) name(document);
  }

  /** The documents of one customer under a number. */
  ofCustomer(number: string, customer: number): DocumentSearch {
    const exact = this.exact(number, customer);
    if (exact.length > 0) return { kind: "found", entries: exact };
    const close = this.there(this.normalisedOf(customer).get(normaliseDocument(number)) ?? []);
    const documents = [...new Set(close.map((entry) => this.ledger.entries.document[entry]!))];
    if (documents.length > 1) return { kind: "ambiguous", documents, entries: close };
    if (documents.length === 1) return { kind: "found", entries: close };
    const elsewhere = this.everywhere(number);
    return elsewhere.length === 0 ? { kind: "unknown" } : { kind: "elsewhere", customers: this.customersOf(elsewhere), entries: elsewhere };
  }

  /** The documents under a number where the customer is not said: `elsewhere` when more than one customer has it. */
  ofAnyone(number: string): DocumentSearch {
    const exact = this.everywhere(number);
    const entries = exact.length > 0 ? exact : this.normalisedEverywhere(number);
    if (entries.length === 0) return { kind: "unknown" };
    const customers = this.customersOf(entries);
    if (customers.length > 1) return { kind: "elsewhere", customers, entries };
    const documents = [...new Set(entries.map((entry) => this.ledger.entries.document[entry]!))];
    return documents.length > 1 ? { kind: "ambiguous", documents, entries } : { kind: "found", entries };
  }

  /** Entries that a number would have named before its own document was there: they differ from it only in blanks, case or leading zeros. */
  namedBefore(number: string, { customer, before }: { readonly customer: number | null; readonly before: number }): readonly number[] {
    const close = customer === null ? this.normalisedEverywhere(number) : (this.normalisedOf(customer).get(normaliseDocument(number)) ?? []);
    return close.filter((entry) => this.ledger.entries.document[entry] !== number && this.ledger.entries.day[entry]! < before);
  }

  customerOf(entry: number): number {
    return this.ledger.partitions[this.ledger.entries.partition[entry]!]!.customer;
  }

  private customersOf(entries: readonly number[]): number[] {
    return [...new Set(entries.map((entry) => this.customerOf(entry)))];
  }

  private everywhere(number: string): readonly number[] {
    const slot = this.slots.get(number);
    return slot === undefined ? [] : this.there([...this.found.subarray(this.foundStart[slot]!, this.foundStart[slot + 1]!)]);
  }

  private there(entries: readonly number[]): readonly number[] {
    return this.lastDay === Infinity ? entries : entries.filter((entry) => this.ledger.entries.day[entry]! <= this.lastDay);
  }

  /** Binary search: a number such as "1" may stand at thousands of customers. */
  private exact(number: string, customer: number): readonly number[] {
    const slot = this.slots.get(number);
    if (slot === undefined) return [];
    const end = this.foundStart[slot + 1]!;
    let low = this.foundStart[slot]!;
    for (let high = end; low < high; ) {
      const middle = (low + high) >>> 1;
      if (this.customerOf(this.found[middle]!) < customer) low = middle + 1;
      else high = middle;
    }
    const entries: number[] = [];
    const last = Math.min(end, low + SAME_NUMBER_MAX);
    for (let place = low; place < last && this.customerOf(this.found[place]!) === customer; place++) entries.push(this.found[place]!);
    return this.there(entries);
  }

  private normalisedEverywhere(number: string): readonly number[] {
    const normalised = normaliseDocument(number);
    return this.there(this.customerPartitions.flatMap((_, customer) => this.normalisedOf(customer).get(normalised) ?? []));
  }

  /** Made for a customer when one of its numbers is not found as written. */
  private normalisedOf(customer: number): ReadonlyMap<string, readonly number[]> {
    const known = this.normalised.get(customer);
    if (known) return known;
    const byNumber = new Map<string, number[]>();
    for (const partition of this.customerPartitions[customer] ?? []) {
      for (let place = this.entryOrder.start[partition]!; place < this.entryOrder.start[partition + 1]!; place++) {
        const entry = this.entryOrder.order[place]!;
        const number = normaliseDocument(this.ledger.entries.document[entry]!);
        if (number === "") continue;
        const same = byNumber.get(number);
        if (same) same.push(entry);
        else byNumber.set(number, [entry]);
      }
    }
    this.normalised.set(customer, byNumber);
    return byNumber;
  }
}

/** Partitions of each customer, in the ledger's order. */
export function partitionsByCustomer({ customers, partitions }: Ledger): readonly (readonly number[])[] {
  const lists: number[][] = customers.map(() => []);
  partitions.forEach(({ customer }, partition) => lists[customer]!.push(partition));
  return lists;
}
