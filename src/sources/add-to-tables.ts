import { allSteps, mapSteps, type Steps } from "../check/steps";
import type { RawCell, Table, TableInfo } from "../grid/table";
import type { Ledger } from "../ledger/ledger";
import type { ImportMemory } from "../settings/import-memory";
import type { Settings } from "../settings/settings";
import type { Language } from "../words/language";
import { type Destination, destinationOf } from "./destination";
import { importMemoryOf } from "./import-memory";
import type { KnownRow } from "./known-rows";
import { presenceOf } from "./match-known";
import { type NewTable, newTable } from "./new-table";
import { importIdOf, putTrace, traceColumns } from "./provenance";
import type { SourceFile, SourceReading, SourceRow } from "./source";
import { TargetTable, type Unfit } from "./target-table";

/** A file that was understood: what is to be imported. */
export interface ImportFile {
  readonly file: Pick<SourceFile, "name" | "hash">;
  readonly profile: string;
  readonly reading: SourceReading;
}

/** The workbook as an import finds it. */
export interface ImportTarget {
  readonly settings: Settings;
  readonly language: Language;
  /** Null where the workbook has none that can be read. */
  readonly ledger: Ledger | null;
  /** The table for each destination that is asked for, with its rows; null where it is to be made. */
  readonly tables: Readonly<Partial<Record<Destination, Table | null>>>;
  /** Hashes of files of which an earlier import left no row out: what became of its rows since is the person's doing. */
  readonly importedHashes: ReadonlySet<string>;
  /** Names of imports that stand. */
  readonly importIds: ReadonlySet<string>;
  /** Layout by import, as the log tells: two banks' files without an account are told apart by it. */
  readonly importProfiles?: ReadonlyMap<string, string>;
  /** Names of the workbook's tables, in lower case. */
  readonly tableNames: ReadonlySet<string>;
}

/** What becomes of a row. A row that is not added although it is not there has a reason that a person looks at. */
export type RowFate = "added" | "present" | Unfit;

/** What an import does with one file. */
export interface FileImport {
  readonly importId: string;
  readonly name: string;
  readonly hash: string;
  readonly profile: string;
  readonly destination: Destination;
  readonly table: string;
  /** For each row of the reading. */
  readonly fates: readonly RowFate[];
  readonly added: number;
  readonly present: number;
  /** Of the added rows, those whose day and amount the bank table has under another name and number: a person compares. */
  readonly alike: number;
  /** Of the rows that are there, by place in the reading, those known by day, amount and payer only, and of an account that nothing names: a person looks. */
  readonly unsure: readonly number[];
  /** The very same file was imported before. */
  readonly wholeFileKnown: boolean;
}

export interface ImportPlan {
  readonly files: readonly FileImport[];
  /** Rows for tables that are there, in the order of their headers. */
  readonly appends: readonly { readonly table: TableInfo; readonly rows: readonly (readonly RawCell[])[] }[];
  /** Tables that are to be made, with their rows. */
  readonly made: readonly { readonly table: NewTable; readonly rows: readonly (readonly RawCell[])[] }[];
  /** What has to be remembered for taking the imports back. */
  readonly memories: readonly ImportMemory[];
  /** Name of a table that rows were to be added to and whose amounts are worked out from other columns: nothing may be. */
  readonly unwritable: string | null;
  /** Name of a table that ends in a total: rows below it would be in none. */
  readonly belowTotal: string | null;
}

/**
 * Which rows of files a workbook gets, and as which cells.
 *
 * Holds: the same file, an overlapping period or the same rows in another order add nothing that is there; equal entries are counted, so that two
 * payments of one day stay two. What the table cannot hold as the file says it is told, and not added. Nothing is changed that stands in a table.
 */
export function planImport(files: readonly ImportFile[], target: ImportTarget): ImportPlan {
  return allSteps(planImportSteps(files, target));
}

/** The same with pauses between its parts. */
export function* planImportSteps(files: readonly ImportFile[], target: ImportTarget): Steps<ImportPlan> {
  const targets = new Map<Destination, TargetTable>();
  const seen = { hashes: new Set(target.importedHashes), ids: new Set(target.importIds) };
  const memories: ImportMemory[] = [];
  const imports: FileImport[] = [];
  for (const each of files) {
    const destination = destinationOf(each.reading.kind);
    const table = targets.get(destination) ?? (yield* openTarget(destination, files, target));
    targets.set(destination, table);
    yield;
    const { done, memory } = yield* importOne(each, table, seen);
    if (memory) memories.push(memory);
    seen.hashes.add(each.file.hash);
    seen.ids.add(done.importId);
    imports.push(done);
  }
  const grown = [...targets.values()].filter(({ newRows }) => newRows.length > 0);
  return {
    files: imports, memories, unwritable: grown.find(({ canWrite }) => !canWrite)?.table.name ?? null,
    belowTotal: grown.find(({ endsInTotal }) => endsInTotal)?.table.name ?? null,
    appends: grown.flatMap(({ made, table, newRows }) => (made ? [] : [{ table, rows: newRows }])),
    made: grown.flatMap(({ made, newRows }) => (made ? [{ table: made, rows: newRows }] : [])),
  };
}

function openTarget(destination: Destination, files: readonly ImportFile[], { settings, language, ledger, tables, tableNames, importProfiles }: ImportTarget): Steps<TargetTable> {
  const table = tables[destination] ?? null;
  const rows = files.filter(({ reading }) => destinationOf(reading.kind) === destination).flatMap(({ reading }) => reading.rows);
  const made = table === null ? newTable(destination, rows, { language, taken: tableNames }) : null;
  return TargetTable.open(destination, { settings, language, ledger, made, profiles: importProfiles, table: table ?? { ...made!.info, rows: [], date1904: false, source: "workbook" } });
}

function* importOne({ file, profile, reading }: ImportFile, target: TargetTable, { hashes, ids }: { readonly hashes: ReadonlySet<string>; readonly ids: ReadonlySet<string> }): Steps<{ readonly done: FileImport; readonly memory: ImportMemory | null }> {
  const importId = importIdOf(file.hash, ids);
  const common = { importId, name: file.name, hash: file.hash, profile, destination: target.destination, table: target.table.name };
  if (hashes.has(file.hash)) {
    return { done: { ...common, fates: reading.rows.map(() => "present"), added: 0, present: reading.rows.length, alike: 0, unsure: [], wholeFileKnown: true }, memory: null };
  }
  const rows = reading.kind === "aging" ? reading.rows.map(openAsAmount) : reading.rows;
  const oneCurrency = new Set(rows.map(({ currency }) => currency)).size <= 1;
  const fitted = yield* mapSteps(rows, (row) => target.fit(row, reading.owner ?? ""));
  const forms = yield* target.forms(fitted.map(({ cells }) => cells), rows);
  // A row that the table would not read has no form.
  const known = forms.map((form) => (form as KnownRow | undefined) && { ...form, source: profile }) as readonly KnownRow[];
  yield;
  const fates = new Array<RowFate>(rows.length).fill("added");
  const fitting: number[] = [];
  fitted.forEach(({ unfit }, index) => {
    const wrong = unfit ?? target.unkept(known[index], rows[index]!, oneCurrency);
    if (wrong) fates[index] = wrong;
    else fitting.push(index);
  });
  const { presence, alike, unsure } = yield* presenceOf(fitting.map((index) => known[index]!), target.known, reading.kind);
  fitting.forEach((index, place) => (fates[index] = presence[place] === "new" ? "added" : presence[place] === "present" ? "present" : "document-differs"));
  const fresh = fitting.filter((index) => fates[index] === "added");
  for (const place of target.turning(fresh.map((index) => rows[index]!))) fates[fresh[place]!] = "sign-against-type";
  const added = fresh.filter((index) => fates[index] === "added");
  const traces = traceColumns(target.table.headers);
  const cells = yield* mapSteps(added, (index) => {
    const line = fitted[index]!.cells.slice();
    putTrace(line, traces, { file: file.name, row: placeOf(rows[index]!), importId });
    return line;
  });
  target.add(cells, added.map((index) => known[index]!), added.map((index) => rows[index]!));
  const present = fates.filter((fate) => fate === "present").length;
  return { done: { ...common, fates, added: added.length, present, alike, unsure: unsure.map((place) => fitting[place]!), wholeFileKnown: false }, memory: yield* importMemoryOf({ id: importId, table: target.table, rows: cells, hasImportColumn: traces.has("importId") }) };
}

/** A list of open items says what is open, which is what the ledger starts from. */
export function openAsAmount(row: SourceRow): SourceRow {
  return row.openMinor === undefined ? row : { ...row, amountMinor: row.openMinor };
}

function placeOf({ sheet, sourceRow }: SourceRow): string | number {
  return sheet === undefined ? sourceRow : `${sheet}!${sourceRow}`;
}
