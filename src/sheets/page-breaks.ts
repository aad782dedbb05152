import { assert } from "../check/assert";
import type { PageSetup } from "../grid/sheet-plan";

/** Height and width in points, portrait. */
const PAPER_POINTS = { A4: { width: 595, height: 842 }, Letter: { width: 612, height: 792 } } as const;
/** Margins that the ports set: half an inch at the sides, a little more above and below. */
const SIDE_MARGIN_POINTS = 36;
const END_MARGIN_POINTS = 47;
const POINTS_PER_CHARACTER = 5.35;
const COLUMN_PADDING_POINTS = 3.75;
/** Other fonts and printers make rows a little taller than planned. */
const SLACK = 0.96;

/** Points of sheet that fit on one page when its columns are scaled to the page's width (never enlarged). */
export function pagePoints(columnWidths: readonly number[], { paper, orientation }: Pick<PageSetup, "paper" | "orientation">): number {
  const size = PAPER_POINTS[paper];
  const [across, along] = orientation === "portrait" ? [size.width, size.height] : [size.height, size.width];
  const wanted = columnWidths.reduce((sum, width) => sum + width * POINTS_PER_CHARACTER + COLUMN_PADDING_POINTS, 0);
  const scale = Math.min(1, (across - 2 * SIDE_MARGIN_POINTS) / wanted);
  return ((along - 2 * END_MARGIN_POINTS) / scale) * SLACK;
}

/** Rows that must not be torn apart, both ends included. */
export interface Block {
  readonly from: number;
  readonly to: number;
}

/**
 * Where to break pages so that no block is torn: a total keeps the lines above it, a reply slip stays whole.
 *
 * A block that no page could hold is broken like any other rows.
 * Shape: rows before which a page begins, ascending. `repeatedPoints` is what the repeated headings take on every page but the first.
 * Errors: asserts that blocks ascend and do not overlap.
 */
export function pageBreaks(heights: readonly number[], { blocks, capacityPoints, repeatedPoints }: {
  readonly blocks: readonly Block[];
  readonly capacityPoints: number;
  readonly repeatedPoints: number;
}): readonly number[] {
  blocks.forEach((block, index) => assert(index === 0 || block.from > blocks[index - 1]!.to, "Blocks ascend and do not overlap"));
  const breaks: number[] = [];
  const endOf = new Map(blocks.map(({ from, to }) => [from, to]));
  let used = 0;
  for (let row = 0; row < heights.length; ) {
    const to = endOf.get(row) ?? row;
    const wanted = sumOf(heights, row, to);
    const roomOnFreshPage = capacityPoints - repeatedPoints;
    const room = (breaks.length === 0 ? capacityPoints : roomOnFreshPage) - used;
    if (wanted <= room || used === 0) {
      used += wanted;
      row = to + 1;
    } else if (wanted <= roomOnFreshPage || to === row) {
      breaks.push(row);
      used = 0;
    } else {
      // Too tall for any page: give up on keeping it whole.
      endOf.delete(row);
    }
  }
  return breaks;
}

function sumOf(heights: readonly number[], from: number, to: number): number {
  let sum = 0;
  for (let row = from; row <= to; row++) sum += heights[row]!;
  return sum;
}
