import { type Job, throwIfCancelled } from "../workbook/workbook";
import { type ChosenFile, type FileReader, type LeftPart, readHere } from "./read-one-file";
import type { ReadingWay, UnderstoodFile } from "./understand-file";

export type { ChosenFile } from "./read-one-file";
export type { ReadingWay, UnderstoodFile } from "./understand-file";

/** A file, or one of a ZIP, that was not understood. */
export interface LeftFile extends LeftPart {
  readonly chosen: number;
}

export interface FilesRead {
  readonly understood: readonly UnderstoodFile[];
  readonly left: readonly LeftFile[];
}

/** Progress counts in hundredths of a file. */
const PARTS = 100;

/**
 * Read files of other systems: decode, recognise, understand. Nothing changes.
 *
 * A file that cannot be read is told in `left` and keeps no other back.
 * Errors: `cancelled`. In `left`: those of `readOneSteps`.
 */
export async function readFiles(files: readonly ChosenFile[], way: ReadingWay, job?: Job, reader: FileReader = readHere): Promise<FilesRead> {
  return readSome(files, files.map((_, index) => index), way, job, reader);
}

/** The same for those of the files only whose places are named: a person chose another layout for one of them, or set its columns right. */
export async function readSome(files: readonly ChosenFile[], places: readonly number[], way: ReadingWay, job?: Job, reader: FileReader = readHere): Promise<FilesRead> {
  const understood: UnderstoodFile[] = [];
  const left: LeftFile[] = [];
  for (const [index, chosen] of places.entries()) {
    const file = files[chosen]!;
    const tell = (share: number): void => job?.onProgress?.({ done: Math.floor((index + share) * PARTS), total: places.length * PARTS, item: file.name, isShare: true });
    tell(0);
    throwIfCancelled(job);
    const read = await reader(file, way, job, tell);
    understood.push(...read.understood.map((each) => ({ chosen, ...each })));
    left.push(...read.left.map((each) => ({ chosen, ...each })));
  }
  return { understood, left };
}
