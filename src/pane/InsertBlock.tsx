import { Button, makeStyles, tokens } from "@fluentui/react-components";
import { useMemo } from "react";
import { insertCells } from "../actions/insert-cells";
import { BLOCK_NAMES, type BlockName, readyBlock } from "../functions/ready-blocks";
import { answersOf } from "../live/answers";
import type { LedgerView } from "../live/live-state";
import { PANE_FORMULA_WORDS } from "../words/pane-formula-words";
import { PANE_STATEMENT_WORDS } from "../words/pane-statement-words";
import { CustomerPicker } from "./CustomerPicker";
import { placeName } from "./ExplainCell";
import { usePane, useRemembered, useWords } from "./pane-state";
import { useSelectedPlace } from "./use-selected-place";
import { ViewFrame } from "./ViewFrame";

const useStyles = makeStyles({
  intro: { margin: "6px 0 4px", color: tokens.colorNeutralForeground2, fontSize: tokens.fontSizeBase200, lineHeight: tokens.lineHeightBase200 },
  block: { padding: "10px 0", borderBottom: `1px solid ${tokens.colorNeutralStroke2}` },
  title: { margin: 0, fontSize: tokens.fontSizeBase300, lineHeight: tokens.lineHeightBase300 },
  text: { margin: "2px 0 6px", color: tokens.colorNeutralForeground2, fontSize: tokens.fontSizeBase200, lineHeight: tokens.lineHeightBase200 },
  foot: { display: "flex", flexWrap: "wrap", alignItems: "center", gap: "8px", marginTop: "6px" },
  size: { color: tokens.colorNeutralForeground2, fontSize: tokens.fontSizeBase200, lineHeight: tokens.lineHeightBase200 },
});

/** Ready-made blocks of formulas, each written at the selected cell. */
export function InsertBlock({ view }: { readonly view: LedgerView }) {
  const styles = useStyles();
  const words = useWords(PANE_FORMULA_WORDS);
  return (
    <ViewFrame>
      <p className={styles.intro}>{words("block.intro")}</p>
      {BLOCK_NAMES.map((name) => <Block key={name} view={view} name={name} />)}
    </ViewFrame>
  );
}

function Block({ view, name }: { readonly view: LedgerView; readonly name: BlockName }) {
  const styles = useStyles();
  const words = useWords(PANE_FORMULA_WORDS);
  const statementWords = useWords(PANE_STATEMENT_WORDS);
  const { addIn, language, run, task } = usePane();
  const place = useSelectedPlace();
  const [customer, setCustomer] = useRemembered<string | null>("formulas.blockCustomer", null);
  const title = words(`block.${name}`);
  const block = useMemo(() => readyBlock(name, { answers: answersOf(view), language, row: place?.row ?? 0, column: place?.column ?? 0, customer }), [name, view, language, place, customer]);
  const write = (): void => {
    if (!block || !place) return;
    const cell = placeName({ cell: place });
    void run({
      label: words("block.writing"),
      act: () => insertCells(addIn, { sheet: place.sheet, row: place.row, column: place.column }, block.cells, block.widthsChars),
      done: () => words("block.written", { name: title, cell }),
    });
  };
  return (
    <section className={styles.block} aria-label={title}>
      <h2 className={styles.title}>{title}</h2>
      <p className={styles.text}>{words(`block.${name}.text`)}</p>
      {name === "dashboard" && <CustomerPicker ledger={view.ledger} label={statementWords("customer")} value={customer} onPick={setCustomer} />}
      <div className={styles.foot}>
        <Button disabled={!block || !place || task !== null} onClick={write}>{place ? words("block.write", { cell: placeName({ cell: place }) }) : words("insert.noCell")}</Button>
        <span className={styles.size}>{block ? words("block.size", { rows: block.cells.length, columns: block.widthsChars.length }) : words("block.none")}</span>
      </div>
    </section>
  );
}
