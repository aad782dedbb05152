import FormulaParser, { type ParserCell, type ParserPosition, type ParserRange } from "fast-formula-parser";
import { COLUMNS_MAX, ROWS_MAX } from "./cell-place";
import { type Argument, Call, type FormulaFunction, type FormulaRange, type FormulaWorld } from "./formula-call";
import { applyInfix, applyPercent, applyPrefix } from "./formula-operators";
import { isError, isMatrix, type Value } from "./formula-values";
import { DATES } from "./functions-dates";
import { LOGIC } from "./functions-logic";
import { LOOKUPS } from "./functions-lookup";
import { NUMBERS } from "./functions-numbers";
import { TEXTS } from "./functions-text";
import { TOTALS } from "./functions-totals";

/** Thrown for a formula that this host cannot work out: its saved value stays. */
export class NotWorkedOut extends Error {
  override readonly name = "NotWorkedOut";
}

const FUNCTIONS: ReadonlyMap<string, FormulaFunction> = new Map(Object.entries({ ...TOTALS, ...LOOKUPS, ...LOGIC, ...NUMBERS, ...TEXTS, ...DATES }));

/** Functions of the parser's own that agree with Excel where we tried them; the rest of its list is not used. */
const PARSERS_OWN: ReadonlySet<string> = new Set(["SIN", "COS", "TAN", "ASIN", "ACOS", "ATAN", "DEGREES", "RADIANS", "FACT", "GCD", "LCM", "ROMAN", "ARABIC"]);

/** Add-in functions: asked with their arguments' values. */
export type AddInFunction = (id: string, args: readonly Value[]) => Value;

/** The parser with our functions, our operators and our way to read cells. */
export class CellParser {
  private readonly parser: InstanceType<typeof FormulaParser>;

  constructor(
    private readonly world: FormulaWorld,
    private readonly addIn: { readonly has: (name: string) => boolean; readonly ask: AddInFunction },
  ) {
    const parser = new FormulaParser({
      onCell: (reference) => world.values(rangeOfReference(reference))[0]?.[0] ?? null,
      onRange: (reference) => world.values(rangeOfReference(reference)),
      onVariable: () => null,
    });
    parser.utils._applyInfix = applyInfix;
    parser.utils._applyPrefix = applyPrefix;
    parser.utils._applyPostfix = (value: Value) => applyPercent(value);
    // The parser's own check turns an error in a cell that is referred to into another error.
    parser.checkFormulaResult = (result) => (typeof result === "object" && result !== null && "ref" in result ? parser.retrieveRef(result) : result);
    const own = parser.callFunction.bind(parser);
    parser.callFunction = (name, args) => this.call(name.toUpperCase(), args, own);
    this.parser = parser;
  }

  /** The value of a translated formula. Throws `NotWorkedOut`. */
  evaluate(text: string, position: ParserPosition): Value {
    let result: unknown;
    try {
      result = this.parser.parse(text, position, true);
    } catch (error) {
      const cause = (error as { details?: unknown }).details;
      if (cause instanceof NotWorkedOut) throw cause;
      if (isError(error) && error.error !== "#ERROR!") return error;
      throw new NotWorkedOut(String((error as Error).message), { cause: error });
    }
    return asValue(result);
  }

  private call(name: string, args: readonly unknown[], own: (name: string, args: unknown[]) => unknown): unknown {
    const call = new Call(args.map((arg) => argumentOf(arg, this.parser.position.sheet)), this.world);
    if (this.addIn.has(name)) return this.addIn.ask(name, Array.from({ length: call.count }, (_, index) => call.value(index)));
    const ours = FUNCTIONS.get(name);
    try {
      if (!ours) {
        if (!PARSERS_OWN.has(name)) throw new NotWorkedOut(name);
        return own(name, [...args]);
      }
      const result = ours(call);
      return result !== null && typeof result === "object" && "range" in result ? { ref: referenceOf(result.range) } : result;
    } catch (error) {
      if (isError(error)) return error;
      throw error;
    }
  }
}

function asValue(result: unknown): Value {
  if (isError(result) || isMatrix(result)) return result;
  if (result === undefined || result === null) return null;
  if (typeof result === "number" || typeof result === "string" || typeof result === "boolean") return result;
  throw new NotWorkedOut("unknown kind of result");
}

function argumentOf(arg: unknown, sheet: string): Argument {
  if (arg === null || arg === undefined) return null;
  if (isError(arg)) return { value: arg };
  if (typeof arg === "object" && "ref" in arg) {
    const { ref } = arg as { ref: ParserCell | ParserRange };
    return { range: rangeOfReference({ ...ref, sheet: ref.sheet ?? sheet }) };
  }
  return { value: asValue(arg) };
}

/** The parser counts from 1 and leaves whole rows and columns open. */
export function rangeOfReference(reference: ParserCell | ParserRange): FormulaRange {
  const sheet = reference.sheet ?? "";
  if ("from" in reference) {
    const { from, to } = reference;
    return { sheet, top: (from.row ?? 1) - 1, left: (from.col ?? 1) - 1, bottom: (to.row ?? ROWS_MAX) - 1, right: (to.col ?? COLUMNS_MAX) - 1 };
  }
  const { row, col } = reference;
  return { sheet, top: (row ?? 1) - 1, left: (col ?? 1) - 1, bottom: (row ?? ROWS_MAX) - 1, right: (col ?? COLUMNS_MAX) - 1 };
}

function referenceOf({ sheet, top, left, bottom, right }: FormulaRange): ParserCell | ParserRange {
  if (top === bottom && left === right) return { sheet, row: top + 1, col: left + 1 };
  return { sheet, from: { row: top + 1, col: left + 1 }, to: { row: bottom + 1, col: right + 1 } };
}
