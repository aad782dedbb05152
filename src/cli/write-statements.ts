import fs from "node:fs";
import path from "node:path";
import { draftOfFile, factsOfStatements } from "../actions/deliveries";
import { withStanding } from "../actions/make-statements";
import { planStatements, type StatementRequest } from "../actions/plan-statements";
import { type StatementFile, statementFiles } from "../actions/statement-files";
import { refuseLockedRegister } from "../actions/statement-register";
import { deliveryText } from "../delivery/delivery-text";
import { bookOfPlans } from "../files/plan-book";
import { uniqueFileName } from "../files/file-name";
import type { SheetPlan } from "../grid/sheet-plan";
import { type Answer, cliText } from "./answer";
import type { Arguments } from "./arguments";
import { issueTo, refuseSecondRegister, REGISTER_FILE, registerFiles } from "./issue";
import type { Loaded } from "./load";
import { inWords, makeFolder, saveBytes, saveTo, writeSheets } from "./output";
import type { StatementAnswer } from "./statement";
import { UsageError } from "./usage-error";

/** All that `statement` writes: files with `--out-dir`, a workbook with `--out`, the register with `--issue`. */
export async function writeStatements(loaded: Loaded, { answer, request }: StatementAnswer, args: Arguments): Promise<Answer> {
  const notes: string[] = [];
  if (args.emlDir !== null) notes.push(...(await writeDrafts(loaded, request, { directory: args.emlDir, args })));
  if (args.outDir !== null) {
    await refuseSecondRegister(loaded, args);
    if (args.issue) await inWords(args, () => refuseLockedRegister(loaded.workbook));
    const files = await inWords(args, () => statementFiles(loaded.view, request, args.language));
    writeFiles(files, args.outDir, args);
    if (args.issue) notes.push(...(await registerFiles(loaded, files, args)));
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
  const written = [args.outDir, args.emlDir, args.out].flatMap((file) => (file === null ? [] : [cliText(args.language, "written", { file })]));
  return { ...answer, text: [...answer.text, ...written], notes: [...answer.notes, ...notes] };
}

/** Sheets for `--out`: one per customer and their contents. */
async function statementPlans({ view, workbook }: Loaded, request: StatementRequest, args: Arguments): Promise<readonly SheetPlan[]> {
  return planStatements(view, { ...(await withStanding(workbook, request)), contents: true }, args.language);
}

/** One workbook for each customer. */
function writeFiles(files: readonly StatementFile[], directory: string, args: Arguments): void {
  // The register lies in the same folder: a customer of that name gets another file.
  const taken = new Set(args.issue ? [REGISTER_FILE.replace(/\.xlsx$/, "")] : []);
  saveAll(files.map(({ fileName, bytes }) => ({ name: `${uniqueFileName(fileName.replace(/\.xlsx$/, ""), taken)}.xlsx`, bytes })), { directory, args });
}

/** A mail draft for each customer, the statement attached; customers that the stage has nothing to say to are counted. */
async function writeDrafts({ view }: Loaded, request: StatementRequest, { directory, args }: Folder): Promise<readonly string[]> {
  const files = await inWords(args, () => statementFiles(view, request, args.language));
  const drafts = files.flatMap((file) => {
    const { kind, to } = file.sheet.statements[0]!;
    // A mail that goes with a reminder demands what the reminder demands, whatever has come since.
    const facts = factsOfStatements(view, file.sheet.statements, { asOf: kind === "dunning" ? to : view.asOf, payBy: null });
    const text = deliveryText(facts, { channel: "email", stage: args.stage, language: file.sheet.language });
    return text ? [draftOfFile(file, facts, text)] : [];
  });
  saveAll(drafts, { directory, args });
  return drafts.length === files.length ? [] : [cliText(args.language, "drafts-left-out", { count: files.length - drafts.length })];
}

interface Folder {
  readonly directory: string;
  readonly args: Arguments;
}

/** An existing file stops it before the first is written. Errors: `UsageError`. */
function saveAll(files: readonly { readonly name: string; readonly bytes: Uint8Array }[], { directory, args }: Folder): void {
  makeFolder(directory);
  const existing = files.map(({ name }) => path.join(directory, name)).find((target) => fs.existsSync(target));
  if (existing && !args.force) throw new UsageError("out-exists", { file: existing });
  for (const { name, bytes } of files) saveBytes(bytes, path.join(directory, name));
}
