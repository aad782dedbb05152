import { WorkbookError } from "../workbook/workbook";
import { workbookErrorMessage } from "../words/workbook-words";
import type { Arguments } from "./arguments";
import { UsageError } from "./usage-error";

/** What a workbook refuses is told in its own words, under the name of the file that it is about: one line, nothing written. */
export async function refusedAs<Value>(file: string, { language }: Arguments, action: () => Value | Promise<Value>): Promise<Value> {
  try {
    return await action();
  } catch (error) {
    if (error instanceof WorkbookError) throw new UsageError("file-unreadable", { file, reason: workbookErrorMessage(error.code, error.params, language) });
    throw error;
  }
}
