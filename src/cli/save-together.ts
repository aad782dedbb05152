import fs from "node:fs";
import path from "node:path";
import { makeFolder } from "./output";
import { UsageError } from "./usage-error";

/** A file to be written. One that is there already is replaced only where that was asked for, or where it is one of ours that grows. */
export interface FileToSave {
  readonly path: string;
  readonly bytes: Uint8Array;
  readonly mayReplace: boolean;
}

/**
 * Write several files, all or none of them: beside their places first, then moved there.
 *
 * Errors: `UsageError` that names the file which is in the way or cannot be written; nothing is left behind then.
 */
export function saveTogether(files: readonly FileToSave[]): void {
  const existing = files.find((file) => !file.mayReplace && fs.existsSync(file.path));
  if (existing) throw new UsageError("out-exists", { file: existing.path });
  for (const folder of new Set(files.map((file) => path.dirname(file.path)))) makeFolder(folder);
  const beside: { readonly from: string; readonly to: string }[] = [];
  let current = "";
  try {
    for (const file of files) {
      current = file.path;
      if (fs.existsSync(file.path) && fs.statSync(file.path).isDirectory()) throw new UsageError("out-unwritable", { file: file.path, reason: "EISDIR" });
      const part = path.join(path.dirname(path.resolve(file.path)), `.${path.basename(file.path)}.part`);
      beside.push({ from: part, to: file.path });
      fs.writeFileSync(part, file.bytes);
    }
    for (const { from, to } of beside) {
      current = to;
      fs.renameSync(from, to);
    }
  } catch (error) {
    for (const { from } of beside) fs.rmSync(from, { force: true });
    const code = (error as NodeJS.ErrnoException).code;
    if (error instanceof UsageError || code === undefined) throw error;
    throw new UsageError("out-unwritable", { file: current, reason: code });
  }
}
