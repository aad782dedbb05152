import { Button, makeStyles, tokens } from "@fluentui/react-components";
import { lazy, useEffect, useMemo } from "react";
import { clearHighlights } from "../actions/clear-highlights";
import { markIssues } from "../actions/mark-issues";
import { balances } from "../balance/balance";
import { isoDay } from "../calendar/day";
import { toldIssues } from "../data-checks/told-issues";
import { hasField } from "../ledger/entry-draft";
import type { LedgerView as View } from "../live/live-state";
import { showCount } from "../money/show-money";
import { PANE_CHECKS_WORDS } from "../words/pane-checks-words";
import { PANE_ENTRY_WORDS } from "../words/pane-entry-words";
import { PANE_LEDGER_WORDS } from "../words/pane-ledger-words";
import { PANE_WORDS } from "../words/pane-words";
import { agingOf } from "./aging-of-view";
import { ControlBalances } from "./ControlBalances";
import { CustomerItems } from "./CustomerItems";
import { IssueList } from "./IssueList";
import { BY_DUE_DATE, totalFigures } from "./ledger-figures";
import { NoLedger } from "./NoLedger";
import { usePane, useRemembered, useWords } from "./pane-state";
import { Section } from "./Section";
import { TopOverdue } from "./TopOverdue";
import { TotalBlock } from "./TotalBlock";
import { ViewFrame } from "./ViewFrame";

/** Loaded when somebody enters something. */
const EntryForm = lazy(() => import("./EntryForm").then((module) => ({ default: module.EntryForm })));

const useStyles = makeStyles({
  rows: { margin: "4px 0 0", color: tokens.colorNeutralForeground2, fontSize: tokens.fontSizeBase200, fontVariantNumeric: "tabular-nums" },
  checks: { marginTop: "6px" },
});

/** How we stand: the totals, what is wrong with the data, who is most overdue. */
export function LedgerView() {
  const { view, memory } = usePane();
  const [partition, setPartition] = useRemembered<number | null>("ledger.customer", null);
  const [entering, setEntering] = useRemembered("ledger.entering", false);
  if (!view) return <NoLedger />;
  if (partition !== null && view.ledger.partitions[partition]) return <CustomerItems view={view} partition={partition} onBack={() => setPartition(null)} />;
  if (entering) return <EntryForm view={view} onBack={() => setEntering(false)} />;
  const open = (opened: number): void => {
    memory.set("ledger.opened", opened);
    setPartition(opened);
  };
  return <Overview view={view} onCustomer={open} onEnter={() => setEntering(true)} />;
}

function Overview({ view, onCustomer, onEnter }: { readonly view: View; readonly onCustomer: (partition: number) => void; readonly onEnter: () => void }) {
  const styles = useStyles();
  const words = useWords(PANE_LEDGER_WORDS);
  const paneWords = useWords(PANE_WORDS);
  const checksWords = useWords(PANE_CHECKS_WORDS);
  const entryWords = useWords(PANE_ENTRY_WORDS);
  const { addIn, asOf, run, memory, openTab } = usePane();
  const byDueDate = useMemo(() => agingOf(view, asOf, BY_DUE_DATE), [view, asOf]);
  const totals = useMemo(() => totalFigures(balances(view.ledger, asOf), byDueDate), [view, asOf, byDueDate]);
  const { rowsRead, rowsTotal } = view.ledger;
  const canEnter = ["debit", "amount", "openAmount"].some((field) => hasField(view.ledger, field));
  const issues = useMemo(() => toldIssues(view.ledger, view.settings, view.issues), [view]);
  const marks = issues.filter(({ at }) => at.row !== null).length;

  useEffect(() => {
    if (!memory.get("ledger.showIssues")) return;
    memory.delete("ledger.showIssues");
    document.getElementById("pane-issues")?.scrollIntoView({ block: "start" });
  }, [memory]);

  const mark = (): void =>
    void run({
      label: words("issues.marking"),
      act: (job) => markIssues(addIn, job),
      done: (count) => words("issues.marked", { count: count === 1 ? 1 : showCount(count) }),
    });
  const clear = (): void =>
    void run({
      label: paneWords("clearing"),
      act: (job) => clearHighlights(addIn, job),
      done: (count) => paneWords("cleared", { count: count === 1 ? 1 : showCount(count) }),
    });

  return (
    <ViewFrame
      footer={
        (marks > 0 || canEnter) && (
          <>
            {marks > 0 && <Button appearance="primary" onClick={mark}>{words("issues.mark", { count: marks === 1 ? 1 : showCount(marks) })}</Button>}
            {marks > 0 && <Button onClick={clear}>{paneWords("clearHighlights")}</Button>}
            {canEnter && <Button onClick={onEnter}>{entryWords("open")}</Button>}
          </>
        )
      }
    >
      {totals.length === 0 && <p>{words("balance.none", { day: isoDay(asOf) })}</p>}
      {totals.map((total) => <TotalBlock key={total.key} view={view} asOf={asOf} total={total} named={totals.length > 1 || total.entity !== "" || total.account !== ""} />)}
      <p className={styles.rows}>{words("rowsRead", { read: showCount(rowsRead), total: showCount(rowsTotal) })}</p>
      <Section id="pane-issues" title={words("issues.title")} count={issues.length}>
        <IssueList view={view} issues={issues} />
        <Button className={styles.checks} size="small" onClick={() => openTab("checks")}>{checksWords("open")}</Button>
      </Section>
      <Section title={words("top.title")}>
        <TopOverdue view={view} byDueDate={byDueDate} totals={totals} onCustomer={onCustomer} />
      </Section>
      <Section title={words("control.title")}>
        <ControlBalances view={view} />
      </Section>
    </ViewFrame>
  );
}
