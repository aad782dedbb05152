import { issueMessage } from "../words/issue-words";
import type { Arguments } from "./arguments";
import { type Answer, cliText } from "./answer";
import type { Loaded } from "./load";

/** `check`: every finding with its place. */
export function check({ view: { ledger, issues, notices } }: Loaded, { language }: Arguments): Answer {
  const shape = (list: typeof issues) => list.map((issue) => ({ code: issue.code, severity: issue.severity, ...issue.at, message: issueMessage(issue, language) }));
  const customers = ledger.tables.customers ? ledger.customers.filter((customer) => customer.row !== null).length : ledger.customers.length;
  const numbers = { rows: ledger.rowsTotal, read: ledger.rowsRead, customers, issues: issues.length };
  return {
    json: { issues: shape(issues), advice: shape(notices), rows: ledger.rowsTotal, rowsRead: ledger.rowsRead, customers },
    text: [cliText(language, issues.length === 0 ? "check-clean" : "check-summary", numbers), ...issues.map((issue) => issueMessage(issue, language)), ...notices.map((issue) => `· ${issueMessage(issue, language)}`)],
    notes: [],
    exitCode: issues.length > 0 ? 1 : 0,
  };
}
