import { describe, expect, test } from "@jest/globals";
import { readSource } from "../../src/files/read-source";
import type { Table } from "../../src/grid/table";
import { readLedger } from "../../src/ledger/read-ledger";
import { DEFAULT_SETTINGS } from "../../src/settings/settings";
import { type ImportFile, type ImportPlan, planImport } from "../../src/sources/add-to-tables";
import { type Destination, destinationOf } from "../../src/sources/destination";
import { recognise, SOURCE_PROFILES } from "../../src/sources/registry";
import type { SourceFile, SourceReading } from "../../src/sources/source";
import { sourceCases } from "./source-cases";
import { contextOf } from "./source-file";

const fileOf = (text: string): SourceFile => readSource(new TextEncoder().encode(text), "export").files[0]!;
const read = (file: SourceFile): { readonly profile: string; readonly reading: SourceReading } => {
  const found = recognise(file);
  if (found.kind !== "recognised") throw new Error(found.kind);
  return { profile: found.profile.id, reading: found.profile.read(file, contextOf()) };
};
/** Rows that name nobody get the customer whom a person would name. */
const withParties = ({ profile, reading }: ReturnType<typeof read>): ReturnType<typeof read> => ({ profile, reading: { ...reading, rows: reading.rows.map((row) => (row.party === "" && reading.kind !== "bank" ? { ...row, party: "Somebody" } : row)) } });
const structured = sourceCases("structured", fileOf);
const ofd = structured.filter(({ title }) => title.startsWith("增值税电子发票")).map((each) => ({ ...each, title: "inside an OFD", file: { ...each.file, name: "a.ofd" } }));
const cases = [...sourceCases("banks"), ...sourceCases("wallets"), ...sourceCases("systems"), ...structured, ...ofd].map(({ title, file }) => ({ title, ...withParties(read(file)) }));

let hashes = 0;
const fileWith = (profile: string, reading: SourceReading, rows = reading.rows): ImportFile => ({ file: { name: `${++hashes}.csv`, hash: `${hashes}`.padStart(64, "0") }, profile, reading: { ...reading, rows } });

/** A workbook of one table, as far as an import goes: what stands in it, and what the next file adds. */
class Kept {
  private table: Table | null = null;

  add(file: ImportFile): ImportPlan["files"][number] {
    const destination: Destination = destinationOf(file.reading.kind);
    const ledger = destination === "ledger" && this.table ? readLedger({ ledger: this.table, customers: null, allocations: null, instalments: null, rates: null, settings: DEFAULT_SETTINGS }).ledger : null;
    const plan = planImport([file], { settings: DEFAULT_SETTINGS, language: "en", ledger, tables: { [destination]: this.table }, importedHashes: new Set(), importIds: new Set(), tableNames: new Set() });
    for (const { table: { info }, rows } of plan.made) this.table = { ...info, rows, rowCount: rows.length, date1904: false, source: "workbook" };
    for (const { rows } of plan.appends) this.table = { ...this.table!, rows: [...this.table!.rows, ...rows], rowCount: this.table!.rows.length + rows.length };
    return plan.files[0]!;
  }

  get headers(): Table["headers"] {
    return this.table?.headers ?? [];
  }

  get rows(): Table["rows"] {
    return this.table?.rows ?? [];
  }
}

/** What an export never cuts: the rows of one number; each row without one is on its own. */
function documentOf({ document, party }: { readonly document: string; readonly party: string }, index: number): string {
  return document === "" ? `row ${index}` : `${party} ${document}`;
}

/** Days and amounts in the table: the first file decides which other columns are made. */
function contentOf({ rows, headers }: Kept): readonly string[] {
  const places = headers.flatMap((header, place) => (["Date", "Debit", "Credit", "Amount"].includes(header) ? [place] : []));
  return rows.map((row) => places.map((place) => row[place]).join("|")).sort();
}

test("every layout has a case here", () => {
  expect(SOURCE_PROFILES.map(({ id }) => id).filter((id) => !cases.some(({ profile }) => profile === id))).toEqual([]);
});

describe.each(cases.filter(({ reading }) => reading.rows.length > 0).map(({ title, profile, reading }) => [`${profile}: ${title}`, profile, reading] as const))("%s", (_, profile, reading) => {
  test("comes whole, and again, under another name and in another order, adds nothing", () => {
    const kept = new Kept();
    const first = kept.add(fileWith(profile, reading));
    expect(first.fates.filter((fate) => fate !== "added")).toEqual([]);
    for (const rows of [reading.rows, [...reading.rows].reverse()]) expect(kept.add(fileWith(profile, reading, rows))).toMatchObject({ added: 0, present: reading.rows.length });
  });

  test("of an overlapping period adds what is new, whichever file comes first", () => {
    // No export cuts a document in two: one with other lines is told as changed.
    const groups = [...new Set(reading.rows.map(documentOf))];
    const cut = Math.ceil(groups.length / 2);
    const of = (some: readonly string[]) => reading.rows.filter((row, index) => some.includes(documentOf(row, index)));
    const parts = [of(groups.slice(0, cut)), reading.rows, of(groups.slice(cut - 1))];
    const [whole, pieces, backwards] = [new Kept(), new Kept(), new Kept()];
    whole.add(fileWith(profile, reading));
    for (const rows of parts) pieces.add(fileWith(profile, reading, rows));
    for (const rows of [...parts].reverse()) backwards.add(fileWith(profile, reading, rows));
    expect(contentOf(pieces)).toEqual(contentOf(whole));
    expect(contentOf(backwards)).toEqual(contentOf(whole));
  });
});
