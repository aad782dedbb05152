import { makeStyles, tokens } from "@fluentui/react-components";
import { useMemo } from "react";
import type { Aging } from "../aging/aging";
import { isoDay } from "../calendar/day";
import type { LedgerView } from "../live/live-state";
import { showMoney } from "../money/show-money";
import { PANE_LEDGER_WORDS } from "../words/pane-ledger-words";
import { mostOverdue, type TotalFigures } from "./ledger-figures";
import { usePane, useWords } from "./pane-state";
import { TotalPicker, useShownTotal } from "./TotalPicker";

const SHOWN = 8;

const useStyles = makeStyles({
  list: { margin: 0, padding: 0, listStyleType: "none", display: "grid", gap: "2px" },
  row: {
    display: "grid", gridTemplateColumns: "minmax(0, 1fr) auto", columnGap: "8px", width: "100%", padding: "4px 6px", border: "none", backgroundColor: "transparent", textAlign: "start",
    color: tokens.colorNeutralForeground1, font: "inherit", cursor: "pointer", borderRadius: tokens.borderRadiusMedium,
    ":hover": { backgroundColor: tokens.colorSubtleBackgroundHover },
    ":focus-visible": { outline: `2px solid ${tokens.colorStrokeFocus2}` },
  },
  name: { overflow: "hidden", textOverflow: "ellipsis", whiteSpace: "nowrap" },
  amount: { fontVariantNumeric: "tabular-nums" },
  track: { gridColumn: "1 / -1", height: "4px", marginTop: "2px", backgroundColor: tokens.colorNeutralBackground3, borderRadius: "2px", overflow: "hidden" },
  bar: { height: "100%", backgroundColor: tokens.colorCompoundBrandBackground, borderRadius: "2px", minWidth: "2px", "@media (forced-colors: active)": { backgroundColor: "Highlight", forcedColorAdjust: "none" } },
  none: { margin: 0, color: tokens.colorNeutralForeground2 },
});

interface Props {
  readonly view: LedgerView;
  readonly byDueDate: Aging;
  readonly totals: readonly TotalFigures[];
  readonly onCustomer: (partition: number) => void;
}

/** The customers with the largest overdue, with a bar that compares them; a row opens the customer's items. */
export function TopOverdue({ view, byDueDate, totals, onCustomer }: Props) {
  const styles = useStyles();
  const words = useWords(PANE_LEDGER_WORDS);
  const { asOf, memory } = usePane();
  const [key, setKey] = useShownTotal(totals);
  const top = useMemo(() => mostOverdue(view, byDueDate, key, SHOWN), [view, byDueDate, key]);
  const largest = top[0]?.overdueMinor ?? 0;
  // The row that the user comes back to takes the focus.
  const focusReturned = (element: HTMLElement | null, partition: number): void => {
    if (!element || memory.get("ledger.opened") !== partition) return;
    memory.delete("ledger.opened");
    element.focus();
  };
  return (
    <>
      <TotalPicker totals={totals} value={key} onPick={setKey} />
      {top.length === 0 && <p className={styles.none}>{words("top.none", { day: isoDay(asOf) })}</p>}
      <ol className={styles.list}>
        {top.map(({ partition, overdueMinor }) => {
          const { customer, currency } = view.ledger.partitions[partition]!;
          return (
            <li key={partition}>
              <button type="button" className={styles.row} ref={(element) => focusReturned(element, partition)} onClick={() => onCustomer(partition)}>
                <span className={styles.name}>{view.ledger.customers[customer]!.name}</span>
                <span className={styles.amount}>{showMoney(overdueMinor, currency)}</span>
                <span className={styles.track} aria-hidden>
                  <span className={styles.bar} style={{ display: "block", width: `${(overdueMinor / largest) * 100}%` }} />
                </span>
              </button>
            </li>
          );
        })}
      </ol>
    </>
  );
}

