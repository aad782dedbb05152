import { Button } from "@fluentui/react-components";
import { useCallback, useEffect, useState } from "react";
import { perform } from "../actions/perform";
import { reconcileWith, type ReconciliationRun } from "../actions/reconcile";
import { findTables } from "../ledger/find-tables";
import type { LedgerView as View } from "../live/live-state";
import { PANE_RECONCILE_WORDS } from "../words/pane-reconcile-words";
import { type ListTables, ListStep } from "./ListStep";
import { NoLedger } from "./NoLedger";
import { usePane, useRemembered, useWords } from "./pane-state";
import { prepared } from "./reconciliation-items";
import { firstForm, type ReconcileForm, requestOf } from "./reconcile-form";
import { ListColumnsStep } from "./ListColumnsStep";
import { type ReconcileStep, ReconcileSteps } from "./ReconcileSteps";
import { ResultStep } from "./ResultStep";
import { RulesStep } from "./RulesStep";
import { ViewFrame } from "./ViewFrame";

/** Where do we differ: their list, its columns, the rules, the result. */
export function ReconcileView() {
  const { view } = usePane();
  return view ? <ReconcilePages view={view} /> : <NoLedger />;
}

function ReconcilePages({ view }: { readonly view: View }) {
  const words = useWords(PANE_RECONCILE_WORDS);
  const { addIn, asOf, run } = usePane();
  const [step, setStep] = useRemembered<ReconcileStep>("reconcile.step", "list");
  const [form, setForm] = useRemembered<ReconcileForm>("reconcile.form", firstForm(view.settings.reconciliation, "statement"));
  const [result, setResult] = useRemembered<ReconciliationRun | null>("reconcile.run", null);
  const [tables, look] = useListTables(view);

  const request = requestOf(form, view, asOf);
  const compare = async (): Promise<void> => {
    if (!request) return;
    const ended = await run({ label: words("running"), act: async (job) => prepared(await reconcileWith(addIn, request, job), job) });
    if (!ended) return;
    setResult(ended.value);
    setStep("result");
  };
  const steps = <ReconcileSteps step={step} onStep={setStep} hasList={form.tableId !== null} hasResult={result !== null} />;

  if (step === "result" && result) return <ResultStep view={view} run={result} steps={steps} again={request && (async (job) => prepared(await reconcileWith(addIn, request, job), job))} onCompare={() => void compare()} onRun={(next) => void prepared(next).then(setResult)} />;
  if (step === "columns" && form.tableId !== null) {
    return <ListColumnsStep key={`${form.tableId}/${form.kind}`} tableId={form.tableId} kind={form.kind} steps={steps} onBack={() => setStep("list")} onNext={() => setStep("rules")} />;
  }
  if (step === "rules" && form.tableId !== null) {
    return (
      <ViewFrame
        footer={
          <>
            <Button appearance="primary" disabled={!request} onClick={() => void compare()}>{words("run")}</Button>
            <Button onClick={() => setStep("columns")}>{words("backTo")}</Button>
          </>
        }
      >
        {steps}
        <RulesStep view={view} form={form} onChange={setForm} />
      </ViewFrame>
    );
  }
  return (
    <ViewFrame
      footer={
        <>
          <Button appearance="primary" disabled={form.tableId === null} onClick={() => setStep("columns")}>{words("next", { step: words("step.columns") })}</Button>
          <Button onClick={look}>{words("list.again")}</Button>
        </>
      }
    >
      {steps}
      <ListStep view={view} tables={tables} form={form} onChange={setForm} />
    </ViewFrame>
  );
}

/** The tables to choose from, looked for by their headers alone: now, after each reading, and when asked. */
function useListTables(view: View): [ListTables | null, () => void] {
  const { addIn, report } = usePane();
  const [tables, setTables] = useState<ListTables | null>(null);
  const look = useCallback(() => {
    void perform(() => addIn.workbook.listTables()).then((outcome) => {
      if (outcome.kind === "done") setTables({ tables: outcome.value, lists: findTables(outcome.value, view.settings).lists });
      else report(outcome);
    });
  }, [addIn, report, view]);
  useEffect(look, [look]);
  return [tables, look];
}
