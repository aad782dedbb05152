import type { Cause } from "../../src/reconciliation/reconciliation";
import { noisyName } from "./names";
import { FORMAT_STYLES, ownOrder, rewritten } from "./numbers";
import { equalParts, lessRate, parts, transposed } from "./spoil-amount";
import { type Document, LAST_DAY, type LabelledSet, type SetOptions, World } from "./world";

const WEIGHTS: Readonly<Record<SetOptions["level"], Readonly<Partial<Record<Cause, number>>>>> = {
  plain: { EXACT: 60, REF_FORMAT: 12, GROUP_1N: 8, PARTIAL: 3, REF_MISSING: 3, UNPAID: 8, UNRELATED_R: 3, BANK_FEE: 3 },
  nasty: {
    EXACT: 13, REF_FORMAT: 14, REF_MISSING: 7, GROUP_1N: 12, GROUP_1N_NOREF: 5, GROUP_FEE: 3, GROUP_NM: 2, INSTALMENTS: 3, NETTED_CN: 3.5, BANK_FEE: 6, EARLY_DISCOUNT: 4, WITHHOLDING: 3, FX_DIFF: 3.5, PARTIAL: 4, OVERPAY: 2,
    TRANSPOSITION: 1.5, THIRD_PARTY: 1.5, DUPLICATE_R: 2.5, UNPAID: 8, UNRELATED_R: 3.5, AMBIGUOUS: 2,
  },
  unknown: {
    EXACT: 13, REF_FORMAT: 12, REF_MISSING: 9, GROUP_1N: 11, GROUP_1N_NOREF: 5, GROUP_FEE: 3, GROUP_NM: 2, INSTALMENTS: 3, NETTED_CN: 3.5, BANK_FEE: 6, EARLY_DISCOUNT: 4, WITHHOLDING: 3, FX_DIFF: 3.5, PARTIAL: 4, OVERPAY: 2,
    TRANSPOSITION: 1.5, THIRD_PARTY: 1.5, DUPLICATE_R: 2.5, UNPAID: 8, UNRELATED_R: 3.5, AMBIGUOUS: 2,
  },
};
const LISTS = [", ", "+", " ", "、", "; ", " / "];
const LEADS = ["", "", "RE: ", "Rechnung ", "货款 ", "发票 ", "Payment of ", "/INV/ ", "Inv. no. "];

/** Receipts against open invoices, with its truth. */
export function bankSet(options: SetOptions): LabelledSet {
  const world = new World(options);
  while (world.ours.length < options.rows) new Receipt(world).happen(world.random.weighted(WEIGHTS[options.level]));
  return world.finish(1);
}

class Receipt {
  private readonly random;
  private readonly customer: number;
  private readonly harsh: number;

  constructor(private readonly world: World) {
    this.random = world.random;
    this.customer = this.random.whole(0, world.customers.length - 1);
    this.harsh = world.options.level === "plain" ? 0.15 : 0.55;
  }

  happen(cause: Cause): void {
    const { world } = this;
    switch (cause) {
      case "UNPAID": return void world.truth.unmatched.ours.set(this.invoice().key, "UNPAID");
      case "UNRELATED_R": return this.unrelated();
      case "GROUP_1N":
      case "GROUP_1N_NOREF":
      case "GROUP_FEE":
      case "GROUP_NM":
      case "NETTED_CN":
        return this.several(cause);
      case "INSTALMENTS": return this.instalments();
      case "AMBIGUOUS": return this.ambiguous();
      case "DUPLICATE_R": return this.twice();
      case "FX_DIFF": return this.foreign();
      default: return this.single(cause);
    }
  }

  private invoice(day = this.world.day(), amount = this.world.amount()): Document {
    return this.world.document({ customer: this.customer, type: "invoice", day, amount });
  }

  private quote(number: string, style: "as is" | "other" | "any"): string {
    const { random, world } = this;
    if (world.quotesOwn[this.customer]) return ownOrder(random, this.customer);
    if (world.quotesTail[this.customer]) return rewritten(random, number, "tail");
    if (style === "as is" || (style === "any" && random.chance(0.5))) return number;
    return rewritten(random, number, random.of(FORMAT_STYLES));
  }

  private receive({ day, amount, text, party }: { readonly day: number; readonly amount: number; readonly text: string; readonly party?: string }): number {
    const { random, world } = this;
    const named = world.customers[this.customer]!;
    const cut = world.cutsTexts[this.customer]!;
    const name = party ?? (named.otherName !== "" && random.chance(0.5) ? named.otherName : noisyName(random, named, this.harsh));
    return world.theirRow({ party: name, day, amount, reference: "", text: cut > 0 ? text.slice(0, cut) : text });
  }

  private lag(): number {
    return this.random.whole(1, 14);
  }

  private single(wanted: Cause): void {
    const { random, world } = this;
    const document = this.invoice();
    let amount = document.amount;
    let lag = this.lag();
    let note = "";
    let cause = wanted;
    let party: string | undefined;
    switch (wanted) {
      case "BANK_FEE": {
        const fee = random.of(world.fees);
        if (fee * 3 > amount) return this.single("EXACT");
        amount -= fee;
        break;
      }
      case "EARLY_DISCOUNT":
        amount = lessRate(amount, random.of(world.discounts));
        lag = random.whole(1, 9);
        break;
      case "WITHHOLDING":
        amount = lessRate(amount, random.of(world.withholdings));
        lag = random.whole(20, 40);
        note = random.of([" WHT", " 代扣税", "", " net of tax"]);
        break;
      case "PARTIAL":
        amount = Math.round((amount * random.of([25, 30, 40, 50, 60])) / 100);
        note = random.of(["", "", " part", " 部分"]);
        break;
      case "OVERPAY": amount += random.of([10_00, 25_00, 50_00, 100_00]); break;
      case "TRANSPOSITION": {
        const changed = transposed(random, amount);
        if (changed === null) return this.single("EXACT");
        amount = changed;
        break;
      }
      case "THIRD_PARTY": party = random.chance(0.6) ? random.of(["王芳", "Peter Novak", "刘洋", "Maria Lopez"]) : world.customers[(this.customer + 1) % world.customers.length]!.name; break;
    }
    let text: string;
    if (wanted === "REF_MISSING") text = random.of(["货款", "", "Payment", "TRANSFER"]);
    else {
      const quoted = wanted === "THIRD_PARTY" ? (random.chance(0.5) ? document.number : rewritten(random, document.number, "lower")) : this.quote(document.number, wanted === "EXACT" ? "as is" : wanted === "REF_FORMAT" ? "other" : "any");
      text = `${random.of(LEADS)}${quoted}${note}`;
      const cut = world.cutsTexts[this.customer]!;
      const shown = cut > 0 ? text.slice(0, cut) : text;
      if (wanted === "EXACT" || wanted === "REF_FORMAT") {
        if (world.quotesOwn[this.customer] || !shown.includes(quoted)) cause = "REF_MISSING";
        else cause = quoted === document.number ? "EXACT" : "REF_FORMAT";
      }
    }
    world.group([document.key], [this.receive({ day: document.day + lag, amount, text, ...(party === undefined ? {} : { party }) })], cause);
  }

  private several(cause: "GROUP_1N" | "GROUP_1N_NOREF" | "GROUP_FEE" | "GROUP_NM" | "NETTED_CN"): void {
    const { random, world } = this;
    const start = world.day() - 20;
    const scattered = world.options.level !== "plain" && random.chance(0.08);
    const documents = Array.from({ length: random.whole(2, cause === "NETTED_CN" || cause === "GROUP_NM" ? 3 : 7) }, (_, index) => {
      // Not every payer pays a run of numbers: now and then something else is invoiced in between and left open.
      if (scattered && index > 0) world.truth.unmatched.ours.set(this.invoice(start + index * 2 - 1).key, "UNPAID");
      return this.invoice(start + index * 2);
    });
    if (cause === "NETTED_CN") {
      const most = Math.min(...documents.map(({ amount }) => amount));
      documents.push(world.document({ customer: this.customer, type: "credit note", day: start + 1, amount: -Math.max(1, Math.round(most * (0.1 + random.next() * 0.6))) }));
    }
    const total = documents.reduce((sum, { amount }) => sum + amount, 0) - (cause === "GROUP_FEE" ? random.of(world.fees) : 0);
    const named = cause === "NETTED_CN" && random.chance(0.5) ? documents.slice(0, -1) : documents;
    const list = (): string => named.map(({ number }) => this.quote(number, "any")).join(random.of(LISTS));
    const day = start + documents.length * 2 + this.lag();
    const text = (): string => (cause === "GROUP_1N_NOREF" ? random.of(["货款", "", "Payment"]) : `${random.of(LEADS)}${list()}`);
    const amounts = cause === "GROUP_NM" ? parts(random, total, 2) : [total];
    const theirs = amounts.map((amount, index) => this.receive({ day: day + index * 2, amount, text: text() }));
    world.group(documents.map(({ key }) => key), theirs, cause);
  }

  private instalments(): void {
    const { random, world } = this;
    const document = this.invoice();
    const count = random.whole(3, 4);
    const first = document.day + random.whole(1, 12);
    world.group([document.key], equalParts(document.amount, count).map((amount, index) => this.receive({ day: first + index * 30, amount, text: `${random.of(LEADS)}${this.quote(document.number, "any")}` })), "INSTALMENTS");
  }

  private ambiguous(): void {
    const { world } = this;
    const document = this.invoice();
    const other = this.invoice(document.day, document.amount);
    world.truth.twins.ours.set(other.key, document.key);
    world.truth.unmatched.ours.set(other.key, "AMBIGUOUS");
    world.group([document.key], [this.receive({ day: document.day + this.lag(), amount: document.amount, text: "货款" })], "AMBIGUOUS");
  }

  private twice(): void {
    const { random, world } = this;
    if (world.quotesOwn[this.customer] || world.cutsTexts[this.customer]! > 0) return this.single("EXACT");
    const document = this.invoice();
    const text = document.number;
    const day = document.day + this.lag();
    const first = this.receive({ day, amount: document.amount, text });
    const again = this.receive({ day: day + random.whole(0, 5), amount: document.amount, text });
    world.group([document.key], [first], "EXACT");
    world.truth.unmatched.theirs.set(again, "DUPLICATE_R");
    world.truth.twins.theirs.set(again, first);
  }

  private foreign(): void {
    const { random, world } = this;
    const day = world.day();
    const amount = world.amount();
    const document = world.document({ customer: this.customer, type: "invoice", day, amount }, { currency: "USD", text: `rate ${world.rateOn(day)}` });
    const paid = day + this.lag();
    const received = Math.round(amount * world.rateOn(paid) * (1 - random.next() * 0.006));
    world.group([document.key], [this.receive({ day: paid, amount: received, text: `${random.of(LEADS)}${this.quote(document.number, "any")}` })], "FX_DIFF");
  }

  private unrelated(): void {
    const { random, world } = this;
    const row = world.theirRow({ party: random.of(["", "POS", "税务局", "Bank", "Interest"]), day: random.whole(world.day(), LAST_DAY), amount: world.amount(), reference: "", text: random.of(["Tax refund", "利息", "POS settlement", "Interest", "保险赔款"]) });
    world.truth.unmatched.theirs.set(row, "UNRELATED_R");
  }
}
