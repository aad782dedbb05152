/** The first character, in pinyin order, of each initial; i, u and v begin no syllable. */
const FIRST_OF_INITIAL = "阿八嚓咑妸发旮哈丌咔垃妈拏噢妑七呥仨他屲夕丫帀";
const INITIALS = "abcdefghjklmnopqrstwxyz";
const HAN = /^\p{Script=Han}$/u;

let order: Intl.Collator | null = null;
const known = new Map<string, string>();

/**
 * `华东商贸` → "hdsm": what a Chinese user types to find a name; other letters stay as they are.
 *
 * The platform's pinyin collation decides; where it has none, the answer holds the letters only and a search finds nothing by it.
 */
export function pinyinInitials(name: string): string {
  const kept = known.get(name);
  if (kept !== undefined) return kept;
  order ??= new Intl.Collator("zh-CN-u-co-pinyin");
  let initials = "";
  for (const character of name.normalize("NFKC").toLowerCase()) {
    if (HAN.test(character)) initials += initialOf(character, order);
    else if (/[a-z0-9]/.test(character)) initials += character;
  }
  known.set(name, initials);
  return initials;
}

function initialOf(character: string, collator: Intl.Collator): string {
  let found = "";
  for (const [index, first] of [...FIRST_OF_INITIAL].entries()) {
    if (collator.compare(character, first) < 0) break;
    found = INITIALS[index]!;
  }
  return found;
}
