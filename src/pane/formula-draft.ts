import { NO_CURRENCY } from "../money/currencies";
import { RECONCILED_FIELDS } from "../functions/document-questions";
import { customerFields } from "../functions/account-questions";
import { quoted, writtenArgument, writtenFormula } from "../functions/write-formula";
import { DIMENSION_NAMES, dimensionNamed } from "../ledger/dimensions";
import type { LedgerView } from "../live/live-state";
import { bucketLabels } from "../aging/buckets";
import { bucketLabel } from "../words/aging-words";
import { FUNCTION_GUIDE, type GuideParameter, type ParameterKind } from "../words/function-guide";
import type { Language } from "../words/language";

/** What a person has filled in for a function. */
export interface FormulaDraft {
  readonly id: string;
  /** By parameter name. */
  readonly typed: Readonly<Record<string, string>>;
  readonly filters: readonly { readonly name: string; readonly value: string }[];
}

/** Conditions that can be set in the pane; more can be typed into the formula. */
export const FILTERS_MAX = 3;

export const FIRST_DRAFT: FormulaDraft = { id: "BALANCE", typed: {}, filters: [] };

/** The formula as it would be written. */
export function formulaOf({ id, typed, filters }: FormulaDraft): string {
  const { parameters } = FUNCTION_GUIDE[id]!;
  const fixed = parameters.filter(({ repeating }) => !repeating).map(({ name, kind }) => writtenArgument(kind, typed[name] ?? ""));
  const pairs = filters.filter(({ name, value }) => name !== "" && value.trim() !== "").flatMap(({ name, value }) => [quoted(name), writtenArgument("document", value)]);
  return writtenFormula(id, [...fixed, ...pairs]);
}

/** Every parameter that is needed has something in it. A customer may be left out where that means all. */
export function isComplete({ id, typed }: FormulaDraft): boolean {
  return FUNCTION_GUIDE[id]!.parameters.every(({ name, optional, text }) => optional || /blank means all/.test(text) || (typed[name] ?? "").trim() !== "");
}

/** Values to pick from; null where anything can be typed. */
export function choicesOf(kind: ParameterKind, view: LedgerView, language: Language): readonly { readonly value: string; readonly label: string }[] | null {
  const plain = (values: readonly string[]) => values.map((value) => ({ value, label: value }));
  switch (kind) {
    case "bucket": return bucketLabels(view.settings.aging).map((code, place) => ({ value: String(place + 1), label: bucketLabel(code, language) }));
    case "currency": return plain([...new Set([view.ledger.baseCurrency, ...view.ledger.partitions.map(({ currency }) => currency), ...view.ledger.rates.map(({ currency }) => currency)])].filter((code) => code !== NO_CURRENCY));
    case "method": return plain(["simple", "average", "countback"]);
    case "language": return plain(["zh", "en"]);
    case "field": return plain(customerFields(language));
    case "status-field": return plain(RECONCILED_FIELDS);
    default: return null;
  }
}

/** Columns that this ledger can be filtered by. */
export function filterNames(view: LedgerView): readonly string[] {
  return DIMENSION_NAMES.filter((name) => dimensionNamed(view.ledger, name) !== null);
}

/** How the inserted cell is to show its figure. */
export function formatOf(id: string, amountFormat: string): string | undefined {
  const { shows } = FUNCTION_GUIDE[id]!;
  return { money: amountFormat, number: "General", fraction: "0.0%", date: "yyyy-mm-dd", text: undefined, block: undefined }[shows];
}

export function parametersOf(id: string): readonly GuideParameter[] {
  return FUNCTION_GUIDE[id]!.parameters;
}
