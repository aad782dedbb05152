import { type Day, toDate } from "../../src/calendar/day";
import type { Minor } from "../../src/money/money";
import { type Cause, DEFAULT_RULES, type ReconciliationInput, type ReconciliationRow, type SecondNumber } from "../../src/reconciliation/reconciliation";
import { exchanged, HABIT_SCHEMES, orderNumber, type Quoting, quoted, QUOTINGS } from "./habit-numbers";
import { Random } from "./random";
import { FIRST_DAY, type LabelledSet, LAST_DAY, type Truth } from "./world";

/** A customer and what it always does: every one of its rows is made by the same habits. */
interface Customer {
  readonly name: string;
  /** Customers that pay for one another; -1 for none. */
  readonly group: number;
  readonly quoting: Quoting;
  /** Letters its bank lets through: 35 or 140 as banks do, 0 for all. */
  readonly textLength: number;
  readonly language: number;
  readonly ordersInOurBooks: boolean;
  readonly fee: number;
  readonly discount: number;
  readonly lag: readonly [number, number];
  readonly rent: number;
}

interface Item {
  readonly row: number;
  readonly customer: number;
  readonly number: string;
  readonly order: string;
  readonly day: number;
  readonly amount: number;
}

const HAPPENINGS = {
  bank: { single: 40, batch: 10, batchFee: 3, batchNetted: 3, discount: 4, fee: 4, part: 3, instalments: 2, transposed: 2, netOfTax: 2, sister: 4, lump: 2, twice: 3, slip: 4, template: 2, advance: 3, unpaid: 8, stranger: 4, orderLikeOurs: 4, foreign: 3 },
  statement: { single: 46, splitDelivery: 4, collective: 4, transposed: 3, netOfTax: 2, wrongSide: 2, part: 2, twice: 3, ourTwice: 2, slip: 5, notThere: 5, onlyThere: 5, sister: 3, lateBooking: 4, orderLikeOurs: 3, rounding: 2, creditNote: 4 },
} as const;
type Happening = keyof (typeof HAPPENINGS)["bank"] | keyof (typeof HAPPENINGS)["statement"];

const LEADS = [["Payment ", "Inv ", ""], ["Zahlung ", "RG ", "Überweisung "], ["Virement ", "facture ", "Règl. "], ["货款 ", "付 ", "转账 "], ["Pago fra. ", "transf. ", ""], ["платёж ", "оплата счёта ", ""], ["振込 ", "", "お支払い "], ["Bonifico ft ", "saldo ", ""]];
const ADVANCES = ["deposit for next season", "Anzahlung Auftrag", "acompte commande", "预付款", "anticipo", "аванс", "前受金", "acconto"];
const CORES = ["Tannhof", "Quellberg", "Serrano Azul", "Lac Bleu", "Vela Nova", "Mistral", "Kuusi", "Havn", "Orla", "Pinheiro", "Zlatar", "Teraoka", "东岳", "赛罗", "北斗", "岚山", "Brennan", "Castlewood", "Dalkeith", "Ennis"];
const TRADES = ["Logistik GmbH", "Handels GmbH", "Trading Ltd", "Services SARL", "Foods S.p.A.", "商贸有限公司", "机械有限公司", "Immobilien KG", "Kiinteistöt Oy", "Components Inc."];

/** Lists by habits instead of by accidents: each customer quotes, groups, deducts and abbreviates in its own constant way, other schemes and languages than elsewhere. */
export function habitSet({ kind, seed, rows }: { readonly kind: ReconciliationInput["kind"]; readonly seed: number; readonly rows: number }): LabelledSet {
  const maker = new HabitMaker(kind, seed, rows);
  while (maker.ours.length < rows) maker.happen();
  return maker.finish();
}

class HabitMaker {
  readonly ours: ReconciliationRow[] = [];
  private readonly theirs: ReconciliationRow[] = [];
  private readonly truth: Truth = { groups: [], unmatched: { ours: new Map(), theirs: new Map() }, twins: { ours: new Map(), theirs: new Map() } };
  private readonly random: Random;
  private readonly scheme;
  private readonly customers: readonly Customer[];
  private serial = 11;
  private readonly usedNumbers = new Set<string>();

  constructor(private readonly kind: ReconciliationInput["kind"], private readonly seed: number, rows: number) {
    const random = new Random(seed * 104729 + (kind === "bank" ? 17 : 29));
    this.random = random;
    this.scheme = HABIT_SCHEMES[seed % HABIT_SCHEMES.length]!;
    const count = Math.max(6, Math.round(rows / 45));
    const names = new Set<string>();
    for (let attempt = 0; names.size < count; attempt += 1) names.add(`${random.of(CORES)} ${random.of(TRADES)}${attempt > count * 3 ? ` ${attempt}` : ""}`);
    const cores = [...names].map((name) => name.split(" ")[0]!);
    this.customers = [...names].map((name, place): Customer => ({
      name, group: cores.indexOf(cores[place]!), quoting: random.of(QUOTINGS), textLength: random.of([0, 0, 35, 140]), language: random.whole(0, LEADS.length - 1), ordersInOurBooks: random.chance(0.6),
      fee: random.of([2_50, 7_00, 11_00, 25_00]), discount: random.of([150, 200, 250, 300]), lag: random.of([[0, 4], [6, 14], [25, 35]] as const), rent: random.chance(0.15) ? random.whole(3, 40) * 50_00 : 0,
    }));
    this.customers.forEach(({ rent }, customer) => rent > 0 && this.rent(customer));
  }

  happen(): void {
    const happening = this.random.weighted(HAPPENINGS[this.kind]) as Happening;
    const customer = this.random.whole(0, this.customers.length - 1);
    switch (happening) {
      case "single": return this.single(customer);
      case "batch": return this.batch(customer, "GROUP_1N");
      case "batchFee": return this.batch(customer, "GROUP_FEE");
      case "batchNetted": return this.batch(customer, "NETTED_CN");
      case "discount": return this.single(customer, { cause: "EARLY_DISCOUNT", change: (amount) => amount - Math.round((amount * this.customers[customer]!.discount) / 10000) });
      case "fee": return this.single(customer, { cause: "BANK_FEE", change: (amount) => (amount > 200_00 ? amount - this.customers[customer]!.fee : amount) });
      case "part": return this.single(customer, { cause: "PARTIAL", change: (amount) => Math.round((amount * this.random.of([30, 40, 50, 70])) / 100) });
      case "transposed": return this.single(customer, { cause: "TRANSPOSITION", change: (amount) => Number(exchanged(this.random, String(amount))) });
      case "netOfTax": return this.single(customer, { cause: this.kind === "bank" ? "WITHHOLDING" : "TAX_NET_GROSS", change: (amount) => Math.round((amount * 100) / 119), note: this.kind === "bank" ? " VAT withheld" : "" });
      case "rounding": return this.single(customer, { cause: "ROUNDING", change: (amount) => amount + this.random.of([-1, 1, 2]) });
      case "wrongSide": return this.single(customer, { cause: "SIGN_FLIP", change: (amount) => -amount });
      case "lateBooking": return this.single(customer, { cause: "DATE_TIMING", lag: this.random.whole(12, 40) });
      case "instalments": return this.instalments(customer);
      case "splitDelivery": return this.split(customer);
      case "collective": return this.batch(customer, "GROUP_N1");
      case "sister": return this.sister(customer);
      case "lump": return this.lump();
      case "twice": return this.twice(customer);
      case "ourTwice": return this.ourTwice(customer);
      case "slip": return this.slip(customer);
      case "template": return this.template(customer);
      case "advance": return this.advance(customer);
      case "creditNote": return this.creditNote(customer);
      case "foreign": return this.foreign(customer);
      case "stranger": return void this.truth.unmatched.theirs.set(this.tell("", { amount: this.amount(), day: this.day(), text: this.random.of(["Zinsen", "TAX REFUND 2024-118", "POS 4711", "利息", "Versicherung 20250117"]) }), "UNRELATED_R");
      case "onlyThere": return void this.truth.unmatched.theirs.set(this.tell(customer, { amount: this.amount(), day: this.day(), text: `V${this.random.whole(1000, 9999)}` }), "MISSING_L");
      case "orderLikeOurs": return this.orderLikeOurs(customer);
      case "unpaid":
      case "notThere": return void this.truth.unmatched.ours.set(this.book(customer).row, this.kind === "bank" ? "UNPAID" : "MISSING_R");
    }
  }

  private amount(): number {
    const { random } = this;
    return random.chance(0.25) ? random.of([119_00, 238_00, 500_00, 595_00, 1190_00, 89_90, 1000_00]) : random.chance(0.5) ? random.whole(10, 900) * 10_00 : random.whole(15_00, 12000_00);
  }

  private day(): number {
    return this.random.whole(FIRST_DAY + 25, LAST_DAY - 45);
  }

  private book(customer: number, { amount = this.amount(), day = this.day(), currency = "EUR", part = 0, number = "", text = "" } = {}): Item {
    const { random } = this;
    const row = this.ours.length + 1;
    let reference = number;
    while (reference === "" || (number === "" && this.usedNumbers.has(reference))) {
      this.serial += random.whole(1, 2);
      reference = this.scheme.number({ serial: this.serial, year: toDate(day as Day).year - (day < FIRST_DAY + 60 ? 1 : 0), branch: customer % 5, part });
    }
    this.usedNumbers.add(reference);
    const order = orderNumber(random, customer, this.serial);
    const { ordersInOurBooks, name } = this.customers[customer]!;
    const numbers: SecondNumber[] = ordersInOurBooks ? [{ column: customer % 2 === 0 ? "reference" : "contract", text: order }] : [];
    if (random.chance(0.3)) numbers.push({ column: "deliveryNote", text: `LS${8000 + this.serial}` });
    this.ours.push({
      row, party: name, partyCode: `H${customer}`, day: day as Day, dueDay: (day + 30) as Day, amountMinor: amount as Minor, currency, reference, text: [text, ...numbers.map((each) => each.text)].filter((each) => each !== "").join(" "),
      type: amount < 0 ? "credit note" : "invoice", ...(numbers.length > 0 && { numbers }),
    });
    return { row, customer, number: reference, order, day, amount };
  }

  /** A row of theirs; a bank shows one text as long as it lets through, a customer's list a voucher number of its own or ours. */
  private tell(payer: number | string, { amount, day, reference = "", text = "" }: { readonly amount: number; readonly day: number; readonly reference?: string; readonly text?: string }): number {
    const row = this.theirs.length + 1;
    const customer = typeof payer === "number" ? this.customers[payer]! : null;
    const written = `${reference}${reference !== "" && text !== "" ? " " : ""}${text}`;
    const length = customer?.textLength ?? 0;
    const bank = this.kind === "bank";
    const ownVoucher = !bank && customer !== null && customer.language % 3 === 0;
    this.theirs.push({
      row, party: customer?.name ?? (payer as string), partyCode: "", day: day as Day, dueDay: null, amountMinor: amount as Minor, currency: "EUR",
      reference: bank ? "" : ownVoucher ? `${190000 + row}` : reference, text: bank ? (length > 0 ? written.slice(0, length) : written) : ownVoucher ? written : text, type: null,
    });
    return row;
  }

  private lead(customer: number): string {
    return this.kind === "bank" ? this.random.of(LEADS[this.customers[customer]!.language]!) : "";
  }

  private quote({ customer, number, order }: Item): string {
    return quoted(this.random, this.customers[customer]!.quoting, number, order);
  }

  private lag(customer: number): number {
    const [least, most] = this.kind === "bank" ? this.customers[customer]!.lag : [0, 4];
    return this.random.whole(least, most);
  }

  private group(ours: readonly Item[], theirs: readonly number[], cause: Cause): void {
    this.truth.groups.push({ ours: ours.map(({ row }) => row), theirs, cause });
  }

  private single(customer: number, { cause = "EXACT" as Cause, change = (amount: number) => amount, note = "", lag = this.lag(customer) } = {}): void {
    const item = this.book(customer);
    const amount = change(item.amount);
    const reference = this.quote(item);
    const shown = this.kind === "bank" ? `${this.lead(customer)}${reference}` : reference;
    const settled = amount !== item.amount || cause === "DATE_TIMING" ? cause : !shown.includes(item.number) ? (/order|nothing|scientific/.test(this.customers[customer]!.quoting) ? "REF_MISSING" : "REF_FORMAT") : "EXACT";
    this.group([item], [this.tell(customer, { amount, day: item.day + lag, reference: shown, text: note.trim() })], settled);
  }

  private items(customer: number, count: number): Item[] {
    const start = this.day() - 20;
    return Array.from({ length: count }, (_, place) => this.book(customer, { day: start + place * this.random.whole(1, 4) }));
  }

  private batch(customer: number, cause: Cause): void {
    const items = this.items(customer, this.random.whole(2, 6));
    const named = [...items];
    if (cause === "NETTED_CN") {
      const note = this.book(customer, { day: items[0]!.day + 2, amount: -Math.max(1, Math.round(Math.min(...items.map(({ amount }) => amount)) * (0.1 + this.random.next() * 0.7))) });
      items.push(note);
      if (this.random.chance(0.5)) named.push(note);
    }
    const total = items.reduce((sum, { amount }) => sum + amount, 0) - (cause === "GROUP_FEE" ? this.customers[customer]!.fee : 0);
    const list = named.map((item) => this.quote(item)).filter((each) => each !== "").join(this.random.of([", ", " ", "+", "/", "; "]));
    const day = Math.max(...items.map((item) => item.day)) + this.lag(customer);
    this.group(items, [this.tell(customer, { amount: total, day, reference: `${this.lead(customer)}${list}` })], list === "" && cause === "GROUP_1N" ? "GROUP_1N_NOREF" : cause);
  }

  private instalments(customer: number): void {
    const item = this.book(customer);
    const first = Math.round(item.amount * 0.4);
    this.group([item], [first, item.amount - first].map((amount, place) => this.tell(customer, { amount, day: item.day + 5 + place * 30, reference: this.quote(item) })), "INSTALMENTS");
  }

  /** One invoice of ours that the customer books per delivery, the parts under its number with a letter. */
  private split(customer: number): void {
    const item = this.book(customer);
    const first = Math.round(item.amount * (0.2 + this.random.next() * 0.6));
    this.group([item], [first, item.amount - first].map((amount, place) => this.tell(customer, { amount, day: item.day + place, reference: `${this.quote(item)}`, text: `part ${place + 1}` })), "GROUP_1N");
  }

  /** A company of the same group pays or has it in its books. */
  private sister(customer: number): void {
    const sisters = this.customers.map((_, place) => place).filter((other) => other !== customer && this.customers[other]!.group === this.customers[customer]!.group);
    if (sisters.length === 0) return this.single(customer);
    const item = this.book(customer);
    const reference = this.random.chance(0.6) ? item.number : `for ${this.customers[customer]!.name}`;
    this.group([item], [this.tell(this.random.of(sisters), { amount: item.amount, day: item.day + this.lag(customer), reference })], this.kind === "bank" ? "THIRD_PARTY" : "WRONG_CUSTOMER");
  }

  /** A collector pays for several customers at once. */
  private lump(): void {
    const items = Array.from({ length: this.random.whole(2, 5) }, () => this.book(this.random.whole(0, this.customers.length - 1), { day: FIRST_DAY + 100 + this.random.whole(0, 9) + this.serial % 120 }));
    const day = Math.max(...items.map((item) => item.day)) + 3;
    this.group(items, [this.tell("PayHub Collections BV", { amount: items.reduce((sum, { amount }) => sum + amount, 0), day, reference: items.map(({ number }) => number).join(", ") })], "GROUP_1N");
  }

  private twice(customer: number): void {
    const item = this.book(customer);
    const reference = this.quote(item);
    const day = item.day + this.lag(customer);
    const [first, second] = [this.tell(customer, { amount: item.amount, day, reference }), this.tell(customer, { amount: item.amount, day: day + this.random.whole(0, 3), reference })];
    this.group([item], [first], "EXACT");
    this.truth.unmatched.theirs.set(second, "DUPLICATE_R");
    this.truth.twins.theirs.set(second, first);
  }

  private ourTwice(customer: number): void {
    const item = this.book(customer);
    const again = this.book(customer, { amount: item.amount, day: item.day + this.random.whole(0, 2), number: item.number });
    this.group([item], [this.tell(customer, { amount: item.amount, day: item.day + 1, reference: this.quote(item) })], "EXACT");
    this.truth.unmatched.ours.set(again.row, "DUPLICATE_L");
    this.truth.twins.ours.set(again.row, item.row);
  }

  /** Digits of the number exchanged, so that it may be another invoice's. */
  private slip(customer: number): void {
    const item = this.book(customer);
    const wrong = exchanged(this.random, item.number);
    this.group([item], [this.tell(customer, { amount: item.amount, day: item.day + this.lag(customer), reference: wrong })], wrong === item.number ? "EXACT" : "REF_TYPO");
  }

  /** The text of last month's transfer used again for the next invoice. */
  private template(customer: number): void {
    const first = this.book(customer);
    const second = this.book(customer, { day: first.day + 30 });
    this.group([first], [this.tell(customer, { amount: first.amount, day: first.day + 3, reference: first.number })], "EXACT");
    this.group([second], [this.tell(customer, { amount: second.amount, day: second.day + 3, reference: first.number })], "REF_MISSING");
  }

  private advance(customer: number): void {
    this.truth.unmatched.theirs.set(this.tell(customer, { amount: this.random.whole(2, 40) * 100_00, day: this.day(), reference: this.random.of(ADVANCES) }), "UNRELATED_R");
  }

  private creditNote(customer: number): void {
    const invoice = this.book(customer);
    const note = this.book(customer, { amount: -Math.round(invoice.amount * this.random.of([0.1, 0.25, 1])), day: invoice.day + this.random.whole(1, 20) });
    for (const item of [invoice, note]) this.group([item], [this.tell(customer, { amount: item.amount, day: item.day + this.lag(customer), reference: this.quote(item) })], "EXACT");
  }

  /** Invoiced in dollars, received in euros at the day's rate less the bank's spread. */
  private foreign(customer: number): void {
    const item = this.book(customer, { currency: "USD" });
    const day = item.day + this.lag(customer);
    this.group([item], [this.tell(customer, { amount: Math.round(item.amount * rateOn(day) * (1 - this.random.next() * 0.005)), day, reference: item.number })], "FX_DIFF");
  }

  /** A number of the customer's that is one of ours too, for something we do not have. */
  private orderLikeOurs(customer: number): void {
    const own = this.ours.filter(({ partyCode, amountMinor }) => partyCode === `H${customer}` && amountMinor > 0);
    if (own.length === 0) return this.single(customer);
    const all = this.random.of(own).reference.replace(/\D/g, "");
    const short = all.slice(-5);
    this.truth.unmatched.theirs.set(this.tell(customer, { amount: this.amount() + this.random.whole(101, 999), day: this.day(), reference: this.random.of([`Best. ${all}`, short, `Best. ${short}`, `${all}/2`, `Auftrag-${all}`]) }), this.kind === "bank" ? "UNRELATED_R" : "MISSING_L");
  }

  /** The same amount each month with a text that never changes; now and then one is left out. */
  private rent(customer: number): void {
    const { rent } = this.customers[customer]!;
    const start = FIRST_DAY + this.random.whole(25, 40);
    const gap = this.random.whole(2, 8);
    const text = this.random.of(["Miete", "loyer", "房租", "rent", "alquiler"]);
    for (let month = 0; month < 10; month += 1) {
      const item = this.book(customer, { amount: rent, day: start + month * 30, text: `${text} ${month + 2}/2025` });
      if (month === gap) this.truth.unmatched.ours.set(item.row, this.kind === "bank" ? "UNPAID" : "MISSING_R");
      else this.group([item], [this.tell(customer, { amount: rent, day: item.day + this.random.whole(0, 4), text })], "REF_MISSING");
    }
  }

  finish(): LabelledSet {
    const { kind, ours, theirs, truth, scheme, customers } = this;
    return {
      name: `${kind} habit ${this.seed} ${scheme.name}`, truth,
      input: {
        kind, ours, theirs, parties: customers.map(({ name }, place) => ({ code: `H${place}`, name, aliases: [] })), periodEnd: LAST_DAY, rules: DEFAULT_RULES[kind],
        rates: Array.from({ length: 365 }, (_, place) => ({ day: (FIRST_DAY + place) as Day, from: "USD", to: "EUR", rate: rateOn(FIRST_DAY + place).toFixed(4) })),
      },
    };
  }
}

function rateOn(day: number): number {
  return Math.round((0.92 + 0.03 * Math.sin(day / 40)) * 10000) / 10000;
}
