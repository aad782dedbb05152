import { simplified } from "./simplified-characters";

/**
 * A company name taken apart for comparison.
 *
 * `full` keeps the legal form (in one spelling), `core` is without it, `bare` without bracketed remarks and the city's suffix as well.
 */
export interface PartyKey {
  readonly full: string;
  readonly core: string;
  readonly bare: string;
  /** Legal form in one spelling, "" where none is written. */
  readonly form: string;
  /** Words of a Latin name without the legal form; [] for names without spaces. */
  readonly words: readonly string[];
}

/** Legal forms as the last words of a Latin name, longest first, with their one spelling. */
const LATIN_FORMS: readonly (readonly [string, string])[] = [
  ["PRIVATE LIMITED COMPANY", "LTD"], ["PUBLIC LIMITED COMPANY", "PLC"], ["LIMITED LIABILITY COMPANY", "LLC"], ["LIMITED LIABILITY PARTNERSHIP", "LLP"],
  ["SDN BHD", "SDNBHD"], ["CO PTY LTD", "PTYLTD"], ["PTY LIMITED", "PTYLTD"], ["PTY LTD", "PTYLTD"], ["PTE LIMITED", "PTELTD"], ["PTE LTD", "PTELTD"],
  ["PVT LIMITED", "PVTLTD"], ["PVT LTD", "PVTLTD"], ["PRIVATE LIMITED", "PVTLTD"], ["COMPANY LIMITED", "COLTD"], ["CO LIMITED", "COLTD"], ["CO LTD", "COLTD"],
  ["GMBH AND CO KG", "GMBHCOKG"], ["GMBH CO KG", "GMBHCOKG"], ["GMBH CO KGAA", "GMBHCOKG"], ["UG HAFTUNGSBESCHRANKT", "UG"], ["S P A", "SPA"], ["S R L", "SRL"], ["S A R L", "SARL"],
  ["S A S", "SAS"], ["S A", "SA"], ["B V", "BV"], ["N V", "NV"], ["S L", "SL"], ["SP Z O O", "SPZOO"], ["L L C", "LLC"], ["P L C", "PLC"], ["INCORPORATED", "INC"], ["CORPORATION", "CORP"],
  ["LIMITED", "LTD"], ["LTD", "LTD"], ["LTEE", "LTD"], ["INC", "INC"], ["CORP", "CORP"], ["LLC", "LLC"], ["LLP", "LLP"], ["LP", "LP"], ["PLC", "PLC"], ["GMBH", "GMBH"], ["MBH", "GMBH"],
  ["KGAA", "KGAA"], ["OHG", "OHG"], ["KG", "KG"], ["UG", "UG"], ["AG", "AG"], ["SE", "SE"], ["SPA", "SPA"], ["SRL", "SRL"], ["SARL", "SARL"], ["SAS", "SAS"], ["SA", "SA"], ["SL", "SL"],
  ["BV", "BV"], ["NV", "NV"], ["AB", "AB"], ["ASA", "ASA"], ["AS", "AS"], ["APS", "APS"], ["OYJ", "OYJ"], ["OY", "OY"], ["KFT", "KFT"], ["SRO", "SRO"], ["DOO", "DOO"], ["LDA", "LDA"], ["LTDA", "LTDA"],
  ["PTY", "PTYLTD"], ["PTE", "PTELTD"], ["PVT", "PVTLTD"], ["COMPANY", "CO"], ["CO", "CO"], ["EV", "EV"], ["KK", "KK"],
];
/** The same, by what a name ends with: a few endings are tried for each name instead of all. */
const FORMS_BY_LAST_WORD = new Map<string, { readonly ending: string; readonly spelling: string }[]>();
for (const [written, spelling] of LATIN_FORMS) {
  const last = written.slice(written.lastIndexOf(" ") + 1);
  FORMS_BY_LAST_WORD.set(last, [...(FORMS_BY_LAST_WORD.get(last) ?? []), { ending: ` ${written}`, spelling }]);
}

/** Legal forms at the end of a Chinese or Japanese name, longest first. */
const CHINESE_FORMS = ["股份有限责任公司", "有限责任公司", "股份有限公司", "集团有限公司", "有限公司", "股份公司", "株式会社", "有限会社", "普通合伙", "有限合伙", "个体工商户", "公司"];

const BRACKETED = /[(\[【〔「<《][^()\[\]【】〔〕「」<>《》]*[)\]】〕」>》]/g;
const CITY_SUFFIX = /^(\p{Script=Han}{2,3})[市省](?=\p{Script=Han}{2})/u;

export function partyKey(name: string): PartyKey {
  const plain = plainText(name);
  const whole = takeApart(plain.replace(/[()\[\]【】〔〕「」<>《》]/g, " "));
  const remarkless = plain.replace(BRACKETED, " ");
  const without = remarkless === plain || remarkless.trim() === "" ? whole : takeApart(remarkless);
  return { full: whole.core + (whole.form ? `~${whole.form}` : ""), core: whole.core, bare: without.core.replace(CITY_SUFFIX, "$1"), form: without.form || whole.form, words: without.words };
}

function plainText(text: string): string {
  if (ASCII.test(text)) return text.toUpperCase();
  return simplified(text.normalize("NFKC").toUpperCase()).normalize("NFD").replace(/\p{Mn}/gu, "").normalize("NFC");
}

/** The words of a text, in the spelling of keys. */
export function wordsOf(text: string): readonly string[] {
  return spacedText(plainText(text)).split(" ").filter((word) => word !== "");
}

/** Most names are plain: what has none of the marks below needs no replacing. */
const ASCII = /^[\x00-\x7f]*$/;
const SPACED = /^[A-Z0-9]+(?: [A-Z0-9]+)*$/;

function spacedText(text: string): string {
  if (SPACED.test(text)) return text;
  return text.replace(/&/g, " AND ").replace(/['’`´.]/g, (mark) => (mark === "." ? " " : "")).replace(/[^\p{L}\p{N}]+/gu, " ").trim();
}

function takeApart(text: string): { core: string; form: string; words: readonly string[] } {
  const spaced = spacedText(text);
  if (/\p{Script=Han}/u.test(spaced)) {
    const joined = spaced.replace(/ /g, "");
    const form = CHINESE_FORMS.find((candidate) => joined.endsWith(candidate) && joined.length > candidate.length + 1) ?? "";
    if (form) return { core: joined.slice(0, -form.length), form: form.replace("股份有限责任", "股份有限"), words: [] };
    return { core: joined, form: "", words: [] };
  }
  const form = FORMS_BY_LAST_WORD.get(spaced.slice(spaced.lastIndexOf(" ") + 1))?.find(({ ending }) => spaced.endsWith(ending));
  const rest = form ? spaced.slice(0, -form.ending.length) : spaced;
  const words = rest.split(" ").filter((word) => word !== "");
  return { core: words.join(""), form: form?.spelling ?? "", words };
}
