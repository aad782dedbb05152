import type { Day } from "../calendar/day";
import type { Steps } from "../check/steps";
import { readSourceSteps } from "../files/read-source";
import type { Settings } from "../settings/settings";
import { profileNamed, recognise, type Recognition } from "../sources/registry";
import type { SourceContext, SourceFile, SourceReading } from "../sources/source";
import { type Job, throwIfCancelled, WorkbookError } from "../workbook/workbook";

/** A file as a person chose it. */
export interface ChosenFile {
  readonly name: string;
  readonly bytes: Uint8Array;
}

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

/** A file, or one of a ZIP, that was not: nothing of it can be imported. */
export interface LeftFile {
  readonly chosen: number;
  readonly name: string;
  readonly error: WorkbookError;
  /** Left out where it could not even be decoded. */
  readonly file?: SourceFile;
}

export interface FilesRead {
  readonly understood: readonly UnderstoodFile[];
  readonly left: readonly LeftFile[];
}

/** A page stays awake when it may draw this often. */
const SLICE_MS = 12;

/**
 * Read files of other systems: decode, recognise, understand. Nothing changes.
 *
 * A file that cannot be read is told in `left` and keeps no other back.
 * Errors: `cancelled`. In `left`: those of `readSource`; `unreadable-file` with `reason` `not-recognised`, `recognised-doubtfully`, `profile-unknown`.
 */
export async function readFiles(files: readonly ChosenFile[], way: ReadingWay, job?: Job): Promise<FilesRead> {
  const understood: UnderstoodFile[] = [];
  const left: LeftFile[] = [];
  const breath = new Breath(job);
  for (const [index, chosen] of files.entries()) {
    job?.onProgress?.({ done: index, total: files.length, item: chosen.name });
    try {
      const source = await withBreath(readSourceSteps(chosen.bytes, chosen.name), job);
      left.push(...source.refused.map((refused) => ({ chosen: index, ...refused })));
      for (const file of source.files) {
        await breath.ifDue();
        const read = understand(file, way);
        if (read instanceof WorkbookError) left.push({ chosen: index, name: file.name, error: read, file });
        else understood.push({ chosen: index, ...read });
      }
    } catch (error) {
      if (!(error instanceof WorkbookError) || error.code === "cancelled") throw error;
      left.push({ chosen: index, name: chosen.name, error });
    }
  }
  job?.onProgress?.({ done: files.length, total: files.length, item: "" });
  return { understood, left };
}

/** Understand files that are decoded already in another way: a person named a layout, or set columns right. */
export async function readAgain(files: readonly { readonly chosen: number; readonly file: SourceFile }[], way: ReadingWay, job?: Job): Promise<FilesRead> {
  const understood: UnderstoodFile[] = [];
  const left: LeftFile[] = [];
  const breath = new Breath(job);
  for (const { chosen, file } of files) {
    await breath.ifDue();
    const read = understand(file, way);
    if (read instanceof WorkbookError) left.push({ chosen, name: file.name, error: read, file });
    else understood.push({ chosen, ...read });
  }
  return { understood, left };
}

function understand(file: SourceFile, way: ReadingWay): Omit<UnderstoodFile, "chosen"> | WorkbookError {
  const wanted = way.profiles?.[file.name] ?? way.profile ?? null;
  const found: Recognition = wanted === null ? recognise(file) : named(wanted);
  if (found.kind === "unknown") return new WorkbookError("unreadable-file", { reason: wanted === null ? "not-recognised" : "profile-unknown", profile: wanted ?? "" });
  if (found.kind === "doubtful") return new WorkbookError("unreadable-file", { reason: "recognised-doubtfully", profiles: found.profiles.map(({ id }) => id).join(", ") });
  const reading = found.profile.read(file, contextOf(file, way));
  return { file, profile: found.profile.id, reading: (way.customer ?? null) === null ? reading : withParty(reading, way.customer!), ...(wanted === null && { score: found.score }) };
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

/** Run work that pauses by itself so that a page stays awake. Error `cancelled` between two steps. */
export async function withBreath<Answer>(steps: Steps<Answer>, job: Job | undefined): Promise<Answer> {
  const breath = new Breath(job);
  for (;;) {
    const step = steps.next();
    if (step.done) return step.value;
    await breath.ifDue();
  }
}

class Breath {
  private since = performance.now();

  constructor(private readonly job: Job | undefined) {}

  async ifDue(): Promise<void> {
    throwIfCancelled(this.job);
    if (performance.now() - this.since < SLICE_MS) return;
    await new Promise((resolve) => setTimeout(resolve, 0));
    this.since = performance.now();
  }
}
