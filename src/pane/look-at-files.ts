import type { AddIn } from "../actions/add-in";
import { applyImport, type ImportPreview, placeOfAddIn, previewImport } from "../actions/import-files";
import { type ChosenFile, type FilesRead, type LeftFile, type ReadingWay, readSome } from "../actions/read-files";
import { refuseTooMuch } from "../files/read-source";
import { NO_CURRENCY } from "../money/currencies";
import { type ImportColumns, withImportColumns, withoutImportColumns } from "../settings/import-columns";
import type { FileImport } from "../sources/add-to-tables";
import { type Job, WorkbookError } from "../workbook/workbook";
import { columnsToKeep, filesToReadAgain, type ImportChoices, type LookedAt, NO_CHOICES } from "./import-state";

/** Read the chosen files, and find out what an import of them would do. One that cannot be fetched keeps no other back. */
export async function lookAt(addIn: AddIn, files: readonly File[], job: Job): Promise<LookedAt> {
  const chosen: ChosenFile[] = [];
  const refused: LeftFile[] = [];
  for (const [place, file] of files.entries()) {
    const bytes = await bytesOf(file);
    chosen.push({ name: file.name, bytes: bytes instanceof WorkbookError ? new Uint8Array(0) : bytes });
    if (bytes instanceof WorkbookError) refused.push({ chosen: place, name: file.name, error: bytes });
  }
  const fetched = chosen.map((_, place) => place).filter((place) => refused.every((each) => each.chosen !== place));
  const { understood, left } = await readSome(chosen, fetched, wayOf(addIn, NO_CHOICES), job, addIn.readFile);
  return preview(addIn, { files: chosen, understood, left: [...left, ...refused].sort((one, other) => one.chosen - other.chosen) }, NO_CHOICES, job);
}

/** What the browser gives of a file: nothing of a folder that was dropped, or of one that is gone or locked by now. */
async function bytesOf(file: File): Promise<Uint8Array | WorkbookError> {
  try {
    refuseTooMuch(file.size);
    return new Uint8Array(await file.arrayBuffer());
  } catch (error) {
    return error instanceof WorkbookError ? error : new WorkbookError("unreadable-file", { reason: "not-fetched" }, { cause: error });
  }
}

/** Import what was looked at, and keep what was set right; where a table changed in the meantime, compare with it again and import nothing. */
export async function importOrCompare(addIn: AddIn, at: LookedAt, planned: ImportPreview, job: Job): Promise<{ readonly imports?: readonly FileImport[]; readonly at?: LookedAt }> {
  try {
    const imports = await applyImport(placeOfAddIn(addIn, at.choices.tables), planned, job);
    const kept = columnsToKeep(at, addIn.today());
    if (kept.length > 0) await addIn.live.remember((stored) => ({ ...stored, importColumns: kept.reduce(withImportColumns, stored.importColumns) }));
    await readLedgerAgain(addIn);
    return { imports };
  } catch (error) {
    if (!(error instanceof WorkbookError) || error.params.reason !== "rows-moved") throw error;
    // What is new may be other rows now: nothing goes in that was not looked at.
    return { at: await preview(addIn, at, at.choices, job) };
  }
}

/** A new table may be the ledger's, and cells may depend on a grown one. What is wrong with it, the ledger's own message says. */
export async function readLedgerAgain(addIn: AddIn): Promise<void> {
  await addIn.live.refresh().catch(() => null);
}

/** Read again as they come the files whose columns were read as a person set them right before, and remember it no more. */
export async function forgetColumns(addIn: AddIn, at: LookedAt, columns: ImportColumns, job: Job): Promise<LookedAt> {
  await addIn.live.remember((stored) => ({ ...stored, importColumns: withoutImportColumns(stored.importColumns, columns) }));
  const places = at.understood.filter(({ remembered }) => remembered && withoutImportColumns([remembered], columns).length === 0).map(({ chosen }) => chosen);
  return preview(addIn, await readPlaces(addIn, at, places, at.choices, job), at.choices, job);
}

function wayOf(addIn: AddIn, { profiles, columns, customer }: ImportChoices): ReadingWay {
  const settings = addIn.live.settings();
  const base = addIn.live.state().view?.ledger.baseCurrency ?? settings.baseCurrency;
  return { settings, baseCurrency: base === NO_CURRENCY ? null : base, latestDay: addIn.today(), profiles, columns, customer };
}

/** With other choices: only the files that they concern are read again. */
export async function lookAgain(addIn: AddIn, at: LookedAt, choices: ImportChoices, job: Job): Promise<LookedAt> {
  return preview(addIn, await readPlaces(addIn, at, filesToReadAgain(at, choices), choices, job), choices, job);
}

type Read = FilesRead & Pick<LookedAt, "files">;

/** Some of the files read again, the others as they were, in the order in which they were chosen. */
async function readPlaces(addIn: AddIn, { files, understood, left }: LookedAt, places: readonly number[], choices: ImportChoices, job: Job): Promise<Read> {
  if (places.length === 0) return { files, understood, left };
  const again = await readSome(files, places, wayOf(addIn, choices), job, addIn.readFile);
  const merged = <Part extends { readonly chosen: number }>(before: readonly Part[], now: readonly Part[]): readonly Part[] =>
    [...before.filter(({ chosen }) => !places.includes(chosen)), ...now].sort((one, other) => one.chosen - other.chosen);
  return { files, understood: merged(understood, again.understood), left: merged(left, again.left) };
}

/** What the workbook says to the files: a refusal is kept beside what was read, so that the choice it asks for can be made. */
async function preview(addIn: AddIn, { files, understood, left }: Read, choices: ImportChoices, job: Job): Promise<LookedAt> {
  const looked = { files, understood, left, choices };
  if (understood.length === 0) return { ...looked, preview: null, problem: null };
  try {
    return { ...looked, preview: await previewImport(placeOfAddIn(addIn, choices.tables), understood, job), problem: null };
  } catch (error) {
    if (!(error instanceof WorkbookError) || error.code === "cancelled") throw error;
    return { ...looked, preview: null, problem: error };
  }
}
