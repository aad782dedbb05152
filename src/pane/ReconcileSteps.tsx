import { makeStyles, mergeClasses, tokens } from "@fluentui/react-components";
import { PANE_RECONCILE_WORDS } from "../words/pane-reconcile-words";
import { useWords } from "./pane-state";

export const RECONCILE_STEPS = ["list", "columns", "rules", "result"] as const;
export type ReconcileStep = (typeof RECONCILE_STEPS)[number];

const useStyles = makeStyles({
  list: { display: "flex", margin: "0 0 10px", padding: 0, listStyleType: "none", gap: "2px" },
  item: { flex: "1 1 auto", minWidth: 0, maxWidth: "150px" },
  step: {
    display: "flex", alignItems: "center", gap: "5px", width: "100%", minHeight: "28px", padding: "2px 4px", border: "none", borderBottom: `2px solid ${tokens.colorNeutralStroke2}`,
    backgroundColor: "transparent", font: "inherit", fontSize: tokens.fontSizeBase200, color: tokens.colorNeutralForeground2, cursor: "pointer", whiteSpace: "nowrap",
    ":focus-visible": { outline: `2px solid ${tokens.colorStrokeFocus2}` },
    ":disabled": { cursor: "default", color: tokens.colorNeutralForegroundDisabled },
    ":hover:not(:disabled)": { color: tokens.colorNeutralForeground1 },
  },
  current: { color: tokens.colorNeutralForeground1, fontWeight: tokens.fontWeightSemibold, borderBottomColor: tokens.colorCompoundBrandStroke },
  number: { fontVariantNumeric: "tabular-nums" },
  name: { overflow: "hidden", textOverflow: "ellipsis" },
});

interface Props {
  readonly step: ReconcileStep;
  readonly onStep: (step: ReconcileStep) => void;
  readonly hasList: boolean;
  readonly hasResult: boolean;
}

/** The four steps, those within reach to be gone to. */
export function ReconcileSteps({ step, onStep, hasList, hasResult }: Props) {
  const styles = useStyles();
  const words = useWords(PANE_RECONCILE_WORDS);
  const reachable = (name: ReconcileStep): boolean => (name === "list" ? true : name === "result" ? hasResult : hasList);
  return (
    <nav aria-label={words("steps")}>
      <ol className={styles.list}>
        {RECONCILE_STEPS.map((name, index) => (
          <li key={name} className={styles.item}>
            <button
              type="button" className={mergeClasses(styles.step, name === step && styles.current)} disabled={!reachable(name)}
              aria-current={name === step ? "step" : undefined} onClick={() => onStep(name)}
            >
              <span className={styles.number}>{index + 1}</span>
              <span className={styles.name}>{words(`step.${name}`)}</span>
            </button>
          </li>
        ))}
      </ol>
    </nav>
  );
}
