import type { IssuedRun } from "../actions/issue-statements";
import type { Language } from "../words/language";
import { PANE_ISSUED_WORDS } from "../words/pane-issued-words";
import { say } from "../words/texts";
import type { Notice } from "./pane-state";

/** What was entered in the register and what was there before, in one message. */
export function issuedNotice({ sheets, issued, same, changed, unreadableRows }: IssuedRun, language: Language): Notice {
  if (sheets.cancelled) return { intent: "warning", text: say(PANE_ISSUED_WORDS, language, "done.cancelled", { sheets: sheets.written.length, count: issued.length }) };
  const page = sheets.written.find(({ key }) => key.startsWith("statement-changes/"));
  const fresh = issued.length - changed.length;
  const sentences = [
    ...(fresh > 0 ? [say(PANE_ISSUED_WORDS, language, "done.issued", { count: fresh })] : []),
    ...(changed.length > 0 ? [say(PANE_ISSUED_WORDS, language, "done.changed", { count: changed.length, name: page?.name ?? "" })] : []),
    ...(same.length > 0 ? [say(PANE_ISSUED_WORDS, language, "done.same", { count: same.length })] : []),
    ...(unreadableRows > 0 ? [say(PANE_ISSUED_WORDS, language, "done.unreadable", { count: unreadableRows })] : []),
  ];
  return { intent: changed.length > 0 || unreadableRows > 0 ? "warning" : "success", text: sentences.join(language === "zh" ? "" : " ") };
}
