import { PROBLEM_TEXTS, type ProblemKey } from "../words/function-problem-words";
import type { Language } from "../words/language";
import { type Params, say } from "../words/texts";

/** What a cell shows: a value, a block of values that spills, or an error with words. */
export type CellAnswer = number | string | boolean | readonly (readonly (number | string | boolean)[])[] | CellProblem;

/** `#N/A` (there is no answer) or `#VALUE!` (the question is wrong), with a message that says what to do. */
export class CellProblem {
  constructor(
    readonly code: "#N/A" | "#VALUE!",
    readonly message: string,
  ) {}
}

/** The question was right, the workbook has no answer to it. */
const NO_ANSWER: ReadonlySet<ProblemKey> = new Set([
  "not-loaded", "no-ledger", "reading-failed", "invariant-broken", "customer-unknown", "customer-no-entries", "document-unknown", "no-limit", "no-rate", "no-sales", "no-denominator", "filter-value-unknown", "currency-absent", "question-failed",
]);

/** Letters of a value that a message repeats: a cell may hold 32,767, and nobody reads them in a message. */
const REPEATED_MAX = 250;

export function problem(key: ProblemKey, language: Language, params: Params = {}): CellProblem {
  const short = Object.fromEntries(Object.entries(params).map(([name, value]) => [name, typeof value === "string" && value.length > REPEATED_MAX ? `${value.slice(0, REPEATED_MAX)}…` : value]));
  return new CellProblem(NO_ANSWER.has(key) ? "#N/A" : "#VALUE!", say(PROBLEM_TEXTS, language, key, short));
}

/** The answer in the form that the host of the function shows: Excel has an error class of its own, other hosts take ours. */
export function forHost(answer: CellAnswer): unknown {
  if (!(answer instanceof CellProblem)) return answer;
  if (typeof CustomFunctions === "undefined" || !CustomFunctions.Error) return answer;
  const code = answer.code === "#N/A" ? CustomFunctions.ErrorCode.notAvailable : CustomFunctions.ErrorCode.invalidValue;
  return new CustomFunctions.Error(code, answer.message);
}
