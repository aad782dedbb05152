import type { ImportPreview } from "../actions/import-files";
import type { LeftFile, ReadingWay, UnderstoodFile } from "../actions/read-files";
import type { FileImport } from "../sources/add-to-tables";
import type { Settings } from "../settings/settings";
import { asFields } from "../sources/any-table";
import type { Destination } from "../sources/destination";
import { destinationOf } from "../sources/destination";
import type { WorkbookError } from "../workbook/workbook";

/** What a person set: the rest is found out. */
export interface ImportChoices {
  /** Layout by file name. */
  readonly profiles: Readonly<Record<string, string>>;
  /** Columns by file name: header → field, "" for leave alone. */
  readonly columns: NonNullable<ReadingWay["columns"]>;
  /** Whose lists they are that name nobody. */
  readonly customer: string | null;
  /** Name of the table; null for the fitting one. */
  readonly table: string | null;
}

export const NO_CHOICES: ImportChoices = { profiles: {}, columns: {}, customer: null, table: null };

/** Files that were looked at, and what an import of them would do. Nothing of it is in the workbook. */
export interface LookedAt {
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

/** The one kind of table that all files go into; null where they go into several. */
export function oneDestination(understood: readonly UnderstoodFile[]): Destination | null {
  const destinations = new Set(understood.map(({ reading }) => destinationOf(reading.kind)));
  return destinations.size === 1 ? [...destinations][0]! : null;
}

/** A list of a customer's that does not say whose it is. */
export function namesNobody({ reading }: UnderstoodFile): boolean {
  return reading.kind !== "bank" && reading.rows.length > 0 && reading.owner === undefined && reading.rows.every(({ party, partyCode }) => party === "" && (partyCode ?? "") === "");
}

/** The layout that goes by headers alone: what a person set right there is kept, so that the next file of the kind is read at once. */
export const KEPT_PROFILE = "table";

/** Columns of such files as they were read in the end, by file name, in the form in which the workbook remembers columns. */
export function columnsToKeep({ understood, choices }: LookedAt): Settings["columns"] {
  return Object.fromEntries(understood.flatMap(({ file, profile, reading }) => {
    const chosen = choices.columns[file.name];
    if (profile !== KEPT_PROFILE || !chosen || Object.keys(chosen).length === 0) return [];
    const read = (reading.columns ?? []).flatMap(({ header, field }) => (field === null ? [] : [[header, field] as const]));
    return [[file.name, asFields({ ...Object.fromEntries(read), ...chosen })] as const];
  }));
}

export function newRows(preview: ImportPreview): number {
  return preview.plan.files.reduce((sum, { added }) => sum + added, 0);
}
