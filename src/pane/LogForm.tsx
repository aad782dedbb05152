import { Button, Field, Input, makeStyles, Select } from "@fluentui/react-components";
import { useState } from "react";
import { logStatementEvents } from "../actions/issue-and-show";
import type { Day } from "../calendar/day";
import { type Channel, CHANNELS } from "../delivery/delivery-text";
import { minorOfWritten } from "../ledger/written-amount";
import { checkedMinor, type Minor } from "../money/money";
import { showCurrency, showMoney } from "../money/show-money";
import type { IssuedStatement } from "../statement/issued";
import { STATEMENT_EVENTS, type StatementEvent } from "../statement/statement-status";
import { PANE_ISSUED_WORDS } from "../words/pane-issued-words";
import { REGISTER_TEXTS } from "../words/register-words";
import { DayInput } from "./DayInput";
import { decimalTyped } from "./decimal-typed";
import { usePane, useWords } from "./pane-state";


const useStyles = makeStyles({
  form: { display: "grid", gridTemplateColumns: "minmax(0, 1fr)", gap: "8px", maxWidth: "560px" },
  pair: { display: "grid", gridTemplateColumns: "repeat(auto-fit, minmax(126px, 1fr))", gap: "8px" },
  button: { justifySelf: "start" },
});

interface Entered {
  readonly event: StatementEvent;
  readonly day: Day;
  readonly channel: Channel | "none";
  readonly toWhom: string;
  readonly theirs: string;
  readonly note: string;
}

interface Props {
  readonly issued: IssuedStatement;
  /** All accounts of the same statement, itself included: what is sent is sent for all of them. */
  readonly accounts: readonly IssuedStatement[];
  /** Who notes it. */
  readonly by: string;
  readonly onLogged: () => void;
}

/** Takes down that a statement was sent, or what the reply slip says: the amount in their books, who answered, when. */
export function LogForm({ issued, accounts, by, onLogged }: Props) {
  const styles = useStyles();
  const words = useWords(PANE_ISSUED_WORDS);
  const statusWords = useWords(REGISTER_TEXTS);
  const { addIn, run } = usePane();
  const [form, setForm] = useState<Entered>({ event: "sent", day: addIn.today(), channel: "none", toWhom: "", theirs: "", note: "" });
  const change = (part: Partial<Entered>): void => setForm({ ...form, ...part });
  const isReply = form.event === "confirmed" || form.event === "disputed";
  const amount = amountTyped(form.theirs, issued.currency);
  const isEarly = form.day < issued.issuedOn;
  const amountWrong = amount === "wrong" || (form.event === "disputed" ? amount === null : amount !== null && amount !== issued.closingMinor);
  const save = async (): Promise<void> => {
    const theirs = isReply && amount !== "wrong" ? amount : null;
    const channel = form.channel === "none" ? "" : words(`channel.${form.channel}`);
    const events = (form.event === "sent" ? accounts : [issued]).map(({ closingMinor, currency, entity, account }) => (
      { day: form.day, number: issued.number, event: form.event, channel, toWhom: form.toWhom.trim(), amountMinor: theirs ?? closingMinor, currency, entity, account, by, note: form.note.trim() }));
    const ended = await run({ label: words("logging"), act: () => logStatementEvents(addIn, events), done: () => words("logged", { number: issued.number, status: statusWords(`status.${form.event}`) }) });
    if (ended) onLogged();
  };
  return (
    <div className={styles.form}>
      <div className={styles.pair}>
        <Field label={words("event")}>
          <Select value={form.event} onChange={(_, { value }) => change({ event: value as StatementEvent })}>
            {STATEMENT_EVENTS.map((event) => <option key={event} value={event}>{words(`event.${event}`)}</option>)}
          </Select>
        </Field>
        <Field label={words("when")} {...(isEarly && { validationMessage: words("when.early") })}>
          <DayInput day={form.day} onDay={(day) => change({ day })} />
        </Field>
      </div>
      <div className={styles.pair}>
        <Field label={words(form.event === "sent" ? "toWhom" : "answeredBy")}>
          <Input value={form.toWhom} onChange={(_, { value }) => change({ toWhom: value })} />
        </Field>
        <Field label={words("channel")}>
          <Select value={form.channel} onChange={(_, { value }) => change({ channel: value as Entered["channel"] })}>
            {(["none", ...CHANNELS] as const).map((channel) => <option key={channel} value={channel}>{words(`channel.${channel}`)}</option>)}
          </Select>
        </Field>
      </div>
      {isReply && (
        <Field label={words("theirs", { currency: showCurrency(issued.currency) })} {...theirsHint(amount, { issued, event: form.event, words })}>
          <Input inputMode="decimal" value={form.theirs} onChange={(_, { value }) => change({ theirs: value })} />
        </Field>
      )}
      <Field label={words("note")}>
        <Input value={form.note} onChange={(_, { value }) => change({ note: value })} />
      </Field>
      <Button className={styles.button} disabled={isEarly || (isReply && amountWrong)} onClick={() => void save()}>{words("log")}</Button>
    </div>
  );
}

/** null: nothing typed. */
function amountTyped(text: string, currency: string): Minor | null | "wrong" {
  if (text.trim() === "") return null;
  const decimal = decimalTyped(text);
  return (decimal === null ? null : minorOfWritten(decimal, currency)) ?? "wrong";
}

interface HintParts {
  readonly issued: IssuedStatement;
  readonly event: StatementEvent;
  readonly words: (key: "theirs.wrong" | "theirs.same" | "theirs.differs" | "theirs.dispute", params?: { readonly amount: string }) => string;
}

function theirsHint(amount: ReturnType<typeof amountTyped>, { issued: { closingMinor, currency }, event, words }: HintParts) {
  if (amount === null) return {};
  if (amount === "wrong") return { validationMessage: words("theirs.wrong") };
  if (amount === closingMinor) return { validationState: "success" as const, validationMessage: words("theirs.same") };
  const difference = { amount: showMoney(checkedMinor(amount - closingMinor), currency) };
  return event === "confirmed" ? { validationMessage: words("theirs.dispute", difference) } : { validationState: "warning" as const, validationMessage: words("theirs.differs", difference) };
}
