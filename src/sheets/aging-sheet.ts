import type { Aging, AgingTotal } from "../aging/aging";
import { type BuiltCell, PlanBuilder } from "../grid/plan-builder";
import type { CellStyle, SheetPlan } from "../grid/sheet-plan";
import { textWidth, widest } from "../grid/shown-width";
import type { Ledger, Partition } from "../ledger/ledger";
import { type Minor, minorToNumber } from "../money/money";
import type { Letterhead } from "../settings/settings";
import { AGING_TEXTS, bucketLabel, policySentence } from "../words/aging-words";
import type { Language } from "../words/language";
import { SHEET_TEXTS } from "../words/sheet-words";
import { say } from "../words/texts";
import { amountStyle, amountText, BOLD, dayStyle, dayText, footerText, HEAD, HEAD_RIGHT, QUIET, QUIET_WRAPPED, TITLE, totalStyle, TRACE, USER_TEXT } from "./format";
import { amountWidth } from "./statement-columns";

export interface AgingSheetParts {
  readonly ledger: Ledger;
  readonly aging: Aging;
  readonly language: Language;
  readonly policyVersion: number;
  readonly letterhead: Letterhead;
}

const SHARE_FORMAT = "0.0%";
const NAME_WIDTH_MAX = 40;

/**
 * Customers by bucket, a total per currency (entity, account), and below it the proof that buckets and balance agree.
 *
 * Shape: a row per line of the aging in the order of the customer table, gathered under its total; the proof adds the ledger's own entries up once more.
 * Holds: a proof that fails is printed as such, with the difference.
 */
export function agingSheet({ ledger, aging, language, policyVersion, letterhead }: AgingSheetParts): SheetPlan {
  const columns = columnsOf(ledger, aging, language);
  const widths = columns.map(({ width }) => width);
  const sheet = new PlanBuilder(widths);
  sheet.row([{ value: AGING_TEXTS[language].title, style: TITLE, span: columns.length }], 26);
  if (letterhead.name !== "") sheet.row([{ value: letterhead.name, style: { ...BOLD, numberFormat: "@" }, span: columns.length }]);
  sheet.row([{ value: SHEET_TEXTS[language].asOf, style: QUIET }, { value: { day: aging.asOf }, style: { ...dayStyle(language), bold: true } }]);
  sheet.row([{ value: policySentence(aging.policy, language), style: QUIET_WRAPPED, span: columns.length }]);
  sheet.gap(8);
  const headRow = sheet.row(columns.map(({ head, isFigure }) => ({ value: head, style: isFigure ? HEAD_RIGHT : HEAD })));
  if (aging.totals.length === 0) sheet.row([{ value: AGING_TEXTS[language].noItems, style: QUIET, span: columns.length }]);
  for (const total of aging.totals) addGroup(sheet, { ledger, aging, total, columns, language });
  sheet.gap(8);
  for (const total of aging.totals) {
    sheet.row([{ value: tieOutSentence(ledger, aging, total, language), style: { ...QUIET_WRAPPED }, span: columns.length }]);
  }
  sheet.gap(8);
  sheet.row([{ value: say(SHEET_TEXTS, language, "trace", { number: AGING_TEXTS[language].title, day: dayText(aging.asOf, language), version: policyVersion }), style: TRACE, span: columns.length }]);
  return sheet.build({
    key: "aging",
    name: AGING_TEXTS[language].title,
    columnWidths: widths,
    freeze: { rows: headRow + 1, columns: 2 },
    page: {
      orientation: "landscape", paper: "A4", repeatRows: { from: headRow, to: headRow }, breaksBefore: [],
      printArea: { top: 0, left: 0, bottom: sheet.nextRow - 1, right: widths.length - 1 },
      footerLeft: footerText(letterhead.name), footerRight: SHEET_TEXTS[language].pageOf,
    },
  });
}

type Figures = Pick<AgingTotal, "amountsMinor" | "unappliedMinor" | "totalMinor">;

interface Column {
  readonly head: string;
  readonly width: number;
  readonly isFigure: boolean;
  /** What stands in the row of a partition; null on total rows shows nothing. */
  readonly text: ((partition: Partition) => string) | null;
  readonly figure: ((figures: Figures) => Minor) | null;
}

function columnsOf(ledger: Ledger, aging: Aging, language: Language): readonly Column[] {
  const customerOf = (partition: Partition) => ledger.customers[partition.customer]!;
  const words = SHEET_TEXTS[language];
  const textColumn = (head: string, text: (partition: Partition) => string): Column => {
    const longest = widest(textWidth(head), aging.rows.map((row) => textWidth(text(ledger.partitions[row.partition]!))));
    return { head, width: Math.min(NAME_WIDTH_MAX, Math.max(10, longest + 2)), isFigure: false, text, figure: null };
  };
  const figureColumn = (head: string, figure: (figures: Figures) => Minor): Column => {
    const ofTotals = aging.totals.map((total) => amountWidth(figure(total), total.currency, language));
    const ofRows = aging.rows.map((row) => amountWidth(figure(row), ledger.partitions[row.partition]!.currency, language));
    return { head, width: Math.max(widest(widest(0, ofTotals), ofRows), Math.max(...head.split(" ").map(textWidth)) + 2), isFigure: true, text: null, figure };
  };
  const dated = aging.policy.basis === "due";
  return [
    textColumn(words.customerCode, (partition) => customerOf(partition).key),
    textColumn(words.customerName, (partition) => customerOf(partition).name),
    ...(ledger.hasEntities ? [textColumn(words.entity, ({ entity }) => entity)] : []),
    ...(ledger.hasAccounts ? [textColumn(words.account, ({ account }) => account)] : []),
    textColumn(words.currency, ({ currency }) => currency),
    ...aging.buckets.map((code, bucket) => figureColumn(bucketLabel(code, language), (figures) => figures.amountsMinor[bucket]!)),
    figureColumn(AGING_TEXTS[language].unapplied, (figures) => figures.unappliedMinor),
    figureColumn(words.balance, (figures) => figures.totalMinor),
    ...(dated ? [{ head: AGING_TEXTS[language].overdueShare, width: 11, isFigure: true, text: null, figure: null }] : []),
  ];
}

interface GroupParts {
  readonly ledger: Ledger;
  readonly aging: Aging;
  readonly total: AgingTotal;
  readonly columns: readonly Column[];
  readonly language: Language;
}

function addGroup(sheet: PlanBuilder, { ledger, aging, total, columns, language }: GroupParts): void {
  const amount = amountStyle(total.currency, language);
  const figuresOf = (figures: Figures, style: (base: CellStyle) => CellStyle): BuiltCell[] =>
    columns.filter(({ isFigure }) => isFigure).map(({ figure }) =>
      figure ? { value: minorToNumber(figure(figures), total.currency), style: style(amount) }
      : { value: overdueShare(aging, figures), style: style({ ...amount, numberFormat: SHARE_FORMAT }) });
  const rows = aging.rows.filter((row) => belongsTo(ledger.partitions[row.partition]!, total));
  // In the order of the customer table, as people know their customers.
  for (const row of rows.sort((left, right) => ledger.partitions[left.partition]!.customer - ledger.partitions[right.partition]!.customer)) {
    const partition = ledger.partitions[row.partition]!;
    const texts = columns.filter(({ isFigure }) => !isFigure).map(({ text }): BuiltCell => ({ value: text!(partition), style: USER_TEXT }));
    sheet.row([...texts, ...figuresOf(row, (style) => style)]);
  }
  const words = [say(SHEET_TEXTS, language, "totalIn", { currency: total.currency }), total.entity, total.account].filter((part) => part !== "").join(" · ");
  const labelColumns = columns.filter(({ isFigure }) => !isFigure).length;
  const row = sheet.row([{ value: words, style: totalStyle({ ...BOLD, numberFormat: "@" }), span: labelColumns }, ...figuresOf(total, totalStyle)]);
  nameTotals(sheet, { aging, total, row, labelColumns });
}

/** `Aging_Balance_USD` and its like, for the user's own formulas; a second total of a currency is numbered. */
function nameTotals(sheet: PlanBuilder, { aging, total, row, labelColumns }: { readonly aging: Aging; readonly total: AgingTotal; readonly row: number; readonly labelColumns: number }): void {
  const alike = aging.totals.filter(({ currency }) => currency === total.currency);
  const suffix = alike.indexOf(total) === 0 ? total.currency : `${total.currency}_${alike.indexOf(total) + 1}`;
  const buckets = aging.buckets.length;
  sheet.name(`Aging_Buckets_${suffix}`, row, labelColumns, labelColumns + buckets - 1);
  sheet.name(`Aging_Unapplied_${suffix}`, row, labelColumns + buckets);
  sheet.name(`Aging_Balance_${suffix}`, row, labelColumns + buckets + 1);
  if (aging.policy.basis === "due") sheet.name(`Aging_OverdueShare_${suffix}`, row, labelColumns + buckets + 2);
}

function belongsTo(partition: Partition, total: AgingTotal): boolean {
  return partition.currency === total.currency && partition.entity === total.entity && partition.account === total.account;
}

/** Past-due buckets over all buckets; none where nothing is open. */
function overdueShare({ buckets }: Aging, { amountsMinor }: Figures): number | null {
  const all = amountsMinor.reduce((sum, amount) => sum + amount, 0);
  const overdue = amountsMinor.reduce((sum, amount, bucket) => (buckets[bucket] === "Current" ? sum : sum + amount), 0);
  return all <= 0 || overdue < 0 ? null : Math.round((overdue / all) * 10000) / 10000;
}

/** The ledger's entries added up again, independently of items and buckets. */
function tieOutSentence(ledger: Ledger, aging: Aging, total: AgingTotal, language: Language): string {
  const { entries } = ledger;
  const inTotal = ledger.partitions.map((partition) => belongsTo(partition, total));
  let booked = 0;
  for (let entry = 0; entry < entries.count; entry++) {
    if (entries.day[entry]! <= aging.asOf && inTotal[entries.partition[entry]!]) booked += entries.amountMinor[entry]!;
  }
  const buckets = total.amountsMinor.reduce((sum, amount) => sum + amount, 0);
  const text = (amount: number): string => amountText(amount as Minor, total.currency, language);
  const parts = [total.entity, total.account].filter((part) => part !== "").join(" · ");
  const sentence = say(AGING_TEXTS, language, booked === total.totalMinor && buckets + total.unappliedMinor === booked ? "tieOut" : "tieOutBroken", {
    buckets: text(buckets), unapplied: text(total.unappliedMinor), balance: text(buckets + total.unappliedMinor), currency: total.currency,
    ledger: text(booked), difference: text(buckets + total.unappliedMinor - booked),
  });
  return parts === "" ? sentence : `${parts}: ${sentence}`;
}
