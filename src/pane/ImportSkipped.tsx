import { Link, makeStyles, tokens } from "@fluentui/react-components";
import { WarningRegular } from "@fluentui/react-icons";
import { useState } from "react";
import { showCount } from "../money/show-money";
import type { SkippedRow } from "../sources/source";
import { PANE_IMPORT_WORDS } from "../words/pane-import-words";
import { skipText } from "../words/source-words";
import { ImportPart } from "./ImportPart";
import { usePane, useWords } from "./pane-state";
import { Disclosure } from "./Section";

/** Rows of one reason drawn at once. */
const STEP = 40;

const useStyles = makeStyles({
  rows: { margin: "0 0 0 20px", padding: 0, listStyleType: "none", fontSize: tokens.fontSizeBase200, lineHeight: tokens.lineHeightBase200, overflowWrap: "anywhere" },
  count: { display: "flex", alignItems: "center", gap: "4px", flexShrink: 0, fontVariantNumeric: "tabular-nums", paddingRight: "4px" },
  look: { color: tokens.colorPaletteDarkOrangeForeground1 },
  more: { marginLeft: "20px", minHeight: "24px" },
});

/** Rows of the file that make no entry, by reason: first those that a person has to look at, open. */
export function ImportSkipped({ skipped }: { readonly skipped: readonly SkippedRow[] }) {
  const styles = useStyles();
  const words = useWords(PANE_IMPORT_WORDS);
  const { language } = usePane();
  if (skipped.length === 0) return null;
  const reasons = new Map<string, SkippedRow[]>();
  for (const row of skipped) (reasons.get(row.reason) ?? reasons.set(row.reason, []).get(row.reason)!).push(row);
  const ordered = [...reasons].sort(([, one], [, other]) => Number(other[0]!.needsPerson) - Number(one[0]!.needsPerson));
  return (
    <ImportPart title={words("skipped")} count={skipped.length}>
      {ordered.map(([reason, rows]) => (
        <Disclosure
          key={reason} label={skipText(reason, language)} open={rows[0]!.needsPerson}
          trailing={<span className={styles.count}>{rows[0]!.needsPerson && <WarningRegular className={styles.look} aria-label={words("skipped.look")} />}{showCount(rows.length)}</span>}
        >
          <Rows rows={rows} />
        </Disclosure>
      ))}
    </ImportPart>
  );
}

function Rows({ rows }: { readonly rows: readonly SkippedRow[] }) {
  const styles = useStyles();
  const words = useWords(PANE_IMPORT_WORDS);
  const [shown, setShown] = useState(STEP);
  const place = ({ sourceRow, sheet }: SkippedRow): string => (sheet === undefined ? words("skipped.row", { row: sourceRow }) : words("skipped.rowSheet", { row: sourceRow, sheet }));
  return (
    <>
      <ul className={styles.rows}>{rows.slice(0, shown).map((row, index) => <li key={index}>{[place(row), row.got ?? ""].filter((part) => part !== "").join(" · ")}</li>)}</ul>
      {rows.length > shown && <Link as="button" className={styles.more} onClick={() => setShown(shown + STEP)}>{words("moreRows", { count: showCount(Math.min(STEP, rows.length - shown)) })}</Link>}
    </>
  );
}
