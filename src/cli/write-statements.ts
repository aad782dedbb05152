import path from "node:path";
import { draftOfFile, factsOfStatements } from "../actions/deliveries";
import { withStanding } from "../actions/make-statements";
import { planStatements, type StatementRequest } from "../actions/plan-statements";
import { type StatementFile, statementFiles } from "../actions/statement-files";
import { deliveryText } from "../delivery/delivery-text";
import { bookOfPlans } from "../files/plan-book";
import type { OutgoingFile } from "../workbook/file-handover";
import { type Answer, cliText } from "./answer";
import type { Arguments } from "./arguments";
import { issueTo, type Register, registerFiles, registerFor } from "./issue";
import type { Loaded } from "./load";
import { refusedAs } from "./refused-file";
import { type FileToSave, saveTogether } from "./save-together";
import type { StatementAnswer } from "./statement";

/**
 * All that `statement` writes: files with `--out-dir`, drafts with `--eml-dir`, a workbook with `--out`, the register with `--issue`.
 *
 * Everything is made before the first file is written, and all of it is written or none.
 * Errors: `UsageError` that names the file it is about: what is wrong in the input, in the register, or with a place to write to.
 */
export async function writeStatements(loaded: Loaded, { answer, request }: StatementAnswer, args: Arguments): Promise<Answer> {
  const register = args.issue ? await registerFor(loaded, args) : null;
  const needsFiles = args.outDir !== null || args.emlDir !== null;
  const files = needsFiles ? await refusedAs(loaded.file, args, () => statementFiles(loaded.view, request, args.language)) : [];
  const drafts = args.emlDir === null ? [] : draftsOf(loaded, files, args);
  const notes = args.emlDir !== null && drafts.length < files.length ? [cliText(args.language, "drafts-left-out", { count: files.length - drafts.length })] : [];
  const saved: FileToSave[] = [
    ...drafts.map((draft) => placed(args.emlDir!, draft, args)),
    ...(args.outDir === null ? [] : files.map((file) => placed(args.outDir!, { name: file.fileName, bytes: file.bytes }, args))),
  ];
  const book = await bookOf(loaded, { request, files, register }, args);
  saveTogether([...saved, ...book.files]);
  const written = [args.outDir, args.emlDir, args.out].flatMap((file) => (file === null ? [] : [cliText(args.language, "written", { file })]));
  return { ...answer, text: [...answer.text, ...written], notes: [...answer.notes, ...notes, ...book.notes] };
}

interface Making {
  readonly request: StatementRequest;
  readonly files: readonly StatementFile[];
  readonly register: Register | null;
}

/** The workbook of `--out` and the register's file, with what is to be told of them. */
async function bookOf(loaded: Loaded, { request, files, register }: Making, args: Arguments): Promise<{ readonly files: readonly FileToSave[]; readonly notes: readonly string[] }> {
  const out = (bytes: Uint8Array): readonly FileToSave[] => (args.out === null ? [] : [{ path: args.out, bytes, mayReplace: args.force }]);
  if (register && args.outDir !== null) {
    const notes = await registerFiles(register, loaded, { files, args });
    return { notes, files: register.beside === null ? out(register.workbook.save()) : [{ path: register.beside, bytes: register.workbook.save(), mayReplace: true }] };
  }
  if (register) {
    const notes = await issueTo(register, loaded, { request, args });
    return { notes, files: out(register.workbook.save()) };
  }
  if (args.out === null) return { files: [], notes: [] };
  const { view, workbook, file } = loaded;
  const plans = await refusedAs(file, args, async () => planStatements(view, { ...(await withStanding(workbook, request)), contents: true }, args.language));
  if (loaded.isNew && request.customers !== "all") return { files: out(bookOfPlans(plans)), notes: [] };
  await refusedAs(args.out, args, () => workbook.writeSheets(plans));
  return { files: out(workbook.save()), notes: [] };
}

function placed(folder: string, { name, bytes }: Pick<OutgoingFile, "name" | "bytes">, { force }: Arguments): FileToSave {
  return { path: path.join(folder, name), bytes, mayReplace: force };
}

/** A mail draft for each customer, the statement attached; none where the stage has nothing to say. */
function draftsOf({ view }: Loaded, files: readonly StatementFile[], args: Arguments): readonly OutgoingFile[] {
  return files.flatMap((file) => {
    const { kind, to } = file.sheet.statements[0]!;
    // A mail that goes with a reminder demands what the reminder demands, whatever has come since.
    const facts = factsOfStatements(view, file.sheet.statements, { asOf: kind === "dunning" ? to : view.asOf, payBy: null });
    const text = deliveryText(facts, { channel: "email", stage: args.stage, language: file.sheet.language });
    return text ? [draftOfFile(file, facts, text)] : [];
  });
}
