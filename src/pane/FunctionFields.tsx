import { Field, Input, makeStyles, Select } from "@fluentui/react-components";
import { isoDay, parseIsoDay } from "../calendar/day";
import type { LedgerView } from "../live/live-state";
import type { GuideParameter } from "../words/function-guide";
import { FUNCTION_WORDS_ZH } from "../words/function-words";
import { PANE_FORMULA_WORDS } from "../words/pane-formula-words";
import { CustomerPicker } from "./CustomerPicker";
import { DayInput } from "./DayInput";
import { choicesOf, FILTERS_MAX, filterNames, type FormulaDraft, parametersOf } from "./formula-draft";
import { usePane, useWords } from "./pane-state";

const useStyles = makeStyles({
  fields: { display: "grid", gap: "10px", gridTemplateColumns: "minmax(0, 1fr)" },
  pair: { display: "grid", gap: "8px", gridTemplateColumns: "minmax(0, 1fr) minmax(0, 1fr)" },
  both: { display: "grid", gap: "4px", gridTemplateColumns: "minmax(0, 1fr) minmax(0, 1fr)" },
});

interface Props {
  readonly view: LedgerView;
  readonly draft: FormulaDraft;
  readonly onDraft: (draft: FormulaDraft) => void;
}

/** A field for each parameter of the chosen function: pickers where the ledger knows the values, `=A2` where a cell is meant. */
export function FunctionFields({ view, draft, onDraft }: Props) {
  const styles = useStyles();
  const set = (name: string, value: string): void => onDraft({ ...draft, typed: { ...draft.typed, [name]: value } });
  return (
    <div className={styles.fields}>
      {parametersOf(draft.id).map((parameter) => (
        parameter.repeating
          ? <Filters key={parameter.name} view={view} draft={draft} onDraft={onDraft} />
          : <Parameter key={parameter.name} view={view} parameter={parameter} value={draft.typed[parameter.name] ?? ""} onValue={(value) => set(parameter.name, value)} />
      ))}
    </div>
  );
}

function Parameter({ view, parameter, value, onValue }: { readonly view: LedgerView; readonly parameter: GuideParameter; readonly value: string; readonly onValue: (value: string) => void }) {
  const styles = useStyles();
  const words = useWords(PANE_FORMULA_WORDS);
  const { language } = usePane();
  const { kind, text, optional } = parameter;
  const label = language === "zh" ? (FUNCTION_WORDS_ZH[text] ?? text) : text;
  const choices = choicesOf(kind, view, language);
  if (kind === "customer") {
    return (
      <div className={styles.fields} style={{ gap: 4 }}>
        <CustomerPicker ledger={view.ledger} label={label} value={value.startsWith("=") ? null : value} onPick={onValue} />
        <Input size="small" aria-label={words("insert.reference")} placeholder={words("insert.reference")} value={value.startsWith("=") ? value : ""} onChange={(_, data) => onValue(asReference(data.value))} />
      </div>
    );
  }
  if (kind === "date") {
    return (
      <Field label={label} required={!optional}>
        <div className={styles.both}>
          <DayInput day={value === "" || value.startsWith("=") ? null : parseIsoDay(value)} onDay={(day) => onValue(isoDay(day))} onEmpty={() => onValue("")} />
          <Input aria-label={`${label} ${words("insert.reference")}`} placeholder="=A2" value={value.startsWith("=") ? value : ""} onChange={(_, data) => onValue(asReference(data.value))} />
        </div>
      </Field>
    );
  }
  if (choices) {
    return (
      <Field label={label} required={!optional}>
        <Select value={value} onChange={(_, data) => onValue(data.value)}>
          <option value="">{words("insert.blank")}</option>
          {choices.map((choice) => <option key={choice.value} value={choice.value}>{choice.label}</option>)}
        </Select>
      </Field>
    );
  }
  return (
    <Field label={label} required={!optional}>
      <Input value={value} placeholder={words("insert.reference")} onChange={(_, data) => onValue(data.value)} />
    </Field>
  );
}

/** In a field for a cell, what is typed is a reference with or without its sign. */
function asReference(typed: string): string {
  return typed === "" || typed.startsWith("=") ? typed : `=${typed}`;
}

/** Conditions in pairs; one more appears when the last is filled in. */
function Filters({ view, draft, onDraft }: Props) {
  const styles = useStyles();
  const words = useWords(PANE_FORMULA_WORDS);
  const names = filterNames(view);
  if (names.length === 0) return null;
  const filled = draft.filters.filter(({ name }) => name !== "");
  const shown = filled.length < FILTERS_MAX ? [...filled, { name: "", value: "" }] : filled;
  const set = (index: number, change: Partial<FormulaDraft["filters"][number]>): void =>
    onDraft({ ...draft, filters: shown.map((filter, place) => (place === index ? { ...filter, ...change } : filter)).filter(({ name }) => name !== "") });
  return (
    <>
      {shown.map(({ name, value }, index) => (
        <div key={index} className={styles.pair}>
          <Field label={words("insert.filter")}>
            <Select value={name} onChange={(_, data) => set(index, { name: data.value })}>
              <option value="">{words("insert.noFilter")}</option>
              {names.map((each) => <option key={each} value={each}>{each}</option>)}
            </Select>
          </Field>
          {name !== "" && <Field label={words("insert.filterValue")}><Input value={value} onChange={(_, data) => set(index, { value: data.value })} /></Field>}
        </div>
      ))}
    </>
  );
}
