import { Badge } from "@fluentui/react-components";
import { isoDay } from "../calendar/day";
import type { FollowedStatement } from "../statement/statement-status";
import { PANE_ISSUED_WORDS } from "../words/pane-issued-words";
import { REGISTER_TEXTS } from "../words/register-words";
import { usePane, useWords } from "./pane-state";

/** The status in words; what waits too long for an answer stands out by its words, not by colour alone. */
export function StatusText({ followed: { status, since, isUnanswered } }: { readonly followed: FollowedStatement }) {
  const words = useWords(PANE_ISSUED_WORDS);
  const statusWords = useWords(REGISTER_TEXTS);
  const { addIn } = usePane();
  if (isUnanswered) return <Badge appearance="tint" color="warning" shape="rounded">{words("unansweredFor", { days: addIn.today() - since })}</Badge>;
  const text = words("since", { status: statusWords(`status.${status}`), day: isoDay(since) });
  return status === "disputed" ? <Badge appearance="tint" color="danger" shape="rounded">{text}</Badge> : <>{text}</>;
}
