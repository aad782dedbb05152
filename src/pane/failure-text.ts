import type { Outcome } from "../actions/perform";
import type { Language } from "../words/language";
import { workbookErrorMessage } from "../words/workbook-words";
import { WorkbookError } from "../workbook/workbook";

/** What happened, what was left untouched, what to do. */
export function failureText({ code, params }: Extract<Outcome<unknown>, { kind: "failed" }>, language: Language): string {
  return workbookErrorMessage(code, params, language);
}

/** The same for an error kept as a value. A fault of ours has no sentence: its own text is all there is. */
export function faultText(error: unknown, language: Language): string {
  if (error instanceof WorkbookError) return workbookErrorMessage(error.code, error.params, language);
  return error instanceof Error ? error.message : String(error);
}
