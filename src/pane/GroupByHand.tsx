import { Button, makeStyles, tokens } from "@fluentui/react-components";
import type { RowSet } from "../actions/decide";
import type { ReconciliationRun } from "../actions/reconcile";
import { showCurrency, showMoney } from "../money/show-money";
import { selectedSums } from "../reconciliation/selected-sums";
import { PANE_DECISION_WORDS } from "../words/pane-decision-words";
import { useWords } from "./pane-state";

const useStyles = makeStyles({
  sums: { flex: "1 1 100%", fontSize: tokens.fontSizeBase200, lineHeight: tokens.lineHeightBase200, fontVariantNumeric: "tabular-nums" },
});

/** The footer while rows are chosen for a group: what is chosen adds up to, what is left between both sides. */
export function GroupByHand({ run, chosen, onPut, onStop }: { readonly run: ReconciliationRun; readonly chosen: RowSet; readonly onPut: () => void; readonly onStop: () => void }) {
  const styles = useStyles();
  const words = useWords(PANE_DECISION_WORDS);
  const sums = selectedSums(run.comparison.input, run.result, chosen);
  return (
    <>
      <div className={styles.sums} role="status">
        {sums.length === 0 ? words("pickedNone") : sums.map(({ currency, oursMinor, theirsMinor, remainingMinor }) => (
          <div key={currency}>{words("sums", { ours: showMoney(oursMinor, currency), theirs: showMoney(theirsMinor, currency), left: showMoney(remainingMinor, currency), currency: showCurrency(currency) }).trim()}</div>
        ))}
      </div>
      <Button appearance="primary" disabled={chosen.ours.length === 0 || chosen.theirs.length === 0 || sums.length > 1} onClick={onPut}>{words("put")}</Button>
      <Button onClick={onStop}>{words("stop")}</Button>
    </>
  );
}
