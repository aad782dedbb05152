import { Button, makeStyles, tokens } from "@fluentui/react-components";
import { useEffect, useMemo, useRef } from "react";
import { showCount } from "../money/show-money";
import { PANE_CHECKS_WORDS } from "../words/pane-checks-words";
import { fixesByIssue, repairsOf } from "./check-rules";
import { CheckRules } from "./CheckRules";
import { ChecksKept } from "./ChecksKept";
import { NoLedger } from "./NoLedger";
import { usePane, useWords } from "./pane-state";
import { Section } from "./Section";
import { useChecks } from "./use-checks";
import { ViewFrame } from "./ViewFrame";

const useStyles = makeStyles({
  line: { margin: 0, color: tokens.colorNeutralForeground2, fontSize: tokens.fontSizeBase200 },
  sum: { margin: 0, fontWeight: tokens.fontWeightSemibold },
});

/** What is wrong with the data, all of it, and putting it right. */
export function ChecksView() {
  const { view } = usePane();
  return view ? <Checks /> : <NoLedger />;
}

function Checks() {
  const styles = useStyles();
  const words = useWords(PANE_CHECKS_WORDS);
  const { view, task } = usePane();
  const checks = useChecks();
  const { data } = checks;
  const fixes = useMemo(() => (data ? fixesByIssue(data) : new Map()), [data]);
  const repairs = useMemo(() => (data ? repairsOf(data) : null), [data]);
  useFirstCheck(data === null, checks.check);
  if (!data) return <ViewFrame footer={<Button appearance="primary" onClick={checks.check}>{words("check")}</Button>}><p className={styles.line}>{words("intro")}</p></ViewFrame>;
  const { issues, advice } = data.answer;
  const rows = showCount(data.view.ledger.rowsTotal);
  const fixable = issues.filter((issue) => fixes.has(issue)).length;
  return (
    <ViewFrame
      footer={
        <>
          {repairs !== null && repairs.issues.length > 0 && (
            <Button appearance="primary" onClick={() => checks.fix(repairs.issues)}>{words("fixRepairs", { count: repairs.cells === 1 ? 1 : showCount(repairs.cells) })}</Button>
          )}
          <Button onClick={checks.check}>{words("again")}</Button>
        </>
      }
    >
      {data.view.version !== view?.version && task === null && <p className={styles.line}>{words("stale")}</p>}
      <p className={styles.sum}>{issues.length === 0 ? words("sum.clean", { rows }) : words("sum.found", { rows, count: issues.length === 1 ? 1 : showCount(issues.length), fixable: showCount(fixable) })}</p>
      <Section title={words("findings")} count={issues.length}>
        <CheckRules data={data} issues={issues} fixes={fixes} asHints={false} deeds={checks} none={words("findings.none")} />
      </Section>
      <Section title={words("hints")} count={advice.length}>
        <CheckRules data={data} issues={advice} fixes={fixes} asHints deeds={checks} none={words("hints.none")} />
      </Section>
      <ChecksKept data={data} runs={checks.runs} deeds={checks} />
    </ViewFrame>
  );
}

/** The view is opened to see the findings: it looks at once, and only once by itself. */
function useFirstCheck(wanted: boolean, check: () => void): void {
  const { task } = usePane();
  const asked = useRef(false);
  useEffect(() => {
    if (!wanted || asked.current || task !== null) return;
    asked.current = true;
    check();
  }, [wanted, task, check]);
}
