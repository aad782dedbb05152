import { Button, makeStyles, tokens } from "@fluentui/react-components";
import type { CheckedData } from "../actions/check-data";
import type { FixRun } from "../actions/fix-journal";
import { isoDay } from "../calendar/day";
import { ISSUE_CODES, type Issue, type IssueCode } from "../check/issue";
import { showCount } from "../money/show-money";
import { issueMessage, issueTitle } from "../words/issue-words";
import { PANE_CHECKS_WORDS } from "../words/pane-checks-words";
import { usePane, useWords } from "./pane-state";
import { Disclosure } from "./Section";

const useStyles = makeStyles({
  kept: { marginTop: "16px" },
  list: { margin: "0 0 0 20px", padding: 0, listStyleType: "none" },
  item: { display: "flex", flexWrap: "wrap", alignItems: "center", gap: "6px", paddingBottom: "6px", fontSize: tokens.fontSizeBase200, lineHeight: tokens.lineHeightBase200 },
  text: { flex: "1 1 200px", minWidth: 0, overflowWrap: "anywhere" },
  reason: { display: "block", color: tokens.colorNeutralForeground2 },
});

/** Findings drawn at once; they were looked at one by one. */
const SHOWN_MAX = 200;

export interface KeptDeeds {
  readonly showAgain: (issue: Issue) => void;
  readonly lookAgain: (code: IssueCode) => void;
  readonly undo: (run: number) => void;
}

/** What a person has decided before: findings let stand, checks switched off, cells put right. */
export function ChecksKept({ data, runs, deeds }: { readonly data: CheckedData; readonly runs: readonly FixRun[]; readonly deeds: KeptDeeds }) {
  const styles = useStyles();
  const words = useWords(PANE_CHECKS_WORDS);
  const { language, task } = usePane();
  const { ignored } = data.answer;
  const off = ISSUE_CODES.filter((code) => data.source.settings.checks.standings[code] === "off");
  if (ignored.length + off.length + runs.length === 0) return null;
  return (
    <div className={styles.kept}>
      {ignored.length > 0 && (
        <Disclosure label={words("ignored", { count: showCount(ignored.length) })}>
          <ul className={styles.list}>
            {ignored.slice(0, SHOWN_MAX).map(({ issue, reason }, place) => (
              <li key={place} className={styles.item}>
                <span className={styles.text}>{issueMessage(issue, language)}<span className={styles.reason}>{reason}</span></span>
                <Button size="small" disabled={task !== null} onClick={() => deeds.showAgain(issue)}>{words("showAgain")}</Button>
              </li>
            ))}
          </ul>
        </Disclosure>
      )}
      {off.length > 0 && (
        <Disclosure label={words("off", { count: off.length })}>
          <ul className={styles.list}>
            {off.map((code) => (
              <li key={code} className={styles.item}>
                <span className={styles.text}>{issueTitle(code, language)}</span>
                <Button size="small" disabled={task !== null} onClick={() => deeds.lookAgain(code)}>{words("lookAgain")}</Button>
              </li>
            ))}
          </ul>
        </Disclosure>
      )}
      {runs.length > 0 && (
        <Disclosure label={words("runs", { count: runs.length })}>
          <ul className={styles.list}>
            {runs.map(({ run, day, cells, standing }) => (
              <li key={run} className={styles.item}>
                <span className={styles.text}>{words(standing > 0 ? "run" : "runUndone", { day: isoDay(day), count: cells === 1 ? 1 : showCount(cells) })}</span>
                {standing > 0 && <Button size="small" disabled={task !== null} aria-label={`${words("undo")}: ${isoDay(day)}`} onClick={() => deeds.undo(run)}>{words("undo")}</Button>}
              </li>
            ))}
          </ul>
        </Disclosure>
      )}
    </div>
  );
}
