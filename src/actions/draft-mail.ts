import type { DeliveryFacts } from "../delivery/delivery-facts";
import type { Delivery } from "../delivery/delivery-text";
import type { IssuedStatement } from "../statement/issued";
import { type Job, WorkbookError } from "../workbook/workbook";
import type { DocumentLanguage } from "../words/language";
import { type AddIn, currentView } from "./add-in";
import { draftOfFile } from "./deliveries";
import { requestAgain } from "./since-last-statement";
import { statementFiles } from "./statement-files";
import { readRecords } from "./statement-register";

export interface DraftOrder {
  readonly issued: IssuedStatement;
  readonly facts: DeliveryFacts;
  /** The text as the person has it by now. */
  readonly text: Delivery;
  readonly language: DocumentLanguage;
}

/**
 * Hand over a mail draft with an issued statement attached; answers the file's name. Nothing is sent.
 *
 * Errors: those of `statementFiles`; `unsupported` where the host takes no files.
 */
export async function handOverDraft(addIn: AddIn, { issued, facts, text, language }: DraftOrder, job?: Job): Promise<string> {
  if (!addIn.files) throw new WorkbookError("unsupported");
  const view = await currentView(addIn, job);
  const { register } = await readRecords(addIn.workbook, job);
  const [file] = await statementFiles(view, requestAgain(issued, register, language), addIn.language, job);
  const draft = draftOfFile(file!, facts, text);
  await addIn.files.save(draft);
  return draft.name;
}
