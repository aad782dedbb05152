/** A call of one of our functions in a formula, with its arguments as they are written. */
export interface WrittenCall {
  readonly id: string;
  readonly args: readonly string[];
  /** The call as written. */
  readonly text: string;
}

/** Before our name in a formula: `LEDGER.`, or what Excel makes of it while it does not know the function. */
const OURS = /(?:_xldudf_LEDGER_|(?:_xlfn\.|_xll\.)*LEDGER\.)([A-Z][A-Z0-9.]*)\(/iy;
/** Calls in one formula that are looked at. */
const CALLS_MAX = 50;

/**
 * Calls of our functions in a formula, outer ones before those in their arguments.
 *
 * A formula that does not hold together (Excel would not have taken it) has none.
 */
export function ledgerCalls(formula: string): readonly WrittenCall[] {
  const calls: WrittenCall[] = [];
  for (let at = 0; at < formula.length && calls.length < CALLS_MAX; ) {
    const skipped = afterQuoted(formula, at);
    if (skipped !== at) {
      at = skipped;
      continue;
    }
    OURS.lastIndex = at;
    const found = /[\w.\u0080-\uFFFF]/.test(formula[at - 1] ?? "") ? null : OURS.exec(formula);
    if (found) {
      const inside = argumentsFrom(formula, at + found[0].length);
      if (inside) calls.push({ id: found[1]!.toUpperCase(), args: inside.args, text: formula.slice(at, inside.end) });
      // What stands inside is looked at too: a call may be an argument of another.
      at += found[0].length;
    } else at++;
  }
  return calls;
}

/** Texts, quoted sheet names and structured references hold commas and brackets that are no grammar. */
function afterQuoted(formula: string, at: number): number {
  const quote = formula[at];
  if (quote !== "\"" && quote !== "'" && quote !== "[") return at;
  if (quote === "[") return afterBracket(formula, at);
  for (let end = at + 1; end < formula.length; end++) {
    if (formula[end] !== quote) continue;
    if (formula[end + 1] !== quote) return end + 1;
    end++;
  }
  return formula.length;
}

function afterBracket(formula: string, at: number): number {
  let depth = 0;
  for (let end = at; end < formula.length; end++) {
    // An apostrophe takes the next character as it is.
    if (formula[end] === "'") end++;
    else if (formula[end] === "[") depth++;
    else if (formula[end] === "]" && --depth === 0) return end + 1;
  }
  return formula.length;
}

function argumentsFrom(formula: string, start: number): { readonly args: readonly string[]; readonly end: number } | null {
  const args: string[] = [];
  let depth = 0;
  let from = start;
  for (let at = start; at < formula.length; ) {
    const skipped = afterQuoted(formula, at);
    if (skipped !== at) {
      at = skipped;
      continue;
    }
    const character = formula[at]!;
    if (character === "(" || character === "{") depth++;
    else if (character === "}") depth--;
    else if (character === "," && depth === 0) {
      args.push(formula.slice(from, at).trim());
      from = at + 1;
    } else if (character === ")") {
      if (depth === 0) {
        const last = formula.slice(from, at).trim();
        return { args: last === "" && args.length === 0 ? [] : [...args, last], end: at + 1 };
      }
      depth--;
    }
    at++;
  }
  return null;
}
