import type { Language } from "../words/language";
import { PANE_WORDS } from "../words/pane-words";
import { say } from "../words/texts";
import type { WrittenSheets } from "../workbook/workbook";
import type { Notice } from "./pane-state";

/** Sheet names listed in a message before it says "…". */
const NAMES_MAX = 3;

/** What was written, and what not, in one sentence. */
export function writtenNotice({ written, cancelled }: WrittenSheets, language: Language): Notice {
  const names = written.map(({ name }) => name);
  if (cancelled) {
    if (names.length === 0) return { intent: "info", text: say(PANE_WORDS, language, "cancelled.none") };
    const listed = names.slice(0, NAMES_MAX).join(language === "zh" ? "、" : ", ") + (names.length > NAMES_MAX ? "…" : "");
    return { intent: "warning", text: say(PANE_WORDS, language, "cancelled.written", { count: names.length, names: listed }) };
  }
  const first = written[0];
  if (names.length === 1 && first) {
    return { intent: "success", text: say(PANE_WORDS, language, first.replaced ? "written.replaced" : "written.one", { name: first.name }) };
  }
  const contents = written.find(({ key }) => key.startsWith("statements/"));
  if (contents) return { intent: "success", text: say(PANE_WORDS, language, "written.many", { count: names.length - 1, name: contents.name }) };
  return { intent: "success", text: say(PANE_WORDS, language, "written.several", { count: names.length }) };
}
