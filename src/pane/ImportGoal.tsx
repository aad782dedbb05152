import { Field, Input, makeStyles, Select, tokens } from "@fluentui/react-components";
import { useEffect, useState } from "react";
import { OWN_TABLES } from "../ledger/find-tables";
import { showCount } from "../money/show-money";
import { PANE_IMPORT_WORDS } from "../words/pane-import-words";
import { NEW_TABLE } from "../sources/destination";
import { CustomerPicker } from "./CustomerPicker";
import { type ImportChoices, type LookedAt, namesNobody, oneDestination } from "./import-state";
import { usePane, useWords } from "./pane-state";

const useStyles = makeStyles({
  goal: { display: "grid", gridTemplateColumns: "minmax(0, 1fr)", gap: "8px", maxWidth: "560px" },
  list: { margin: 0, padding: 0, listStyleType: "none", fontVariantNumeric: "tabular-nums" },
  line: { overflowWrap: "anywhere" },
  hint: { margin: 0, fontSize: tokens.fontSizeBase200, lineHeight: tokens.lineHeightBase200, color: tokens.colorNeutralForeground2 },
});

/** Where the rows go: how many into which table, the choice of another one, and whose they are where they do not say. */
export function ImportGoal({ at, onChange }: { readonly at: LookedAt; readonly onChange: (changed: Partial<ImportChoices>) => void }) {
  const styles = useStyles();
  const words = useWords(PANE_IMPORT_WORDS);
  const { addIn, view } = usePane();
  const [tables, setTables] = useState<readonly string[]>([]);
  useEffect(() => {
    let wanted = true;
    void addIn.workbook.listTables().then(
      (infos) => wanted && setTables(infos.map(({ name }) => name).filter((name) => !Object.values<string>(OWN_TABLES).includes(name))),
      () => null, // the import's own reading of the tables tells what is wrong with them
    );
    return () => {
      wanted = false;
    };
  }, [addIn, at.preview]);
  const { preview, understood, choices } = at;
  const goals = preview ? [...preview.plan.appends.map(({ table, rows }) => words("goal", { rows: showCount(rows.length), table: table.name })), ...preview.plan.made.map(({ table, rows }) => words("goalNew", { rows: showCount(rows.length), table: table.info.name }))] : [];
  return (
    <div className={styles.goal}>
      {goals.length > 0 && <ul className={styles.list} aria-label={words("table")}>{goals.map((goal) => <li key={goal} className={styles.line}>{goal}</li>)}</ul>}
      {oneDestination(understood) === null ? <p className={styles.hint}>{words("table.mixed")}</p> : tables.length > 0 && (
        <Field label={words("table")}>
          <Select size="small" value={choices.table ?? ""} onChange={(_, { value }) => onChange({ table: value === "" ? null : value })}>
            <option value="">{words("table.auto")}</option>
            <option value={NEW_TABLE}>{words("table.new")}</option>
            {tables.map((name) => <option key={name} value={name}>{name}</option>)}
          </Select>
        </Field>
      )}
      {(choices.customer !== null || understood.some(namesNobody)) && (
        view
          ? <CustomerPicker ledger={view.ledger} label={words("customer")} hint={words("customer.hint")} value={choices.customer} onPick={(customer) => onChange({ customer })} />
          : <NamedCustomer value={choices.customer ?? ""} onName={(customer) => onChange({ customer: customer === "" ? null : customer })} />
      )}
    </div>
  );
}

/** Without a ledger nobody is known yet: a name is typed, and counts when the field is left. */
function NamedCustomer({ value, onName }: { readonly value: string; readonly onName: (name: string) => void }) {
  const words = useWords(PANE_IMPORT_WORDS);
  const [typed, setTyped] = useState(value);
  return (
    <Field label={words("customer")} hint={words("customer.hint")}>
      <Input value={typed} onChange={(_, data) => setTyped(data.value)} onBlur={() => typed.trim() !== value && onName(typed.trim())} />
    </Field>
  );
}
