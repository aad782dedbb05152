import { allSteps } from "../check/steps";
import { type CheckAnswer, runChecks } from "../data-checks/run-checks";
import { issueMessage } from "../words/issue-words";
import type { Arguments } from "./arguments";
import { type Answer, cliText } from "./answer";
import type { Loaded } from "./load";

/** All that is found: by reading, by settling, and by the checks that look over the whole. */
export function lookOver({ view: { ledger, settings, asOf, issues, notices }, tables }: Loaded): CheckAnswer {
  return allSteps(runChecks({ ledger, tables, asOf, settings }, { issues, advice: notices }));
}

/** `check`: every finding with its place. */
export function check(loaded: Loaded, { language }: Arguments): Answer & { readonly found: CheckAnswer } {
  const { ledger } = loaded.view;
  const found = lookOver(loaded);
  const { issues, advice, ignored } = found;
  const shape = (list: typeof issues) => list.map((issue) => ({ code: issue.code, severity: issue.severity, ...issue.at, message: issueMessage(issue, language) }));
  const customers = ledger.tables.customers ? ledger.customers.filter((customer) => customer.row !== null).length : ledger.customers.length;
  const numbers = { rows: ledger.rowsTotal, read: ledger.rowsRead, customers, issues: issues.length };
  return {
    found,
    json: {
      issues: shape(issues), advice: shape(advice), rows: ledger.rowsTotal, rowsRead: ledger.rowsRead, customers,
      ...(ignored.length > 0 && { ignored: shape(ignored.map(({ issue }) => issue)).map((issue, place) => ({ ...issue, reason: ignored[place]!.reason })) }),
    },
    text: [
      cliText(language, issues.length === 0 ? "check-clean" : "check-summary", numbers),
      ...issues.map((issue) => issueMessage(issue, language)),
      ...advice.map((issue) => `· ${issueMessage(issue, language)}`),
      ...ignored.map(({ issue, reason }) => `– ${issueMessage(issue, language)} (${reason})`),
    ],
    notes: [],
    exitCode: issues.length > 0 ? 1 : 0,
  };
}
