import { Button, makeStyles, tokens } from "@fluentui/react-components";
import { ArrowLeftRegular, ChevronDownRegular, ChevronUpRegular } from "@fluentui/react-icons";
import { useEffect } from "react";
import type { ReconciliationRun } from "../actions/reconcile";
import { showCurrency, showMoney } from "../money/show-money";
import { PANE_RECONCILE_WORDS } from "../words/pane-reconcile-words";
import { PANE_WORDS } from "../words/pane-words";
import { causeExplanation, causeTitle, evidenceSentence } from "../words/reconciliation-words";
import { AlignedRows } from "./AlignedRows";
import { DecisionButtons, ItemRemarks } from "./ItemDecision";
import { usePane, useWords } from "./pane-state";
import type { ReconciliationItem } from "./reconciliation-items";
import { SideRows } from "./SideRows";
import type { Decisions } from "./use-decisions";
import { useHeadingFocus } from "./use-heading-focus";
import { ViewFrame } from "./ViewFrame";

const useStyles = makeStyles({
  head: { display: "flex", alignItems: "center", gap: "2px", marginBottom: "4px" },
  place: { flex: "1 1 0", textAlign: "center", color: tokens.colorNeutralForeground2, fontSize: tokens.fontSizeBase200, fontVariantNumeric: "tabular-nums" },
  title: { margin: "0 0 2px", fontSize: tokens.fontSizeBase400, lineHeight: tokens.lineHeightBase400, outlineStyle: "none" },
  text: { margin: "0 0 8px", color: tokens.colorNeutralForeground2 },
  difference: { display: "flex", justifyContent: "space-between", margin: "8px 0", fontWeight: tokens.fontWeightSemibold, fontVariantNumeric: "tabular-nums" },
  subtitle: { margin: "12px 0 4px", fontSize: tokens.fontSizeBase300, lineHeight: tokens.lineHeightBase300 },
  facts: { margin: 0, paddingLeft: "20px" },
});

interface Props {
  readonly run: ReconciliationRun;
  readonly items: readonly ReconciliationItem[];
  readonly index: number;
  readonly onMove: (index: number) => void;
  readonly onBack: () => void;
  readonly decisions: Decisions;
  /** Once an item is decided: the next one takes its place, or the list comes back. */
  readonly onDecided: () => void;
}

/** One item: both sides one above the other with what differs marked, and the facts behind it in sentences. */
export function ItemDetail({ run, items, index, onMove, onBack, decisions, onDecided }: Props) {
  const styles = useStyles();
  const words = useWords(PANE_RECONCILE_WORDS);
  const paneWords = useWords(PANE_WORDS);
  const { language } = usePane();
  const heading = useHeadingFocus();
  const item = items[index]!;
  const { group, cause, ours, theirs, amountMinor, currency } = item;
  useEffect(() => heading.current?.focus(), [heading, index]);
  const [ourRow, theirRow] = [ours[0], theirs[0]];
  const oneToOne = ours.length === 1 && theirs.length === 1 && ourRow && theirRow && theirRow.row > 0;
  return (
    <div style={{ display: "contents" }} onKeyDown={(event) => event.key === "Escape" && onBack()}>
      <ViewFrame footer={<DecisionButtons item={item} decisions={decisions} onDecided={onDecided} />}>
        <div className={styles.head}>
          <Button appearance="subtle" size="small" icon={<ArrowLeftRegular />} onClick={onBack}>{paneWords("back")}</Button>
          <span className={styles.place}>{paneWords("progress.of", { done: index + 1, total: items.length })}</span>
          <Button appearance="subtle" size="small" icon={<ChevronUpRegular />} aria-label={words("item.previous")} disabled={index === 0} onClick={() => onMove(index - 1)} />
          <Button appearance="subtle" size="small" icon={<ChevronDownRegular />} aria-label={words("item.next")} disabled={index === items.length - 1} onClick={() => onMove(index + 1)} />
        </div>
        <h2 className={styles.title} ref={heading} tabIndex={-1}>{causeTitle(cause, language)}</h2>
        <p className={styles.text}>
          {causeExplanation(cause, language)}
          {group && !group.decision?.verdict && ` (${[...(group.verdict === "suggested" ? [words("item.suggested")] : []), words("item.confidence", { percent: Math.min(99, Math.floor(group.confidence * 100)) })].join(", ")})`}
        </p>
        {oneToOne ? <AlignedRows run={run} ours={ourRow} theirs={theirRow} /> : <SideRows run={run} ours={ours} theirs={theirs} />}
        <div className={styles.difference}>
          <span>{words("item.difference")}</span>
          <span>{showMoney(amountMinor, currency)} {showCurrency(currency)}</span>
        </div>
        <ItemRemarks key={index} item={item} decisions={decisions} onDecided={onDecided} />
        {group && group.evidence.length > 0 && (
          <>
            <h3 className={styles.subtitle}>{words("item.why")}</h3>
            <ul className={styles.facts}>
              {group.evidence.map((fact, place) => <li key={place}>{evidenceSentence(fact, language)}</li>)}
            </ul>
          </>
        )}
        {group && group.alternatives.length > 0 && (
          <>
            <h3 className={styles.subtitle}>{words("item.alternatives")}</h3>
            <ul className={styles.facts}>
              {group.alternatives.map((other, place) => (
                <li key={place}>{words("item.alternative", { ours: other.ours.join(", "), theirs: other.theirs.join(", ") })}{other.reason && ` (${evidenceSentence(other.reason, language)})`}</li>
              ))}
            </ul>
          </>
        )}
      </ViewFrame>
    </div>
  );
}
