import { columnsRead, findLayout, type FoundLayout } from "./find-layout";
import { headerKey } from "./header-key";
import { textAbove } from "./preamble";
import { RowAccount } from "./row-account";
import type { SourceContext, SourceFile, SourceGrid, SourceKind, SourceProfile, SourceReading } from "./source";
import type { SystemField, SystemLayout } from "./system-layout";
import type { FoundSystem, SystemTable, TableTask } from "./system-table";

/** What an accounting system's export looks like, version by version, and how its rows are read. */
export interface System {
  readonly id: string;
  readonly kind: SourceKind;
  /** What stands above the table, or is the name of the sheet or file. */
  readonly titles: RegExp;
  /** Of versions that fit equally many columns, the first. */
  readonly layouts: readonly SystemLayout[];
  /** One reader for all tables of the file, which may know of each other. */
  readonly reader: (task: TableTask, before: readonly SystemTable[]) => SystemTable;
}

interface ScoredSystem extends FoundSystem {
  readonly score: number;
}

export function systemProfile(system: System): SourceProfile {
  const tablesOf = (file: SourceFile, corrected?: SourceContext["columns"]): readonly ScoredSystem[] => file.grids.map((grid) => bestTable(file, grid, system, corrected)).filter((table) => table !== null);
  return {
    id: system.id,
    kind: system.kind,
    recognise: (file) => Math.max(0, ...tablesOf(file).map(({ score }) => score)),
    read: (file, context) => readSystem(file, tablesOf(file, context.columns), { system, context }),
  };
}

/** Read every sheet that has one of the layouts. */
export function readSystem(file: SourceFile, tables: readonly FoundSystem[], { system, context }: { readonly system: Pick<System, "kind" | "reader">; readonly context: SourceContext }): SourceReading {
  const account = new RowAccount(file);
  const readers: SystemTable[] = [];
  for (const table of tables) readers.push(system.reader({ file, table, context, account, kind: system.kind }, readers.slice()));
  const controls = readers.flatMap((reader, index) => reader.read().map((control) => (tables.length > 1 ? { ...control, name: ofSheet(control.name, tables[index]!.found.grid.name) } : control)));
  const owners = new Set(readers.flatMap(({ owner }) => (owner === undefined ? [] : [owner])));
  const columns = tables[0] && columnsRead(tables[0].found);
  return { kind: system.kind, ...account.finish(tables.map(({ found }) => found)), controls, ...(owners.size === 1 && { owner: [...owners][0]! }), ...(columns && { columns }) };
}

/** `section-total: 1 - 30` → `section-total: Sheet1, 1 - 30`. */
function ofSheet(name: string, sheet: string): string {
  const colon = name.indexOf(": ");
  return colon < 0 ? `${name}: ${sheet}` : `${name.slice(0, colon)}: ${sheet}, ${name.slice(colon + 2)}`;
}

/** The version is chosen by the file itself; what a person set right changes its columns, and decides only where no version fits. */
function bestTable(file: SourceFile, grid: SourceGrid, system: System, corrected: SourceContext["columns"]): ScoredSystem | null {
  const own = bestOf(file, grid, system);
  if (!corrected) return own;
  const found = own && findLayout(grid, own.layout, 0, corrected);
  return own && found ? { ...own, found } : bestOf(file, grid, system, corrected);
}

function bestOf(file: SourceFile, grid: SourceGrid, { layouts, titles }: System, corrected?: SourceContext["columns"]): ScoredSystem | null {
  let best: ScoredSystem | null = null;
  for (const layout of layouts) {
    const found = findLayout(grid, layout, 0, corrected);
    const score = found ? scoreOf(file, found, { layout, titles }) : 0;
    if (found && score > (best?.score ?? 0)) best = { found, layout, score };
  }
  return best;
}

/** 0.5 to 0.98: how many of the headers the layout knows, how many of its columns are there, and the title of the report. */
function scoreOf(file: SourceFile, { grid, headerRow, headers, places, filled }: FoundLayout<SystemField>, { layout, titles }: { readonly layout: SystemLayout; readonly titles: RegExp }): number {
  const others = new Set((layout.others ?? []).map(headerKey));
  const used = new Set(places.values());
  const known = places.size + headers.filter((header, column) => !used.has(column) && header !== "" && others.has(headerKey(header))).length;
  const isTitled = titles.test(textAbove(grid, headerRow)) || titles.test(grid.name) || titles.test(file.name);
  return 0.5 + 0.22 * (known / filled) + 0.1 * (places.size / Object.keys(layout.columns).length) + (isTitled ? 0.15 : 0);
}
