/** Names, signs and codes of currencies in both languages, to ISO 4217. */
const NAMES: Readonly<Record<string, string>> = {
  CNY: "cny rmb cnh ¥ ￥ yuan renminbi 人民币 人民币元 元 人民币(元) 本币 本位币 综合本位币 记账本位币",
  USD: "usd us$ $ us dollar dollar dollars 美元 美金",
  EUR: "eur € euro euros 欧元",
  GBP: "gbp £ sterling pound pounds 英镑",
  HKD: "hkd hk$ 港币 港元 港幣",
  JPY: "jpy jp¥ yen 日元 日圆 日币",
  TWD: "twd nt$ ntd 新台币 台币 台幣",
  MOP: "mop mop$ 澳门元 澳门币",
  SGD: "sgd s$ sg$ 新加坡元 新币 新元",
  AUD: "aud a$ au$ 澳元 澳大利亚元",
  CAD: "cad c$ ca$ 加元 加拿大元 加币",
  NZD: "nzd nz$ 新西兰元 纽元",
  KRW: "krw ₩ won 韩元 韩币",
  THB: "thb ฿ baht 泰铢",
  VND: "vnd ₫ dong 越南盾",
  INR: "inr ₹ rupee rupees 印度卢比 卢比",
  RUB: "rub ₽ rouble ruble 卢布",
  CHF: "chf franken 瑞士法郎 瑞郎",
  MYR: "myr rm 马来西亚林吉特 林吉特 马币",
  IDR: "idr rp 印尼盾 印尼卢比",
  PHP: "php ₱ 菲律宾比索",
  BRL: "brl r$ 巴西雷亚尔",
  KWD: "kwd 科威特第纳尔",
};
/** Codes without names of their own here: the rest of those in use for trade. */
const CODES =
  "AED AFN ALL AMD ANG AOA ARS AWG AZN BAM BBD BDT BGN BHD BIF BMD BND BOB BSD BTN BWP BYN BZD CDF CLP COP CRC CUP CVE CZK DJF DKK DOP DZD EGP ERN ETB FJD FKP GEL GHS GIP GMD GNF GTQ GYD HNL HTG HUF ILS IQD IRR ISK JMD JOD KES KGS KHR KMF KPW KYD KZT LAK LBP LKR LRD LSL LYD MAD MDL MGA MKD MMK MNT MRU MUR MVR MWK MXN MZN NAD NGN NIO NOK NPR OMR PAB PEN PGK PKR PLN PYG QAR RON RSD RWF SAR SBD SCR SDG SEK SHP SLE SOS SRD SSP STN SYP SZL TJS TMT TND TOP TRY TTD TZS UAH UGX UYU UZS VES VUV WST XAF XCD XOF XPF XXX YER ZAR ZMW ZWL";

const BY_NAME: ReadonlyMap<string, string> = new Map([
  ...Object.entries(NAMES).flatMap(([code, names]) => namesOf(names).map((name) => [name, code] as const)),
  ...CODES.split(" ").map((code) => [code.toLowerCase(), code] as const),
]);

/** Names of several words are rare enough to be listed by hand. */
function namesOf(names: string): readonly string[] {
  return [...names.replace("us dollar ", "usdollar ").split(" "), ...(names.startsWith("usd") ? ["us dollar"] : [])].map((name) => name.normalize("NFKC"));
}

/** Signs that stand for several currencies. */
const SHARED_SIGNS: Readonly<Record<string, ReadonlySet<string>>> = {
  "$": new Set(["USD", "HKD", "AUD", "CAD", "SGD", "NZD", "TWD", "MXN", "BRL", "CLP", "COP", "ARS", "MOP", "BND", "FJD", "JMD", "TTD", "BBD", "BSD", "BZD", "XCD"]),
  "¥": new Set(["CNY", "JPY"]),
};

/** Whether a sign alone does not tell its currency. */
export function isSharedSign(written: string): boolean {
  return written.normalize("NFKC") in SHARED_SIGNS;
}

/** Whether a sign, name or code may be written for a currency: `$` for any of the dollars and pesos, `￥` for yuan and yen. */
export function mayMean(written: string, currency: string): boolean {
  return readCurrency(written) === currency || (SHARED_SIGNS[written.normalize("NFKC")]?.has(currency) ?? false);
}

/** The ISO code of a currency as written (`RMB`, `￥`, `美元`, `usd`), or null. A code in brackets behind a name counts: `美元(USD)`. */
export function readCurrency(text: string): string | null {
  const name = text.normalize("NFKC").trim().toLowerCase();
  const direct = BY_NAME.get(name) ?? BY_NAME.get(name.replace(/[\s.]/g, ""));
  if (direct) return direct;
  const bracketed = /^(.*?)[[(]\s*(.+?)\s*[\])]$/.exec(name);
  if (!bracketed) return null;
  const [outside, inside] = [BY_NAME.get(bracketed[1]!.trim()), BY_NAME.get(bracketed[2]!)];
  if (outside && inside) return outside === inside ? inside : null;
  return inside ?? outside ?? null;
}
