import { WorkbookError } from "../workbook/workbook";
import { workbookErrorMessage } from "../words/workbook-words";
import { type Answer, cliText } from "./answer";
import { type Arguments, languageOf, parseArguments } from "./arguments";
import { check } from "./check";
import { checkAndFix } from "./check-fix";
import { exportTo } from "./export";
import { agingList, type Answered, balance, openItemList } from "./figures";
import { importFiles } from "./import-files";
import { load, type Loaded, speak } from "./load";
import { checkOutput, saveTo, writeIssueMarks, writeReconciliation, writeSheets } from "./output";
import { reconcile } from "./reconcile";
import { statement, statementRequest } from "./statement";
import { UsageError } from "./usage-error";
import { writeStatements } from "./write-statements";

/** Where the program speaks to: real streams in `main`, arrays under test. */
export interface Terminal {
  readonly out: (text: string) => void;
  readonly error: (text: string) => void;
}

/** Run one call of the command line and answer its exit code. */
export async function runCommandLine(argv: readonly string[], terminal: Terminal): Promise<0 | 1 | 2 | 3> {
  const language = languageOf(argv);
  speak(language);
  if (argv.length === 0 || argv.includes("--help") || argv[0] === "help") {
    terminal.out(cliText(language, "usage"));
    return argv.length === 0 ? 2 : 0;
  }
  try {
    const args = parseArguments(argv);
    const answer = await answerTo(args);
    terminal.out(args.json ? JSON.stringify(answer.json) : answer.text.join("\n"));
    for (const note of answer.notes) terminal.error(note);
    return answer.exitCode;
  } catch (error) {
    if (error instanceof UsageError) {
      terminal.error(error.line(language));
      return 2;
    }
    if (error instanceof WorkbookError) {
      terminal.error(`${inputOf(argv)}: ${workbookErrorMessage(error.code, error.params, language)}`);
      return 2;
    }
    terminal.error(cliText(language, "fault", { detail: error instanceof Error ? (error.stack ?? error.message) : String(error) }));
    return 3;
  }
}

/** The file that a refusal is about: the workbook, or the ledger's own file. */
function inputOf(argv: readonly string[]): string {
  const { book, tables, into, files } = parseArguments(argv);
  return book ?? tables.ledger ?? into ?? files[0] ?? "";
}

async function answerTo(args: Arguments): Promise<Answer> {
  if (args.command === "import") return importFiles(args);
  const loaded = await load(args);
  if (args.command === "export") return exportTo(loaded, args);
  checkOutput(args, loaded.inputs);
  switch (args.command) {
    case "check":
      return checked(loaded, args);
    case "balance":
      return withSheet(balance(loaded, args), args, loaded);
    case "open-items":
      return withSheet(openItemList(loaded, args), args, loaded);
    case "aging":
      return withSheet(agingList(loaded, args), args, loaded);
    case "statement":
      return writeStatements(loaded, statement(loaded, await statementRequest(loaded, args), args), args);
    case "reconcile": {
      const done = await reconcile(loaded, args);
      return withOutput(done.answer, args, loaded, async () => void (await writeReconciliation(loaded, done, args)));
    }
  }
}

async function checked(loaded: Loaded, args: Arguments): Promise<Answer> {
  if (args.fix.length === 0) return withOutput(check(loaded, args), args, loaded, () => writeIssueMarks(loaded, args));
  const answer = await checkAndFix(loaded, args);
  return withOutput(answer, args, answer.after, () => writeIssueMarks(answer.after, args));
}

function withSheet({ answer, sheet }: Answered, args: Arguments, loaded: Loaded): Promise<Answer> {
  return withOutput(answer, args, loaded, () => writeSheets(loaded, [sheet()], args));
}

async function withOutput(answer: Answer, args: Arguments, { workbook }: Loaded, write: () => Promise<void>): Promise<Answer> {
  if (args.out === null) return answer;
  await write();
  saveTo(workbook, args.out);
  return { ...answer, text: [...answer.text, cliText(args.language, "written", { file: args.out })] };
}
