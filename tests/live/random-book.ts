import type { RawCell, Table } from "../../src/grid/table";
import { DEFAULT_SETTINGS, type Settings } from "../../src/settings/settings";
import { writeSettings } from "../../src/settings/read-settings";
import { TableBook } from "../functions/ledger-in-memory";

/** A seeded generator (mulberry32): a seed that fails can be run again. */
export class Chance {
  constructor(private state: number) {}

  /** From 0 up to but not including 1. */
  next(): number {
    this.state = (this.state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(this.state ^ (this.state >>> 15), this.state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
  }

  below(count: number): number {
    return Math.floor(this.next() * count);
  }

  is(share: number): boolean {
    return this.next() < share;
  }

  of<Item>(items: readonly Item[]): Item {
    return items[this.below(items.length)]!;
  }
}

const FIRST = 46023;
const SPAN = 180;
const DOCUMENTS = 30;
const CODES = ["C1", "C2", "C3", "C4"];
const NAMES = ["Northwind", "Contoso", "Fabrikam", "=1+1"];
const ODD_DATES: readonly RawCell[] = ["2026-02-30", "2026-03-01", null, "03/04/2026", 46050.75, { error: "#N/A" }, "Opening"];
const ODD_AMOUNTS: readonly RawCell[] = ["12,5o", 0, -70, null, "1,200.50", 0.005, 1e15, { error: "#REF!" }, 33.333];
const ODD_CUSTOMERS: readonly RawCell[] = ["Walk-in", "Stranger", " C1", null, "NW", "contoso", "Ｃ２", 7];
const ODD_TYPES: readonly RawCell[] = ["Refund", "Opening", "what", null, "Total", "Write-off", "Fee", "Revaluation", "Debit adjustment"];

/** Which columns a made-up ledger has. */
interface Shape {
  readonly amounts: "signed" | "unsigned" | "sides";
  readonly optional: readonly string[];
  readonly severalCurrencies: boolean;
  readonly codeAndName: boolean;
}

const OPTIONAL = ["Posting date", "Applies to", "Due date", "Currency", "Salesperson", "Project", "Status", "Description", "Entity", "GL account", "Terms"];

/** A workbook of small made-up tables that is edited at random, as accountants and their colleagues do, with events that come, come late or never come. */
export class RandomBook extends TableBook {
  private readonly shape: Shape;
  private settings: Settings = DEFAULT_SETTINGS;
  private kept: Table[] | null = null;
  today = 46203 - 25569;

  constructor(private readonly chance: Chance) {
    super([]);
    const optional = OPTIONAL.filter((name) => chance.is(["Applies to", "Due date"].includes(name) ? 0.8 : ["Entity", "GL account", "Terms", "Posting date"].includes(name) ? 0.15 : 0.5));
    this.shape = { amounts: chance.of(["signed", "unsigned", "sides"]), optional, severalCurrencies: chance.is(0.4), codeAndName: chance.is(0.2) };
    const rows = Array.from({ length: chance.is(0.05) ? 260 : 20 + chance.below(50) }, () => this.row(0.01));
    this.tables = [tableOf("Ledger", this.headers(), rows)];
    if (chance.is(0.8)) this.tables.push(this.customerTable());
    if (chance.is(0.2)) this.tables.push(tableOf("Allocations", ["Date", "From document", "To document", "Amount"], Array.from({ length: 4 }, () => this.allocation())));
    if (chance.is(0.15)) this.tables.push(tableOf("Instalments", ["Document", "Due date", "Amount"], Array.from({ length: 4 }, () => [`D${1 + chance.below(DOCUMENTS)}`, FIRST + chance.below(260), 25.05 * (1 + chance.below(4))])));
    if (chance.is(0.3)) this.tables.push(tableOf("Rates", ["Date", "Currency", "Rate"], [[FIRST, "EUR", 1.1], [FIRST + 60, "EUR", 1.2]]));
  }

  /** A copy that nothing changes any more. */
  async snapshot(): Promise<TableBook> {
    const copy = new TableBook(this.tables.map((table) => ({ ...table, rows: table.rows.map((row) => [...row]) })));
    const state = await this.readState();
    if (state !== null) await copy.writeState(state);
    return copy;
  }

  /** One edit of any kind; answers what it was and whether the workbook tells of it. */
  async edit(): Promise<string> {
    const chance = this.chance;
    if (this.kept) {
      this.tables = this.kept;
      this.kept = null;
      this.change("tables");
      return "the ledger is back";
    }
    const roll = chance.next();
    if (roll < 0.8) return this.editRows();
    if (roll < 0.87) return this.editOthers();
    if (roll < 0.95) return this.editSettings();
    if (roll < 0.97) {
      this.today += 1 + chance.below(3);
      return "midnight";
    }
    return this.editTables();
  }

  private editRows(): string {
    const { chance } = this;
    const rows = this.ledger.rows.map((row) => [...row]);
    const at = chance.below(Math.max(1, rows.length));
    const odd = chance.is(0.12) ? 0.5 : 0;
    const kind = chance.of(["cell", "cell", "cell", "cell", "replace", "insert", "append", "delete", "several", "paste", "sort", "swap", "fill", "blank", "move"] as const);
    if (rows.length === 0 || kind === "append") rows.push(this.row(odd));
    else if (kind === "cell") this.changeCell(rows[at]!, odd);
    else if (kind === "replace") rows[at] = this.row(odd);
    else if (kind === "insert") rows.splice(at, 0, this.row(odd));
    else if (kind === "delete") rows.splice(at, 1 + chance.below(2));
    else if (kind === "several") for (let count = 0; count < 3; count++) this.changeCell(chance.of(rows), odd);
    else if (kind === "paste") rows.splice(at, chance.below(4), ...Array.from({ length: 1 + chance.below(4) }, () => this.row(odd)));
    else if (kind === "sort") rows.sort(byColumn(chance.below(this.ledger.headers.length)));
    else if (kind === "swap") [rows[at], rows[chance.below(rows.length)]] = [rows[chance.below(rows.length)]!, rows[at]!];
    else if (kind === "fill") this.fillDown(rows, at);
    else if (kind === "blank") rows[at] = rows[at]!.map(() => null);
    else rows.push(...rows.splice(at, 1));
    this.put(0, rows);
    return `rows ${kind}${this.tell()}`;
  }

  /** Most edits are told of at once, some twice, some late, some never. */
  private tell(): string {
    const roll = this.chance.next();
    if (roll < 0.05) return ", untold";
    this.change();
    if (roll < 0.1) {
      this.change();
      this.change("selection");
    }
    return "";
  }

  private editOthers(): string {
    const { chance } = this;
    const place = 1 + chance.below(Math.max(1, this.tables.length - 1));
    const table = this.tables[place];
    if (!table || table.rows.length === 0) return this.editRows();
    const rows = table.rows.map((row) => [...row]);
    const row = chance.of(rows);
    if (table.name === "Customers") {
      const column = chance.below(table.headers.length);
      row[column] = chance.of<RawCell>([["C1", "C5", "C2", ""], ["Northwind", "Contoso", "Northwind Ltd", "Stranger"], ["", "Walk-in", "NW; Stranger", "Contoso"], ["30", "月结30", "", "never"], [1000, 50, "", "much"], ["USD", "EUR", ""], ["Lee", "Wu", ""], ["Retail", "Trade", ""]][column]!);
    } else if (table.name === "Allocations") rows[chance.below(rows.length)] = this.allocation();
    else row[table.headers.length - 1] = chance.of<RawCell>([25.05, 50.1, "x", null, 1.25]);
    if (chance.is(0.15)) rows.splice(chance.below(rows.length), 1);
    this.put(place, rows);
    return `${table.name} changed${this.tell()}`;
  }

  private async editSettings(): Promise<string> {
    const { chance } = this;
    const next = chance.of<Partial<Settings>>([
      { closingDate: chance.is(0.5) ? null : ((FIRST + chance.below(200) - 25569) as Settings["closingDate"]) },
      { aging: { basis: chance.of(["due", "document"]), edgesDays: chance.of([[30, 60, 90, 120], [10], [7, 14, 30]]), credits: chance.of(["column", "own-date", "fifo"]) } },
      { allocation: { allocation: chance.of(["auto", "explicit"]), allocationDate: chance.of(["recorded", "documents"]), order: chance.of(["due", "document"]) } },
      { baseCurrency: chance.of(["USD", "EUR", null]) },
    ]);
    this.settings = { ...this.settings, ...next };
    await this.writeState(writeSettings(this.settings));
    this.change();
    return `settings ${Object.keys(next).join()}`;
  }

  private editTables(): string {
    const { chance } = this;
    const kind = chance.of(["renamed", "gone", "replaced", "moved", "columns moved"] as const);
    const [ledger, ...rest] = this.tables as [Table, ...Table[]];
    if (kind === "renamed") this.tables = [{ ...ledger, name: chance.of(["Ledger", "Sales2026", "往来明细"]) }, ...rest];
    else if (kind === "gone") [this.kept, this.tables] = [this.tables, rest];
    else if (kind === "replaced") this.tables = [{ ...tableOf("New", this.headers(), Array.from({ length: 25 }, () => this.row(0.01))), id: `T${chance.below(1e6)}` }, ...rest];
    else if (kind === "moved") this.tables = [{ ...ledger, headerRow: chance.below(5), firstColumn: chance.below(5), sheet: chance.of(["Ledger", "Other"]) }, ...rest];
    else {
      const from = chance.below(ledger.headers.length);
      const moved = <Item>(items: readonly Item[]): Item[] => [...items.slice(0, from), ...items.slice(from + 1), items[from]!];
      this.tables = [{ ...ledger, headers: moved(ledger.headers), rows: ledger.rows.map(moved) }, ...rest];
    }
    this.change("tables");
    return `table ${kind}`;
  }

  private get ledger(): Table {
    return this.tables[0]!;
  }

  private put(place: number, rows: readonly RawCell[][]): void {
    this.tables = this.tables.map((table, index) => (index === place ? { ...table, rows, rowCount: rows.length } : table));
  }

  private headers(): string[] {
    const { shape: { amounts, optional, codeAndName } } = this;
    const customer = codeAndName ? ["Customer code", "Customer name"] : ["Customer"];
    return ["Date", ...customer, "Type", "Document", ...(amounts === "sides" ? ["Debit", "Credit"] : ["Amount"]), ...optional];
  }

  private row(odd: number): RawCell[] {
    return this.ofHeaders(this.headers(), odd);
  }

  private ofHeaders(headers: readonly string[], odd: number): RawCell[] {
    const { chance } = this;
    const isCredit = chance.is(0.45);
    const customer = chance.below(CODES.length);
    const one = (plain: () => RawCell, oddCells: readonly RawCell[]): RawCell => (chance.is(odd) ? chance.of(oddCells) : plain());
    const size = one(() => 25.05 * (1 + chance.below(40)), ODD_AMOUNTS);
    const signed = isCredit && this.shape.amounts === "signed" && typeof size === "number" ? -size : size;
    const cells: Readonly<Record<string, () => RawCell>> = {
      Date: () => one(() => FIRST + chance.below(SPAN), ODD_DATES),
      Customer: () => one(() => (chance.is(0.1) ? NAMES[customer]! : CODES[customer]!), ODD_CUSTOMERS),
      "Customer code": () => (chance.is(0.05) ? null : CODES[customer]!), "Customer name": () => one(() => NAMES[customer]!, ODD_CUSTOMERS),
      Type: () => one(() => (isCredit ? chance.of(["Payment", "Payment", "Credit note"]) : "Invoice"), ODD_TYPES),
      Document: () => (chance.is(0.03) ? null : `D${1 + chance.below(DOCUMENTS)}`),
      Amount: () => signed, Debit: () => (isCredit ? null : size), Credit: () => (isCredit ? size : null),
      "Posting date": () => (chance.is(0.5) ? null : FIRST + chance.below(SPAN)),
      "Applies to": () => (chance.is(0.6) ? null : `D${1 + chance.below(DOCUMENTS)}`),
      "Due date": () => (isCredit || chance.is(0.4) ? null : FIRST + chance.below(240)),
      Currency: () => (chance.is(odd) ? chance.of<RawCell>(["", "XXX", "GBP", null]) : this.shape.severalCurrencies ? chance.of(["USD", "USD", "EUR"]) : "USD"),
      Salesperson: () => chance.of(["Lee", "Wu", ""]), Project: () => chance.of(["P1", "P2", null]), Status: () => (chance.is(0.9) ? null : chance.of(["Disputed", "Void", "x"])),
      Description: () => (chance.is(odd) ? "Total" : "goods"), Entity: () => chance.of(["One", "Two", "one"]), "GL account": () => chance.of(["1122", "1131"]), Terms: () => chance.of(["30", "", "", "net 10"]),
    };
    return headers.map((header) => cells[header]!());
  }

  private changeCell(row: RawCell[], odd: number): void {
    const { headers } = this.ledger;
    const column = this.chance.below(headers.length);
    row[column] = this.ofHeaders(headers, odd)[column]!;
  }

  private fillDown(rows: RawCell[][], at: number): void {
    const column = this.chance.below(this.ledger.headers.length);
    for (let place = at + 1; place < Math.min(rows.length, at + 5); place++) rows[place]![column] = rows[at]![column]!;
  }

  private customerTable(): Table {
    const { chance } = this;
    const rows = CODES.slice(0, 3).map((code, place): RawCell[] => [code, NAMES[place]!, place === 0 ? "NW" : "", chance.of(["30", "月结30", ""]), chance.of<RawCell>([1000, "", 0]), chance.of(["USD", ""]), chance.of(["Lee", "Wu"]), "Retail"]);
    return tableOf("Customers", ["Code", "Name", "Aliases", "Terms", "Credit limit", "Currency", "Salesperson", "Segment"], rows);
  }

  private allocation(): RawCell[] {
    const { chance } = this;
    return [FIRST + chance.below(SPAN), `D${1 + chance.below(DOCUMENTS)}`, `D${1 + chance.below(DOCUMENTS)}`, 25.05 * (1 + chance.below(10))];
  }
}

function tableOf(name: string, headers: readonly string[], rows: readonly (readonly RawCell[])[]): Table {
  return { id: name, name, sheet: name, headerRow: 0, firstColumn: 0, headers, rowCount: rows.length, rows, date1904: false, source: "workbook" };
}

function byColumn(column: number): (one: readonly RawCell[], other: readonly RawCell[]) => number {
  return (one, other) => {
    const [left, right] = [JSON.stringify(one[column]), JSON.stringify(other[column])];
    return left < right ? -1 : left > right ? 1 : 0;
  };
}

/** Any question to any function, good ones and bad. */
export function anyCall(chance: Chance): readonly [string, ...unknown[]] {
  const customer = (): unknown => (chance.is(0.85) ? chance.of(["C1", "C2", "C3", "Northwind", "contoso", "=1+1", "C4"]) : chance.of<unknown>(["NW", "Walk-in", "Nobody", "", null, 7, [["C1"]], [["C1"], ["C2"]], "#REF!"]));
  const date = (): unknown => (chance.is(0.6) ? FIRST + chance.below(240) : chance.of<unknown>([null, undefined, 0, "", "2026-04-30", "30 April", -1, 46100.5, 1e9, true]));
  const currency = (): unknown => (chance.is(0.5) ? "USD" : chance.of<unknown>([null, "EUR", "usd", "GBP", "what", 5, ""]));
  const filters = (): unknown[] => (chance.is(0.6) ? [] : chance.of<unknown[]>([["salesperson", "lee"], ["project", "P1"], ["Salesperson", "Wu", "project", "P2"], ["status", "x"], ["segment", "retail"], ["entity", "one"], ["account", "1122"], ["colour", "red"], ["salesperson"], ["token", 5, "salesperson", "Lee"], ["salesperson", "Nobody"], [[["salesperson", "Lee"]]]]));
  const document = (): unknown => (chance.is(0.9) ? `D${1 + chance.below(DOCUMENTS)}` : chance.of<unknown>(["d07", "", null, "X", 12]));
  const scoped = (): unknown[] => [customer(), date(), currency(), ...filters()];
  const all = (): unknown => (chance.is(0.5) ? null : customer());
  const calls: readonly (() => readonly [string, ...unknown[]])[] = [
    () => ["BALANCE", ...scoped()], () => ["BALANCE", ...scoped()], () => ["OPENING", ...scoped()], () => ["OVERDUE", ...scoped()], () => ["AGING", ...scoped()], () => ["AGINGTABLE", date()],
    () => ["BUCKET", customer(), chance.of<unknown>([1, 2, "31-60", "Current", ">120", 99, null]), date(), currency(), ...filters()],
    () => ["OPENITEMS", ...scoped()], () => ["STATEMENT", customer(), date(), date(), currency(), ...filters()],
    () => ["DOCUMENT", document(), chance.is(0.5) ? null : customer(), date()], () => ["DAYSOVERDUE", document(), chance.is(0.5) ? null : customer(), date()], () => ["RECONCILED", document(), customer(), chance.of([null, "note", "x"])],
    () => ["DUEDATE", date(), chance.of<unknown>(["C1", "30", 30, "月结30", "soon", "30/60", null]), chance.of<unknown>([null, 1, 2])],
    () => ["CREDIT", customer(), date()], () => ["UTILISATION", customer(), date()],
    () => ["DSO", all(), date(), chance.of<unknown>([null, 90, -1, "x"]), chance.of<unknown>([null, "simple", "average", "count-back", "x"]), currency()],
    () => ["CEI", all(), date(), date(), currency()], () => ["COLLECTIONRATE", all(), date(), date(), currency()],
    () => ["PROVISION", chance.of<unknown>([[[0.01, 0.05, 0.1, 0.2, 0.5, 1]], [[0.1], [0.5]], 0.1, [["x"]]]), all(), date(), currency()],
    () => ["UNREAD"], () => ["CUSTOMER", customer(), chance.of([null, "terms", "salesperson", "credit limit", "aliases", "what"])],
    () => ["CAPITALS", chance.of<unknown>([12.5, null, "x"]), currency(), null], () => ["CONVERT", 100, currency(), chance.of([null, "EUR", "USD"]), date()],
  ];
  return chance.of(calls)();
}
