import { asksForPayment } from "../statement/statement";
import type { PlanBuilder } from "../grid/plan-builder";
import { minorToNumber, type Minor } from "../money/money";
import type { ConfirmationSettings } from "../settings/settings";
import { inDocument, sayDocument } from "../words/document-text";
import { type Params, say } from "../words/texts";
import { STATEMENT_TEXTS, type StatementText } from "../words/statement-words";
import { amountStyle, amountText, dayStyle, dayText, HEAD, HEAD_RIGHT, indented, QUIET_WRAPPED, TEXT, USER_TEXT } from "./format";
import { addWriteOffTies, type ClosingParts } from "./statement-closing";
import { accountName } from "./statement-strips";

/** The body of a confirmation: what we ask, and the balance of each account as who owes whom. */
export function addConfirmationBody(sheet: PlanBuilder, parts: ClosingParts, asking: ConfirmationSettings): void {
  const { ledger, statements, language, columns } = parts;
  const body = BODIES[asking.issuer][asking.form];
  addParagraph(sheet, columns, sayDocument(STATEMENT_TEXTS, language, body, (each) => ({ day: dayText(statements[0]!.to, each), auditor: asking.auditor.name }), "\n"));
  sheet.gap(6);
  const [first, second, third] = [Math.floor(columns / 4), Math.floor(columns / 4), Math.floor(columns / 4)] as const;
  const rest = columns - first - second - third;
  const head = (key: StatementText): string => sayDocument(STATEMENT_TEXTS, language, key);
  sheet.row([
    { value: head("confirm.asOf"), style: HEAD, span: first },
    { value: head("confirm.youOwe"), style: HEAD_RIGHT, span: second },
    { value: head("confirm.weOwe"), style: HEAD_RIGHT, span: third },
    { value: head("confirm.remark"), style: indented(HEAD), span: rest },
  ]);
  for (const { partition, closingMinor, to } of statements) {
    const { currency } = ledger.partitions[partition]!;
    const style = amountStyle(currency, language);
    sheet.row([
      { value: { day: to }, style: dayStyle(language), span: first },
      { value: minorToNumber(Math.max(0, closingMinor) as Minor, currency), style: { ...style, bold: closingMinor > 0 }, span: second },
      { value: minorToNumber(Math.max(0, -closingMinor) as Minor, currency), style: { ...style, bold: closingMinor < 0 }, span: third },
      { value: accountName(ledger.partitions[partition]!, true), style: indented(USER_TEXT), span: rest },
    ]);
  }
  addWriteOffTies(sheet, parts);
  sheet.gap(6);
  addReplyTerms(sheet, parts, asking);
  addParagraph(sheet, columns, sayDocument(STATEMENT_TEXTS, language, "confirm.purpose", {}, "\n"));
  sheet.gap(6);
}

/** Where the reply goes and by when. That silence counts as agreement is said only where it was chosen and there is a time to reply. */
function addReplyTerms(sheet: PlanBuilder, { language, columns }: ClosingParts, { issuer, replyDays, silenceClause, auditor }: ConfirmationSettings): void {
  const paragraph = (key: StatementText, params: Params = {}): void => addParagraph(sheet, columns, sayDocument(STATEMENT_TEXTS, language, key, params, "\n"));
  if (issuer === "auditor") {
    paragraph("confirm.replyTo", { auditor: [auditor.name, auditor.address, auditor.contact].filter((text) => text !== "").join(language === "en" ? ", " : "，") });
    sheet.row([{ value: `${sayDocument(STATEMENT_TEXTS, language, "confirm.other")}${language === "en" ? ": " : "："}${"_".repeat(40)}`, style: QUIET_WRAPPED, span: columns }]);
  }
  if (replyDays === null) return;
  paragraph("confirm.within", { days: replyDays });
  if (silenceClause) paragraph("confirm.silence");
}

const BODIES = {
  company: { positive: "confirm.body", negative: "confirm.bodyNegative" },
  auditor: { positive: "confirm.bodyAudit", negative: "confirm.bodyAuditNegative" },
} as const satisfies Readonly<Record<ConfirmationSettings["issuer"], Readonly<Record<ConfirmationSettings["form"], StatementText>>>>;

/** The body of a reminder: neutral, without threats, and fair about credits not yet applied. */
export function addReminderBody(sheet: PlanBuilder, { ledger, statements, language, columns }: ClosingParts): void {
  const isOwed = statements.some(asksForPayment);
  addParagraph(sheet, columns, inDocument(language, (each) => say(STATEMENT_TEXTS, each, isOwed ? "dunning.body" : "dunning.nothing", { day: dayText(statements[0]!.to, each) }), "\n"));
  for (const statement of statements) {
    const { currency } = ledger.partitions[statement.partition]!;
    const credits = -statement.lines.reduce((sum, { openMinor }) => sum + Math.min(0, openMinor ?? 0), 0) as Minor;
    if (credits > 0) addNote(sheet, columns, inDocument(language, (each) => say(STATEMENT_TEXTS, each, "dunning.credits", { amount: amountText(credits, currency, each), currency })));
    if (statement.disputedMinor > 0) addNote(sheet, columns, inDocument(language, (each) => say(STATEMENT_TEXTS, each, "dunning.disputed", { amount: amountText(statement.disputedMinor, currency, each), currency })));
  }
  addNote(sheet, columns, sayDocument(STATEMENT_TEXTS, language, "dunning.paid"));
  sheet.gap(6);
}

function addParagraph(sheet: PlanBuilder, columns: number, text: string): void {
  sheet.row([{ value: text, style: { ...TEXT, wrap: true }, span: columns }]);
}

function addNote(sheet: PlanBuilder, columns: number, text: string): void {
  sheet.row([{ value: text, style: QUIET_WRAPPED, span: columns }]);
}
