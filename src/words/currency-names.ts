/** Names of currencies in amounts in words; a currency left out here goes by its code. */
const NAMES: Readonly<Record<string, readonly [string, string]>> = {
  CNY: ["Chinese yuan", "人民币"], USD: ["US dollars", "美元"], EUR: ["euros", "欧元"], GBP: ["pounds sterling", "英镑"], JPY: ["Japanese yen", "日元"],
  HKD: ["Hong Kong dollars", "港币"], TWD: ["New Taiwan dollars", "新台币"], MOP: ["Macanese patacas", "澳门元"], SGD: ["Singapore dollars", "新加坡元"],
  KRW: ["South Korean won", "韩元"], AUD: ["Australian dollars", "澳大利亚元"], CAD: ["Canadian dollars", "加拿大元"], NZD: ["New Zealand dollars", "新西兰元"],
  CHF: ["Swiss francs", "瑞士法郎"], INR: ["Indian rupees", "印度卢比"], THB: ["Thai baht", "泰铢"], MYR: ["Malaysian ringgit", "马来西亚林吉特"],
  KWD: ["Kuwaiti dinars", "科威特第纳尔"], AED: ["UAE dirhams", "阿联酋迪拉姆"], SEK: ["Swedish kronor", "瑞典克朗"], NOK: ["Norwegian kroner", "挪威克朗"],
  DKK: ["Danish kroner", "丹麦克朗"], PLN: ["Polish złoty", "波兰兹罗提"], MXN: ["Mexican pesos", "墨西哥比索"], BRL: ["Brazilian reais", "巴西雷亚尔"],
  ZAR: ["South African rand", "南非兰特"], VND: ["Vietnamese dong", "越南盾"], IDR: ["Indonesian rupiah", "印尼卢比"], PHP: ["Philippine pesos", "菲律宾比索"],
};

export function currencyNameEn(currency: string): string {
  return NAMES[currency]?.[0] ?? currency;
}

/** `人民币元`, `美元`: what amounts are counted in. */
export function currencyUnitZh(currency: string): string {
  const name = currencyNameZh(currency);
  return currency === "CNY" || currency === "HKD" ? `${name}元` : name;
}

export function currencyNameZh(currency: string): string {
  return NAMES[currency]?.[1] ?? currency;
}
