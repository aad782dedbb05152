import type { ImportPreview } from "../actions/import-files";
import type { LeftFile, ReadingWay, UnderstoodFile } from "../actions/read-files";
import type { FileImport } from "../sources/add-to-tables";
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

export function newRows(preview: ImportPreview): number {
  return preview.plan.files.reduce((sum, { added }) => sum + added, 0);
}
