import { uniqueFileName } from "../files/file-name";
import { bookOfPlans } from "../files/plan-book";
import type { Ledger } from "../ledger/ledger";
import type { LedgerView } from "../live/live-state";
import { refuseTooLarge } from "../workbook/plan-limits";
import { REGISTER_FILE_NAME } from "../workbook/register-file";
import type { Job } from "../workbook/workbook";
import type { Language } from "../words/language";
import { eachStatementSheet, type StatementRequest, type StatementSheet } from "./plan-statements";

/** One customer's statement as a workbook of its own. */
export interface StatementFile {
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
  // The register may lie in the same folder, now or later.
  const taken = new Set([REGISTER_FILE_NAME.replace(/\.xlsx$/, "")]);
  const namesakes = sharedNames(view.ledger);
  const files: StatementFile[] = [];
  await eachStatementSheet(view, request, language, (sheet) => {
    refuseTooLarge(sheet.plan);
    const { key, name } = view.ledger.customers[sheet.customer]!;
    const wanted = namesakes.has(nameKey(name)) && key !== name ? `${name} ${key}` : name;
    files.push({ sheet, fileName: `${uniqueFileName(wanted, taken)}.xlsx`, bytes: bookOfPlans([sheet.plan]) });
  }, job);
  return files;
}

/** Names that several customers have: a number after the name would not tell whose file is whose. */
function sharedNames({ customers }: Ledger): ReadonlySet<string> {
  const seen = new Set<string>();
  return new Set(customers.map(({ name }) => nameKey(name)).filter((name) => seen.has(name) || !seen.add(name)));
}

function nameKey(name: string): string {
  return name.trim().toLowerCase();
}
