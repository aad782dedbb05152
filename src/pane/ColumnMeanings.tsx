import { makeStyles, Select, tokens } from "@fluentui/react-components";
import { isCellError, type RawCell } from "../grid/table";
import type { Field } from "../ledger/columns";
import { FIELD_WORDS } from "../words/pane-field-words";
import { PANE_WORDS } from "../words/pane-words";
import { useWords } from "./pane-state";
import { showCell } from "./show-cell";

/** Header → field, or "" for a column to leave alone: as `Settings.columns` keeps it. Only what the user changed. */
export type ColumnChoices = Readonly<Record<string, string>>;

const useStyles = makeStyles({
  list: { margin: 0, padding: 0, listStyleType: "none", display: "grid", gap: "6px" },
  item: { display: "grid", gridTemplateColumns: "minmax(0, 1fr) minmax(0, 1fr)", gap: "8px", alignItems: "center" },
  header: { overflowWrap: "anywhere" },
  sample: {
    color: tokens.colorNeutralForeground2, fontSize: tokens.fontSizeBase200, lineHeight: tokens.lineHeightBase200,
    overflow: "hidden", textOverflow: "ellipsis", whiteSpace: "nowrap",
  },
});

interface Props {
  readonly columns: readonly { readonly index: number; readonly header: string; readonly field: string | null }[];
  readonly sample: readonly (readonly RawCell[])[];
  readonly fields: readonly string[];
  /** What a field is called where it is none of the ledger's. */
  readonly nameOf?: (field: string) => string;
  readonly choices: ColumnChoices;
  readonly onChoose: (choices: ColumnChoices) => void;
}

/** Each column with a sample of it and what it was taken for; a list per column corrects it. */
export function ColumnMeanings({ columns, sample, fields, nameOf, choices, onChoose }: Props) {
  const styles = useStyles();
  const words = useWords(PANE_WORDS);
  const fieldWords = useWords(FIELD_WORDS);
  return (
    <ul className={styles.list}>
      {columns.map(({ index, header, field }) => {
        const value = choices[header] ?? field ?? "";
        const known = value === "" || fields.includes(value);
        const shown = sampleOf(sample, index, field);
        return (
          <li key={index} className={styles.item}>
            <div style={{ minWidth: 0 }}>
              <div className={styles.header}>{header}</div>
              {shown !== "" && <div className={styles.sample}>{words("recognised.sample", { sample: shown })}</div>}
            </div>
            <Select
              size="small" aria-label={words("recognised.meaning", { header })} value={value}
              onChange={(_, data) => onChoose({ ...choices, [header]: data.value })}
            >
              <option value="">{words("recognised.leaveOut")}</option>
              {(known ? fields : [value, ...fields]).map((name) => <option key={name} value={name}>{nameOf ? nameOf(name) : fieldWords(name as Field)}</option>)}
            </Select>
          </li>
        );
      })}
    </ul>
  );
}

/** The first sample value of a column that is not blank. */
function sampleOf(sample: readonly (readonly RawCell[])[], index: number, field: string | null): string {
  const cell = sample.map((row) => row[index] ?? null).find((value) => value !== null && value !== "" && !isCellError(value));
  return cell === undefined ? "" : showCell(cell, field as Field | null);
}
