import { WorkbookError, type WorkbookErrorCode } from "../workbook/workbook";

/**
 * How an action ended. Data problems are part of a `done` value (issues); `failed` is the outside's fault, in words of `words/workbook-words.ts`.
 */
export type Outcome<Value> =
  | { readonly kind: "done"; readonly value: Value }
  | { readonly kind: "cancelled" }
  | { readonly kind: "failed"; readonly code: WorkbookErrorCode; readonly params: Readonly<Record<string, string | number>> };

/**
 * Run an action: the one catch of the program.
 *
 * Errors: a `WorkbookError` becomes an outcome; anything else is our fault and goes on to the error boundary.
 */
export async function perform<Value>(action: () => Promise<Value>): Promise<Outcome<Value>> {
  try {
    return { kind: "done", value: await action() };
  } catch (error) {
    if (!(error instanceof WorkbookError)) throw error;
    return error.code === "cancelled" ? { kind: "cancelled" } : { kind: "failed", code: error.code, params: error.params };
  }
}
