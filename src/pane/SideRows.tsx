import { makeStyles, tokens } from "@fluentui/react-components";
import type { ReconciliationRun } from "../actions/reconcile";
import { isoDay } from "../calendar/day";
import { checkedMinor } from "../money/money";
import { showMoney } from "../money/show-money";
import type { ReconciliationRow } from "../reconciliation/reconciliation";
import { PANE_RECONCILE_WORDS } from "../words/pane-reconcile-words";
import { RECONCILE_FLOW_WORDS } from "../words/reconcile-flow-words";
import { useWords } from "./pane-state";
import { useJump } from "./use-jump";

/** Rows of one side that are drawn; a group is bounded well below. */
const ROWS_MAX = 60;

const useStyles = makeStyles({
  title: { margin: "8px 0 2px", fontSize: tokens.fontSizeBase300, lineHeight: tokens.lineHeightBase300 },
  list: { margin: 0, padding: 0, listStyleType: "none" },
  row: {
    display: "grid", gridTemplateColumns: "minmax(0, 1fr) auto", columnGap: "8px", width: "100%", padding: "4px 6px", border: "none", backgroundColor: "transparent", textAlign: "start",
    color: tokens.colorNeutralForeground1, font: "inherit", cursor: "pointer", borderRadius: tokens.borderRadiusMedium, fontVariantNumeric: "tabular-nums",
    ":hover": { backgroundColor: tokens.colorSubtleBackgroundHover },
    ":focus-visible": { outline: `2px solid ${tokens.colorStrokeFocus2}` },
  },
  detail: { gridColumn: "1 / -1", color: tokens.colorNeutralForeground2, fontSize: tokens.fontSizeBase200, lineHeight: tokens.lineHeightBase200, overflowWrap: "anywhere" },
  sum: { display: "flex", justifyContent: "flex-end", padding: "2px 6px", fontWeight: tokens.fontWeightSemibold, borderTop: `1px solid ${tokens.colorNeutralStroke2}`, fontVariantNumeric: "tabular-nums" },
  none: { margin: 0, padding: "2px 6px", color: tokens.colorNeutralForeground2 },
});

interface Props {
  readonly run: ReconciliationRun;
  readonly ours: readonly ReconciliationRow[];
  readonly theirs: readonly ReconciliationRow[];
}

/** The rows of a group, side after side with their sums, or the one row that stands alone. A row shows itself in the sheet. */
export function SideRows({ run, ours, theirs }: Props) {
  const words = useWords(PANE_RECONCILE_WORDS);
  return (
    <>
      <Side title={words("item.ours")} none={words("item.onlyTheirs")} rows={ours} tableId={run.view.ledger.tables.ledger.id} />
      <Side title={words("item.theirs")} none={words("item.onlyOurs")} rows={theirs} tableId={run.theirs.id} />
    </>
  );
}

function Side({ title, none, rows, tableId }: { readonly title: string; readonly none: string; readonly rows: readonly ReconciliationRow[]; readonly tableId: string }) {
  const styles = useStyles();
  const words = useWords(PANE_RECONCILE_WORDS);
  const flowWords = useWords(RECONCILE_FLOW_WORDS);
  const jump = useJump();
  const sum = rows.reduce((total, { amountMinor }) => total + amountMinor, 0);
  return (
    <>
      <h3 className={styles.title}>{title}</h3>
      {rows.length === 0 && <p className={styles.none}>{none}</p>}
      <ul className={styles.list}>
        {rows.slice(0, ROWS_MAX).map((row) => (
          <li key={row.row}>
            <button type="button" className={styles.row} disabled={row.row < 1} onClick={() => jump(tableId, row.row)}>
              <span>{row.reference || row.text || row.party || words("item.row", { row: row.row })}</span>
              <span>{showMoney(row.amountMinor, row.currency)}</span>
              <span className={styles.detail}>
                {[row.row < 1 ? flowWords("carriedRow", { row: -row.row }) : words("item.row", { row: row.row }), row.day === null ? "" : isoDay(row.day), row.party, row.reference === "" ? "" : row.text].filter((part) => part !== "").join(" · ")}
              </span>
            </button>
          </li>
        ))}
      </ul>
      {rows.length > ROWS_MAX && <p className={styles.none}>{words("item.moreRows", { count: rows.length - ROWS_MAX })}</p>}
      {rows.length > 1 && <div className={styles.sum}>{showMoney(checkedMinor(sum), rows[0]!.currency)}</div>}
    </>
  );
}
