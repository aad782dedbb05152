import { type Day, toDate } from "../../src/calendar/day";
import type { Minor } from "../../src/money/money";
import { type Cause, DEFAULT_RULES, type ReconciliationInput, type ReconciliationRow } from "../../src/reconciliation/reconciliation";
import { Random } from "./random";
import { FIRST_DAY, type LabelledSet, LAST_DAY, type Truth } from "./world";

/** What lies in wait for a matcher that believes too easily. */
const TRAPS = {
  statement: { plain: 40, monthly: 8, foreignNumber: 10, numberOfLastYear: 6, correctedInvoice: 6, duplicateHidesMissing: 5, likeNames: 6, brokenText: 8, twoSlips: 5, missingThere: 4 },
  bank: { plain: 40, monthly: 8, foreignNumber: 10, numberOfLastYear: 6, onBehalf: 8, likeNames: 6, brokenText: 10, noisyText: 10, sumByChance: 6, missingThere: 6 },
} as const;
type Trap = keyof (typeof TRAPS)["statement"] | keyof (typeof TRAPS)["bank"];

const SCHEMES: readonly { readonly name: string; readonly number: (serial: number, day: number) => string }[] = [
  { name: "FAC 0123/2025", number: (serial, day) => `FAC ${pad(serial, 4)}/${toDate(day as Day).year}` },
  { name: "請求-25-0123", number: (serial, day) => `請求-${toDate(day as Day).year % 100}-${pad(serial, 4)}` },
  { name: "0123 each year anew", number: (serial) => `R-${pad(serial % 400, 4)}` },
  { name: "HD-2025/07.123", number: (serial, day) => `HD-${toDate(day as Day).year}/${pad(toDate(day as Day).month, 2)}.${serial}` },
  { name: "1000123", number: (serial) => String(1000000 + serial) },
  { name: "NF-e 000.001.234", number: (serial) => `NF-e 000.${pad(Math.floor(serial / 1000), 3)}.${pad(serial % 1000, 3)}` },
];
const NAMES = [
  ["Öresund Kraft AB", "Oresund Kraft AS"], ["Ventura Hnos. S.L.", "Ventura Hnos. S.A."], ["株式会社みどり商事", "みどり商事有限会社"], ["Nguyễn Phát Co., Ltd.", "Nguyen Phat JSC"], ["Padaria São Jorge Lda", "Padaria Sao Jorge Norte Lda"],
  ["兰州市恒信机电有限公司", "兰州市恒通机电有限公司"], ["Mühlbach & Söhne OHG", "Mühlbach Söhne KG"], ["O'Connor Brothers plc", "O'Connor Bros Trading plc"], ["ООО Ромашка", "ООО Ромашка Плюс"], ["Delta 24 s.r.o.", "Delta 42 s.r.o."],
] as const;
const LEADS = ["Factura n.º ", "Nº ", "請求書番号 ", "Faktura ", "Hóa đơn ", "счёт ", "Rif. ", "paiement facture ", "", "ref:"];

function pad(value: number, width: number): string {
  return String(value).padStart(width, "0");
}

/** Lists made to mislead, with their truth: other languages, schemes, names and habits than the sets the engine is measured on. */
export function adverseSet({ kind, seed, rows }: { readonly kind: ReconciliationInput["kind"]; readonly seed: number; readonly rows: number }): LabelledSet {
  const maker = new AdverseMaker(kind, seed);
  while (maker.ours.length < rows) maker.happen();
  return maker.finish();
}

class AdverseMaker {
  readonly ours: ReconciliationRow[] = [];
  private readonly theirs: ReconciliationRow[] = [];
  private readonly truth: Truth = { groups: [], unmatched: { ours: new Map(), theirs: new Map() }, twins: { ours: new Map(), theirs: new Map() } };
  private readonly random: Random;
  private readonly scheme;
  private serial = 37;
  private readonly names = NAMES.flat();

  constructor(private readonly kind: ReconciliationInput["kind"], private readonly seed: number) {
    this.random = new Random(seed * 7919 + (kind === "bank" ? 11 : 5));
    this.scheme = SCHEMES[seed % SCHEMES.length]!;
  }

  happen(): void {
    const trap = this.random.weighted(TRAPS[this.kind]) as Trap;
    const customer = this.random.whole(0, this.names.length - 1);
    switch (trap) {
      case "plain": return this.pair(customer);
      case "monthly": return this.monthly(customer);
      case "foreignNumber": return this.foreignNumber(customer);
      case "numberOfLastYear": return this.numberOfLastYear(customer);
      case "correctedInvoice": return this.correctedInvoice(customer);
      case "duplicateHidesMissing": return this.duplicateHidesMissing(customer);
      case "likeNames": return this.likeNames();
      case "brokenText": return this.brokenText(customer);
      case "twoSlips": return this.twoSlips(customer);
      case "onBehalf": return this.onBehalf(customer);
      case "noisyText": return this.noisyText(customer);
      case "sumByChance": return this.sumByChance(customer);
      case "missingThere": return void this.truth.unmatched.ours.set(this.book(customer), this.kind === "bank" ? "UNPAID" : "MISSING_R");
    }
  }

  private amount(): number {
    const { random } = this;
    return random.chance(0.3) ? random.of([100_00, 250_00, 500_00, 990_00, 1200_00]) : random.whole(20_00, 9000_00);
  }

  private day(): number {
    return this.random.whole(FIRST_DAY + 20, LAST_DAY - 40);
  }

  private book(customer: number, { amount = this.amount(), day = this.day(), reference = this.scheme.number((this.serial += this.random.whole(1, 3)), day) } = {}): number {
    const row = this.ours.length + 1;
    this.ours.push({
      row, party: this.names[customer]!, partyCode: `K${customer}`, day: day as Day, dueDay: null, amountMinor: amount as Minor, currency: "EUR", reference, text: "", type: amount < 0 ? "credit note" : "invoice",
    });
    return row;
  }

  private tell(customer: number | string, { amount, day, reference = "", text = "" }: { readonly amount: number; readonly day: number; readonly reference?: string; readonly text?: string }): number {
    const row = this.theirs.length + 1;
    const [shown, said] = this.kind === "bank" ? ["", `${reference}${reference && text ? " " : ""}${text}`] : [reference, text];
    this.theirs.push({
      row, party: typeof customer === "string" ? customer : this.names[customer]!, partyCode: "", day: day as Day, dueDay: null, amountMinor: amount as Minor, currency: "EUR", reference: shown, text: said, type: null,
    });
    return row;
  }

  private own(row: number): ReconciliationRow {
    return this.ours[row - 1]!;
  }

  private group(ours: readonly number[], theirs: readonly number[], cause: Cause): void {
    this.truth.groups.push({ ours, theirs, cause });
  }

  private later(row: number, most = 5): number {
    return this.own(row).day! + this.random.whole(0, most);
  }

  private pair(customer: number): void {
    const our = this.book(customer);
    const { amountMinor, reference } = this.own(our);
    const quoted = this.random.chance(0.5) ? reference : reference.replace(/[\s./-]/g, this.random.of(["", " ", "-"]));
    this.group([our], [this.tell(customer, { amount: amountMinor, day: this.later(our), reference: quoted, text: this.random.of(LEADS).trim() })], quoted === reference ? "EXACT" : "REF_FORMAT");
  }

  /** The same amount every month, one month not booked on the other side, no numbers: the rest must not shift by a month. */
  private monthly(customer: number): void {
    const { random } = this;
    const amount = random.whole(30_00, 900_00);
    const gap = random.whole(1, 4);
    const start = FIRST_DAY + random.whole(20, 60);
    for (let month = 0; month < 6; month += 1) {
      const our = this.book(customer, { amount, day: start + month * 30 });
      if (month === gap) this.truth.unmatched.ours.set(our, this.kind === "bank" ? "UNPAID" : "MISSING_R");
      else this.group([our], [this.tell(customer, { amount, day: this.later(our, 4) })], "REF_MISSING");
    }
  }

  /** Their row bears a number of ours that is none of ours: an order of theirs. We have no such row. */
  private foreignNumber(customer: number): void {
    const other = this.random.of(this.ours.filter(({ amountMinor }) => amountMinor > 0).slice(-40).concat(this.ours.slice(0, 1)));
    if (!other) return this.pair(customer);
    const digits = other.reference.replace(/\D/g, "");
    const reference = this.random.of([`PO ${digits}`, `OC-${digits.slice(-4)}`, `注文 ${digits}`, `4500${digits}`, `${digits}-A`]);
    this.truth.unmatched.theirs.set(this.tell(customer, { amount: this.amount() + 1, day: this.day(), reference }), this.kind === "bank" ? "UNRELATED_R" : "MISSING_L");
  }

  /** The number was used a year ago too; the row of theirs belongs to the later one. */
  private numberOfLastYear(customer: number): void {
    const day = FIRST_DAY + this.random.whole(200, 320);
    const reference = `R-${pad((this.serial += 1) % 400, 4)}`;
    const old = this.book(customer, { day: day - 190, reference });
    const young = this.book(customer, { day, reference });
    this.truth.unmatched.ours.set(old, this.kind === "bank" ? "UNPAID" : "MISSING_R");
    this.group([young], [this.tell(customer, { amount: this.own(young).amountMinor, day: this.later(young), reference })], "EXACT");
    if (this.own(old).amountMinor === this.own(young).amountMinor) this.truth.twins.ours.set(old, young);
  }

  /** Invoice, its reversal and the new invoice: they have only the new one. */
  private correctedInvoice(customer: number): void {
    const day = this.day();
    const wrong = this.book(customer, { day });
    const { amountMinor } = this.own(wrong);
    const reversal = this.book(customer, { day: day + 1, amount: -amountMinor });
    const right = this.book(customer, { day: day + 1, amount: amountMinor });
    for (const row of [wrong, reversal]) this.truth.unmatched.ours.set(row, "MISSING_R");
    this.group([right], [this.tell(customer, { amount: amountMinor, day: this.later(right, 3), reference: this.own(right).reference })], "EXACT");
  }

  private duplicateHidesMissing(customer: number): void {
    const amount = this.random.whole(50_00, 4000_00);
    const our = this.book(customer, { amount });
    this.truth.unmatched.ours.set(this.book(customer, { amount, day: this.own(our).day! + 6 }), "MISSING_R");
    const reference = this.own(our).reference;
    const first = this.tell(customer, { amount, day: this.later(our, 3), reference });
    const second = this.tell(customer, { amount, day: this.own(our).day! + 4, reference });
    this.group([our], [first], "EXACT");
    this.truth.unmatched.theirs.set(second, "DUPLICATE_R");
    this.truth.twins.theirs.set(second, first);
  }

  /** Two customers alike but for a word, the same price on the same day, no numbers: each gets its own. */
  private likeNames(): void {
    const pair = this.random.whole(0, NAMES.length - 1) * 2;
    const amount = this.amount() + this.random.whole(1, 80);
    const day = this.day();
    for (const customer of [pair, pair + 1]) {
      const our = this.book(customer, { amount, day });
      this.group([our], [this.tell(customer, { amount, day: this.later(our, 3) })], "REF_MISSING");
    }
  }

  /** The text ends inside the number. */
  private brokenText(customer: number): void {
    const our = this.book(customer);
    const { amountMinor, reference } = this.own(our);
    const shown = reference.slice(0, Math.max(3, reference.length - this.random.whole(1, 2)));
    this.group([our], [this.tell(customer, { amount: amountMinor, day: this.later(our), reference: shown })], "REF_MISSING");
  }

  /** Two slips at once, in the number and in the amount: a person has to look. */
  private twoSlips(customer: number): void {
    const our = this.book(customer);
    const { amountMinor, reference } = this.own(our);
    const wrong = reference.replace(/\d(?=\D*$)/, (digit) => String((Number(digit) + 5) % 10));
    this.truth.unmatched.ours.set(our, "MISSING_R");
    this.truth.unmatched.theirs.set(this.tell(customer, { amount: amountMinor + 100 * this.random.whole(3, 9), day: this.later(our), reference: wrong }), "MISSING_L");
  }

  private onBehalf(customer: number): void {
    const our = this.book(customer);
    const { amountMinor, reference } = this.own(our);
    const payer = this.random.of(["Treasury One GmbH", "中央支付服务", "Ana Souza", "Factor Capital SA"]);
    const text = `${this.random.of(["on behalf of", "i.A.", "por cuenta de", "代"])} ${this.names[customer]!}`;
    this.group([our], [this.tell(payer, { amount: amountMinor, day: this.later(our, 12), reference: this.random.chance(0.5) ? reference : "", text })], "THIRD_PARTY");
  }

  /** Dates, telephone and account numbers, amounts and a stranger's number beside ours. */
  private noisyText(customer: number): void {
    const our = this.book(customer);
    const { amountMinor, reference } = this.own(our);
    const { random } = this;
    const text = `${random.of(LEADS)}${reference} ${random.of(["del 12/03/2025", "Tel +49 30 100", "IBAN DE02 1203", "Kd-Nr 20251", "Kto. 10001"])}${random.whole(10, 99)} ${(amountMinor / 100).toFixed(2)}`;
    this.group([our], [this.tell(customer, { amount: amountMinor, day: this.later(our, 14), text })], "EXACT");
  }

  /** A receipt on account whose amount is the sum of two open invoices by chance. */
  private sumByChance(customer: number): void {
    const day = this.day();
    const first = this.book(customer, { day, amount: this.random.of([100_00, 250_00, 500_00]) });
    const second = this.book(customer, { day: day + this.random.whole(1, 9), amount: this.random.of([100_00, 250_00, 500_00]) });
    for (const row of [first, second]) this.truth.unmatched.ours.set(row, "UNPAID");
    const total = this.own(first).amountMinor + this.own(second).amountMinor;
    this.truth.unmatched.theirs.set(this.tell(customer, { amount: total, day: day + 14, text: this.random.of(["anticipo", "a cuenta", "deposit"]) }), "UNRELATED_R");
  }

  finish(): LabelledSet {
    const { kind, ours, theirs, truth, scheme } = this;
    return {
      name: `${kind} adverse ${this.seed} ${scheme.name}`, truth,
      input: { kind, ours, theirs, parties: this.names.map((name, index) => ({ code: `K${index}`, name, aliases: [] })), rates: [], periodEnd: LAST_DAY, rules: DEFAULT_RULES[kind] },
    };
  }
}
