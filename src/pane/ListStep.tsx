import { Field, makeStyles, Select, tokens } from "@fluentui/react-components";
import { savedRequest } from "../actions/list-profile";
import type { TableInfo } from "../grid/table";
import type { LedgerView } from "../live/live-state";
import { showCount } from "../money/show-money";
import { PANE_DECISION_WORDS } from "../words/pane-decision-words";
import { PANE_RECONCILE_WORDS } from "../words/pane-reconcile-words";
import { useWords } from "./pane-state";
import { firstForm, formFor, type ListKind, type ReconcileForm } from "./reconcile-form";

const useStyles = makeStyles({
  form: { display: "grid", gridTemplateColumns: "minmax(0, 1fr)", gap: "10px", maxWidth: "560px" },
  hint: { margin: 0, fontSize: tokens.fontSizeBase200, color: tokens.colorNeutralForeground2 },
});

export interface ListTables {
  readonly tables: readonly TableInfo[];
  /** Those that look like a list of a customer or the bank. */
  readonly lists: readonly TableInfo[];
}

interface Props {
  readonly view: LedgerView;
  readonly tables: ListTables | null;
  readonly form: ReconcileForm;
  readonly onChange: (form: ReconcileForm) => void;
}

/** Which table is theirs, what kind of list it is, whose it is. */
export function ListStep({ view, tables, form, onChange }: Props) {
  const styles = useStyles();
  const words = useWords(PANE_RECONCILE_WORDS);
  const decisionWords = useWords(PANE_DECISION_WORDS);
  if (!tables) return null;
  const choices = listChoices(tables, view);
  if (choices.length === 0) return <p>{words("list.none")}</p>;
  const chosen = choices.find(({ id }) => id === form.tableId) ?? null;
  const setKind = (kind: ListKind): void => {
    const { before, after } = firstForm(view.settings.reconciliation, kind);
    onChange({ ...form, kind, before, after, ...(kind === "bank" && { customer: null }) });
  };
  const pick = (id: string): void => {
    const info = choices.find((one) => one.id === id);
    if (info) onChange(formFor(info, form, view));
  };
  return (
    <div className={styles.form}>
      <Field
        label={words("list.table")}
        {...(chosen && { hint: words("list.rows", { rows: chosen.rowCount === 1 ? 1 : showCount(chosen.rowCount), sheet: chosen.sheet }) })}
      >
        <Select value={form.tableId ?? ""} onChange={(_, { value }) => pick(value)}>
          {!chosen && <option value="" />}
          {choices.map(({ id, name }) => <option key={id} value={id}>{name}</option>)}
        </Select>
      </Field>
      {chosen && (
        <>
          <Field label={words("list.kind")}>
            <Select value={form.kind} onChange={(_, { value }) => setKind(value as ListKind)}>
              <option value="statement">{words("list.kind.statement")}</option>
              <option value="bank">{words("list.kind.bank")}</option>
            </Select>
          </Field>
          {savedRequest(view, chosen) && <p className={styles.hint}>{decisionWords("profileUsed")}</p>}
          {form.kind === "bank" && choices.length > 1 && (
            <Field label={decisionWords("advice")} hint={decisionWords("adviceHint")}>
              <Select value={form.adviceId ?? ""} onChange={(_, { value }) => onChange({ ...form, adviceId: value === "" ? null : value })}>
                <option value="">{decisionWords("adviceNone")}</option>
                {choices.filter(({ id }) => id !== form.tableId).map(({ id, name }) => <option key={id} value={id}>{name}</option>)}
              </Select>
            </Field>
          )}
          {form.kind === "statement" && (
            <Field label={words("list.customer")} hint={words("list.customerHint")}>
              <Select value={form.customer ?? ""} onChange={(_, { value }) => onChange({ ...form, customer: value === "" ? null : value })}>
                <option value="">{words("list.customerAll")}</option>
                {view.ledger.customers.map(({ key, name }) => <option key={key} value={key}>{name === key ? name : `${name} · ${key}`}</option>)}
              </Select>
            </Field>
          )}
        </>
      )}
    </div>
  );
}

/** Tables that look like a list first, then every other one that plays no part in the ledger. */
function listChoices({ lists, tables }: ListTables, { ledger }: LedgerView): readonly TableInfo[] {
  const used = new Set(Object.values(ledger.tables).flatMap((table) => (table ? [table.id] : [])));
  const ids = new Set(lists.map(({ id }) => id));
  return [...lists, ...tables.filter(({ id }) => !ids.has(id))].filter(({ id }) => !used.has(id));
}
