import { Button, Field, Input, makeStyles, tokens } from "@fluentui/react-components";
import { useState } from "react";
import type { CheckedData } from "../actions/check-data";
import type { Issue } from "../check/issue";
import type { Fix, FixedCell } from "../data-checks/fix";
import { mayIgnore } from "../data-checks/may-ignore";
import { isAssumption } from "../data-checks/propose-fixes";
import { showCount } from "../money/show-money";
import { shownBefore, shownCell } from "../sheets/fix-journal-table";
import { issueMessage } from "../words/issue-words";
import { PANE_CHECKS_WORDS } from "../words/pane-checks-words";
import { tableIdOf } from "./check-rules";
import { FINDING_BUTTON, FINDING_PLACE } from "./finding-styles";
import { usePane, useWords } from "./pane-state";
import { useJump } from "./use-jump";

/** Cells of a fix that are shown; one of a whole column has thousands. */
const CELLS_SHOWN_MAX = 3;

const useStyles = makeStyles({
  item: { paddingBottom: "6px" },
  jump: FINDING_BUTTON,
  where: FINDING_PLACE,
  fix: { margin: "0 6px 2px", fontSize: tokens.fontSizeBase200, lineHeight: tokens.lineHeightBase200, overflowWrap: "anywhere" },
  deeds: { display: "flex", flexWrap: "wrap", gap: "4px", padding: "0 6px" },
  reason: { display: "flex", flexWrap: "wrap", alignItems: "end", gap: "6px", padding: "2px 6px" },
  field: { flex: "1 1 160px" },
});

export interface FindingDeeds {
  readonly fix: (issues: readonly Issue[]) => void;
  readonly letStand: (issue: Issue, reason: string) => void;
}

/** One finding: its cell, what would put it right, and what a person can do about it. */
export function CheckFinding({ data, issue, fix, deeds }: { readonly data: CheckedData; readonly issue: Issue; readonly fix: Fix | undefined; readonly deeds: FindingDeeds }) {
  const styles = useStyles();
  const words = useWords(PANE_CHECKS_WORDS);
  const { language, task } = usePane();
  const jump = useJump();
  const [asking, setAsking] = useState(false);
  const { table, row, column } = issue.at;
  const id = tableIdOf(data, table);
  const where = row === null ? "" : column === null ? words("at", { table, row }) : words("atCell", { table, row, column });
  return (
    <li className={styles.item}>
      <button type="button" className={styles.jump} disabled={id === null || row === null} onClick={() => id !== null && row !== null && jump(id, row, column)}>
        {where !== "" && <span className={styles.where}>{where}</span>}
        {issueMessage(where === "" ? issue : { ...issue, at: { table: "", row: null, column: null } }, language)}
      </button>
      {fix && <FixPreview fix={fix} at={table} date1904={data.view.date1904} />}
      <div className={styles.deeds}>
        {fix && <Button size="small" disabled={task !== null} onClick={() => deeds.fix([issue])} aria-label={where === "" ? words("fixOne") : `${words("fixOne")}: ${where}`}>{words("fixOne")}</Button>}
        {mayIgnore(issue) && !asking && <Button size="small" appearance="subtle" disabled={task !== null} onClick={() => setAsking(true)} aria-label={words("letStandOf", { where: where || table })}>{words("letStand")}</Button>}
      </div>
      {asking && <ReasonForm onSave={(reason) => deeds.letStand(issue, reason)} />}
    </li>
  );
}

function FixPreview({ fix, at, date1904 }: { readonly fix: Fix; readonly at: string; readonly date1904: boolean }) {
  const styles = useStyles();
  const words = useWords(PANE_CHECKS_WORDS);
  // A text that looks like a number is told from the number it becomes.
  const shown = (cell: FixedCell["after"], text: string): string => (text === "" ? words("blank") : typeof cell === "string" ? words("text", { text }) : text);
  return (
    <>
      {fix.cells.slice(0, CELLS_SHOWN_MAX).map(({ table, row, column, before, after }) => (
        <p key={`${table}/${row}/${column}`} className={styles.fix}>
          {words(table === at && fix.issue.at.row === row ? "change" : "changeIn", { table, row, column, before: shown(before, shownBefore({ before, after }, date1904)), after: shown(after, shownCell(after)) })}
        </p>
      ))}
      {isAssumption(fix.issue.code) && <p className={styles.fix}>{words("assumption")}</p>}
      {fix.cells.length > CELLS_SHOWN_MAX && <p className={styles.fix}>{words("changesMore", { count: showCount(fix.cells.length - CELLS_SHOWN_MAX) })}</p>}
    </>
  );
}

function ReasonForm({ onSave }: { readonly onSave: (reason: string) => void }) {
  const styles = useStyles();
  const words = useWords(PANE_CHECKS_WORDS);
  const [reason, setReason] = useState("");
  const written = reason.trim();
  return (
    <form
      className={styles.reason}
      onSubmit={(event) => {
        event.preventDefault();
        if (written !== "") onSave(written);
      }}
    >
      <Field className={styles.field} label={words("reason")} size="small">
        <Input size="small" value={reason} autoFocus onChange={(_, { value }) => setReason(value)} />
      </Field>
      <Button size="small" type="submit" disabled={written === ""}>{words("reasonSave")}</Button>
    </form>
  );
}
