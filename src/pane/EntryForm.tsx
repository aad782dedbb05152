import { Button, Field, Input, makeStyles, Select, tokens } from "@fluentui/react-components";
import { ArrowLeftRegular } from "@fluentui/react-icons";
import { type KeyboardEvent, useMemo, useRef, useState } from "react";
import { addEntry } from "../actions/add-entry";
import { checkDraft, DRAFT_KINDS, type DraftKind, hasField, openDocuments } from "../ledger/entry-draft";
import type { LedgerView } from "../live/live-state";
import { showCurrency } from "../money/show-money";
import { PANE_ENTRY_WORDS } from "../words/pane-entry-words";
import { PANE_WORDS } from "../words/pane-words";
import { CustomerPicker } from "./CustomerPicker";
import { DayInput } from "./DayInput";
import { currenciesOf, draftOf, type EntryForm as Form, firstEntryForm, nextEntryForm } from "./entry-form";
import { EntrySettles } from "./EntrySettles";
import { entryHints, type EntryHints } from "./entry-hints";
import { usePane, useRemembered, useWords } from "./pane-state";
import { useHeadingFocus } from "./use-heading-focus";
import { useJump } from "./use-jump";
import { ViewFrame } from "./ViewFrame";

const useStyles = makeStyles({
  head: { display: "flex", alignItems: "center", gap: "4px", marginBottom: "8px" },
  title: { margin: 0, fontSize: tokens.fontSizeBase300, lineHeight: tokens.lineHeightBase300, outlineStyle: "none" },
  form: { display: "grid", gridTemplateColumns: "minmax(0, 1fr)", gap: "8px", maxWidth: "560px" },
  pair: { display: "grid", gridTemplateColumns: "repeat(auto-fit, minmax(126px, 1fr))", gap: "8px", alignItems: "start" },
});

/** Add an invoice, receipt, credit note or refund: one row below the ledger, checked as it is typed. */
export function EntryForm({ view, onBack }: { readonly view: LedgerView; readonly onBack: () => void }) {
  const styles = useStyles();
  const words = useWords(PANE_ENTRY_WORDS);
  const paneWords = useWords(PANE_WORDS);
  const { addIn, run, task } = usePane();
  const heading = useHeadingFocus();
  const jump = useJump();
  const [form, setForm] = useRemembered<Form>("entry.form", firstEntryForm(addIn.today()));
  const [tried, setTried] = useState(false);
  const page = useRef<HTMLDivElement>(null);
  const draft = draftOf(form, view);
  const check = checkDraft(view.ledger, draft);
  const hints = entryHints({ form, draft, check, view, tried, words, today: addIn.today() });
  const change = (part: Partial<Form>): void => setForm((before) => ({ ...before, ...part }));
  const kind = words(`kind.${draft.kind}`);
  const add = async (): Promise<void> => {
    setTried(true);
    if (!check.ready) return focusSoon("[aria-invalid=true]");
    const ended = await run({
      label: words("adding"), act: (job) => addEntry(addIn, draft, job),
      done: ({ table, row, document }) => ({
        intent: "success", text: words("added", { kind, document, row, table }).replace(/ {2}/g, " "), action: { label: words("show"), act: () => jump(view.ledger.tables.ledger.id, row) },
      }),
    });
    if (!ended) return;
    setForm(nextEntryForm(form));
    setTried(false);
    focusSoon("[role=combobox]:not(select)");
  };
  /** Where the next thing is to be typed, once it is drawn. */
  const focusSoon = (selector: string): void => void setTimeout(() => page.current?.querySelector<HTMLElement>(selector)?.focus(), 0);
  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.defaultPrevented) return;
    if (event.key === "Escape") onBack();
    // In a field of text Enter adds the entry; lists, boxes and buttons have their own use for it.
    else if (event.key === "Enter" && task === null && event.target instanceof HTMLInputElement && event.target.type !== "checkbox" && event.target.getAttribute("role") !== "combobox") void add();
  };
  return (
    <div ref={page} style={{ display: "contents" }} onKeyDown={onKeyDown}>
      <ViewFrame footer={<Button appearance="primary" disabled={task !== null} onClick={() => void add()}>{draft.document === "" ? words("addPlain", { kind }) : words("add", { kind, document: draft.document })}</Button>}>
        <div className={styles.head}>
          <Button appearance="subtle" size="small" icon={<ArrowLeftRegular />} aria-label={paneWords("back")} onClick={onBack} />
          <h2 className={styles.title} ref={heading} tabIndex={-1}>{words("title")}</h2>
        </div>
        <div className={styles.form}>
          <div className={styles.pair}>
            <Field label={words("kind")}>
              <Select value={form.kind} onChange={(_, { value }) => change({ kind: value as DraftKind, document: null, appliesTo: [] })}>
                {DRAFT_KINDS.map((each) => <option key={each} value={each}>{words(`kind.${each}`)}</option>)}
              </Select>
            </Field>
            <Field label={words("day")} {...hints.day}><DayInput day={form.day} onDay={(day) => change({ day })} onEmpty={() => change({ day: null })} /></Field>
          </div>
          <CustomerFields view={view} form={form} hints={hints} onChange={change} />
          <Numbers view={view} form={form} hints={hints} document={draft.document} onChange={change} />
          <MoneyFields view={view} form={form} hints={hints} currency={draft.currency} dueDay={draft.dueDay} onChange={change} />
          <Settles view={view} form={form} onChange={change} />
          {hasField(view.ledger, "reference") && <Field label={words("reference")}><Input value={form.reference} onChange={(_, { value }) => change({ reference: value })} /></Field>}
          {hasField(view.ledger, "description") && <Field label={words("description")}><Input value={form.description} onChange={(_, { value }) => change({ description: value })} /></Field>}
        </div>
      </ViewFrame>
    </div>
  );
}

export interface PartProps {
  readonly view: LedgerView;
  readonly form: Form;
  readonly hints: EntryHints;
  readonly onChange: (part: Partial<Form>) => void;
}

function CustomerFields({ view, form, hints, onChange }: PartProps) {
  const words = useWords(PANE_ENTRY_WORDS);
  return (
    <>
      <CustomerPicker
        ledger={view.ledger} label={words("customer")} value={form.newName === null ? form.customerKey : null} message={hints.customer}
        onPick={(customerKey) => onChange({ customerKey, newName: null, appliesTo: [], currency: null })}
      />
      <Field label={words("newName")} {...hints.newName}>
        <Input value={form.newName ?? ""} onChange={(_, { value }) => onChange({ newName: value === "" ? null : value, appliesTo: [] })} />
      </Field>
    </>
  );
}

function Numbers({ view, form, hints, document, onChange }: PartProps & { readonly document: string }) {
  const styles = useStyles();
  const words = useWords(PANE_ENTRY_WORDS);
  const { hasEntities, hasAccounts, partitions } = view.ledger;
  const listed = (texts: readonly string[]): readonly string[] => [...new Set(texts)];
  return (
    <>
      {hasField(view.ledger, "document") && <Field label={words("document")} {...hints.document}><Input value={form.document ?? document} onChange={(_, { value }) => onChange({ document: value })} /></Field>}
      {(hasEntities || hasAccounts) && (
        <div className={styles.pair}>
          {hasEntities && (
            <Field label={words("entity")}>
              <Select value={form.entity ?? partitions[0]?.entity ?? ""} onChange={(_, { value }) => onChange({ entity: value, appliesTo: [] })}>{listed(partitions.map(({ entity }) => entity)).map((entity) => <option key={entity} value={entity}>{entity}</option>)}</Select>
            </Field>
          )}
          {hasAccounts && (
            <Field label={words("account")}>
              <Select value={form.account ?? partitions[0]?.account ?? ""} onChange={(_, { value }) => onChange({ account: value, appliesTo: [] })}>{listed(partitions.map(({ account }) => account)).map((account) => <option key={account} value={account}>{account}</option>)}</Select>
            </Field>
          )}
        </div>
      )}
    </>
  );
}

function MoneyFields({ view, form, hints, currency, dueDay, onChange }: PartProps & { readonly currency: string; readonly dueDay: ReturnType<typeof draftOf>["dueDay"] }) {
  const styles = useStyles();
  const words = useWords(PANE_ENTRY_WORDS);
  const currencies = currenciesOf(view.ledger);
  return (
    <div className={styles.pair}>
      <Field label={words("amount")} {...hints.amount}><Input inputMode="decimal" value={form.amount} onChange={(_, { value }) => onChange({ amount: value })} /></Field>
      {hasField(view.ledger, "currency") && (
        <Field label={words("currency")} {...hints.currency}>
          <Select value={currency} onChange={(_, { value }) => onChange({ currency: value, appliesTo: [] })}>
            {!currencies.includes(currency) && <option value={currency}>{words("currency.pick")}</option>}
            {currencies.map((each) => <option key={each} value={each}>{showCurrency(each) || words("currency.none")}</option>)}
          </Select>
        </Field>
      )}
      {form.kind === "invoice" && hasField(view.ledger, "dueDate") && (
        <Field label={words("due")} {...hints.due}><DayInput day={dueDay} onDay={(day) => onChange({ dueDay: day })} onEmpty={() => onChange({ dueDay: null })} /></Field>
      )}
    </div>
  );
}

function Settles({ view, form, onChange }: Omit<PartProps, "hints">) {
  const draft = draftOf(form, view);
  const asOf = draft.day !== null && draft.day > view.asOf ? draft.day : view.asOf;
  const { ledger, settlement } = view;
  const { kind, customer, currency, entity, account } = draft;
  const open = useMemo(() => openDocuments(ledger, settlement, { of: { kind, customer, currency, entity, account }, asOf }), [ledger, settlement, kind, customer, currency, entity, account, asOf]);
  const canSay = ledger.tables.allocations !== null || (draft.kind !== "refund" && hasField(ledger, "appliesTo"));
  if (kind === "invoice" || draft.customer === null || !canSay) return null;
  return <EntrySettles draft={draft} open={open} onChange={(appliesTo) => onChange({ appliesTo })} />;
}
