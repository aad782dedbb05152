import { Link, makeStyles, tokens } from "@fluentui/react-components";
import { useEffect, useState } from "react";
import { balances } from "../balance/balance";
import { type Day, isoDay } from "../calendar/day";
import { breathe } from "../live/read-view";
import type { LedgerView } from "../live/live-state";
import { type Minor, ZERO } from "../money/money";
import { showMoney } from "../money/show-money";
import { PANE_LEDGER_WORDS } from "../words/pane-ledger-words";
import { monthEndsUpTo, type TotalFigures, totalKey } from "./ledger-figures";
import { useWords } from "./pane-state";

const MONTHS = 12;
const HEIGHT = 36;
const WIDTH = 220;
const EDGE = 4;

const useStyles = makeStyles({
  row: { display: "flex", alignItems: "center", gap: "12px", flexWrap: "wrap" },
  chart: { flex: "1 1 120px", minWidth: "120px", maxWidth: "360px", height: `${HEIGHT}px`, overflow: "visible" },
  line: { fill: "none", stroke: tokens.colorCompoundBrandStroke, strokeWidth: "2px", strokeLinejoin: "round", strokeLinecap: "round", vectorEffect: "non-scaling-stroke" },
  zero: { stroke: tokens.colorNeutralStroke2, strokeWidth: "1px", strokeDasharray: "2 3", vectorEffect: "non-scaling-stroke" },
  dot: { fill: tokens.colorCompoundBrandStroke },
  link: { fontSize: tokens.fontSizeBase200, minHeight: "24px" },
  table: { borderCollapse: "collapse", fontSize: tokens.fontSizeBase200, lineHeight: tokens.lineHeightBase300, fontVariantNumeric: "tabular-nums", "& th, & td": { padding: "0 16px 0 0", fontWeight: "inherit", textAlign: "start" }, "& td": { textAlign: "end" } },
});

interface Point {
  readonly day: Day;
  readonly balanceMinor: Minor;
}

/** The balance at the last twelve month-ends, as a curve and, one click away, as a table. */
export function BalanceSpark({ view, asOf, total }: { readonly view: LedgerView; readonly asOf: Day; readonly total: TotalFigures }) {
  const styles = useStyles();
  const words = useWords(PANE_LEDGER_WORDS);
  const [asTable, setAsTable] = useState(false);
  const points = useMonthEnds(view, asOf, total);
  if (!points) return <div style={{ height: HEIGHT }} />;
  const amounts = points.map(({ balanceMinor }) => balanceMinor);
  const money = (amount: number): string => showMoney(amount as Minor, total.currency);
  const [first, last] = [points[0]!, points.at(-1)!];
  const label = words("spark.label", {
    first: money(first.balanceMinor), firstDay: isoDay(first.day), last: money(last.balanceMinor), lastDay: isoDay(last.day),
    lowest: money(Math.min(...amounts)), highest: money(Math.max(...amounts)),
  });
  return (
    <>
      <div className={styles.row}>
        <Curve amounts={amounts} label={label} />
        <Link as="button" className={styles.link} aria-expanded={asTable} onClick={() => setAsTable(!asTable)}>{words(asTable ? "hideTable" : "showTable")}</Link>
      </div>
      {asTable && (
        <table className={styles.table}>
          <thead>
            <tr>
              <th scope="col">{words("monthEnd")}</th>
              <th scope="col">{words("balance")}</th>
            </tr>
          </thead>
          <tbody>
            {points.map(({ day, balanceMinor }) => (
              <tr key={day}>
                <th scope="row">{isoDay(day)}</th>
                <td>{money(balanceMinor)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
    </>
  );
}

function Curve({ amounts, label }: { readonly amounts: readonly number[]; readonly label: string }) {
  const styles = useStyles();
  const low = Math.min(0, ...amounts);
  const high = Math.max(0, ...amounts);
  const x = (index: number): number => EDGE + (index * (WIDTH - 2 * EDGE)) / (amounts.length - 1);
  const y = (amount: number): number => HEIGHT - EDGE - (high === low ? 0 : ((amount - low) / (high - low)) * (HEIGHT - 2 * EDGE));
  return (
    <svg className={styles.chart} viewBox={`0 0 ${WIDTH} ${HEIGHT}`} preserveAspectRatio="none" role="img" aria-label={label}>
      <line className={styles.zero} x1={EDGE} x2={WIDTH - EDGE} y1={y(0)} y2={y(0)} />
      <polyline className={styles.line} points={amounts.map((amount, index) => `${x(index).toFixed(1)},${y(amount).toFixed(1)}`).join(" ")} />
    </svg>
  );
}

/** One balance per slice of work, so that a large ledger never holds the page. Null until all are there. */
function useMonthEnds(view: LedgerView, asOf: Day, total: TotalFigures): readonly Point[] | null {
  const [known, setKnown] = useState<{ readonly view: LedgerView; readonly asOf: Day; readonly points: readonly Point[] } | null>(null);
  const { key } = total;
  useEffect(() => {
    let wanted = true;
    const work = async (): Promise<void> => {
      const points: Point[] = [];
      for (const day of monthEndsUpTo(asOf, MONTHS)) {
        await breathe();
        if (!wanted) return;
        points.push({ day, balanceMinor: balances(view.ledger, day).totals.find((one) => totalKey(one) === key)?.balanceMinor ?? ZERO });
      }
      setKnown({ view, asOf, points });
    };
    void work();
    return () => {
      wanted = false;
    };
  }, [view, asOf, key]);
  return known?.points ?? null;
}
