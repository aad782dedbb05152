import { Button, Field, Input, Link, makeStyles, Select, tokens } from "@fluentui/react-components";
import { ArrowLeftRegular } from "@fluentui/react-icons";
import { useMemo, useState } from "react";
import type { LedgerView } from "../live/live-state";
import { showCount, showCurrency, showMoney } from "../money/show-money";
import { accountKey, type FollowedStatement, followStatements } from "../statement/statement-status";
import { PANE_ISSUED_WORDS } from "../words/pane-issued-words";
import { PANE_WORDS } from "../words/pane-words";
import { failureText } from "./failure-text";
import { inOrderOfWaiting, ISSUED_FILTERS, type IssuedFilter, isOfFilter, matchesText } from "./issued-list";
import { IssuedDetail } from "./IssuedDetail";
import { usePane, useRemembered, useWords } from "./pane-state";
import { StatusText } from "./StatusText";
import { useHeadingFocus } from "./use-heading-focus";
import type { ShownRecords } from "./use-records";
import { ViewFrame } from "./ViewFrame";
import { ViewSkeleton } from "./ViewSkeleton";

/** Statements drawn at once. */
const STEP = 100;

const useStyles = makeStyles({
  head: { display: "flex", alignItems: "center", gap: "4px", marginBottom: "4px" },
  title: { margin: 0, fontSize: tokens.fontSizeBase300, lineHeight: tokens.lineHeightBase300, outlineStyle: "none" },
  fields: { display: "grid", gridTemplateColumns: "repeat(auto-fit, minmax(130px, 1fr))", gap: "8px", marginBottom: "6px" },
  list: { margin: 0, padding: 0, listStyleType: "none" },
  item: {
    display: "grid", gridTemplateColumns: "minmax(0, 1fr) auto", columnGap: "8px", width: "100%", padding: "6px", border: "none", backgroundColor: "transparent", textAlign: "start",
    color: tokens.colorNeutralForeground1, font: "inherit", cursor: "pointer", borderRadius: tokens.borderRadiusMedium, fontVariantNumeric: "tabular-nums",
    borderBottom: `1px solid ${tokens.colorNeutralStroke3}`,
    ":hover": { backgroundColor: tokens.colorSubtleBackgroundHover },
    ":focus-visible": { outline: `2px solid ${tokens.colorStrokeFocus2}`, outlineOffset: "-2px" },
  },
  name: { overflow: "hidden", textOverflow: "ellipsis", whiteSpace: "nowrap" },
  detail: { color: tokens.colorNeutralForeground2, fontSize: tokens.fontSizeBase200, lineHeight: tokens.lineHeightBase200, overflowWrap: "anywhere" },
  status: { textAlign: "end", fontSize: tokens.fontSizeBase200, lineHeight: tokens.lineHeightBase200, whiteSpace: "nowrap" },
  text: { margin: "8px 0", color: tokens.colorNeutralForeground2 },
  more: { minHeight: "24px", margin: "6px" },
});

/** Every issued statement with where it stands, those without an answer first; one opened shows its story and takes a reply. */
export function IssuedView({ view, shown, onBack }: { readonly view: LedgerView; readonly shown: ShownRecords; readonly onBack: () => void }) {
  const { addIn } = usePane();
  const [key, setKey] = useRemembered<string | null>("statements.issued", null);
  const followed = useMemo(
    () => shown.records && inOrderOfWaiting(followStatements(shown.records.register, shown.records.log, { asOf: addIn.today(), unansweredDays: view.settings.statement.unansweredDays })),
    [shown.records, addIn, view],
  );
  const opened = followed?.find(({ issued }) => accountKey(issued) === key) ?? null;
  const accounts = followed?.flatMap(({ issued }) => (issued.number === opened?.issued.number ? [issued] : [])) ?? [];
  if (opened) return <IssuedDetail key={key} view={view} followed={opened} accounts={accounts} log={shown.records!.log} onChanged={shown.reload} onBack={() => setKey(null)} />;
  return <IssuedList followed={followed} shown={shown} onOpen={setKey} onBack={onBack} />;
}

function IssuedList({ followed, shown, onOpen, onBack }: {
  readonly followed: readonly FollowedStatement[] | null;
  readonly shown: ShownRecords;
  readonly onOpen: (key: string) => void;
  readonly onBack: () => void;
}) {
  const styles = useStyles();
  const words = useWords(PANE_ISSUED_WORDS);
  const paneWords = useWords(PANE_WORDS);
  const { language } = usePane();
  const heading = useHeadingFocus();
  const [filter, setFilter] = useRemembered<IssuedFilter>("statements.issuedFilter", "all");
  const [typed, setTyped] = useRemembered("statements.issuedText", "");
  const [drawn, setDrawn] = useState(STEP);
  const listed = followed?.filter((one) => isOfFilter(one, filter) && matchesText(one, typed)) ?? [];
  return (
    <div style={{ display: "contents" }} onKeyDown={(event) => event.key === "Escape" && onBack()}>
      <ViewFrame>
        <div className={styles.head}>
          <Button appearance="subtle" size="small" icon={<ArrowLeftRegular />} aria-label={paneWords("back")} onClick={onBack} />
          <h2 className={styles.title} ref={heading} tabIndex={-1}>{words("title")}</h2>
        </div>
        {shown.failure && <p className={styles.text} role="note">{failureText(shown.failure, language)}</p>}
        {followed === null && !shown.failure && <ViewSkeleton />}
        {followed?.length === 0 && <p className={styles.text}>{words("none")}</p>}
        {followed && followed.length > 0 && (
          <>
            <div className={styles.fields}>
              <Field label={words("show")}>
                <Select value={filter} onChange={(_, { value }) => setFilter(value as IssuedFilter)}>
                  {ISSUED_FILTERS.map((name) => <option key={name} value={name}>{words(`show.${name}`, { count: showCount(followed.filter((one) => isOfFilter(one, name)).length) })}</option>)}
                </Select>
              </Field>
              <Field label={words("find")}>
                <Input type="search" value={typed} onChange={(_, { value }) => setTyped(value)} />
              </Field>
            </div>
            {listed.length === 0 && <p className={styles.text} role="status">{words("none.filtered")}</p>}
            <ol className={styles.list}>
              {listed.slice(0, drawn).map((one) => <Item key={accountKey(one.issued)} followed={one} onOpen={() => onOpen(accountKey(one.issued))} />)}
            </ol>
            {listed.length > drawn && <Link as="button" className={styles.more} onClick={() => setDrawn(drawn + STEP)}>{words("more", { count: showCount(Math.min(STEP, listed.length - drawn)) })}</Link>}
          </>
        )}
      </ViewFrame>
    </div>
  );
}

function Item({ followed, onOpen }: { readonly followed: FollowedStatement; readonly onOpen: () => void }) {
  const styles = useStyles();
  const { issued } = followed;
  const account = [showCurrency(issued.currency), issued.entity, issued.account].filter((part) => part !== "").join(" · ");
  return (
    <li>
      <button type="button" className={styles.item} onClick={onOpen}>
        <span className={styles.name}>{issued.name}</span>
        <span>{showMoney(issued.closingMinor, issued.currency)} {account}</span>
        <span className={styles.detail}>{issued.number}</span>
        <span className={styles.status}><StatusText followed={followed} /></span>
      </button>
    </li>
  );
}
