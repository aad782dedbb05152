import { type Package, relationshipsPart } from "./package";

/** Parts that only these parts refer to, directly or through others of them: what may go when they are replaced. */
export function orphansOf(pack: Package, roots: readonly string[]): string[] {
  if (roots.length === 0) return [];
  const sources = pack.names().filter((name) => name.endsWith(".rels")).map((name) => name.replace(/(^|\/)_rels\/([^/]*)\.rels$/, "$1$2"));
  const targetsOf = new Map(sources.map((source) => [source.toLowerCase(), pack.relationships(source).filter(({ external }) => !external).map(({ target }) => target)]));
  const gone = new Set(roots.map((root) => root.toLowerCase()));
  const orphans: string[] = [];
  for (let grown = true; grown; ) {
    grown = false;
    const needed = new Set([...targetsOf].flatMap(([source, targets]) => (gone.has(source) ? [] : targets.map((target) => target.toLowerCase()))));
    for (const source of [...gone]) {
      for (const target of targetsOf.get(source) ?? []) {
        const key = target.toLowerCase();
        if (needed.has(key) || gone.has(key) || !pack.has(target)) continue;
        gone.add(key);
        orphans.push(target);
        grown = true;
      }
    }
  }
  return [...orphans, ...roots.map(relationshipsPart).filter((part) => pack.has(part))];
}
