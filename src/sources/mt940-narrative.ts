/** What field :86: says of an entry. */
export interface Narrative {
  readonly party: string;
  readonly account: string;
  readonly bank: string;
  readonly reference: string;
  readonly document: string;
  readonly memo: string;
}

const EMPTY: Narrative = { party: "", account: "", bank: "", reference: "", document: "", memo: "" };
/** A sub-field of purpose that is full runs on in the next one; else a blank stood there. */
const SUBFIELD_LENGTH = 27;
/** A line that is full runs on in the next one. */
const LINE_LENGTH = 65;
/** SEPA's own parts within the purpose. */
const SEPA = /(EREF|KREF|MREF|CRED|DEBT|COAM|OAMT|SVWZ|ABWA|ABWE|IBAN|BIC)\+/gu;
const WORDS = "EREF|PREF|MARF|KREF|CSID|REMI|NAME|IBAN|BIC|ORDP|BENM|CNTP|TRTP|ADDR|ISDT|PURP|RTRN|TRCD|ULTD|ULTC|INFO|EXCH|CHGS|OCMT|SVCL|RREF|ACCW|BUSP";
const SLASHED = new RegExp(String.raw`/(${WORDS})/`, "gu");
const NOT_GIVEN = /^(?:NOT ?PROVIDED|NONREF)$/iu;

/**
 * Understand field :86: in its three forms: sub-fields `?20…`, words between slashes (`/REMI/…`), or plain text.
 *
 * @param text lines parted by LF
 */
export function narrativeOf(text: string): Narrative {
  if (text.trim() === "") return EMPTY;
  const joined = text.split("\n").join("");
  const structured = /^\s*(\d{3})([?<>@~+])(?=\d{2})/u.exec(joined);
  if (structured) return subfields(joined.slice(structured[0].length), structured[2]!);
  return new RegExp(String.raw`^\s*/(?:${WORDS})/`, "u").test(text) ? slashed(text.split("\n").map((line) => (line.length >= LINE_LENGTH ? line : `${line} `)).join("")) : { ...EMPTY, memo: squeezed(text) };
}

/** `00DAUERAUFTRAG?100599?20…`: two digits and a value each. */
function subfields(text: string, mark: string): Narrative {
  const values = new Map<number, string>();
  for (const part of text.split(mark)) {
    const tag = /^(\d{2})([\s\S]*)$/u.exec(part);
    if (tag && !values.has(Number(tag[1]))) values.set(Number(tag[1]), tag[2]!);
  }
  const of = (...tags: readonly number[]): string => tags.map((tag) => (values.get(tag) ?? "").trim()).filter((value) => value !== "").join(" ");
  const purpose = [...values].filter(([tag]) => (tag >= 20 && tag <= 29) || (tag >= 60 && tag <= 63)).map(([, value]) => value);
  const whole = purpose.map((value, index) => (value.length >= SUBFIELD_LENGTH || index === purpose.length - 1 ? value : `${value} `)).join("");
  const sepa = parted(whole, SEPA);
  const memo = squeezed(sepa.get("SVWZ") ?? whole);
  return {
    party: squeezed((values.get(32) ?? "") + (values.get(33) ?? "")), account: of(38) || of(31), bank: of(30), reference: given(sepa.get("EREF") ?? ""), document: given(sepa.get("KREF") ?? ""),
    memo: memo === "" ? of(0) : [of(0), memo].filter((each) => each !== "").join(" "),
  };
}

/** `/EREF/…/ORDP//NAME/…/REMI/USTD//…/` */
function slashed(text: string): Narrative {
  const values = parted(text, SLASHED);
  const of = (word: string): string => squeezed((values.get(word) ?? "").trim().replace(/^\/+|\/+$/gu, ""));
  const remittance = of("REMI");
  const structured = /^STRD\/(?:CUR|ISO|SCOR)?\/*(.+)$/u.exec(remittance);
  // /CNTP/account/bank/name/town
  const [account = "", bank = "", name = ""] = (values.get("CNTP") ?? "").split("/");
  return {
    party: of("NAME") || squeezed(name), account: of("IBAN") || account.trim(), bank: of("BIC") || bank.trim(), reference: given(of("EREF")), document: structured?.[1]?.replace(/\/+$/u, "") ?? "",
    memo: structured ? "" : remittance.replace(/^USTD\/+/u, "") || of("TRTP"),
  };
}

/** The text behind each mark, up to the next one; the first of each counts. */
function parted(text: string, marks: RegExp): ReadonlyMap<string, string> {
  const found = [...text.matchAll(marks)];
  const values = new Map<string, string>();
  found.forEach((mark, index) => {
    const end = found[index + 1]?.index ?? text.length;
    if (!values.has(mark[1]!)) values.set(mark[1]!, text.slice(mark.index + mark[0].length, end));
  });
  return values;
}

function given(text: string): string {
  const squeezedText = squeezed(text);
  return NOT_GIVEN.test(squeezedText) ? "" : squeezedText;
}

function squeezed(text: string): string {
  return text.replace(/\s+/gu, " ").trim();
}
