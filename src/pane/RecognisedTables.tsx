import { Button, Field, makeStyles, Select, tokens } from "@fluentui/react-components";
import { ArrowLeftRegular } from "@fluentui/react-icons";
import { useState } from "react";
import { chooseTable, type RecognisedTables as Recognised } from "../actions/recognise-tables";
import type { TableInfo } from "../grid/table";
import type { TableRole } from "../settings/settings";
import { showCount } from "../money/show-money";
import { PANE_WORDS } from "../words/pane-words";
import { ColumnMeanings, type ColumnChoices } from "./ColumnMeanings";
import { IssueSentences } from "./IssueSentences";
import { LEDGER_FIELDS } from "./field-choices";
import { usePane, useWords } from "./pane-state";
import { useHeadingFocus } from "./use-heading-focus";
import { ViewFrame } from "./ViewFrame";

const ROLES = ["ledger", "customers", "allocations", "instalments", "rates"] as const satisfies readonly TableRole[];

const useStyles = makeStyles({
  head: { display: "flex", alignItems: "center", gap: "4px", marginBottom: "8px" },
  title: { margin: 0, fontSize: tokens.fontSizeBase400, lineHeight: tokens.lineHeightBase400, outlineStyle: "none" },
  subtitle: { margin: "16px 0 4px", fontSize: tokens.fontSizeBase300 },
  roles: { margin: 0, display: "grid", gridTemplateColumns: "max-content minmax(0, 1fr)", gap: "4px 12px" },
  role: { color: tokens.colorNeutralForeground2 },
  table: { margin: 0, overflowWrap: "anywhere" },
  hint: { color: tokens.colorNeutralForeground2, fontSize: tokens.fontSizeBase200, lineHeight: tokens.lineHeightBase200 },
});

interface Props {
  readonly recognised: Recognised;
  readonly onLookAgain: () => void;
  readonly onBack: () => void;
  readonly onUsed: () => void;
}

/** What was taken for what, with samples, to be corrected before it is used. */
export function RecognisedTables({ recognised, onLookAgain, onBack, onUsed }: Props) {
  const styles = useStyles();
  const words = useWords(PANE_WORDS);
  const { addIn, run } = usePane();
  const heading = useHeadingFocus();
  const [choices, setChoices] = useState<ColumnChoices>({});
  const { roles, tables, columns, sample, issues } = recognised;
  const ledger = roles.ledger ?? null;

  const use = async (info: TableInfo): Promise<void> => {
    const corrected = Object.keys(choices).length > 0 ? { ...addIn.live.settings().columns[info.name], ...choices } : undefined;
    const ended = await run({ label: words("recognised.saving"), act: () => chooseTable(addIn, "ledger", info, corrected) });
    if (ended && addIn.live.state().status !== "no-ledger") onUsed();
    else if (ended) onLookAgain();
  };
  const pick = async (info: TableInfo): Promise<void> => {
    const ended = await run({ label: words("first.looking"), act: () => chooseTable(addIn, "ledger", info) });
    if (ended) onLookAgain();
  };

  return (
    <ViewFrame
      footer={
        <>
          {ledger && <Button appearance="primary" onClick={() => void use(ledger)}>{words("recognised.use")}</Button>}
          <Button appearance={ledger ? "secondary" : "primary"} onClick={onLookAgain}>{words("recognised.again")}</Button>
        </>
      }
    >
      <div className={styles.head}>
        <Button appearance="subtle" size="small" icon={<ArrowLeftRegular />} aria-label={words("back")} onClick={onBack} />
        <h2 className={styles.title} ref={heading} tabIndex={-1}>{words("recognised.title")}</h2>
      </div>
      {tables.length === 0 ? <p>{words("recognised.noTables")}</p> : !ledger && <p>{words("recognised.none")}</p>}
      {ledger && <Roles recognised={recognised} />}
      <IssueSentences issues={issues} />
      {(ledger ? tables.length > 1 : tables.length > 0) && <LedgerPicker tables={tables} ledger={ledger} onPick={(info) => void pick(info)} />}
      {ledger && (
        <>
          <h3 className={styles.subtitle}>{words("recognised.columns")}</h3>
          <p className={styles.hint} style={{ margin: "0 0 8px" }}>{words("recognised.columnsHint")}</p>
          <ColumnMeanings columns={columns} sample={sample} fields={LEDGER_FIELDS} choices={choices} onChoose={setChoices} />
        </>
      )}
    </ViewFrame>
  );
}

function Roles({ recognised }: { readonly recognised: Recognised }) {
  const styles = useStyles();
  const words = useWords(PANE_WORDS);
  return (
    <dl className={styles.roles}>
      {ROLES.map((role) => {
        const info = recognised.roles[role];
        if (!info && role !== "customers") return null;
        return (
          <div key={role} style={{ display: "contents" }}>
            <dt className={styles.role}>{words(`role.${role}`)}</dt>
            <dd className={styles.table}>
              {info ? (
                <>
                  <b>{info.name}</b>
                  <div className={styles.hint}>{words("recognised.rows", { rows: info.rowCount === 1 ? 1 : showCount(info.rowCount), sheet: info.sheet })}</div>
                </>
              ) : words("recognised.notFound")}
            </dd>
          </div>
        );
      })}
    </dl>
  );
}

function LedgerPicker({ tables, ledger, onPick }: { readonly tables: readonly TableInfo[]; readonly ledger: TableInfo | null; readonly onPick: (info: TableInfo) => void }) {
  const words = useWords(PANE_WORDS);
  return (
    <Field label={words("recognised.otherTable", { role: words("role.ledger") })} style={{ marginTop: "12px" }}>
      <Select
        value={ledger?.id ?? ""}
        onChange={(_, { value }) => {
          const info = tables.find(({ id }) => id === value);
          if (info) onPick(info);
        }}
      >
        {!ledger && <option value="">{words("recognised.pick")}</option>}
        {tables.map((info) => <option key={info.id} value={info.id}>{`${info.name} (${info.sheet})`}</option>)}
      </Select>
    </Field>
  );
}
