import type { ImportPreview, NamedTables } from "../actions/import-files";
import type { ChosenFile, LeftFile, ReadingWay, UnderstoodFile } from "../actions/read-files";
import { isoDay, type Day } from "../calendar/day";
import type { FileImport } from "../sources/add-to-tables";
import type { ImportColumns } from "../settings/import-columns";
import { type Destination, destinationOf, DESTINATIONS } from "../sources/destination";
import type { WorkbookError } from "../workbook/workbook";

/** What a person set: the rest is found out. */
export interface ImportChoices {
  /** Layout by file name. */
  readonly profiles: Readonly<Record<string, string>>;
  /** Columns by file name: header → field, "" for leave alone. */
  readonly columns: NonNullable<ReadingWay["columns"]>;
  /** Whose lists they are that name nobody. */
  readonly customer: string | null;
  /** Names of tables by kind; the fitting one where none is picked. */
  readonly tables: NamedTables;
}

export const NO_CHOICES: ImportChoices = { profiles: {}, columns: {}, customer: null, tables: {} };

/** Files that were looked at, and what an import of them would do. Nothing of it is in the workbook. */
export interface LookedAt {
  /** As they were when they were chosen: a file that changes on the disk is not read again. */
  readonly files: readonly ChosenFile[];
  readonly understood: readonly UnderstoodFile[];
  readonly left: readonly LeftFile[];
  readonly choices: ImportChoices;
  /** Null where the workbook cannot take them; `problem` says why. */
  readonly preview: ImportPreview | null;
  readonly problem: WorkbookError | null;
}

/** The view's stages: nothing chosen, looked at, imported. */
export type ImportStage =
  | { readonly kind: "empty" }
  | { readonly kind: "looked"; readonly at: LookedAt }
  | { readonly kind: "done"; readonly imports: readonly FileImport[] };

/** The kinds of table that the files go into. */
export function destinationsOf(understood: readonly UnderstoodFile[]): readonly Destination[] {
  return DESTINATIONS.filter((destination) => understood.some(({ reading }) => destinationOf(reading.kind) === destination));
}

/** A list of a customer's that does not say whose it is. */
export function namesNobody({ reading }: UnderstoodFile): boolean {
  return reading.kind !== "bank" && reading.rows.length > 0 && reading.owner === undefined && reading.rows.every(({ party, partyCode }) => party === "" && (partyCode ?? "") === "");
}

/** Places of the chosen files that are read otherwise with other choices. */
export function filesToReadAgain({ understood, left, choices: before }: LookedAt, after: ImportChoices): readonly number[] {
  const differs = (name: string): boolean => before.profiles[name] !== after.profiles[name] || before.columns[name] !== after.columns[name];
  const named = before.customer === after.customer ? [] : understood.filter(({ reading }) => reading.kind !== "bank");
  return [...new Set([...[...understood.map(({ chosen, file }) => ({ chosen, name: file.name })), ...left].filter(({ name }) => differs(name)), ...named].map(({ chosen }) => chosen))].sort((one, other) => one - other);
}

/** What a person set right in files that are imported, in the form in which the workbook remembers it. */
export function columnsToKeep({ understood, choices }: LookedAt, today: Day): readonly ImportColumns[] {
  return understood.flatMap(({ file, profile, reading, remembered }) => {
    const chosen = choices.columns[file.name] ?? {};
    const headers = (reading.columns ?? []).map(({ header }) => header);
    return Object.keys(chosen).length === 0 || headers.length === 0 ? [] : [{ profile, headers, columns: { ...remembered?.columns, ...chosen }, savedOn: isoDay(today) }];
  });
}

export function newRows(preview: ImportPreview): number {
  return preview.plan.files.reduce((sum, { added }) => sum + added, 0);
}
