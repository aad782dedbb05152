import type { ItemDecision } from "../reconciliation/reconciliation";
import type { Language } from "../words/language";
import { RECONCILE_FLOW_WORDS } from "../words/reconcile-flow-words";
import { say } from "../words/texts";

/** What a person noted about an item, part by part: disputed, note, owner. */
export function remarkTexts(decision: ItemDecision | undefined, language: Language): readonly string[] {
  if (!decision) return [];
  const { disputed, note, owner } = decision;
  return [
    ...(disputed ? [say(RECONCILE_FLOW_WORDS, language, "disputed")] : []), ...(note === "" ? [] : [say(RECONCILE_FLOW_WORDS, language, "note", { note })]),
    ...(owner === "" ? [] : [say(RECONCILE_FLOW_WORDS, language, "owner", { owner })]),
  ];
}
