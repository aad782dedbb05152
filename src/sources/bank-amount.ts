import type { Minor } from "../money/money";
import type { BankField, BankLayout } from "./bank-layout";
import type { LayoutRows } from "./layout-rows";
import type { SkipReason } from "./source";

/** What moved, + is money in; `side` is the column or word that said so: a negative amount out is a reversal of the side out. */
export type BankAmount =
  | { readonly minor: Minor; readonly side: "in" | "out"; readonly currency: string }
  | { readonly minor: null; readonly reason: SkipReason; readonly got: string };

const WORDS_IN = /^(?:贷|收|入|来账|转入|存|汇入|退款|cr|credit|c$|\+)/iu;
const WORDS_OUT = /^(?:借|付|支|出|往账|转出|取|汇出|dr|debit|d$|-)/iu;

/** Which way a word says money went: `贷 Cr`, `来账`, `收入` in; `借 Dr`, `往账`, `支出` out. */
export function directionOf(word: string): "in" | "out" | null {
  const text = word.normalize("NFKC").trim();
  return WORDS_IN.test(text) ? "in" : WORDS_OUT.test(text) ? "out" : null;
}

/** Reads what moved in each row of one table; how the amounts are signed is decided once, from all rows. */
export class BankAmounts {
  #isSigned: boolean | null = null;
  #outHasMinus: boolean | null = null;

  constructor(private readonly rows: LayoutRows<BankField>, private readonly layout: BankLayout, private readonly ourAccount: string) {}

  read(row: number, currency: string): BankAmount {
    if (this.layout.amounts === "sides") return this.sides(row, currency);
    return this.layout.amounts === "direction" ? this.withDirection(row, currency) : this.signed(row, currency);
  }

  /** Which way the row's own words say; null where they do not. */
  direction(row: number): "in" | "out" | null {
    const word = directionOf(this.rows.text(row, "direction"));
    if (word !== null || this.ourAccount === "") return word;
    if (this.rows.text(row, "payeeAccount") === this.ourAccount) return "in";
    return this.rows.text(row, "payerAccount") === this.ourAccount ? "out" : null;
  }

  private sides(row: number, currency: string): BankAmount {
    const booked = this.pair(row, ["bookedIn", "bookedOut"], currency);
    return booked.minor === null && booked.reason === "amount-missing" && this.rows.has("moneyIn") ? this.pair(row, ["moneyIn", "moneyOut"], currency) : booked;
  }

  private pair(row: number, [inward, outward]: readonly [BankField, BankField], currency: string): BankAmount {
    const [moneyIn, moneyOut] = [this.rows.money(row, inward, currency), this.rows.money(row, outward, currency)];
    for (const cell of [moneyIn, moneyOut]) if (cell.value === null && cell.problem !== null) return { minor: null, reason: cell.problem, got: cell.got };
    const named = moneyIn.currency || moneyOut.currency;
    if (moneyIn.value && moneyOut.value) return { minor: null, reason: "amount-unreadable", got: `${moneyIn.got} | ${moneyOut.got}` };
    if (moneyIn.value) return { minor: moneyIn.value, side: "in", currency: named };
    if (moneyOut.value) return { minor: (this.outHasMinus(outward, currency) ? moneyOut.value : -moneyOut.value) as Minor, side: "out", currency: named };
    if (moneyIn.value === null && moneyOut.value === null) return { minor: null, reason: "amount-missing", got: "" };
    return { minor: null, reason: "zero", got: moneyIn.value === null ? moneyOut.got : moneyIn.got };
  }

  /**
   * Whether the column of money out is written with a minus (`支出金额（-元）` often is): more of its amounts are negative than positive, and no balance
   * speaks against it. One red reversal alone in a column is negative too, but raises the balance.
   */
  private outHasMinus(column: BankField, currency: string): boolean {
    if (this.#outHasMinus === null) {
      let [negative, raised, lowered] = [0, 0, 0];
      const hasNegative = this.rows.some(column, (cell) => (typeof cell === "number" ? cell < 0 : typeof cell === "string" && /[^\d.,\s]/u.test(cell)));
      for (let row = this.rows.from; hasNegative && row < this.rows.to; row++) {
        const value = this.rows.money(row, column, currency).value ?? 0;
        negative += Math.sign(-value);
        if (value >= 0) continue;
        const balance = this.rows.money(row, "balance", currency).value;
        const steps = [row - 1, row + 1].map((other) => (other < this.rows.from || other >= this.rows.to ? null : this.rows.money(other, "balance", currency).value));
        if (balance === null) continue;
        if (steps.some((step) => step !== null && balance - step === -value)) raised++;
        if (steps.some((step) => step !== null && balance - step === value)) lowered++;
      }
      this.#outHasMinus = negative > 0 && lowered >= raised;
    }
    return this.#outHasMinus;
  }

  private withDirection(row: number, currency: string): BankAmount {
    const amount = this.rows.money(row, "amount", currency);
    if (amount.value === null) return { minor: null, reason: amount.problem ?? "amount-missing", got: amount.got };
    if (amount.value === 0) return { minor: null, reason: "zero", got: amount.got };
    const side = this.direction(row);
    if (side === null) return { minor: null, reason: "amount-unreadable", got: `${amount.got} | ${this.rows.text(row, "direction")}` };
    const minor = (this.isSigned(currency) || side === "in" ? amount.value : -amount.value) as Minor;
    return { minor, side, currency: amount.currency };
  }

  /** Amounts out stand there with a minus already: some row that says "out" is negative. */
  private isSigned(currency: string): boolean {
    if (this.#isSigned === null) {
      this.#isSigned = false;
      for (let row = this.rows.from; row < this.rows.to && !this.#isSigned; row++) {
        if (this.direction(row) === "out") this.#isSigned = (this.rows.money(row, "amount", currency).value ?? 0) < 0;
      }
    }
    return this.#isSigned;
  }

  private signed(row: number, currency: string): BankAmount {
    const amount = this.rows.money(row, "amount", currency);
    if (amount.value === null) return { minor: null, reason: amount.problem ?? "amount-missing", got: amount.got };
    if (amount.value === 0) return { minor: null, reason: "zero", got: amount.got };
    // A bank credits us with what comes in: the side's word is the other way round in a customers' ledger.
    const word = /(cr|贷|dr|借)\.?$/iu.exec(amount.got.normalize("NFKC").trim())?.[1]?.toLowerCase();
    const written = word === undefined ? amount.value : word === "cr" || word === "贷" ? Math.abs(amount.value) : -Math.abs(amount.value);
    const minor = (this.layout.isCard ? -written : written) as Minor;
    return { minor, side: minor > 0 ? "in" : "out", currency: amount.currency };
  }
}
