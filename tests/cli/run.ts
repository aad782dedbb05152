import fs from "node:fs";
import os from "node:os";
import path from "node:path";
import { runCommandLine } from "../../src/cli/command-line";

export interface Run {
  readonly code: number;
  readonly out: string;
  readonly errors: readonly string[];
  readonly json: any; // eslint-disable-line @typescript-eslint/no-explicit-any
}

/** A folder of its own for one test file, with the given text files in it. */
export function folderWith(files: Readonly<Record<string, string | Uint8Array>>): { readonly at: (name: string) => string; readonly list: () => string[] } {
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), "customer-ledger-"));
  for (const [name, content] of Object.entries(files)) fs.writeFileSync(path.join(folder, name), content);
  return { at: (name) => path.join(folder, name), list: () => fs.readdirSync(folder).sort() };
}

export async function run(...argv: string[]): Promise<Run> {
  const out: string[] = [];
  const errors: string[] = [];
  const code = await runCommandLine(argv, { out: (text) => out.push(text), error: (text) => errors.push(text) });
  const text = out.join("\n");
  return { code, out: text, errors, json: argv.includes("--json") && text !== "" ? JSON.parse(text) : undefined };
}
