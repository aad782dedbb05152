import { Button, makeStyles, tokens } from "@fluentui/react-components";
import { useCallback, useEffect } from "react";
import { perform } from "../actions/perform";
import { showCount } from "../money/show-money";
import type { FileImport } from "../sources/add-to-tables";
import { PANE_IMPORT_WORDS } from "../words/pane-import-words";
import { usePaneDrop } from "./dropped-files";
import { ImportDrop } from "./ImportDrop";
import { ImportFile, LeftFileLines } from "./ImportFile";
import { ImportGoal } from "./ImportGoal";
import { ImportHistory, useImportLog } from "./ImportHistory";
import { type LookedAt, newRows } from "./import-state";
import { usePane, useWords } from "./pane-state";
import { type Import, useImport } from "./use-import";
import { useHeadingFocus } from "./use-heading-focus";
import { useJump } from "./use-jump";
import { ViewFrame } from "./ViewFrame";

const useStyles = makeStyles({
  title: { margin: "4px 0 8px", fontSize: tokens.fontSizeBase300, lineHeight: tokens.lineHeightBase300, outlineStyle: "none" },
  doneList: { margin: 0, padding: 0, listStyleType: "none", display: "grid", gap: "10px" },
  name: { overflowWrap: "anywhere", fontWeight: tokens.fontWeightSemibold },
  actions: { display: "flex", flexWrap: "wrap", gap: "6px", marginTop: "4px" },
  detail: { color: tokens.colorNeutralForeground2, overflowWrap: "anywhere" },
});

/** Other systems' files: choose or drop, look at what was understood, import, take back. */
export function ImportView() {
  const log = useImportLog();
  const work = useImport(log.reload);
  const dropped = usePaneDrop();
  const { look } = work;
  const { files, take } = dropped;
  useEffect(() => {
    if (!files) return;
    take();
    void look(files);
  }, [files, take, look]);
  const lookAt = useCallback((chosen: readonly File[]) => void look(chosen), [look]);

  if (work.stage.kind === "looked") return <Looked at={work.stage.at} work={work} onFiles={lookAt} />;
  return (
    <ViewFrame {...(work.stage.kind === "done" && { footer: <Button appearance="primary" onClick={work.restart}><Next /></Button> })}>
      {work.stage.kind === "done" ? <Done imports={work.stage.imports} onUndo={(id) => void work.undo(id)} /> : <ImportDrop onFiles={lookAt} />}
      <ImportHistory log={log} without={work.stage.kind === "done" ? work.stage.imports.map(({ importId }) => importId) : []} onUndo={(id) => void work.undo(id)} />
    </ViewFrame>
  );
}

function Next() {
  return <>{useWords(PANE_IMPORT_WORDS)("next")}</>;
}

/** The files as they were understood, and what will happen. */
function Looked({ at, work, onFiles }: { readonly at: LookedAt; readonly work: Import; readonly onFiles: (files: readonly File[]) => void }) {
  const styles = useStyles();
  const words = useWords(PANE_IMPORT_WORDS);
  const heading = useHeadingFocus();
  const { understood, left, preview, choices } = at;
  const count = preview ? newRows(preview) : 0;
  const total = understood.length + left.length;
  return (
    <ViewFrame
      footer={
        <>
          <Button appearance="primary" disabled={count === 0} onClick={() => void work.importNow()}>{count === 0 ? words("nothing") : words("import", { count: showCount(count) })}</Button>
          <Button onClick={work.restart}>{words("more.files")}</Button>
        </>
      }
    >
      <h2 className={styles.title} ref={heading} tabIndex={-1}>{words("title")}</h2>
      <ImportDrop onFiles={onFiles} small />
      {understood.length > 0 && <ImportGoal at={at} onChange={(changed) => void work.change(changed)} />}
      {understood.map((file, index) => (
        <ImportFile
          key={`${file.chosen}/${file.file.name}`} file={file} done={preview?.plan.files[index] ?? null} place={{ number: index + 1, total }} choices={choices}
          onChange={(changed) => void work.change(changed)} onForget={(columns) => void work.forget(columns)}
        />
      ))}
      {left.map((file, index) => (
        <LeftFileLines key={`${file.chosen}/${file.name}`} file={file} place={{ number: understood.length + index + 1, total }} choices={choices} onChange={(changed) => void work.change(changed)} />
      ))}
    </ViewFrame>
  );
}

/** Shows the first row that a file added: those of one table stand at its end, in the order of the files. */
function useShowAdded(): (imports: readonly FileImport[], importId: string) => Promise<void> {
  const { addIn, report } = usePane();
  const jump = useJump();
  return async (imports, importId) => {
    const { table } = imports.find((each) => each.importId === importId)!;
    const outcome = await perform(() => addIn.workbook.listTables());
    const info = outcome.kind === "done" ? outcome.value.find(({ name }) => name === table) : undefined;
    if (!info) return report(outcome);
    const ofTable = imports.filter((each) => each.table === table);
    const behind = ofTable.slice(ofTable.findIndex((each) => each.importId === importId)).reduce((sum, { added }) => sum + added, 0);
    jump(info.id, Math.max(1, info.rowCount - behind + 1));
  };
}

/** What was added where, and the way back. */
function Done({ imports, onUndo }: { readonly imports: readonly FileImport[]; readonly onUndo: (importId: string) => void }) {
  const styles = useStyles();
  const words = useWords(PANE_IMPORT_WORDS);
  const heading = useHeadingFocus();
  const show = useShowAdded();
  return (
    <>
      <h2 className={styles.title} ref={heading} tabIndex={-1}>{words("doneTitle")}</h2>
      <ul className={styles.doneList}>
        {imports.map(({ importId, name, table, added }) => (
          <li key={importId}>
            <div className={styles.name}>{name}</div>
            <div className={styles.detail}>{added === 0 ? words("doneNothing") : words("doneFile", { added: showCount(added), table })}</div>
            {added > 0 && (
              <div className={styles.actions}>
                <Button size="small" aria-label={words("showOf", { name })} onClick={() => void show(imports, importId)}>{words("show")}</Button>
                <Button size="small" aria-label={words("undoOf", { name })} onClick={() => onUndo(importId)}>{words("undo")}</Button>
              </div>
            )}
          </li>
        ))}
      </ul>
    </>
  );
}
