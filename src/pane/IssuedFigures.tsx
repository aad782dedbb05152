import { makeStyles, tokens } from "@fluentui/react-components";
import { isoDay } from "../calendar/day";
import { showMoney } from "../money/show-money";
import { changeText, figureName } from "../sheets/change-text";
import type { ReissueChange } from "../statement/explain-change";
import type { Reissue } from "../statement/reissue";
import { PANE_ISSUED_WORDS } from "../words/pane-issued-words";
import { REGISTER_TEXTS } from "../words/register-words";
import { entryTypeLabel } from "../words/sheet-words";
import { usePane, useWords } from "./pane-state";

/** Changes shown here; the sheet that "Issue again" writes has them all. */
const SHOWN_MAX = 20;

const useStyles = makeStyles({
  text: { margin: 0 },
  list: { margin: "6px 0 0", padding: 0, listStyleType: "none", display: "grid", gap: "6px" },
  item: { display: "grid", gridTemplateColumns: "minmax(0, 1fr) auto", columnGap: "8px", fontVariantNumeric: "tabular-nums" },
  detail: { color: tokens.colorNeutralForeground2, fontSize: tokens.fontSizeBase200, overflowWrap: "anywhere" },
});

/** Whether an issued statement would be the same today, and if not, what changed and why. */
export function IssuedFigures({ reissue }: { readonly reissue: Reissue | null }) {
  const styles = useStyles();
  const words = useWords(PANE_ISSUED_WORDS);
  const registerWords = useWords(REGISTER_TEXTS);
  const { language } = usePane();
  if (!reissue) return <p className={styles.text}>{words("gone")}</p>;
  const earlier = reissue.isEarlierRecipe && <p className={styles.detail}>{registerWords("earlierRecipe")}</p>;
  if (reissue.isSame) return <><p className={styles.text}>✓ {words("same")}</p>{earlier}</>;
  const { before, after, changes, figures, policyChanged, unexplainedMinor } = reissue;
  const money = (amount: number): string => showMoney(amount as Reissue["unexplainedMinor"], before.currency);
  return (
    <>
      <p className={styles.text}>{before.closingMinor === after.closingMinor ? words("changedWithin", { closing: money(after.closingMinor) }) : words("changed", { before: money(before.closingMinor), after: money(after.closingMinor) })}</p>
      {policyChanged && <p className={styles.text}>{words("policyChanged", { before: before.policyVersion, after: after.policyVersion })}</p>}
      <ul className={styles.list}>
        {changes.slice(0, SHOWN_MAX).map((change, index) => (
          <li key={index} className={styles.item}>
            <span>{changeText(change, language)}</span>
            <span>{change.effectMinor > 0 ? "+" : ""}{change.effectMinor === 0 ? "" : money(change.effectMinor)}</span>
            <span className={styles.detail}>{aboutOf(change, language)}</span>
          </li>
        ))}
      </ul>
      {changes.length > SHOWN_MAX && <p className={styles.detail}>… {changes.length - SHOWN_MAX}</p>}
      {figures.length > 0 && <p className={styles.detail}>{registerWords("figuresMoved")}</p>}
      {figures.length > 0 && (
        <ul className={styles.list}>
          {figures.map((moved) => (
            <li key={`${moved.figure} ${moved.bucket}`} className={styles.item}>
              <span>{figureName(moved, language)}</span>
              <span>{moved.beforeMinor === null ? "–" : money(moved.beforeMinor)} → {moved.afterMinor === null ? "–" : money(moved.afterMinor)}</span>
            </li>
          ))}
        </ul>
      )}
      {earlier}
      {unexplainedMinor !== 0 && <p className={styles.text}>{words("unexplained", { amount: money(unexplainedMinor) })}</p>}
    </>
  );
}

function aboutOf({ type, document, day, cause }: ReissueChange, language: "en" | "zh"): string {
  return [type === null ? "" : entryTypeLabel(type, language), document, day === null || cause === "opening-changed" ? "" : isoDay(day)].filter((part) => part !== "").join(" · ");
}
