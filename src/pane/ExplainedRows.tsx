import { makeStyles, tokens } from "@fluentui/react-components";
import { useVirtualizer } from "@tanstack/react-virtual";
import { useRef } from "react";
import { BEGINNING, type Day, isoDay } from "../calendar/day";
import type { ExplainedPart, ExplainedRow } from "../functions/explained-rows";
import { ENTRY_TYPES } from "../ledger/ledger";
import type { LedgerView } from "../live/live-state";
import type { Minor } from "../money/money";
import { showCount, showCurrency, showMoney } from "../money/show-money";
import { PANE_FORMULA_WORDS } from "../words/pane-formula-words";
import { entryTypeLabel } from "../words/sheet-words";
import { usePane, useWords } from "./pane-state";
import { useJump } from "./use-jump";
import { useRovingRows } from "./use-roving-rows";

const ROW_HEIGHT = 44;
/** A list higher than this scrolls by itself, so that the sums below stay in reach. */
const LIST_HEIGHT_MAX = ROW_HEIGHT * 6;

const useStyles = makeStyles({
  title: { display: "flex", justifyContent: "space-between", gap: "8px", margin: "10px 0 2px", fontSize: tokens.fontSizeBase200, lineHeight: tokens.lineHeightBase200, fontWeight: tokens.fontWeightSemibold },
  count: { fontWeight: tokens.fontWeightRegular, color: tokens.colorNeutralForeground2, whiteSpace: "nowrap" },
  scroll: { overflowY: "auto", overflowX: "hidden", maxHeight: `${LIST_HEIGHT_MAX}px`, border: `1px solid ${tokens.colorNeutralStroke2}`, borderRadius: tokens.borderRadiusMedium },
  body: { position: "relative", margin: 0, padding: 0, listStyleType: "none" },
  item: { position: "absolute", left: 0, width: "100%", height: `${ROW_HEIGHT}px` },
  row: {
    display: "grid", gridTemplateColumns: "minmax(0, 1fr) auto", columnGap: "8px", alignContent: "center", width: "100%", height: "100%", padding: "0 8px", border: "none", textAlign: "start",
    backgroundColor: "transparent", color: tokens.colorNeutralForeground1, font: "inherit", fontVariantNumeric: "tabular-nums", cursor: "pointer", borderBottom: `1px solid ${tokens.colorNeutralStroke3}`,
    ":hover": { backgroundColor: tokens.colorSubtleBackgroundHover },
    ":focus-visible": { outline: `2px solid ${tokens.colorStrokeFocus2}`, outlineOffset: "-2px" },
    ":disabled": { cursor: "default", color: tokens.colorNeutralForeground1, backgroundColor: "transparent" },
  },
  text: { overflow: "hidden", textOverflow: "ellipsis", whiteSpace: "nowrap" },
  detail: { gridColumn: "1 / -1", overflow: "hidden", textOverflow: "ellipsis", whiteSpace: "nowrap", color: tokens.colorNeutralForeground2, fontSize: tokens.fontSizeBase200, lineHeight: tokens.lineHeightBase200 },
  sum: { display: "flex", justifyContent: "space-between", gap: "8px", padding: "4px 9px", fontWeight: tokens.fontWeightSemibold, fontVariantNumeric: "tabular-nums" },
  none: { margin: 0, padding: "4px 0", color: tokens.colorNeutralForeground2 },
});

/** Rows that add up, with their sum; only those in sight are drawn. Up and Down move between them, Enter shows one in the sheet. */
export function ExplainedRows({ view, part }: { readonly view: LedgerView; readonly part: ExplainedPart }) {
  const styles = useStyles();
  const words = useWords(PANE_FORMULA_WORDS);
  const scroll = useRef<HTMLDivElement>(null);
  const { rows, currency, sumMinor } = part;
  const virtualizer = useVirtualizer({ count: rows.length, getScrollElement: () => scroll.current, estimateSize: () => ROW_HEIGHT, overscan: 6, initialRect: { width: 300, height: LIST_HEIGHT_MAX } });
  const roving = useRovingRows(rows.length, virtualizer);
  const total = sumMinor === null ? null : `${showMoney(sumMinor, currency)} ${showCurrency(currency)}`.trim();
  return (
    <section aria-label={part.title}>
      <h3 className={styles.title}>
        <span>{part.title}</span>
        <span className={styles.count}>{words("explain.rows", { count: rows.length === 1 ? 1 : showCount(rows.length) })}</span>
      </h3>
      {rows.length === 0 ? <p className={styles.none}>{words("explain.noRows")}</p> : (
        <div ref={scroll} className={styles.scroll} style={{ height: Math.min(LIST_HEIGHT_MAX, rows.length * ROW_HEIGHT) + 2 }} onKeyDown={roving.onKeyDown}>
          <ul className={styles.body} style={{ height: virtualizer.getTotalSize() }}>
            {virtualizer.getVirtualItems().map(({ index, start }) => (
              <li key={index} className={styles.item} style={{ transform: `translateY(${start}px)` }} aria-setsize={rows.length} aria-posinset={index + 1}>
                <Row view={view} row={rows[index]!} currency={currency} button={roving.rowProps(index)} />
              </li>
            ))}
          </ul>
        </div>
      )}
      {total !== null && <div className={styles.sum}><span>{words("explain.sum")}</span><span>{total}</span></div>}
    </section>
  );
}

function Row({ view, row, currency, button }: { readonly view: LedgerView; readonly row: ExplainedRow; readonly currency: string; readonly button: ReturnType<ReturnType<typeof useRovingRows>["rowProps"]> }) {
  const styles = useStyles();
  const words = useWords(PANE_FORMULA_WORDS);
  const jump = useJump();
  const { language } = usePane();
  const { entries, partitions, customers, tables } = view.ledger;
  const amount = row.amountMinor === null ? "" : showMoney(row.amountMinor, currency);
  if (row.kind !== "entry") {
    const place = row.kind === "place" ? row : null;
    return (
      <button type="button" className={styles.row} {...button} disabled={!place} onClick={() => place && jump(place.tableId, place.row, place.column)}>
        <span className={styles.text} title={row.label}>{row.label}</span>
        <span>{amount}</span>
        {place && <span className={styles.detail}>{words("explain.row", { row: place.row })}</span>}
      </button>
    );
  }
  const { entry } = row;
  const day = entries.documentDay[entry] as Day;
  const whole = entries.amountMinor[entry] as Minor;
  const details = [
    words("explain.row", { row: entries.row[entry]! }), row.amountMinor !== null && Math.abs(row.amountMinor) !== Math.abs(whole) ? words("explain.of", { amount: showMoney(whole, currency) }) : "",
    day > BEGINNING ? isoDay(day) : "", entryTypeLabel(ENTRY_TYPES[entries.type[entry]!]!, language), customers[partitions[entries.partition[entry]!]!.customer]!.name,
  ].filter((text) => text !== "").join(" · ");
  return (
    <button type="button" className={styles.row} {...button} onClick={() => jump(tables.ledger.id, entries.row[entry]!)}>
      <span className={styles.text}>{entries.document[entry] || "–"}</span>
      <span>{amount}</span>
      <span className={styles.detail} title={details}>{details}</span>
    </button>
  );
}
