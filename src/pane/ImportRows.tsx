import { Link, makeStyles, tokens } from "@fluentui/react-components";
import { useMemo, useState } from "react";
import { isoDay } from "../calendar/day";
import { showCount, showCurrency, showMoney } from "../money/show-money";
import type { RowFate } from "../sources/add-to-tables";
import type { SourceRow } from "../sources/source";
import { PANE_IMPORT_WORDS } from "../words/pane-import-words";
import { sourceText } from "../words/source-words";
import { ImportPart } from "./ImportPart";
import { usePane, useWords } from "./pane-state";
import { Disclosure } from "./Section";

const FIRST = 5;
const STEP = 40;

const useStyles = makeStyles({
  list: { margin: 0, padding: 0, listStyleType: "none", fontVariantNumeric: "tabular-nums" },
  row: { display: "grid", gridTemplateColumns: "minmax(0, 1fr) auto", columnGap: "8px", padding: "4px 0", borderBottom: `1px solid ${tokens.colorNeutralStroke3}` },
  party: { overflow: "hidden", textOverflow: "ellipsis", whiteSpace: "nowrap" },
  detail: { gridColumn: "1 / -1", color: tokens.colorNeutralForeground2, fontSize: tokens.fontSizeBase200, lineHeight: tokens.lineHeightBase200, overflowWrap: "anywhere" },
  reason: { gridColumn: "1 / -1", fontSize: tokens.fontSizeBase200, lineHeight: tokens.lineHeightBase200, overflowWrap: "anywhere" },
  more: { minHeight: "24px", marginTop: "4px" },
});

interface Fated {
  readonly row: SourceRow;
  readonly fate: RowFate | null;
}

/** The first rows as they will arrive, more on request; those that will not be added although they are not there stand apart with the reason. */
export function ImportRows({ rows, fates, table }: { readonly rows: readonly SourceRow[]; readonly fates: readonly RowFate[] | null; readonly table: string }) {
  const words = useWords(PANE_IMPORT_WORDS);
  const { kept, unfit } = useMemo(() => {
    const fated = rows.map((row, index): Fated => ({ row, fate: fates?.[index] ?? null }));
    const isKept = ({ fate }: Fated): boolean => fate === null || fate === "added" || fate === "present";
    return { kept: fated.filter(isKept), unfit: fated.filter((each) => !isKept(each)) };
  }, [rows, fates]);
  return (
    <>
      {kept.length > 0 && <ImportPart title={words("firstRows")}><RowList rows={kept} table={table} first={FIRST} /></ImportPart>}
      {unfit.length > 0 && (
        <Disclosure label={words("notAdded")} trailing={showCount(unfit.length)} open={unfit.length <= FIRST}>
          <RowList rows={unfit} table={table} first={STEP} />
        </Disclosure>
      )}
    </>
  );
}

function RowList({ rows, table, first }: { readonly rows: readonly Fated[]; readonly table: string; readonly first: number }) {
  const styles = useStyles();
  const words = useWords(PANE_IMPORT_WORDS);
  const [shown, setShown] = useState(first);
  return (
    <>
      <ul className={styles.list}>{rows.slice(0, shown).map((each, index) => <Row key={index} fated={each} table={table} />)}</ul>
      {rows.length > shown && <Link as="button" className={styles.more} onClick={() => setShown(shown + STEP)}>{words("moreRows", { count: showCount(Math.min(STEP, rows.length - shown)) })}</Link>}
    </>
  );
}

function Row({ fated: { row, fate }, table }: { readonly fated: Fated; readonly table: string }) {
  const styles = useStyles();
  const words = useWords(PANE_IMPORT_WORDS);
  const { language } = usePane();
  const { day, dueDay, party, partyCode, document, reference, amountMinor, openMinor, currency, memo, more } = row;
  const details = [
    day === null ? words("noDay") : isoDay(day), document, reference === document ? "" : reference, memo, more?.seller === undefined ? "" : words("seller", { seller: more.seller }), dueDay === null || dueDay === undefined ? "" : words("due", { day: isoDay(dueDay) }),
    openMinor === undefined || openMinor === amountMinor ? "" : words("open", { amount: showMoney(openMinor, currency) }), fate === "present" ? words("present") : "",
  ];
  return (
    <li className={styles.row}>
      <span className={styles.party}>{[partyCode ?? "", party].filter((part) => part !== "").join(" · ") || words("noParty")}</span>
      <span>{showMoney(amountMinor, currency)} {showCurrency(currency)}</span>
      <span className={styles.detail}>{details.filter((part) => part !== "").join(" · ")}</span>
      {fate !== null && fate !== "added" && fate !== "present" && <span className={styles.reason}>{sourceText(language, `unfit.${fate}`, { document, table })}</span>}
    </li>
  );
}
