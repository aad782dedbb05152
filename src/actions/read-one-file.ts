import type { Steps } from "../check/steps";
import { readSourceSteps } from "../files/read-source";
import { stepByStep } from "../live/read-view";
import type { SourceFile } from "../sources/source";
import { type Job, WorkbookError } from "../workbook/workbook";
import { headOfFile } from "./file-head";
import { type ReadingWay, understand, type Understood } from "./understand-file";

/** A file as a person chose it. */
export interface ChosenFile {
  readonly name: string;
  readonly bytes: Uint8Array;
}

/** A part of a chosen file that was not understood: nothing of it can be imported. */
export interface LeftPart {
  readonly name: string;
  readonly error: WorkbookError;
  /** Its head; left out where it could not even be decoded. */
  readonly file?: SourceFile;
}

/** What one chosen file gave: a ZIP and an OFD may hold several. */
export interface ReadFile {
  readonly understood: readonly Understood[];
  readonly left: readonly LeftPart[];
}

/** Who reads a chosen file; `onShare` is told how much of it is done, 0 to 1. */
export type FileReader = (chosen: ChosenFile, way: ReadingWay, job?: Job, onShare?: (share: number) => void) => Promise<ReadFile>;

/** Decoding takes about so much of the time. */
const DECODED_SHARE = 0.4;

/**
 * Decode one file, recognise and understand what is in it, with pauses in between.
 *
 * Errors are answered, not thrown: those of `readSource`; `unreadable-file` with `reason` `not-recognised`, `recognised-doubtfully`, `profile-unknown`.
 */
export function* readOneSteps({ name, bytes }: ChosenFile, way: ReadingWay, onShare: (share: number) => void = () => undefined): Steps<ReadFile> {
  const understood: Understood[] = [];
  const left: LeftPart[] = [];
  try {
    const source = yield* readSourceSteps(bytes, name, (share) => onShare(share * DECODED_SHARE));
    left.push(...source.refused);
    for (const [index, file] of source.files.entries()) {
      onShare(DECODED_SHARE + ((1 - DECODED_SHARE) * index) / source.files.length);
      yield;
      const read = understand(file, way);
      if (read instanceof WorkbookError) left.push({ name: file.name, error: read, file: headOfFile(file) });
      else understood.push(read);
    }
  } catch (error) {
    if (!(error instanceof WorkbookError)) throw error;
    left.push({ name, error });
  }
  return { understood, left };
}

/** In this thread. */
export const readHere: FileReader = (chosen, way, job, onShare) => stepByStep(readOneSteps(chosen, way, onShare), job);
