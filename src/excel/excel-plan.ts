import type { SheetPlan } from "../grid/sheet-plan";
import { uniqueSheetName } from "../grid/sheet-name";
import { refuseTooLarge } from "../workbook/plan-limits";
import { markFormula, sheetToReplace, SHEET_MARK_NAME } from "../workbook/sheet-mark";
import { type Job, throwIfCancelled, WorkbookError, type WrittenSheets } from "../workbook/workbook";
import { queueDateSystem } from "./excel-dates";
import { writePlanCells } from "./excel-plan-cells";
import { clearSheet, type PointsOfWidth, queuePlanFrame, queuePlanNames, queuePlanTables, readPointsOfWidth, writePlanPictures } from "./excel-plan-frame";
import { queuePlanPage } from "./excel-plan-page";
import { queuePlanStyles } from "./excel-plan-styles";
import { queuePlanValidations } from "./excel-validations";
import { allSheets, type FoundSheet } from "./excel-sheets";

/** Where a plan goes: the sheet it replaces, or none yet, and the name it has or will have. */
interface Destination {
  readonly plan: SheetPlan;
  readonly existing: FoundSheet | null;
  readonly name: string;
}

/**
 * Write sheets, see `Workbook.writeSheets`. Whatever can refuse is asked before the first cell is written.
 *
 * Holds: no API is used that takes the user's undo away (no copy, rename, delete or move of sheets), except to take back a sheet that failed half-way.
 */
export async function writeSheets(context: Excel.RequestContext, plans: readonly SheetPlan[], job?: Job): Promise<WrittenSheets> {
  throwIfCancelled(job);
  plans.forEach(refuseTooLarge);
  const destinations = await chooseDestinations(context, plans);
  const dates = queueDateSystem(context);
  await context.sync();
  const setting: Setting = { date1904: dates(), nameOfKey: new Map(destinations.map(({ plan, name }) => [plan.key, name])), pointsOf: null };
  const written: { key: string; name: string; replaced: boolean }[] = [];
  for (const destination of destinations) {
    if (job?.signal?.aborted) return { written, cancelled: true };
    await writePlan(context, destination, setting);
    written.push({ key: destination.plan.key, name: destination.name, replaced: destination.existing !== null });
    job?.onProgress?.({ done: written.length, total: plans.length, item: destination.name });
  }
  return { written, cancelled: false };
}

async function chooseDestinations(context: Excel.RequestContext, plans: readonly SheetPlan[]): Promise<Destination[]> {
  const workbook = context.workbook;
  workbook.protection.load("protected");
  workbook.tables.load("items/name,items/worksheet/name");
  workbook.names.load("items/name");
  const sheets = await allSheets(context);
  const taken = new Set(sheets.map(({ name }) => name.toLowerCase()));
  const destinations = plans.map((plan): Destination => {
    const existing = sheetToReplace(sheets, plan);
    const name = existing?.name ?? uniqueSheetName(plan.name, taken);
    taken.add(name.toLowerCase());
    return { plan, existing, name };
  });
  const locked = destinations.find(({ existing }) => existing?.protected);
  if (locked) throw new WorkbookError("protected", { sheet: locked.name });
  if (workbook.protection.protected && destinations.some(({ existing }) => !existing)) throw new WorkbookError("protected", { sheet: "" });
  refuseTakenNames(destinations, [
    ...workbook.tables.items.map(({ name, worksheet }) => ({ name, sheet: worksheet.name })),
    ...workbook.names.items.map(({ name }) => ({ name, sheet: null })),
  ]);
  return destinations;
}

/** Table names are unique in the workbook; those on a sheet that will be replaced are free again. */
function refuseTakenNames(destinations: readonly Destination[], names: readonly { readonly name: string; readonly sheet: string | null }[]): void {
  const replaced = new Set(destinations.flatMap(({ existing }) => (existing ? [existing.name] : [])));
  const taken = new Set(names.flatMap(({ name, sheet }) => (sheet !== null && replaced.has(sheet) ? [] : [name.toLowerCase()])));
  for (const { name } of destinations.flatMap(({ plan }) => plan.tables)) {
    if (taken.has(name.toLowerCase())) throw new WorkbookError("name-taken", { name });
    taken.add(name.toLowerCase());
  }
}

/** What all sheets of a run share. */
interface Setting {
  readonly date1904: boolean;
  readonly nameOfKey: ReadonlyMap<string, string>;
  /** Known from the first sheet on. */
  pointsOf: PointsOfWidth | null;
}

/** Two requests for a sheet of usual size: its cells, then all the rest. */
async function writePlan(context: Excel.RequestContext, { plan, existing, name }: Destination, setting: Setting): Promise<void> {
  const sheet = existing ? existing.sheet : addSheet(context, name, plan.key);
  try {
    const names = existing ? await clearSheet(context, sheet, plan) : new Set<string>();
    setting.pointsOf ??= await readPointsOfWidth(context, sheet);
    queuePlanFrame(sheet, plan, setting.pointsOf);
    await writePlanCells(context, sheet, plan, setting);
    context.application.suspendScreenUpdatingUntilNextSync();
    queuePlanStyles(sheet, plan);
    queuePlanPage(sheet, plan);
    queuePlanNames(sheet, plan, { sheetName: name, existing: names });
    queuePlanTables(sheet, plan);
    queuePlanValidations(sheet, plan);
    await context.sync();
    await writePlanPictures(context, sheet, plan);
  } catch (error) {
    if (!existing) await removeHalf(context, name);
    throw error;
  }
}

function addSheet(context: Excel.RequestContext, name: string, key: string): Excel.Worksheet {
  const sheet = context.workbook.worksheets.add(name);
  sheet.names.add(SHEET_MARK_NAME, markFormula(key)).visible = false;
  return sheet;
}

/** Take back a new sheet that could not be finished; where even that fails, the first failure is the one to tell. */
async function removeHalf(context: Excel.RequestContext, name: string): Promise<void> {
  try {
    const half = context.workbook.worksheets.getItemOrNullObject(name);
    await context.sync();
    if (!half.isNullObject) half.delete();
    await context.sync();
  } catch {
    return;
  }
}
