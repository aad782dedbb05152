import { type Day, parseIsoDay, toDate } from "../../src/calendar/day";
import type { Minor } from "../../src/money/money";
import type { Cause, ReconciliationInput, ReconciliationRow } from "../../src/reconciliation/reconciliation";
import { type Named, namesOf } from "./names";
import { type DocumentType, type Scheme, TEST_SCHEMES, TRAINING_SCHEMES } from "./numbers";
import { Random } from "./random";

export type Level = "plain" | "nasty" | "unknown";

export interface SetOptions {
  readonly kind: ReconciliationInput["kind"];
  readonly level: Level;
  readonly seed: number;
  /** Rows of ours, about. */
  readonly rows: number;
  /** Names, schemes and habits that were not used while the engine was built. */
  readonly test: boolean;
}

/** What is so: which rows belong together and why. Rows that may stand for one another share a twin. */
export interface Truth {
  readonly groups: { readonly ours: readonly number[]; readonly theirs: readonly number[]; readonly cause: Cause }[];
  readonly unmatched: { readonly ours: Map<number, Cause>; readonly theirs: Map<number, Cause> };
  readonly twins: { readonly ours: Map<number, number>; readonly theirs: Map<number, number> };
}

export interface LabelledSet {
  readonly name: string;
  readonly input: ReconciliationInput;
  readonly truth: Truth;
}

export interface Document {
  readonly key: number;
  readonly customer: number;
  readonly type: DocumentType;
  readonly number: string;
  readonly day: number;
  readonly amount: number;
}

export const FIRST_DAY = parseIsoDay("2025-01-01")!;
export const LAST_DAY = parseIsoDay("2025-12-31")!;

/** A made-up company and its customers: numbers, names, prices and everybody's habits. */
export class World {
  readonly random: Random;
  readonly customers: readonly Named[];
  readonly scheme: Scheme;
  readonly truth: Truth = { groups: [], unmatched: { ours: new Map(), theirs: new Map() }, twins: { ours: new Map(), theirs: new Map() } };
  readonly ours: ReconciliationRow[] = [];
  readonly theirs: ReconciliationRow[] = [];
  readonly pricePoints: readonly number[];
  readonly fees: readonly number[];
  readonly discounts: readonly number[];
  readonly withholdings: readonly number[];
  readonly taxes: readonly number[];
  readonly usd: readonly number[];
  /** Per customer: how it quotes our numbers. */
  readonly quotesOwn: readonly boolean[];
  readonly quotesTail: readonly boolean[];
  readonly cutsTexts: readonly number[];
  private serial: number;
  private readonly own: number[];

  constructor(readonly options: SetOptions) {
    const random = new Random(options.seed * 31 + (options.kind === "bank" ? 7 : 3) + (options.test ? 1000003 : 0));
    this.random = random;
    const unknown = options.level === "unknown";
    const schemes = options.test ? TEST_SCHEMES : TRAINING_SCHEMES;
    this.scheme = schemes[options.seed % schemes.length]!;
    const count = Math.max(8, Math.round(options.rows / 40));
    this.customers = namesOf(random, count, options.test, unknown ? 0.1 : 0);
    this.pricePoints = Array.from({ length: 12 }, () => random.of([99_00, 120_00, 250_00, 480_00, 500_00, 750_00, 960_00, 1000_00, 1200_00, 2400_00, 5000_00, 8888_00, 10000_00, 360_00]));
    this.fees = random.shuffle([8_00, 12_50, 18_00, 30_00, 45_00, 6_00, 22_00, 3_50]).slice(0, 4);
    this.discounts = random.shuffle([100, 150, 200, 250, 300, 400]).slice(0, 3);
    this.withholdings = random.shuffle([500, 700, 1000, 1500, 2000]).slice(0, 3);
    this.taxes = random.shuffle([300, 600, 700, 900, 1300, 1900, 2000, 2100]).slice(0, 3);
    this.quotesOwn = this.customers.map(() => unknown && random.chance(0.2));
    this.quotesTail = this.customers.map(() => unknown && random.chance(0.15));
    this.cutsTexts = this.customers.map(() => (unknown && random.chance(0.3) ? random.of([20, 27, 35, 48]) : 0));
    let rate = 6.8 + random.next() * 0.6;
    this.usd = Array.from({ length: 460 }, () => (rate *= 1 + (random.next() - 0.5) * 0.004));
    this.serial = random.whole(80, 700);
    this.own = this.customers.map(() => 0);
  }

  amount(): number {
    const { random } = this;
    if (random.chance(this.options.level === "plain" ? 0.08 : 0.26)) return random.of(this.pricePoints);
    return Math.round(Math.exp(Math.log(40_00) + random.next() * Math.log(700)));
  }

  day(): number {
    return this.random.whole(FIRST_DAY, LAST_DAY - 8);
  }

  /** A new document of ours and its row; numbers go up, with gaps. */
  document({ customer, type, day, amount }: { readonly customer: number; readonly type: DocumentType; readonly day: number; readonly amount: number }, extra: Partial<ReconciliationRow> = {}): Document {
    this.serial += this.random.whole(1, 3);
    this.own[customer]! += this.random.whole(1, 2);
    const date = toDate((day - (this.random.chance(0.03) ? this.random.whole(0, 40) : 0)) as Day);
    const number = this.scheme.number(type, { serial: this.serial, own: this.own[customer]!, customer, date });
    const key = this.ourRow({ customer, type, number, day, amount }, extra);
    return { key, customer, type, number, day, amount };
  }

  ourRow({ customer, type, number, day, amount }: Omit<Document, "key">, extra: Partial<ReconciliationRow> = {}): number {
    const row = this.ours.length + 1;
    this.ours.push({
      row, party: this.customers[customer]!.name, partyCode: `C${customer}`, day: day as Day, dueDay: (day + 30) as Day, amountMinor: amount as Minor, currency: "CNY",
      reference: number, text: "", type, ...extra,
    });
    return row;
  }

  theirRow(row: { readonly party: string; readonly day: number; readonly amount: number; readonly reference: string; readonly text: string }): number {
    const number = this.theirs.length + 1;
    this.theirs.push({ row: number, party: row.party, partyCode: "", day: row.day as Day, dueDay: null, amountMinor: row.amount as Minor, currency: "CNY", reference: row.reference, text: row.text, type: null });
    return number;
  }

  group(ours: readonly number[], theirs: readonly number[], cause: Cause): void {
    this.truth.groups.push({ ours, theirs, cause });
  }

  rateOn(day: number): number {
    return Math.round(this.usd[Math.max(0, Math.min(this.usd.length - 1, day - FIRST_DAY))]! * 10000) / 10000;
  }

  /** Rows shuffled and numbered anew, theirs with the sign of their books. */
  finish(sign: 1 | -1): LabelledSet {
    const { options, random, truth } = this;
    const place = (count: number): number[] => random.shuffle(Array.from({ length: count }, (_, index) => index + 1));
    const ourPlace = place(this.ours.length);
    const theirPlace = place(this.theirs.length);
    const ours = (row: number): number => ourPlace[row - 1]!;
    const theirs = (row: number): number => theirPlace[row - 1]!;
    const moved = (map: ReadonlyMap<number, Cause>, to: (row: number) => number): Map<number, Cause> => new Map([...map].map(([row, cause]) => [to(row), cause]));
    const twins = (map: ReadonlyMap<number, number>, to: (row: number) => number): Map<number, number> => new Map([...map].map(([row, other]) => [to(row), to(other)]));
    return {
      name: `${options.kind} ${options.level} ${options.test ? "unseen" : "training"} ${options.seed} ${this.scheme.name}`,
      input: {
        kind: options.kind,
        ours: this.ours.map((row) => ({ ...row, row: ours(row.row) })).sort((left, right) => left.row - right.row),
        theirs: this.theirs.map((row) => ({ ...row, row: theirs(row.row), amountMinor: (row.amountMinor * sign) as Minor })).sort((left, right) => left.row - right.row),
        parties: this.customers.map(({ name }, index) => ({ code: `C${index}`, name, aliases: [] })),
        rates: this.usd.map((_, index) => ({ day: (FIRST_DAY + index) as Day, from: "USD", to: "CNY", rate: this.rateOn(FIRST_DAY + index).toFixed(4) })),
        periodEnd: LAST_DAY,
        rules: options.kind === "bank"
          ? { toleranceMinor: 0 as Minor, windowBeforeDays: 2, windowAfterDays: 120, cutOffDays: 3 }
          : { toleranceMinor: 0 as Minor, windowBeforeDays: 3, windowAfterDays: 5, cutOffDays: 3 },
      },
      truth: {
        groups: truth.groups.map((group) => ({ ours: group.ours.map(ours), theirs: group.theirs.map(theirs), cause: group.cause })),
        unmatched: { ours: moved(truth.unmatched.ours, ours), theirs: moved(truth.unmatched.theirs, theirs) },
        twins: { ours: twins(truth.twins.ours, ours), theirs: twins(truth.twins.theirs, theirs) },
      },
    };
  }
}
