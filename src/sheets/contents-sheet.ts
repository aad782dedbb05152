import type { Day } from "../calendar/day";
import { type BuiltCell, PlanBuilder } from "../grid/plan-builder";
import type { SheetPlan } from "../grid/sheet-plan";
import { textWidth, widest } from "../grid/shown-width";
import type { Ledger, Partition } from "../ledger/ledger";
import { addMinor, type Minor, minorToNumber, ZERO } from "../money/money";
import type { StatementKind } from "../settings/settings";
import type { Statement } from "../statement/statement";
import type { StatementStatus } from "../statement/statement-status";
import type { Language } from "../words/language";
import { REGISTER_TEXTS } from "../words/register-words";
import { SHEET_TEXTS } from "../words/sheet-words";
import { STATEMENT_TEXTS } from "../words/statement-words";
import { say } from "../words/texts";
import { ACCENT, amountStyle, BOLD, dayText, HEAD, HEAD_RIGHT, indented, QUIET, TITLE, totalStyle, TRACE, USER_TEXT } from "./format";
import { hasTie, writeOffTieText } from "./statement-closing";
import { amountWidth } from "./statement-columns";
import { statementNumber } from "./statement-number";
import { accountName } from "./statement-strips";

export interface ContentsEntry {
  readonly sheetKey: string;
  /** In our sign, as the sheet shows it. */
  readonly statement: Statement;
  /** What our books have written off and the statement leaves out. */
  readonly writtenOffMinor?: Minor;
  /** Where it stands if it was issued; null where it was not. Shown where any entry was. */
  readonly status?: StatementStatus | null;
}

export interface ContentsSheetParts {
  readonly ledger: Ledger;
  /** One per statement, in the order of the sheets. */
  readonly entries: readonly ContentsEntry[];
  readonly from: Day;
  readonly to: Day;
  readonly kind: StatementKind;
  readonly language: Language;
  readonly policyVersion: number;
}

const NAME_WIDTH_MAX = 44;
const LINK_COLUMN = 7;

/** The list of all statements of a run with a jump to each, and what they add up to per currency, entity and GL account. */
export function contentsSheet({ ledger, entries, from, to, kind, language, policyVersion }: ContentsSheetParts): SheetPlan {
  const words = SHEET_TEXTS[language];
  const isFollowed = entries.some(({ status }) => status);
  const statusText = (status: StatementStatus | null): string => (status === null ? words.notIssued : REGISTER_TEXTS[language][`status.${status}`]);
  const lines = entries.map(({ sheetKey, statement, writtenOffMinor = ZERO, status = null }) => {
    const partition = ledger.partitions[statement.partition]!;
    const customer = ledger.customers[partition.customer]!;
    return { sheetKey, statement, writtenOffMinor, status: statusText(status), partition, customer, number: statementNumber({ kind, from: statement.from, to, customer: customer.key }), account: accountName(partition, true) };
  });
  const textColumn = (head: string, texts: readonly string[]): number => Math.min(NAME_WIDTH_MAX, widest(textWidth(head), texts.map(textWidth)) + 2);
  const sums = sumsByAccount(lines);
  const amountColumn = (figure: Figure): number => widest(12, [
    ...lines.map(({ statement, partition }) => amountWidth(statement[figure], partition.currency, language)), ...sums.map((sum) => amountWidth(sum[figure], sum.currency, language)),
  ]);
  const widths = [
    textColumn(words.customerCode, lines.map(({ customer }) => customer.key)), textColumn(words.customerName, lines.map(({ customer }) => customer.name)),
    textColumn(words.number, lines.map(({ number }) => number)), textColumn(words.currency, lines.map(({ account }) => account)),
    amountColumn("openingMinor"), amountColumn("closingMinor"), amountColumn("overdueMinor"), 8,
    ...(isFollowed ? [textColumn(words.status, lines.map(({ status }) => status))] : []),
  ];
  const sheet = new PlanBuilder(widths);
  sheet.row([{ value: STATEMENT_TEXTS[language][`title.${kind}`], style: TITLE, span: widths.length }], 26);
  sheet.row([{ value: `${say(SHEET_TEXTS, language, "contentsTitle", { from: dayText(from, language), to: dayText(to, language) })} · ${say(SHEET_TEXTS, language, "statements", { count: entries.length })}`, style: QUIET, span: widths.length }]);
  sheet.gap(8);
  const heads = [words.customerCode, words.customerName, words.number, words.currency, words.opening, words.closing, words.overdue, words.sheet, ...(isFollowed ? [words.status] : [])];
  const headRow = sheet.row(heads.map((value, column) => ({ value, style: column >= 4 && column <= 6 ? HEAD_RIGHT : column === LINK_COLUMN ? indented(HEAD) : HEAD })));
  for (const { sheetKey, statement, partition, customer, number, account, status } of lines) {
    const row = sheet.row([
      { value: customer.key, style: USER_TEXT }, { value: customer.name, style: USER_TEXT }, { value: number, style: USER_TEXT }, { value: account, style: USER_TEXT },
      ...figureCells(statement, partition.currency, language),
      { value: words.open, style: indented({ ...USER_TEXT, fontColor: ACCENT }) },
      ...(isFollowed ? [{ value: status, style: USER_TEXT }] : []),
    ]);
    sheet.link(row, LINK_COLUMN, sheetKey);
  }
  for (const sum of sums) {
    sheet.row([
      { value: say(SHEET_TEXTS, language, "totalIn", { currency: sum.account }), style: totalStyle(BOLD), span: 4 },
      ...figureCells(sum, sum.currency, language).map((cell): BuiltCell => ({ ...cell, style: totalStyle(cell.style!) })),
    ]);
  }
  if (hasTie(kind)) sums.filter(({ writtenOffMinor }) => writtenOffMinor !== 0).forEach((sum) => {
    const tie = writeOffTieText({ ...sum, balanceMinor: sum.closingMinor }, language);
    sheet.row([{ value: sum.account === sum.currency ? tie : `${sum.account} · ${tie}`, style: { ...QUIET, wrap: true }, span: widths.length }]);
  });
  sheet.gap(8);
  sheet.row([{ value: say(SHEET_TEXTS, language, "trace", { number: words.contents, day: dayText(to, language), version: policyVersion }), style: TRACE, span: widths.length }]);
  return sheet.build({
    key: `statements/${kind}`,
    name: words.contents,
    columnWidths: widths,
    freeze: { rows: headRow + 1, columns: 0 },
    page: {
      orientation: "portrait", paper: "A4", repeatRows: { from: headRow, to: headRow }, breaksBefore: [],
      printArea: { top: 0, left: 0, bottom: sheet.nextRow - 1, right: widths.length - 1 }, footerLeft: "", footerRight: words.pageOf,
    },
  });
}

type Figure = "openingMinor" | "closingMinor" | "overdueMinor";
const FIGURES: readonly Figure[] = ["openingMinor", "closingMinor", "overdueMinor"];

function figureCells(figures: Readonly<Record<Figure, Minor>>, currency: string, language: Language): BuiltCell[] {
  return FIGURES.map((figure) => ({ value: minorToNumber(figures[figure], currency), style: amountStyle(currency, language) }));
}

interface ContentsSum extends Record<Figure, Minor> {
  readonly currency: string;
  /** The currency, and entity and GL account where the ledger has them. */
  readonly account: string;
  readonly writtenOffMinor: Minor;
}

/** One sum per currency, entity and GL account, in order of first appearance: what is of different ones is never netted. */
function sumsByAccount(lines: readonly { readonly statement: Statement; readonly writtenOffMinor: Minor; readonly partition: Partition; readonly account: string }[]): readonly ContentsSum[] {
  const byAccount = new Map<string, ContentsSum>();
  for (const { statement, writtenOffMinor, partition, account } of lines) {
    const key = JSON.stringify([partition.currency, partition.entity, partition.account]);
    const { currency } = partition;
    const sum = byAccount.get(key) ?? { currency, account, writtenOffMinor: ZERO, openingMinor: ZERO, closingMinor: ZERO, overdueMinor: ZERO };
    byAccount.set(key, {
      currency, account,
      writtenOffMinor: addMinor(sum.writtenOffMinor, writtenOffMinor), openingMinor: addMinor(sum.openingMinor, statement.openingMinor),
      closingMinor: addMinor(sum.closingMinor, statement.closingMinor), overdueMinor: addMinor(sum.overdueMinor, statement.overdueMinor),
    });
  }
  return [...byAccount.values()];
}
