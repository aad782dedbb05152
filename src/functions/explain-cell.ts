import type { AddIn } from "../actions/add-in";
import { isCellError, type RawCell } from "../grid/table";
import { answersOf } from "../live/answers";
import type { LedgerView } from "../live/live-state";
import type { Selection } from "../workbook/workbook";
import { type CellAnswer, CellProblem } from "./cell-error";
import { EXPLAINED_IDS, explain, type Explanation } from "./explain";
import { ledgerCalls, type WrittenCall } from "./formula-calls";
import { questionOf } from "./registry";
import { resolveArguments, type Resolved, type Surroundings } from "./resolve-arguments";

/** One call in the formula of a cell, explained, or why it cannot be. */
export interface CellCall {
  readonly call: WrittenCall;
  readonly found:
    | Explanation
    /** An argument that only the spreadsheet itself can work out. */
    | { readonly kind: "argument-unknown"; readonly text: string }
    | { readonly kind: "argument-error"; readonly error: string }
    | { readonly kind: "function-unknown" };
}

export interface ExplainedCell {
  readonly cell: Pick<Selection, "sheet" | "row" | "column">;
  readonly formula: string | null;
  readonly value: RawCell;
  readonly calls: readonly CellCall[];
  /** The formula is one call and nothing else, and the cell shows another figure than it has now. */
  readonly isBehind: boolean;
}

/** What the selected cell's formula asks of the ledger, and what stands behind every answer. Null where no cell is selected. */
export async function explainSelection(addIn: AddIn, view: LedgerView): Promise<ExplainedCell | null> {
  const { language } = addIn;
  const selection = await addIn.workbook.selection();
  if (!selection) return null;
  const { formula, value } = selection;
  const calls = formula === null ? [] : ledgerCalls(formula);
  if (calls.length === 0) return { cell: selection, formula, value, calls: [], isBehind: false };
  const answers = answersOf(view);
  const around = await surroundings(addIn, view, selection);
  const explained: CellCall[] = [];
  for (const call of calls) explained.push({ call, found: await explainCall(call, around, (args) => explain(call.id, { answers, language, args })) });
  return { cell: selection, formula, value, calls: explained, isBehind: isOnlyCall(formula!, calls[0]!) && shows(explained[0]!) !== null && shows(explained[0]!) !== shown(value) };
}

/** What the only call of a formula would answer in a cell; null where an argument is nothing that can be found here. */
export async function previewFormula(addIn: AddIn, view: LedgerView, { formula, cell }: { readonly formula: string; readonly cell: Pick<Selection, "sheet" | "row" | "column"> }): Promise<CellAnswer | null> {
  const [call] = ledgerCalls(formula);
  if (!call) return null;
  const resolved = await resolveArguments(call, await surroundings(addIn, view, cell));
  if (resolved.kind === "problem") return null;
  return questionOf(call.id, resolved.values)?.(answersOf(view), addIn.language) ?? null;
}

async function surroundings({ workbook, language, today }: AddIn, view: LedgerView, cell: Pick<Selection, "sheet" | "row" | "column">): Promise<Surroundings> {
  return {
    workbook, cell, tables: await workbook.listTables(), today: today(), date1904: view.date1904,
    answer: (call, args): Resolved => {
      const answer = questionOf(call.id, args)?.(answersOf(view), language) ?? null;
      if (answer === null) return { kind: "unknown", text: call.text };
      return answer instanceof CellProblem ? { kind: "error", error: answer.code } : { kind: "value", value: answer };
    },
  };
}

async function explainCall(call: WrittenCall, around: Surroundings, asked: (args: readonly unknown[]) => Explanation): Promise<CellCall["found"]> {
  if (!EXPLAINED_IDS.includes(call.id)) return { kind: "function-unknown" };
  const resolved = await resolveArguments(call, around);
  if (resolved.kind === "resolved") return asked(resolved.values);
  return resolved.problem.kind === "error" ? { kind: "argument-error", error: resolved.problem.error } : { kind: "argument-unknown", text: resolved.problem.text };
}

function isOnlyCall(formula: string, call: WrittenCall): boolean {
  return formula.replace(/^\s*=\s*@?\s*/, "").trim() === call.text;
}

/** What the first cell of a call shows; null where it shows no value. */
function shows({ found }: CellCall): string | null {
  if (found.kind !== "explained") return null;
  const { answer } = found;
  return shown(typeof answer === "object" ? (answer[0]?.[0] ?? null) : answer);
}

function shown(value: RawCell): string {
  if (value === null) return "";
  // A cell keeps 15 digits.
  return isCellError(value) ? value.error : String(typeof value === "number" ? Number(value.toPrecision(15)) : value);
}
