import { Button, Field, Input, makeStyles } from "@fluentui/react-components";
import type { LedgerView } from "../live/live-state";
import { showCurrency } from "../money/show-money";
import { PANE_RECONCILE_WORDS } from "../words/pane-reconcile-words";
import { PANE_SETTINGS_WORDS } from "../words/pane-settings-words";
import { DayInput } from "./DayInput";
import { decimalTyped, wholeTyped } from "./decimal-typed";
import { usePane, useWords } from "./pane-state";
import { firstForm, type ReconcileForm } from "./reconcile-form";

const useStyles = makeStyles({
  form: { display: "grid", gridTemplateColumns: "minmax(0, 1fr)", gap: "10px", maxWidth: "560px" },
  pair: { display: "grid", gridTemplateColumns: "repeat(auto-fit, minmax(120px, 1fr))", gap: "8px", alignItems: "end" },
});

/** What still counts as the same: tolerance, days apart, end of the period. */
export function RulesStep({ view, form, onChange }: { readonly view: LedgerView; readonly form: ReconcileForm; readonly onChange: (form: ReconcileForm) => void }) {
  const styles = useStyles();
  const words = useWords(PANE_RECONCILE_WORDS);
  const settingsWords = useWords(PANE_SETTINGS_WORDS);
  const { addIn, asOf, run } = usePane();
  const tolerance = decimalTyped(form.tolerance);
  const before = wholeTyped(form.before);
  const after = wholeTyped(form.after);
  const kept = view.settings.reconciliation;
  const sound = tolerance !== null && before !== null && after !== null;
  const usual = firstForm(kept, form.kind);
  const changed = sound && (decimalTyped(usual.tolerance) !== tolerance || wholeTyped(usual.before) !== before || wholeTyped(usual.after) !== after);
  const keep = (): void => {
    if (!sound) return;
    void run({
      label: settingsWords("saving"),
      act: () => addIn.live.saveSettings({ reconciliation: { tolerance, windowBeforeDays: before, windowAfterDays: after } }),
      done: () => settingsWords("saved"),
    });
  };
  return (
    <div className={styles.form}>
      <Field
        label={`${words("rules.tolerance")} ${showCurrency(view.ledger.baseCurrency)}`.trim()} hint={words("rules.toleranceHint")}
        {...((tolerance === null || tolerance.startsWith("-")) && { validationMessage: words("rules.toleranceWrong") })}
      >
        <Input inputMode="decimal" value={form.tolerance} onChange={(_, { value }) => onChange({ ...form, tolerance: value })} />
      </Field>
      <div className={styles.pair}>
        <Field label={words("rules.before")} {...(before === null && { validationMessage: words("rules.daysWrong") })}>
          <Input inputMode="numeric" value={form.before} onChange={(_, { value }) => onChange({ ...form, before: value })} />
        </Field>
        <Field label={words("rules.after")} {...(after === null && { validationMessage: words("rules.daysWrong") })}>
          <Input inputMode="numeric" value={form.after} onChange={(_, { value }) => onChange({ ...form, after: value })} />
        </Field>
      </div>
      <Field label={words("rules.periodEnd")} hint={words("rules.periodEndHint")}>
        <DayInput day={form.periodEnd ?? asOf} onDay={(periodEnd) => onChange({ ...form, periodEnd })} onEmpty={() => onChange({ ...form, periodEnd: null })} />
      </Field>
      {changed && <div><Button size="small" onClick={keep}>{words("rules.keep")}</Button></div>}
    </div>
  );
}
