import { Button, Menu, MenuButton, MenuItem, MenuList, MenuPopover, MenuTrigger } from "@fluentui/react-components";
import type { MadeFiles } from "../actions/hand-over-statements";
import { issueAndShow } from "../actions/issue-and-show";
import type { IssuedRun } from "../actions/issue-statements";
import { makeStatements } from "../actions/make-statements";
import type { StatementRequest } from "../actions/plan-statements";
import type { LedgerView } from "../live/live-state";
import { showCount } from "../money/show-money";
import { accountKey } from "../statement/statement-status";
import { PANE_FILE_WORDS } from "../words/pane-file-words";
import { PANE_ISSUED_WORDS } from "../words/pane-issued-words";
import { PANE_STATEMENT_WORDS } from "../words/pane-statement-words";
import { issuedNotice } from "./issued-notice";
import { type Notice, usePane, useWords } from "./pane-state";
import type { StatementForm } from "./statement-form";
import { writtenNotice } from "./written-text";

/** Files made, to be opened one at a time. */
export interface FilesToOpen {
  readonly made: MadeFiles;
  readonly request: StatementRequest;
  readonly issuedBy: string | null;
}

interface Props {
  readonly view: LedgerView;
  readonly request: StatementRequest | null;
  readonly form: StatementForm;
  /** The customer's name, "" where none is chosen; null for all that pass the filter. */
  readonly name: string | null;
  /** How many statements all would be; null while counting. */
  readonly count: number | null;
  readonly onIssued: () => void;
  /** Shows what was issued: one statement by its `accountKey`, or the list. */
  readonly onFollow: (key: string | null) => void;
  readonly onFiles: (files: FilesToOpen) => void;
}

/** The footer of the statements page: says exactly what will be written, and whether it is issued. */
export function StatementActions({ view, request, form, name, count, onIssued, onFollow, onFiles }: Props) {
  const { addIn, language, run } = usePane();
  const words = useWords(PANE_STATEMENT_WORDS);
  const issuedWords = useWords(PANE_ISSUED_WORDS);
  const issuedBy = form.issuedBy ?? view.settings.statement.issuedBy;
  const isReady = request !== null && (name !== null || Boolean(count)) && (!form.issue || issuedBy.trim() !== "");
  const withFollowUp = (issue: IssuedRun): Notice => {
    const one = name === null ? undefined : (issue.issued[0] ?? issue.same[0]);
    return { ...issuedNotice(issue, language), action: { label: issuedWords("follow"), act: () => onFollow(one ? accountKey(one) : null) } };
  };
  const make = async (wanted: StatementRequest): Promise<void> => {
    if (!form.issue) {
      await run({ label: words(name === null ? "writing" : "making"), act: (job) => makeStatements(addIn, wanted, job), done: (written) => writtenNotice(written, language) });
      return;
    }
    const ended = await run({ label: issuedWords("issuing"), act: (job) => issueAndShow(addIn, { request: wanted, issuedBy }, job), done: (issue) => withFollowUp(issue) });
    if (ended) onIssued();
  };
  const label = (): string => {
    if (name !== null) return !request ? words("makeNone") : form.issue ? issuedWords("makeIssue", { customer: name }) : words("make", { customer: name });
    if (!request || count === 0) return words("writeNone");
    if (count === null) return words("counting");
    const shown = { count: count === 1 ? 1 : showCount(count) };
    return form.issue ? issuedWords("writeIssue", shown) : words("write", shown);
  };
  return (
    <>
      <Button appearance="primary" disabled={!isReady} onClick={() => request && void make(request)} style={{ overflow: "hidden" }}>
        <span style={{ overflow: "hidden", textOverflow: "ellipsis", whiteSpace: "nowrap" }}>{label()}</span>
      </Button>
      {addIn.files && <FilesMenu order={isReady && request ? { request, issuedBy: form.issue ? issuedBy : null } : null} isOne={name !== null} onIssued={onIssued} onFiles={onFiles} />}
    </>
  );
}

/** The same statements as files: one ZIP, or opened one after the other where the host can. What makes them is loaded when it is asked for. */
function FilesMenu({ order, isOne, onIssued, onFiles }: {
  readonly order: Pick<FilesToOpen, "request" | "issuedBy"> | null;
  readonly isOne: boolean;
  readonly onIssued: () => void;
  readonly onFiles: (files: FilesToOpen) => void;
}) {
  const { addIn, language, run } = usePane();
  const words = useWords(PANE_FILE_WORDS);
  const canOpen = addIn.files?.open !== undefined;
  const save = async (): Promise<void> => {
    if (!order) return;
    const ended = await run({
      label: words("making"),
      act: async (job) => (await import("../actions/hand-over-statements")).handOverStatements(addIn, order, job),
      done: ({ fileName, count, issue }) => {
        const said = words(canOpen ? (count === 1 ? "done.one" : "done.all") : count === 1 ? "done.oneHost" : "done.allHost", { name: fileName, count });
        return issue ? { ...issuedNotice(issue, language), text: `${said} ${issuedNotice(issue, language).text}` } : said;
      },
    });
    if (ended && order.issuedBy !== null) onIssued();
  };
  const open = async (): Promise<void> => {
    if (!order) return;
    const ended = await run({ label: words("making"), act: async (job) => (await import("../actions/hand-over-statements")).makeFiles(addIn, order, job) });
    if (ended) onFiles({ ...order, made: ended.value });
  };
  return (
    <Menu>
      <MenuTrigger disableButtonEnhancement>
        <MenuButton disabled={!order}>{words("menu")}</MenuButton>
      </MenuTrigger>
      <MenuPopover>
        <MenuList>
          <MenuItem onClick={() => void save()}>{words(isOne ? "save.one" : "save.all")}</MenuItem>
          {canOpen && <MenuItem onClick={() => void open()}>{words("open")}</MenuItem>}
        </MenuList>
      </MenuPopover>
    </Menu>
  );
}
