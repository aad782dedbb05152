import { makeStyles, mergeClasses, tokens } from "@fluentui/react-components";
import { CheckmarkCircleRegular, ErrorCircleRegular } from "@fluentui/react-icons";
import { showCount, showCurrency, showMoney } from "../money/show-money";
import type { Bridge, ReconciliationResult } from "../reconciliation/reconciliation";
import { PANE_RECONCILE_WORDS } from "../words/pane-reconcile-words";
import { causeTitle } from "../words/reconciliation-words";
import { usePane, useWords } from "./pane-state";
import type { Shown } from "./ResultStep";

const useStyles = makeStyles({
  caption: { textAlign: "start", padding: "8px 0 4px", fontWeight: tokens.fontWeightSemibold },
  table: { width: "100%", maxWidth: "560px", borderCollapse: "collapse", fontVariantNumeric: "tabular-nums", "& th": { fontWeight: "inherit", textAlign: "start" }, "& td": { textAlign: "end", whiteSpace: "nowrap" }, "& th, & td": { padding: "2px 4px" } },
  total: { fontWeight: tokens.fontWeightSemibold, "& th, & td": { borderTop: `1px solid ${tokens.colorNeutralStroke1}` } },
  cause: {
    border: "none", backgroundColor: "transparent", padding: "2px 4px", margin: "0 -4px", minHeight: "24px", font: "inherit", color: tokens.colorBrandForegroundLink, cursor: "pointer", textAlign: "start",
    borderRadius: tokens.borderRadiusMedium,
    ":hover": { textDecorationLine: "underline" },
    ":focus-visible": { outline: `2px solid ${tokens.colorStrokeFocus2}` },
  },
  pressed: { backgroundColor: tokens.colorBrandBackground2, color: tokens.colorBrandForeground2 },
  count: { color: tokens.colorNeutralForeground2 },
  closed: { color: tokens.colorPaletteGreenForeground1 },
  open: { color: tokens.colorPaletteRedForeground1, fontWeight: tokens.fontWeightSemibold },
  verdict: { display: "inline-flex", alignItems: "center", gap: "4px" },
});

interface Props {
  readonly result: ReconciliationResult;
  readonly shown: Shown;
  readonly onShow: (shown: Shown) => void;
}

/** From our total, reason by reason, to theirs; a reason shows its items only. One table per currency. */
export function BridgeTable({ result, shown, onShow }: Props) {
  return result.bridges.map((bridge) => <OneBridge key={bridge.currency} bridge={bridge} shown={shown} onShow={onShow} />);
}

function OneBridge({ bridge, shown, onShow }: { readonly bridge: Bridge; readonly shown: Shown; readonly onShow: (shown: Shown) => void }) {
  const styles = useStyles();
  const words = useWords(PANE_RECONCILE_WORDS);
  const { language } = usePane();
  const { currency, oursMinor, theirsMinor, items, residualMinor } = bridge;
  const closes = residualMinor === 0;
  return (
    <table className={styles.table}>
      <caption className={styles.caption}>{words("result.bridge")}{showCurrency(currency) !== "" && ` (${currency})`}</caption>
      <tbody>
        <tr className={styles.total}>
          <th scope="row" colSpan={2}>{words("result.ours")}</th>
          <td>{showMoney(oursMinor, currency)}</td>
        </tr>
        {items.map(({ cause, amountMinor, count }) => (
          <tr key={cause}>
            <th scope="row">
              <button type="button" className={mergeClasses(styles.cause, shown === cause && styles.pressed)} aria-pressed={shown === cause} onClick={() => onShow(shown === cause ? "differences" : cause)}>
                {causeTitle(cause, language)}
              </button>
            </th>
            <td className={styles.count}>{showCount(count)}</td>
            <td>{showMoney(amountMinor, currency)}</td>
          </tr>
        ))}
        <tr className={styles.total}>
          <th scope="row" colSpan={2}>{words("result.theirs")}</th>
          <td>{showMoney(theirsMinor, currency)}</td>
        </tr>
        <tr className={closes ? styles.closed : styles.open}>
          <th scope="row" colSpan={2}>{words("result.residual")}</th>
          <td>
            <span className={styles.verdict}>
              {closes ? <CheckmarkCircleRegular aria-hidden /> : <ErrorCircleRegular aria-hidden />}
              {showMoney(residualMinor, currency)}
            </span>
          </td>
        </tr>
      </tbody>
    </table>
  );
}
