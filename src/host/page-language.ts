import { type Language, languageOfLocale } from "../words/language";

/** The language the page shows: kept on its root element, for whatever is not drawn by React. */
export function languageOfPage(): Language {
  return languageOfLocale(document.documentElement.lang);
}
