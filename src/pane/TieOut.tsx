import { makeStyles, mergeClasses, tokens } from "@fluentui/react-components";
import { CheckmarkCircleRegular, ErrorCircleRegular } from "@fluentui/react-icons";
import type { Minor } from "../money/money";
import { showMoney } from "../money/show-money";
import { PANE_LEDGER_WORDS } from "../words/pane-ledger-words";
import { useWords } from "./pane-state";

const useStyles = makeStyles({
  line: {
    display: "grid", gridTemplateColumns: "minmax(0, 1fr) auto", columnGap: "6px", alignItems: "end", margin: "4px 0",
    fontSize: tokens.fontSizeBase200, lineHeight: tokens.lineHeightBase200, color: tokens.colorNeutralForeground2, fontVariantNumeric: "tabular-nums",
  },
  verdict: { display: "inline-flex", gap: "2px", alignItems: "center", whiteSpace: "nowrap", color: tokens.colorPaletteGreenForeground1 },
  broken: { color: tokens.colorPaletteRedForeground1, fontWeight: tokens.fontWeightSemibold },
});

/** An identity and whether it holds: a tick with a word, or the difference. */
export function TieOut({ text, differenceMinor, currency }: { readonly text: string; readonly differenceMinor: Minor; readonly currency: string }) {
  const styles = useStyles();
  const words = useWords(PANE_LEDGER_WORDS);
  const holds = differenceMinor === 0;
  return (
    <div className={styles.line}>
      <span>{text}</span>
      <span className={mergeClasses(styles.verdict, !holds && styles.broken)}>
        {holds ? <CheckmarkCircleRegular aria-hidden /> : <ErrorCircleRegular aria-hidden />}
        {holds ? words("tie.ok") : words("tie.broken", { difference: showMoney(differenceMinor, currency) })}
      </span>
    </div>
  );
}
