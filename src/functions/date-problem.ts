import type { Language } from "../words/language";
import { type Argument, isBlank, shown } from "./arguments";
import { type CellProblem, problem } from "./cell-error";

/** A date that has to be given is blank, or is none. A blank cell is 0 on the desktop and nothing on the web: both read the same. */
export function dateProblem(language: Language, value: Argument): CellProblem {
  return isBlank(value) ? problem("date-blank", language) : problem("date-unreadable", language, { value: shown(value) });
}
