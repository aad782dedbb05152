import { Link, makeStyles, tokens } from "@fluentui/react-components";
import { useState } from "react";
import { showCount } from "../money/show-money";
import type { DocumentsToExport, StayReason } from "../sources/export-documents";
import { EXPORT_TEXTS } from "../words/export-words";
import { useWords } from "./pane-state";
import { Disclosure, Section } from "./Section";
import { useJump } from "./use-jump";

/** Rows of one reason drawn at once. */
const STEP = 40;

const useStyles = makeStyles({
  rows: { display: "flex", flexWrap: "wrap", gap: "2px 10px", margin: "0 0 0 20px", padding: 0, listStyleType: "none" },
  row: { minHeight: "24px" },
  count: { flexShrink: 0, fontVariantNumeric: "tabular-nums", paddingRight: "4px" },
  more: { marginLeft: "20px", minHeight: "24px", color: tokens.colorBrandForegroundLink },
});

/** Rows of the ledger that are not in the file, by reason; a row shows itself in the sheet. */
export function ExportStaying({ tableId, staying }: { readonly tableId: string; readonly staying: DocumentsToExport["staying"] }) {
  const styles = useStyles();
  const words = useWords(EXPORT_TEXTS);
  const reasons = new Map<StayReason, number[]>();
  for (const { row, reason } of staying) (reasons.get(reason) ?? reasons.set(reason, []).get(reason)!).push(row);
  return (
    <Section title={words("stayingTitle")} count={staying.length}>
      {[...reasons].map(([reason, rows]) => (
        <Disclosure key={reason} label={words(`stay.${reason}`)} trailing={<span className={styles.count}>{showCount(rows.length)}</span>}>
          <Rows tableId={tableId} rows={rows} />
        </Disclosure>
      ))}
    </Section>
  );
}

function Rows({ tableId, rows }: { readonly tableId: string; readonly rows: readonly number[] }) {
  const styles = useStyles();
  const words = useWords(EXPORT_TEXTS);
  const jump = useJump();
  const [shown, setShown] = useState(STEP);
  return (
    <>
      <ul className={styles.rows}>
        {rows.slice(0, shown).map((row) => (
          <li key={row}><Link as="button" className={styles.row} onClick={() => jump(tableId, row)}>{words("stayingRow", { row })}</Link></li>
        ))}
      </ul>
      {rows.length > shown && <Link as="button" className={styles.more} onClick={() => setShown(shown + STEP)}>{words("more", { count: showCount(rows.length - shown) })}</Link>}
    </>
  );
}
