import { Field, makeStyles, Select, tokens } from "@fluentui/react-components";
import { useVirtualizer } from "@tanstack/react-virtual";
import { type RefObject, useLayoutEffect, useRef, useState } from "react";
import { isoDay } from "../calendar/day";
import { showCount, showMoney } from "../money/show-money";
import type { Cause, ReconciliationRow } from "../reconciliation/reconciliation";
import { PANE_DECISION_WORDS } from "../words/pane-decision-words";
import { PANE_RECONCILE_WORDS } from "../words/pane-reconcile-words";
import { causeTitle } from "../words/reconciliation-words";
import { usePane, useWords } from "./pane-state";
import type { ReconciliationItem } from "./reconciliation-items";
import type { Shown } from "./ResultStep";
import { useRovingRows } from "./use-roving-rows";

const ROW_HEIGHT = 48;

const useStyles = makeStyles({
  filter: { margin: "12px 0 4px", maxWidth: "360px" },
  list: { position: "relative", margin: 0, padding: 0, listStyleType: "none" },
  row: { position: "absolute", left: 0, right: 0, height: `${ROW_HEIGHT}px` },
  item: {
    display: "grid", gridTemplateColumns: "minmax(0, 1fr) auto", columnGap: "8px", alignContent: "center", width: "100%", height: "100%", boxSizing: "border-box", padding: "2px 6px",
    border: "none", borderBottom: `1px solid ${tokens.colorNeutralStroke3}`, backgroundColor: "transparent", textAlign: "start", color: tokens.colorNeutralForeground1, font: "inherit", cursor: "pointer",
    fontVariantNumeric: "tabular-nums",
    ":hover": { backgroundColor: tokens.colorSubtleBackgroundHover },
    ":focus-visible": { outline: `2px solid ${tokens.colorStrokeFocus2}`, outlineOffset: "-2px" },
  },
  line: { overflow: "hidden", textOverflow: "ellipsis", whiteSpace: "nowrap" },
  detail: { gridColumn: "1 / -1", color: tokens.colorNeutralForeground2, fontSize: tokens.fontSizeBase200, lineHeight: tokens.lineHeightBase200 },
  none: { margin: "8px 0", color: tokens.colorNeutralForeground2 },
});

interface Props {
  readonly items: readonly ReconciliationItem[];
  /** The causes to choose from, with how many items have each. */
  readonly causes: readonly (readonly [Cause, number])[];
  readonly shown: Shown;
  readonly onShow: (shown: Shown) => void;
  readonly onOpen: (index: number) => void;
  /** While rows are chosen for a group: whether an item is chosen; null where items open instead. */
  readonly isChosen: ((item: ReconciliationItem) => boolean) | null;
  /** The item that was open before, to come back to. */
  readonly returnTo: number | null;
  /** What the list scrolls in; null until it stands. */
  readonly scroll: HTMLDivElement | null;
}

/** The items, only those in sight drawn; one opens with Enter or a click. */
export function ResultItems({ items, causes, shown, onShow, onOpen, isChosen, returnTo, scroll }: Props) {
  const styles = useStyles();
  const words = useWords(PANE_RECONCILE_WORDS);
  const decisionWords = useWords(PANE_DECISION_WORDS);
  const { language } = usePane();
  const list = useRef<HTMLUListElement>(null);
  const offset = useOffsetTop(list, scroll);
  const virtualizer = useVirtualizer({ count: items.length, getScrollElement: () => scroll, estimateSize: () => ROW_HEIGHT, overscan: 6, scrollMargin: offset });
  const roving = useRovingRows(items.length, virtualizer, returnTo);
  return (
    <section aria-label={words("result.items")}>
      <Field label={words("result.filter")} className={styles.filter}>
        <Select size="small" value={shown} onChange={(_, { value }) => onShow(value as Shown)}>
          <option value="differences">{words("result.all")}</option>
          <option value="everything">{words("result.everything")}</option>
          {causes.map(([cause, count]) => <option key={cause} value={cause}>{`${causeTitle(cause, language)} (${showCount(count)})`}</option>)}
        </Select>
      </Field>
      {items.length === 0 && <p className={styles.none}>{words("result.noItems")}</p>}
      <ul className={styles.list} ref={list} style={{ height: virtualizer.getTotalSize() }} onKeyDown={roving.onKeyDown}>
        {virtualizer.getVirtualItems().map(({ index, start }) => {
          const item = items[index]!;
          return (
            <li key={index} className={styles.row} style={{ transform: `translateY(${start - offset}px)` }} aria-posinset={index + 1} aria-setsize={items.length}>
              <button type="button" className={styles.item} {...roving.rowProps(index)} onClick={() => onOpen(index)} {...(isChosen && { "aria-pressed": isChosen(item) })}>
                <span className={styles.line}>
                  {isChosen?.(item) && "✓ "}
                  {causeTitle(item.cause, language)}
                  {item.group?.verdict === "suggested" && ` · ${words("item.suggested")}`}
                  {saidInShort(item).map((word) => ` · ${decisionWords(word)}`)}
                </span>
                <span>{showMoney(item.amountMinor, item.currency)}</span>
                <span className={`${styles.line} ${styles.detail}`}>{rowsInShort(item)}</span>
              </button>
            </li>
          );
        })}
      </ul>
    </section>
  );
}

function saidInShort({ decision }: ReconciliationItem): readonly ("decided.accepted" | "decided.grouped" | "decided.disputed")[] {
  return [...(decision?.verdict ? [`decided.${decision.verdict}` as const] : []), ...(decision?.disputed ? ["decided.disputed" as const] : [])];
}

/** Where the list begins in what scrolls, kept true as the parts above it open and close. */
function useOffsetTop(list: RefObject<HTMLElement | null>, scroll: HTMLElement | null): number {
  const [offset, setOffset] = useState(0);
  useLayoutEffect(() => {
    const measure = (): void => setOffset(list.current?.offsetTop ?? 0);
    measure();
    const observer = new ResizeObserver(measure);
    for (const part of scroll?.children ?? []) observer.observe(part);
    return () => observer.disconnect();
  }, [list, scroll]);
  return offset;
}

/** `INV-204 · 2026-03-01 · 1,200.00 ↔ INV204 +2`: enough to know the item again. */
function rowsInShort({ ours, theirs }: ReconciliationItem): string {
  const short = (rows: readonly ReconciliationRow[]): string => {
    const first = rows[0]!;
    const parts = [first.reference || first.text || first.party, first.day === null ? "" : isoDay(first.day), showMoney(first.amountMinor, first.currency)].filter((part) => part !== "");
    return parts.join(" · ") + (rows.length > 1 ? ` +${rows.length - 1}` : "");
  };
  return [ours, theirs].filter((rows) => rows.length > 0).map(short).join(" ↔ ");
}
