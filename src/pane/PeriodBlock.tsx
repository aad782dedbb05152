import { Button, makeStyles, tokens } from "@fluentui/react-components";
import { agreePeriod, takeBackAgreement } from "../actions/agree-period";
import { saveProfile } from "../actions/list-profile";
import type { ReconciliationRun } from "../actions/reconcile";
import { memoryOf } from "../actions/remember-counterparty";
import { periodStatus } from "../reconciliation/agree-period";
import { comparedUntil } from "../reconciliation/compared-until";
import { PANE_DECISION_WORDS } from "../words/pane-decision-words";
import { usePane, useWords } from "./pane-state";
import { Section } from "./Section";

const useStyles = makeStyles({
  status: { margin: "0 0 6px", fontSize: tokens.fontSizeBase200, color: tokens.colorNeutralForeground2, fontVariantNumeric: "tabular-nums" },
  buttons: { display: "flex", flexWrap: "wrap", gap: "6px" },
});

/** Where this counterparty's period stands: open, or agreed on a day at a balance; and the profile of its list. */
export function PeriodBlock({ run: comparison, onRun }: { readonly run: ReconciliationRun; readonly onRun: (run: ReconciliationRun) => void }) {
  const styles = useStyles();
  const words = useWords(PANE_DECISION_WORDS);
  const { addIn, run } = usePane();
  const memory = memoryOf(addIn.live.settings(), comparison);
  const status = periodStatus(memory, comparedUntil(comparison.comparison.input));
  const agree = async (): Promise<void> => {
    const ended = await run({
      label: words("agreeing"),
      act: () => agreePeriod(addIn, comparison),
      done: ({ run: agreed, before }) => ({
        intent: "success", text: words("agreed"),
        action: { label: words("takeBack"), act: () => void run({ label: words("undoing"), act: () => takeBackAgreement(addIn, agreed, before), done: () => words("undone") }).then((back) => back && onRun(back.value)) },
      }),
    });
    if (ended) onRun(ended.value.run);
  };
  const save = async (): Promise<void> => {
    const ended = await run({ label: words("profiling"), act: () => saveProfile(addIn, comparison), done: () => words("profiled") });
    if (ended) onRun(ended.value);
  };
  return (
    <Section title={words("period")}>
      <p className={styles.status}>
        {status.kind === "open" ? words("period.open") : words("period.agreed", {
          on: status.period.agreedOn, end: status.period.periodEnd, open: status.period.openItems, balances: status.period.balances.map(({ currency, ours }) => `${ours} ${currency}`).join(", "),
        })}
      </p>
      <div className={styles.buttons}>
        {status.kind === "open" && <Button size="small" onClick={() => void agree()}>{words("agree")}</Button>}
        <Button size="small" appearance="subtle" onClick={() => void save()}>{words("profile")}</Button>
      </div>
    </Section>
  );
}
