import { readSettings, writeSettings } from "../settings/read-settings";
import { sampleSettings, sampleSheets } from "../sheets/sample-ledger";
import type { Job, Workbook, WrittenSheets } from "../workbook/workbook";
import type { Language } from "../words/language";
import type { AddIn } from "./add-in";

/** Put a made-up ledger with all its tables into the workbook, on sheets of its own, and read it. */
export async function createSample(addIn: AddIn, job?: Job): Promise<WrittenSheets> {
  const written = await writeSample(addIn.workbook, addIn.language, job);
  await addIn.live.refresh(job);
  if (written.written[0]) await addIn.workbook.select({ kind: "sheet", name: written.written[0].name });
  return written;
}

/** The sample's sheets and what its workbook remembers; settings that the user already saved stay. */
export async function writeSample(workbook: Workbook, language: Language, job?: Job): Promise<WrittenSheets> {
  const stored = await workbook.readState();
  const written = await workbook.writeSheets(sampleSheets(language), job);
  if (stored === null) await workbook.writeState(writeSettings(sampleSettings(language)));
  else {
    const { settings } = readSettings(stored);
    if (settings.closingDate === null) await workbook.writeState(writeSettings({ ...settings, closingDate: sampleSettings(language).closingDate }));
  }
  return written;
}
