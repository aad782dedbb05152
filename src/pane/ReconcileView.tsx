import { Button } from "@fluentui/react-components";
import { useCallback, useEffect, useState } from "react";
import { type RecognisedTables, recogniseTables } from "../actions/recognise-tables";
import { reconcileWith, type ReconciliationRun } from "../actions/reconcile";
import type { LedgerView as View } from "../live/live-state";
import { PANE_RECONCILE_WORDS } from "../words/pane-reconcile-words";
import { ListStep } from "./ListStep";
import { NoLedger } from "./NoLedger";
import { usePane, useRemembered, useWords } from "./pane-state";
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
  const { addIn, asOf, run, task } = usePane();
  const [step, setStep] = useRemembered<ReconcileStep>("reconcile.step", "list");
  const [form, setForm] = useRemembered<ReconcileForm>("reconcile.form", firstForm(view.settings.reconciliation, "statement"));
  const [result, setResult] = useRemembered<ReconciliationRun | null>("reconcile.run", null);
  const [tables, setTables] = useState<RecognisedTables | null>(null);

  const look = useCallback(async (): Promise<void> => {
    const ended = await run({ label: words("lookingForLists"), act: (job) => recogniseTables(addIn, job) });
    if (ended) setTables(ended.value);
  }, [addIn, run, words]);
  useEffect(() => {
    void look();
  }, [look]);

  const request = requestOf(form, view, asOf);
  const compare = async (): Promise<void> => {
    if (!request) return;
    const ended = await run({ label: words("running"), act: (job) => reconcileWith(addIn, request, job) });
    if (!ended) return;
    setResult(ended.value);
    setStep("result");
  };
  const steps = <ReconcileSteps step={step} onStep={setStep} hasList={form.tableId !== null} hasResult={result !== null} />;

  if (step === "result" && result) return <ResultStep view={view} run={result} steps={steps} canCompare={request !== null} onCompare={() => void compare()} />;
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
          <Button onClick={() => void look()}>{words("list.again")}</Button>
        </>
      }
    >
      {steps}
      {(tables || !task) && <ListStep view={view} tables={tables} form={form} onChange={setForm} />}
    </ViewFrame>
  );
}
