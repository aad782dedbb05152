import { Checkbox, Field, Input, makeStyles, Select } from "@fluentui/react-components";
import { useMemo } from "react";
import type { LedgerView } from "../live/live-state";
import { PANE_STATEMENT_WORDS } from "../words/pane-statement-words";
import { decimalTyped, wholeTyped } from "./decimal-typed";
import { useWords } from "./pane-state";
import type { FilterForm } from "./statement-form";

const useStyles = makeStyles({
  group: { margin: 0, padding: 0, border: "none", display: "grid", gap: "6px", minWidth: 0 },
  legend: { padding: 0, marginBottom: "2px" },
  fields: { display: "grid", gridTemplateColumns: "repeat(auto-fit, minmax(120px, 1fr))", gap: "8px" },
  check: { marginLeft: "-8px" },
});

const BALANCES = ["nonzero", "owed", "credit", "zero", "any"] as const satisfies readonly FilterForm["balance"][];

/** Who gets a statement when all are written. Lists are offered only where the ledger has such values. */
export function StatementFilterFields({ view, form, onChange }: { readonly view: LedgerView; readonly form: FilterForm; readonly onChange: (form: FilterForm) => void }) {
  const styles = useStyles();
  const words = useWords(PANE_STATEMENT_WORDS);
  const values = useMemo(() => {
    const { customers, partitions } = view.ledger;
    return {
      currency: distinct(partitions.map(({ currency }) => currency)),
      salesperson: distinct(customers.map(({ salesperson }) => salesperson)),
      segment: distinct(customers.map(({ segment }) => segment)),
    };
  }, [view]);
  const wrong = (text: string, read: (text: string) => unknown) => (text.trim() !== "" && read(text) === null ? { validationMessage: words("filter.numberWrong") } : {});
  return (
    <fieldset className={styles.group}>
      <legend className={styles.legend}>{words("filter")}</legend>
      <Checkbox className={styles.check} label={words("filter.withActivity")} checked={form.withActivity} onChange={(_, { checked }) => onChange({ ...form, withActivity: checked === true })} />
      <div className={styles.fields}>
        <Field label={words("filter.balance")}>
          <Select value={form.balance} onChange={(_, { value }) => onChange({ ...form, balance: value as FilterForm["balance"] })}>
            {BALANCES.map((name) => <option key={name} value={name}>{words(`filter.balance.${name}`)}</option>)}
          </Select>
        </Field>
        {view.ledger.customers.some(({ hold }) => hold) && (
          <Field label={words("filter.hold")}>
            <Select value={form.hold} onChange={(_, { value }) => onChange({ ...form, hold: value as FilterForm["hold"] })}>
              <option value="">{words("filter.any")}</option>
              <option value="yes">{words("filter.hold.yes")}</option>
              <option value="no">{words("filter.hold.no")}</option>
            </Select>
          </Field>
        )}
        <Field label={words("filter.balanceMin")} {...wrong(form.balanceMin, decimalTyped)}>
          <Input inputMode="decimal" value={form.balanceMin} onChange={(_, { value }) => onChange({ ...form, balanceMin: value })} />
        </Field>
        <Field label={words("filter.daysOverdueMin")} {...wrong(form.daysOverdueMin, wholeTyped)}>
          <Input inputMode="numeric" value={form.daysOverdueMin} onChange={(_, { value }) => onChange({ ...form, daysOverdueMin: value })} />
        </Field>
        {(["currency", "salesperson", "segment"] as const).map((name) => values[name].length > (name === "currency" ? 1 : 0) && (
          <Field key={name} label={words(`filter.${name}`)}>
            <Select value={form[name]} onChange={(_, { value }) => onChange({ ...form, [name]: value })}>
              <option value="">{words("filter.any")}</option>
              {values[name].map((value) => <option key={value} value={value}>{value}</option>)}
            </Select>
          </Field>
        ))}
      </div>
    </fieldset>
  );
}

function distinct(values: readonly string[]): readonly string[] {
  return [...new Set(values.filter((value) => value !== ""))].sort((one, other) => (one < other ? -1 : 1));
}
