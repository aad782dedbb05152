import { Button } from "@fluentui/react-components";
import { issueAndShow } from "../actions/issue-and-show";
import { makeStatements } from "../actions/make-statements";
import type { StatementRequest } from "../actions/plan-statements";
import type { LedgerView } from "../live/live-state";
import { showCount } from "../money/show-money";
import { PANE_ISSUED_WORDS } from "../words/pane-issued-words";
import { PANE_STATEMENT_WORDS } from "../words/pane-statement-words";
import { issuedNotice } from "./issued-notice";
import { usePane, useWords } from "./pane-state";
import type { StatementForm } from "./statement-form";
import { writtenNotice } from "./written-text";

interface Props {
  readonly view: LedgerView;
  readonly request: StatementRequest | null;
  readonly form: StatementForm;
  /** The customer's name, "" where none is chosen; null for all that pass the filter. */
  readonly name: string | null;
  /** How many statements all would be; null while counting. */
  readonly count: number | null;
  readonly onIssued: () => void;
}

/** The footer of the statements page: says exactly what will be written, and whether it is issued. */
export function StatementActions({ view, request, form, name, count, onIssued }: Props) {
  const { addIn, language, run } = usePane();
  const words = useWords(PANE_STATEMENT_WORDS);
  const issuedWords = useWords(PANE_ISSUED_WORDS);
  const issuedBy = form.issuedBy ?? view.settings.statement.issuedBy;
  const isReady = request !== null && (name !== null || Boolean(count)) && (!form.issue || issuedBy.trim() !== "");
  const make = async (wanted: StatementRequest): Promise<void> => {
    if (!form.issue) {
      await run({ label: words(name === null ? "writing" : "making"), act: (job) => makeStatements(addIn, wanted, job), done: (written) => writtenNotice(written, language) });
      return;
    }
    const ended = await run({ label: issuedWords("issuing"), act: (job) => issueAndShow(addIn, { request: wanted, issuedBy }, job), done: (issue) => issuedNotice(issue, language) });
    if (ended) onIssued();
  };
  return (
    <Button appearance="primary" disabled={!isReady} onClick={() => request && void make(request)} style={{ overflow: "hidden" }}>
      <span style={{ overflow: "hidden", textOverflow: "ellipsis", whiteSpace: "nowrap" }}>{label()}</span>
    </Button>
  );

  function label(): string {
    if (name !== null) return !request ? words("makeNone") : form.issue ? issuedWords("makeIssue", { customer: name }) : words("make", { customer: name });
    if (!request || count === 0) return words("writeNone");
    if (count === null) return words("counting");
    const shown = { count: count === 1 ? 1 : showCount(count) };
    return form.issue ? issuedWords("writeIssue", shown) : words("write", shown);
  }
}
