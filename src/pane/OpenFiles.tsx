import { Button, makeStyles, mergeClasses, tokens } from "@fluentui/react-components";
import { ArrowLeftRegular, CheckmarkRegular } from "@fluentui/react-icons";
import { useState } from "react";
import { showCount } from "../money/show-money";
import { PANE_FILE_WORDS } from "../words/pane-file-words";
import { PANE_WORDS } from "../words/pane-words";
import { usePane, useWords } from "./pane-state";
import type { FilesToOpen } from "./StatementActions";
import { useHeadingFocus } from "./use-heading-focus";
import { ViewFrame } from "./ViewFrame";

/** Files listed at once, those already opened scrolled away. */
const SHOWN_MAX = 100;

const useStyles = makeStyles({
  head: { display: "flex", alignItems: "center", gap: "4px", marginBottom: "4px" },
  title: { margin: 0, fontSize: tokens.fontSizeBase300, lineHeight: tokens.lineHeightBase300, outlineStyle: "none" },
  hint: { margin: "0 0 8px", fontSize: tokens.fontSizeBase200, color: tokens.colorNeutralForeground2 },
  list: { margin: 0, padding: 0, listStyleType: "none", display: "grid", gap: "2px" },
  item: { display: "flex", alignItems: "center", gap: "6px", minHeight: "28px", overflowWrap: "anywhere" },
  done: { color: tokens.colorNeutralForeground2 },
});

/** Statements made as files, opened as new workbooks one by one, for an Excel that saves no files from the pane. */
export function OpenFiles({ files: { made: { view, files }, request, issuedBy }, onIssued, onBack }: { readonly files: FilesToOpen; readonly onIssued: () => void; readonly onBack: () => void }) {
  const styles = useStyles();
  const words = useWords(PANE_FILE_WORDS);
  const paneWords = useWords(PANE_WORDS);
  const { addIn, run } = usePane();
  const heading = useHeadingFocus();
  const [opened, setOpened] = useState(0);
  const next = files[opened];
  const openNext = async (): Promise<void> => {
    if (!next) return;
    const ended = await run({ label: words("opening"), act: async () => (await import("../actions/hand-over-statements")).openStatementFile(addIn, { request, issuedBy }, { view, file: next }) });
    if (!ended) return;
    setOpened(opened + 1);
    if (issuedBy !== null) onIssued();
  };
  const start = Math.max(0, Math.min(opened - 3, files.length - SHOWN_MAX));
  return (
    <div style={{ display: "contents" }} onKeyDown={(event) => event.key === "Escape" && onBack()}>
      <ViewFrame footer={next ? <Button appearance="primary" onClick={() => void openNext()}>{words("next", { name: next.fileName.replace(/\.xlsx$/, "") })}</Button> : <Button onClick={onBack}>{paneWords("back")}</Button>}>
        <div className={styles.head}>
          <Button appearance="subtle" size="small" icon={<ArrowLeftRegular />} aria-label={paneWords("back")} onClick={onBack} />
          <h2 className={styles.title} ref={heading} tabIndex={-1}>{words("title")}</h2>
        </div>
        <p className={styles.hint}>{words("hint")}</p>
        <p className={styles.hint} role="status">{next ? words("progress", { done: showCount(opened), total: showCount(files.length) }) : words("finished", { total: showCount(files.length) })}</p>
        <ol className={styles.list}>
          {files.slice(start, start + SHOWN_MAX).map(({ fileName }, index) => (
            <li key={fileName} className={mergeClasses(styles.item, start + index < opened && styles.done)}>
              <span>{fileName}</span>
              {start + index < opened && <CheckmarkRegular aria-label={words("opened")} />}
            </li>
          ))}
        </ol>
      </ViewFrame>
    </div>
  );
}
