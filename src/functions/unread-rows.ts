import type { Answers } from "../live/answers";
import { PROBLEM_TEXTS } from "../words/function-problem-words";
import type { Language } from "../words/language";
import { say } from "../words/texts";
import type { CellAnswer } from "./cell-error";

/** Rows of the ledger table that are in no figure because something in them could not be read. Cancelled rows are left out on purpose and not counted. */
export function unreadAnswer(answers: Answers): CellAnswer {
  return answers.unreadRows();
}

/** The line below a table that spills that says how many rows are not in it; none where all could be read. */
export function unreadNote(answers: Answers, language: Language, columns: number): readonly (readonly string[])[] {
  const count = answers.unreadRows();
  if (count === 0) return [];
  return [[say(PROBLEM_TEXTS, language, "rows-unread", { count }), ...Array.from({ length: columns - 1 }, () => "")]];
}
