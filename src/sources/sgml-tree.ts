import type { SourceElement } from "./source";

/** A tree that is still being read. */
interface Open {
  readonly name: string;
  readonly children: SourceElement[];
  text: string;
}

/** Deeper than the format nests. */
const DEPTH_MAX = 100;
// Each stops at the next bracket, so that a text of nothing but brackets is read in one pass.
const TAG = /<(\/?)([A-Za-z][\w.-]*)[^<>]*>|<[!?][^<>]*>/gu;
const TAG_OR_CDATA = /<(\/?)([A-Za-z][\w.-]*)[^<>]*>|<!\[CDATA\[([\s\S]*?)\]\]>|<[!?][^<>]*>/gu;
const NONE: SourceElement["attributes"] = new Map();
const CUT: SourceElement["attributes"] = new Map([["cut", "1"]]);
const ENTITIES: Readonly<Record<string, string>> = { amp: "&", lt: "<", gt: ">", quot: '"', apos: "'", nbsp: " " };

/**
 * The tree of an SGML text in which elements with a value need no end tag: `<AMOUNT>12.50<NAME>…`.
 *
 * An element without a value whose end never comes holds nothing: what follows it is its sibling. `isCutOff`: the outermost element does not end.
 * Names are in capitals; an element in which the text ends has the attribute `cut`.
 */
export function readSgml(text: string): { readonly root: SourceElement; readonly isCutOff: boolean } {
  const root: Open = { name: "", children: [], text: "" };
  const open: Open[] = [root];
  let ended = false;
  let position = -1;
  const pattern = text.includes("]]>") ? TAG_OR_CDATA : TAG;
  for (const token of text.matchAll(pattern)) {
    const top = open.at(-1)!;
    const between = position < 0 ? "" : text.slice(position, token.index);
    // Line ends between a hundred thousand entries are nobody's text.
    if (between.trim() !== "") top.text += unescaped(between);
    position = token.index + token[0].length;
    if (token[3] !== undefined) top.text += token[3];
    if (token[2] === undefined) continue;
    const name = token[2].toUpperCase();
    if (token[1] === "/") {
      const depth = open.findLastIndex((each, index) => index > 0 && each.name === name);
      if (depth > 0) while (open.length > depth) close(open, open.length === depth + 1);
      ended = open.length === 1;
      continue;
    }
    // A value is ended by whatever tag comes next.
    if (top !== root && top.text !== "") close(open, true);
    if (open.length < DEPTH_MAX) open.push({ name, children: [], text: "" });
    ended = false;
  }
  while (open.length > 1) close(open, true, CUT);
  return { root: { name: "", attributes: NONE, children: root.children, text: "" }, isCutOff: !ended };
}

/** @param isEnded false: its end tag never came, so that its children are its siblings */
function close(open: Open[], isEnded: boolean, attributes: SourceElement["attributes"] = NONE): void {
  const { name, children, text } = open.pop()!;
  const parent = open.at(-1)!;
  parent.children.push({ name, attributes, children: isEnded ? children : [], text: text.trim() });
  if (!isEnded) parent.children.push(...children);
}

function unescaped(text: string): string {
  return text.replace(/&(?:#(\d{1,7})|(\w{2,5}));/gu, (whole, code: string | undefined, name: string | undefined) => (code !== undefined ? character(Number(code), whole) : (ENTITIES[name!] ?? whole)));
}

function character(code: number, otherwise: string): string {
  return code > 0 && code <= 0x10ffff ? String.fromCodePoint(code) : otherwise;
}
