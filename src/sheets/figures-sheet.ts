import type { Balances } from "../balance/balance";
import type { Day } from "../calendar/day";
import { BEGINNING } from "../calendar/day";
import { type BuiltCell, PlanBuilder } from "../grid/plan-builder";
import type { SheetPlan } from "../grid/sheet-plan";
import { textWidth } from "../grid/shown-width";
import { ENTRY_TYPES, type Ledger } from "../ledger/ledger";
import type { OpenItem } from "../ledger/settlement";
import { type Minor, minorToNumber } from "../money/money";
import { FIGURES_TEXTS } from "../words/figures-sheet-words";
import type { Language } from "../words/language";
import { entryTypeLabel, SHEET_TEXTS } from "../words/sheet-words";
import { say } from "../words/texts";
import { amountStyle, BOLD, dayStyle, dayText, HEAD, HEAD_RIGHT, QUIET, TITLE, totalStyle, TRACE, USER_TEXT } from "./format";

interface FiguresParts {
  readonly ledger: Ledger;
  readonly asOf: Day;
  readonly language: Language;
  readonly policyVersion: number;
}

interface Column {
  readonly head: string;
  readonly width: number;
  readonly isFigure: boolean;
}

const NAME_WIDTH = 34;
const CODE_WIDTH = 14;
const AMOUNT_WIDTH = 16;

/** What each customer owes, a total per currency (entity, account) below. */
export function balanceSheet({ ledger, asOf, language, policyVersion, balances }: FiguresParts & { readonly balances: Pick<Balances, "lines" | "totals"> }): SheetPlan {
  const words = SHEET_TEXTS[language];
  const columns: readonly Column[] = [...placeColumns(ledger, language), { head: words.balance, width: AMOUNT_WIDTH, isFigure: true }];
  const rows = balances.lines.map(({ partition, balanceMinor }) => [...placeCells(ledger, partition), amountCell(balanceMinor, ledger.partitions[partition]!.currency, language)]);
  const totals = balances.totals.map(({ currency, entity, account, balanceMinor }) => totalRow(columns, { currency, entity, account, amount: balanceMinor, language }));
  return built({ key: "balances", title: FIGURES_TEXTS[language].balances, columns, rows: [...rows, ...totals], asOf, language, policyVersion });
}

/** What is open, document by document. */
export function openItemsSheet({ ledger, asOf, language, policyVersion, items }: FiguresParts & { readonly items: readonly OpenItem[] }): SheetPlan {
  const words = FIGURES_TEXTS[language];
  const columns: readonly Column[] = [
    ...placeColumns(ledger, language),
    { head: words.document, width: CODE_WIDTH + 4, isFigure: false }, { head: words.type, width: CODE_WIDTH, isFigure: false },
    { head: words.date, width: CODE_WIDTH, isFigure: false }, { head: words.due, width: CODE_WIDTH, isFigure: false },
    { head: words.amount, width: AMOUNT_WIDTH, isFigure: true }, { head: words.open, width: AMOUNT_WIDTH, isFigure: true }, { head: words.days, width: CODE_WIDTH, isFigure: true },
  ];
  const { entries } = ledger;
  const day = (value: number): BuiltCell => ({ value: value <= BEGINNING ? null : { day: value as Day }, style: dayStyle(language) });
  const rows = items.map(({ entry, partition, openMinor, dueDay, daysPastDue }): BuiltCell[] => {
    const { currency } = ledger.partitions[partition]!;
    return [
      ...placeCells(ledger, partition),
      { value: entries.document[entry]!, style: USER_TEXT },
      { value: entryTypeLabel(ENTRY_TYPES[entries.type[entry]!]!, language), style: USER_TEXT },
      day(entries.documentDay[entry]!), day(dueDay),
      amountCell(entries.amountMinor[entry]! as Minor, currency, language),
      amountCell(openMinor, currency, language),
      { value: dueDay <= BEGINNING ? null : daysPastDue, style: { ...amountStyle("JPY", language) } },
    ];
  });
  return built({ key: "open-items", title: words.openItems, columns, rows, asOf, language, policyVersion });
}

function placeColumns(ledger: Ledger, language: Language): readonly Column[] {
  const words = SHEET_TEXTS[language];
  return [
    { head: words.customerCode, width: CODE_WIDTH, isFigure: false }, { head: words.customerName, width: NAME_WIDTH, isFigure: false },
    ...(ledger.hasEntities ? [{ head: words.entity, width: CODE_WIDTH, isFigure: false }] : []),
    ...(ledger.hasAccounts ? [{ head: words.account, width: CODE_WIDTH, isFigure: false }] : []),
    { head: words.currency, width: Math.max(10, textWidth(words.currency) + 2), isFigure: false },
  ];
}

function placeCells(ledger: Ledger, partition: number): readonly BuiltCell[] {
  const { customer, currency, entity, account } = ledger.partitions[partition]!;
  const { key, name } = ledger.customers[customer]!;
  return [key, name, ...(ledger.hasEntities ? [entity] : []), ...(ledger.hasAccounts ? [account] : []), currency].map((value) => ({ value, style: USER_TEXT }));
}

function amountCell(amount: Minor, currency: string, language: Language): BuiltCell {
  return { value: minorToNumber(amount, currency), style: amountStyle(currency, language) };
}

function totalRow(columns: readonly Column[], { currency, entity, account, amount, language }: {
  readonly currency: string; readonly entity: string; readonly account: string; readonly amount: Minor; readonly language: Language;
}): BuiltCell[] {
  const label = [say(SHEET_TEXTS, language, "totalIn", { currency }), entity, account].filter((part) => part !== "").join(" · ");
  const cell = amountCell(amount, currency, language);
  return [{ value: label, style: totalStyle({ ...BOLD, numberFormat: "@" }), span: columns.length - 1 }, { ...cell, style: totalStyle(cell.style!) }];
}

function built({ key, title, columns, rows, asOf, language, policyVersion }: {
  readonly key: string; readonly title: string; readonly columns: readonly Column[]; readonly rows: readonly (readonly BuiltCell[])[];
  readonly asOf: Day; readonly language: Language; readonly policyVersion: number;
}): SheetPlan {
  const widths = columns.map(({ width }) => width);
  const sheet = new PlanBuilder(widths);
  sheet.row([{ value: title, style: TITLE, span: columns.length }], 26);
  sheet.row([{ value: SHEET_TEXTS[language].asOf, style: QUIET }, { value: { day: asOf }, style: { ...dayStyle(language), bold: true } }]);
  sheet.gap(8);
  const headRow = sheet.row(columns.map(({ head, isFigure }) => ({ value: head, style: isFigure ? HEAD_RIGHT : HEAD })));
  for (const row of rows) sheet.row(row);
  sheet.gap(8);
  sheet.row([{ value: say(SHEET_TEXTS, language, "trace", { number: title, day: dayText(asOf, language), version: policyVersion }), style: TRACE, span: columns.length }]);
  return sheet.build({
    key, name: title, columnWidths: widths, freeze: { rows: headRow + 1, columns: 2 },
    page: {
      orientation: columns.length > 6 ? "landscape" : "portrait", paper: "A4", repeatRows: { from: headRow, to: headRow }, breaksBefore: [],
      printArea: { top: 0, left: 0, bottom: sheet.nextRow - 1, right: widths.length - 1 }, footerLeft: "", footerRight: SHEET_TEXTS[language].pageOf,
    },
  });
}
