import { Button, Label, makeStyles, Menu, MenuItem, MenuList, MenuPopover, MenuTrigger, Spinner, tokens, useId } from "@fluentui/react-components";
import { ArrowClockwiseRegular, ChevronDownRegular } from "@fluentui/react-icons";
import { refresh } from "../actions/refresh";
import { setClosingDate } from "../actions/set-closing-date";
import { addDays, type Day, firstOfMonth, isoDay } from "../calendar/day";
import { PANE_WORDS } from "../words/pane-words";
import { DayInput } from "./DayInput";
import { usePane, useWords } from "./pane-state";
import { useReadTime } from "./use-read-time";

const useStyles = makeStyles({
  bar: { display: "flex", alignItems: "center", gap: "6px", flexShrink: 0, minHeight: "36px", padding: `2px ${tokens.spacingHorizontalS} 2px ${tokens.spacingHorizontalM}` },
  label: { whiteSpace: "nowrap" },
  date: { width: "126px", minWidth: 0, "& input": { fontVariantNumeric: "tabular-nums" } },
  meaning: { minWidth: 0, whiteSpace: "nowrap", paddingLeft: "4px", paddingRight: "4px" },
  long: { maxWidth: "240px", padding: "6px 8px", fontSize: tokens.fontSizeBase200, lineHeight: tokens.lineHeightBase200, color: tokens.colorNeutralForeground2 },
  read: { marginLeft: "auto", minWidth: "28px", whiteSpace: "nowrap" },
  time: { fontVariantNumeric: "tabular-nums", fontWeight: tokens.fontWeightRegular, "@container (max-width: 359px)": { display: "none" } },
});

/** The one date of the pane and what kind of date it is; when the workbook was last read. */
export function AsOfBar() {
  const styles = useStyles();
  const words = useWords(PANE_WORDS);
  const { asOf, chooseAsOf, task } = usePane();
  const inputId = useId("as-of");
  return (
    <div className={styles.bar}>
      <Label htmlFor={inputId} className={styles.label}>{words("asOf")}</Label>
      <DayInput id={inputId} className={styles.date} size="small" day={asOf} disabled={task !== null} onDay={chooseAsOf} />
      <MeaningMenu />
      <ReadAgain />
    </div>
  );
}

function MeaningMenu() {
  const styles = useStyles();
  const words = useWords(PANE_WORDS);
  const { addIn, asOf, asOfMeaning, workbookAsOf, chooseAsOf, run, task } = usePane();
  const day = isoDay(asOf);
  const lastMonthEnd = addDays(firstOfMonth(addIn.today()), -1);
  const saveDay = (saved: Day | null): void =>
    void run({
      label: words("savingClosingDate"),
      act: () => setClosingDate(addIn, saved),
      done: () => (saved === null ? words("asOf.todayNotice") : words("asOf.savedNotice", { day: isoDay(saved) })),
    }).then((ended) => ended && chooseAsOf(null));
  return (
    <Menu>
      <MenuTrigger disableButtonEnhancement>
        <Button
          className={styles.meaning} size="small" appearance="subtle" icon={<ChevronDownRegular />} iconPosition="after" disabled={task !== null}
          aria-label={`${words("asOfMeaning")}: ${words(`asOf.${asOfMeaning}`)}`}
        >
          {words(`asOf.${asOfMeaning}`)}
        </Button>
      </MenuTrigger>
      <MenuPopover>
        <div className={styles.long}>{words(`asOf.${asOfMeaning}Long`, { day, saved: isoDay(workbookAsOf) })}</div>
        <MenuList>
          {asOfMeaning !== "saved" && <MenuItem onClick={() => saveDay(asOf)}>{words("asOf.save", { day })}</MenuItem>}
          {asOfMeaning === "chosen" && <MenuItem onClick={() => chooseAsOf(null)}>{words("asOf.back", { day: isoDay(workbookAsOf) })}</MenuItem>}
          {asOf !== lastMonthEnd && <MenuItem onClick={() => chooseAsOf(lastMonthEnd)}>{words("asOf.monthEnd", { day: isoDay(lastMonthEnd) })}</MenuItem>}
          {asOfMeaning === "saved" && <MenuItem onClick={() => saveDay(null)}>{words("asOf.useToday")}</MenuItem>}
        </MenuList>
      </MenuPopover>
    </Menu>
  );
}

function ReadAgain() {
  const styles = useStyles();
  const words = useWords(PANE_WORDS);
  const { addIn, live, run, task } = usePane();
  const time = useReadTime();
  const stale = live.status === "ready" && live.stale;
  const reading = live.status === "reading";
  const label = reading ? words("reading") : stale ? words("changedLong") : time ? words("readAt", { time }) : words("readAgain");
  return (
    <Button
      className={styles.read} size="small" appearance="subtle" disabled={task !== null || reading} aria-label={label} title={label}
      icon={reading ? <Spinner size="extra-tiny" aria-hidden /> : <ArrowClockwiseRegular />}
      onClick={() => void run({ label: words("reading"), act: (job) => refresh(addIn, job), cancelled: words("cancelled.reading") })}
    >
      {stale ? words("changed") : <span className={styles.time}>{time}</span>}
    </Button>
  );
}
