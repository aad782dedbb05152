import { makeStyles, mergeClasses, tokens } from "@fluentui/react-components";
import { ArrowDownRegular, ArrowUpRegular } from "@fluentui/react-icons";
import { useVirtualizer } from "@tanstack/react-virtual";
import { type ReactNode, useEffect, useLayoutEffect, useMemo, useRef, useState } from "react";
import type { Aging, AgingRow } from "../aging/aging";
import type { LedgerView } from "../live/live-state";
import type { Minor } from "../money/money";
import { showMoney } from "../money/show-money";
import { bucketLabel } from "../words/aging-words";
import { PANE_LEDGER_WORDS } from "../words/pane-ledger-words";
import { type AgingSort, amountsOf } from "./aging-rows";
import { BucketSwatch } from "./AgingBar";
import { sumMinor } from "./ledger-figures";
import { usePane, useWords } from "./pane-state";
import { useRovingRows } from "./use-roving-rows";

const ROW_HEIGHT = 40;

const useStyles = makeStyles({
  scroll: {
    flex: "1 1 auto", minHeight: "180px", overflow: "auto", border: `1px solid ${tokens.colorNeutralStroke2}`, borderRadius: tokens.borderRadiusMedium,
    fontSize: tokens.fontSizeBase200, lineHeight: tokens.lineHeightBase200, fontVariantNumeric: "tabular-nums",
  },
  table: { minWidth: "max-content", width: "100%" },
  head: { position: "sticky", top: 0, zIndex: 2, backgroundColor: tokens.colorNeutralBackground2, borderBottom: `1px solid ${tokens.colorNeutralStroke1}` },
  row: { display: "grid", alignItems: "center" },
  headRow: { alignItems: "end" },
  body: { position: "relative" },
  bodyRow: {
    position: "absolute", left: 0, width: "100%", height: `${ROW_HEIGHT}px`, boxSizing: "border-box", borderBottom: `1px solid ${tokens.colorNeutralStroke3}`,
    ":hover": { backgroundColor: tokens.colorSubtleBackgroundHover },
  },
  first: { position: "sticky", left: 0, zIndex: 1, height: "100%", minWidth: 0, boxSizing: "border-box", backgroundColor: tokens.colorNeutralBackground1, borderRight: `1px solid ${tokens.colorNeutralStroke3}` },
  headFirst: { backgroundColor: tokens.colorNeutralBackground2 },
  headCell: { padding: "4px 8px", fontWeight: tokens.fontWeightSemibold, textAlign: "end" },
  headText: { textAlign: "start" },
  cell: { padding: "0 8px", textAlign: "end", whiteSpace: "nowrap" },
  sort: {
    display: "block", width: "100%", minHeight: "24px", border: "none", backgroundColor: "transparent", color: "inherit", font: "inherit", fontWeight: tokens.fontWeightSemibold, cursor: "pointer",
    ":hover": { backgroundColor: tokens.colorSubtleBackgroundHover },
    ":focus-visible": { outline: `2px solid ${tokens.colorStrokeFocus2}`, outlineOffset: "-2px" },
  },
  arrow: { marginLeft: "2px", verticalAlign: "-2px" },
  // On the cells, not the row: the columns are as wide as digits of the row's font.
  totals: { fontWeight: tokens.fontWeightSemibold },
  customer: {
    display: "block", width: "100%", height: "100%", padding: "2px 8px", border: "none", backgroundColor: "transparent", textAlign: "start", color: "inherit", font: "inherit", cursor: "pointer",
    ":focus-visible": { outline: `2px solid ${tokens.colorStrokeFocus2}`, outlineOffset: "-2px" },
  },
  name: { display: "block", overflow: "hidden", textOverflow: "ellipsis", whiteSpace: "nowrap", color: tokens.colorBrandForegroundLink },
  code: { display: "block", overflow: "hidden", textOverflow: "ellipsis", whiteSpace: "nowrap", color: tokens.colorNeutralForeground2 },
  none: { padding: "12px 8px", margin: 0 },
});

interface Props {
  readonly view: LedgerView;
  readonly aging: Aging;
  readonly currency: string;
  readonly rows: readonly AgingRow[];
  readonly totalLabel: string;
  readonly noneText: string;
  readonly sort: AgingSort;
  readonly onSort: (sort: AgingSort) => void;
  readonly onCustomer: (partition: number) => void;
}

/** Customer × bucket with totals on top; only the rows in sight are drawn. Up and Down move between customers, Enter opens one. */
export function AgingTable({ view, aging, currency, rows, totalLabel, noneText, sort, onSort, onCustomer }: Props) {
  const styles = useStyles();
  const words = useWords(PANE_LEDGER_WORDS);
  const { language } = usePane();
  const scroll = useRef<HTMLDivElement>(null);
  const head = useRef<HTMLDivElement>(null);
  const [headHeight, setHeadHeight] = useState(0);
  useLayoutEffect(() => {
    const element = head.current!;
    const observer = new ResizeObserver(() => setHeadHeight(element.offsetHeight));
    setHeadHeight(element.offsetHeight);
    observer.observe(element);
    return () => observer.disconnect();
  }, []);
  const virtualizer = useVirtualizer({ count: rows.length, getScrollElement: () => scroll.current, estimateSize: () => ROW_HEIGHT, overscan: 6, paddingStart: headHeight, scrollPaddingStart: headHeight });
  const roving = useRovingRows(rows.length, virtualizer, useReturnedIndex(rows));
  const columns = useMemo(() => amountColumns(aging, rows), [aging, rows]);
  const labels = [words("aging.total"), ...aging.buckets.map((bucket) => bucketLabel(bucket, language)), words("unapplied")];
  const template = `minmax(124px, 1fr) ${columns.map(({ largest }) => `${showMoney(largest, currency).length + 4}ch`).map((width) => `max(72px, ${width})`).join(" ")}`;
  const sortOf = (by: AgingSort["by"]) => (sort.by === by ? (sort.descending ? "descending" : "ascending") : "none");
  const amounts = (values: readonly Minor[], className?: string) => values.map((amount, index) => <div key={index} role="cell" className={mergeClasses(styles.cell, className)}>{amount === 0 ? "–" : showMoney(amount, currency)}</div>);
  return (
    <div className={styles.scroll} ref={scroll}>
      <div role="table" aria-label={words("aging.table")} aria-rowcount={rows.length + 2} className={styles.table} onKeyDown={roving.onKeyDown}>
        <div role="rowgroup" className={styles.head} ref={head}>
          <div role="row" aria-rowindex={1} className={mergeClasses(styles.row, styles.headRow)} style={{ gridTemplateColumns: template }}>
            <div role="columnheader" aria-sort={sortOf("customer")} className={mergeClasses(styles.first, styles.headFirst)}>
              <SortButton sort={sort} by="customer" onSort={onSort}>{words("aging.customer")}</SortButton>
            </div>
            {labels.map((label, index) => (
              <div key={label} role="columnheader" aria-sort={sortOf(index)}>
                <SortButton sort={sort} by={index} onSort={onSort}>
                  {index > 0 && index <= aging.buckets.length && <BucketSwatch index={index - 1} count={aging.buckets.length} />}
                  {label}
                </SortButton>
              </div>
            ))}
          </div>
          <div role="row" aria-rowindex={2} className={styles.row} style={{ gridTemplateColumns: template }}>
            <div role="rowheader" className={mergeClasses(styles.headCell, styles.headText, styles.first, styles.headFirst)}>{totalLabel}</div>
            {amounts(columns.map(({ sum }) => sum), styles.totals)}
          </div>
        </div>
        <div role="rowgroup" className={styles.body} style={{ height: virtualizer.getTotalSize() - headHeight }}>
          {virtualizer.getVirtualItems().map(({ index, start }) => {
            const row = rows[index]!;
            const { name, code } = view.ledger.customers[view.ledger.partitions[row.partition]!.customer]!;
            return (
              <div
                key={row.partition} role="row" aria-rowindex={index + 3} className={mergeClasses(styles.row, styles.bodyRow)}
                style={{ gridTemplateColumns: template, transform: `translateY(${start - headHeight}px)` }}
              >
                <div role="rowheader" className={styles.first}>
                  <button type="button" className={styles.customer} {...roving.rowProps(index)} onClick={() => onCustomer(row.partition)}>
                    <span className={styles.name}>{name}</span>
                    {code !== name && <span className={styles.code}>{code}</span>}
                  </button>
                </div>
                {amounts(amountsOf(row))}
              </div>
            );
          })}
        </div>
      </div>
      {rows.length === 0 && <p className={styles.none}>{noneText}</p>}
    </div>
  );
}

/** The customer that was open before this page, to come back to. */
function useReturnedIndex(rows: readonly AgingRow[]): number | null {
  const { memory } = usePane();
  const [index] = useState(() => {
    const partition = memory.get("aging.opened");
    const found = rows.findIndex((row) => row.partition === partition);
    return found < 0 ? null : found;
  });
  useEffect(() => void memory.delete("aging.opened"), [memory]);
  return index;
}

function SortButton({ sort, by, onSort, children }: { readonly sort: AgingSort; readonly by: AgingSort["by"]; readonly onSort: (sort: AgingSort) => void; readonly children: ReactNode }) {
  const styles = useStyles();
  const current = sort.by === by;
  // Amounts are asked for largest first, names from A on.
  const next = { by, descending: current ? !sort.descending : by !== "customer" };
  return (
    <button type="button" className={mergeClasses(styles.headCell, styles.sort, by === "customer" && styles.headText)} onClick={() => onSort(next)}>
      {children}
      {current && (sort.descending ? <ArrowDownRegular className={styles.arrow} aria-hidden /> : <ArrowUpRegular className={styles.arrow} aria-hidden />)}
    </button>
  );
}

/** Per column (total, buckets, unapplied) the sum of the rows shown and the widest amount, for the column's width. */
function amountColumns({ buckets }: Aging, rows: readonly AgingRow[]): readonly { readonly sum: Minor; readonly largest: Minor }[] {
  const column = (pick: (row: AgingRow) => Minor) => {
    const sum = sumMinor(rows.map(pick));
    let largest: number = Math.abs(sum);
    for (const row of rows) largest = Math.max(largest, Math.abs(pick(row)));
    return { sum, largest: -largest as Minor };
  };
  return [column((row) => row.totalMinor), ...buckets.map((_, index) => column((row) => row.amountsMinor[index]!)), column((row) => row.unappliedMinor)];
}
