import { uniqueFileName } from "../files/file-name";
import { bookOfPlans } from "../files/plan-book";
import type { LedgerView } from "../live/live-state";
import { refuseTooLarge } from "../workbook/plan-limits";
import type { Job } from "../workbook/workbook";
import type { Language } from "../words/language";
import { eachStatementSheet, type StatementRequest, type StatementSheet } from "./plan-statements";

/** One customer's statement as a workbook of its own. */
export interface StatementFile {
  /** Of the sheet's plan. */
  readonly sheetKey: string;
  /** `Customer.key`. */
  readonly customer: string;
  readonly sheet: StatementSheet;
  /** With its ending, unique among the files of the request. */
  readonly fileName: string;
  readonly bytes: Uint8Array;
}

/**
 * A workbook for each customer of the request, that customer's sheet alone in it: nobody gets another's data.
 *
 * Errors: those of `eachStatementSheet`; nothing is handed over by then.
 */
export async function statementFiles(view: LedgerView, request: StatementRequest, language: Language, job?: Job): Promise<readonly StatementFile[]> {
  const taken = new Set<string>();
  const files: StatementFile[] = [];
  await eachStatementSheet(view, request, language, (sheet) => {
    refuseTooLarge(sheet.plan);
    const { key, name } = view.ledger.customers[sheet.customer]!;
    files.push({ sheetKey: sheet.plan.key, customer: key, sheet, fileName: `${uniqueFileName(name, taken)}.xlsx`, bytes: bookOfPlans([sheet.plan]) });
  }, job);
  return files;
}
