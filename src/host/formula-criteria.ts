import { compareValues, isError, type Matrix, numberOfText, type Scalar } from "./formula-values";

/** A test as SUMIFS, COUNTIF and their like take it; `equals` where it is plain equality, so that an index can answer. */
export interface Criterion {
  readonly test: (value: Scalar) => boolean;
  readonly equals: string | null;
}

/**
 * Read a criterion: `">100"`, `"<>x"`, `"INV*"`, a number, a text.
 *
 * Holds: texts compare without case; `*` and `?` stand for characters, `~` before them for themselves; a number also meets the same number as text.
 */
export function readCriterion(wanted: Scalar): Criterion {
  if (isError(wanted)) return { test: (value) => isError(value) && value.error === wanted.error, equals: null };
  if (wanted === null) return equality(0); // a blank cell as criterion means zero
  if (typeof wanted !== "string") return equality(wanted);
  const [, operator, rest] = /^(<=|>=|<>|=|<|>)?([\s\S]*)$/.exec(wanted) as unknown as [string, string | undefined, string];
  const operand = operandOf(rest);
  switch (operator) {
    case undefined:
      return rest === "" ? { test: (value) => value === null || value === "", equals: null } : equality(operand);
    case "=":
      return rest === "" ? { test: (value) => value === null, equals: null } : equality(operand);
    case "<>": {
      if (rest === "") return { test: (value) => value !== null, equals: null };
      const same = equality(operand);
      return { test: (value) => !same.test(value), equals: null };
    }
    default:
      return { test: (value) => comparable(value, operand) && ordered(compareValues(value, operand), operator), equals: null };
  }
}

function operandOf(text: string): number | string | boolean {
  const number = numberOfText(text);
  if (number !== null) return number;
  if (/^(true|false)$/i.test(text)) return /^true$/i.test(text);
  return text;
}

function comparable(value: Scalar, operand: number | string | boolean): boolean {
  return value !== null && !isError(value) && typeof value === typeof operand;
}

function ordered(order: number, operator: string): boolean {
  return operator === "<" ? order < 0 : operator === ">" ? order > 0 : operator === "<=" ? order <= 0 : order >= 0;
}

function equality(wanted: number | string | boolean): Criterion {
  if (typeof wanted === "string" && /[*?]/.test(wanted)) {
    const pattern = wildcardPattern(wanted);
    return { test: (value) => typeof value === "string" && pattern.test(value), equals: null };
  }
  const key = keyOf(typeof wanted === "string" ? wanted.replace(/~([*?~])/g, "$1") : wanted)!;
  return { test: (value) => keyOf(value) === key, equals: key };
}

/** `INV-*` as a pattern over the whole text. */
export function wildcardPattern(text: string): RegExp {
  const source = text.replace(/~([*?~])|[*?]|[.+^${}()|[\]\\/]/g, (match, escaped: string | undefined) => {
    if (escaped !== undefined) return `\\${escaped === "~" ? "~" : escaped}`.replace("\\~", "~");
    return match === "*" ? "[\\s\\S]*" : match === "?" ? "[\\s\\S]" : `\\${match}`;
  });
  return new RegExp(`^${source}$`, "i");
}

/** What makes two values the same to a criterion: text without case, a number also as text. */
export function keyOf(value: Scalar): string | null {
  if (typeof value === "number") return `n${value}`;
  if (typeof value === "boolean") return `b${value}`;
  if (typeof value !== "string") return null;
  const number = numberOfText(value);
  return number === null ? `t${value.toLowerCase()}` : `n${number}`;
}

/** For each value of a column its rows: asked again and again by the rows of a summary. */
const indexes = new WeakMap<Matrix, ReadonlyMap<string, readonly number[]>>();

export function rowsByKey(column: Matrix): ReadonlyMap<string, readonly number[]> {
  const known = indexes.get(column);
  if (known) return known;
  const rows = new Map<string, number[]>();
  column.forEach((line, row) => {
    const key = keyOf(line[0] ?? null);
    if (key === null) return;
    const list = rows.get(key);
    if (list) list.push(row);
    else rows.set(key, [row]);
  });
  indexes.set(column, rows);
  return rows;
}
