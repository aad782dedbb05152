import type { Day } from "../calendar/day";
import { type ImportColumns, sameHeaders } from "../settings/import-columns";
import type { Settings } from "../settings/settings";
import { anyTable, rememberedScore } from "../sources/any-table";
import { profileNamed, recognise, type Recognition } from "../sources/registry";
import type { SourceContext, SourceFile, SourceProfile, SourceReading } from "../sources/source";
import { WorkbookError } from "../workbook/workbook";
import { isCustomerList } from "./customer-list";
import { headOfFile, headRows } from "./file-head";

/** How files are to be read. What is left out is found out. */
export interface ReadingWay {
  readonly settings: Settings;
  readonly baseCurrency: string | null;
  /** Dates without a year are not after it. */
  readonly latestDay: Day;
  /** Name of a profile for all files. */
  readonly profile?: string | null;
  /** Name of a profile for one file, by file name: before the one for all. */
  readonly profiles?: Readonly<Record<string, string>>;
  /** Columns set right by hand, by file name: header → field. They come on top of those that the workbook remembers. */
  readonly columns?: Readonly<Record<string, Readonly<Record<string, string>>>>;
  /** Whose files they are, where they do not say. */
  readonly customer?: string | null;
}

/** A file that was understood. */
export interface UnderstoodFile {
  /** Which of the chosen files it is, or is inside of. */
  readonly chosen: number;
  /** Its head only: what the rows say is in the reading. */
  readonly file: SourceFile;
  readonly profile: string;
  readonly reading: SourceReading;
  /** How surely it was recognised; left out where a person named the profile. */
  readonly score?: number;
  /** Its columns were read as a person set them right before. */
  readonly remembered?: ImportColumns;
}

export type Understood = Omit<UnderstoodFile, "chosen">;

/** Recognised as surely as this, a file is of no other layout, whatever a person once said of such headers. */
const SURE_FROM = 0.85;

/** Recognise a decoded file and read every row of it. What is wrong with the whole file is answered, not thrown. */
export function understand(file: SourceFile, way: ReadingWay): Understood | WorkbookError {
  const wanted = way.profiles?.[file.name] ?? way.profile ?? null;
  const found: Recognition = wanted === null ? orRemembered(recognise(file), file, way.settings) : named(wanted);
  if (found.kind === "unknown") return new WorkbookError("unreadable-file", { reason: wanted !== null ? "profile-unknown" : isCustomerList(file) ? "customer-list" : "not-recognised", profile: wanted ?? "" });
  if (found.kind === "doubtful") return new WorkbookError("unreadable-file", { reason: "recognised-doubtfully", profiles: found.profiles.map(({ id }) => id).join(", ") });
  const { reading, remembered } = readWith(found.profile, file, way);
  return {
    file: headOfFile(file), profile: found.profile.id, reading: (way.customer ?? null) === null ? reading : withParty(reading, way.customer!),
    ...(wanted === null && { score: found.score }), ...(remembered && { remembered }),
  };
}

/** A person's word on a list with these headers stands before a guess; so do columns that a person named for a table of the workbook. */
function orRemembered(found: Recognition, file: SourceFile, { columns, importColumns }: Settings): Recognition {
  if (found.kind === "recognised" && (found.score >= SURE_FROM || importColumns.some(({ profile }) => profile === found.profile.id))) return found;
  const known = [...importColumns].reverse().find(({ headers }) => hasHeaders(file, headers));
  const profile = known && profileNamed(known.profile);
  if (profile) return { kind: "recognised", profile, score: REMEMBERED_SCORE };
  const score = found.kind === "unknown" ? rememberedScore(file, columns) : 0;
  return score > 0 ? { kind: "recognised", profile: anyTable, score } : found;
}
/** As sure as a list can be that is known by its headers alone. */
const REMEMBERED_SCORE = 0.5;

/** What the layout reads, with the columns that a person set right for such headers in this workbook, and on top of them those set right for this file. */
function readWith(profile: SourceProfile, file: SourceFile, way: ReadingWay): { readonly reading: SourceReading; readonly remembered?: ImportColumns } {
  const own = way.columns?.[file.name];
  const known = way.settings.importColumns.filter((each) => each.profile === profile.id);
  if (known.length > 0) {
    const plain = profile.read(file, contextOf(way, undefined)).columns ?? [];
    const remembered = [...known].reverse().find(({ headers }) => sameHeaders(headers, plain.map(({ header }) => header)) || hasHeaders(file, headers));
    if (remembered) return { reading: profile.read(file, contextOf(way, { ...remembered.columns, ...own })), remembered };
  }
  return { reading: profile.read(file, contextOf(way, own)) };
}

/** A row of the head says exactly these, in whatever order. */
function hasHeaders({ grids }: SourceFile, headers: readonly string[]): boolean {
  return grids.some((grid) => headRows(grid).some((row) => sameHeaders(row.filter((text) => text !== ""), headers)));
}

function named(id: string): Recognition {
  const profile = profileNamed(id);
  return profile ? { kind: "recognised", profile, score: 1 } : { kind: "unknown" };
}

function contextOf({ settings, baseCurrency, latestDay }: ReadingWay, columns: Readonly<Record<string, string>> | undefined): SourceContext {
  const { name, taxNumber } = settings.statement.letterhead;
  const ourName = name !== "" ? name : taxNumber;
  return { settings, baseCurrency, latestDay, ...(ourName !== "" && { ourName }), ...(columns && { columns }) };
}

/** Rows that name nobody are of the customer that the person named; a bank's are of whoever paid. */
function withParty(reading: SourceReading, customer: string): SourceReading {
  if (reading.kind === "bank") return reading;
  const controls = reading.controls.filter(({ name }) => name !== "owner");
  return { ...reading, controls, owner: reading.owner ?? customer, rows: reading.rows.map((row) => (row.party === "" && (row.partyCode ?? "") === "" ? { ...row, party: customer } : row)) };
}
