import { Checkbox, makeStyles, tokens } from "@fluentui/react-components";
import { useId } from "react";
import { isoDay } from "../calendar/day";
import { divided, type EntryDraft, type OpenDocument } from "../ledger/entry-draft";
import { minorOfWritten } from "../ledger/written-amount";
import { checkedMinor, type Minor } from "../money/money";
import { showMoney } from "../money/show-money";
import { PANE_ENTRY_WORDS } from "../words/pane-entry-words";
import { useWords } from "./pane-state";

/** Documents offered at once: the oldest due come first. */
const SHOWN_MAX = 60;

const useStyles = makeStyles({
  group: { margin: 0, padding: 0, border: "none", minWidth: 0 },
  legend: { padding: 0, fontSize: tokens.fontSizeBase300, lineHeight: tokens.lineHeightBase300 },
  list: { margin: 0, padding: 0, listStyleType: "none", maxHeight: "220px", overflowY: "auto" },
  hint: { margin: 0, fontSize: tokens.fontSizeBase200, color: tokens.colorNeutralForeground2, fontVariantNumeric: "tabular-nums" },
});

/** The open documents that an entry may settle, and what is left over or stays open. */
export function EntrySettles({ draft, open, onChange }: { readonly draft: EntryDraft; readonly open: readonly OpenDocument[]; readonly onChange: (appliesTo: readonly string[]) => void }) {
  const styles = useStyles();
  const words = useWords(PANE_ENTRY_WORDS);
  const label = useId();
  const chosen = draft.appliesTo.flatMap((document) => open.find((item) => item.document === document) ?? []);
  const toggle = (document: string): void => onChange(draft.appliesTo.includes(document) ? draft.appliesTo.filter((each) => each !== document) : [...draft.appliesTo, document]);
  return (
    <fieldset className={styles.group} aria-labelledby={label}>
      <legend id={label} className={styles.legend}>{words(draft.kind === "refund" ? "settles.refund" : "settles")}</legend>
      {open.length === 0 ? <p className={styles.hint}>{words("settles.none")}</p> : (
        <>
          <ul className={styles.list}>
            {open.slice(0, SHOWN_MAX).map(({ document, dueDay, openMinor }) => (
              <li key={document}>
                <Checkbox checked={draft.appliesTo.includes(document)} onChange={() => toggle(document)} label={words("settles.item", { document, day: isoDay(dueDay), amount: showMoney(openMinor, draft.currency) })} />
              </li>
            ))}
          </ul>
          <p className={styles.hint} aria-live="polite">{chosen.length === 0 ? words("settles.hint") : sumText(draft, chosen, words)}</p>
        </>
      )}
    </fieldset>
  );
}

function sumText(draft: EntryDraft, chosen: readonly OpenDocument[], words: (key: "settles.rest" | "settles.short", params: { readonly chosen: string; readonly rest: string }) => string): string {
  const amount = draft.amount === null || draft.amount === "" ? null : minorOfWritten(draft.amount, draft.currency);
  const total = checkedMinor(chosen.reduce((sum, { openMinor }) => sum + openMinor, 0));
  const shown = (minor: Minor): string => showMoney(minor, draft.currency);
  const applied = checkedMinor(divided((amount ?? 0) as Minor, chosen).reduce((sum, { amountMinor }) => sum + amountMinor, 0));
  return amount !== null && amount >= total
    ? words("settles.rest", { chosen: shown(total), rest: shown(checkedMinor(amount - total)) })
    : words("settles.short", { chosen: shown(total), rest: shown(checkedMinor(total - applied)) });
}
