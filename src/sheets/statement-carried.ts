import { BEGINNING } from "../calendar/day";
import type { BuiltCell, PlanBuilder } from "../grid/plan-builder";
import type { Ledger } from "../ledger/ledger";
import { type Minor, minorToNumber } from "../money/money";
import type { CarriedForward } from "../statement/carried-forward";
import type { ReissueChange } from "../statement/explain-change";
import type { Statement, StatementLine } from "../statement/statement";
import { inDocument, sayDocument } from "../words/document-text";
import type { DocumentLanguage, Language } from "../words/language";
import { STATEMENT_TEXTS } from "../words/statement-words";
import { say } from "../words/texts";
import { changeText } from "./change-text";
import { amountStyle, amountText, dayText, QUIET_WRAPPED } from "./format";
import { lineCell } from "./statement-columns";
import type { LinesParts } from "./statement-lines";

/** Whether there is anything to tell between the last statement and this one. */
export function hasCarried({ carried }: Statement): boolean {
  return carried !== undefined && (carried.changes.length > 0 || carried.unexplainedMinor !== 0);
}

/** A line of the block; one that speaks of no single entry has no type to show. */
export interface CarriedLine extends StatementLine {
  readonly isOfEntry: boolean;
}

/**
 * How the balance of the last statement became the opening of this one, as lines: what was entered, changed or removed since with an earlier date, running.
 *
 * Holds: the last statement's balance + the lines = the opening balance that the sheet prints below them.
 */
export function carriedLines({ partitions }: Pick<Ledger, "partitions">, statement: Statement, language: DocumentLanguage): readonly CarriedLine[] {
  const { carried } = statement;
  if (!carried || !hasCarried(statement)) return [];
  const { currency } = partitions[statement.partition]!;
  let balance: number = carried.closingMinor;
  const line = (change: Pick<ReissueChange, "document" | "type" | "day" | "effectMinor">, reason: string): CarriedLine => {
    balance += change.effectMinor;
    return {
      entry: -1, day: change.day ?? BEGINNING, document: change.document, type: change.type ?? "opening", description: reason,
      debitMinor: Math.max(0, change.effectMinor) as Minor, creditMinor: Math.max(0, -change.effectMinor) as Minor, balanceMinor: balance as Minor,
      dueDay: null, openMinor: null, daysPastDue: null, disputed: false, applied: [], isOfEntry: change.type !== null,
    };
  };
  return [
    ...carried.changes.map((change) => line(change, inDocument(language, (each) => changeText(change, each, currency), "\n"))),
    ...(carried.unexplainedMinor === 0 ? [] : [line({ document: "", type: null, day: null, effectMinor: carried.unexplainedMinor }, sayDocument(STATEMENT_TEXTS, language, "carriedUnexplained", {}, "\n"))]),
  ];
}

/** The block above the opening balance. */
export function addCarried(sheet: PlanBuilder, statement: Statement, { ledger, columns, language }: LinesParts): void {
  const { carried } = statement;
  if (!carried || !hasCarried(statement)) return;
  const { currency } = ledger.partitions[statement.partition]!;
  const hasBalance = columns.some(({ id }) => id === "balance");
  const title = inDocument(language, (each) => (hasBalance ? carriedTitle(carried, each) : titleWithAmount(carried, currency, each)), "\n");
  const titleColumns = columns.findIndex(({ id }) => id === "due");
  sheet.row([
    { value: title, style: QUIET_WRAPPED, span: hasBalance ? titleColumns : columns.length },
    ...(hasBalance ? columns.slice(titleColumns).map(({ id }): BuiltCell | null => (id === "balance" ? { value: minorToNumber(carried.closingMinor, currency), style: amountStyle(currency, language) } : null)) : []),
  ]);
  for (const line of carriedLines(ledger, statement, language)) {
    sheet.row(columns.map(({ id }): BuiltCell | null => (id === "type" && !line.isOfEntry ? null : lineCell(ledger, statement, line, id, language))));
  }
}

/** Which statement the block goes on from. */
export function carriedTitle({ number, to }: CarriedForward, language: Language): string {
  return number === null ? STATEMENT_TEXTS[language].carriedNone : say(STATEMENT_TEXTS, language, "carriedFrom", { number, day: dayText(to, language) });
}

/** Where no column runs, the balance stands in words. */
function titleWithAmount(carried: CarriedForward, currency: string, language: Language): string {
  return `${carriedTitle(carried, language)}${language === "zh" ? "" : " "}${carried.number === null ? "" : `${amountText(carried.closingMinor, currency, language)} ${currency}`}`.trimEnd();
}
