import { Button, Checkbox, makeStyles, tokens } from "@fluentui/react-components";
import { useMemo, useState } from "react";
import { addAdjustments, addReceipts, receiptsToAdd, type RowsAdded } from "../actions/add-receipts";
import { perform } from "../actions/perform";
import type { ReconciliationRun } from "../actions/reconcile";
import { isoDay } from "../calendar/day";
import type { Minor } from "../money/money";
import { showCount, showCurrency, showMoney } from "../money/show-money";
import type { AdjustmentProposal } from "../reconciliation/propose-adjustments";
import type { ReceiptProposal } from "../reconciliation/propose-receipts";
import { PANE_DECISION_WORDS } from "../words/pane-decision-words";
import { RECONCILE_FLOW_WORDS } from "../words/reconcile-flow-words";
import { causeTitle } from "../words/reconciliation-words";
import type { Job } from "../workbook/workbook";
import { usePane, useWords } from "./pane-state";
import { Disclosure } from "./Section";

/** Proposals that are drawn at once; the rest follows when these are added. */
const SHOWN_MAX = 100;

const useStyles = makeStyles({
  hint: { margin: "0 0 4px", fontSize: tokens.fontSizeBase200, color: tokens.colorNeutralForeground2 },
  list: { margin: 0, padding: 0, listStyleType: "none" },
  refused: { margin: 0, paddingLeft: "20px", fontSize: tokens.fontSizeBase200 },
  add: { marginTop: "4px" },
  nowhere: { margin: "0 0 4px", color: tokens.colorPaletteDarkOrangeForeground1 },
});

/** Up to here receipts are worked out at once, to be counted in the title; for more rows only when they are asked for. */
const COUNTED_ROWS_MAX = 5000;

interface Props {
  readonly run: ReconciliationRun;
  readonly adjustments: readonly AdjustmentProposal[];
  /** Compares the same lists again; null where something typed cannot be read. */
  readonly again: ((job: Job) => Promise<ReconciliationRun>) | null;
  readonly onRun: (run: ReconciliationRun) => void;
}

/** Rows that the ledger may get: receipts the bank has, adjustments of our own. Nothing is added before the user says so. */
export function RowsToAdd({ run: comparison, adjustments, again, onRun }: Props) {
  const words = useWords(PANE_DECISION_WORDS);
  const { addIn, language, run } = usePane();
  const { input } = comparison.comparison;
  const count = useMemo(() => (input.ours.length + input.theirs.length > COUNTED_ROWS_MAX ? null : receiptsToAdd(addIn, comparison).proposals.length), [addIn, comparison, input]);
  const { name: table } = comparison.view.ledger.tables.ledger;
  const plural = (number: number): number | string => (number === 1 ? 1 : showCount(number));
  const add: Add = async (label, act) => {
    const ended = await run({
      label,
      // Once the rows are there they are told, even where the lists cannot be compared again.
      act: async (job) => ({ added: await act(job), compared: again ? await perform(() => again(job)) : null }),
      done: ({ added: { entries, allocations } }) => words("added", { entries: plural(entries), allocations: plural(allocations), table }),
    });
    if (ended?.value.compared?.kind === "done") onRun(ended.value.compared.value);
  };
  const adjustmentLine = ({ day, cause, appliesTo, document, partition, amountMinor, currency }: AdjustmentProposal): string =>
    [isoDay(day), customerOf(comparison, partition), causeTitle(cause, language), cause === "MISSING_L" ? document : appliesTo, inMoney(amountMinor, currency)].join(" · ");
  return (
    <>
      {input.kind === "bank" && (
        <Disclosure label={count === null ? words("receiptsMany") : words("receipts", { count: showCount(count) })}>
          <Receipts run={comparison} add={add} />
        </Disclosure>
      )}
      {adjustments.length > 0 && (
        <Disclosure label={words("adjustments", { count: showCount(adjustments.length) })}>
          <Choice
            hint={words("adjustmentsHint")} addWord="addAdjustments" count={adjustments.length}
            lineAt={(place) => adjustmentLine(adjustments[place]!)}
            onAdd={(places) => void add(words("addingAdjustments"), (job) => addAdjustments(addIn, comparison, places.map((place) => adjustments[place]!), job))}
          />
        </Disclosure>
      )}
    </>
  );
}

type Add = (label: string, act: (job: Job) => Promise<RowsAdded>) => Promise<void>;

function Receipts({ run: comparison, add }: { readonly run: ReconciliationRun; readonly add: Add }) {
  const styles = useStyles();
  const words = useWords(PANE_DECISION_WORDS);
  const flowWords = useWords(RECONCILE_FLOW_WORDS);
  const { addIn } = usePane();
  const { proposals, refusals } = useMemo(() => receiptsToAdd(addIn, comparison), [addIn, comparison]);
  const paid = ({ document, allocations, unappliedMinor, currency }: ReceiptProposal): string => {
    const documents = allocations.filter(({ from }) => from === document).map(({ to }) => to);
    if (documents.length === 0) return words("receipt.onAccount");
    return [words("receipt.pays", { documents: documents.join(", ") }), ...(unappliedMinor > 0 ? [words("receipt.rest", { amount: showMoney(unappliedMinor, currency) })] : [])].join(", ");
  };
  const { ledger, allocations } = comparison.view.ledger.tables;
  const nowhere = !allocations && !ledger.columns.some(({ field }) => field === "appliesTo") && proposals.some((proposal) => proposal.allocations.length > 0);
  const receiptLine = (proposal: ReceiptProposal): string => [isoDay(proposal.day), customerOf(comparison, proposal.partition), inMoney(proposal.amountMinor, proposal.currency), paid(proposal)].join(" · ");
  return (
    <>
      {nowhere && <p className={styles.nowhere}>{words("receiptsNowhere")}</p>}
      <Choice
        hint={words(proposals.length === 0 ? "receiptsNone" : "receiptsHint")} addWord="addReceipts" chosenFirst={proposals.map(({ group }) => group !== null)}
        count={proposals.length} lineAt={(place) => receiptLine(proposals[place]!)}
        onAdd={(places) => void add(words("addingReceipts"), (job) => addReceipts(addIn, comparison, places.map((place) => proposals[place]!), job))}
      />
      {refusals.length > 0 && (
        <Disclosure label={words("refused", { count: showCount(refusals.length) })}>
          <ul className={styles.refused}>
            {refusals.slice(0, SHOWN_MAX).map(({ line, reason }) => <li key={line}>{words("refused.line", { row: line, reason: flowWords(`refusal.${reason}`) })}</li>)}
          </ul>
        </Disclosure>
      )}
    </>
  );
}

function customerOf({ view: { ledger } }: ReconciliationRun, partition: number): string {
  return ledger.customers[ledger.partitions[partition]!.customer]!.name;
}

function inMoney(amount: Minor, currency: string): string {
  return `${showMoney(amount, currency)} ${showCurrency(currency)}`.trim();
}

function Choice({ hint, count, lineAt, chosenFirst, addWord, onAdd }: {
  readonly hint: string;
  readonly count: number;
  readonly lineAt: (place: number) => string;
  readonly chosenFirst?: readonly boolean[];
  readonly addWord: "addReceipts" | "addAdjustments";
  readonly onAdd: (places: readonly number[]) => void;
}) {
  const styles = useStyles();
  const words = useWords(PANE_DECISION_WORDS);
  const [chosen, setChosen] = useState<ReadonlySet<number>>(() => new Set(chosenFirst?.flatMap((first, place) => (first ? [place] : []))));
  const places = [...chosen].filter((place) => place < count).sort((left, right) => left - right);
  const toggle = (place: number): void => setChosen(new Set(chosen.has(place) ? places.filter((each) => each !== place) : [...places, place]));
  return (
    <>
      <p className={styles.hint}>{hint}</p>
      {count > 1 && <Checkbox label={words("all")} checked={places.length === count ? true : places.length > 0 ? "mixed" : false} onChange={(_, { checked }) => setChosen(new Set(checked === true ? Array(count).keys() : []))} />}
      <ul className={styles.list}>
        {Array.from({ length: Math.min(count, SHOWN_MAX) }, (_, place) => <li key={place}><Checkbox label={lineAt(place)} checked={chosen.has(place)} onChange={() => toggle(place)} /></li>)}
      </ul>
      {count > 0 && (
        <div className={styles.add}>
          <Button size="small" disabled={places.length === 0} onClick={() => onAdd(places)}>{words(addWord, { count: places.length === 1 ? 1 : showCount(places.length) })}</Button>
        </div>
      )}
    </>
  );
}
