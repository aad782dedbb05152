import { Field, Input, makeStyles, Select, tokens } from "@fluentui/react-components";
import { useEffect, useState } from "react";
import type { TableInfo } from "../grid/table";
import { showCount } from "../money/show-money";
import { PANE_IMPORT_WORDS } from "../words/pane-import-words";
import { workbookErrorMessage } from "../words/workbook-words";
import { type Destination, fittingTables, NEW_TABLE } from "../sources/destination";
import { CustomerPicker } from "./CustomerPicker";
import { destinationsOf, type ImportChoices, type LookedAt, namesNobody } from "./import-state";
import { usePane, useWords } from "./pane-state";

const useStyles = makeStyles({
  goal: { display: "grid", gridTemplateColumns: "minmax(0, 1fr)", gap: "8px", maxWidth: "560px" },
  problem: { margin: 0, color: tokens.colorPaletteRedForeground1, overflowWrap: "anywhere" },
});

type OnChange = (changed: Partial<ImportChoices>) => void;

/** Where the rows go: for each kind of file which table and how many, the choice of another one, and whose they are where they do not say. */
export function ImportGoal({ at, onChange }: { readonly at: LookedAt; readonly onChange: OnChange }) {
  const styles = useStyles();
  const words = useWords(PANE_IMPORT_WORDS);
  const { addIn, view, language } = usePane();
  const [tables, setTables] = useState<readonly TableInfo[]>([]);
  useEffect(() => {
    let wanted = true;
    void addIn.workbook.listTables().then(
      (infos) => wanted && setTables(infos),
      () => null, // the import's own reading of the tables tells what is wrong with them
    );
    return () => {
      wanted = false;
    };
  }, [addIn, at.preview]);
  const { understood, choices, problem } = at;
  const kinds = destinationsOf(understood);
  const told = problem && !kinds.some((kind) => kind === problem.params.destination) ? problem : null;
  return (
    <div className={styles.goal}>
      {told && <p className={styles.problem} role="note">{workbookErrorMessage(told.code, told.params, language)}</p>}
      {kinds.map((kind) => <TableOfKind key={kind} kind={kind} isOnlyKind={kinds.length === 1} at={at} tables={tables} onChange={onChange} />)}
      {(choices.customer !== null || understood.some(namesNobody)) && (
        view
          ? <CustomerPicker ledger={view.ledger} label={words("customer")} hint={words("customer.hint")} value={choices.customer} onPick={(customer) => onChange({ customer })} />
          : <NamedCustomer value={choices.customer ?? ""} onName={(customer) => onChange({ customer: customer === "" ? null : customer })} />
      )}
    </div>
  );
}

interface KindProps {
  readonly kind: Destination;
  readonly isOnlyKind: boolean;
  readonly at: LookedAt;
  readonly tables: readonly TableInfo[];
  readonly onChange: OnChange;
}

/** The table for one kind of file: the fitting one unless a person picks another; what goes in, or why nothing can. */
function TableOfKind({ kind, isOnlyKind, at: { preview, problem, choices }, tables, onChange }: KindProps) {
  const words = useWords(PANE_IMPORT_WORDS);
  const { addIn, language, task } = usePane();
  const picked = choices.tables[kind];
  const fitting = fittingTables(kind, tables, addIn.live.settings()).map(({ name }) => name);
  const names = picked === undefined || picked === NEW_TABLE || fitting.includes(picked) ? fitting : [picked, ...fitting];
  const files = preview?.plan.files.filter(({ destination }) => destination === kind) ?? [];
  const table = files[0]?.table;
  const rows = files.reduce((sum, { added }) => sum + added, 0);
  const isMade = preview?.plan.made.some(({ table: made }) => made.info.name === table) ?? false;
  const own = problem?.params.destination === kind ? workbookErrorMessage(problem.code, problem.params, language) : null;
  const left = files.reduce((sum, { fates, added, present }) => sum + fates.length - added - present, 0);
  const goal = table === undefined ? "" : [rows === 0 && left === 0 ? words("goalNothing") : "", rows > 0 ? words(isMade ? "goalNew" : "goal", { rows: showCount(rows), table }) : "", left > 0 ? words("goalLeft", { rows: showCount(left) }) : ""].filter((part) => part !== "").join(" · ");
  const pick = (value: string): void => {
    const { [kind]: _, ...others } = choices.tables;
    onChange({ tables: value === "" ? others : { ...others, [kind]: value } });
  };
  return (
    <Field label={isOnlyKind ? words("table") : words(`table.${kind}`)} {...(own === null ? { hint: goal } : { validationState: "error", validationMessage: own })}>
      <Select size="small" value={picked ?? ""} disabled={task !== null} onChange={(_, { value }) => pick(value)}>
        <option value="">{picked === undefined && table !== undefined && !isMade ? words("table.autoNamed", { table }) : words("table.auto")}</option>
        <option value={NEW_TABLE}>{words("table.new")}</option>
        {names.map((name) => <option key={name} value={name}>{name}</option>)}
      </Select>
    </Field>
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
