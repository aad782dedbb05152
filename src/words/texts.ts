import type { Language } from "./language";

/** The texts of one area in both languages: the same keys on both sides, checked by the compiler. */
export type Texts<Key extends string> = Readonly<Record<Language, Readonly<Record<Key, string>>>>;

/** Pairs a table of English texts with its Chinese one; a missing or surplus key does not compile. */
export function texts<const English extends Readonly<Record<string, string>>>(
  en: English,
  zh: Readonly<Record<keyof English & string, string>>,
): Texts<keyof English & string> {
  return { en, zh };
}

export type Params = Readonly<Record<string, string | number>>;

/**
 * The text of a key with its `{name}` places filled in.
 *
 * `{count|row|rows}` picks the first form for 1 and the second otherwise (English needs it; Chinese texts leave it out).
 */
export function say<Key extends string>(area: Texts<Key>, language: Language, key: Key, params: Params = {}): string {
  return area[language][key].replace(/\{(\w+)(?:\|([^|}]*)\|([^}]*))?\}/g, (whole, name: string, one?: string, many?: string) => {
    const value = params[name];
    if (value === undefined) return whole;
    if (one !== undefined && many !== undefined) return Number(value) === 1 ? one : many;
    return String(value);
  });
}
