import { makeStyles, mergeClasses, tokens } from "@fluentui/react-components";
import { CheckmarkRegular, DismissRegular, SubtractRegular } from "@fluentui/react-icons";
import { showCount } from "../money/show-money";
import type { ControlTotal } from "../sources/source";
import { PANE_IMPORT_WORDS } from "../words/pane-import-words";
import { controlText, explanationText } from "../words/source-words";
import { ImportPart } from "./ImportPart";
import { usePane, useWords } from "./pane-state";
import { Disclosure } from "./Section";

/** More that agree are folded into one line. */
const AGREEING_MAX = 5;

const useStyles = makeStyles({
  list: { margin: 0, padding: 0, listStyleType: "none", fontVariantNumeric: "tabular-nums" },
  item: { display: "grid", gridTemplateColumns: "20px minmax(0, 1fr) auto", columnGap: "4px", alignItems: "start", padding: "2px 0" },
  icon: { marginTop: "3px" },
  bad: { color: tokens.colorPaletteRedForeground1 },
  good: { color: tokens.colorPaletteGreenForeground1 },
  name: { overflowWrap: "anywhere" },
  detail: { gridColumn: "2 / -1", color: tokens.colorNeutralForeground2, fontSize: tokens.fontSizeBase200, lineHeight: tokens.lineHeightBase200, overflowWrap: "anywhere" },
});

/** What the file states of itself against what its rows give: what differs first, with the explanation where there is one. */
export function ImportControls({ controls }: { readonly controls: readonly ControlTotal[] }) {
  const styles = useStyles();
  const words = useWords(PANE_IMPORT_WORDS);
  if (controls.length === 0) return null;
  const quiet = controls.filter(({ ok, explanation }) => ok && explanation === undefined);
  const folded = quiet.length > AGREEING_MAX;
  const shown = controls.filter((control) => !folded || !quiet.includes(control));
  return (
    <ImportPart title={words("controls")}>
      {shown.length > 0 && <ul className={styles.list}>{[...shown].sort((one, other) => Number(one.ok) - Number(other.ok)).map((control, index) => <Control key={index} control={control} />)}</ul>}
      {folded && (
        <Disclosure label={words("control.allAgree", { count: showCount(quiet.length) })}>
          <ul className={styles.list}>{quiet.map((control, index) => <Control key={index} control={control} />)}</ul>
        </Disclosure>
      )}
    </ImportPart>
  );
}

/** `-1234.50` → `−1,234.50`, as amounts are written elsewhere. */
function grouped(decimal: string): string {
  const parts = /^(-?)(\d+)(\.\d+)?$/u.exec(decimal);
  return parts ? `${parts[1] === "" ? "" : "−"}${showCount(Number(parts[2]))}${parts[3] ?? ""}` : decimal;
}

function Control({ control: { name, expected, found, ok, explanation } }: { readonly control: ControlTotal }) {
  const styles = useStyles();
  const words = useWords(PANE_IMPORT_WORDS);
  const { language } = usePane();
  const isChecked = found !== "";
  const why = explanationText(explanation, language);
  return (
    <li className={styles.item}>
      {!ok ? <DismissRegular className={mergeClasses(styles.icon, styles.bad)} aria-label={words("control.differs")} />
        : isChecked ? <CheckmarkRegular className={mergeClasses(styles.icon, styles.good)} aria-label={words("control.agrees")} />
          : <SubtractRegular className={styles.icon} aria-label={words("control.unchecked")} />}
      <span className={styles.name}>{controlText(name, language)}</span>
      <span>{grouped(expected)}</span>
      {!ok && isChecked && <span className={styles.detail}>{words("control.values", { expected: grouped(expected), found: grouped(found) })}</span>}
      {why !== "" && <span className={styles.detail}>{why}</span>}
    </li>
  );
}
