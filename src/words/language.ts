/** Languages of every text a user sees. */
export type Language = "en" | "zh";
/** Languages of a document for the customer; a bilingual one shows both. */
export type DocumentLanguage = Language | "bilingual";

/** The language for an Office or browser locale such as `zh-CN`, `zh-TW` or `en-GB`. */
export function languageOfLocale(locale: string): Language {
  return /^zh\b/i.test(locale) ? "zh" : "en";
}
