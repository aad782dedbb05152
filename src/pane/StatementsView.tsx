import { Button, makeStyles, Radio, RadioGroup } from "@fluentui/react-components";
import { useMemo } from "react";
import { makeStatements } from "../actions/make-statements";
import type { StatementRequest } from "../actions/plan-statements";
import type { LedgerView as View } from "../live/live-state";
import { showCount } from "../money/show-money";
import { PANE_STATEMENT_WORDS } from "../words/pane-statement-words";
import { CustomerPicker } from "./CustomerPicker";
import { NoLedger } from "./NoLedger";
import { usePane, useRemembered, useWords } from "./pane-state";
import { FIRST_FILTER, FIRST_FORM, type FilterForm, formFilter, formPeriod, type StatementForm } from "./statement-form";
import { StatementFields } from "./StatementFields";
import { StatementFilterFields } from "./StatementFilterFields";
import { StatementPreview } from "./StatementPreview";
import { useSelectedCustomer } from "./use-selected-customer";
import { useStatementCount } from "./use-statement-count";
import { ViewFrame } from "./ViewFrame";
import { writtenNotice } from "./written-text";

const useStyles = makeStyles({
  form: { display: "grid", gridTemplateColumns: "minmax(0, 1fr)", gap: "10px", maxWidth: "560px" },
  scope: { marginLeft: "-8px" },
});

/** A statement for one customer, taken from the sheet's selection or picked; or for all that pass a filter. */
export function StatementsView() {
  const { view } = usePane();
  return view ? <StatementsPage view={view} /> : <NoLedger />;
}

function StatementsPage({ view }: { readonly view: View }) {
  const styles = useStyles();
  const words = useWords(PANE_STATEMENT_WORDS);
  const { asOf } = usePane();
  const [scope, setScope] = useRemembered<"one" | "all">("statements.scope", "one");
  const [form, setForm] = useRemembered<StatementForm>("statements.form", FIRST_FORM);
  const [filterForm, setFilterForm] = useRemembered<FilterForm>("statements.filter", FIRST_FILTER);
  const [key, setKey] = useRemembered<string | null>("statements.customer", null);
  useSelectedCustomer(scope === "one", setKey);
  const customer = view.ledger.customers.find((one) => one.key === key) ?? null;
  const period = useMemo(() => formPeriod(form, asOf, view), [form, asOf, view]);
  const filter = useMemo(() => formFilter(filterForm), [filterForm]);
  const request = useMemo<StatementRequest | null>(() => {
    if (!period || period.to < period.from) return null;
    const what = { ...period, kind: form.kind ?? view.settings.statement.kind, language: form.language ?? view.settings.statement.language };
    if (scope === "all") return filter && { ...what, customers: "all", filter };
    return customer && { ...what, customers: [customer.key] };
  }, [period, form, view, scope, filter, customer]);

  const count = useStatementCount(view, scope === "all" ? request : null);
  const fields = <StatementFields view={view} form={form} period={period} onChange={setForm} />;
  return (
    <ViewFrame footer={scope === "one" ? <MakeOne request={request} name={customer?.name ?? ""} /> : <WriteAll request={request} count={count} />}>
      <div className={styles.form}>
        <RadioGroup className={styles.scope} layout="horizontal" aria-label={words("scope")} value={scope} onChange={(_, { value }) => setScope(value as "one" | "all")}>
          <Radio value="one" label={words("scope.one")} />
          <Radio value="all" label={words("scope.all")} />
        </RadioGroup>
        {scope === "one" && <CustomerPicker ledger={view.ledger} label={words("customer")} hint={words("customer.follows")} value={customer?.key ?? null} onPick={setKey} />}
        {fields}
        {scope === "one" ? <StatementPreview view={view} request={request} /> : <StatementFilterFields view={view} form={filterForm} onChange={setFilterForm} />}
      </div>
    </ViewFrame>
  );
}

function MakeOne({ request, name }: { readonly request: StatementRequest | null; readonly name: string }) {
  const words = useWords(PANE_STATEMENT_WORDS);
  const { addIn, language, run } = usePane();
  const make = (wanted: StatementRequest): void =>
    void run({ label: words("making"), act: (job) => makeStatements(addIn, wanted, job), done: (written) => writtenNotice(written, language) });
  return (
    <Button appearance="primary" disabled={!request} onClick={() => request && make(request)} style={{ overflow: "hidden" }}>
      <span style={{ overflow: "hidden", textOverflow: "ellipsis", whiteSpace: "nowrap" }}>{request ? words("make", { customer: name }) : words("makeNone")}</span>
    </Button>
  );
}

function WriteAll({ request, count }: { readonly request: StatementRequest | null; readonly count: number | null }) {
  const words = useWords(PANE_STATEMENT_WORDS);
  const { addIn, language, run } = usePane();
  const write = (wanted: StatementRequest): void =>
    void run({ label: words("writing"), act: (job) => makeStatements(addIn, wanted, job), done: (written) => writtenNotice(written, language) });
  const label = count === null ? words("counting") : count === 0 ? words("writeNone") : words("write", { count: count === 1 ? 1 : showCount(count) });
  return (
    <Button appearance="primary" disabled={!request || !count} onClick={() => request && write(request)}>
      {request ? label : words("writeNone")}
    </Button>
  );
}
