import { expect } from "@jest/globals";
import fs from "node:fs";
import path from "node:path";

const CASES = path.join(__dirname, "..", "cases");

/** Holds a text against its file under `tests/cases/<folder>/`; `UPDATE=1` writes the file anew. */
export function expectGolden(name: string, text: string, folder = "sheets"): void {
  const file = path.join(CASES, folder, `${name}.txt`);
  if (process.env.UPDATE === "1") fs.writeFileSync(file, text);
  expect(fs.existsSync(file) ? fs.readFileSync(file, "utf8") : `no file ${name}.txt: run with UPDATE=1`).toBe(text);
}
