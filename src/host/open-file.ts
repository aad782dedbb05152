import { type AddIn, createAddIn } from "../actions/add-in";
import { runInWorker } from "../actions/run-in-worker";
import { type Day, dayOfDate } from "../calendar/day";
import { dayToSerial } from "../calendar/excel-date";
import { readDelimitedInSteps, tablesOfRows } from "../files/csv";
import { subscriptions } from "../functions/subscriptions";
import type { Table } from "../grid/table";
import { typedTableSteps } from "../ledger/typed-table";
import { breathe, stepByStep } from "../live/read-view";
import { downloadFile } from "../pane/download-file";
import { WorkbookError } from "../workbook/workbook";
import type { Language } from "../words/language";
import { EditState } from "./edit-state";
import { loadSheet } from "./memory-tables";
import { MemoryWorkbook } from "./memory-workbook";
import { OpenBook } from "./open-book";

/** A workbook in the workbench with all that lives with it. */
export interface Opened {
  readonly id: number;
  readonly book: OpenBook;
  readonly edit: EditState;
  /** The add-in for a language: the same ledger, other words. */
  readonly addIn: (language: Language) => AddIn;
  /** The first reading of the ledger has begun. */
  readonly ready: Promise<void>;
  readonly close: () => void;
}

/** A step of reading text that takes a few hundredths of a second. */
const TEXT_STEP_BYTES = 256 << 10;
/** The formulas are a large piece of code: fetched beside the file, so that the page is drawn before either is there. */
const formulasModule = import("./formulas");
let opened = 0;

/** Today by the browser's calendar: the workbench's one clock. */
export function today(): Day {
  const now = new Date();
  return dayOfDate(now.getFullYear(), now.getMonth() + 1, now.getDate())!;
}

/**
 * Open a workbook or a text file and start the add-in on it.
 *
 * The ledger is read when the formulas have their first results, because amounts may be formulas.
 * Errors: `unreadable-file`, `encrypted-file`.
 */
export async function openBytes(bytes: Uint8Array, name: string): Promise<Opened> {
  await breathe();
  const workbook = isZip(bytes) ? MemoryWorkbook.open(bytes, name) : await workbookOfText(bytes, name);
  for (const sheet of workbook.book.sheets) await loadSheet(sheet);
  const { Formulas } = await formulasModule;
  const formulas = new Formulas(workbook, { today: () => dayToSerial(today(), workbook.sheets()[0]?.date1904 ?? false) ?? 0 });
  const book = new OpenBook(workbook, formulas, name);
  const first = createAddIn({ workbook, language: "en", today, runReconciliation: runInWorker, readFile: async (...asked) => (await import("../actions/read-in-worker")).readInWorker(...asked), files: { save: downloadFile } });
  const byLanguage = new Map<Language, AddIn>();
  const ready = formulas.settled().then(async () => {
    await first.live.start();
    void first.live.refresh().catch(() => null); // a failure is in the ledger's state, which the pane shows
  });
  return {
    id: ++opened,
    book,
    ready,
    edit: new EditState(book),
    addIn: (language) => {
      const known = byLanguage.get(language) ?? { ...first, language };
      byLanguage.set(language, known);
      subscriptions.connect(first.live, language);
      return known;
    },
    close: () => {
      subscriptions.disconnect();
      void first.live.stop();
      book.close();
    },
  };
}

function isZip(bytes: Uint8Array): boolean {
  return (bytes[0] === 0x50 && bytes[1] === 0x4b) || (bytes[0] === 0xd0 && bytes[1] === 0xcf) || bytes.length === 0;
}

/** Called after its title, where a file has several lists: as a person would look for it. */
function sheetOfItsOwn(table: Table, { length }: readonly Table[]): Table {
  return { ...table, sheet: (length > 1 ? table.title?.split("\n").at(-1) : undefined) ?? table.name };
}

/** A text file becomes a workbook with a sheet for each of its lists, read in steps so that the page stays alive. */
async function workbookOfText(bytes: Uint8Array, name: string): Promise<MemoryWorkbook> {
  const title = name.replace(/\.[^.]*$/, "");
  const tables = tablesOfRows(await stepByStep(readDelimitedInSteps(bytes, name, TEXT_STEP_BYTES)), title);
  if (tables.length === 0) throw new WorkbookError("unreadable-file", { file: name, reason: "no-header" });
  const workbook = MemoryWorkbook.empty(name);
  for (const table of tables) {
    const typed = await stepByStep(typedTableSteps(table));
    workbook.addTable(sheetOfItsOwn(typed.table, tables), typed.formats);
  }
  return workbook;
}
