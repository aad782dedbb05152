import fs from "node:fs";
import path from "node:path";
import { planStatements, type StatementRequest } from "../actions/plan-statements";
import { type StatementFile, statementFiles } from "../actions/statement-files";
import { bookOfPlans } from "../files/plan-book";
import { uniqueFileName } from "../files/file-name";
import type { SheetPlan } from "../grid/sheet-plan";
import { type Answer, cliText } from "./answer";
import type { Arguments } from "./arguments";
import { issueTo, refuseSecondRegister, REGISTER_FILE, registerFiles } from "./issue";
import type { Loaded } from "./load";
import { inWords, saveBytes, saveTo, writeSheets } from "./output";
import type { StatementAnswer } from "./statement";
import { UsageError } from "./usage-error";

/** All that `statement` writes: files with `--out-dir`, a workbook with `--out`, the register with `--issue`. */
export async function writeStatements(loaded: Loaded, { answer, request }: StatementAnswer, args: Arguments): Promise<Answer> {
  const notes: string[] = [];
  if (args.outDir !== null) {
    await refuseSecondRegister(loaded, args);
    const files = await inWords(args, () => statementFiles(loaded.view, request, args.language));
    writeFiles(files, args.outDir, args);
    if (args.issue) notes.push(...(await registerFiles(loaded, request, new Set(files.map(({ sheetKey }) => sheetKey)), args)));
    if (args.out !== null) saveTo(loaded.workbook, args.out);
  } else if (args.out !== null && args.issue) {
    notes.push(...(await issueTo(loaded, request, args)));
    saveTo(loaded.workbook, args.out);
  } else if (args.out !== null) {
    const plans = await inWords(args, () => statementPlans(loaded, request, args));
    if (loaded.isNew && request.customers !== "all") saveBytes(bookOfPlans(plans), args.out);
    else {
      await writeSheets(loaded, plans, args);
      saveTo(loaded.workbook, args.out);
    }
  }
  const written = [args.outDir, args.out].flatMap((file) => (file === null ? [] : [cliText(args.language, "written", { file })]));
  return { ...answer, text: [...answer.text, ...written], notes: [...answer.notes, ...notes] };
}

/** Sheets for `--out`: one per customer and their contents. */
function statementPlans({ view }: Loaded, request: StatementRequest, args: Arguments): Promise<readonly SheetPlan[]> {
  return planStatements(view, { ...request, contents: true }, args.language);
}

/** One workbook for each customer. An existing file stops it before the first is written. */
function writeFiles(files: readonly StatementFile[], directory: string, args: Arguments): void {
  fs.mkdirSync(directory, { recursive: true });
  // The register lies in the same folder: a customer of that name gets another file.
  const taken = new Set(args.issue ? [REGISTER_FILE.replace(/\.xlsx$/, "")] : []);
  const targets = files.map(({ fileName }) => path.join(directory, `${uniqueFileName(fileName.replace(/\.xlsx$/, ""), taken)}.xlsx`));
  const existing = targets.find((target) => fs.existsSync(target));
  if (existing && !args.force) throw new UsageError("out-exists", { file: existing });
  files.forEach(({ bytes }, index) => saveBytes(bytes, targets[index]!));
}
