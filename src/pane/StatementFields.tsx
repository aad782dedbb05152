import { Field, makeStyles, Select } from "@fluentui/react-components";
import type { Day } from "../calendar/day";
import type { LedgerView } from "../live/live-state";
import { type StatementKind } from "../settings/settings";
import { PANE_STATEMENT_WORDS } from "../words/pane-statement-words";
import { DayInput } from "./DayInput";
import { useWords } from "./pane-state";
import { type Period, PERIOD_PRESETS } from "./periods";
import type { StatementForm } from "./statement-form";

export const STATEMENT_KINDS = ["activity", "open-item", "balance-forward", "transactions", "confirmation", "dunning"] as const satisfies readonly StatementKind[];
export const STATEMENT_LANGUAGES = ["customer", "en", "zh", "bilingual"] as const;

const useStyles = makeStyles({
  pair: { display: "grid", gridTemplateColumns: "repeat(auto-fit, minmax(126px, 1fr))", gap: "8px", alignItems: "start" },
  choices: { display: "grid", gridTemplateColumns: "repeat(auto-fit, minmax(220px, 1fr))", gap: "8px" },
});

interface Props {
  readonly view: LedgerView;
  readonly form: StatementForm;
  readonly period: Period | null;
  /** The first day differs from customer to customer: it cannot be shown. */
  readonly eachFrom: boolean;
  readonly onChange: (form: StatementForm) => void;
}

/** Period, kind and language of a statement. A date changed by hand makes the period one of other dates. */
export function StatementFields({ view, form, period, eachFrom, onChange }: Props) {
  const styles = useStyles();
  const words = useWords(PANE_STATEMENT_WORDS);
  const shown = form.preset === "custom" ? form.custom : { from: eachFrom ? null : (period?.from ?? null), to: period?.to ?? null };
  const setDay = (side: "from" | "to", day: Day | null): void => onChange({ ...form, preset: "custom", custom: { ...shown, [side]: day } });
  const problem = !period ? words("dates.missing") : period.to < period.from ? words("dates.wrong") : null;
  const { settings } = view;
  return (
    <>
      <Field label={words("period")}>
        <Select
          value={form.preset}
          onChange={(_, { value }) => onChange({ ...form, preset: value as StatementForm["preset"], custom: shown })}
        >
          {[...PERIOD_PRESETS, "since-last" as const, "custom" as const].map((preset) => <option key={preset} value={preset}>{words(`period.${preset}`)}</option>)}
        </Select>
      </Field>
      <div className={styles.pair}>
        <Field label={words("from")} {...(eachFrom && { hint: words("from.each") })}>
          <DayInput day={shown.from} onDay={(day) => setDay("from", day)} onEmpty={() => setDay("from", null)} />
        </Field>
        <Field label={words("to")} {...(problem !== null && { validationMessage: problem })}>
          <DayInput day={shown.to} onDay={(day) => setDay("to", day)} onEmpty={() => setDay("to", null)} />
        </Field>
      </div>
      <div className={styles.choices}>
        <Field label={words("kind")}>
          <Select value={form.kind ?? settings.statement.kind} onChange={(_, { value }) => onChange({ ...form, kind: value as StatementKind })}>
            {STATEMENT_KINDS.map((kind) => <option key={kind} value={kind}>{words(`kind.${kind}`)}</option>)}
          </Select>
        </Field>
        <Field label={words("language")}>
          <Select value={form.language ?? settings.statement.language} onChange={(_, { value }) => onChange({ ...form, language: value as NonNullable<StatementForm["language"]> })}>
            {STATEMENT_LANGUAGES.map((language) => <option key={language} value={language}>{words(`language.${language}`)}</option>)}
          </Select>
        </Field>
      </div>
    </>
  );
}
