import type { Job } from "../workbook/workbook";
import type { AddIn } from "./add-in";

/**
 * What the ribbon and the pane's menu offer from the first moment, each fetched with its first use: so that a pane which has just been opened
 * does not wait for the engines of statements and reconciliation behind buttons nobody has pressed.
 */

export async function clearHighlights(addIn: AddIn, job?: Job) {
  return (await import("./clear-highlights")).clearHighlights(addIn, job);
}

export async function statementForSelection(addIn: AddIn, job?: Job) {
  return (await import("./make-statements")).statementForSelection(addIn, job);
}

export async function repairFormulas(addIn: AddIn, job?: Job) {
  return (await import("./repair-formulas")).repairFormulas(addIn, job);
}
