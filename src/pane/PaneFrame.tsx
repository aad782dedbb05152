import { makeStyles, mergeClasses, tokens } from "@fluentui/react-components";
import { lazy, Suspense, useEffect, useState } from "react";
import { perform } from "../actions/perform";
import { PANE_WORDS } from "../words/pane-words";
import { AsOfBar } from "./AsOfBar";
import { PaneDropContext, useFilesDropped } from "./dropped-files";
import { LiveRegion } from "./LiveRegion";
import { PaneMessage } from "./PaneMessage";
import { type TabName, usePane, useWords } from "./pane-state";
import { PaneTabs } from "./PaneTabs";
import { ViewSkeleton } from "./ViewSkeleton";

const FirstRun = lazy(() => import("./FirstRun").then((module) => ({ default: module.FirstRun })));
const VIEWS = {
  ledger: lazy(() => import("./LedgerView").then((module) => ({ default: module.LedgerView }))),
  aging: lazy(() => import("./AgingView").then((module) => ({ default: module.AgingView }))),
  statements: lazy(() => import("./StatementsView").then((module) => ({ default: module.StatementsView }))),
  reconcile: lazy(() => import("./ReconcileView").then((module) => ({ default: module.ReconcileView }))),
  export: lazy(() => import("./ExportView").then((module) => ({ default: module.ExportView }))),
  checks: lazy(() => import("./ChecksView").then((module) => ({ default: module.ChecksView }))),
  import: lazy(() => import("./ImportView").then((module) => ({ default: module.ImportView }))),
  formulas: lazy(() => import("./FormulasView").then((module) => ({ default: module.FormulasView }))),
  settings: lazy(() => import("./SettingsView").then((module) => ({ default: module.SettingsView }))),
} as const satisfies Record<TabName, unknown>;

const useStyles = makeStyles({
  pane: {
    height: "100%", minWidth: 0, minHeight: 0, display: "flex", flexDirection: "column", overflow: "hidden", containerType: "inline-size",
    backgroundColor: tokens.colorNeutralBackground1, color: tokens.colorNeutralForeground1, fontSize: tokens.fontSizeBase300, lineHeight: tokens.lineHeightBase300,
  },
  over: { outline: `2px dashed ${tokens.colorCompoundBrandStroke}`, outlineOffset: "-3px" },
  panel: { flex: "1 1 0", minHeight: 0, display: "flex", flexDirection: "column", outlineStyle: "none" },
});

/** Tabs, the date line, at most one message, the open view with its footer. Before first use: the choice of a ledger and nothing else. */
export function PaneFrame() {
  const styles = useStyles();
  const words = useWords(PANE_WORDS);
  const { tab, openTab } = usePane();
  const [stage, setStage] = useFirstRun();
  const openImport = (): void => {
    setStage("known");
    openTab("import");
  };
  const { drop, target } = useFilesDropped(openImport);
  if (stage === "checking") return <div className={styles.pane}><ViewSkeleton /></div>;
  if (stage !== "known") {
    return (
      <div className={styles.pane} {...target}>
        <PaneMessage />
        <Suspense fallback={<ViewSkeleton />}>
          <FirstRun onStart={() => setStage("choosing")} onDone={() => setStage("known")} onImport={openImport} />
        </Suspense>
        <LiveRegion />
      </div>
    );
  }
  const View = VIEWS[tab];
  return (
    <PaneDropContext.Provider value={drop}>
      <div className={mergeClasses(styles.pane, drop.over && styles.over)} {...target}>
        <PaneTabs />
        {tab !== "settings" && tab !== "import" && <AsOfBar />}
        <PaneMessage />
        <div className={styles.panel} role="tabpanel" id={`pane-panel-${tab}`} aria-label={words(`tab.${tab}`)}>
          <Suspense fallback={<ViewSkeleton />}>
            <View />
          </Suspense>
        </div>
        <LiveRegion />
      </div>
    </PaneDropContext.Provider>
  );
}

/** `first` ends by itself when a ledger appears; `choosing` only when the user is done with it. */
type Stage = "checking" | "first" | "choosing" | "known";

/** A workbook that the add-in was used in before is read at once; only a new one is asked about first. */
function useFirstRun(): [Stage, (stage: Stage) => void] {
  const { addIn, view, report } = usePane();
  const [stage, setStage] = useState<Stage>(view ? "known" : "checking");
  useEffect(() => {
    if (stage !== "checking") return undefined;
    let wanted = true;
    void perform(() => addIn.workbook.readState()).then(async (outcome) => {
      if (!wanted) return;
      if (outcome.kind !== "done") report(outcome);
      const known = outcome.kind === "done" && outcome.value !== null;
      setStage(known ? "known" : "first");
      // A failed reading is in the live state, which the message and the empty view show.
      if (known && addIn.live.state().status === "idle") await addIn.live.refresh().catch(() => null);
    });
    return () => {
      wanted = false;
    };
  }, [addIn, stage, report]);
  return [stage === "first" && view ? "known" : stage, setStage];
}
