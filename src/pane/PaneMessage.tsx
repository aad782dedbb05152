import { Button, Link, makeStyles, MessageBar, MessageBarActions, MessageBarBody, tokens } from "@fluentui/react-components";
import { DismissRegular } from "@fluentui/react-icons";
import { showCount } from "../money/show-money";
import { PANE_WORDS } from "../words/pane-words";
import { faultText } from "./failure-text";
import { type Notice, type Pane, usePane, useWords } from "./pane-state";

const useStyles = makeStyles({
  bar: { flexShrink: 0, minHeight: "32px", paddingTop: "2px", paddingBottom: "2px", borderRadius: 0, borderLeftWidth: 0, borderRightWidth: 0, paddingLeft: "12px", alignItems: "center", gridTemplateAreas: "\"icon body actions\"", gridTemplateRows: "auto" },
  action: { fontSize: "inherit", lineHeight: "inherit", minHeight: "24px", whiteSpace: "nowrap" },
  text: { fontSize: tokens.fontSizeBase200, lineHeight: tokens.lineHeightBase200, overflowWrap: "anywhere", paddingTop: "4px", paddingBottom: "4px" },
});

/** One message at most: what was just done, else the worst that stands. */
export function PaneMessage() {
  const styles = useStyles();
  const words = useWords(PANE_WORDS);
  const pane = usePane();
  const notice = pane.notice ?? standingNotice(pane, words);
  if (!notice || pane.task) return null;
  const { action } = notice;
  return (
    <MessageBar className={styles.bar} intent={notice.intent} layout="multiline" politeness="polite">
      <MessageBarBody className={styles.text}>
        {notice.text} {action && <Link as="button" className={styles.action} onClick={action.act}>{action.label}</Link>}
      </MessageBarBody>
      {pane.notice && (
        <MessageBarActions containerAction={<Button appearance="transparent" size="small" icon={<DismissRegular />} aria-label={words("close")} onClick={() => pane.notify(null)} />} />
      )}
    </MessageBar>
  );
}

function standingNotice({ live, view, tab, openTab, language, memory }: Pane, words: ReturnType<typeof useWords<keyof (typeof PANE_WORDS)["en"]>>): Notice | null {
  if (live.status === "failed") return { intent: "error", text: `${faultText(live.error, language)} ${view ? words("readingFailed") : ""}`.trim() };
  if (!view) return null;
  const showIssues = {
    label: words("showIssues"),
    act: () => {
      memory.set("ledger.showIssues", true);
      openTab("ledger");
      document.getElementById("pane-issues")?.scrollIntoView({ block: "start" });
    },
  };
  if (view.issues.some(({ code }) => code === "invariant-broken")) return { intent: "error", text: words("broken"), action: showIssues };
  const unread = view.ledger.rowsTotal - view.ledger.rowsRead;
  if (unread > 0 && tab !== "settings") return { intent: "warning", text: words("rowsUnread", { count: unread === 1 ? 1 : showCount(unread) }), action: showIssues };
  return null;
}
