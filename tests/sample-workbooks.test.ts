import { describe, expect, test } from "@jest/globals";
import fs from "node:fs";
import path from "node:path";
import { MemoryWorkbook } from "../src/host/memory-workbook";
import { readView } from "../src/live/read-view";
import { writeSample } from "../src/actions/create-sample";
import type { Day } from "../src/calendar/day";
import type { Language } from "../src/words/language";

const FILES: Readonly<Record<Language, string>> = { en: "sample.xlsx", zh: "样例.xlsx" };
const fileOf = (language: Language): string => path.join(__dirname, "..", "assets", FILES[language]);

async function made(language: Language): Promise<Uint8Array> {
  const workbook = MemoryWorkbook.empty();
  await writeSample(workbook, language);
  return workbook.save();
}

describe.each(["en", "zh"] as const)("the sample workbook (%s)", (language) => {
  test("is what the program makes today (UPDATE=1 writes it)", async () => {
    const bytes = await made(language);
    if (process.env.UPDATE) fs.writeFileSync(fileOf(language), bytes);
    expect(Buffer.from(bytes).equals(fs.readFileSync(fileOf(language)))).toBe(true);
  });

  test("opens as a ledger with customers, lists and the findings it was given", async () => {
    const workbook = MemoryWorkbook.open(fs.readFileSync(fileOf(language)), FILES[language]);
    const reading = await readView(workbook, { today: 20000 as Day, version: 1 });
    if (reading.kind !== "view") throw new Error(JSON.stringify(reading.issues));
    expect(reading.view.ledger.customers.length).toBeGreaterThan(5);
    expect(reading.view.ledger.rowsRead).toBeGreaterThan(200);
    expect(reading.view.issues.length).toBeGreaterThan(0);
    expect(reading.view.issues.filter((issue) => issue.code === "invariant-broken" || issue.code === "control-differs")).toEqual([]);
  });
});
