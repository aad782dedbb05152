import { Button, Field, Input, makeStyles, Select } from "@fluentui/react-components";
import { useState } from "react";
import type { AgingPolicy } from "../settings/settings";
import { PANE_LEDGER_WORDS } from "../words/pane-ledger-words";
import { edgesTyped } from "./decimal-typed";
import { usePane, useWords } from "./pane-state";
import { Disclosure } from "./Section";

const useStyles = makeStyles({
  form: { display: "grid", gap: "8px", gridTemplateColumns: "repeat(auto-fit, minmax(150px, 1fr))", alignItems: "start" },
  buttons: { display: "flex", gap: "8px", flexWrap: "wrap", gridColumn: "1 / -1" },
});

interface Props {
  readonly policy: AgingPolicy;
  /** Differs from what the workbook keeps. */
  readonly changed: boolean;
  /** null: the workbook's own again. */
  readonly onChange: (policy: AgingPolicy | null) => void;
}

/** How days are counted, where buckets end, how credits show: tried out here, kept for the workbook by a button. */
export function AgingOptions({ policy, changed, onChange }: Props) {
  const styles = useStyles();
  const words = useWords(PANE_LEDGER_WORDS);
  const { addIn, run } = usePane();
  const [edges, setEdges] = useState<string | null>(null);
  const typed = edges === null ? policy.edgesDays : edgesTyped(edges);
  const keep = (): void =>
    void run({ label: words("aging.keeping"), act: () => addIn.live.saveSettings({ aging: policy }), done: () => words("aging.kept") }).then((ended) => {
      if (ended) onChange(null);
    });
  return (
    <Disclosure label={words("aging.options")}>
      <div className={styles.form}>
        <Field label={words("aging.basis")}>
          <Select value={policy.basis} onChange={(_, { value }) => onChange({ ...policy, basis: value as AgingPolicy["basis"] })}>
            <option value="due">{words("aging.basis.due")}</option>
            <option value="document">{words("aging.basis.document")}</option>
          </Select>
        </Field>
        <Field label={words("aging.edges")} {...(typed === null && { validationMessage: words("aging.edgesWrong") })}>
          <Input
            inputMode="numeric" value={edges ?? policy.edgesDays.join(", ")} onBlur={() => typed !== null && setEdges(null)}
            onChange={(_, { value }) => {
              setEdges(value);
              const next = edgesTyped(value);
              if (next) onChange({ ...policy, edgesDays: next });
            }}
          />
        </Field>
        <Field label={words("aging.credits")}>
          <Select value={policy.credits} onChange={(_, { value }) => onChange({ ...policy, credits: value as AgingPolicy["credits"] })}>
            <option value="column">{words("aging.credits.column")}</option>
            <option value="own-date">{words("aging.credits.own-date")}</option>
            <option value="fifo">{words("aging.credits.fifo")}</option>
          </Select>
        </Field>
        {changed && (
          <div className={styles.buttons}>
            <Button size="small" disabled={typed === null} onClick={keep}>{words("aging.keep")}</Button>
            <Button size="small" appearance="subtle" onClick={() => { setEdges(null); onChange(null); }}>{words("aging.reset")}</Button>
          </div>
        )}
      </div>
    </Disclosure>
  );
}
