import { type Day, isoDay } from "../calendar/day";
import type { TypeMeaning } from "../ledger/entry-words";
import { type Minor, minorToText } from "../money/money";
import { countControl, sumMinor } from "./control-total";
import { type Balanced, documentBalances } from "./document-balances";
import { DocumentRows, NAMELESS } from "./document-rows";
import { carriedBy, CREDIT_SIDE, NO_CLAIM, ON_ACCOUNT, RECEIVABLE } from "./document-words";
import type { SourceAmount } from "./layout-rows";
import { repeatedDocuments } from "./repeated-totals";
import { END } from "./running-balance";
import { SectionSums } from "./section-sums";
import type { ControlTotal, SkipReason } from "./source";
import { entryType, isCredit, SystemTable } from "./system-table";

type Measure = "open" | "amount" | "debit" | "credit";
const MEASURES: readonly Measure[] = ["open", "amount", "debit", "credit"];

/** An entry as it grows: lines and instalments of the same document come to it. */
interface Pending {
  readonly row: number;
  readonly more: number[];
  readonly day: Day | null;
  readonly party: string;
  readonly document: string;
  readonly currency: string;
  readonly meaning: TypeMeaning | null;
  readonly amounts: number[];
  readonly opens: number[];
  readonly dues: (Day | null)[];
  readonly memos: string[];
}

/** What a row inherits from the line above it. */
export interface Above {
  readonly day: ReturnType<SystemTable["dayOf"]>;
  readonly type: string;
  readonly document: string;
  readonly party: string;
}

/**
 * Reads a list of documents: open items, transactions by customer, details of an account.
 *
 * Labels alone on a row name the customer or the bucket of the rows below; totals are checked and make no entry. Whether receipts and credit notes carry
 * a minus is decided once, for all rows; totals are checked as written.
 */
export class DocumentTable extends SystemTable {
  private shapes!: DocumentRows;
  private sums!: SectionSums<Measure>;
  private readonly pending = new Map<string, Pending>();
  /** Types (and their column) that the file writes without a minus although they are in the customer's favour. */
  private readonly unsigned = new Set<string>();
  /** Keys of documents of which a row has an amount that cannot be read. */
  private readonly spoilt = new Set<string>();
  private readonly balanced: Balanced[] = [];
  private isReceivablesOnly = false;
  /** Groups are accounts, the receivable among them. */
  private groupsAreAccounts = false;
  /** Rows are of the other account: what it is credited with, the customer owes. */
  private isCounterSide = false;
  /** Some entry says what is open of it: one that says nothing has nothing open. */
  private saysOpen = false;
  private above: Above | null = null;
  /** No column has an amount: each row is a line of quantity × price. */
  private isLines = false;
  private linesRead = 0;

  protected readRows(): readonly ControlTotal[] {
    this.shapes = new DocumentRows(this.rows, this.layout.sections);
    const columns = MEASURES.filter((name) => this.rows.has(name));
    this.sums = new SectionSums(columns, (name) => this.rows.header(name));
    this.isLines = columns.length === 0 && this.rows.has("quantity") && this.rows.has("price");
    const isOurs = !this.isTheirs;
    this.isReceivablesOnly = isOurs && this.rows.some("account", (cell) => typeof cell === "string" && RECEIVABLE.test(cell));
    this.groupsAreAccounts = isOurs && this.rows.has("party") && this.shapes.shapes.some((shape) => shape.kind === "label" && RECEIVABLE.test(shape.label));
    this.isCounterSide = isOurs && this.rows.has("account") && !this.isReceivablesOnly && !this.groupsAreAccounts;
    this.saysOpen = this.rows.has("amount") && this.shapes.shapes.some(({ kind }, index) => kind === "entry" && this.rows.text(this.rows.from + index, "open") !== "");
    if (isOurs) this.learnSigns();
    const controls: ControlTotal[] = [];
    for (let row = this.rows.from; row < this.rows.to; row++) controls.push(...this.readRow(row));
    // A document of which one row cannot be read would be wrong as a whole.
    for (const [key, entry] of this.pending) {
      if (this.spoilt.has(key)) for (const row of [entry.row, ...entry.more]) this.skip(row, "part-unreadable", entry.document);
      else this.keepEntry(entry);
    }
    return [...controls, ...(this.layout.tellsRepeats ? repeatedDocuments(this.pending.values()) : []), ...this.multipliedOut(), ...this.balances()];
  }

  private readRow(row: number): readonly ControlTotal[] {
    const shape = this.shapes.at(row);
    if (shape.kind === "remark") this.skip(row, "comment", this.rows.texts(row).join(" "));
    else if (shape.kind === "label") {
      this.sums.begin(shape.label, this.shapes.isClosed(shape.label, row));
      this.above = null;
      this.skip(row, "section", shape.label);
    } else if (shape.kind === "total") return this.readTotal(row, shape.of);
    else if (shape.kind === "entry") {
      if (this.isHeader(row)) this.skip(row, "heading");
      else this.readEntry(row);
    }
    return [];
  }

  private readTotal(row: number, of: string): readonly ControlTotal[] {
    const isGrand = this.shapes.isGrand(row);
    this.skip(row, isGrand ? "total" : "subtotal", this.rows.texts(row)[0]);
    const currency = this.currencyOf(row) ?? this.ownCurrency;
    // Beside one account's balances a total states its balance; in groups it adds balances up.
    if (isGrand && this.isTheirs && this.sums.path.length === 0) this.close(row, this.text(row, "party"), currency);
    return this.sums.total({ of, isGrand, currency, values: this.measured(row, currency) }, this.layout.totalExplanation);
  }

  private readEntry(row: number): void {
    const currency = this.currencyOf(row);
    if (currency === null) return this.skipCurrency([row]);
    const own = this.said(row);
    const isContinued = this.layout.continues === true && own.day.got === "" && own.type === "" && own.document === "" && this.above !== null;
    const { day, type, document, party } = isContinued ? { ...this.above!, party: own.party || this.above!.party } : own;
    this.above = { day, type, document, party };
    this.sums.add(currency, this.measured(row, currency));
    const kept = this.statusReason(row);
    if (kept) return this.skip(row, kept, this.rows.text(row, "status"));
    if ((NO_CLAIM.test(type) && !this.isTheirs) || /^(?:no|n|否)$/iu.test(this.rows.text(row, "posts"))) return this.skip(row, "not-receivable", type);
    const account = this.groupsAreAccounts ? (this.sums.path[0] ?? "") : this.rows.text(row, "account");
    if ((this.isReceivablesOnly || this.groupsAreAccounts) && !RECEIVABLE.test(account)) return this.skip(row, isContinued ? "continuation" : "not-receivable", account);
    const carried = this.carried(row, own.day.got);
    if (carried === "closing") {
      this.close(row, party, currency);
      return this.skip(row, "closing-balance", this.rows.texts(row).join(" | "));
    }
    const meaning = carried ?? this.meaningOf(type);
    const measured = this.amountOf(row, currency, meaning);
    const amount = carried && measured.value === null && measured.problem === null ? { ...measured, value: this.signedBalance(row, currency), open: undefined } : measured;
    if (amount.value === null) {
      if (amount.got !== "") this.spoilt.add(this.keyOf(row, { day: day.value, party, document, type, currency }));
      return this.skip(row, amount.problem ?? "amount-missing", amount.got);
    }
    this.balanced.push({ sourceRow: this.lineOf(row), day: day.value, party, currency, amount: amount.value, open: amount.open, balance: this.signedBalance(row, currency) });
    // Their list goes beside earlier ones: what it begins with is in those, and would count twice.
    if (carried === "opening" && this.isTheirs) return this.skip(row, "opening-balance", this.rows.texts(row).join(" | "));
    if (amount.value === 0 && (amount.open ?? 0) === 0) return this.skip(row, "zero", amount.got);
    if (!this.layout.merges && this.isSettled(amount.open)) return this.skip(row, "settled", amount.got);
    const isUndated = day.value === null && day.got === "" && (ON_ACCOUNT.test(document) || ON_ACCOUNT.test(type) || meaning === "opening");
    if (day.value === null && !isUndated) return this.skipUndated(row, day);
    this.collect(row, { day: day.value, party, document, currency, meaning: isUndated ? "opening" : meaning, amount: amount.value, open: amount.open, type });
  }

  /** A balance carried forward stands among the entries, without a day in a ledger, and the last one may say what is carried on. */
  private carried(row: number, dated: string): "opening" | "closing" | null {
    if ((dated !== "" && !this.isTheirs) || this.rows.text(row, "document") !== "") return null;
    return carriedBy([this.text(row, "memo"), this.rows.text(row, "type"), this.rows.texts(row)[0]!]);
  }

  /** A balance that a row states at the end has to be the last one. */
  private close(row: number, party: string, currency: string): void {
    this.balanced.push({ sourceRow: this.lineOf(row), day: END, party, currency, amount: 0 as Minor, open: 0 as Minor, balance: this.signedBalance(row, currency) });
  }

  private signedBalance(row: number, currency: string): Minor | null {
    const value = this.written(row, "balance", currency);
    return value === null ? null : ((CREDIT_SIDE.test(this.rows.text(row, "side")) ? -value || 0 : value) as Minor);
  }

  protected meaningOf(type: string): TypeMeaning | null {
    return this.rows.has("type") ? this.typeOf(type) : (this.layout.implied ?? null);
  }

  protected said(row: number): Above {
    const path = this.layout.sections === "party" && !this.groupsAreAccounts ? this.sums.path.filter((label) => label !== NAMELESS) : [];
    const section = path.reduce((whole, label) => (whole === "" || label.startsWith(`${whole}:`) ? label : `${whole}:${label}`), "");
    return { day: this.dayOf(row), type: this.rows.text(row, "type"), document: this.serial(row, "document"), party: this.text(row, "party") || section };
  }

  private collect(row: number, { day, party, document, currency, meaning, amount, open, type }: {
    readonly day: Day | null; readonly party: string; readonly document: string; readonly currency: string; readonly meaning: TypeMeaning | null;
    readonly amount: Minor; readonly open: Minor | undefined; readonly type: string;
  }): void {
    const memo = [this.text(row, "memo"), this.text(row, "remark")].filter((text, index, all) => text !== "" && all.indexOf(text) === index).join("；");
    const key = this.keyOf(row, { day, party, document, type, currency });
    const due = this.dueDay(row);
    const before = this.pending.get(key);
    if (!before) {
      this.pending.set(key, { row, more: [], day, party, document, currency, meaning, amounts: [amount], opens: open === undefined ? [] : [open], dues: [due], memos: memo === "" ? [] : [memo] });
      return;
    }
    before.more.push(row);
    if (!this.layout.repeats) {
      before.amounts.push(amount);
      if (open !== undefined) before.opens.push(open);
    } else if (amount !== before.amounts[0] || open !== before.opens[0]) this.spoilt.add(key);
    before.dues.push(due);
    if (memo !== "" && !before.memos.includes(memo)) before.memos.push(memo);
  }

  /** A list of open items that says of a document that nothing is open has nothing for the ledger to begin with. */
  private isSettled(open: Minor | undefined): boolean {
    return this.kind === "aging" && open === 0;
  }

  /** The other side's list: its signs and words are its own, and the comparison finds out what they are to us. */
  private get isTheirs(): boolean {
    return this.kind === "statement";
  }

  /** What the rows of one document have in common. */
  private keyOf(row: number, { day, party, document, type, currency }: { readonly day: Day | null; readonly party: string; readonly document: string; readonly type: string; readonly currency: string }): string {
    return this.layout.merges && document !== "" ? [day, party, document, type, currency].join("\n") : `row ${row}`;
  }

  private keepEntry({ row, more, day, party, document, currency, meaning, amounts, opens, dues, memos }: Pending): void {
    const [amountMinor, openMinor] = [sumMinor(amounts), sumMinor(opens)];
    if (this.rows.serial(row, "document").lost) return [row, ...more].forEach((each) => this.skip(each, "digits-lost", this.rows.text(each, "document")));
    if (amountMinor === null || openMinor === null) return [row, ...more].forEach((each) => this.skip(each, "amount-too-large"));
    if (amountMinor === 0 && openMinor === 0) return [row, ...more].forEach((each) => this.skip(each, "zero"));
    if (opens.length > 0 && this.isSettled(openMinor)) return [row, ...more].forEach((each) => this.skip(each, "settled", document));
    const known = dues.filter((due) => due !== null);
    const unpaid = known.filter((_, index) => opens[index] !== 0);
    const isSplit = new Set(known).size > 1;
    const parts = isSplit ? dues.map((due, index) => `${due === null ? "" : isoDay(due)} ${minorToText((opens[index] ?? amounts[index]!) as Minor, currency)}`.trim()).join("; ") : "";
    const type = this.isTheirs ? (meaning === "adjustment" ? null : meaning) : meaning === null ? (this.rows.has("type") ? null : amountMinor < 0 ? (this.layout.creditType ?? "credit note") : "invoice") : entryType(meaning, amountMinor);
    const partyCode = this.rows.text(row, "partyCode");
    const clearing = this.dates.day(row, "clearingDate").value;
    this.keep(row, {
      day, dueDay: (unpaid.length > 0 ? unpaid : known).reduce<Day | null>((first, due) => (first === null || due < first ? due : first), null), party, ...(partyCode !== "" && { partyCode }),
      document, reference: this.serial(row, "reference"), amountMinor, ...(opens.length > 0 && { openMinor }), currency, memo: memos.join("；"), type,
      more: { instalments: parts, account: this.rows.text(row, "account"), clearedBy: this.rows.text(row, "clearing"), clearedDay: clearing === null ? "" : isoDay(clearing), status: this.rows.text(row, "status"), typeWord: type === null ? this.rows.text(row, "type") : "" },
    }, more);
  }

  /** The amounts of a row as the file writes them, for its totals. */
  private measured(row: number, currency: string): ReadonlyMap<Measure, Minor> {
    return new Map(MEASURES.flatMap((name) => {
      const value = this.rows.has(name) ? this.written(row, name, currency) : null;
      return value === null ? [] : [[name, value] as const];
    }));
  }

  /** The amount and what is open of it, + the customer owes more. */
  private amountOf(row: number, currency: string, meaning: TypeMeaning | null): { readonly value: Minor | null; readonly open: Minor | undefined; readonly problem: SkipReason | null; readonly got: string } {
    if (this.isLines) {
      const line = this.rows.line(row, ["quantity", "price"], currency);
      if (line.value !== null) this.linesRead++;
      return { value: line.value, open: undefined, problem: line.value === null ? line.problem : null, got: line.got };
    }
    const cells = MEASURES.map((name) => [name, this.rows.amount(row, name, currency)] as const);
    for (const [, { value, got }] of cells) if (value === null && got !== "") return { value: null, open: undefined, problem: this.problemOf(cells), got };
    const valueOf = (name: Measure): Minor | null => cells.find(([each]) => each === name)![1].value;
    const got = cells.map(([, cell]) => cell.got).filter((text) => text !== "").join(" | ");
    const signed = (name: "amount" | "open"): Minor | null => {
      const value = valueOf(name);
      const isTurned = this.unsigned.has(`${name} ${meaning}`) || CREDIT_SIDE.test(this.rows.text(row, "side"));
      return value === null ? null : ((isTurned ? -value || 0 : value) as Minor);
    };
    const hasSides = (valueOf("debit") !== null || valueOf("credit") !== null) && !(this.isCounterSide && valueOf("amount") !== null);
    const sides = hasSides ? (((this.isCounterSide ? -1 : 1) * ((valueOf("debit") ?? 0) - (valueOf("credit") ?? 0)) || 0) as Minor) : null;
    const [amount, open] = [sides ?? signed("amount"), signed("open")];
    // Billed and paid in one row say what is left only where the file says so too.
    const isBoth = sides !== null && !!valueOf("debit") && !!valueOf("credit");
    if (isBoth && open !== sides && !this.layout.nets) return { value: null, open: undefined, problem: "amount-unreadable", got };
    // What is cleared is no longer open.
    const cleared = this.rows.has("clearingDate") ? ((this.rows.text(row, "clearingDate") === "" ? (amount ?? open) : 0) as Minor | null) : null;
    const value = amount === null || (amount === 0 && open !== null) ? open : amount;
    return { value, open: cleared ?? open ?? (this.saysOpen ? (0 as Minor) : undefined), problem: null, got };
  }

  private problemOf(cells: readonly (readonly [Measure, SourceAmount])[]): SkipReason | null {
    return cells.map(([, cell]) => (cell.value === null ? cell.problem : null)).find((problem) => problem !== null) ?? null;
  }

  /**
   * Which types stand there without a minus. A list of transactions may write receipts without and credit notes with one, so each type is decided by
   * itself; a list of open items writes all alike.
   */
  private learnSigns(): void {
    for (const name of ["amount", "open"] as const) {
      const signs = new Map<TypeMeaning, { positive: number; negative: number }>();
      for (let row = this.rows.from; this.rows.has(name) && row < this.rows.to; row++) {
        const meaning = this.meaningOf(this.rows.text(row, "type"));
        if (!isCredit(meaning) || this.shapes.at(row).kind !== "entry") continue;
        const value = this.written(row, name, this.currencyOf(row) ?? this.ownCurrency) ?? 0;
        const count = signs.get(meaning!) ?? { positive: 0, negative: 0 };
        signs.set(meaning!, { positive: count.positive + (value > 0 ? 1 : 0), negative: count.negative + (value < 0 ? 1 : 0) });
      }
      const isSigned = this.kind === "aging" && [...signs.values()].some(({ negative }) => negative > 0);
      for (const [meaning, { positive, negative }] of signs) if (positive > 0 && negative === 0 && !isSigned) this.unsigned.add(`${name} ${meaning}`);
    }
  }

  /** Nothing in the file confirms what was worked out: it is told, and what may be missing. */
  private multipliedOut(): readonly ControlTotal[] {
    return this.linesRead === 0 ? [] : [{ ...countControl("multiplied-out", this.linesRead, 0), found: "", ok: true, explanation: "quantity-times-price" }];
  }

  private balances(): readonly ControlTotal[] {
    if (!this.rows.has("balance")) return [];
    return documentBalances(this.balanced, { measures: this.rows.has("open") ? ["amount", "open"] : ["amount"], signs: this.isTheirs ? [1, -1] : [1], ownCurrency: this.ownCurrency });
  }
}
