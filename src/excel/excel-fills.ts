import type { CellRange } from "../grid/sheet-plan";
import { addressBatches, rectanglesOf } from "./cell-areas";

/** Blocks looked at in one request, and the size from which a mixed block is read cell by cell. */
const BLOCKS_PER_REQUEST = 200;
const ROWS_CELL_BY_CELL = 500;
const PARTS = 4;

/** `RRGGBB`, null for no fill, `other` for a pattern or gradient that cannot be put back. */
export type Fill = string | null | { readonly other: true };

export function cellKey(row: number, column: number): number {
  return row * 16_384 + column;
}

/**
 * The fills of cells, without asking for each: a block of one fill answers at once, a mixed one is halved until it is small.
 *
 * Shape: by `cellKey` of the sheet position, for at least the cells asked for.
 */
export async function readFills(context: Excel.RequestContext, sheet: Excel.Worksheet, rowsOfColumn: ReadonlyMap<number, readonly number[]>): Promise<Map<number, Fill>> {
  const fills = new Map<number, Fill>();
  let blocks: CellRange[] = [...rowsOfColumn].map(([column, rows]) => ({ left: column, right: column, top: least(rows), bottom: most(rows) }));
  while (blocks.length > 0) {
    const batch = blocks.slice(0, BLOCKS_PER_REQUEST);
    blocks = blocks.slice(BLOCKS_PER_REQUEST);
    const ranges = batch.map((block) => {
      const range = sheet.getRangeByIndexes(block.top, block.left, block.bottom - block.top + 1, 1);
      range.format.fill.load("color,pattern");
      return range;
    });
    await context.sync();
    const mixed = batch.filter((block, index) => {
      const { color, pattern } = ranges[index]!.format.fill;
      const fill = fillOf(color, pattern);
      ranges[index]!.untrack();
      if (fill === undefined) return true;
      for (let row = block.top; row <= block.bottom; row += 1) fills.set(cellKey(row, block.left), fill);
      return false;
    });
    const wanted = (block: CellRange): boolean => rowsOfColumn.get(block.left)!.some((row) => row >= block.top && row <= block.bottom);
    blocks.push(...mixed.filter(isLong).flatMap(split).filter(wanted));
    await readCellByCell(context, sheet, mixed.filter((block) => !isLong(block)), fills);
  }
  return fills;
}

function isLong({ top, bottom }: CellRange): boolean {
  return bottom - top + 1 > ROWS_CELL_BY_CELL;
}

function split(block: CellRange): CellRange[] {
  const rows = Math.ceil((block.bottom - block.top + 1) / PARTS);
  return Array.from({ length: PARTS }, (_, part) => ({ ...block, top: block.top + part * rows, bottom: Math.min(block.bottom, block.top + (part + 1) * rows - 1) })).filter(({ top, bottom }) => top <= bottom);
}

async function readCellByCell(context: Excel.RequestContext, sheet: Excel.Worksheet, blocks: readonly CellRange[], fills: Map<number, Fill>): Promise<void> {
  if (blocks.length === 0) return;
  const answers = blocks.map(({ top, bottom, left }) => sheet.getRangeByIndexes(top, left, bottom - top + 1, 1).getCellProperties({ format: { fill: { color: true, pattern: true } } }));
  await context.sync();
  blocks.forEach(({ top, left }, index) => {
    answers[index]!.value.forEach((row, offset) => {
      const { color, pattern } = row[0]?.format?.fill ?? {};
      const fill = fillOf(color, pattern);
      // No fill is an answer, null; only a fill that cannot be told is one that could not be put back.
      fills.set(cellKey(top + offset, left), fill === undefined ? { other: true } : fill);
    });
  });
}

/** Undefined where the block's cells differ. Excel calls no fill white; only its pattern tells the two apart. */
function fillOf(color: unknown, pattern: unknown): Fill | undefined {
  if (typeof pattern !== "string" || pattern === "") return undefined;
  if (pattern === "None") return null;
  if (pattern !== "Solid") return { other: true };
  return typeof color === "string" && /^#[0-9a-f]{6}$/i.test(color) ? color.slice(1).toUpperCase() : undefined;
}

/** Queue fills for many cells, a colour at a time; null takes the fill away. */
export function queueFills(sheet: Excel.Worksheet, cells: Iterable<readonly [row: number, column: number, fill: string | null]>): void {
  const byFill = new Map<string | null, Map<number, number[]>>();
  for (const [row, column, fill] of cells) {
    const rows = byFill.get(fill) ?? new Map<number, number[]>();
    byFill.set(fill, rows);
    rows.set(row, [...(rows.get(row) ?? []), column]);
  }
  for (const [fill, rows] of byFill) {
    for (const address of addressBatches(rectanglesOf(rows))) {
      const areas = sheet.getRanges(address);
      if (fill === null) areas.format.fill.clear();
      else areas.format.fill.color = `#${fill}`;
    }
  }
}

/** Not by spreading into `Math.min`: there may be more rows than a call takes arguments. */
function least(rows: readonly number[]): number {
  return rows.reduce((one, other) => Math.min(one, other), Infinity);
}

function most(rows: readonly number[]): number {
  return rows.reduce((one, other) => Math.max(one, other), -Infinity);
}
