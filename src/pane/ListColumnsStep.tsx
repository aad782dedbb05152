import { Button, makeStyles, tokens } from "@fluentui/react-components";
import { type ReactNode, useEffect, useMemo, useState } from "react";
import type { Table } from "../grid/table";
import { mapColumns } from "../ledger/map-columns";
import { FIELD_WORDS } from "../words/pane-field-words";
import { PANE_RECONCILE_WORDS } from "../words/pane-reconcile-words";
import { type ColumnChoices, ColumnMeanings } from "./ColumnMeanings";
import { LIST_FIELDS } from "./field-choices";
import { usePane, useWords } from "./pane-state";
import type { ListKind } from "./reconcile-form";
import { ViewFrame } from "./ViewFrame";
import { ViewSkeleton } from "./ViewSkeleton";

const SAMPLE_ROWS = 3;

const useStyles = makeStyles({
  hint: { margin: "0 0 8px", fontSize: tokens.fontSizeBase200, lineHeight: tokens.lineHeightBase200, color: tokens.colorNeutralForeground2 },
  missing: { margin: "0 0 8px", color: tokens.colorPaletteRedForeground1 },
});

interface Props {
  readonly tableId: string;
  readonly kind: ListKind;
  readonly steps: ReactNode;
  readonly onBack: () => void;
  readonly onNext: () => void;
}

/** How the columns of their list are read, with a sample row; a correction is kept in the workbook. */
export function ListColumnsStep({ tableId, kind, steps, onBack, onNext }: Props) {
  const styles = useStyles();
  const words = useWords(PANE_RECONCILE_WORDS);
  const fieldWords = useWords(FIELD_WORDS);
  const { addIn, run } = usePane();
  const [table, setTable] = useState<Table | null>(null);
  const [choices, setChoices] = useState<ColumnChoices>({});
  useEffect(() => {
    void run({ label: words("columns.reading"), act: (job) => addIn.workbook.readTable(tableId, job) }).then((ended) => {
      if (ended) setTable(ended.value);
      else onBack();
    });
    // Read once per list; `onBack` and `words` change with every drawing.
    // eslint-disable-next-line react-hooks/exhaustive-deps
  }, [addIn, run, tableId]);
  const mapping = useMemo(() => table && mapColumns(table, kind, { ...addIn.live.settings().columns[table.name], ...choices }), [addIn, table, kind, choices]);

  const next = async (): Promise<void> => {
    if (!table) return;
    if (Object.keys(choices).length > 0) {
      const { columns } = addIn.live.settings();
      const kept = await run({
        label: words("columns.saving"),
        act: () => addIn.live.saveSettings({ columns: { ...columns, [table.name]: { ...columns[table.name], ...choices } } }),
      });
      if (!kept) return;
    }
    onNext();
  };
  return (
    <ViewFrame
      footer={
        <>
          <Button appearance="primary" disabled={!mapping || mapping.missing.length > 0} onClick={() => void next()}>{words("next", { step: words("step.rules") })}</Button>
          <Button onClick={onBack}>{words("backTo")}</Button>
        </>
      }
    >
      {steps}
      {!table || !mapping ? <ViewSkeleton /> : (
        <>
          <p className={styles.hint}>{words("columns.hint")}</p>
          {mapping.missing.length > 0 && (
            <p className={styles.missing} role="note">{words("columns.missing", { field: mapping.missing.map((field) => fieldWords(field)).join(" / ") })}</p>
          )}
          <ColumnMeanings columns={mapping.columns} sample={table.rows.slice(0, SAMPLE_ROWS)} fields={LIST_FIELDS} choices={choices} onChoose={setChoices} />
        </>
      )}
    </ViewFrame>
  );
}
