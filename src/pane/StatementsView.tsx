import { Field, Input, Link, makeStyles, MessageBar, MessageBarBody, Radio, RadioGroup, Switch } from "@fluentui/react-components";
import { useMemo } from "react";
import { firstDayFor, type StatementRequest } from "../actions/plan-statements";
import { goneSinceLast, sinceLastStatement } from "../actions/since-last-statement";
import type { LedgerView as View } from "../live/live-state";
import { showCount, showMoney } from "../money/show-money";
import { followStatements, isOfPeriod } from "../statement/statement-status";
import { PANE_ISSUED_WORDS } from "../words/pane-issued-words";
import { PANE_STATEMENT_WORDS } from "../words/pane-statement-words";
import { CustomerPicker } from "./CustomerPicker";
import { IssuedView } from "./IssuedView";
import { NoLedger } from "./NoLedger";
import { OpenFiles } from "./OpenFiles";
import { usePane, useRemembered, useWords } from "./pane-state";
import { FIRST_FILTER, FIRST_FORM, type FilterForm, formFilter, formPeriod, type StatementForm } from "./statement-form";
import { type FilesToOpen, StatementActions } from "./StatementActions";
import { StatementFields } from "./StatementFields";
import { StatementFilterFields } from "./StatementFilterFields";
import { StatementPreview } from "./StatementPreview";
import { type ShownRecords, useRecords } from "./use-records";
import { useSelectedCustomer } from "./use-selected-customer";
import { useStatementCount } from "./use-statement-count";
import { ViewFrame } from "./ViewFrame";

/** Accounts that are gone are told one by one, up to here. */
const GONE_SHOWN_MAX = 3;

const useStyles = makeStyles({
  form: { display: "grid", gridTemplateColumns: "minmax(0, 1fr)", gap: "10px", maxWidth: "560px" },
  scope: { marginLeft: "-8px" },
  issued: { justifySelf: "start", minHeight: "24px" },
});

/** Statements for one customer or all that pass a filter; and those issued before, with what became of them. */
export function StatementsView() {
  const { view } = usePane();
  return view ? <StatementsPages view={view} /> : <NoLedger />;
}

function StatementsPages({ view }: { readonly view: View }) {
  const { memory, notify } = usePane();
  const shown = useRecords();
  const [page, setPage] = useRemembered<"make" | "issued">("statements.page", "make");
  const [files, setFiles] = useRemembered<FilesToOpen | null>("statements.files", null);
  const follow = (key: string | null): void => {
    notify(null);
    memory.set("statements.issued", key);
    setPage("issued");
  };
  if (files) return <OpenFiles files={files} onIssued={shown.reload} onBack={() => setFiles(null)} />;
  if (page === "issued") return <IssuedView view={view} shown={shown} onBack={() => setPage("make")} />;
  return <MakePage view={view} shown={shown} onIssued={() => setPage("issued")} onFollow={follow} onFiles={setFiles} />;
}

interface MakePageProps {
  readonly view: View;
  readonly shown: ShownRecords;
  readonly onIssued: () => void;
  readonly onFollow: (key: string | null) => void;
  readonly onFiles: (files: FilesToOpen) => void;
}

function MakePage({ view, shown, onIssued, onFollow, onFiles }: MakePageProps) {
  const styles = useStyles();
  const words = useWords(PANE_STATEMENT_WORDS);
  const { asOf } = usePane();
  const [scope, setScope] = useRemembered<"one" | "all">("statements.scope", "one");
  const [form, setForm] = useRemembered<StatementForm>("statements.form", FIRST_FORM);
  const [filterForm, setFilterForm] = useRemembered<FilterForm>("statements.filter", FIRST_FILTER);
  const [key, setKey] = useRemembered<string | null>("statements.customer", null);
  useSelectedCustomer(scope === "one", setKey);
  const index = view.ledger.customers.findIndex((one) => one.key === key);
  const customer = view.ledger.customers[index] ?? null;
  const period = useMemo(() => formPeriod(form, asOf, view), [form, asOf, view]);
  const filter = useMemo(() => formFilter(filterForm), [filterForm]);
  const { records } = shown;
  const request = useMemo<StatementRequest | null>(() => {
    if (!period || period.to < period.from) return null;
    const what = { ...period, kind: form.kind ?? view.settings.statement.kind, language: form.language ?? view.settings.statement.language };
    const asked = scope === "all" ? filter && { ...what, customers: "all" as const, filter } : customer && { ...what, customers: [customer.key] };
    if (!asked || form.preset !== "since-last") return asked;
    return records && sinceLastStatement(asked, view.ledger, records.register);
  }, [period, form, view, scope, filter, customer, records]);
  const count = useStatementCount(view, scope === "all" ? request : null);
  const shownPeriod = form.preset === "since-last" && customer && request && scope === "one" ? { from: firstDayFor(view.ledger, index, request), to: request.to } : period;
  return (
    <ViewFrame footer={<StatementActions view={view} request={request} form={form} name={scope === "one" ? (customer?.name ?? "") : null} count={count} onIssued={shown.reload} onFollow={onFollow} onFiles={onFiles} />}>
      <div className={styles.form}>
        <IssuedLink view={view} shown={shown} onOpen={onIssued} />
        <RadioGroup className={styles.scope} layout="horizontal" aria-label={words("scope")} value={scope} onChange={(_, { value }) => setScope(value as "one" | "all")}>
          <Radio value="one" label={words("scope.one")} />
          <Radio value="all" label={words("scope.all")} />
        </RadioGroup>
        {scope === "one" && <CustomerPicker ledger={view.ledger} label={words("customer")} hint={words("customer.follows")} value={customer?.key ?? null} onPick={setKey} />}
        <StatementFields view={view} form={form} period={shownPeriod} eachFrom={form.preset === "since-last" && isOfPeriod(form.kind ?? view.settings.statement.kind) && (scope === "all" || !customer)} onChange={setForm} />
        {scope === "one" ? <StatementPreview view={view} request={request} /> : <StatementFilterFields view={view} form={filterForm} onChange={setFilterForm} />}
        {request && <GoneAccounts view={view} request={request} />}
        <IssueFields view={view} form={form} onChange={setForm} />
      </div>
    </ViewFrame>
  );
}

/** Accounts that had a statement and are not in the ledger any more: none that is made now would say so. */
function GoneAccounts({ view, request }: { readonly view: View; readonly request: StatementRequest }) {
  const words = useWords(PANE_STATEMENT_WORDS);
  const gone = useMemo(() => goneSinceLast(request, view.ledger), [request, view]);
  if (gone.length === 0) return null;
  return (
    <MessageBar intent="warning" layout="multiline">
      <MessageBarBody>
        {gone.slice(0, GONE_SHOWN_MAX).map(({ number, name, currency, closingMinor }) => <div key={`${number} ${currency}`}>{words("carried.gone", { number, name, currency, amount: showMoney(closingMinor, currency) })}</div>)}
        {gone.length > GONE_SHOWN_MAX && <div>{words("carried.more", { count: gone.length - GONE_SHOWN_MAX })}</div>}
      </MessageBarBody>
    </MessageBar>
  );
}

/** How many were issued, and how many of them wait too long for an answer; nothing before the first. */
function IssuedLink({ view, shown: { records }, onOpen }: { readonly view: View; readonly shown: ShownRecords; readonly onOpen: () => void }) {
  const styles = useStyles();
  const words = useWords(PANE_ISSUED_WORDS);
  const { addIn } = usePane();
  const followed = useMemo(
    () => (records ? followStatements(records.register, records.log, { asOf: addIn.today(), unansweredDays: view.settings.statement.unansweredDays }) : []),
    [records, addIn, view],
  );
  if (followed.length === 0) return null;
  const unanswered = followed.filter(({ isUnanswered }) => isUnanswered).length;
  return (
    <Link as="button" className={styles.issued} onClick={onOpen}>
      {unanswered > 0 ? words("open.unanswered", { count: showCount(followed.length), unanswered: showCount(unanswered) }) : words("open", { count: showCount(followed.length) })}
    </Link>
  );
}

/** Whether what is made is issued, and by whom. */
function IssueFields({ view, form, onChange }: { readonly view: View; readonly form: StatementForm; readonly onChange: (form: StatementForm) => void }) {
  const styles = useStyles();
  const words = useWords(PANE_ISSUED_WORDS);
  const issuedBy = form.issuedBy ?? view.settings.statement.issuedBy;
  return (
    <>
      <Switch className={styles.scope} label={words("issue")} checked={form.issue} onChange={(_, { checked }) => onChange({ ...form, issue: checked })} />
      {form.issue && (
        <Field label={words("issuedBy")} {...(issuedBy.trim() === "" && { validationMessage: words("issuedBy.missing") })}>
          <Input value={issuedBy} onChange={(_, { value }) => onChange({ ...form, issuedBy: value })} />
        </Field>
      )}
    </>
  );
}
