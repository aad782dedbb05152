import { tableFromRange } from "../grid/tables-in-range";
import type { Table } from "../grid/table";
import type { Field } from "../ledger/columns";
import { type ColumnMapping, mapColumns } from "../ledger/map-columns";
import { RANGE_WORDS } from "../ledger/range-words";
import type { Settings } from "../settings/settings";
import { cleanText } from "./clean-cell";
import { columnsRead } from "./find-layout";
import { DocumentTable } from "./document-table";
import { LayoutRows } from "./layout-rows";
import { totalsRepeat } from "./repeated-totals";
import type { SourceContext, SourceFile, SourceGrid, SourceProfile, SourceReading } from "./source";
import type { SystemField } from "./system-layout";
import { readSystem } from "./system-profile";
import type { FoundSystem } from "./system-table";

/** What the meanings of a ledger's columns are called here. */
const FIELDS: Readonly<Partial<Record<Field, SystemField>>> = {
  date: "date", postingDate: "postingDate", dueDate: "dueDate", customerName: "party", customerCode: "partyCode", type: "type", document: "document", invoiceNumber: "reference", reference: "reference", description: "memo", debit: "debit", credit: "credit",
  amount: "amount", openAmount: "open", direction: "side", currency: "currency", status: "status", balance: "balance", netAmount: "net", tax: "tax", account: "accountName", contract: "remark",
  quantity: "quantity", unitPrice: "price",
};
const MEANINGS: ReadonlyMap<string, Field> = new Map(Object.entries(FIELDS).filter(([field]) => field !== "invoiceNumber" && field !== "contract").map(([field, name]) => [name, field as Field]));
/** Objects of 纷享销客 and Zoho CRM, known by one of their headers: what the others mean there, "" for nothing. */
const KNOWN: readonly { readonly marks: readonly string[]; readonly columns: Readonly<Record<string, Field | "">> }[] = [
  { marks: ["回款编号", "回款明细编号"], columns: { 回款编号: "document", 回款明细编号: "document", 回款金额: "amount", 回款日期: "date", 回款方式: "settlementMethod", 负责人: "", 负责人主属部门: "", 归属部门: "" } },
  { marks: ["开票申请编号"], columns: { 开票申请编号: "document", 发票金额: "amount", 开票金额: "amount", 开票日期: "date", 负责人: "", 负责人主属部门: "", 归属部门: "" } },
  {
    marks: ["Grand Total"],
    columns: { "Account Name": "customerName", "Grand Total": "amount", Subject: "description", "Invoice Number": "document", "Sub Total": "netAmount", Tax: "tax", "Invoice Owner": "", "Created By": "", "Modified By": "", "Contact Name": "", "Deal Name": "" },
  },
];
/** A list of receipts says so in its headers, not in each row. */
const RECEIPTS = /回款|收款|到账|实收|receipt|payment|received/iu;
const INVOICES = /invoice|发票|应收|开票/iu;
const AMOUNTS: readonly SystemField[] = ["amount", "open", "debit", "credit"];
/** The whole range is below what any system's own layout or a bank's list gets. */
const SCORE_MIN = 0.1;
const SCORE_SHARE = 0.15;

export interface FoundTable extends FoundSystem {
  readonly score: number;
}

/**
 * Any table by what its headers mean, as the workbook's own tables are read: lists that a system lets everyone arrange, such as 纷享销客 or Zoho CRM objects.
 *
 * Columns a person set right win, and so does a mapping that the workbook remembers for a table with the same headers.
 */
export const anyTable: SourceProfile = {
  id: "table",
  kind: "ledger",
  recognise: (file) => Math.max(0, ...tablesOf(file, {}).map(({ score }) => score)),
  read: (file, context) => readTables(file, context),
};

/** How surely the file is a list whose columns the workbook remembers; 0 where it remembers none that fits. */
export function rememberedScore(file: SourceFile, saved: Settings["columns"]): number {
  return Object.keys(saved).length === 0 ? 0 : Math.max(0, ...tablesOf(file, saved).map(({ score }) => score));
}

function readTables(file: SourceFile, context: SourceContext): SourceReading {
  const tables = tablesOf(file, context.settings.columns, { corrected: context.columns }).map((table) => withRepeats(file, table));
  const isOpenOnly = tables.length > 0 && tables.every(({ found }) => found.places.has("open") && !found.places.has("debit"));
  const reading = readSystem(file, tables, { system: { kind: isOpenOnly ? "aging" : "ledger", reader: (task) => new DocumentTable(task) }, context });
  return { ...reading, columns: tables[0] ? columnsRead(tables[0].found) : unreadColumns(file) };
}

function withRepeats(file: SourceFile, table: FoundTable): FoundTable {
  const repeats = totalsRepeat(new LayoutRows(file, table.found));
  return { ...table, layout: { ...table.layout, tellsRepeats: true, ...(repeats && { repeats, merges: true }) } };
}

/** Where the headers say too little, they are shown all the same: a person may know what they mean. */
export function unreadColumns(file: SourceFile): NonNullable<SourceReading["columns"]> {
  const table = file.grids.map((grid) => tableOf(file, grid)).find((each) => each !== null);
  return (table?.headers ?? []).filter((header) => header !== "").map((header) => ({ header, field: null }));
}

function tableOf(file: SourceFile, grid: SourceGrid): Table | null {
  return tableFromRange({ id: grid.name, name: grid.name, sheet: grid.name, firstRow: 0, firstColumn: 0, rows: cleaned(grid), date1904: grid.date1904, source: file.form === "workbook" ? "workbook" : "text" }, { ...RANGE_WORDS, known: ledgerColumns });
}

/** The sheets that are a list of entries, of ours or of the other side. */
export function tablesOf(file: SourceFile, saved: Settings["columns"], { corrected, purpose = "ledger" }: { readonly corrected?: SourceContext["columns"]; readonly purpose?: "ledger" | "statement" } = {}): readonly FoundTable[] {
  return file.grids.flatMap((grid) => {
    const table = tableOf(file, grid);
    const found = table && foundOf(file, grid, table, purpose, { ...knownOf(table), ...savedFor(table, saved), ...asFields(corrected) });
    return found ? [found] : [];
  });
}

/** How many headers of a row mean something in a ledger. */
function ledgerColumns(headers: readonly string[]): number {
  return mapColumns({ headers }, "ledger", {}).columns.filter(({ field }) => field !== null).length;
}

function foundOf(file: SourceFile, grid: SourceGrid, table: Table, purpose: "ledger" | "statement", overrides: Readonly<Record<string, string>>): FoundTable | null {
  const mapping = mapColumns(table, purpose, overrides);
  const places = new Map<SystemField, number>();
  for (const { field, index } of mapping.columns) {
    const name = field === null ? undefined : FIELDS[field];
    if (name !== undefined && !places.has(name)) places.set(name, index + table.firstColumn);
  }
  if (!isEnough(mapping, places)) return null;
  const headers = [...Array.from({ length: table.firstColumn }, () => ""), ...table.headers];
  const isReceipts = !places.has("type") && !places.has("debit") && saysReceipts(file, table, places);
  return {
    score: SCORE_MIN + SCORE_SHARE * mapping.score,
    layout: { columns: {}, needs: [], ...(isReceipts && { implied: "payment" as const }), ...(isLines(places) && { merges: true as const }), sections: "party" },
    found: { grid, headerRow: table.headerRow, bodyRow: table.headerRow + 1, headers, places, filled: headers.filter((header) => header !== "").length },
  };
}

/** A day and an amount; whose they are may be in a label above its rows, or a person says it. */
function isEnough({ missing }: ColumnMapping, places: ReadonlyMap<SystemField, number>): boolean {
  return (places.has("date") || places.has("postingDate")) && (AMOUNTS.some((name) => places.has(name)) || isLines(places)) && missing.every((field) => field === "customerCode" || field === "customerName");
}

/** Lines without an amount: what they come to is worked out, and the lines of one document are one entry. */
function isLines(places: ReadonlyMap<SystemField, number>): boolean {
  return places.has("quantity") && places.has("price") && !AMOUNTS.some((name) => places.has(name));
}

function saysReceipts(file: SourceFile, table: Table, places: ReadonlyMap<SystemField, number>): boolean {
  const amount = table.headers[(places.get("amount") ?? places.get("open") ?? -1) - table.firstColumn] ?? "";
  const others = [table.name, file.name, table.title ?? "", ...table.headers].join(" ");
  return RECEIPTS.test(amount) || (RECEIPTS.test(others) && !INVOICES.test(others) && !places.has("dueDate") && !places.has("open"));
}

/** The first rows, as the header finder takes them: exports pad and mark their headers, and a header is no long text. */
function cleaned(grid: SourceGrid): SourceGrid["rows"] {
  return grid.rows.slice(0, SAMPLE_ROWS_MAX).map((row) => row.map((cell) => (typeof cell === "string" ? cleanText(cell).slice(0, HEADER_TEXT_MAX) : cell)));
}
/** Rows looked at to learn what the columns hold. */
const SAMPLE_ROWS_MAX = 300;
const HEADER_TEXT_MAX = 255;

function knownOf({ headers }: Table): Readonly<Record<string, string>> {
  const columns = KNOWN.find(({ marks }) => marks.some((mark) => headers.includes(mark)))?.columns ?? {};
  return Object.fromEntries(Object.entries(columns).filter(([header]) => headers.includes(header)));
}

/** The mapping that the workbook remembers for a table whose headers are all there; of several the one that says most. */
function savedFor(table: Table, saved: Settings["columns"]): Readonly<Record<string, string>> {
  const fitting = Object.values(saved).filter((columns) => Object.keys(columns).length > 0 && Object.keys(columns).every((header) => table.headers.includes(header)));
  return fitting.sort((left, right) => Object.keys(right).length - Object.keys(left).length)[0] ?? {};
}

/** What a person set right, or a reading tells, in the words of the ledger's columns: as the workbook remembers it. */
export function asFields(corrected: SourceContext["columns"] = {}): Readonly<Record<string, string>> {
  return Object.fromEntries(Object.entries(corrected).map(([header, name]) => [header, MEANINGS.get(name) ?? name]));
}
