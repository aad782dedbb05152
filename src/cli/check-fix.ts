import { applyFixes } from "../actions/apply-fixes";
import { isAssumption, proposeFixes } from "../data-checks/propose-fixes";
import { shownBefore, shownCell } from "../sheets/fix-journal-table";
import { issueTitle } from "../words/issue-words";
import { REGISTER_TEXTS } from "../words/register-words";
import { type Answer, cliText } from "./answer";
import type { Arguments } from "./arguments";
import { check, lookOver } from "./check";
import { today } from "./clock";
import { type Loaded, loadAgain } from "./load";
import { inWords } from "./output";

/**
 * `check --fix`: puts findings of the named codes right in the workbook to be written, and answers what is left.
 *
 * Every changed cell is said, and stands in the workbook's journal with what it held before; the journal's day is the day on which that was done.
 */
export async function checkAndFix(before: Loaded, args: Arguments): Promise<Answer & { readonly after: Loaded }> {
  const { language } = args;
  const loaded = before.isNew ? await loadAgain(before, args) : before;
  const { issues, advice } = lookOver(loaded);
  const { ledger, settings, asOf } = loaded.view;
  const fixes = proposeFixes({ ledger, settings, asOf, tables: loaded.tables }, [...issues, ...advice].filter(({ code }) => args.fix.includes(code)));
  const { cells, left } = await inWords(args, () => applyFixes(loaded.workbook, fixes, { tables: loaded.tables, day: today(), language }));
  const after = await loadAgain(loaded, args);
  const answer = check(after, args);
  const changed = cells.map(({ code, table, row, column, before: held, after: got }) => ({ code, table, row, column, before: shownBefore({ before: held, after: got }, loaded.view.date1904), after: shownCell(got), ...(isAssumption(code) && { assumed: true }) }));
  const said = cells.length === 0
    ? [cliText(language, "fixed-none", { codes: args.fix.join(", ") })]
    : [cliText(language, "fixed", { count: cells.length, sheet: REGISTER_TEXTS[language].fixesSheet }), ...changed.map(({ assumed = false, ...cell }) => cliText(language, assumed ? "fixed-assumed" : "fixed-cell", { ...cell, title: issueTitle(cell.code, language) }))];
  return { ...answer, json: { ...(answer.json as object), fixed: changed }, text: [...said, ...(left > 0 ? [cliText(language, "fixed-formulas", { count: left })] : []), ...answer.text], after };
}
