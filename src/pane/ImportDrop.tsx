import { Button, makeStyles, mergeClasses, tokens } from "@fluentui/react-components";
import { DocumentArrowUpRegular } from "@fluentui/react-icons";
import { useRef } from "react";
import { PANE_IMPORT_WORDS } from "../words/pane-import-words";
import { usePaneDrop } from "./dropped-files";
import { usePane, useWords } from "./pane-state";

const useStyles = makeStyles({
  area: {
    display: "grid", justifyItems: "center", gap: "10px", margin: "8px 0 4px", padding: "20px 12px", textAlign: "center",
    border: `1px dashed ${tokens.colorNeutralStrokeAccessible}`, borderRadius: tokens.borderRadiusLarge, color: tokens.colorNeutralForeground2,
  },
  over: { border: `1px dashed ${tokens.colorCompoundBrandStroke}`, backgroundColor: tokens.colorNeutralBackground1Hover },
  icon: { fontSize: "32px", color: tokens.colorCompoundBrandForeground1 },
  text: { margin: 0, maxWidth: "420px" },
  hidden: { display: "none" },
});

/** Where files are chosen; they can be dropped anywhere on the pane. `small`: files are there already, only the answer to a drag is shown. */
export function ImportDrop({ onFiles, small = false }: { readonly onFiles: (files: readonly File[]) => void; readonly small?: boolean }) {
  const styles = useStyles();
  const words = useWords(PANE_IMPORT_WORDS);
  const { task } = usePane();
  const { over } = usePaneDrop();
  const input = useRef<HTMLInputElement>(null);
  if (small && !over) return null;
  return (
    <div className={mergeClasses(styles.area, over && styles.over)} role="group" aria-label={words("title")}>
      <DocumentArrowUpRegular className={styles.icon} aria-hidden />
      <p className={styles.text}>{over ? words("dropNow") : words("intro")}</p>
      {!small && (
        <>
          <Button appearance="primary" disabled={task !== null} onClick={() => input.current?.click()}>{words("choose")}</Button>
          <input
            ref={input} className={styles.hidden} type="file" multiple aria-label={words("choose")} tabIndex={-1}
            onChange={({ target }) => {
              const files = [...(target.files ?? [])];
              target.value = "";
              if (files.length > 0) onFiles(files);
            }}
          />
        </>
      )}
    </div>
  );
}
