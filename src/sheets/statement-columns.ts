import { BEGINNING, type Day } from "../calendar/day";
import type { BuiltCell } from "../grid/plan-builder";
import type { CellStyle } from "../grid/sheet-plan";
import { textWidth, widestLine } from "../grid/shown-width";
import type { EntryText, Ledger } from "../ledger/ledger";
import { type Minor, minorToNumber } from "../money/money";
import type { StatementKind } from "../settings/settings";
import type { Statement, StatementLine } from "../statement/statement";
import { inDocument, sayDocument } from "../words/document-text";
import type { DocumentLanguage } from "../words/language";
import { entryTypeLabel } from "../words/sheet-words";
import { STATEMENT_TEXTS, type StatementText } from "../words/statement-words";
import { amountStyle, amountText, dayStyle, HEAD, HEAD_RIGHT, indented, TEXT, USER_TEXT, WRAPPED } from "./format";

/** What a column of the lines shows, and what its opening and total rows show in it. */
export interface LineColumn {
  readonly id: ColumnId;
  readonly head: string;
  readonly width: number;
}

export type ColumnId =
  | "date" | "type" | "document" | "reference" | "contract" | "deliveryNote" | "invoiceNumber" | "details" | "due" | "days"
  | "debit" | "credit" | "balance" | "original" | "applied" | "open" | "running";

const CARRIED = ["reference", "contract", "deliveryNote", "invoiceNumber"] as const;
const WHOLE: CellStyle = { ...TEXT, horizontal: "right", numberFormat: "0" };
const AMOUNTS: ReadonlySet<ColumnId> = new Set(["debit", "credit", "balance", "original", "applied", "open", "running"]);

const FIGURES: Readonly<Record<StatementKind, readonly ColumnId[]>> = {
  activity: ["due", "debit", "credit", "balance", "days"],
  "balance-forward": ["due", "debit", "credit", "balance"],
  transactions: ["due", "debit", "credit"],
  "open-item": ["due", "days", "original", "applied", "open", "running"],
  confirmation: ["due", "original", "applied", "open"],
  dunning: ["due", "days", "original", "applied", "open"],
};

const WIDTH_MIN: Readonly<Partial<Record<ColumnId, number>>> = { date: 11.2, due: 12.6, days: 8.6, document: 10, details: 14, type: 8 };
const WIDTH_MAX: Readonly<Partial<Record<ColumnId, number>>> = { document: 24, reference: 18, contract: 18, deliveryNote: 16, invoiceNumber: 22, details: 44, type: 14 };
/** What one page shows at a readable size: beyond it, texts wrap in narrower columns, the longest first. */
const TOTAL_WIDTH_MAX = 129;
/** Documents that a receipt names as settled; of more, the rest is counted. */
const SETTLED_SHOWN_MAX = 24;
const NARROWED: readonly { readonly id: ColumnId; readonly to: number }[] = [
  { id: "details", to: 24 }, { id: "type", to: 12 }, { id: "reference", to: 12 }, { id: "contract", to: 12 }, { id: "deliveryNote", to: 12 }, { id: "document", to: 18 }, { id: "invoiceNumber", to: 13 },
];

/** What else the columns have to hold: the open items that the sheet ends with, and in whose books' terms they speak. */
export interface ColumnsQuestion {
  readonly language: DocumentLanguage;
  readonly openItems?: readonly Statement[];
  /** What stands between the last statement and this one, in the same columns. */
  readonly carried?: readonly Statement[];
  readonly perspective?: "ours" | "theirs";
}

/** The columns of all sections of a sheet: what the kind needs, and the numbers of orders and deliveries that the lines carry. */
export function lineColumns(ledger: Ledger, statements: readonly Statement[], { language, openItems = [], carried: before = [], perspective = "ours" }: ColumnsQuestion): readonly LineColumn[] {
  const kind = statements[0]!.kind;
  const lines = [...statements, ...openItems].flatMap((statement) => statement.lines);
  const carried = CARRIED.filter((id) => lines.some((line) => carriedText(ledger, id, line) !== ""));
  const ids: readonly ColumnId[] = ["date", "type", "document", ...carried, "details", ...FIGURES[kind]];
  const labelled = (id: ColumnId): string => sayDocument(STATEMENT_TEXTS, language, columnText(id, perspective), {}, "\n");
  return narrowed(ids.map((id) => {
    const head = labelled(id);
    const below = openItems.length === 0 ? 0 : widthOf(ledger, openItems, openItemColumn(id), labelled(openItemColumn(id)), language);
    return { id, head, width: Math.max(below, widthOf(ledger, [...statements, ...before], id, head, language)) };
  }));
}

function columnText(id: ColumnId, perspective: "ours" | "theirs"): StatementText {
  return perspective === "theirs" && (id === "debit" || id === "credit" || id === "balance") ? `column.${id}.theirs` : `column.${id}`;
}

const OPEN_ITEM_COLUMN: Readonly<Partial<Record<ColumnId, ColumnId>>> = { debit: "original", credit: "applied", balance: "open" };

/** What a column of an account's movements shows in the list of open items below it. */
export function openItemColumn(id: ColumnId): ColumnId {
  return OPEN_ITEM_COLUMN[id] ?? id;
}

function narrowed(columns: readonly LineColumn[]): readonly LineColumn[] {
  let surplus = columns.reduce((sum, { width }) => sum + width, 0) - TOTAL_WIDTH_MAX;
  const widths = new Map(columns.map(({ id, width }) => [id, width]));
  for (const { id, to } of NARROWED) {
    const width = widths.get(id);
    if (width === undefined || surplus <= 0) continue;
    const taken = Math.min(surplus, Math.max(0, width - to));
    widths.set(id, width - taken);
    surplus -= taken;
  }
  return columns.map((column) => ({ ...column, width: widths.get(column.id)! }));
}

export function isAmount(id: ColumnId): boolean {
  return AMOUNTS.has(id);
}

export function headCell({ id, head }: LineColumn): BuiltCell {
  return { value: head, style: isAmount(id) || id === "days" ? HEAD_RIGHT : id === "due" ? indented(HEAD) : HEAD };
}

/** What a line shows in a column: text as text, days as dates, amounts as numbers; nothing where the line has nothing to say. */
export function lineCell(ledger: Ledger, statement: Statement, line: StatementLine, id: ColumnId, language: DocumentLanguage): BuiltCell | null {
  const { currency } = ledger.partitions[statement.partition]!;
  if (isAmount(id)) {
    const amount = amountOf(line, id);
    return amount === null ? null : { value: minorToNumber(amount, currency), style: amountStyle(currency, language) };
  }
  switch (id) {
    case "date":
      return dayCell(line.day, language);
    case "due":
      // The text before it may fill its column to the edge.
      return line.dueDay === null ? null : apart(dayCell(line.dueDay, language));
    case "days":
      return line.daysPastDue === null || line.daysPastDue <= 0 ? null : { value: line.daysPastDue, style: WHOLE };
    case "details":
      return textCell(detailsText(line, { kind: statement.kind, creditMinor: -ledger.entries.amountMinor[line.entry]!, currency }, language), true);
    case "type":
      return textCell(inDocument(language, (each) => entryTypeLabel(line.type, each)), true);
    case "document":
      return textCell(line.document, true);
    default:
      return textCell(carriedText(ledger, id as EntryText, line), true);
  }
}

function dayCell(day: Day, language: DocumentLanguage): BuiltCell | null {
  return day <= BEGINNING ? null : { value: { day }, style: dayStyle(language) };
}

function apart(cell: BuiltCell | null): BuiltCell | null {
  return cell && { ...cell, style: indented(cell.style ?? TEXT) };
}

function textCell(text: string, wrap: boolean): BuiltCell | null {
  return text === "" ? null : { value: text, style: wrap ? WRAPPED : USER_TEXT };
}

function carriedText(ledger: Ledger, id: EntryText, line: StatementLine): string {
  return ledger.entries.texts[id]?.[line.entry] ?? "";
}

function amountOf(line: StatementLine, id: ColumnId): Minor | null {
  const original = (line.debitMinor - line.creditMinor) as Minor;
  switch (id) {
    case "debit":
      return line.debitMinor === 0 ? null : line.debitMinor;
    case "credit":
      return line.creditMinor === 0 ? null : line.creditMinor;
    case "original":
      return original;
    case "applied":
      return line.openMinor === null || line.openMinor === original ? null : ((original - line.openMinor) as Minor);
    case "open":
      return line.openMinor;
    default:
      return line.balanceMinor;
  }
}

/** The user's own description, marked where disputed, followed by what a receipt or credit note settled. */
function detailsText(line: StatementLine, { kind, creditMinor, currency }: { readonly kind: StatementKind; readonly creditMinor: number; readonly currency: string }, language: DocumentLanguage): string {
  const described = line.disputed
    ? line.description === ""
      ? sayDocument(STATEMENT_TEXTS, language, "disputed")
      : sayDocument(STATEMENT_TEXTS, language === "bilingual" ? "zh" : language, "disputedDetails", { details: line.description })
    : line.description;
  if (kind !== "activity" || creditMinor <= 0 || line.applied.length === 0) return described;
  const whole = line.applied.length === 1 && line.applied[0]!.amountMinor === creditMinor;
  const list = line.applied.slice(0, SETTLED_SHOWN_MAX).map(({ document, amountMinor }) => (whole ? document : `${document} ${amountText(amountMinor, currency, language)}`));
  if (line.applied.length > SETTLED_SHOWN_MAX) list.push(`… +${line.applied.length - SETTLED_SHOWN_MAX}`);
  const settled = `${sayDocument(STATEMENT_TEXTS, language, "settles")} ${list.join(language === "en" ? ", " : "、")}`;
  return described === "" ? settled : `${described} · ${settled}`;
}

function widthOf(ledger: Ledger, statements: readonly Statement[], id: ColumnId, head: string, language: DocumentLanguage): number {
  // A head may wrap between its words, a date or figure never.
  let needed = Math.max(...head.split(/[\s\n]+/).map(textWidth)) * 1.1 + 2;
  for (const statement of statements) {
    const { currency } = ledger.partitions[statement.partition]!;
    if (isAmount(id)) needed = Math.max(needed, amountsWidth(statement, id, currency, language));
    else if (id !== "date" && id !== "due" && id !== "days") {
      for (const line of statement.lines) {
        const cell = lineCell(ledger, statement, line, id, language);
        if (typeof cell?.value === "string") needed = Math.max(needed, widestLine(cell.value) + 2);
      }
    }
  }
  return Math.ceil(Math.min(WIDTH_MAX[id] ?? Infinity, Math.max(WIDTH_MIN[id] ?? 0, needed)) * 10) / 10;
}

/** Room for every figure of the column, its opening and its sums included. */
function amountsWidth(statement: Statement, id: ColumnId, currency: string, language: DocumentLanguage): number {
  let sum = 0;
  let largest = 0;
  for (const line of statement.lines) {
    const amount = amountOf(line, id) ?? 0;
    sum += Math.abs(amount);
    largest = Math.max(largest, Math.abs(amount));
  }
  const widest = Math.max(sum, largest, Math.abs(statement.closingMinor), Math.abs(statement.openingMinor));
  return amountWidth(widest as Minor, currency, language);
}

/** Characters that an amount takes in its cell, with the sign it might have and some air. */
export function amountWidth(amount: Minor, currency: string, language: DocumentLanguage): number {
  const shown = amountText((-Math.abs(amount) || -1) as Minor, currency, language);
  const punctuation = shown.length - shown.replace(/[^\d]/g, "").length;
  // Bold digits at 10 points are as wide as plain ones at the default 11; points and brackets take about half.
  return Math.max(9.5, shown.length - punctuation * 0.4 + 1.8);
}
