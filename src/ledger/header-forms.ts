import { readCurrency } from "../money/read-currency";

/** A header taken apart for comparing: every form it may be known by, and the unit of its numbers. */
export interface HeaderForms {
  /** Without case, blanks, punctuation and unit; the halves of a bilingual header after the whole. */
  readonly forms: readonly string[];
  /** The same with blanks between words, for finding a word within. */
  readonly spaced: readonly string[];
  /** Amounts of the column are in 10^scale of the currency: 4 for 万元. */
  readonly scale: number;
  /** ISO code that the header names, "" for none. */
  readonly currency: string;
}

const SCALES: readonly (readonly [RegExp, number])[] = [
  [/^(?:单位[:：]?)?(?:人民币)?亿元?$/, 8], [/^(?:单位[:：]?)?(?:人民币)?百万元?$/, 6], [/^(?:单位[:：]?)?(?:人民币)?万元?$/, 4], [/^(?:单位[:：]?)?(?:人民币)?千元$/, 3],
  [/^(?:in )?(?:thousands?|'?000s?|k)$/, 3], [/^(?:in )?(?:millions?|m|mn)$/, 6],
];

const known = new Map<string, HeaderForms>();
/** Headers remembered: a workbook has tens of them, and they are asked for every role. */
const KNOWN_MAX = 2000;

export function headerForms(header: string): HeaderForms {
  const found = known.get(header);
  if (found) return found;
  if (known.size >= KNOWN_MAX) known.clear();
  const made = makeForms(header);
  known.set(header, made);
  return made;
}

function makeForms(header: string): HeaderForms {
  const unit = { scale: 0, currency: "" };
  let text = header.normalize("NFKC").replace(/^"|"$/g, "").trim();
  text = text.replace(/[[(【]([^\])】]*)[\])】]/g, (whole, inside: string) => (takeUnit(inside, unit) ? " " : whole));
  text = text.replace(/\/\s*(万元|千元|亿元|元)/g, (whole, inside: string) => (takeUnit(inside, unit) ? " " : whole));
  text = text.replace(/[\s_-]([A-Z]{3}|万元|千元)\s*$/, (whole, inside: string) => (takeUnit(inside, unit) ? " " : whole));
  text = text.replace(/(?<=[\u4e00-\u9fff])([A-Z]{3})\s*$/, (whole, inside: string) => (takeUnit(inside, unit) ? " " : whole));
  const bracket = /^(.*?)[[(【]([^\])】]+)[\])】]\s*$/.exec(text);
  const chinese = text.replace(/[^\u3400-\u9fff]+/g, " ").trim();
  const latin = text.replace(/[\u3400-\u9fff]+/g, " ").trim();
  const both = chinese !== "" && /[a-z]{2}/i.test(latin);
  const halves = [text, ...(bracket ? [bracket[1]!, bracket[2]!] : []), ...(both ? [chinese, latin] : [])];
  const spaced = [...new Set(halves.map(words).filter((form) => form !== ""))];
  return { forms: [...new Set(spaced.map((form) => form.replaceAll(" ", "")))], spaced, ...unit };
}

function takeUnit(inside: string, unit: { scale: number; currency: string }): boolean {
  const text = inside.replace(/^[\s+-]+|\s+$/g, "");
  // 元 alone is the yuan; a currency column beside it has the last word.
  if (/[元圆]$/.test(text) && unit.currency === "") unit.currency = readCurrency(text) ?? "CNY";
  if (/^[元圆]$/.test(text)) return true;
  const scale = SCALES.find(([pattern]) => pattern.test(text.toLowerCase()));
  if (scale) {
    unit.scale = scale[1];
    return true;
  }
  const currency = text === "" ? null : readCurrency(text.replace(/^单位[:：]?/, ""));
  if (!currency) return false;
  unit.currency = currency;
  return true;
}

/** `*InvoiceDate` → `invoice date`, `Party's Name` → `partys name`, `收/支` → `收支`. */
function words(text: string): string {
  return text
    .replace(/(\p{Ll})(\p{Lu})/gu, "$1 $2")
    .toLowerCase()
    .replace(/['’]/g, "")
    .replace(/(?<=\p{L}[\s.]*)#/gu, " no ")
    .replace(/[^\p{L}\p{N}#]+/gu, " ")
    .replace(/(?<=[\u3400-\u9fff]) (?=[\u3400-\u9fff])/g, "")
    .trim();
}
