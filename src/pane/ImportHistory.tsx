import { Button, makeStyles, tokens } from "@fluentui/react-components";
import { useCallback, useEffect, useState } from "react";
import { readImportLog } from "../actions/import-files";
import { perform } from "../actions/perform";
import { isoDay } from "../calendar/day";
import { showCount } from "../money/show-money";
import type { LoggedImport } from "../sheets/import-log-table";
import { PANE_IMPORT_WORDS } from "../words/pane-import-words";
import { profileText } from "../words/source-profile-words";
import { failureText } from "./failure-text";
import { usePane, useWords } from "./pane-state";
import { Section } from "./Section";

/** Imports drawn at once. */
const SHOWN_MAX = 50;

const useStyles = makeStyles({
  list: { margin: 0, padding: 0, listStyleType: "none", fontVariantNumeric: "tabular-nums" },
  item: { display: "grid", gridTemplateColumns: "minmax(0, 1fr) auto", columnGap: "8px", alignItems: "center", padding: "6px 0", borderBottom: `1px solid ${tokens.colorNeutralStroke3}` },
  name: { overflowWrap: "anywhere" },
  detail: { color: tokens.colorNeutralForeground2, fontSize: tokens.fontSizeBase200, lineHeight: tokens.lineHeightBase200, overflowWrap: "anywhere" },
  text: { margin: "4px 0", color: tokens.colorNeutralForeground2 },
});

export interface ShownImports {
  /** The latest first; null while they are read. */
  readonly imports: readonly LoggedImport[] | null;
  readonly failure: string | null;
  readonly reload: () => void;
}

/** The import log of the workbook. */
export function useImportLog(): ShownImports {
  const { addIn, language } = usePane();
  const [imports, setImports] = useState<readonly LoggedImport[] | null>(null);
  const [failure, setFailure] = useState<string | null>(null);
  const [round, setRound] = useState(0);
  useEffect(() => {
    let wanted = true;
    void perform(() => readImportLog(addIn.workbook)).then((outcome) => {
      if (!wanted) return;
      setImports(outcome.kind === "done" ? [...outcome.value].reverse() : []);
      setFailure(outcome.kind === "failed" ? failureText(outcome, language) : null);
    });
    return () => {
      wanted = false;
    };
  }, [addIn, language, round]);
  return { imports, failure, reload: useCallback(() => setRound((before) => before + 1), []) };
}

/** Earlier imports, each with the way back as long as the workbook remembers it. */
export function ImportHistory({ log: { imports: logged, failure }, without, onUndo }: { readonly log: ShownImports; /** Those told elsewhere on the page. */ readonly without: readonly string[]; readonly onUndo: (importId: string) => void }) {
  const styles = useStyles();
  const words = useWords(PANE_IMPORT_WORDS);
  const { addIn, language, task } = usePane();
  if (logged === null) return null;
  const imports = logged.filter(({ importId }) => !without.includes(importId));
  if (imports.length === 0 && without.length > 0) return null;
  const remembered = new Set(addIn.live.settings().imports.map(({ id }) => id));
  return (
    <Section title={words("history")} count={imports.length}>
      {failure !== null && <p className={styles.text} role="note">{failure}</p>}
      {imports.length === 0 && failure === null && <p className={styles.text}>{words("history.none")}</p>}
      <ol className={styles.list}>
        {imports.slice(0, SHOWN_MAX).map(({ importId, file, profile, table, added, firstDay, lastDay }) => (
          <li key={importId} className={styles.item}>
            <div>
              <div className={styles.name}>{file}</div>
              <div className={styles.detail}>
                {[words("history.line", { added: showCount(added), table }), profileText(profile, language), firstDay !== null && lastDay !== null ? words("history.days", { first: isoDay(firstDay), last: isoDay(lastDay) }) : ""].filter((part) => part !== "").join(" · ")}
              </div>
            </div>
            {remembered.has(importId) && <Button size="small" disabled={task !== null} aria-label={words("undoOf", { name: file })} onClick={() => onUndo(importId)}>{words("history.undo")}</Button>}
          </li>
        ))}
      </ol>
    </Section>
  );
}
