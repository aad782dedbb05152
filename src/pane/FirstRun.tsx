import { Button, Link, makeStyles, tokens } from "@fluentui/react-components";
import { useState } from "react";
import { type RecognisedTables as Recognised, recogniseTables } from "../actions/recognise-tables";
import { PANE_WORDS } from "../words/pane-words";
import { makeSample, makeTemplate } from "./make-sample";
import { usePane, useWords } from "./pane-state";
import { RecognisedTables } from "./RecognisedTables";
import { TaskProgress } from "./ViewFrame";
import { writtenNotice } from "./written-text";

const useStyles = makeStyles({
  page: { flex: "1 1 0", overflowY: "auto", display: "flex", flexDirection: "column", justifyContent: "center", gap: "12px", padding: "24px 16px" },
  sentence: { margin: "0 0 8px", fontSize: tokens.fontSizeBase400, lineHeight: tokens.lineHeightBase400, maxWidth: "440px" },
  buttons: { display: "grid", gap: "8px", maxWidth: "320px" },
  skip: { alignSelf: "start", minHeight: "24px" },
  progress: { display: "flex", gap: "8px", alignItems: "center", maxWidth: "440px" },
});

/** Before first use: one sentence and three ways to get a ledger; then what was recognised. */
export function FirstRun({ onStart, onDone, onImport }: { readonly onStart: () => void; readonly onDone: () => void; readonly onImport: () => void }) {
  const styles = useStyles();
  const words = useWords(PANE_WORDS);
  const { addIn, language, run, task, notify } = usePane();
  const [recognised, setRecognised] = useState<Recognised | null>(null);

  const look = async (): Promise<void> => {
    onStart();
    const ended = await run({ label: words("first.looking"), act: (job) => recogniseTables(addIn, job) });
    if (ended) setRecognised(ended.value);
  };
  const sample = async (): Promise<void> => {
    const ended = await run({
      label: words("first.creating"),
      act: (job) => makeSample(addIn, job),
      done: (written) => (written.cancelled ? writtenNotice(written, language) : words("first.created")),
    });
    if (ended && !ended.value.cancelled) onDone();
  };
  const template = async (): Promise<void> => {
    const ended = await run({
      label: words("first.templating"),
      act: (job) => makeTemplate(addIn, job),
      done: (written) => (written.cancelled ? writtenNotice(written, language) : words("first.templated")),
    });
    if (ended && !ended.value.cancelled) onDone();
  };
  const skip = (): void => {
    notify(null);
    onDone();
  };

  if (recognised && !task) return <RecognisedTables recognised={recognised} onLookAgain={() => void look()} onBack={() => setRecognised(null)} onUsed={onDone} />;
  return (
    <div className={styles.page}>
      <p className={styles.sentence}>{words("first.sentence")}</p>
      {task ? (
        <div className={styles.progress}><TaskProgress task={task} /></div>
      ) : (
        <>
          <div className={styles.buttons}>
            <Button appearance="primary" size="large" onClick={() => void look()}>{words("first.use")}</Button>
            <Button size="large" onClick={() => void sample()}>{words("first.sample")}</Button>
            <Button size="large" onClick={onImport}>{words("first.import")}</Button>
          </div>
          <Link as="button" className={styles.skip} onClick={() => void template()}>{words("first.template")}</Link>
          <Link as="button" className={styles.skip} onClick={skip}>{words("first.skip")}</Link>
        </>
      )}
    </div>
  );
}
