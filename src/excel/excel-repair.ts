import { type Job, throwIfCancelled, WorkbookError } from "../workbook/workbook";

const CELLS_PER_READ = 20_000;
const CELLS_PER_BATCH = 500;

interface Candidate {
  readonly sheet: Excel.Worksheet;
  readonly row: number;
  readonly column: number;
  readonly formula: string;
}

/**
 * Enter formulas with the prefix again, see `Workbook.reenterFormulas`.
 *
 * Excel shows a function it does not know yet as `_xldudf_LEDGER_BALANCE`; such a formula gets its own name back.
 */
export async function reenterFormulas(context: Excel.RequestContext, prefix: string, job?: Job): Promise<number> {
  const sheets = context.workbook.worksheets;
  sheets.load("items/name");
  await context.sync();
  sheets.items.forEach((sheet) => sheet.protection.load("protected"));
  await context.sync();
  const candidates: Candidate[] = [];
  for (const [index, sheet] of sheets.items.entries()) {
    throwIfCancelled(job);
    const found = await formulasWith(context, sheet, prefix);
    if (found.length > 0 && sheet.protection.protected) throw new WorkbookError("protected", { sheet: sheet.name });
    candidates.push(...found);
    job?.onProgress?.({ done: index + 1, total: sheets.items.length, item: sheet.name });
  }
  const anchors = await withoutSpilled(context, candidates);
  const foreign = foreignPrefix(prefix);
  for (let start = 0; start < anchors.length; start += CELLS_PER_BATCH) {
    throwIfCancelled(job);
    for (const { sheet, row, column, formula } of anchors.slice(start, start + CELLS_PER_BATCH)) {
      sheet.getRangeByIndexes(row, column, 1, 1).formulas = [[formula.replace(foreign, prefix)]];
    }
    await context.sync();
  }
  return anchors.length;
}

/** `LEDGER.` → every spelling of `_xldudf_LEDGER_`. */
function foreignPrefix(prefix: string): RegExp {
  return new RegExp(`_xldudf_${prefix.replace(/\./g, "_")}`, "gi");
}

async function formulasWith(context: Excel.RequestContext, sheet: Excel.Worksheet, prefix: string): Promise<Candidate[]> {
  const found: Candidate[] = [];
  const wanted = new RegExp(`${prefix.replace(/[.*+?^${}()|[\]\\]/g, "\\$&")}|${foreignPrefix(prefix).source}`, "i");
  for (const { rowIndex, columnIndex, rowCount, columnCount } of await areasWithFormulas(context, sheet)) {
    const step = Math.max(1, Math.floor(CELLS_PER_READ / columnCount));
    for (let row = 0; row < rowCount; row += step) {
      const piece = sheet.getRangeByIndexes(rowIndex + row, columnIndex, Math.min(step, rowCount - row), columnCount);
      piece.load("formulas,values");
      await context.sync();
      piece.formulas.forEach((line, offset) => line.forEach((formula: unknown, column) => {
        const isFormula = typeof formula === "string" && formula.startsWith("=") && formula !== piece.values[offset]![column];
        if (isFormula && wanted.test(formula)) found.push({ sheet, row: rowIndex + row + offset, column: columnIndex + column, formula });
      }));
      piece.untrack();
    }
  }
  return found;
}

/** Excel does not look for formulas on a protected sheet: there all used cells are read. */
async function areasWithFormulas(context: Excel.RequestContext, sheet: Excel.Worksheet): Promise<readonly Excel.Range[]> {
  if (sheet.protection.protected) {
    const used = sheet.getUsedRangeOrNullObject(true);
    used.load("rowIndex,columnIndex,rowCount,columnCount");
    await context.sync();
    return used.isNullObject ? [] : [used];
  }
  const cells = sheet.getRange().getSpecialCellsOrNullObject("Formulas");
  cells.areas.load("items/rowIndex,items/columnIndex,items/rowCount,items/columnCount");
  await context.sync();
  return cells.isNullObject ? [] : cells.areas.items;
}

/** A cell that a formula spills into shows that formula too; entering it there would stand in the way of the spill. */
async function withoutSpilled(context: Excel.RequestContext, candidates: readonly Candidate[]): Promise<Candidate[]> {
  const anchors: Candidate[] = [];
  for (let start = 0; start < candidates.length; start += CELLS_PER_BATCH) {
    const batch = candidates.slice(start, start + CELLS_PER_BATCH);
    const parents = batch.map(({ sheet, row, column }) => {
      const parent = sheet.getRangeByIndexes(row, column, 1, 1).getSpillParentOrNullObject();
      parent.load("rowIndex,columnIndex");
      return parent;
    });
    await context.sync();
    anchors.push(...batch.filter(({ row, column }, index) => parents[index]!.isNullObject || (parents[index]!.rowIndex === row && parents[index]!.columnIndex === column)));
  }
  return anchors;
}
