import type { LiveLedger } from "../live/live-ledger";

/**
 * Once cells of this workbook follow its ledger, have Excel start the add-in with the workbook: else they would stand still until somebody opens the pane.
 *
 * Kept by Excel in the workbook, from its next opening on. A workbook without LEDGER formulas is left alone.
 */
export function loadWithWorkbook(live: LiveLedger, cellsFollowing: () => number): void {
  const stop = live.subscribe(() => {
    if (live.state().status !== "ready" || cellsFollowing() === 0) return;
    stop();
    void keepLoading();
  });
}

async function keepLoading(): Promise<void> {
  try {
    if ((await Office.addin.getStartupBehavior()) !== Office.StartupBehavior.load) await Office.addin.setStartupBehavior(Office.StartupBehavior.load);
  } catch {
    // A workbook that may not be changed: the cells follow from the moment the pane is opened.
    return;
  }
}
