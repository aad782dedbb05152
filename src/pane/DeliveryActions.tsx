import { Button, makeStyles, tokens } from "@fluentui/react-components";
import type { DeliveryFacts } from "../delivery/delivery-facts";
import type { Channel, Delivery, Stage } from "../delivery/delivery-text";
import { mailAddresses } from "../delivery/mail-address";
import { mailtoLink } from "../delivery/mailto-link";
import type { IssuedStatement } from "../statement/issued";
import type { DocumentLanguage } from "../words/language";
import { PANE_DELIVERY_WORDS } from "../words/pane-delivery-words";
import { copyText } from "./copy-text";
import { usePane, useWords } from "./pane-state";

const useStyles = makeStyles({
  buttons: { display: "flex", flexWrap: "wrap", gap: "6px" },
  hint: { margin: 0, fontSize: tokens.fontSizeBase200, color: tokens.colorNeutralForeground2 },
});

interface Props {
  readonly facts: DeliveryFacts;
  readonly wish: { readonly channel: Channel; readonly stage: Stage; readonly language: DocumentLanguage };
  readonly issued: IssuedStatement;
  /** As the person has it by now. */
  readonly text: Delivery;
}

/** Takes a text to where it is sent from: the clipboard, a mail, or a mail draft with the statement attached. */
export function DeliveryActions({ facts, wish, issued, text }: Props) {
  const styles = useStyles();
  const words = useWords(PANE_DELIVERY_WORDS);
  const { addIn, notify, run } = usePane();
  const copy = async (what: string): Promise<void> => notify(await copyText(what) ? { intent: "success", text: words("copied") } : { intent: "warning", text: words("copyFailed") });
  const addresses = mailAddresses(facts.recipient.email);
  const link = mailtoLink(addresses, text);
  const draft = (): void => void run({
    label: words("drafting"),
    act: async (job) => (await import("../actions/draft-mail")).handOverDraft(addIn, { issued, facts, text, language: wish.language }, job),
    done: (name) => words("drafted", { name }),
  });
  return (
    <>
      <div className={styles.buttons}>
        <Button size="small" onClick={() => void copy(text.body)}>{words("copy")}</Button>
        {wish.channel === "email" && <Button size="small" onClick={() => void copy(text.subject)}>{words("copySubject")}</Button>}
        {wish.channel === "email" && <Button size="small" as="a" href={link.href}>{words("mail")}</Button>}
        {wish.channel === "email" && addIn.files && <Button size="small" onClick={draft}>{words("draft")}</Button>}
      </div>
      {wish.channel === "email" && link.bodyLeftOut && <p className={styles.hint}>{words("mailShort")}</p>}
      {wish.channel === "email" && addresses.length === 0 && <p className={styles.hint}>{words("noAddress")}</p>}
    </>
  );
}
