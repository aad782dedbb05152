import { ENTRY_TYPES, type Partition } from "./ledger";
import type { TypeMeaning } from "./entry-words";

/** What a type cell may mean, as small numbers: the entry types first, so that theirs are the same everywhere. */
export const MEANINGS: readonly (TypeMeaning | "blank" | "unknown")[] = [...ENTRY_TYPES, "adjustment", "blank", "unknown"];
export const MEANING_BLANK = MEANINGS.indexOf("blank");
export const MEANING_UNKNOWN = MEANINGS.indexOf("unknown");
export const MEANING_OPENING = MEANINGS.indexOf("opening");

/** The rows that could be read, before signs and types are settled over the whole column. Places are 0-based rows of the table. */
export interface RawEntries {
  count: number;
  readonly place: Int32Array;
  readonly day: Int32Array;
  readonly documentDay: Int32Array;
  /** Day of a plain due date; `NO_DAY` for a blank or absent cell; `DUE_IN_DOUBT` for one that takes a closer look once the sign is known. */
  readonly dueDay: Int32Array;
  readonly partition: Int32Array;
  /** As the table has it: + for its debit side or a plain amount. */
  readonly amountMinor: Float64Array;
  readonly meaning: Uint8Array;
  /** 1 the amount stood in Debit or was marked as one, −1 the same for Credit, 0 in a column of its own. */
  readonly side: Int8Array;
  readonly partitions: Partition[];
  /** Data rows that are neither blank nor totals. */
  rowsTotal: number;
}

/** No date of a calendar: see `RawEntries.dueDay`. */
export const DUE_IN_DOUBT = -2147483646;

export function emptyEntries(rows: number): RawEntries {
  return {
    count: 0,
    place: new Int32Array(rows),
    day: new Int32Array(rows),
    documentDay: new Int32Array(rows),
    dueDay: new Int32Array(rows),
    partition: new Int32Array(rows),
    amountMinor: new Float64Array(rows),
    meaning: new Uint8Array(rows),
    side: new Int8Array(rows),
    partitions: [],
    rowsTotal: 0,
  };
}

/** Numbers the accounts that are never netted: customer, currency, entity, GL account. */
export class PartitionNumbers {
  private readonly kinds = new Map<string, number>();
  private readonly kindList: { readonly currency: string; readonly entity: string; readonly account: string }[] = [];
  /** Per kind, the number of each customer's account. */
  private readonly numbers: (number | undefined)[][] = [];

  constructor(private readonly partitions: Partition[]) {}

  /** The number of a currency, entity and account together: few, so that a row needs one look-up. */
  kind(currency: string, entity: string, account: string): number {
    const key = entity === "" && account === "" ? currency : `${currency}\u0000${entity}\u0000${account}`;
    let kind = this.kinds.get(key);
    if (kind === undefined) {
      kind = this.kindList.push({ currency, entity, account }) - 1;
      this.numbers.push([]);
      this.kinds.set(key, kind);
    }
    return kind;
  }

  number(customer: number, kind: number): number {
    const numbers = this.numbers[kind]!;
    let number = numbers[customer];
    if (number === undefined) {
      number = this.partitions.push({ customer, ...this.kindList[kind]! }) - 1;
      numbers[customer] = number;
    }
    return number;
  }
}
