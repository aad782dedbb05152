import { Button, Field, Input, makeStyles, Select, Switch, tokens } from "@fluentui/react-components";
import { useState } from "react";
import { type RecognisedTables as Recognised, recogniseTables } from "../actions/recognise-tables";
import { repairFormulas } from "../actions/repair-formulas";
import { showCount } from "../money/show-money";
import type { Settings, StatementSettings } from "../settings/settings";
import { PANE_SETTINGS_WORDS } from "../words/pane-settings-words";
import { PANE_STATEMENT_WORDS } from "../words/pane-statement-words";
import { PANE_WORDS } from "../words/pane-words";
import { ConfirmationForm } from "./ConfirmationForm";
import { wholeTyped } from "./decimal-typed";
import { LetterheadForm } from "./LetterheadForm";
import { usePane, useWords } from "./pane-state";
import { type PolicyChange, PolicyForm } from "./PolicyForm";
import { RecognisedTables } from "./RecognisedTables";
import { Section } from "./Section";
import { STATEMENT_KINDS, STATEMENT_LANGUAGES } from "./StatementFields";
import { ViewFrame } from "./ViewFrame";

const useStyles = makeStyles({
  intro: { margin: 0, color: tokens.colorNeutralForeground2, fontSize: tokens.fontSizeBase200 },
  form: { display: "grid", gap: "10px", gridTemplateColumns: "repeat(auto-fit, minmax(200px, 1fr))", alignItems: "start" },
  switch: { marginLeft: "-8px" },
});

/** What the workbook remembers: letterhead, statements, how figures are worked out, tables; and the repair of formulas. */
export function SettingsView() {
  const styles = useStyles();
  const words = useWords(PANE_SETTINGS_WORDS);
  const paneWords = useWords(PANE_WORDS);
  const { addIn, view, run } = usePane();
  const stored = view?.settings ?? addIn.live.settings();
  const [statement, setStatement] = useState<StatementSettings | null>(null);
  const [policy, setPolicy] = useState<PolicyChange | null>(null);
  const [recognised, setRecognised] = useState<Recognised | null>(null);
  const shown: Settings = { ...stored, ...(statement && { statement }), ...policy };

  const look = async (): Promise<void> => {
    const ended = await run({ label: paneWords("first.looking"), act: (job) => recogniseTables(addIn, job) });
    if (ended) setRecognised(ended.value);
  };
  const discard = (): void => {
    setStatement(null);
    setPolicy(null);
  };
  const save = (): void =>
    void run({ label: words("saving"), act: () => addIn.live.saveSettings({ ...(statement && { statement }), ...policy }), done: () => words("saved") }).then((ended) => ended && discard());
  const repair = (): void =>
    void run({
      label: words("repairing"),
      act: (job) => repairFormulas(addIn, job),
      done: (count) => words("repaired", { count: count === 1 ? 1 : showCount(count) }),
    });

  if (recognised) return <RecognisedTables recognised={recognised} onLookAgain={() => void look()} onBack={() => setRecognised(null)} onUsed={() => setRecognised(null)} />;
  const changed = statement !== null || policy !== null;
  return (
    <ViewFrame
      footer={
        <>
          <Button appearance="primary" disabled={!changed} onClick={save}>{changed ? words("save") : words("unchanged")}</Button>
          {changed && <Button onClick={discard}>{words("discard")}</Button>}
        </>
      }
    >
      <p className={styles.intro}>{words("intro")}</p>
      <Section title={words("letterhead")}>
        <LetterheadForm letterhead={shown.statement.letterhead} onChange={(letterhead) => setStatement({ ...shown.statement, letterhead })} />
      </Section>
      <Section title={words("statements")}>
        <StatementDefaults statement={shown.statement} onChange={setStatement} />
      </Section>
      <Section title={words("policies")}>
        <PolicyForm settings={shown} ledger={view?.ledger ?? null} onChange={(change) => setPolicy({ ...policy, ...change })} />
      </Section>
      <Section title={words("tables")}>
        <Button size="small" onClick={() => void look()}>{words("tables.show")}</Button>
      </Section>
      <Section title={words("formulas")}>
        <p className={styles.intro} style={{ marginBottom: 6 }}>{words("formulas.hint")}</p>
        <Button size="small" onClick={repair}>{paneWords("repairFormulas")}</Button>
      </Section>
    </ViewFrame>
  );
}

function StatementDefaults({ statement, onChange }: { readonly statement: StatementSettings; readonly onChange: (statement: StatementSettings) => void }) {
  const styles = useStyles();
  const words = useWords(PANE_SETTINGS_WORDS);
  const statementWords = useWords(PANE_STATEMENT_WORDS);
  return (
    <div className={styles.form}>
      <Field label={statementWords("language")}>
        <Select value={statement.language} onChange={(_, { value }) => onChange({ ...statement, language: value as StatementSettings["language"] })}>
          {STATEMENT_LANGUAGES.map((language) => <option key={language} value={language}>{statementWords(`language.${language}`)}</option>)}
        </Select>
      </Field>
      <Field label={statementWords("kind")}>
        <Select value={statement.kind} onChange={(_, { value }) => onChange({ ...statement, kind: value as StatementSettings["kind"] })}>
          {STATEMENT_KINDS.map((kind) => <option key={kind} value={kind}>{statementWords(`kind.${kind}`)}</option>)}
        </Select>
      </Field>
      <Field label={words("statements.paper")}>
        <Select value={statement.paper} onChange={(_, { value }) => onChange({ ...statement, paper: value as StatementSettings["paper"] })}>
          <option value="A4">A4</option>
          <option value="Letter">Letter</option>
        </Select>
      </Field>
      <Switch
        className={styles.switch} label={words("statements.showWriteOffs")} checked={statement.showWriteOffs}
        onChange={(_, { checked }) => onChange({ ...statement, showWriteOffs: checked })}
      />
      <Switch
        className={styles.switch} label={words("statements.listOpenItems")} checked={statement.listOpenItems}
        onChange={(_, { checked }) => onChange({ ...statement, listOpenItems: checked })}
      />
      <Field label={words("statements.perspective")}>
        <Select value={statement.perspective} onChange={(_, { value }) => onChange({ ...statement, perspective: value as StatementSettings["perspective"] })}>
          <option value="ours">{words("statements.perspective.ours")}</option>
          <option value="theirs">{words("statements.perspective.theirs")}</option>
        </Select>
      </Field>
      <UnansweredDays days={statement.unansweredDays} onChange={(unansweredDays) => onChange({ ...statement, unansweredDays })} />
      <ConfirmationForm confirmation={statement.confirmation} onChange={(confirmation) => onChange({ ...statement, confirmation })} />
    </div>
  );
}

/** Half typed, it shows what was typed; only a whole number is taken. */
function UnansweredDays({ days, onChange }: { readonly days: number; readonly onChange: (days: number) => void }) {
  const words = useWords(PANE_SETTINGS_WORDS);
  const [typed, setTyped] = useState<string | null>(null);
  const isWrong = typed !== null && wholeTyped(typed) === null;
  return (
    <Field label={words("statements.unansweredDays")} {...(isWrong && { validationMessage: words("statements.daysWrong") })}>
      <Input
        inputMode="numeric" value={typed ?? String(days)}
        onChange={(_, { value }) => {
          const read = wholeTyped(value);
          setTyped(value);
          if (read !== null) onChange(read);
        }}
      />
    </Field>
  );
}
