import type { DocumentLanguage, Language } from "./language";
import { type Params, say, type Texts } from "./texts";

/** Values for a text's places; made per language where dates or amounts are among them. */
export type DocumentParams = Params | ((language: Language) => Params);

/**
 * A text of a document in its language; a bilingual document gives the Chinese first, then the English.
 *
 * Two texts that read the same (a number, a code) are printed once.
 */
export function sayDocument<Key extends string>(area: Texts<Key>, language: DocumentLanguage, key: Key, params: DocumentParams = {}, joint = " "): string {
  return inDocument(language, (each) => say(area, each, key, typeof params === "function" ? params(each) : params), joint);
}

/** The same for a text that some function makes per language. */
export function inDocument(language: DocumentLanguage, text: (language: Language) => string, joint = " "): string {
  if (language !== "bilingual") return text(language);
  const [chinese, english] = [text("zh"), text("en")];
  return chinese === english ? chinese : `${chinese}${joint}${english}`;
}
