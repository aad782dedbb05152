import { Button, Field, makeStyles, Select, tokens } from "@fluentui/react-components";
import { useEffect, useState } from "react";
import { insertCells } from "../actions/insert-cells";
import { perform } from "../actions/perform";
import { type CellAnswer, CellProblem } from "../functions/cell-error";
import { previewFormula } from "../functions/explain-cell";
import type { LedgerView } from "../live/live-state";
import { amountFormat } from "../sheets/format";
import { FUNCTION_GUIDE } from "../words/function-guide";
import { FUNCTION_WORDS_ZH } from "../words/function-words";
import { PANE_FORMULA_WORDS } from "../words/pane-formula-words";
import { placeName, shownValue } from "./ExplainCell";
import { FIRST_DRAFT, formatOf, type FormulaDraft, formulaOf, isComplete } from "./formula-draft";
import { FunctionFields } from "./FunctionFields";
import { usePane, useRemembered, useWords } from "./pane-state";
import { useSelectedPlace } from "./use-selected-place";
import { ViewFrame } from "./ViewFrame";

const useStyles = makeStyles({
  // What is being filled in is never behind the answer below.
  form: { display: "grid", gap: "10px", gridTemplateColumns: "minmax(0, 1fr)", marginTop: "6px", "& input, & select": { scrollMarginBottom: "130px" } },
  summary: { margin: 0, color: tokens.colorNeutralForeground2, fontSize: tokens.fontSizeBase200, lineHeight: tokens.lineHeightBase200 },
  // A low pane needs its height for the fields.
  result: {
    "@media (min-height: 560px)": { position: "sticky", bottom: `calc(-1 * ${tokens.spacingVerticalL})`, zIndex: 1 }, marginTop: "14px", padding: "6px 8px", border: `1px solid ${tokens.colorNeutralStroke2}`, borderRadius: tokens.borderRadiusMedium, backgroundColor: tokens.colorNeutralBackground3,
  },
  label: { margin: 0, fontSize: tokens.fontSizeBase200, lineHeight: tokens.lineHeightBase200, color: tokens.colorNeutralForeground2, fontWeight: tokens.fontWeightRegular },
  formula: { margin: "0 0 6px", fontFamily: tokens.fontFamilyMonospace, fontSize: tokens.fontSizeBase200, lineHeight: tokens.lineHeightBase200, overflowWrap: "anywhere", whiteSpace: "pre-wrap" },
  answer: { margin: 0, fontWeight: tokens.fontWeightSemibold, fontVariantNumeric: "tabular-nums", overflowWrap: "anywhere" },
  wrong: { margin: 0, overflowWrap: "anywhere" },
});

/** A function chosen by what it answers, its arguments picked, its answer seen before it is in the sheet. */
export function InsertFunction({ view }: { readonly view: LedgerView }) {
  const styles = useStyles();
  const words = useWords(PANE_FORMULA_WORDS);
  const { addIn, language, run } = usePane();
  const [draft, setDraft] = useRemembered<FormulaDraft>("formulas.draft", FIRST_DRAFT);
  const place = useSelectedPlace();
  const formula = formulaOf(draft);
  const complete = isComplete(draft);
  const answer = usePreview(view, complete ? formula : null, place);
  const { summary } = FUNCTION_GUIDE[draft.id]!;
  const insert = (): void => {
    if (!place) return;
    const format = formatOf(draft.id, amountFormat(draft.typed.currency || view.ledger.baseCurrency, language));
    void run({
      label: words("insert.inserting"),
      act: () => insertCells(addIn, { sheet: place.sheet, row: place.row, column: place.column }, [[{ formula, ...(format !== undefined && { numberFormat: format }) }]]),
      done: () => words("insert.inserted", { cell: placeName({ cell: place }) }),
    });
  };
  return (
    <ViewFrame footer={<Button appearance="primary" disabled={!place || !complete} onClick={insert}>{place ? words("insert.into", { cell: placeName({ cell: place }) }) : words("insert.noCell")}</Button>}>
      <div className={styles.form}>
        <Field label={words("insert.function")}>
          <Select value={draft.id} onChange={(_, { value }) => setDraft({ ...draft, id: value })}>
            {Object.keys(FUNCTION_GUIDE).map((id) => <option key={id} value={id}>{`LEDGER.${id}`}</option>)}
          </Select>
        </Field>
        <p className={styles.summary}>{language === "zh" ? FUNCTION_WORDS_ZH[summary] : summary}</p>
        <FunctionFields view={view} draft={draft} onDraft={setDraft} />
      </div>
      <section className={styles.result} aria-label={words("insert.preview")}>
        <h2 className={styles.label}>{words("insert.formula")}</h2>
        <pre className={styles.formula}>{formula}</pre>
        <h2 className={styles.label}>{words("insert.preview")}</h2>
        <div role="status">
          {answer instanceof CellProblem
            ? <p className={styles.wrong}>{answer.code} {answer.message}</p>
            : <p className={answer === null ? styles.wrong : styles.answer}>{answer === null ? words("insert.previewNone") : answerText(answer, words)}</p>}
        </div>
      </section>
    </ViewFrame>
  );
}

function answerText(answer: Exclude<CellAnswer, CellProblem>, words: ReturnType<typeof useWords<keyof (typeof PANE_FORMULA_WORDS)["en"]>>): string {
  if (typeof answer !== "object") return shownValue(answer);
  return words("explain.block", { rows: answer.length, columns: answer[0]?.length ?? 0 });
}

/** What the formula would answer in the selected cell; null while something is missing, or only the sheet itself can work it out. */
function usePreview(view: LedgerView, formula: string | null, place: { readonly sheet: string; readonly row: number; readonly column: number } | null): CellAnswer | null {
  const { addIn } = usePane();
  const [answer, setAnswer] = useState<CellAnswer | null>(null);
  useEffect(() => {
    let wanted = true;
    if (formula === null) setAnswer(null);
    else {
      const cell = place ?? { sheet: "", row: 0, column: 0 };
      void perform(() => previewFormula(addIn, view, { formula, cell })).then((outcome) => {
        if (wanted) setAnswer(outcome.kind === "done" ? outcome.value : null);
      });
    }
    return () => {
      wanted = false;
    };
  }, [addIn, view, formula, place]);
  return answer;
}
