import { Button, makeStyles, SearchBox } from "@fluentui/react-components";
import { useDeferredValue, useMemo, useState } from "react";
import { writeAging } from "../actions/write-aging";
import { balances } from "../balance/balance";
import { isoDay } from "../calendar/day";
import type { LedgerView as View } from "../live/live-state";
import { addMinor, negateMinor, ZERO } from "../money/money";
import { showMoney } from "../money/show-money";
import type { AgingPolicy } from "../settings/settings";
import { PANE_LEDGER_WORDS } from "../words/pane-ledger-words";
import { agingOf } from "./aging-of-view";
import { AgingBar } from "./AgingBar";
import { AgingOptions } from "./AgingOptions";
import { agingRowsShown, type AgingSort, sortedRows } from "./aging-rows";
import { AgingTable } from "./AgingTable";
import { CustomerItems } from "./CustomerItems";
import { sumMinor, totalKey } from "./ledger-figures";
import { NoLedger } from "./NoLedger";
import { usePane, useRemembered, useWords } from "./pane-state";
import { TieOut } from "./TieOut";
import { TotalPicker, useShownTotal } from "./TotalPicker";
import { ViewFrame } from "./ViewFrame";
import { writtenNotice } from "./written-text";

const useStyles = makeStyles({
  tools: { display: "flex", gap: "8px", alignItems: "center", margin: "6px 0" },
  filter: { flex: "1 1 0", minWidth: 0, maxWidth: "320px" },
});

/** How old it is: the buckets as a bar and as a table, customer by customer, and that they tie to the balance. */
export function AgingView() {
  const { view, memory } = usePane();
  const [partition, setPartition] = useRemembered<number | null>("aging.customer", null);
  if (!view) return <NoLedger />;
  if (partition !== null && view.ledger.partitions[partition]) return <CustomerItems view={view} partition={partition} onBack={() => setPartition(null)} />;
  const open = (opened: number): void => {
    memory.set("aging.opened", opened);
    setPartition(opened);
  };
  return <AgingPage view={view} onCustomer={open} />;
}

function AgingPage({ view, onCustomer }: { readonly view: View; readonly onCustomer: (partition: number) => void }) {
  const styles = useStyles();
  const words = useWords(PANE_LEDGER_WORDS);
  const { addIn, language, asOf, run } = usePane();
  const [tried, setTried] = useRemembered<AgingPolicy | null>("aging.policy", null);
  const policy = tried ?? view.settings.aging;
  const aging = useMemo(() => agingOf(view, asOf, policy), [view, asOf, policy]);
  const totals = useMemo(() => aging.totals.map((total) => ({ ...total, key: totalKey(total) })), [aging]);
  const [key, setKey] = useShownTotal(totals);
  const [filter, setFilter] = useState("");
  const shownFilter = useDeferredValue(filter);
  const total = totals.find((one) => one.key === key);
  const [sort, setSort] = useRemembered<AgingSort>("aging.sort", { by: "customer", descending: false });
  const rows = useMemo(() => sortedRows(view.ledger, agingRowsShown(view.ledger, aging, key, shownFilter), sort), [view, aging, key, shownFilter, sort]);
  const rowsOfTotal = useMemo(() => aging.rows.filter((row) => totalKey(view.ledger.partitions[row.partition]!) === key).length, [view, aging, key]);
  const ledgerMinor = useMemo(() => balances(view.ledger, asOf).totals.find((one) => totalKey(one) === key)?.balanceMinor ?? ZERO, [view, asOf, key]);

  const write = (): void =>
    void run({ label: words("aging.writing"), act: (job) => writeAging(addIn, { asOf, policy }, job), done: (written) => writtenNotice(written, language) });
  const bucketsMinor = total ? sumMinor(total.amountsMinor) : ZERO;
  return (
    <ViewFrame column footer={<Button appearance="primary" disabled={!total} onClick={write}>{words("aging.write")}</Button>}>
      <TotalPicker totals={totals} value={key} onPick={setKey} />
      {!total && <p>{words("aging.none", { day: isoDay(asOf) })}</p>}
      {total && (
        <>
          <AgingBar buckets={aging.buckets} amountsMinor={total.amountsMinor} />
          <TieOut
            text={words("tie.buckets", {
              buckets: showMoney(bucketsMinor, total.currency), unapplied: showMoney(total.unappliedMinor, total.currency), total: showMoney(ledgerMinor, total.currency),
            })}
            differenceMinor={addMinor(addMinor(bucketsMinor, total.unappliedMinor), negateMinor(ledgerMinor))}
            currency={total.currency}
          />
        </>
      )}
      <AgingOptions policy={policy} changed={tried !== null} onChange={setTried} />
      {total && (
        <>
          <div className={styles.tools}>
            <SearchBox className={styles.filter} size="small" aria-label={words("aging.filter")} placeholder={words("aging.filter")} value={filter} onChange={(_, { value }) => setFilter(value)} />
          </div>
          <AgingTable
            view={view} aging={aging} currency={total.currency} rows={rows} sort={sort} onSort={setSort} onCustomer={onCustomer}
            totalLabel={rows.length === rowsOfTotal ? words("aging.totals") : words("aging.totalsShown", { shown: rows.length, total: rowsOfTotal })}
            noneText={words("aging.noneShown", { filter })}
          />
        </>
      )}
    </ViewFrame>
  );
}
