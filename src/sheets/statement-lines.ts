import type { BuiltCell, PlanBuilder } from "../grid/plan-builder";
import type { Ledger } from "../ledger/ledger";
import { type Minor, minorToNumber } from "../money/money";
import type { Statement, StatementLine } from "../statement/statement";
import { sayDocument } from "../words/document-text";
import type { DocumentLanguage } from "../words/language";
import { STATEMENT_TEXTS, type StatementText } from "../words/statement-words";
import { amountStyle, BOLD, dayStyle, dayText, QUIET, totalStyle } from "./format";
import type { Block } from "./page-breaks";
import { addCarried, hasCarried } from "./statement-carried";
import { type ColumnId, headCell, isAmount, type LineColumn, lineCell, openItemColumn } from "./statement-columns";
import { accountName } from "./statement-strips";

/** Lines that stay with the total below them, so that no total stands alone on a page. */
const LINES_WITH_TOTAL = 3;
const OPENING_POINTS = 18;

export interface LinesParts {
  readonly ledger: Ledger;
  readonly columns: readonly LineColumn[];
  readonly language: DocumentLanguage;
  /** More than one account on the sheet: each begins with its name. */
  readonly several: boolean;
}

/** The lines of one account: what it began with, every entry, and what they add up to. Answers the rows to keep on one page. */
export function addLines(sheet: PlanBuilder, statement: Statement, parts: LinesParts): { readonly blocks: readonly Block[]; readonly totalRow: number } {
  const { ledger, columns, language, several } = parts;
  const partition = ledger.partitions[statement.partition]!;
  const start = sheet.nextRow;
  if (several) {
    sheet.row([{ value: accountName(partition, true), style: { ...BOLD, numberFormat: "@" }, span: columns.length }]);
  }
  addCarried(sheet, statement, parts);
  if (statement.kind === "activity" || statement.kind === "balance-forward") sheet.row(openingCells(statement, parts), OPENING_POINTS);
  const { lines } = statement;
  if (lines.length === 0) sheet.row([{ value: emptyText(statement, language), style: QUIET, span: columns.length }]);
  const firstLine = sheet.nextRow;
  for (const line of lines) sheet.row(columns.map(({ id }) => lineCell(ledger, statement, line, id, language)));
  const totalRow = sheet.row(totalCells(statement, lines, parts));
  const closing = { from: Math.max(start, totalRow - LINES_WITH_TOTAL), to: totalRow };
  // The account's name and its opening stay with the first lines.
  const opening = { from: hasCarried(statement) ? Math.max(start, firstLine - 1) : start, to: Math.min(firstLine, totalRow) };
  return { blocks: opening.to >= closing.from ? [{ from: Math.min(opening.from, closing.from), to: totalRow }] : [opening, closing], totalRow };
}

/** What makes up the balance of an account, in the columns of its movements. Answers the rows to keep on one page. */
export function addOpenItems(sheet: PlanBuilder, statement: Statement, { ledger, columns, language, several }: LinesParts): readonly Block[] {
  sheet.gap(8);
  const start = sheet.nextRow;
  const title = sayDocument(STATEMENT_TEXTS, language, "openItemsOn", (each) => ({ day: dayText(statement.to, each) }), "\n");
  const name = several ? ` · ${accountName(ledger.partitions[statement.partition]!, true)}` : "";
  sheet.row([{ value: `${title}${name}`, style: { ...BOLD, wrap: true, numberFormat: "@" }, span: columns.length }]);
  const shown = columns.map(({ id, ...column }) => ({ ...column, id: openItemColumn(id), head: sayDocument(STATEMENT_TEXTS, language, `column.${openItemColumn(id)}`, {}, "\n") }));
  sheet.row(shown.map(headCell));
  const firstLine = sheet.nextRow;
  if (statement.lines.length === 0) sheet.row([{ value: emptyText(statement, language), style: QUIET, span: columns.length }]);
  for (const line of statement.lines) sheet.row(shown.map(({ id }) => lineCell(ledger, statement, line, id, language)));
  const totalRow = sheet.row(totalCells(statement, statement.lines, { ledger, columns: shown, language, several }));
  const closing = { from: Math.max(start, totalRow - LINES_WITH_TOTAL), to: totalRow };
  return firstLine >= closing.from ? [{ from: start, to: totalRow }] : [{ from: start, to: firstLine }, closing];
}

function emptyText({ kind }: Statement, language: DocumentLanguage): string {
  const key = kind === "dunning" ? "noOverdueLines" : kind === "open-item" || kind === "confirmation" ? "noOpenLines" : "noLines";
  return sayDocument(STATEMENT_TEXTS, language, key);
}

function openingCells(statement: Statement, { ledger, columns, language }: LinesParts): (BuiltCell | null)[] {
  const { currency } = ledger.partitions[statement.partition]!;
  return labelled(columns, sayDocument(STATEMENT_TEXTS, language, "openingLine"), (id) =>
    id === "date" ? { value: { day: statement.from }, style: { ...dayStyle(language), vertical: "center" } }
    : id === "balance" ? { value: minorToNumber(statement.openingMinor, currency), style: { ...amountStyle(currency, language), vertical: "center" } }
    : null, { ...QUIET, vertical: "center" });
}

function totalCells(statement: Statement, lines: readonly StatementLine[], { ledger, columns, language }: LinesParts): (BuiltCell | null)[] {
  const { currency } = ledger.partitions[statement.partition]!;
  const style = totalStyle(amountStyle(currency, language));
  const key: StatementText = ({ dunning: "overdueLine", "open-item": "openLine", confirmation: "openLine", transactions: "totalLine", activity: "closingLine", "balance-forward": "closingLine" } as const)[statement.kind];
  const sums = sumsOf(statement, lines);
  return labelled(columns, sayDocument(STATEMENT_TEXTS, language, key), (id) => {
    if (!isAmount(id)) return { value: null, style: totalStyle({}) };
    const sum = sums[id];
    return { value: sum === undefined ? null : minorToNumber(sum, currency), style };
  }, totalStyle(BOLD));
}

/** Sums over the lines; the closing balance where a column runs. */
function sumsOf(statement: Statement, lines: readonly StatementLine[]): Partial<Record<ColumnId, Minor>> {
  const add = (amount: (line: StatementLine) => number): Minor => lines.reduce((sum, line) => sum + amount(line), 0) as Minor;
  const original = add((line) => line.debitMinor - line.creditMinor);
  const open = add((line) => line.openMinor ?? 0);
  return {
    debit: add((line) => line.debitMinor), credit: add((line) => line.creditMinor), balance: statement.closingMinor,
    original, open, applied: (original - open) as Minor, running: statement.closingMinor,
  };
}

/** A row whose words stand from the second column to the last before the figures. */
function labelled(columns: readonly LineColumn[], text: string, cellOf: (id: ColumnId) => BuiltCell | null, style: BuiltCell["style"]): (BuiltCell | null)[] {
  const firstFigure = columns.findIndex(({ id }) => id === "due");
  const label: BuiltCell = { value: text, span: firstFigure - 1, ...(style === undefined ? {} : { style }) };
  return [cellOf("date"), label, ...columns.slice(firstFigure).map(({ id }) => cellOf(id))];
}
