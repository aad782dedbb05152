import { Button, makeStyles, tokens } from "@fluentui/react-components";
import { type ReactNode, useMemo, useState } from "react";
import { clearHighlights } from "../actions/clear-highlights";
import type { RowSet } from "../actions/decide";
import { markReconciliation } from "../actions/mark-reconciliation";
import { type ReconciliationRun, writeReconciliation } from "../actions/reconcile";
import { isoDay } from "../calendar/day";
import type { LedgerView } from "../live/live-state";
import { showCount, showCurrency, showMoney } from "../money/show-money";
import type { OneSidedCustomer } from "../reconciliation/common-customers";
import type { Cause, MatchGroup } from "../reconciliation/reconciliation";
import { PANE_DECISION_WORDS } from "../words/pane-decision-words";
import { PANE_RECONCILE_WORDS } from "../words/pane-reconcile-words";
import { PANE_WORDS } from "../words/pane-words";
import { evidenceSentence } from "../words/reconciliation-words";
import type { Job } from "../workbook/workbook";
import { BridgeTable } from "./BridgeTable";
import { GroupByHand } from "./GroupByHand";
import { IssueSentences } from "./IssueSentences";
import { rowSetOf } from "./ItemDecision";
import { ItemDetail } from "./ItemDetail";
import { usePane, useWords } from "./pane-state";
import { PeriodBlock } from "./PeriodBlock";
import { type ReconciliationItem, type ReconciliationSummary, resultParts } from "./reconciliation-items";
import { ResultItems } from "./ResultItems";
import { RowsToAdd } from "./RowsToAdd";
import { Disclosure } from "./Section";
import { type Decisions, useDecisions } from "./use-decisions";
import { ViewFrame } from "./ViewFrame";
import { writtenNotice } from "./written-text";

/** Names listed of customers that only one side has. */
const NAMES_MAX = 5;

/** What the list of items shows: everything, what differs, or one cause. */
export type Shown = "everything" | "differences" | Cause;

const useStyles = makeStyles({
  sentence: { margin: "0 0 4px", fontSize: tokens.fontSizeBase400, lineHeight: tokens.lineHeightBase400, fontWeight: tokens.fontWeightSemibold, fontVariantNumeric: "tabular-nums" },
  detail: { margin: "0 0 4px", color: tokens.colorNeutralForeground2, fontSize: tokens.fontSizeBase200, lineHeight: tokens.lineHeightBase200, overflowWrap: "anywhere" },
  stale: { margin: "0 0 6px", color: tokens.colorPaletteDarkOrangeForeground1, fontWeight: tokens.fontWeightSemibold },
  clear: { "@container (max-width: 419px)": { display: "none" } },
  facts: { margin: 0, paddingLeft: "20px", fontSize: tokens.fontSizeBase200 },
  many: { display: "flex", flexWrap: "wrap", gap: "6px", margin: "10px 0 0" },
});

interface Props {
  readonly view: LedgerView;
  readonly run: ReconciliationRun;
  readonly steps: ReactNode;
  /** Compares the same lists again; null where something typed cannot be read. */
  readonly again: ((job: Job) => Promise<ReconciliationRun>) | null;
  readonly onCompare: () => void;
  readonly onRun: (run: ReconciliationRun) => void;
}

/** One sentence, then reason by reason from our total to theirs, then the items; marks and the sheet. */
export function ResultStep({ view, run: comparison, steps, again, onCompare, onRun }: Props) {
  const styles = useStyles();
  const words = useWords(PANE_RECONCILE_WORDS);
  const paneWords = useWords(PANE_WORDS);
  const decisionWords = useWords(PANE_DECISION_WORDS);
  const { addIn, language, run } = usePane();
  const [body, setBody] = useState<HTMLDivElement | null>(null);
  const { items, differing, causes, summary, automatic, adjustments } = useMemo(() => resultParts(comparison), [comparison]);
  const [shown, setShown] = useState<Shown>("differences");
  const [opened, setOpened] = useState<number | null>(null);
  const [returnTo, setReturnTo] = useState<number | null>(null);
  const listed = useMemo(() => (shown === "everything" ? items : shown === "differences" ? differing : items.filter(({ cause }) => cause === shown)), [items, differing, shown]);
  const { result, view: comparedView } = comparison;

  const decisions = useDecisions(comparison, onRun);
  const [chosen, setChosen] = useState<RowSet | null>(null);

  if (opened !== null && listed[opened]) {
    const back = (): void => {
      setReturnTo(opened);
      setOpened(null);
    };
    return <ItemDetail run={comparison} items={listed} index={opened} onMove={setOpened} onBack={back} decisions={decisions} onDecided={back} />;
  }
  const clear = (): void =>
    void run({ label: paneWords("clearing"), act: (job) => clearHighlights(addIn, job), done: (count) => paneWords("cleared", { count: count === 1 ? 1 : showCount(count) }) });
  const mark = (): void =>
    void run({
      label: words("marking"),
      act: (job) => markReconciliation(addIn, comparison, job),
      done: (count) => ({
        intent: "success", text: words("marked", { count: count === 1 ? 1 : showCount(count) }), action: { label: paneWords("clearHighlights"), act: clear },
      }),
    });
  const write = (): void =>
    void run({ label: words("writing"), act: (job) => writeReconciliation(addIn, comparison, job), done: (written) => writtenNotice(written, language) });
  return (
    <ViewFrame
      bodyRef={setBody}
      footer={chosen ? <GroupByHand run={comparison} chosen={chosen} onPut={() => void decisions.put(chosen).then((done) => done && setChosen(null))} onStop={() => setChosen(null)} /> : (
        <>
          <Button appearance="primary" onClick={mark}>{words("mark")}</Button>
          <Button onClick={write}>{words("write")}</Button>
          <Button className={styles.clear} appearance="subtle" onClick={clear}>{paneWords("clearHighlights")}</Button>
        </>
      )}
    >
      {steps}
      {comparedView.version !== view.version && (
        <p className={styles.stale}>{words("result.stale")} <Button size="small" disabled={!again} onClick={onCompare}>{words("runAgain")}</Button></p>
      )}
      <Sentences summary={summary} />
      <Facts run={comparison} />
      <BridgeTable result={result} shown={shown} onShow={setShown} />
      {!chosen && <DecideMany listed={listed} automatic={automatic} decisions={decisions} onPick={() => setChosen({ ours: [], theirs: [] })} />}
      {chosen && <p className={styles.detail}>{decisionWords("picking")}</p>}
      <ResultItems
        items={listed} causes={causes} shown={shown} onShow={setShown} returnTo={returnTo} scroll={body}
        isChosen={chosen ? (item) => holds(chosen, rowSetOf(item)) : null}
        onOpen={(index) => (chosen ? setChosen(toggled(chosen, rowSetOf(listed[index]!))) : setOpened(index))}
      />
      <RowsToAdd key={comparison.view.version} run={comparison} adjustments={adjustments} again={again} onRun={onRun} />
      <PeriodBlock run={comparison} onRun={onRun} />
      {result.learned.length > 0 && (
        <Disclosure label={words("result.learned")}>
          <ul className={styles.facts}>
            {result.learned.map((fact, index) => <li key={index}>{evidenceSentence(fact, language)}</li>)}
          </ul>
        </Disclosure>
      )}
    </ViewFrame>
  );
}

/** Decisions about many items at once, above the list. */
function DecideMany({ listed, automatic, decisions, onPick }: { readonly listed: readonly ReconciliationItem[]; readonly automatic: readonly MatchGroup[]; readonly decisions: Decisions; readonly onPick: () => void }) {
  const styles = useStyles();
  const words = useWords(PANE_DECISION_WORDS);
  const suggested = useMemo(() => listed.flatMap(({ group }) => (group?.verdict === "suggested" ? [group] : [])), [listed]);
  return (
    <div className={styles.many}>
      {suggested.length > 0 && <Button size="small" onClick={() => void decisions.accept(suggested)}>{words("acceptReason", { count: showCount(suggested.length) })}</Button>}
      {automatic.length > 0 && <Button size="small" onClick={() => void decisions.accept(automatic)}>{words("acceptAutomatic", { count: showCount(automatic.length) })}</Button>}
      <Button size="small" appearance="subtle" onClick={onPick}>{words("pick")}</Button>
    </div>
  );
}

function holds(chosen: RowSet, rows: RowSet): boolean {
  return rows.ours.every((row) => chosen.ours.includes(row)) && rows.theirs.every((row) => chosen.theirs.includes(row));
}

function toggled(chosen: RowSet, rows: RowSet): RowSet {
  const change = (side: keyof RowSet): readonly number[] => (holds(chosen, rows) ? chosen[side].filter((row) => !rows[side].includes(row)) : [...new Set([...chosen[side], ...rows[side]])]);
  return { ours: change("ours"), theirs: change("theirs") };
}

function Sentences({ summary }: { readonly summary: ReconciliationSummary }) {
  const styles = useStyles();
  const words = useWords(PANE_RECONCILE_WORDS);
  const { language } = usePane();
  const { lines, linesAgreeing, differences, sums, unknown, residuals, suggested, apart } = summary;
  const differ = differences === 1 ? 1 : showCount(differences);
  const sentences = [
    lines === linesAgreeing && differences === 0
      ? words("result.agreeAll", { count: showCount(lines) })
      : words("result.agree", { agree: showCount(linesAgreeing), count: showCount(lines) }),
    ...(differences === 0 ? []
      : residuals.length > 0 ? [words("result.differResidual", { differ, residual: amounts(residuals) })]
      : unknown.length > 0 ? [words("result.differUnknown", { differ, amount: amounts(sums), unknown: amounts(unknown) })]
      : [words("result.differ", { differ, amount: amounts(sums) })]),
  ];
  return (
    <>
      <p className={styles.sentence}>{sentences.join(language === "zh" ? "" : " ")}</p>
      {apart.map(({ cause, count, sums: apartSums }) => (
        <p key={cause} className={styles.detail}>{words(`result.apart.${cause}`, { count: count === 1 ? 1 : showCount(count), amount: amounts(apartSums) })}</p>
      ))}
      {suggested > 0 && <p className={styles.detail}>{words("result.suggested", { count: suggested })}</p>}
    </>
  );
}

function amounts(list: ReconciliationSummary["sums"]): string {
  return list.map(({ currency, amountMinor }) => `${showMoney(amountMinor, currency)} ${showCurrency(currency)}`.trim()).join(", ");
}

/** What a reader of the result has to know: signs, what was left out and why, what was found wrong in the list. */
function Facts({ run }: { readonly run: ReconciliationRun }) {
  const styles = useStyles();
  const words = useWords(PANE_RECONCILE_WORDS);
  const { language } = usePane();
  const { result: { signs, budgetTouched, told = [] }, comparison: { onlyOurs, onlyTheirs, issues, leftOut }, view } = run;
  const names = (list: readonly OneSidedCustomer[]): string => {
    const listed = list.slice(0, NAMES_MAX).map(({ customer, totals }) => `${view.ledger.customers.find(({ key }) => key === customer)?.name ?? customer} (${amounts(totals)})`).join(language === "zh" ? "、" : ", ");
    return list.length > NAMES_MAX ? `${listed}, ${words("result.moreNames", { count: list.length - NAMES_MAX })}` : listed;
  };
  return (
    <>
      {signs.of > 0 && <p className={styles.detail}>{words(`result.signs.${signs.theirs}`, { agree: showCount(signs.agree), of: showCount(signs.of) })}</p>}
      {leftOut.map(({ reason, side, count, sums, day }) => (
        <p key={`${reason}/${side}`} className={styles.detail}>
          {words(`result.leftOut.${reason}`, { count: count === 1 ? 1 : showCount(count), side: words(`result.leftOut.${side}`), day: day === null ? "" : isoDay(day), amount: amounts(sums) })}
        </p>
      ))}
      {told.map((fact, index) => <p key={index} className={styles.detail}>{evidenceSentence(fact, language)}</p>)}
      {budgetTouched && <p className={styles.detail}>{words("result.budget")}</p>}
      {onlyOurs.length > 0 && <p className={styles.detail}>{words("result.onlyOurs", { names: names(onlyOurs) })}</p>}
      {onlyTheirs.length > 0 && <p className={styles.detail}>{words("result.onlyTheirs", { names: names(onlyTheirs) })}</p>}
      {issues.length > 0 && (
        <Disclosure label={words("result.issues", { count: issues.length })}>
          <IssueSentences issues={issues} />
        </Disclosure>
      )}
    </>
  );
}
