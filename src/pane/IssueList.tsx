import { Badge, Link, makeStyles, tokens } from "@fluentui/react-components";
import { ErrorCircleRegular, WarningRegular } from "@fluentui/react-icons";
import { useMemo, useState } from "react";
import type { Issue } from "../check/issue";
import type { Ledger } from "../ledger/ledger";
import type { LedgerView } from "../live/live-state";
import { showCount } from "../money/show-money";
import { issueMessage, issueTitle } from "../words/issue-words";
import { PANE_LEDGER_WORDS } from "../words/pane-ledger-words";
import { FINDING_BUTTON, FINDING_PLACE } from "./finding-styles";
import { usePane, useWords } from "./pane-state";
import { Disclosure } from "./Section";
import { useJump } from "./use-jump";

/** Findings of one kind drawn at once. */
const STEP = 40;

const useStyles = makeStyles({
  none: { margin: 0, color: tokens.colorNeutralForeground2 },
  kind: { display: "grid", gridTemplateColumns: "20px minmax(0, 1fr)", alignItems: "center" },
  error: { color: tokens.colorPaletteRedForeground1 },
  warning: { color: tokens.colorPaletteDarkOrangeForeground1 },
  count: { flexShrink: 0, fontVariantNumeric: "tabular-nums", paddingRight: "4px" },
  list: { margin: "0 0 0 20px", padding: 0, listStyleType: "none" },
  item: FINDING_BUTTON,
  where: FINDING_PLACE,
  more: { marginLeft: "6px", fontSize: tokens.fontSizeBase200, minHeight: "24px" },
});

/** The findings by kind with their number; a finding shows its cell in the sheet. */
export function IssueList({ view, issues }: { readonly view: LedgerView; readonly issues: readonly Issue[] }) {
  const styles = useStyles();
  const words = useWords(PANE_LEDGER_WORDS);
  const { language } = usePane();
  const kinds = useMemo(() => byKind(issues), [issues]);
  if (kinds.length === 0) return <p className={styles.none}>{words("issues.none")}</p>;
  return (
    <>
      {kinds.map((found) => {
        const { code, severity } = found[0]!;
        const Icon = severity === "error" ? ErrorCircleRegular : WarningRegular;
        return (
          <Disclosure
            key={code}
            label={
              <span className={styles.kind}>
                <Icon className={severity === "error" ? styles.error : styles.warning} aria-hidden />
                <span>{issueTitle(code, language)}</span>
              </span>
            }
            trailing={
              <span className={styles.count}>
                {severity === "error" && found[0]!.at.row !== null && <Badge size="small" appearance="tint" color="danger" style={{ marginRight: 6 }}>{words("issues.left")}</Badge>}
                {showCount(found.length)}
              </span>
            }
          >
            <Findings issues={found} ledger={view.ledger} />
          </Disclosure>
        );
      })}
    </>
  );
}

function Findings({ issues, ledger }: { readonly issues: readonly Issue[]; readonly ledger: Ledger }) {
  const styles = useStyles();
  const words = useWords(PANE_LEDGER_WORDS);
  const { language } = usePane();
  const jump = useJump();
  const [shown, setShown] = useState(STEP);
  return (
    <>
      <ul className={styles.list}>
        {issues.slice(0, shown).map((issue, index) => {
          const { table, row, column } = issue.at;
          const id = tableIdOf(ledger, table);
          return (
            <li key={index}>
              <button type="button" className={styles.item} disabled={id === null || row === null} onClick={() => id !== null && row !== null && jump(id, row, column)}>
                {row !== null && <span className={styles.where}>{column === null ? words("issues.at", { table, row }) : words("issues.atCell", { table, row, column })}</span>}
                {issueMessage(issue, language)}
              </button>
            </li>
          );
        })}
      </ul>
      {issues.length > shown && (
        <Link as="button" className={styles.more} onClick={() => setShown(shown + STEP)}>{words("issues.more", { count: showCount(Math.min(STEP, issues.length - shown)) })}</Link>
      )}
    </>
  );
}

/** Kinds with errors first, then by number, then by code. */
function byKind(issues: readonly Issue[]): readonly (readonly Issue[])[] {
  const kinds = new Map<string, Issue[]>();
  for (const issue of issues) {
    const list = kinds.get(issue.code);
    if (list) list.push(issue);
    else kinds.set(issue.code, [issue]);
  }
  const rank = (kind: readonly Issue[]): number => (kind[0]!.severity === "error" ? 0 : 1);
  return [...kinds.values()].sort((one, other) => rank(one) - rank(other) || other.length - one.length || (one[0]!.code < other[0]!.code ? -1 : 1));
}

function tableIdOf({ tables }: Ledger, name: string): string | null {
  return Object.values(tables).find((table) => table?.name === name)?.id ?? null;
}
