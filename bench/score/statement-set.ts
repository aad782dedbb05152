import { type Day, toDate, toDay } from "../../src/calendar/day";
import type { Cause } from "../../src/reconciliation/reconciliation";
import { noisyName } from "./names";
import { FORMAT_STYLES, mistyped, ownOrder, rewritten } from "./numbers";
import { oneDigitWrong, parts, transposed } from "./spoil-amount";
import { type Document, LAST_DAY, type LabelledSet, type SetOptions, World } from "./world";

type Event = Cause | "GROUP_N1_SUM";
const WEIGHTS: Readonly<Record<SetOptions["level"], Readonly<Partial<Record<Event, number>>>>> = {
  plain: { EXACT: 78, REF_FORMAT: 10, DATE_TIMING: 4, MISSING_L: 1.5, MISSING_R: 1.5, CUTOFF_R: 1.5, GROUP_1N: 1, ROUNDING: 1, TRANSPOSITION: 1, DUPLICATE_R: 0.8, DUPLICATE_L: 0.3, PARTIAL: 0.6, REF_MISSING: 1 },
  nasty: {
    EXACT: 13, REF_FORMAT: 19, DATE_TIMING: 7, DATE_SWAP: 2, REF_MISSING: 7, REF_TYPO: 5, ROUNDING: 3, TRANSPOSITION: 4, DIGIT_TYPO: 3, DECIMAL_SLIP: 1.5, PARTIAL: 3, SIGN_FLIP: 2.5, TAX_NET_GROSS: 2, FX_DIFF: 2.5,
    GROUP_1N: 3, GROUP_N1: 2, GROUP_N1_SUM: 1, WRONG_CUSTOMER: 1.5, DUPLICATE_L: 2, DUPLICATE_R: 2, MISSING_L: 5, MISSING_R: 5, CUTOFF_R: 2.5, AMBIGUOUS: 1.2,
  },
  unknown: {
    EXACT: 27, REF_FORMAT: 12, DATE_TIMING: 6, DATE_SWAP: 2, REF_MISSING: 7, REF_TYPO: 4, ROUNDING: 3, TRANSPOSITION: 4, DIGIT_TYPO: 3, DECIMAL_SLIP: 1.5, PARTIAL: 3, SIGN_FLIP: 2.5, TAX_NET_GROSS: 2, FX_DIFF: 2.5,
    GROUP_1N: 3, GROUP_N1: 2, GROUP_N1_SUM: 1, WRONG_CUSTOMER: 1.5, DUPLICATE_L: 2, DUPLICATE_R: 2, MISSING_L: 4, MISSING_R: 4, CUTOFF_R: 2.5, AMBIGUOUS: 1.2,
  },
};

/** A customer's own list against our ledger, with its truth. */
export function statementSet(options: SetOptions): LabelledSet {
  const world = new World(options);
  while (world.ours.length < options.rows) new StatementEvent(world).happen(world.random.weighted(WEIGHTS[options.level]));
  return world.finish(world.random.chance(0.5) ? -1 : 1);
}

/** One thing that happened between us and a customer, and what both books say of it. */
class StatementEvent {
  private readonly random;
  private readonly customer: number;
  private readonly harsh: number;

  constructor(private readonly world: World) {
    this.random = world.random;
    this.customer = this.random.whole(0, world.customers.length - 1);
    this.harsh = world.options.level === "plain" ? 0.15 : 0.5;
  }

  happen(event: Event): void {
    const { world, random } = this;
    switch (event) {
      case "MISSING_L":
        return this.missingHere();
      case "MISSING_R":
        return void world.truth.unmatched.ours.set(this.book().key, "MISSING_R");
      case "CUTOFF_R":
        return void world.truth.unmatched.ours.set(this.book({ day: random.whole(LAST_DAY - 3, LAST_DAY) }).key, "CUTOFF_R");
      case "GROUP_1N":
        return this.split();
      case "GROUP_N1":
      case "GROUP_N1_SUM":
        return this.together(event === "GROUP_N1");
      case "DUPLICATE_L":
      case "DUPLICATE_R":
        return this.twice(event);
      case "AMBIGUOUS":
        return this.ambiguous();
      case "FX_DIFF":
        return this.converted();
      case "DATE_SWAP":
        return this.swapped();
      default:
        return this.pair(event);
    }
  }

  private book({ day = this.world.day(), amount = this.world.amount(), text = "" } = {}): Document {
    const type = this.random.weighted({ invoice: 72, payment: 22, "credit note": 6 });
    return this.world.document({ customer: this.customer, type, day, amount: type === "invoice" ? amount : -amount }, { text });
  }

  private lag(): number {
    return this.random.chance(0.6) ? 0 : this.random.whole(1, 4);
  }

  private quote(document: Document, cause: Cause): { reference: string; cause: Cause } {
    const { random, world } = this;
    if (cause === "REF_MISSING") return { reference: random.of(["", "", "月结", "STMT"]), cause };
    if (world.quotesOwn[this.customer] && cause !== "WRONG_CUSTOMER") return { reference: ownOrder(random, this.customer), cause: cause === "EXACT" || cause === "REF_FORMAT" || cause === "REF_TYPO" ? "REF_MISSING" : cause };
    if (cause === "REF_TYPO") return { reference: mistyped(random, document.number), cause };
    if (world.quotesTail[this.customer] && cause !== "WRONG_CUSTOMER") {
      const reference = rewritten(random, document.number, "tail");
      return { reference, cause: cause === "EXACT" && reference !== document.number ? "REF_FORMAT" : cause };
    }
    if (cause === "REF_FORMAT" || (cause !== "EXACT" && random.chance(0.3))) {
      const reference = rewritten(random, document.number, random.of(FORMAT_STYLES));
      return { reference, cause: cause === "REF_FORMAT" && reference === document.number ? "EXACT" : cause };
    }
    return { reference: document.number, cause };
  }

  private enter(document: Document, { amount, day, reference, party = this.customer }: { readonly amount: number; readonly day: number; readonly reference: string; readonly party?: number }): number {
    const { random, world } = this;
    const named = world.customers[party]!;
    const name = named.otherName !== "" && random.chance(0.5) ? named.otherName : noisyName(random, named, this.harsh);
    const words = document.type === "invoice" ? ["采购", "Purchase", "", "Invoice"] : document.type === "payment" ? ["付款", "Transfer", "Payment"] : ["Credit", "红字"];
    return world.theirRow({ party: name, day, amount, reference, text: random.of(words) });
  }

  private pair(wanted: Cause): void {
    const { random, world } = this;
    const document = this.book({ amount: wanted === "DECIMAL_SLIP" ? world.amount() * 10 + 3 : world.amount() });
    const figure = Math.abs(document.amount);
    const { reference, cause } = this.quote(document, wanted);
    const changed = this.spoil(figure, cause);
    if (changed === null) return this.pair("EXACT");
    const lag = cause === "DATE_TIMING" ? random.whole(7, 15) : this.lag();
    let party = this.customer;
    if (cause === "WRONG_CUSTOMER") while (party === this.customer) party = random.whole(0, world.customers.length - 1);
    const theirs = this.enter(document, { amount: Math.sign(document.amount) * changed, day: document.day + lag, reference, party });
    if (cause === "WRONG_CUSTOMER") this.world.theirs[theirs - 1] = { ...this.world.theirs[theirs - 1]!, party: world.customers[party]!.name };
    world.group([document.key], [theirs], cause);
  }

  /** Their figure for ours; null where it cannot be spoilt this way. */
  private spoil(figure: number, cause: Cause): number | null {
    const { random } = this;
    switch (cause) {
      case "ROUNDING": return figure + random.of([-2, -1, 1, 2]);
      case "TRANSPOSITION": return transposed(random, figure);
      case "DIGIT_TYPO": return oneDigitWrong(random, figure);
      case "DECIMAL_SLIP": return random.chance(0.5) ? figure * 10 : Math.trunc(figure / 10);
      case "PARTIAL": return Math.round((figure * random.of([25, 30, 40, 50, 60, 70])) / 100);
      case "SIGN_FLIP": return -figure;
      case "TAX_NET_GROSS": {
        const rate = random.of(this.world.taxes);
        return random.chance(0.5) ? Math.round((figure * (10000 + rate)) / 10000) : Math.round((figure * 10000) / (10000 + rate));
      }
      default: return figure;
    }
  }

  private missingHere(): void {
    const { world, random } = this;
    const document = this.book();
    const reference = this.quote(document, random.chance(0.2) ? "REF_FORMAT" : "EXACT").reference;
    world.ours.pop();
    world.truth.unmatched.theirs.set(this.enter(document, { amount: document.amount, day: document.day + this.lag(), reference }), "MISSING_L");
  }

  private split(): void {
    const { random, world } = this;
    const document = this.book();
    const plain = this.quote(document, "EXACT").reference;
    const suffixed = random.chance(0.3) && plain === document.number;
    const theirs = parts(random, document.amount, random.whole(2, 5)).map((amount, index) => this.enter(document, { amount, day: document.day + random.whole(0, 4), reference: suffixed ? `${plain}-${index + 1}` : plain }));
    world.group([document.key], theirs, "GROUP_1N");
  }

  private together(listed: boolean): void {
    const { random, world } = this;
    const start = world.day();
    const documents = Array.from({ length: random.whole(2, 6) }, (_, index) => world.document({ customer: this.customer, type: "invoice", day: Math.min(LAST_DAY, start + index), amount: world.amount() }));
    const total = documents.reduce((sum, { amount }) => sum + amount, 0);
    const last = documents.at(-1)!;
    const numbers = documents.map(({ number }) => number);
    const own = world.quotesOwn[this.customer];
    const reference = !listed || own ? (own ? ownOrder(random, this.customer) : random.of(["月结", "", "STMT"])) : numbers.join(random.of(["+", ", ", " ", "、"]));
    world.group(documents.map(({ key }) => key), [this.enter(last, { amount: total, day: last.day + 1, reference })], "GROUP_N1");
  }

  private twice(cause: "DUPLICATE_L" | "DUPLICATE_R"): void {
    const { world, random } = this;
    const document = this.book();
    const { reference } = { reference: document.number };
    const day = document.day + this.lag();
    const theirs = this.enter(document, { amount: document.amount, day, reference });
    const odd = day - document.day > 5 ? "DATE_TIMING" : "EXACT";
    world.group([document.key], [theirs], odd);
    if (cause === "DUPLICATE_L") {
      const again = world.ourRow(document);
      world.truth.unmatched.ours.set(again, cause);
      world.truth.twins.ours.set(again, document.key);
    } else {
      const again = this.enter(document, { amount: document.amount, day: day + random.whole(0, 5), reference });
      world.truth.unmatched.theirs.set(again, cause);
      world.truth.twins.theirs.set(again, theirs);
    }
  }

  private ambiguous(): void {
    const { world } = this;
    const document = this.book();
    const other = world.document({ customer: this.customer, type: document.type, day: document.day, amount: document.amount });
    world.truth.twins.ours.set(other.key, document.key);
    world.truth.unmatched.ours.set(other.key, "AMBIGUOUS");
    world.group([document.key], [this.enter(document, { amount: document.amount, day: document.day + this.lag(), reference: "" })], "AMBIGUOUS");
  }

  private converted(): void {
    const { world, random } = this;
    const day = world.day();
    const foreign = world.amount();
    const later = day + random.whole(14, 50);
    const amount = Math.round(foreign * world.rateOn(day));
    const theirAmount = Math.round(foreign * world.rateOn(later));
    if (Math.abs(theirAmount - amount) <= 5) return this.pair("EXACT");
    const document = world.document({ customer: this.customer, type: "invoice", day, amount }, { text: `USD ${(foreign / 100).toFixed(2)} @ ${world.rateOn(day)}` });
    world.group([document.key], [this.enter(document, { amount: theirAmount, day: later, reference: this.quote(document, "FX_DIFF").reference })], "FX_DIFF");
  }

  private swapped(): void {
    const { world, random } = this;
    const day = toDay({ year: 2025, month: random.whole(1, 12), day: random.whole(1, 12) });
    const date = toDate(day as Day);
    const other = toDay({ year: 2025, month: date.day, day: date.month });
    if (Math.abs(other - day) < 16) return this.pair("EXACT");
    const document = this.book({ day });
    world.group([document.key], [this.enter(document, { amount: document.amount, day: other, reference: world.quotesOwn[this.customer] ? document.number : this.quote(document, "DATE_SWAP").reference })], "DATE_SWAP");
  }
}
