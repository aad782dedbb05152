/** A run of neighbouring columns, both ends included. */
export interface ColumnRun {
  readonly left: number;
  readonly right: number;
}

/**
 * Give each of several items a run of neighbouring columns, so that a strip of figures lies over a table of other columns.
 *
 * Runs are as even as the columns allow; where a run is narrower than its item, its last column is widened.
 * Shape: one run per item, from the first column to the last; `widths` are those of all columns, widened where needed. Null with fewer columns than items.
 */
export function spreadOver(needs: readonly number[], columnWidths: readonly number[]): { readonly runs: readonly ColumnRun[]; readonly widths: readonly number[] } | null {
  if (needs.length > columnWidths.length || needs.length === 0) return null;
  const needed = needs.reduce((sum, need) => sum + need, 0);
  const total = columnWidths.reduce((sum, width) => sum + width, 0);
  const runs: ColumnRun[] = [];
  let left = 0;
  let wantedEnd = 0;
  let end = 0;
  needs.forEach((need, item) => {
    wantedEnd += (need / needed) * total;
    const lastAllowed = columnWidths.length - (needs.length - item);
    let right = left;
    end += columnWidths[left]!;
    // Take another column while that brings the run's end nearer to its fair share.
    while (right < lastAllowed && (item === needs.length - 1 || Math.abs(end + columnWidths[right + 1]! - wantedEnd) < Math.abs(end - wantedEnd))) {
      right++;
      end += columnWidths[right]!;
    }
    runs.push({ left, right });
    left = right + 1;
  });
  const widths = [...columnWidths];
  runs.forEach((run, item) => {
    const has = widths.slice(run.left, run.right + 1).reduce((sum, width) => sum + width, 0);
    if (has < needs[item]!) widths[run.right]! += needs[item]! - has;
  });
  return { runs, widths };
}
