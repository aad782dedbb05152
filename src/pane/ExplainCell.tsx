import { Button, makeStyles, MessageBar, MessageBarBody, tokens } from "@fluentui/react-components";
import { CheckmarkRegular } from "@fluentui/react-icons";
import Decimal from "decimal.js";
import type { CellCall, ExplainedCell } from "../functions/explain-cell";
import { cellAddress, isCellError, type RawCell } from "../grid/table";
import type { LedgerView } from "../live/live-state";
import { minorOfDecimal } from "../money/money";
import { showCurrency, showMoney } from "../money/show-money";
import { FUNCTION_GUIDE } from "../words/function-guide";
import { PANE_FORMULA_WORDS } from "../words/pane-formula-words";
import { ExplainedRows } from "./ExplainedRows";
import { failureText } from "./failure-text";
import { usePane, useWords } from "./pane-state";
import { useExplainedCell } from "./use-explained-cell";
import { ViewFrame } from "./ViewFrame";
import { ViewSkeleton } from "./ViewSkeleton";

const useStyles = makeStyles({
  text: { margin: "8px 0", color: tokens.colorNeutralForeground2 },
  label: { margin: "4px 0 2px", fontSize: tokens.fontSizeBase200, lineHeight: tokens.lineHeightBase200, color: tokens.colorNeutralForeground2, fontWeight: tokens.fontWeightRegular },
  formula: { margin: 0, padding: "6px 8px", fontFamily: tokens.fontFamilyMonospace, fontSize: tokens.fontSizeBase200, lineHeight: tokens.lineHeightBase200, overflowWrap: "anywhere", backgroundColor: tokens.colorNeutralBackground3, borderRadius: tokens.borderRadiusMedium },
  call: { marginTop: "14px" },
  callText: { margin: 0, fontFamily: tokens.fontFamilyMonospace, fontSize: tokens.fontSizeBase200, lineHeight: tokens.lineHeightBase200, fontWeight: tokens.fontWeightSemibold, overflowWrap: "anywhere" },
  figure: { margin: "6px 0 0", fontSize: tokens.fontSizeBase400, lineHeight: tokens.lineHeightBase400, fontWeight: tokens.fontWeightSemibold, fontVariantNumeric: "tabular-nums", overflowWrap: "anywhere" },
  meaning: { margin: "2px 0 0", overflowWrap: "anywhere" },
  sums: { margin: "6px 0 0", padding: 0, listStyleType: "none", fontVariantNumeric: "tabular-nums", overflowWrap: "anywhere" },
  ties: { display: "flex", alignItems: "center", gap: "4px", margin: "6px 0 0", color: tokens.colorNeutralForeground2 },
  bar: { marginTop: "8px" },
  insert: { marginTop: "4px" },
});

/** What the selected cell's formula asks, what it answers, and the rows that make the answer. */
export function ExplainCell({ view, onInsert }: { readonly view: LedgerView; readonly onInsert: () => void }) {
  const styles = useStyles();
  const words = useWords(PANE_FORMULA_WORDS);
  const { language, live } = usePane();
  const { cell, failure } = useExplainedCell(view);
  // Right after an edit cells are ahead of the pane, which waits for the whole reading.
  const isCurrent = live.status === "ready" && !live.stale;
  if (failure) return <ViewFrame><p className={styles.text} role="note">{failureText(failure, language)}</p></ViewFrame>;
  if (cell === undefined) return <ViewFrame><ViewSkeleton /></ViewFrame>;
  if (cell === null || cell.calls.length === 0) {
    return (
      <ViewFrame>
        <p className={styles.text} role="status">{cell?.formula || cell?.value !== null && cell ? words("explain.noCall", { cell: placeName(cell) }) : words("explain.none")}</p>
        <Button className={styles.insert} onClick={onInsert}>{words("explain.insert")}</Button>
      </ViewFrame>
    );
  }
  return (
    <ViewFrame>
      <h2 className={styles.label}>{words("explain.cell", { cell: placeName(cell) })}</h2>
      <pre className={styles.formula} style={{ whiteSpace: "pre-wrap" }}>{cell.formula}</pre>
      {cell.isBehind && isCurrent && <MessageBar className={styles.bar} intent="info" layout="multiline"><MessageBarBody>{words("explain.behind", { shown: shownValue(cell.value) })}</MessageBarBody></MessageBar>}
      {cell.calls.map((call, index) => <Call key={index} view={view} call={call} alone={cell.calls.length === 1} />)}
    </ViewFrame>
  );
}

function Call({ view, call: { call, found }, alone }: { readonly view: LedgerView; readonly call: CellCall; readonly alone: boolean }) {
  const styles = useStyles();
  const words = useWords(PANE_FORMULA_WORDS);
  const note = (text: string, intent: "warning" | "error" = "warning") => <MessageBar className={styles.bar} intent={intent} layout="multiline"><MessageBarBody>{text}</MessageBarBody></MessageBar>;
  return (
    <section className={styles.call} aria-label={call.text}>
      {!alone && <h3 className={styles.callText}>{call.text}</h3>}
      {found.kind === "problem" && note(`${found.problem.code} ${found.problem.message}`)}
      {found.kind === "argument-unknown" && note(words("explain.argumentUnknown", { text: found.text }))}
      {found.kind === "argument-error" && note(words("explain.argumentError", { error: found.error }))}
      {found.kind === "function-unknown" && note(words("explain.functionUnknown"))}
      {found.kind === "explained" && (
        <>
          <p className={styles.figure}>{answerText(found, words)}</p>
          <p className={styles.meaning}>{found.meaning}</p>
          {found.sums.length > 0 && <ul className={styles.sums}>{found.sums.map((text) => <li key={text}>{text}</li>)}</ul>}
          {found.parts.map((part, index) => <ExplainedRows key={`${index} ${part.rows.length}`} view={view} part={part} />)}
          {found.ties === true && <p className={styles.ties}><CheckmarkRegular aria-hidden />{words("explain.ties")}</p>}
          {found.ties === false && note(words("explain.differs"), "error")}
        </>
      )}
    </section>
  );
}

function answerText({ id, answer, parts }: Extract<CellCall["found"], { readonly kind: "explained" }>, words: ReturnType<typeof useWords<keyof (typeof PANE_FORMULA_WORDS)["en"]>>): string {
  if (typeof answer === "object") return words("explain.block", { rows: answer.length, columns: answer[0]?.length ?? 0 });
  const currency = parts[0]?.currency ?? "";
  const minor = typeof answer === "number" && currency !== "" && FUNCTION_GUIDE[id]?.shows === "money" ? minorOfDecimal(new Decimal(answer), currency) : null;
  return words("explain.figure", { figure: minor === null ? shownValue(answer) : `${showMoney(minor, currency)} ${showCurrency(currency)}`.trim() });
}

export function shownValue(value: RawCell): string {
  if (value === null) return "";
  if (isCellError(value)) return value.error;
  if (typeof value !== "number") return String(value);
  const [whole = "", decimals] = String(Number(value.toPrecision(15))).split(".");
  if (whole.includes("e")) return String(value);
  const grouped = whole.replace("-", "−").replace(/\B(?=(\d{3})+$)/g, ",");
  return decimals === undefined ? grouped : `${grouped}.${decimals}`;
}

export function placeName({ cell: { sheet, row, column } }: Pick<ExplainedCell, "cell">): string {
  return `${sheet}!${cellAddress(row, column)}`;
}
