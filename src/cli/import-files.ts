import path from "node:path";
import { type FilesRead, readFiles, type UnderstoodFile } from "../actions/read-files";
import { isoDay } from "../calendar/day";
import { minorToText } from "../money/money";
import { DEFAULT_SETTINGS } from "../settings/settings";
import type { SourceRow } from "../sources/source";
import type { Language } from "../words/language";
import { controlText, explanationText, skipText, sourceText } from "../words/source-words";
import { workbookErrorMessage } from "../words/workbook-words";
import { type Answer, cliText } from "./answer";
import type { Arguments } from "./arguments";
import { today } from "./clock";
import { bytesOf } from "./load";
import { UsageError } from "./usage-error";

/** `import`: what other systems' files hold, row by row. */
export async function importFiles(args: Arguments): Promise<Answer> {
  if (args.files.length === 0) throw new UsageError("import-no-file");
  const chosen = args.files.map((file) => ({ name: path.basename(file), bytes: bytesOf(file) }));
  const read = await readFiles(chosen, { settings: DEFAULT_SETTINGS, baseCurrency: args.base, latestDay: args.asOf ?? today(), profile: args.profile, customer: args.customer });
  refuseLeft(read, args);
  return answerOf(read, args);
}

/** A file of its own that cannot be read ends the call; one inside a ZIP is told beside the others. */
function refuseLeft({ left }: FilesRead, { files, language }: Arguments): void {
  const whole = left.find(({ name }) => files.some((file) => path.basename(file) === name));
  if (whole) throw new UsageError("file-unreadable", { file: files.find((file) => path.basename(file) === whole.name)!, reason: workbookErrorMessage(whole.error.code, whole.error.params, language) });
}

function answerOf({ understood, left }: FilesRead, args: Arguments): Answer {
  const { language } = args;
  const shapes = [
    ...understood.map((each) => fileShape(each)),
    ...left.map(({ name, error }) => ({ file: name, profile: null, encoding: null, kind: null, rows: [], skipped: [], controls: [], alreadyPresent: 0, error: workbookErrorMessage(error.code, error.params, language) })),
  ];
  const notes = understood.flatMap((each) => notesOf(each, language)).concat(left.map(({ name, error }) => `${name}: ${workbookErrorMessage(error.code, error.params, language)}`));
  return { json: shapes.length === 1 && args.files.length === 1 ? shapes[0] : shapes, text: understood.flatMap((each) => summaryOf(each, language)), notes, exitCode: notes.length > 0 ? 1 : 0 };
}

function fileShape({ file, profile, reading }: UnderstoodFile) {
  return {
    file: file.name, profile, encoding: file.encoding, kind: reading.kind,
    ...(reading.owner !== undefined && { owner: reading.owner }),
    rows: reading.rows.map(rowShape),
    skipped: reading.skipped.map(({ sourceRow, sheet, reason, needsPerson, got }) => ({ sourceRow, ...(sheet !== undefined && { sheet }), reason, needsPerson, ...(got !== undefined && { got }) })),
    controls: reading.controls,
  };
}

function rowShape({ day, dueDay, party, partyCode, document, reference, amountMinor, openMinor, currency, memo, type, sourceRow, sheet, moreSourceRows, more }: SourceRow) {
  return {
    date: day === null ? null : isoDay(day), party, ...(partyCode !== undefined && { partyCode }), document, reference, amount: minorToText(amountMinor, currency), currency, memo,
    ...(dueDay != null && { due: isoDay(dueDay) }), ...(openMinor !== undefined && { open: minorToText(openMinor, currency) }), ...(type !== null && { type }),
    sourceRow, ...(sheet !== undefined && { sheet }), ...(moreSourceRows && { moreSourceRows }), ...(more && { more }),
  };
}

function summaryOf({ file, profile, reading }: UnderstoodFile, language: Language): string[] {
  const skipped = new Map<string, number>();
  for (const { reason } of reading.skipped) skipped.set(reason, (skipped.get(reason) ?? 0) + 1);
  return [
    cliText(language, "import-summary", { file: file.name, profile, kind: sourceText(language, `kind.${reading.kind}`), rows: reading.rows.length }),
    ...[...skipped].map(([reason, count]) => `  ${count} × ${skipText(reason, language)}`),
    ...reading.controls.map(({ name, expected, found, ok }) => `  ${ok ? "✓" : "✗"} ${controlText(name, language)} ${found}${ok ? "" : ` ≠ ${expected}`}`),
  ];
}

/** What explains exit code 1: rows that a person has to look at, and totals that differ. */
function notesOf({ file, reading }: UnderstoodFile, language: Language): string[] {
  return [
    ...reading.skipped.filter(({ needsPerson }) => needsPerson).map(({ sourceRow, sheet, reason, got }) => {
      const at = sheet === undefined ? sourceText(language, "at", { row: sourceRow }) : sourceText(language, "at-sheet", { sheet, row: sourceRow });
      const why = skipText(reason, language);
      return `${file.name} ${at}: ${got === undefined ? why : sourceText(language, "got", { reason: why, got })}`;
    }),
    ...reading.controls.filter(({ ok }) => !ok).map(({ name, expected, found, explanation }) => {
      const why = explanationText(explanation, language);
      return cliText(language, "import-control", { file: file.name, control: controlText(name, language), expected, found, why: why === "" ? "" : ` ${why}` });
    }),
  ];
}
