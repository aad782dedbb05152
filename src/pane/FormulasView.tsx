import { makeStyles, Tab, TabList, tokens } from "@fluentui/react-components";
import { PANE_FORMULA_WORDS } from "../words/pane-formula-words";
import { ExplainCell } from "./ExplainCell";
import { InsertBlock } from "./InsertBlock";
import { InsertFunction } from "./InsertFunction";
import { NoLedger } from "./NoLedger";
import { usePane, useRemembered, useWords } from "./pane-state";

export const FORMULA_PARTS = ["explain", "insert", "blocks"] as const;
export type FormulaPart = (typeof FORMULA_PARTS)[number];

const useStyles = makeStyles({
  tabs: { flexShrink: 0, padding: `0 ${tokens.spacingHorizontalXS}`, flexWrap: "wrap" },
  tab: { paddingLeft: "8px", paddingRight: "8px" },
  panel: { flex: "1 1 0", minHeight: 0, display: "flex", flexDirection: "column" },
});

/** Everything about formulas: the rows behind a cell, a function put into a cell, ready-made blocks. */
export function FormulasView() {
  const styles = useStyles();
  const words = useWords(PANE_FORMULA_WORDS);
  const { view } = usePane();
  const [part, setPart] = useRemembered<FormulaPart>("formulas.part", "explain");
  if (!view) return <NoLedger />;
  return (
    <>
      <TabList className={styles.tabs} size="small" aria-label={words("parts")} selectedValue={part} onTabSelect={(_, { value }) => setPart(value as FormulaPart)}>
        {FORMULA_PARTS.map((name) => <Tab key={name} value={name} className={styles.tab} id={`formula-tab-${name}`}>{words(`part.${name}`)}</Tab>)}
      </TabList>
      <div className={styles.panel} role="tabpanel" aria-labelledby={`formula-tab-${part}`}>
        {part === "explain" && <ExplainCell view={view} onInsert={() => setPart("insert")} />}
        {part === "insert" && <InsertFunction view={view} />}
        {part === "blocks" && <InsertBlock view={view} />}
      </div>
    </>
  );
}
