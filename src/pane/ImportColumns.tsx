import { makeStyles, tokens } from "@fluentui/react-components";
import { useMemo } from "react";
import { headRows } from "../actions/file-head";
import type { UnderstoodFile } from "../actions/read-files";
import type { RawCell } from "../grid/table";
import type { SourceFile, SourceReading } from "../sources/source";
import { FIELD_WORDS } from "../words/pane-field-words";
import { PANE_IMPORT_WORDS } from "../words/pane-import-words";
import { type ColumnChoices, ColumnMeanings } from "./ColumnMeanings";
import { useWords } from "./pane-state";
import { Disclosure } from "./Section";

const SAMPLE_ROWS = 3;
/** What a column of a bank's list, and of another system's, may be set to, beside what the layout read itself. */
const BANK_FIELDS = [
  "date", "postingDate", "moneyIn", "moneyOut", "amount", "direction", "balance", "currency", "counterparty", "counterpartyAccount", "counterpartyBank", "description", "document", "reference", "fee", "status",
];
const ENTRY_FIELDS = ["date", "dueDate", "party", "partyCode", "type", "document", "reference", "memo", "debit", "credit", "amount", "open", "side", "balance", "currency", "net", "tax", "status"];

const useStyles = makeStyles({
  columns: { marginTop: "12px" },
  hint: { margin: "0 0 8px", fontSize: tokens.fontSizeBase200, lineHeight: tokens.lineHeightBase200, color: tokens.colorNeutralForeground2 },
});

interface Props {
  readonly file: UnderstoodFile;
  readonly columns: NonNullable<SourceReading["columns"]>;
  readonly choices: ColumnChoices;
  readonly onChoose: (choices: ColumnChoices) => void;
}

/** What the file's columns were taken for; a correction reads the file again. */
export function ImportColumns({ file, columns, choices, onChoose }: Props) {
  const styles = useStyles();
  const words = useWords(PANE_IMPORT_WORDS);
  const fieldWords = useWords(FIELD_WORDS);
  const { headers, sample } = useMemo(() => headOf(file.file, columns.map(({ header }) => header)), [file, columns]);
  const read = columns.flatMap(({ field }) => (field === null || /^other\d*$/u.test(field) ? [] : [field]));
  const standard = file.reading.kind === "bank" ? BANK_FIELDS : ENTRY_FIELDS;
  const fields = [...new Set([...standard, ...read])];
  const nameOf = (field: string): string => {
    const own = `field.${field}`;
    if (own in FIELD_NAMES) return words(own as keyof typeof FIELD_NAMES & Parameters<typeof words>[0]);
    return field in FIELD_WORDS.en ? fieldWords(field as keyof (typeof FIELD_WORDS)["en"]) : words("field.other", { name: field });
  };
  return (
    <div className={styles.columns}>
      <Disclosure label={words("columns")} trailing={columns.length} open={file.reading.rows.length === 0}>
        <p className={styles.hint}>{words("columns.hint")}</p>
        <ColumnMeanings columns={columns.map(({ header, field }) => ({ index: headers.indexOf(header), header, field }))} sample={sample} fields={fields} nameOf={nameOf} choices={choices} onChoose={onChoose} />
      </Disclosure>
    </div>
  );
}

const FIELD_NAMES = PANE_IMPORT_WORDS.en;

/** The row of the headers, cells as text, and the first rows below it that say something. */
function headOf({ grids }: SourceFile, wanted: readonly string[]): { readonly headers: readonly string[]; readonly sample: readonly (readonly RawCell[])[] } {
  for (const grid of grids) {
    const { rows } = grid;
    const heads = headRows(grid);
    const at = heads.findIndex((row) => {
      const texts = new Set(row);
      return wanted.every((header) => texts.has(header));
    });
    if (at >= 0) return { headers: heads[at]!, sample: rows.slice(at + 1).filter((row) => row.some((cell) => cell !== null && cell !== "")).slice(0, SAMPLE_ROWS) };
  }
  return { headers: [], sample: [] };
}
