import { Field, Input, Select, Switch } from "@fluentui/react-components";
import type { ConfirmationSettings } from "../settings/settings";
import { PANE_SETTINGS_WORDS } from "../words/pane-settings-words";
import { wholeTyped } from "./decimal-typed";
import { useWords } from "./pane-state";

/** How a confirmation of balance asks. The clause on silence is offered only with a time to reply, and is off unless somebody chooses it. */
export function ConfirmationForm({ confirmation, onChange }: { readonly confirmation: ConfirmationSettings; readonly onChange: (confirmation: ConfirmationSettings) => void }) {
  const words = useWords(PANE_SETTINGS_WORDS);
  const { issuer, form, replyDays, silenceClause, auditor } = confirmation;
  const set = (change: Partial<ConfirmationSettings>): void => onChange({ ...confirmation, ...change });
  return (
    <>
      <Field label={words("confirmation.issuer")}>
        <Select value={issuer} onChange={(_, { value }) => set({ issuer: value as ConfirmationSettings["issuer"] })}>
          <option value="company">{words("confirmation.issuer.company")}</option>
          <option value="auditor">{words("confirmation.issuer.auditor")}</option>
        </Select>
      </Field>
      {issuer === "auditor" && (["name", "address", "contact"] as const).map((field) => (
        <Field key={field} label={words(`confirmation.auditor.${field}`)}>
          <Input value={auditor[field]} onChange={(_, { value }) => set({ auditor: { ...auditor, [field]: value } })} />
        </Field>
      ))}
      <Field label={words("confirmation.form")}>
        <Select value={form} onChange={(_, { value }) => set({ form: value as ConfirmationSettings["form"] })}>
          <option value="positive">{words("confirmation.form.positive")}</option>
          <option value="negative">{words("confirmation.form.negative")}</option>
        </Select>
      </Field>
      <Field label={words("confirmation.replyDays")}>
        <Input inputMode="numeric" value={replyDays === null ? "" : String(replyDays)} onChange={(_, { value }) => set({ replyDays: value.trim() === "" ? null : (wholeTyped(value) ?? replyDays) })} />
      </Field>
      {replyDays !== null && <Switch label={words("confirmation.silence")} checked={silenceClause} onChange={(_, { checked }) => set({ silenceClause: checked })} />}
    </>
  );
}
