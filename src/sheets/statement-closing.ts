import type { BuiltCell, PlanBuilder } from "../grid/plan-builder";
import type { CellStyle } from "../grid/sheet-plan";
import type { Ledger } from "../ledger/ledger";
import type { Minor } from "../money/money";
import type { Letterhead, StatementKind } from "../settings/settings";
import type { Statement } from "../statement/statement";
import { chineseAmount, englishAmount } from "../words/capitals";
import { inDocument, sayDocument } from "../words/document-text";
import type { DocumentLanguage, Language } from "../words/language";
import { STATEMENT_TEXTS, type StatementText } from "../words/statement-words";
import { say } from "../words/texts";
import { amountText, BOLD, dayText, MUTED, QUIET_WRAPPED, RULE, TEXT, TRACE, WRAPPED } from "./format";
import { spreadOver } from "./column-spread";
import type { Block } from "./page-breaks";

const SLIP_LINES = 3;
const SLIP_LINE_POINTS = 20;
const CUT_LINE: CellStyle = { borders: { bottom: { line: "hair", color: MUTED } } };

/** Everything below the lines, block by block, so that a page break never cuts one. */
export interface ClosingParts {
  readonly ledger: Ledger;
  readonly statements: readonly Statement[];
  /** Per statement, what our books have written off and the statement leaves out. */
  readonly writtenOffMinor: readonly Minor[];
  /** Figures are printed in the sign of the customer's books; `statements` are in ours. */
  readonly mirrored: boolean;
  readonly letterhead: Letterhead;
  readonly language: DocumentLanguage;
  readonly number: string;
  readonly columns: number;
}

/** Where write-offs are left out: how the balance ties to our books. */
export function addWriteOffTies(sheet: PlanBuilder, { ledger, statements, writtenOffMinor, language, columns }: ClosingParts): void {
  statements.forEach(({ partition, closingMinor, kind }, place) => {
    const writtenOff = writtenOffMinor[place]!;
    if (writtenOff === 0 || !hasTie(kind)) return;
    const { currency } = ledger.partitions[partition]!;
    const value = inDocument(language, (each) => writeOffTieText({ balanceMinor: closingMinor, writtenOffMinor: writtenOff, currency }, each), "\n");
    sheet.row([{ value, style: QUIET_WRAPPED, span: columns }]);
  });
}

/** A reminder shows what is to be paid, a list of transactions no balance: there is nothing to tie. */
export function hasTie(kind: StatementKind): boolean {
  return kind !== "dunning" && kind !== "transactions";
}

export function writeOffTieText({ balanceMinor, writtenOffMinor, currency }: { readonly balanceMinor: Minor; readonly writtenOffMinor: Minor; readonly currency: string }, language: Language): string {
  const text = (amount: number): string => amountText(amount as Minor, currency, language);
  return say(STATEMENT_TEXTS, language, "writeOffTie", { books: text(balanceMinor - writtenOffMinor), writtenOff: text(writtenOffMinor), balance: text(balanceMinor), currency });
}

/** The closing balance in words: 大写 in Chinese, words in English; none where no wording is agreed. */
export function addAmountInWords(sheet: PlanBuilder, { ledger, statements, mirrored, language, columns }: ClosingParts): void {
  const isReminder = statements[0]!.kind === "dunning";
  const keys = isReminder ? (["toPayInWords", "toPayInWordsOf"] as const) : (["inWords", "inWordsOf"] as const);
  for (const { partition, closingMinor } of statements) {
    const { currency } = ledger.partitions[partition]!;
    if (isReminder && closingMinor <= 0) continue;
    const words = amountInWords(closingMinor, currency, language);
    if (words === null) continue;
    const label = sayDocument(STATEMENT_TEXTS, language, keys[statements.length > 1 ? 1 : 0], { currency });
    sheet.row([{ value: `${label}${language === "en" ? ": " : "："}${words}`, style: { ...TEXT, wrap: true }, span: columns }]);
  }
  if (!isReminder && !mirrored && statements.some(({ closingMinor }) => closingMinor < 0)) sheet.row([{ value: sayDocument(STATEMENT_TEXTS, language, "creditBalance"), style: QUIET_WRAPPED, span: columns }]);
}

export function amountInWords(amount: Minor, currency: string, language: DocumentLanguage): string | null {
  const chinese = chineseAmount(amount, currency);
  if (language === "zh" && chinese === null) return null;
  return inDocument(language, (each) => (each === "zh" ? (chinese ?? "") : englishAmount(amount, currency)), "\n").trim();
}

/** Where to pay: only what the letterhead has. */
export function addRemittance(sheet: PlanBuilder, { letterhead, language, number, columns }: ClosingParts): boolean {
  const lines = ([["bankAccountName", letterhead.bankAccountName], ["bankName", letterhead.bankName], ["bankAccount", letterhead.bankAccount]] as const).filter(([, value]) => value !== "");
  if (lines.length === 0) return false;
  const labelColumns = Math.min(2, columns - 1);
  sheet.row([{ value: sayDocument(STATEMENT_TEXTS, language, "remittance"), style: BOLD, span: columns }]);
  for (const [key, value] of lines) {
    sheet.row([
      { value: sayDocument(STATEMENT_TEXTS, language, key), style: { ...QUIET_WRAPPED }, span: labelColumns },
      { value, style: WRAPPED, span: columns - labelColumns },
    ]);
  }
  sheet.row([{ value: sayDocument(STATEMENT_TEXTS, language, "quote", { number }), style: { ...QUIET_WRAPPED, numberFormat: "@" }, span: columns }]);
  return true;
}

/** The part that the customer signs and sends back. `agree` and `disagree` differ between a statement and a confirmation. */
export function addReplySlip(sheet: PlanBuilder, { language, number, columns }: ClosingParts, { agree, disagree, intro }: { readonly agree: StatementText; readonly disagree: StatementText; readonly intro: StatementText | null }): void {
  const words = (key: StatementText): string => sayDocument(STATEMENT_TEXTS, language, key);
  sheet.row(across(columns, CUT_LINE), 8);
  sheet.gap(6);
  sheet.row([{ value: `${words("slip.title")}　${number}`, style: { ...BOLD, horizontal: "center", numberFormat: "@" }, span: columns }]);
  if (intro !== null) sheet.row([{ value: sayDocument(STATEMENT_TEXTS, language, intro, {}, "\n"), style: QUIET_WRAPPED, span: columns }]);
  for (const key of [agree, disagree]) sheet.row([{ value: sayDocument(STATEMENT_TEXTS, language, key, {}, "\n"), style: { ...TEXT, wrap: true }, span: columns }]);
  sheet.gap(4);
  addDifferenceTable(sheet, language);
  sheet.gap(10);
  addSpread(sheet, (["slip.signed", "slip.handledBy", "slip.signedOn"] as const).map((key) => blankLine(key, language, "\n")));
}

function addDifferenceTable(sheet: PlanBuilder, language: DocumentLanguage): void {
  const keys: readonly StatementText[] = ["slip.date", "slip.document", "slip.ours", "slip.yours", "slip.difference", "slip.remark"];
  const line = { line: "thin", color: RULE } as const;
  const boxed: CellStyle = { ...TEXT, horizontal: "center", vertical: "center", borders: { top: line, bottom: line, left: line, right: line } };
  const spans = evenSpans(sheet, Math.min(keys.length, sheet.widths.length));
  sheet.row(spans.map((span, place) => ({ value: sayDocument(STATEMENT_TEXTS, language, keys[place]!), style: { ...boxed, fontColor: MUTED, wrap: true }, span })));
  for (let row = 0; row < SLIP_LINES; row++) sheet.row(spans.map((span) => ({ value: null, style: boxed, span })), SLIP_LINE_POINTS);
}

/** Who made, checked and approved it, on our side. */
export function addOurSignatures(sheet: PlanBuilder, { language }: ClosingParts): void {
  addSpread(sheet, (["ours.prepared", "ours.reviewed", "ours.approved"] as const).map((key) => blankLine(key, language, "\n")));
}

/** A label with a line to write on; of a bilingual label in narrow places the line stays beside its end. */
export function blankLine(key: StatementText, language: DocumentLanguage, joint = " "): string {
  return `${sayDocument(STATEMENT_TEXTS, language, key, {}, joint)}${language === "en" ? ": " : "："}${"_".repeat(14)}`;
}

function addSpread(sheet: PlanBuilder, texts: readonly string[]): void {
  const spans = evenSpans(sheet, texts.length);
  sheet.row(texts.map((value, place) => ({ value, style: { ...TEXT, wrap: true }, span: spans[place]! })));
}

/** The last line: how a printout is traced. No clock, so that a statement made again is the same. */
export function addTrace(sheet: PlanBuilder, parts: ClosingParts, policyVersion: number): void {
  const { to } = parts.statements[0]!;
  const text = inDocument(parts.language, (each) => sayDocument(STATEMENT_TEXTS, each, "trace", { number: parts.number, day: dayText(to, each), version: policyVersion }), " / ");
  sheet.row([{ value: text, style: TRACE, span: parts.columns }]);
}

/** Runs what adds rows and answers which rows it added, to be kept on one page. */
export function asBlock(sheet: PlanBuilder, add: () => void): Block | null {
  const from = sheet.nextRow;
  add();
  return sheet.nextRow > from ? { from, to: sheet.nextRow - 1 } : null;
}

export function across(columns: number, style: CellStyle): BuiltCell[] {
  return Array.from({ length: columns }, () => ({ value: null, style }));
}

/** Columns for each of several parts of about the same width. */
function evenSpans(sheet: PlanBuilder, parts: number): readonly number[] {
  return spreadOver(Array.from({ length: parts }, () => 1), sheet.widths)!.runs.map(({ left, right }) => right - left + 1);
}

