import { makeStyles, tokens } from "@fluentui/react-components";
import { WarningRegular } from "@fluentui/react-icons";
import type { Issue } from "../check/issue";
import { issueMessage } from "../words/issue-words";
import { usePane } from "./pane-state";

/** Findings shown as sentences before the list ends. */
const SHOWN_MAX = 6;

const useStyles = makeStyles({
  list: { margin: "8px 0", padding: 0, listStyleType: "none", display: "grid", gap: "4px" },
  item: { display: "grid", gridTemplateColumns: "20px minmax(0, 1fr)", overflowWrap: "anywhere", fontSize: tokens.fontSizeBase200, lineHeight: tokens.lineHeightBase200 },
  icon: { color: tokens.colorPaletteDarkOrangeForeground1 },
});

/** A few findings as sentences, where there is nothing to jump to. */
export function IssueSentences({ issues }: { readonly issues: readonly Issue[] }) {
  const styles = useStyles();
  const { language } = usePane();
  if (issues.length === 0) return null;
  return (
    <ul className={styles.list}>
      {issues.slice(0, SHOWN_MAX).map((issue, index) => (
        <li key={index} className={styles.item}>
          <WarningRegular className={styles.icon} aria-hidden />
          <span>{issueMessage(issue, language)}</span>
        </li>
      ))}
      {issues.length > SHOWN_MAX && <li className={styles.item}><span /> <span>… +{issues.length - SHOWN_MAX}</span></li>}
    </ul>
  );
}
