import { cleanText } from "./clean-cell";

/** Who a row of an account is about. */
export interface Dimension {
  readonly party: string;
  readonly code: string;
  /** The other things the row is about: a department, a project. */
  readonly rest: string;
}

/** A longer text is no code and name. */
const NAME_TEXT_MAX = 255;
/** Labels of dimensions that may be a customer, the likeliest first. */
const PARTY_LABELS = [/^(?:客户|购货单位)/u, /^(?:往来单位|往来对象|往来户|单位)/u, /^(?:组织机构|公司)/u, /^(?:供应商|个人|职员|员工)/u] as const;

/**
 * The customer in a cell of dimensions.
 *
 * @example "客户:C001/禾木科技;部门:销售部" → 禾木科技, C001, "部门:销售部" · "组织机构:四川云岭有限公司" → 四川云岭有限公司
 */
export function readDimension(text: string): Dimension {
  const parts = text.normalize("NFKC").split(/[;\n]+/u).map((part) => part.trim()).filter((part) => part !== "");
  const labelled = parts.map((part) => {
    const colon = part.indexOf(":");
    return colon < 0 ? { label: "", value: part } : { label: part.slice(0, colon).trim(), value: part.slice(colon + 1).trim() };
  });
  let chosen = PARTY_LABELS.map((label) => labelled.findIndex((part) => label.test(part.label))).find((index) => index >= 0) ?? -1;
  if (chosen < 0) chosen = labelled.length > 0 ? 0 : -1;
  if (chosen < 0) return { party: "", code: "", rest: "" };
  const { party, code } = splitCode(labelled[chosen]!.value);
  return { party, code, rest: parts.filter((_, index) => index !== chosen).join("；") };
}

/** `C001/禾木科技`, `C001 禾木科技`, `禾木科技(C001)`, `[C001]禾木科技`: a code and a name in one cell. A code has a digit. */
export function splitCode(value: string): { readonly party: string; readonly code: string } {
  if (value.length > NAME_TEXT_MAX) return { party: value, code: "" };
  const bracketed = /^\[([^\]]+)\]\s*(.+)$/u.exec(value);
  if (bracketed) return { party: cleanText(bracketed[2]!), code: bracketed[1]! };
  const front = /^([A-Za-z0-9.-]*\d[A-Za-z0-9.-]*)\s*[/_\s:|-]\s*(\p{Script=Han}.*)$/u.exec(value);
  if (front) return { party: cleanText(front[2]!), code: front[1]! };
  const back = /^(.+\p{Script=Han}.*?)\s*\(([A-Za-z0-9.-]*\d[A-Za-z0-9.-]*)\)$/u.exec(value);
  return back ? { party: cleanText(back[1]!), code: back[2]! } : { party: cleanText(value), code: "" };
}
