import { makeStyles, mergeClasses, tokens } from "@fluentui/react-components";
import { useEffect, useState } from "react";
import { type Outcome, perform } from "../actions/perform";
import { previewStatements, refuseUnprintable, type StatementRequest } from "../actions/plan-statements";
import { BEGINNING, isoDay } from "../calendar/day";
import type { LedgerView } from "../live/live-state";
import { breathe } from "../live/read-view";
import { type Minor, negateMinor } from "../money/money";
import { showMoney } from "../money/show-money";
import { carriedLines, hasCarried } from "../sheets/statement-carried";
import type { Statement } from "../statement/statement";
import { claimedStatement } from "../statement/write-offs-left-out";
import { PANE_STATEMENT_WORDS } from "../words/pane-statement-words";
import { failureText } from "./failure-text";
import { totalName } from "./ledger-figures";
import { usePane, useWords } from "./pane-state";

const useStyles = makeStyles({
  card: { padding: "8px 12px", backgroundColor: tokens.colorNeutralBackground2, borderRadius: tokens.borderRadiusMedium, border: `1px solid ${tokens.colorNeutralStroke3}`, fontVariantNumeric: "tabular-nums" },
  cards: { display: "grid", gap: "8px" },
  head: { display: "flex", justifyContent: "space-between", gap: "8px", margin: "0 0 4px", fontSize: tokens.fontSizeBase200, color: tokens.colorNeutralForeground2, fontWeight: tokens.fontWeightRegular },
  list: { margin: 0, display: "grid", gridTemplateColumns: "minmax(0, 1fr) auto", gap: "2px 8px", "& dt, & dd": { margin: 0 }, "& dd": { textAlign: "end" } },
  strong: { fontWeight: tokens.fontWeightSemibold, borderTop: `1px solid ${tokens.colorNeutralStroke1}`, paddingTop: "2px" },
  detail: { color: tokens.colorNeutralForeground2, fontSize: tokens.fontSizeBase200 },
  carried: { marginBottom: "4px", paddingBottom: "4px", borderBottom: `1px solid ${tokens.colorNeutralStroke1}` },
  text: { margin: 0, color: tokens.colorNeutralForeground2 },
});

/** Changes since the last statement shown one by one; the sheet has them all. */
const CARRIED_SHOWN_MAX = 5;

/** The figures that the sheet will print, one card per currency, before anything is written. */
export function StatementPreview({ view, request }: { readonly view: LedgerView; readonly request: StatementRequest | null }) {
  const styles = useStyles();
  const words = useWords(PANE_STATEMENT_WORDS);
  const { language } = usePane();
  const outcome = usePreview(view, request);
  if (!request) return <p className={styles.text}>{words("customer.choose")}</p>;
  if (!outcome) return null;
  if (outcome.kind === "failed") return <p className={styles.text} role="note">{failureText(outcome, language)}</p>;
  if (outcome.kind === "cancelled") return null;
  return (
    <div className={styles.cards} role="group" aria-label={words("preview")}>
      {outcome.value.map((statement) => <Figures key={statement.partition} view={view} statement={statement} />)}
    </div>
  );
}

function Figures({ view, statement }: { readonly view: LedgerView; readonly statement: Statement }) {
  const styles = useStyles();
  const words = useWords(PANE_STATEMENT_WORDS);
  const partition = view.ledger.partitions[statement.partition]!;
  const { openingMinor, invoicedMinor, paidMinor, creditedMinor, adjustedMinor, closingMinor, overdueMinor, disputedMinor } = statement;
  const { writtenOffMinor } = claimedStatement(view.ledger, view.settlement, statement, view.settings);
  const lines: readonly (readonly [Parameters<typeof words>[0], Minor])[] = [
    ["opening", openingMinor], ["invoiced", invoicedMinor], ["paid", negateMinor(paidMinor)], ["credited", negateMinor(creditedMinor)], ["adjusted", adjustedMinor],
  ];
  const money = (amount: Minor): string => showMoney(amount, partition.currency);
  return (
    <div className={styles.card}>
      <h2 className={styles.head}>
        <span>{totalName(partition)}</span>
        <span>{words("lines", { count: statement.lines.length })}</span>
      </h2>
      <Carried view={view} statement={statement} money={money} />
      <dl className={styles.list}>
        {lines.map(([name, amount]) => (name === "opening" || name === "invoiced" || name === "paid" || amount !== 0) && <Figure key={name} name={words(name)} amount={money(amount)} />)}
        <Figure name={words("closing")} amount={money(closingMinor)} className={styles.strong} />
        {overdueMinor !== 0 && <Figure name={words("overdueOf")} amount={money(overdueMinor)} className={styles.detail} />}
        {disputedMinor !== 0 && <Figure name={words("disputedOf")} amount={money(disputedMinor)} className={styles.detail} />}
        {writtenOffMinor !== 0 && <Figure name={words("writtenOff")} amount={money(writtenOffMinor)} className={styles.detail} />}
      </dl>
    </div>
  );
}

/** How the last statement's balance became this one's opening, where entries of earlier dates came since. */
function Carried({ view, statement, money }: { readonly view: LedgerView; readonly statement: Statement; readonly money: (amount: Minor) => string }) {
  const styles = useStyles();
  const words = useWords(PANE_STATEMENT_WORDS);
  const { language } = usePane();
  const { carried } = statement;
  if (!carried || !hasCarried(statement)) return null;
  const lines = carriedLines(view.ledger, statement, language);
  return (
    <dl className={mergeClasses(styles.list, styles.carried)}>
      <Figure name={carried.number === null ? words("carried.none") : words("carried", { day: isoDay(carried.to) })} amount={money(carried.closingMinor)} />
      {lines.slice(0, CARRIED_SHOWN_MAX).map(({ description, document, day, debitMinor, creditMinor, isOfEntry }, index) => (
        <Figure key={index} className={styles.detail} name={[description, document, isOfEntry && day > BEGINNING ? isoDay(day) : ""].filter((part) => part !== "").join(" · ")} amount={money((debitMinor - creditMinor) as Minor)} />
      ))}
      {lines.length > CARRIED_SHOWN_MAX && <Figure className={styles.detail} name={words("carried.more", { count: lines.length - CARRIED_SHOWN_MAX })} amount={money(restOf(lines))} />}
    </dl>
  );
}

/** What the lines that are not shown come to. */
function restOf(lines: ReturnType<typeof carriedLines>): Minor {
  return lines.slice(CARRIED_SHOWN_MAX).reduce((sum, { debitMinor, creditMinor }) => sum + debitMinor - creditMinor, 0) as Minor;
}

function Figure({ name, amount, className }: { readonly name: string; readonly amount: string; readonly className?: string }) {
  return (
    <>
      <dt className={mergeClasses(className)}>{name}</dt>
      <dd className={mergeClasses(className)}>{amount}</dd>
    </>
  );
}

/** Worked out after the page has answered the click; null while it is. */
function usePreview(view: LedgerView, request: StatementRequest | null): Outcome<readonly Statement[]> | null {
  const [done, setDone] = useState<{ readonly request: StatementRequest; readonly outcome: Outcome<readonly Statement[]> } | null>(null);
  const [, throwFault] = useState<null>(null);
  useEffect(() => {
    if (!request || request.customers === "all") return undefined;
    let wanted = true;
    const work = async (): Promise<readonly Statement[]> => {
      await breathe();
      if (!wanted) return [];
      refuseUnprintable(view.settings, request.kind);
      return previewStatements(view, request).flatMap(({ statements }) => statements);
    };
    perform(work).then(
      (outcome) => wanted && setDone({ request, outcome }),
      (fault: unknown) =>
        throwFault(() => {
          throw fault;
        }),
    );
    return () => {
      wanted = false;
    };
  }, [view, request]);
  // The figures of the request before stay until the new ones are there, so that nothing jumps; after a change of customer they go.
  return done && request && String(done.request.customers) === String(request.customers) ? done.outcome : null;
}
