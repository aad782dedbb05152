import { Button, Field, makeStyles, ProgressBar, tokens } from "@fluentui/react-components";
import { refresh } from "../actions/refresh";
import { showCount } from "../money/show-money";
import { PANE_WORDS } from "../words/pane-words";
import { makeSample, makeTemplate } from "./make-sample";
import { IssueSentences } from "./IssueSentences";
import { usePane, useWords } from "./pane-state";
import { ViewFrame } from "./ViewFrame";
import { ViewSkeleton } from "./ViewSkeleton";
import { writtenNotice } from "./written-text";

const useStyles = makeStyles({
  title: { margin: "16px 0 8px", fontSize: tokens.fontSizeBase400, lineHeight: tokens.lineHeightBase400 },
  text: { margin: "0 0 8px" },
});

/** In place of a view that has no ledger to show: being read, or none found. */
export function NoLedger() {
  const styles = useStyles();
  const words = useWords(PANE_WORDS);
  const { addIn, live, language, run, task } = usePane();
  if (live.status === "reading" || task) {
    return (
      <ViewFrame>
        {!task && live.status === "reading" && live.total > 1 && (
          <Field validationState="none" validationMessage={words("readingRows", { done: showCount(live.done), total: showCount(live.total) })}>
            <ProgressBar aria-label={words("reading")} value={live.done} max={live.total} />
          </Field>
        )}
        <ViewSkeleton />
      </ViewFrame>
    );
  }
  const sample = (): void =>
    void run({
      label: words("first.creating"),
      act: (job) => makeSample(addIn, job),
      done: (written) => (written.cancelled ? writtenNotice(written, language) : words("first.created")),
    });
  const template = (): void =>
    void run({
      label: words("first.templating"),
      act: (job) => makeTemplate(addIn, job),
      done: (written) => (written.cancelled ? writtenNotice(written, language) : words("first.templated")),
    });
  return (
    <ViewFrame
      footer={
        <>
          <Button appearance="primary" onClick={() => void run({ label: words("reading"), act: (job) => refresh(addIn, job) })}>{words("recognised.again")}</Button>
          <Button onClick={template}>{words("first.template")}</Button>
          <Button onClick={sample}>{words("first.sample")}</Button>
        </>
      }
    >
      <h2 className={styles.title}>{words("empty.title")}</h2>
      <p className={styles.text}>{words(live.status === "idle" ? "empty.idle" : "empty.text")}</p>
      {live.status === "no-ledger" && <IssueSentences issues={live.issues} />}
    </ViewFrame>
  );
}
