import type { BuiltCell, PlanBuilder } from "../grid/plan-builder";
import { textWidth } from "../grid/shown-width";
import type { Ledger, Partition } from "../ledger/ledger";
import { type Minor, minorToNumber } from "../money/money";
import type { Statement } from "../statement/statement";
import { bucketLabel } from "../words/aging-words";
import { currencyUnitZh } from "../words/currency-names";
import { inDocument, sayDocument } from "../words/document-text";
import type { DocumentLanguage } from "../words/language";
import { STATEMENT_TEXTS, type StatementText } from "../words/statement-words";
import { spreadOver, type ColumnRun } from "./column-spread";
import { amountStyle, BOLD, QUIET_WRAPPED, TEXT, WRAPPED } from "./format";
import { amountWidth } from "./statement-columns";

/** A small table across the sheet's own columns: labels above, one row of figures for each account. */
export interface Strip {
  /** Above the accounts: what the amounts are in, where there is one account only. */
  readonly note: string | null;
  readonly items: readonly StripItem[];
  readonly rows: readonly StripRow[];
}

export interface StripItem {
  readonly id: string;
  readonly label: string;
  readonly bold: boolean;
}

export interface StripRow {
  readonly account: string;
  readonly currency: string;
  readonly amountsMinor: readonly Minor[];
}

/** Opening, movements and closing of each account; open-item kinds show what is open instead, a list of transactions no balance. */
export function summaryStrip(ledger: Ledger, statements: readonly Statement[], language: DocumentLanguage): Strip {
  const { kind } = statements[0]!;
  const movements = kind === "open-item" ? ["openDebits", "unapplied"] : kind === "dunning" ? [] : ["invoiced", "paid", "credited"];
  const isOfBalance = kind !== "transactions";
  const disputed = statements.some(({ disputedMinor }) => disputedMinor !== 0);
  const adjusted = statements.some(({ adjustedMinor }) => adjustedMinor !== 0);
  const ids = [
    ...(kind === "activity" || kind === "balance-forward" ? ["opening"] : []), ...movements, ...(adjusted && movements.length > 2 ? ["adjusted"] : []),
    ...(isOfBalance ? ["closing", "overdue"] : []), ...(disputed && isOfBalance ? ["disputed"] : []),
  ];
  return {
    note: noteOf(ledger, statements, language),
    items: ids.map((id) => ({ id, label: labelOf(kind === "dunning" && id === "closing" ? "overdueLine" : (`summary.${id}` as StatementText), language), bold: id === "closing" || id === "overdue" })),
    rows: statements.map((statement) => ({
      account: accountLabel(ledger.partitions[statement.partition]!, statements.length > 1),
      currency: ledger.partitions[statement.partition]!.currency,
      amountsMinor: ids.map((id) => summaryAmount(statement, id)),
    })),
  };
}

function summaryAmount(statement: Statement, id: string): Minor {
  switch (id) {
    case "opening":
      return statement.openingMinor;
    case "invoiced":
      return statement.invoicedMinor;
    case "paid":
      return statement.paidMinor;
    case "credited":
      return statement.creditedMinor;
    case "adjusted":
      return statement.adjustedMinor;
    case "overdue":
      return statement.overdueMinor;
    case "disputed":
      return statement.disputedMinor;
    case "openDebits":
      return openSum(statement, 1);
    case "unapplied":
      return openSum(statement, -1);
    default:
      return statement.closingMinor;
  }
}

/** The balance is made of open debits and open credits: what is not one is the other. */
function openSum(statement: Statement, sign: 1 | -1): Minor {
  const credits = statement.lines.reduce((sum, { openMinor }) => sum + Math.min(0, openMinor ?? 0), 0);
  return (sign < 0 ? credits : statement.closingMinor - credits) as Minor;
}

/** The buckets of each account at the end of the period, with unapplied credits and the balance they add up to. */
export function agingStrip(ledger: Ledger, statements: readonly Statement[], language: DocumentLanguage): Strip {
  const { buckets } = statements[0]!.aging;
  const unapplied = statements.some(({ aging }) => aging.unappliedMinor !== 0);
  return {
    note: noteOf(ledger, statements, language),
    items: [
      ...buckets.map((code) => ({ id: code, label: inDocument(language, (each) => bucketLabel(code, each), "\n"), bold: false })),
      ...(unapplied ? [{ id: "unapplied", label: labelOf("summary.unapplied", language), bold: false }] : []),
      { id: "total", label: labelOf("column.balance", language), bold: true },
    ],
    rows: statements.map((statement) => ({
      account: accountLabel(ledger.partitions[statement.partition]!, statements.length > 1),
      currency: ledger.partitions[statement.partition]!.currency,
      amountsMinor: [...statement.aging.amountsMinor, ...(unapplied ? [statement.aging.unappliedMinor] : []), statement.aging.totalMinor],
    })),
  };
}

function labelOf(key: StatementText, language: DocumentLanguage): string {
  return sayDocument(STATEMENT_TEXTS, language, key, {}, "\n");
}

/** What tells an account from the customer's others: its currency, its entity and GL account where there are any. */
export function accountName({ currency, entity, account }: Partition, several: boolean): string {
  return several ? [currency, entity, account].filter((part) => part !== "").join(" · ") : currency;
}

/** Accounts of a sheet with several are named, and those of an entity or GL account. */
function accountLabel(partition: Partition, several: boolean): string {
  return several || partition.entity !== "" || partition.account !== "" ? accountName(partition, true) : "";
}

function noteOf(ledger: Ledger, statements: readonly Statement[], language: DocumentLanguage): string | null {
  const [only] = statements;
  if (only === undefined || statements.length > 1) return null;
  const { currency } = ledger.partitions[only.partition]!;
  return sayDocument(STATEMENT_TEXTS, language, "amountsIn", { currency, unit: currencyUnitZh(currency) }, "\n");
}

/** Room each place of a strip needs, its account label first. */
export function stripNeeds({ items, rows, note }: Strip, language: DocumentLanguage): readonly number[] {
  const account = Math.max(8, ...[note ?? "", ...rows.map((row) => row.account)].map((text) => longestWord(text) + 1));
  return [account, ...items.map(({ label }, index) => Math.max(longestWord(label) + 2, ...rows.map((row) => amountWidth(row.amountsMinor[index]!, row.currency, language))))];
}

function longestWord(label: string): number {
  return Math.max(...label.split(/[\s\n]+/).map(textWidth));
}

/** Places of a strip over the sheet's columns, and how wide these must be. A strip of more places than columns goes on below itself. */
export interface StripPlacement {
  readonly bands: readonly { readonly items: readonly number[]; readonly runs: readonly ColumnRun[] }[];
  readonly widths: readonly number[];
}

export function placeStrip(strip: Strip, columnWidths: readonly number[], language: DocumentLanguage): StripPlacement {
  const [accountNeed, ...needs] = stripNeeds(strip, language);
  const perBand = Math.max(1, columnWidths.length - 1);
  const bandCount = Math.ceil(needs.length / perBand);
  const size = Math.ceil(needs.length / bandCount);
  let widths = columnWidths;
  const bands = Array.from({ length: bandCount }, (_, band) => {
    const items = needs.map((_need, index) => index).slice(band * size, (band + 1) * size);
    const spread = spreadOver([accountNeed!, ...items.map((index) => needs[index]!)], widths)!;
    widths = spread.widths;
    return { items, runs: spread.runs };
  });
  return { bands, widths };
}

/** Writes the strip; answers the position of every figure (row of the strip, place). */
export function addStrip(sheet: PlanBuilder, strip: Strip, placement: StripPlacement, language: DocumentLanguage): readonly { readonly row: number; readonly column: number; readonly id: string; readonly account: number }[] {
  const figures: { row: number; column: number; id: string; account: number }[] = [];
  for (const { items, runs } of placement.bands) {
    const span = (place: number): number => runs[place]!.right - runs[place]!.left + 1;
    sheet.row([
      { value: strip.note, span: span(0), style: { ...QUIET_WRAPPED, vertical: "bottom" } },
      ...items.map((index, place): BuiltCell => ({ value: strip.items[index]!.label, span: span(place + 1), style: { ...QUIET_WRAPPED, horizontal: "right", vertical: "bottom" } })),
    ]);
    strip.rows.forEach((line, account) => {
      const row = sheet.row([
        { value: line.account === "" ? null : line.account, span: span(0), style: { ...WRAPPED, bold: true } },
        ...items.map((index, place): BuiltCell => {
          const style = amountStyle(line.currency, language);
          return { value: minorToNumber(line.amountsMinor[index]!, line.currency), span: span(place + 1), style: strip.items[index]!.bold ? { ...style, bold: true } : style };
        }),
      ]);
      items.forEach((index, place) => figures.push({ row, column: runs[place + 1]!.left, id: strip.items[index]!.id, account }));
    });
  }
  return figures;
}

/** A small heading above a block. */
export function addBlockTitle(sheet: PlanBuilder, text: string, columns: number): number {
  return sheet.row([{ value: text, style: { ...BOLD, fontColor: TEXT.fontColor! }, span: columns }]);
}
