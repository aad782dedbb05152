import { Button, Link, makeStyles, tokens } from "@fluentui/react-components";
import { ArrowLeftRegular } from "@fluentui/react-icons";
import { useMemo, useState } from "react";
import { BEGINNING, type Day, isoDay } from "../calendar/day";
import { openItems } from "../ledger/open-items";
import type { OpenItem } from "../ledger/settlement";
import type { LedgerView } from "../live/live-state";
import { showCount, showCurrency, showMoney } from "../money/show-money";
import { PANE_LEDGER_WORDS } from "../words/pane-ledger-words";
import { PANE_WORDS } from "../words/pane-words";
import { sumMinor } from "./ledger-figures";
import { usePane, useRemembered, useWords } from "./pane-state";
import { useHeadingFocus } from "./use-heading-focus";
import { useJump } from "./use-jump";
import { ViewFrame } from "./ViewFrame";

/** Items drawn at once. */
const STEP = 100;

const useStyles = makeStyles({
  head: { display: "flex", alignItems: "center", gap: "4px", marginBottom: "4px" },
  title: { margin: 0, fontSize: tokens.fontSizeBase300, lineHeight: tokens.lineHeightBase300, overflowWrap: "anywhere", outlineStyle: "none" },
  hint: { margin: "0 0 6px", fontSize: tokens.fontSizeBase200, color: tokens.colorNeutralForeground2 },
  list: { margin: 0, padding: 0, listStyleType: "none" },
  item: {
    display: "grid", gridTemplateColumns: "minmax(0, 1fr) auto", columnGap: "8px", width: "100%", padding: "5px 6px", border: "none", backgroundColor: "transparent", textAlign: "start",
    color: tokens.colorNeutralForeground1, font: "inherit", cursor: "pointer", borderRadius: tokens.borderRadiusMedium, fontVariantNumeric: "tabular-nums",
    ":hover": { backgroundColor: tokens.colorSubtleBackgroundHover },
    ":focus-visible": { outline: `2px solid ${tokens.colorStrokeFocus2}` },
  },
  document: { overflowWrap: "anywhere" },
  detail: { color: tokens.colorNeutralForeground2, fontSize: tokens.fontSizeBase200, lineHeight: tokens.lineHeightBase200 },
  amount: { textAlign: "end" },
  sum: {
    display: "flex", justifyContent: "space-between", gap: "8px", padding: "6px", marginTop: "4px", borderTop: `1px solid ${tokens.colorNeutralStroke1}`,
    fontWeight: tokens.fontWeightSemibold, fontVariantNumeric: "tabular-nums",
  },
  more: { minHeight: "24px", marginLeft: "6px" },
});

/** The open items behind a customer's figures, oldest due first, with their sum; an item shows its row in the sheet. */
export function CustomerItems({ view, partition, onBack }: { readonly view: LedgerView; readonly partition: number; readonly onBack: () => void }) {
  const styles = useStyles();
  const words = useWords(PANE_LEDGER_WORDS);
  const paneWords = useWords(PANE_WORDS);
  const { asOf, openTab, memory } = usePane();
  const [, setStatementCustomer] = useRemembered<string | null>("statements.customer", null);
  const heading = useHeadingFocus();
  const [shown, setShown] = useState(STEP);
  const { customer, currency } = view.ledger.partitions[partition]!;
  const { name, key } = view.ledger.customers[customer]!;
  const items = useMemo(
    () => openItems(view.ledger, view.settlement, asOf).filter((item) => item.partition === partition).sort((one, other) => one.dueDay - other.dueDay || one.entry - other.entry),
    [view, asOf, partition],
  );
  const toStatement = (): void => {
    setStatementCustomer(key);
    memory.set("statements.asked", true).set("statements.scope", "one");
    openTab("statements");
  };
  return (
    <div style={{ display: "contents" }} onKeyDown={(event) => event.key === "Escape" && onBack()}>
      <ViewFrame footer={<Button onClick={toStatement}>{words("items.statement")}</Button>}>
        <div className={styles.head}>
          <Button appearance="subtle" size="small" icon={<ArrowLeftRegular />} aria-label={paneWords("back")} onClick={onBack} />
          <h2 className={styles.title} ref={heading} tabIndex={-1}>{words("items.title", { customer: name })}</h2>
        </div>
        <p className={styles.hint}>{items.length === 0 ? words("items.none") : words("items.jump")}</p>
        <ol className={styles.list}>
          {items.slice(0, shown).map((item) => <Item key={item.entry} view={view} item={item} currency={currency} />)}
        </ol>
        {items.length > shown && (
          <Link as="button" className={styles.more} onClick={() => setShown(shown + STEP)}>{words("issues.more", { count: showCount(Math.min(STEP, items.length - shown)) })}</Link>
        )}
        <div className={styles.sum}>
          <span>{words("items.sum")}</span>
          <span>{showMoney(sumMinor(items.map(({ openMinor }) => openMinor)), currency)} {showCurrency(currency)}</span>
        </div>
      </ViewFrame>
    </div>
  );
}

function Item({ view, item, currency }: { readonly view: LedgerView; readonly item: OpenItem; readonly currency: string }) {
  const styles = useStyles();
  const words = useWords(PANE_LEDGER_WORDS);
  const jump = useJump();
  const { entries, tables } = view.ledger;
  const document = entries.document[item.entry] || words("items.noDocument");
  const day = entries.documentDay[item.entry] as Day;
  const age = item.openMinor < 0 ? words("items.credit")
    : item.daysPastDue > 0 ? words("items.overdueBy", { days: item.daysPastDue })
    : item.daysPastDue < 0 ? words("items.dueIn", { days: -item.daysPastDue }) : words("items.dueToday");
  const details = [day > BEGINNING ? isoDay(day) : "", age, entries.disputed[item.entry] ? words("items.disputed") : ""].filter((part) => part !== "");
  return (
    <li>
      <button type="button" className={styles.item} onClick={() => jump(tables.ledger.id, entries.row[item.entry]!)}>
        <span className={styles.document}>{document}</span>
        <span className={styles.amount}>{showMoney(item.openMinor, currency)}</span>
        <span className={styles.detail}>{details.join(" · ")}</span>
      </button>
    </li>
  );
}
