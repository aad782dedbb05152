import { Link, makeStyles, tokens } from "@fluentui/react-components";
import type { Day } from "../calendar/day";
import type { LedgerView } from "../live/live-state";
import { addMinor, type Minor, negateMinor } from "../money/money";
import { showCurrency, showMoney } from "../money/show-money";
import { PANE_LEDGER_WORDS } from "../words/pane-ledger-words";
import { BalanceSpark } from "./BalanceSpark";
import { sumMinor, type TotalFigures, totalName } from "./ledger-figures";
import { usePane, useRemembered, useWords } from "./pane-state";
import { TieOut } from "./TieOut";

const useStyles = makeStyles({
  block: { paddingBottom: "4px", "& + &": { marginTop: "12px", paddingTop: "12px", borderTop: `1px solid ${tokens.colorNeutralStroke3}` } },
  caption: { fontSize: tokens.fontSizeBase200, lineHeight: tokens.lineHeightBase200, color: tokens.colorNeutralForeground2 },
  total: {
    fontSize: tokens.fontSizeHero700, lineHeight: tokens.lineHeightHero700, fontWeight: tokens.fontWeightSemibold, fontVariantNumeric: "tabular-nums", overflowWrap: "anywhere",
  },
  unit: { fontSize: tokens.fontSizeBase300, fontWeight: tokens.fontWeightRegular, color: tokens.colorNeutralForeground2, marginLeft: "6px" },
  figures: { display: "grid", gridTemplateColumns: "repeat(auto-fit, minmax(84px, 1fr))", gap: "4px 12px", margin: "4px 0 6px" },
  figure: { margin: 0, fontVariantNumeric: "tabular-nums", fontWeight: tokens.fontWeightSemibold },
  link: { fontWeight: tokens.fontWeightSemibold, minHeight: "24px", textAlign: "start" },
});

/** Balance, overdue, not yet due and unapplied of one currency, with the curve of a year and the line that ties them. */
export function TotalBlock({ view, asOf, total, named }: { readonly view: LedgerView; readonly asOf: Day; readonly total: TotalFigures; readonly named: boolean }) {
  const styles = useStyles();
  const words = useWords(PANE_LEDGER_WORDS);
  const { openTab } = usePane();
  const [, showTotal] = useRemembered<string | null>("total", null);
  const money = (amount: Minor): string => showMoney(amount, total.currency);
  const openAging = (): void => {
    showTotal(total.key);
    openTab("aging");
  };
  return (
    <div className={styles.block} role="group" aria-label={`${words("balance")} ${totalName(total)}`.trim()}>
      <div className={styles.caption}>{named ? `${words("balance")} · ${totalName(total)}` : words("balance")}</div>
      <div className={styles.total}>
        {money(total.totalMinor)}
        <span className={styles.unit}>{showCurrency(total.currency)}</span>
      </div>
      <dl className={styles.figures}>
        {([["overdue", total.overdueMinor], ["notDue", total.notDueMinor], ["unapplied", total.unappliedMinor]] as const).map(([name, amount]) => (
          <div key={name}>
            <dt className={styles.caption}>{words(name)}</dt>
            <dd className={styles.figure}>
              {name === "overdue" ? <Link as="button" className={styles.link} onClick={openAging}>{money(amount)}</Link> : money(amount)}
            </dd>
          </div>
        ))}
      </dl>
      <TieOut
        text={words("tie.ledger", { notDue: money(total.notDueMinor), overdue: money(total.overdueMinor), unapplied: money(total.unappliedMinor), total: money(total.totalMinor) })}
        differenceMinor={addMinor(sumMinor([total.notDueMinor, total.overdueMinor, total.unappliedMinor]), negateMinor(total.totalMinor))}
        currency={total.currency}
      />
      <BalanceSpark view={view} asOf={asOf} total={total} />
    </div>
  );
}
