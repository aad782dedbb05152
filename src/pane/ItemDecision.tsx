import { Button, Checkbox, Field, Input, makeStyles, Textarea, tokens } from "@fluentui/react-components";
import { useState } from "react";
import type { RowSet } from "../actions/decide";
import { showMoney } from "../money/show-money";
import type { ItemDecision as Decision, ReconciliationRow } from "../reconciliation/reconciliation";
import { PANE_DECISION_WORDS } from "../words/pane-decision-words";
import { PANE_RECONCILE_WORDS } from "../words/pane-reconcile-words";
import { useWords } from "./pane-state";
import type { ReconciliationItem } from "./reconciliation-items";
import { Disclosure } from "./Section";
import type { Decisions } from "./use-decisions";

const useStyles = makeStyles({
  said: { margin: "4px 0", color: tokens.colorNeutralForeground2, fontSize: tokens.fontSizeBase200, overflowWrap: "anywhere" },
  form: { display: "grid", gridTemplateColumns: "minmax(0, 1fr)", gap: "6px", maxWidth: "560px" },
  rows: { display: "grid", gridTemplateColumns: "minmax(0, 1fr)" },
});

export function rowSetOf({ ours, theirs }: ReconciliationItem): RowSet {
  return { ours: ours.map(({ row }) => row), theirs: theirs.map(({ row }) => row) };
}

/** Accept, reject or take back: what the footer of an item offers. `onDecided` is told once it is kept. */
export function DecisionButtons({ item, decisions, onDecided }: { readonly item: ReconciliationItem; readonly decisions: Decisions; readonly onDecided: () => void }) {
  const words = useWords(PANE_DECISION_WORDS);
  const { group, decision } = item;
  const rows = rowSetOf(item);
  const after = (kept: Promise<boolean>): void => void kept.then((done) => done && onDecided());
  return (
    <>
      {group && !decision?.verdict && <Button appearance="primary" onClick={() => after(decisions.accept([group]))}>{words("accept")}</Button>}
      {group && <Button onClick={() => after(decisions.reject(rows))}>{words("reject")}</Button>}
      {decision?.verdict && <Button onClick={() => after(decisions.undo(rows))}>{words("undo")}</Button>}
      <Button appearance="subtle" aria-pressed={decision?.disputed ?? false} onClick={() => void decisions.dispute(rows, !decision?.disputed)}>{words("dispute")}</Button>
    </>
  );
}

/** What was said about an item, a form for a note, and, for a group of several rows, taking it apart. */
export function ItemRemarks({ item, decisions, onDecided }: { readonly item: ReconciliationItem; readonly decisions: Decisions; readonly onDecided: () => void }) {
  const styles = useStyles();
  const words = useWords(PANE_DECISION_WORDS);
  const { decision, ours, theirs, group } = item;
  return (
    <>
      {saidAbout(decision, words).map((sentence) => <p key={sentence} className={styles.said}>{sentence}</p>)}
      <Disclosure label={words("note")}><NoteForm item={item} decisions={decisions} /></Disclosure>
      {group && ours.length + theirs.length > 2 && <Disclosure label={words("split")}><SplitForm item={item} decisions={decisions} onDecided={onDecided} /></Disclosure>}
    </>
  );
}

function saidAbout(decision: Decision | undefined, words: ReturnType<typeof useWords<keyof (typeof PANE_DECISION_WORDS)["en"]>>): readonly string[] {
  if (!decision) return [];
  const { verdict, disputed, note, owner } = decision;
  return [
    ...(verdict ? [words(`decided.${verdict}`)] : []), ...(disputed ? [words("decided.disputed")] : []),
    ...(note === "" ? [] : [words("decided.note", { note })]), ...(owner === "" ? [] : [words("decided.owner", { owner })]),
  ];
}

function NoteForm({ item, decisions }: { readonly item: ReconciliationItem; readonly decisions: Decisions }) {
  const styles = useStyles();
  const words = useWords(PANE_DECISION_WORDS);
  const [note, setNote] = useState(item.decision?.note ?? "");
  const [owner, setOwner] = useState(item.decision?.owner ?? "");
  return (
    <div className={styles.form}>
      <Field label={words("note")}><Textarea value={note} rows={2} onChange={(_, { value }) => setNote(value)} /></Field>
      <Field label={words("owner")}><Input value={owner} onChange={(_, { value }) => setOwner(value)} /></Field>
      <div><Button size="small" onClick={() => void decisions.note(rowSetOf(item), { note, owner })}>{words("noteSave")}</Button></div>
    </div>
  );
}

function SplitForm({ item, decisions, onDecided }: { readonly item: ReconciliationItem; readonly decisions: Decisions; readonly onDecided: () => void }) {
  const styles = useStyles();
  const words = useWords(PANE_DECISION_WORDS);
  const listWords = useWords(PANE_RECONCILE_WORDS);
  const [kept, setKept] = useState<RowSet>({ ours: [], theirs: [] });
  const toggle = (side: keyof RowSet, row: number): void => setKept({ ...kept, [side]: kept[side].includes(row) ? kept[side].filter((each) => each !== row) : [...kept[side], row] });
  const box = (side: keyof RowSet, { row, reference, text, amountMinor, currency }: ReconciliationRow) => (
    <Checkbox
      key={`${side}/${row}`} checked={kept[side].includes(row)} onChange={() => toggle(side, row)}
      label={`${listWords(`item.${side}`)} · ${reference || text || listWords("item.row", { row })} · ${showMoney(amountMinor, currency)}`}
    />
  );
  return (
    <div className={styles.form}>
      <p className={styles.said}>{words("splitHint")}</p>
      <div className={styles.rows}>{item.ours.map((row) => box("ours", row))}{item.theirs.map((row) => box("theirs", row))}</div>
      <div><Button size="small" onClick={() => void decisions.split(rowSetOf(item), kept).then((done) => done && onDecided())}>{words("splitDo")}</Button></div>
    </div>
  );
}
