/** The parts of fast-formula-parser 1.0.19 that are used here; the package has no types. Positions are 1-based. */
declare module "fast-formula-parser" {
  export interface ParserCell {
    sheet?: string;
    row: number;
    col: number;
  }
  export interface ParserRange {
    sheet?: string;
    from: { row: number | null; col: number | null };
    to: { row: number | null; col: number | null };
  }
  export interface ParserPosition {
    sheet: string;
    row: number;
    col: number;
  }
  export class FormulaError extends Error {
    constructor(error: string, message?: string);
    readonly error: string;
    static readonly DIV0: FormulaError;
    static readonly NA: FormulaError;
    static readonly NAME: FormulaError;
    static readonly NULL: FormulaError;
    static readonly NUM: FormulaError;
    static readonly REF: FormulaError;
    static readonly VALUE: FormulaError;
  }
  class FormulaParser {
    constructor(config: { onCell: (reference: ParserCell) => unknown; onRange: (reference: ParserRange) => unknown; onVariable?: (name: string) => unknown });
    static readonly FormulaError: typeof FormulaError;
    position: ParserPosition;
    readonly functions: Record<string, unknown>;
    readonly utils: { _applyInfix: unknown; _applyPrefix: unknown; _applyPostfix: unknown };
    retrieveRef(value: unknown): unknown;
    checkFormulaResult(result: unknown, allowReturnArray?: boolean): unknown;
    parse(text: string, position: ParserPosition, allowReturnArray?: boolean): unknown;
    callFunction(name: string, args: unknown[]): unknown;
  }
  export default FormulaParser;
}
