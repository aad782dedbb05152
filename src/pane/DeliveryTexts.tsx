import { Button, Field, Input, makeStyles, Select, Textarea, tokens } from "@fluentui/react-components";
import { useMemo, useState } from "react";
import { ANSWER_DAYS, factsOfIssued } from "../actions/deliveries";
import { logStatementEvents } from "../actions/issue-and-show";
import { addDays, type Day } from "../calendar/day";
import type { DeliveryFacts } from "../delivery/delivery-facts";
import { type Channel, CHANNELS, type Delivery, deliveryText, type Stage, STAGES } from "../delivery/delivery-text";
import { mailAddresses } from "../delivery/mail-address";
import { smsSegments } from "../delivery/sms-segments";
import type { LedgerView } from "../live/live-state";
import type { IssuedStatement } from "../statement/issued";
import type { DocumentLanguage } from "../words/language";
import { PANE_DELIVERY_WORDS } from "../words/pane-delivery-words";
import { PANE_ISSUED_WORDS } from "../words/pane-issued-words";
import { PANE_STATEMENT_WORDS } from "../words/pane-statement-words";
import { REGISTER_TEXTS } from "../words/register-words";
import { DayInput } from "./DayInput";
import { DeliveryActions } from "./DeliveryActions";
import { usePane, useWords } from "./pane-state";

const useStyles = makeStyles({
  form: { display: "grid", gridTemplateColumns: "minmax(0, 1fr)", gap: "8px", maxWidth: "560px" },
  pair: { display: "grid", gridTemplateColumns: "repeat(auto-fit, minmax(126px, 1fr))", gap: "8px" },
  hint: { margin: 0, fontSize: tokens.fontSizeBase200, color: tokens.colorNeutralForeground2 },
  sent: { display: "flex", flexWrap: "wrap", gap: "8px", alignItems: "end" },
  grow: { flex: "1 1 140px" },
});

interface Props {
  readonly view: LedgerView;
  readonly issued: IssuedStatement;
  /** In which language the statement was printed. */
  readonly printed: DocumentLanguage;
  readonly onLogged: () => void;
}

/** The text for a channel and a stage with the statement's figures; a person sends it, and what they say they sent is entered in the log. */
export function DeliveryTexts({ view, issued, printed, onLogged }: Props) {
  const styles = useStyles();
  const words = useWords(PANE_DELIVERY_WORDS);
  const issuedWords = useWords(PANE_ISSUED_WORDS);
  const statementWords = useWords(PANE_STATEMENT_WORDS);
  const { addIn, asOf } = usePane();
  const [channel, setChannel] = useState<Channel>("email");
  const [stage, setStage] = useState<Stage>("statement");
  const [language, setLanguage] = useState(printed);
  const [payBy, setPayBy] = useState<Day | null>(null);
  const today = addIn.today();
  // Figures may be of a day gone by; an answer is asked for from today on.
  const answerBy = payBy ?? addDays(asOf > today ? asOf : today, ANSWER_DAYS);
  const facts = useMemo(() => factsOfIssued(view, issued, { asOf, payBy: answerBy }), [view, issued, asOf, answerBy]);
  const made = useMemo(() => facts && deliveryText(facts, { channel, stage, language }), [facts, channel, stage, language]);
  return (
    <div className={styles.form}>
      <p className={styles.hint}>{words("hint")}</p>
      <div className={styles.pair}>
        <Field label={words("channel")}>
          <Select value={channel} onChange={(_, { value }) => setChannel(value as Channel)}>{CHANNELS.map((name) => <option key={name} value={name}>{issuedWords(`channel.${name}`)}</option>)}</Select>
        </Field>
        <Field label={words("stage")}>
          <Select value={stage} onChange={(_, { value }) => setStage(value as Stage)}>{STAGES.map((name) => <option key={name} value={name}>{words(`stage.${name}`)}</option>)}</Select>
        </Field>
        <Field label={words("language")}>
          <Select value={language} onChange={(_, { value }) => setLanguage(value as DocumentLanguage)}>
            {(["en", "zh", "bilingual"] as const).map((name) => <option key={name} value={name}>{statementWords(`language.${name}`)}</option>)}
          </Select>
        </Field>
        <Field label={words("payBy")}>
          <DayInput day={facts?.payBy ?? null} onDay={setPayBy} onEmpty={() => setPayBy(null)} />
        </Field>
      </div>
      {facts && made ? (
        <Made key={`${channel}/${stage}/${language}/${facts.payBy}`} facts={facts} made={made} wish={{ channel, stage, language }} issued={issued} by={view.settings.statement.issuedBy} onLogged={onLogged} />
      ) : (
        <p className={styles.hint} role="status">{words("nothing")}</p>
      )}
    </div>
  );
}

interface MadeProps {
  readonly facts: DeliveryFacts;
  readonly made: Delivery;
  readonly wish: { readonly channel: Channel; readonly stage: Stage; readonly language: DocumentLanguage };
  readonly issued: IssuedStatement;
  readonly by: string;
  readonly onLogged: () => void;
}

/** The text as made, open to the person's own changes until it is copied. */
function Made({ facts, made, wish, issued, by, onLogged }: MadeProps) {
  const styles = useStyles();
  const words = useWords(PANE_DELIVERY_WORDS);
  const issuedWords = useWords(PANE_ISSUED_WORDS);
  const statusWords = useWords(REGISTER_TEXTS);
  const { addIn, run } = usePane();
  const [subject, setSubject] = useState(made.subject);
  const [body, setBody] = useState(made.body);
  const [toWhom, setToWhom] = useState(() => recipientOf(facts, wish.channel));
  const { segments, units, encoding } = smsSegments(body);
  const sent = async (): Promise<void> => {
    const note = wish.stage === "statement" ? "" : words(`stage.${wish.stage}`);
    // One text speaks of all accounts of the statement, a reminder of those with something overdue.
    const events = facts.accounts.flatMap(({ currency, entity, account, closingMinor, demand }) => {
      const amountMinor = wish.stage === "statement" ? closingMinor : demand?.amountMinor;
      if (amountMinor === undefined) return [];
      return [{ day: addIn.today(), number: issued.number, event: "sent" as const, channel: issuedWords(`channel.${wish.channel}`), toWhom: toWhom.trim(), amountMinor, currency, entity, account, by, note }];
    });
    const ended = await run({ label: issuedWords("logging"), act: () => logStatementEvents(addIn, events), done: () => issuedWords("logged", { number: issued.number, status: statusWords("status.sent") }) });
    if (ended) onLogged();
  };
  return (
    <>
      {made.subject !== "" && (
        <Field label={words("subject")}>
          <Input value={subject} onChange={(_, { value }) => setSubject(value)} />
        </Field>
      )}
      <Field label={words("text")} {...(wish.channel === "sms" && { hint: words(`segments.${encoding}`, { segments, units }) })}>
        <Textarea rows={wish.channel === "sms" || wish.channel === "wechat" ? 5 : 12} resize="vertical" value={body} onChange={(_, { value }) => setBody(value)} />
      </Field>
      <DeliveryActions facts={facts} wish={wish} issued={issued} text={{ subject, body }} />
      <div className={styles.sent}>
        <Field className={styles.grow} label={words("toWhom")}>
          <Input value={toWhom} onChange={(_, { value }) => setToWhom(value)} />
        </Field>
        <Button onClick={() => void sent()}>{words("sent")}</Button>
      </div>
    </>
  );
}

function recipientOf({ recipient }: DeliveryFacts, channel: Channel): string {
  if (channel === "email") return mailAddresses(recipient.email).join("; ");
  if (channel === "sms" || channel === "phone") return recipient.phone;
  return recipient.contact || recipient.name;
}
