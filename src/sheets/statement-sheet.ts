import { assert } from "../check/assert";
import { PlanBuilder } from "../grid/plan-builder";
import type { SheetPlan } from "../grid/sheet-plan";
import type { Ledger } from "../ledger/ledger";
import type { Settlement } from "../ledger/settlement";
import type { Settings } from "../settings/settings";
import type { Statement } from "../statement/statement";
import { sayDocument } from "../words/document-text";
import type { DocumentLanguage } from "../words/language";
import { SHEET_TEXTS } from "../words/sheet-words";
import { STATEMENT_TEXTS } from "../words/statement-words";
import { documentDayText, footerText, QUIET_RIGHT, QUIET_WRAPPED } from "./format";
import { addConfirmationBody, addReminderBody } from "./letters";
import { type Block, pageBreaks, pagePoints } from "./page-breaks";
import { addAmountInWords, addOurSignatures, addRemittance, addReplySlip, addTrace, addWriteOffTies, asBlock, blankLine, type ClosingParts } from "./statement-closing";
import { carriedLines } from "./statement-carried";
import { headCell, type LineColumn, lineColumns } from "./statement-columns";
import { addHeading } from "./statement-heading";
import { addLines, addOpenItems } from "./statement-lines";
import { statementNumber } from "./statement-number";
import { openItemsBehind, shownStatements } from "./shown-statements";
import { addBlockTitle, addStrip, agingStrip, placeStrip, summaryStrip } from "./statement-strips";

export interface StatementSheetParts {
  readonly ledger: Ledger;
  readonly settlement: Settlement;
  /** The sections of one customer, one per currency (entity, account); all of one kind and period. */
  readonly statements: readonly Statement[];
  readonly language: DocumentLanguage;
  readonly settings: Settings;
}

/**
 * One customer's statement as a sheet that can be sent as it is: values only, one page wide, headings frozen and repeated.
 *
 * The same statements give the same sheet: its number is derived, and it carries no clock.
 * Shape: heading, summary (a row per account), lines of each account, age of the balance, amount in words, remittance, reply slip, trace.
 * Errors: asserts that there is a statement and that all are one customer's.
 */
export function statementSheet({ ledger, settlement, statements: asked, language, settings }: StatementSheetParts): SheetPlan {
  assert(asked.length > 0, "A statement sheet needs a statement");
  const { ours, statements, writtenOffMinor } = shownStatements(ledger, settlement, { asked, settings });
  const openItems = openItemsBehind(ledger, settlement, { statements: asked, settings });
  const first = statements[0]!;
  const customer = ledger.customers[ledger.partitions[first.partition]!.customer]!;
  assert(statements.every(({ partition }) => ledger.customers[ledger.partitions[partition]!.customer] === customer), "All sections of a statement are one customer's");
  const { kind, from, to } = first;
  const { letterhead, paper, perspective, confirmation } = settings.statement;
  const number = statementNumber({ kind, from, to, customer: customer.key });
  // A confirmation names a balance; only a list that someone asks to be confirmed item by item has lines.
  const hasLines = kind !== "confirmation" || statements.some((statement) => statement.lines.length > 0);
  const carried = statements.map((statement) => ({ ...statement, lines: carriedLines(ledger, statement, language) }));
  const lines = lineColumns(ledger, statements, { language, openItems, carried, perspective });
  const summary = placeStrip(summaryStrip(ledger, statements, language), lines.map(({ width }) => width), language);
  const aging = placeStrip(agingStrip(ledger, statements, language), summary.widths, language);
  const widths = aging.widths;
  const sheet = new PlanBuilder(widths);
  const parts: ClosingParts = { ledger, statements: ours, writtenOffMinor, mirrored: statements[0] !== ours[0], letterhead, language, number, columns: lines.length };
  addHeading(sheet, { ledger, statement: first, letterhead, language, number, columns: lines.length, leftColumns: leftHalf(widths) });
  if (kind === "confirmation") addConfirmationBody(sheet, parts, confirmation);
  else if (kind === "dunning") addReminderBody(sheet, parts);
  if (parts.mirrored) sheet.row([{ value: sayDocument(STATEMENT_TEXTS, language, "theirView", {}, "\n"), style: QUIET_WRAPPED, span: lines.length }]);
  if (kind !== "confirmation") nameFigures(sheet, addStrip(sheet, summaryStrip(ledger, statements, language), summary, language), parts);
  const { headRow, blocks }: LineTable = hasLines ? addLineTable(sheet, lines, { parts, statements, openItems }) : { headRow: null, blocks: [] };
  blocks.push(...addClosing(sheet, parts, { aging, statements, policyVersion: settings.policyVersion }));
  const page = { orientation: "portrait", paper } as const;
  return sheet.build({
    key: `statement/${customer.key}/${kind}`,
    name: customer.name,
    columnWidths: widths,
    freeze: { rows: headRow === null ? 0 : headRow + 1, columns: 0 },
    page: {
      ...page,
      repeatRows: headRow === null ? null : { from: headRow, to: headRow },
      printArea: { top: 0, left: 0, bottom: sheet.nextRow - 1, right: widths.length - 1 },
      breaksBefore: pageBreaks(sheet.heights, { blocks, capacityPoints: pagePoints(widths, page), repeatedPoints: headRow === null ? 0 : sheet.heights[headRow]! }),
      footerLeft: [letterhead.name, number].filter((text) => text !== "").map(footerText).join(" · "),
      footerRight: sayDocument(SHEET_TEXTS, language, "pageOf"),
    },
  });
}

interface LineTable {
  readonly headRow: number | null;
  readonly blocks: Block[];
}

interface TableParts {
  readonly parts: ClosingParts;
  readonly statements: readonly Statement[];
  /** What makes up the balance of each account, where the sheet is to end with it. */
  readonly openItems: readonly Statement[];
}

/** Headings once, then the lines of every account below them, and what is open of each. */
function addLineTable(sheet: PlanBuilder, columns: readonly LineColumn[], { parts: { ledger, language }, statements, openItems }: TableParts): LineTable {
  sheet.gap(6);
  const headRow = sheet.row(columns.map(headCell));
  const blocks: Block[] = [];
  for (const statement of statements) {
    if (statement !== statements[0]) sheet.gap(8);
    blocks.push(...addLines(sheet, statement, { ledger, columns, language, several: statements.length > 1 }).blocks);
  }
  for (const open of openItems) blocks.push(...addOpenItems(sheet, open, { ledger, columns, language, several: statements.length > 1 }));
  return { headRow, blocks };
}

function addClosing(sheet: PlanBuilder, parts: ClosingParts, { aging, statements, policyVersion }: { readonly aging: ReturnType<typeof placeStrip>; readonly statements: readonly Statement[]; readonly policyVersion: number }): readonly Block[] {
  const { ledger, language, columns } = parts;
  const { kind } = statements[0]!;
  const blocks: (Block | null)[] = [];
  if (kind !== "confirmation") {
    sheet.gap(8);
    blocks.push(asBlock(sheet, () => {
      addBlockTitle(sheet, sayDocument(STATEMENT_TEXTS, language, "aging", { day: documentDayText(statements[0]!.to, language) }), columns);
      addStrip(sheet, agingStrip(ledger, statements, language), aging, language);
    }));
    sheet.gap(8);
    blocks.push(asBlock(sheet, () => {
      addWriteOffTies(sheet, parts);
      if (kind !== "transactions") addAmountInWords(sheet, parts);
    }));
    sheet.gap(8);
    blocks.push(asBlock(sheet, () => addRemittance(sheet, parts)));
  }
  if (kind === "confirmation") {
    sheet.gap(8);
    blocks.push(asBlock(sheet, () => sheet.row([{ value: blankLine("confirm.seal", language), style: QUIET_RIGHT, span: columns }])));
    blocks.push(asBlock(sheet, () => addReplySlip(sheet, parts, { agree: "confirm.agree", disagree: "confirm.disagree", intro: null })));
  } else if (kind !== "transactions" && kind !== "dunning") {
    blocks.push(asBlock(sheet, () => addReplySlip(sheet, parts, { agree: "slip.agree", disagree: "slip.disagree", intro: "slip.return" })));
  }
  blocks.push(asBlock(sheet, () => {
    sheet.gap(8);
    if (kind !== "transactions" && language !== "en") addOurSignatures(sheet, parts);
    addTrace(sheet, parts, policyVersion);
  }));
  return withEndJoined(blocks.filter((block) => block !== null));
}

/** The last lines never stand on a page alone: they stay with the block above them. */
function withEndJoined(blocks: readonly Block[]): readonly Block[] {
  const [above, end] = blocks.slice(-2);
  return above && end ? [...blocks.slice(0, -2), { from: above.from, to: end.to }] : blocks;
}

/** Named cells, so that the user's own formulas can refer to the figures: `Closing_USD`, `Overdue_USD`. */
function nameFigures(sheet: PlanBuilder, figures: ReturnType<typeof addStrip>, { ledger, statements }: ClosingParts): void {
  const seen = new Map<string, number>();
  statements.forEach((statement, account) => {
    const { currency } = ledger.partitions[statement.partition]!;
    const count = (seen.get(currency) ?? 0) + 1;
    seen.set(currency, count);
    for (const { id, row, column } of figures.filter((figure) => figure.account === account)) {
      const suffix = count === 1 ? currency : `${currency}_${count}`;
      sheet.name(`Statement_${id.slice(0, 1).toUpperCase()}${id.slice(1)}_${suffix}`, row, column);
    }
  });
}

/** How many columns make up the left half, by width. */
function leftHalf(widths: readonly number[]): number {
  const total = widths.reduce((sum, width) => sum + width, 0);
  let used = 0;
  for (let column = 0; column < widths.length - 1; column++) {
    used += widths[column]!;
    if (used >= total * 0.52) return column + 1;
  }
  return Math.max(1, widths.length - 2);
}

