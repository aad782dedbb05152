import { Button, makeStyles, tokens } from "@fluentui/react-components";
import type { ReconciliationRun } from "../actions/reconcile";
import { isoDay } from "../calendar/day";
import { negateMinor } from "../money/money";
import { showCurrency, showMoney } from "../money/show-money";
import type { ReconciliationRow } from "../reconciliation/reconciliation";
import { PANE_RECONCILE_WORDS } from "../words/pane-reconcile-words";
import { differingText, type TextPart } from "./differing-text";
import { useWords } from "./pane-state";
import { useJump } from "./use-jump";

const useStyles = makeStyles({
  table: { width: "100%", borderCollapse: "collapse", fontVariantNumeric: "tabular-nums", "& th": { textAlign: "start", fontWeight: "inherit", verticalAlign: "top" } },
  field: { paddingTop: "6px", color: tokens.colorNeutralForeground2, fontSize: tokens.fontSizeBase200, lineHeight: tokens.lineHeightBase200 },
  side: { width: "56px", paddingRight: "8px", color: tokens.colorNeutralForeground2, whiteSpace: "nowrap" },
  value: { fontFamily: tokens.fontFamilyMonospace, fontSize: tokens.fontSizeBase200, overflowWrap: "anywhere", whiteSpace: "pre-wrap" },
  mark: {
    backgroundColor: tokens.colorPaletteYellowBackground2, color: tokens.colorNeutralForeground1, fontWeight: tokens.fontWeightBold, textDecorationLine: "underline", textDecorationThickness: "2px",
    "@media (forced-colors: active)": { backgroundColor: "Mark", color: "MarkText", forcedColorAdjust: "none" },
  },
  buttons: { display: "flex", flexWrap: "wrap", gap: "8px", marginTop: "10px" },
});

interface Props {
  readonly run: ReconciliationRun;
  readonly ours: ReconciliationRow;
  readonly theirs: ReconciliationRow;
}

/** Our row above theirs, field by field, what differs marked by more than colour; either row can be shown in the sheet. */
export function AlignedRows({ run, ours, theirs }: Props) {
  const styles = useStyles();
  const words = useWords(PANE_RECONCILE_WORDS);
  const jump = useJump();
  const turned = run.result.signs.theirs === "opposite";
  const theirsInOurSign = turned ? { ...theirs, amountMinor: negateMinor(theirs.amountMinor) } : theirs;
  const fields = (["date", "reference", "party", "text", "amount"] as const)
    .map((name) => ({ name, left: valueOf(ours, name), right: valueOf(theirsInOurSign, name) }))
    .filter(({ left, right }) => left !== "" || right !== "");
  return (
    <>
      <table className={styles.table}>
        {fields.map(({ name, left, right }) => {
          // What one side does not have at all is seen without marks.
          const parts = left === "" || right === "" ? { ours: whole(left), theirs: whole(right) } : differingText(left, right);
          return (
            <tbody key={name}>
              <tr><th scope="rowgroup" colSpan={2} className={styles.field}>{words(name === "amount" && turned ? "item.amountTurned" : `item.${name}`)}</th></tr>
              <tr>
                <th scope="row" className={styles.side}>{words("item.ours")}</th>
                <td className={styles.value}><Marked parts={parts.ours} /></td>
              </tr>
              <tr>
                <th scope="row" className={styles.side}>{words("item.theirs")}</th>
                <td className={styles.value}><Marked parts={parts.theirs} /></td>
              </tr>
            </tbody>
          );
        })}
      </table>
      <div className={styles.buttons}>
        <Button size="small" onClick={() => jump(run.view.ledger.tables.ledger.id, ours.row)}>{words("item.jumpOurs", { row: ours.row })}</Button>
        <Button size="small" onClick={() => jump(run.theirs.id, theirs.row)}>{words("item.jumpTheirs", { row: theirs.row })}</Button>
      </div>
    </>
  );
}

function whole(text: string): readonly TextPart[] {
  return text === "" ? [] : [{ text, same: true }];
}

function Marked({ parts }: { readonly parts: readonly TextPart[] }) {
  const styles = useStyles();
  if (parts.length === 0) return "–";
  return parts.map(({ text, same }, index) => (same ? <span key={index}>{text}</span> : <mark key={index} className={styles.mark}>{text}</mark>));
}

function valueOf(row: ReconciliationRow, name: "date" | "reference" | "party" | "text" | "amount"): string {
  switch (name) {
    case "date": return row.day === null ? "" : isoDay(row.day);
    case "amount": return `${showMoney(row.amountMinor, row.currency)} ${showCurrency(row.currency)}`.trim();
    default: return row[name];
  }
}
