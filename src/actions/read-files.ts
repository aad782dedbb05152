import { breathe } from "../live/read-view";
import type { Steps } from "../check/steps";
import { readSourceSteps } from "../files/read-source";
import type { SourceFile } from "../sources/source";
import { type Job, throwIfCancelled, WorkbookError } from "../workbook/workbook";
import { type ReadingWay, understandHere, type UnderstoodFile } from "./understand-file";

export type { ReadingWay, UnderstoodFile } from "./understand-file";

/** A file as a person chose it. */
export interface ChosenFile {
  readonly name: string;
  readonly bytes: Uint8Array;
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
        const read = await (way.aside ?? understandHere)(file, way, job);
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
    const read = await (way.aside ?? understandHere)(file, way, job);
    if (read instanceof WorkbookError) left.push({ chosen, name: file.name, error: read, file });
    else understood.push({ chosen, ...read });
  }
  return { understood, left };
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
    await breathe();
    this.since = performance.now();
  }
}
