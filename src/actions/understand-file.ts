import type { Day } from "../calendar/day";
import type { Settings } from "../settings/settings";
import { anyTable, rememberedScore } from "../sources/any-table";
import { profileNamed, recognise, type Recognition } from "../sources/registry";
import type { SourceContext, SourceFile, SourceReading } from "../sources/source";
import { type Job, WorkbookError } from "../workbook/workbook";

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
  /** Columns set right by hand, by file name: header → field. */
  readonly columns?: Readonly<Record<string, Readonly<Record<string, string>>>>;
  /** Whose files they are, where they do not say. */
  readonly customer?: string | null;
  /** Who understands a decoded file; this thread where it is left out. */
  readonly aside?: FileUnderstander;
}

/** A file that was understood. */
export interface UnderstoodFile {
  /** Which of the chosen files it is, or is inside of. */
  readonly chosen: number;
  readonly file: SourceFile;
  readonly profile: string;
  readonly reading: SourceReading;
  /** How surely it was recognised; left out where a person named the profile. */
  readonly score?: number;
}

export type Understood = Omit<UnderstoodFile, "chosen">;
export type FileUnderstander = (file: SourceFile, way: ReadingWay, job?: Job) => Promise<Understood | WorkbookError>;

/** Recognise a decoded file and read every row of it. What is wrong with the whole file is answered, not thrown. */
export function understand(file: SourceFile, way: ReadingWay): Understood | WorkbookError {
  const wanted = way.profiles?.[file.name] ?? way.profile ?? null;
  const found: Recognition = wanted === null ? orRemembered(recognise(file), file, way.settings) : named(wanted);
  if (found.kind === "unknown") return new WorkbookError("unreadable-file", { reason: wanted === null ? "not-recognised" : "profile-unknown", profile: wanted ?? "" });
  if (found.kind === "doubtful") return new WorkbookError("unreadable-file", { reason: "recognised-doubtfully", profiles: found.profiles.map(({ id }) => id).join(", ") });
  const reading = found.profile.read(file, contextOf(file, way));
  return { file, profile: found.profile.id, reading: (way.customer ?? null) === null ? reading : withParty(reading, way.customer!), ...(wanted === null && { score: found.score }) };
}

/** A list that says too little by itself may have columns that a person named in this workbook before. */
function orRemembered(found: Recognition, file: SourceFile, settings: Settings): Recognition {
  const score = found.kind === "unknown" ? rememberedScore(file, settings.columns) : 0;
  return score > 0 ? { kind: "recognised", profile: anyTable, score } : found;
}

function named(id: string): Recognition {
  const profile = profileNamed(id);
  return profile ? { kind: "recognised", profile, score: 1 } : { kind: "unknown" };
}

function contextOf(file: SourceFile, { settings, baseCurrency, latestDay, columns }: ReadingWay): SourceContext {
  const { name, taxNumber } = settings.statement.letterhead;
  const ourName = name !== "" ? name : taxNumber;
  const corrected = columns?.[file.name];
  return { settings, baseCurrency, latestDay, ...(ourName !== "" && { ourName }), ...(corrected && { columns: corrected }) };
}

/** Rows that name nobody are of the customer that the person named; a bank's are of whoever paid. */
function withParty(reading: SourceReading, customer: string): SourceReading {
  if (reading.kind === "bank") return reading;
  return { ...reading, owner: reading.owner ?? customer, rows: reading.rows.map((row) => (row.party === "" && (row.partyCode ?? "") === "" ? { ...row, party: customer } : row)) };
}

/** In this thread. */
export const understandHere: FileUnderstander = async (file, way) => understand(file, way);
