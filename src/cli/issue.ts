import { issueStatements } from "../actions/issue-statements";
import type { StatementRequest } from "../actions/plan-statements";
import type { Arguments } from "./arguments";
import { cliText } from "./answer";
import { today } from "./clock";
import type { Loaded } from "./load";
import { inWords } from "./output";

/** Statements and their register into the workbook; answers what to tell. */
export async function issueTo({ workbook, view }: Loaded, request: StatementRequest, args: Arguments): Promise<readonly string[]> {
  const { issued, same, changed } = await inWords(args, () => issueStatements(workbook, { view, request, language: args.language, issuedOn: args.asOf ?? today(), issuedBy: args.issuedBy }));
  return [cliText(args.language, "issued", { issued: issued.length, same: same.length, changed: changed.length })];
}
