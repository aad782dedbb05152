import { Button, makeStyles, tokens } from "@fluentui/react-components";
import { ArrowLeftRegular } from "@fluentui/react-icons";
import { type ReactNode, useMemo, useState } from "react";
import { issueAgain } from "../actions/issue-and-show";
import { compareWithNow } from "../actions/issue-statements";
import { isoDay } from "../calendar/day";
import type { LedgerView } from "../live/live-state";
import { showCurrency, showMoney } from "../money/show-money";
import type { IssuedStatement } from "../statement/issued";
import { type FollowedStatement, isAbout, type LoggedEvent } from "../statement/statement-status";
import type { DocumentLanguage, Language } from "../words/language";
import { PANE_DELIVERY_WORDS } from "../words/pane-delivery-words";
import { PANE_ISSUED_WORDS } from "../words/pane-issued-words";
import { PANE_WORDS } from "../words/pane-words";
import { REGISTER_TEXTS } from "../words/register-words";
import { DeliveryTexts } from "./DeliveryTexts";
import { IssuedFigures } from "./IssuedFigures";
import { issuedNotice } from "./issued-notice";
import { LogForm } from "./LogForm";
import { usePane, useWords } from "./pane-state";
import { Disclosure, Section } from "./Section";
import { StatusText } from "./StatusText";
import { useHeadingFocus } from "./use-heading-focus";
import { ViewFrame } from "./ViewFrame";

const useStyles = makeStyles({
  head: { display: "flex", alignItems: "center", gap: "4px", marginBottom: "4px" },
  title: { margin: 0, fontSize: tokens.fontSizeBase300, lineHeight: tokens.lineHeightBase300, overflowWrap: "anywhere", outlineStyle: "none" },
  facts: { margin: 0, display: "grid", gridTemplateColumns: "auto minmax(0, 1fr)", gap: "2px 12px", fontVariantNumeric: "tabular-nums", "& dt": { color: tokens.colorNeutralForeground2 }, "& dd": { margin: 0, overflowWrap: "anywhere" } },
  events: { margin: 0, padding: 0, listStyleType: "none", display: "grid", gap: "6px", fontVariantNumeric: "tabular-nums" },
  detail: { display: "block", color: tokens.colorNeutralForeground2, fontSize: tokens.fontSizeBase200, overflowWrap: "anywhere" },
  text: { margin: 0, color: tokens.colorNeutralForeground2 },
});

interface Props {
  readonly view: LedgerView;
  readonly followed: FollowedStatement;
  /** All accounts of the same statement. */
  readonly accounts: readonly IssuedStatement[];
  readonly log: readonly LoggedEvent[];
  readonly onChanged: () => void;
  readonly onBack: () => void;
}

/** One issued statement: what it said, whether that still holds, what became of it, and where a reply is entered. */
export function IssuedDetail({ view, followed, accounts, log, onChanged, onBack }: Props) {
  const styles = useStyles();
  const words = useWords(PANE_ISSUED_WORDS);
  const deliveryWords = useWords(PANE_DELIVERY_WORDS);
  const paneWords = useWords(PANE_WORDS);
  const { addIn, language, run } = usePane();
  const heading = useHeadingFocus();
  const [entered, setEntered] = useState(0);
  const { issued } = followed;
  const reissue = useMemo(() => compareWithNow(view, issued), [view, issued]);
  const events = log.filter((event) => isAbout(event, issued));
  const again = async (): Promise<void> => {
    const ended = await run({
      label: words("issuing"), act: (job) => issueAgain(addIn, issued, { language: printedIn(issued, language), issuedBy: view.settings.statement.issuedBy || issued.issuedBy }, job), done: (issue) => issuedNotice(issue, language),
    });
    if (ended) onChanged();
  };
  return (
    <div style={{ display: "contents" }} onKeyDown={(event) => event.key === "Escape" && onBack()}>
      <ViewFrame footer={<Button onClick={() => void again()}>{words("again")}</Button>}>
        <div className={styles.head}>
          <Button appearance="subtle" size="small" icon={<ArrowLeftRegular />} aria-label={paneWords("back")} onClick={onBack} />
          <h2 className={styles.title} ref={heading} tabIndex={-1}>{issued.name} · {issued.number}</h2>
        </div>
        <dl className={styles.facts}>
          <Fact name={words("period")}>{isoDay(issued.from)} – {isoDay(issued.to)}</Fact>
          <Fact name={words("closing")}>{showMoney(issued.closingMinor, issued.currency)} {showCurrency(issued.currency)}</Fact>
          <Fact name={words("issuedOn")}>{issued.issuedBy === "" ? isoDay(issued.issuedOn) : words("issuedOn.by", { day: isoDay(issued.issuedOn), who: issued.issuedBy })}</Fact>
          <Fact name={words("status")}><StatusText followed={followed} /></Fact>
        </dl>
        <Section title={words("figures")}><IssuedFigures reissue={reissue} /></Section>
        <Section title={words("history")}>
          {events.length === 0 ? <p className={styles.text}>{words("history.none")}</p> : <ol className={styles.events}>{events.map((event, index) => <Event key={index} event={event} />)}</ol>}
        </Section>
        <Section title={deliveryWords("title")}>
          {reissue?.isSame ? (
            <Disclosure label={deliveryWords("open")}><DeliveryTexts view={view} issued={issued} printed={printedIn(issued, language)} onLogged={onChanged} /></Disclosure>
          ) : (
            <p className={styles.text}>{deliveryWords("changed")}</p>
          )}
        </Section>
        <Section title={words("enter")}>
          <LogForm key={entered} issued={issued} accounts={accounts} by={view.settings.statement.issuedBy} onLogged={() => { setEntered(entered + 1); onChanged(); }} />
        </Section>
      </ViewFrame>
    </div>
  );
}

function Fact({ name, children }: { readonly name: string; readonly children: ReactNode }) {
  return (
    <>
      <dt>{name}</dt>
      <dd>{children}</dd>
    </>
  );
}

function Event({ event }: { readonly event: LoggedEvent }) {
  const styles = useStyles();
  const statusWords = useWords(REGISTER_TEXTS);
  const { day, event: what, channel, toWhom, amountMinor, currency, by, note } = event;
  const details = [channel, toWhom, amountMinor === null ? "" : `${showMoney(amountMinor, currency)} ${showCurrency(currency)}`.trim(), note, by].filter((part) => part !== "");
  return (
    <li>
      {isoDay(day)} · {statusWords(`status.${what}`)}
      {details.length > 0 && <span className={styles.detail}>{details.join(" · ")}</span>}
    </li>
  );
}

/** The language a statement was printed in, as its register row says; a row changed by hand may say none. */
function printedIn({ language }: IssuedStatement, other: Language): DocumentLanguage {
  return language === "en" || language === "zh" || language === "bilingual" ? language : other;
}
