import { NO_CURRENCY } from "../money/currencies";
import path from "node:path";
import { importInto, type ImportPlace } from "../actions/import-files";
import { undoImport } from "../actions/undo-import";
import { type FilesRead, readFiles, type UnderstoodFile } from "../actions/read-files";
import { isoDay } from "../calendar/day";
import { MemoryWorkbook } from "../host/memory-workbook";
import { readView } from "../live/read-view";
import { minorToText } from "../money/money";
import { readSettings, writeSettings } from "../settings/read-settings";
import { DEFAULT_SETTINGS } from "../settings/settings";
import type { FileImport } from "../sources/add-to-tables";
import type { ControlTotal, SourceRow } from "../sources/source";
import type { Language } from "../words/language";
import { controlText, explanationText, rowRanges, skipText, sourceText } from "../words/source-words";
import { workbookErrorMessage } from "../words/workbook-words";
import { WorkbookError } from "../workbook/workbook";
import { type Answer, cliText } from "./answer";
import type { Arguments } from "./arguments";
import { today } from "./clock";
import { bytesOf } from "./file-lists";
import { openBook } from "./load";
import { checkOutput, saveTo } from "./output";
import { UsageError } from "./usage-error";

/** `import`: what other systems' files hold, row by row; with `--out`, added to a workbook. */
export async function importFiles(args: Arguments): Promise<Answer> {
  if (args.undo !== null) return undo(args.undo, args);
  if (args.files.length === 0) throw new UsageError("import-no-file");
  if (args.into !== null && args.out === null) throw new UsageError("import-needs-out");
  checkOutput(args, [...args.files, ...(args.into === null ? [] : [args.into])].map((file) => path.resolve(file)));
  const target = args.out === null ? null : await openTarget(args);
  const settings = target?.place.settings ?? DEFAULT_SETTINGS;
  const chosen = args.files.map((file) => ({ name: path.basename(file), bytes: bytesOf(file) }));
  const read = await readFiles(chosen, { settings, baseCurrency: args.base ?? target?.baseCurrency ?? null, latestDay: args.asOf ?? today(), profile: args.profile, customer: args.customer });
  refuseLeft(read, args);
  if (target === null) return answerOf(read, null, args);
  const done = await inFile(args, () => importInto(target.place, read.understood));
  saveTo(target.workbook, args.out!);
  const answer = answerOf(read, done, args);
  return { ...answer, text: [...answer.text, cliText(args.language, "written", { file: args.out! })] };
}

/** `import --undo ID`: an earlier import taken back. */
async function undo(importId: string, args: Arguments): Promise<Answer> {
  if (args.into === null || args.out === null) throw new UsageError("import-needs-out");
  checkOutput(args, [path.resolve(args.into)]);
  const { workbook, place } = await openTarget(args);
  const removed = await inFile(args, () => undoImport(place, importId));
  saveTo(workbook, args.out);
  return { json: { importId, removed }, text: [cliText(args.language, "import-undone", { id: importId, removed }), cliText(args.language, "written", { file: args.out })], notes: [], exitCode: 0 };
}

/** The workbook that gets the rows: the one named, else a new one. */
async function openTarget(args: Arguments): Promise<{ readonly workbook: MemoryWorkbook; readonly place: ImportPlace; readonly baseCurrency: string | null }> {
  const { into, language, table } = args;
  const workbook = into === null ? MemoryWorkbook.empty() : openBook(into);
  return inFile(args, async () => {
    const stored = readSettings(await workbook.readState()).settings;
    const settings = args.base === null ? stored : { ...stored, baseCurrency: args.base };
    const remember: ImportPlace["remember"] = async (change) => {
      const next = change(readSettings(await workbook.readState()).settings);
      if (next) await workbook.writeState(writeSettings(next));
    };
    const view = await readView(workbook, { today: today(), version: 1 });
    const baseCurrency = view.kind === "view" ? view.view.ledger.baseCurrency : settings.baseCurrency;
    return { workbook, place: { workbook, settings, language, table, remember }, baseCurrency: baseCurrency === NO_CURRENCY ? null : baseCurrency };
  });
}

/** What the workbook refuses is one line that names it. */
async function inFile<Value>({ into, out, language }: Arguments, action: () => Promise<Value>): Promise<Value> {
  try {
    return await action();
  } catch (error) {
    if (error instanceof WorkbookError) throw new UsageError("file-unreadable", { file: into ?? out ?? "", reason: workbookErrorMessage(error.code, error.params, language) });
    throw error;
  }
}

/** A file of its own that cannot be read ends the call; one inside a ZIP is told beside the others. */
function refuseLeft({ left }: FilesRead, { files, language }: Arguments): void {
  const whole = left.find(({ name, chosen }) => name === path.basename(files[chosen]!));
  if (whole) throw new UsageError("file-unreadable", { file: files[whole.chosen]!, reason: workbookErrorMessage(whole.error.code, whole.error.params, language) });
}

function answerOf({ understood, left }: FilesRead, done: readonly FileImport[] | null, args: Arguments): Answer {
  const { language } = args;
  const shapes = [
    ...understood.map((each, index) => ({ ...fileShape(each, args), ...(done ? addedShape(done[index]!, each) : { alreadyPresent: 0 }) })),
    ...left.map(({ name, chosen, error }) => ({ file: givenName(name, chosen, args), profile: null, encoding: null, kind: null, rows: [], skipped: [], controls: [], alreadyPresent: 0, error: workbookErrorMessage(error.code, error.params, language) })),
  ];
  const notes = understood.flatMap((each, index) => [...notesOf(each, language), ...(done ? leftOutNotes(done[index]!, each, language) : [])]).concat(left.map(({ name, error }) => `${name}: ${workbookErrorMessage(error.code, error.params, language)}`));
  const told = notes.length <= NOTES_MAX ? notes : [...notes.slice(0, NOTES_MAX), cliText(language, "import-more", { count: notes.length - NOTES_MAX })];
  return { json: shapes.length === 1 && args.files.length === 1 ? shapes[0] : shapes, text: understood.flatMap((each, index) => [...summaryOf(each, language), ...(done ? addedText(done[index]!, each, language) : [])]), notes: told, exitCode: notes.length > 0 ? 1 : 0 };
}

/** A spoilt file may have as many as it has rows; the answer for machines holds them all. */
const NOTES_MAX = 40;

/** The file as it was named on the command line; one inside a ZIP behind it. */
function givenName(name: string, chosen: number, { files }: Arguments): string {
  const given = files[chosen]!;
  return given + name.slice(path.basename(given).length);
}

function fileShape({ chosen, file, profile, reading, remembered }: UnderstoodFile, args: Arguments) {
  return {
    file: givenName(file.name, chosen, args), profile, encoding: file.encoding, kind: reading.kind,
    ...(reading.owner !== undefined && { owner: reading.owner }),
    ...(remembered && { columnsCorrectedOn: remembered.savedOn }),
    rows: reading.rows.map(rowShape),
    skipped: reading.skipped.map(({ sourceRow, sheet, reason, needsPerson, got }) => ({ sourceRow, ...(sheet !== undefined && { sheet }), reason, needsPerson, ...(got !== undefined && { got }) })),
    controls: reading.controls,
  };
}

function addedShape({ importId, table, added, present, alike, unsure, fates }: FileImport, { reading }: UnderstoodFile) {
  const leftOut = fates.flatMap((fate, index) => (fate === "added" || fate === "present" ? [] : [{ sourceRow: reading.rows[index]!.sourceRow, reason: fate }]));
  return { alreadyPresent: present, added, ...(added > 0 && { table, importId }), ...(alike > 0 && { alike }), ...(unsure.length > 0 && { presentUnsure: unsure.map((index) => reading.rows[index]!.sourceRow) }), ...(leftOut.length > 0 && { leftOut }) };
}

function addedText({ table, added, present, alike, unsure }: FileImport, { reading }: UnderstoodFile, language: Language): string[] {
  return [
    `  ${cliText(language, "import-added", { table, added, present })}`,
    ...(alike > 0 ? [`  ${sourceText(language, "alike", { count: alike, table })}`] : []),
    ...(unsure.length > 0 ? [`  ${sourceText(language, "unsure", { count: unsure.length, table, rows: rowRanges(unsure.map((index) => reading.rows[index]!.sourceRow)) })}`] : []),
  ];
}

/** Rows that the workbook neither has nor gets. */
function leftOutNotes({ fates, name, table }: FileImport, { reading }: UnderstoodFile, language: Language): string[] {
  return fates.flatMap((fate, index) => {
    if (fate === "added" || fate === "present") return [];
    const { sourceRow, document } = reading.rows[index]!;
    return [`${name} ${sourceText(language, "at", { row: sourceRow })}: ${sourceText(language, `unfit.${fate}`, { document, table })}`];
  });
}

function rowShape({ day, dueDay, party, partyCode, document, reference, amountMinor, openMinor, currency, memo, type, sourceRow, sheet, moreSourceRows, more }: SourceRow) {
  return {
    date: day === null ? null : isoDay(day), party, ...(partyCode !== undefined && { partyCode }), document, reference, amount: minorToText(amountMinor, currency), currency, memo,
    ...((dueDay ?? null) !== null && { due: isoDay(dueDay!) }), ...(openMinor !== undefined && { open: minorToText(openMinor, currency) }), ...(type !== null && { type }),
    sourceRow, ...(sheet !== undefined && { sheet }), ...(moreSourceRows && { moreSourceRows }), ...(more && { more }),
  };
}

function summaryOf({ file, profile, reading, remembered }: UnderstoodFile, language: Language): string[] {
  const skipped = new Map<string, number>();
  for (const { reason } of reading.skipped) skipped.set(reason, (skipped.get(reason) ?? 0) + 1);
  return [
    cliText(language, "import-summary", { file: file.name, profile, kind: sourceText(language, `kind.${reading.kind}`), rows: reading.rows.length }),
    ...(remembered ? [`  ${cliText(language, "import-columns", { day: remembered.savedOn })}`] : []),
    ...[...skipped].map(([reason, count]) => `  ${count} × ${skipText(reason, language)}`),
    ...reading.controls.map((control) => `  ${controlLine(control, language)}`),
  ];
}

/** A total that agrees, differs, or that the file gives nothing to check by. */
function controlLine({ name, expected, found, ok, explanation }: ControlTotal, language: Language): string {
  const label = controlText(name, language);
  if (found === "") return [ok ? "–" : "✗", label, expected, explanationText(explanation, language)].filter((part) => part !== "").join(" ");
  return `${ok ? "✓" : "✗"} ${label} ${found}${ok ? "" : ` ≠ ${expected}`}`;
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
