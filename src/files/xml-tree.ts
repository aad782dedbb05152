import { allSteps, type Steps } from "../check/steps";
import { unescapeXml } from "./xml-text";
import { unreadable } from "./zip-read";

/**
 * An element of a small part with the places of its tags in the text, so that a part can be changed by cutting and pasting
 * without touching what this program does not know.
 */
export interface XmlElement {
  /** Without prefix. */
  readonly name: string;
  /** With its colon, e.g. `x:`; "" for none. */
  readonly prefix: string;
  /** By name as written, prefix included. */
  readonly attributes: ReadonlyMap<string, string>;
  readonly children: readonly XmlElement[];
  /** Text directly inside, entities and CDATA resolved. */
  readonly text: string;
  /** `<` of the start tag. */
  readonly start: number;
  /** Behind `>` of the start tag. */
  readonly openEnd: number;
  /** `<` of the end tag; `openEnd` where the element closes itself. */
  readonly closeStart: number;
  /** Behind the whole element. */
  readonly end: number;
  readonly selfClosing: boolean;
}

interface Draft {
  name: string;
  prefix: string;
  attributes: ReadonlyMap<string, string>;
  children: XmlElement[];
  text: string;
  start: number;
  openEnd: number;
  closeStart: number;
  end: number;
  selfClosing: boolean;
}

const TAG = /<(?:(\/)?([^\s/>=<"']+)((?:\s+[^\s/>=<"']+\s*=\s*(?:"[^"<]*"|'[^'<]*'))*)\s*(\/)?>|!--[\s\S]*?-->|!\[CDATA\[([\s\S]*?)\]\]>|\?[\s\S]*?\?>)/y;
const ATTRIBUTE = /([^\s/>=<"']+)\s*=\s*(?:"([^"]*)"|'([^']*)')/g;

/** The tag that begins at a place; null for none, or one so long that matching it runs out of stack. */
function tagAt(text: string, place: number): RegExpExecArray | null {
  TAG.lastIndex = place;
  try {
    return TAG.exec(text);
  } catch (error) {
    if (error instanceof RangeError) return null;
    throw error;
  }
}

/** Tags read between two pauses: a few milliseconds. */
const TAGS_PER_STEP = 4000;
/** Most elements have none. */
const NO_ATTRIBUTES: ReadonlyMap<string, string> = new Map();

export interface XmlBounds {
  readonly depth: number;
  readonly elements: number;
}
const NO_BOUNDS: XmlBounds = { depth: Infinity, elements: Infinity };

/**
 * The root of an XML text. Errors: `unreadable-file` with `reason` `damaged`, or `doctype` (entities of its own are never resolved).
 *
 * @param bounds of a text that comes from anywhere; more is damage
 */
export function parseXml(text: string, part: string, bounds: XmlBounds = NO_BOUNDS): XmlElement {
  return allSteps(parseXmlSteps(text, part, bounds));
}

/** The same with pauses: a bank's statement may have millions of elements. */
export function* parseXmlSteps(text: string, part: string, bounds: XmlBounds = NO_BOUNDS, onShare?: (share: number) => void): Steps<XmlElement> {
  let tags = 0;
  let elements = 0;
  const open: Draft[] = [];
  let root: Draft | null = null;
  let position = text.charCodeAt(0) === 0xfeff ? 1 : 0;
  while (position < text.length) {
    const next = text.indexOf("<", position);
    const between = text.slice(position, next < 0 ? text.length : next);
    if (between !== "" && open.length > 0) open.at(-1)!.text += unescapeXml(between.replace(/\r\n?/g, "\n"));
    else if (between.trim() !== "") throw unreadable("damaged", part);
    if (next < 0) break;
    if (++tags % TAGS_PER_STEP === 0) {
      onShare?.(next / text.length);
      yield;
    }
    const tag = tagAt(text, next);
    if (!tag) throw unreadable(/^<!DOCTYPE/i.test(text.slice(next, next + 9)) ? "doctype" : "damaged", part);
    position = TAG.lastIndex;
    const [, closing, fullName, attributes, selfClosing, cdata] = tag;
    if (cdata !== undefined && open.length > 0) open.at(-1)!.text += cdata;
    if (fullName === undefined) continue;
    if (closing) {
      const element = open.pop();
      if (!element || element.prefix + element.name !== fullName) throw unreadable("damaged", part);
      element.closeStart = next;
      element.end = position;
      continue;
    }
    if (++elements > bounds.elements || open.length > bounds.depth) throw unreadable("damaged", part);
    const element = draft(fullName, attributes!, next, position, selfClosing !== undefined);
    if (open.length > 0) open.at(-1)!.children.push(element);
    else if (root) throw unreadable("damaged", part);
    else root = element;
    if (!element.selfClosing) open.push(element);
  }
  if (!root || open.length > 0) throw unreadable("damaged", part);
  return root;
}

function draft(fullName: string, attributeText: string, start: number, openEnd: number, selfClosing: boolean): Draft {
  const colon = fullName.indexOf(":");
  return {
    name: fullName.slice(colon + 1), prefix: fullName.slice(0, colon + 1), attributes: attributeText === "" ? NO_ATTRIBUTES : attributesOf(attributeText), children: [], text: "",
    start, openEnd, closeStart: openEnd, end: openEnd, selfClosing,
  };
}

function attributesOf(text: string): ReadonlyMap<string, string> {
  const attributes = new Map<string, string>();
  for (const [, name, double, single] of text.matchAll(ATTRIBUTE)) attributes.set(name!, unescapeXml((double ?? single)!.replace(/[\t\r\n]/g, " ")));
  return attributes;
}

export function child(element: XmlElement | undefined, name: string): XmlElement | undefined {
  return element?.children.find((candidate) => candidate.name === name);
}

export function childrenNamed(element: XmlElement | undefined, name: string): readonly XmlElement[] {
  return element?.children.filter((candidate) => candidate.name === name) ?? [];
}

/** All text inside, that of inner elements included. */
export function textInside(element: XmlElement): string {
  return element.text + element.children.map(textInside).join("");
}

/** `r:id` under whatever prefix the part gives the relationships' namespace. */
export function relationshipId(element: XmlElement): string | null {
  for (const [name, value] of element.attributes) if (/^[^:]+:id$/.test(name)) return value;
  return null;
}

/** Switches are written `1`, `true`, `on`. */
export function isOn(value: string | undefined, otherwise = false): boolean {
  return value === undefined ? otherwise : /^(1|true|on)$/i.test(value.trim());
}

/** A change of a text by place; several are applied at once. */
export interface Splice {
  readonly start: number;
  readonly end: number;
  readonly text: string;
}

/** Splices may touch but not overlap; those at the same place go in as given. */
export function splice(text: string, splices: readonly Splice[]): string {
  let result = "";
  let position = 0;
  for (const { start, end, text: replacement } of [...splices].sort((one, other) => one.start - other.start || one.end - other.end)) {
    result += text.slice(position, start) + replacement;
    position = end;
  }
  return result + text.slice(position);
}

/** The start tag of an element with an attribute set (or taken away with null), as a splice. */
export function withAttributes(text: string, element: XmlElement, changes: Readonly<Record<string, string | null>>): Splice {
  let tag = text.slice(element.start, element.openEnd);
  for (const [name, value] of Object.entries(changes)) {
    const written = new RegExp(`\\s+${name.replace(/[.*+?^\${}()|[\]\\]/g, "\\$&")}\\s*=\\s*("[^"]*"|'[^']*')`);
    const attribute = value === null ? "" : ` ${name}="${value}"`;
    if (written.test(tag)) tag = tag.replace(written, () => attribute);
    else if (value !== null) tag = tag.replace(/\s*\/?>$/, (end) => `${attribute}${end.trim()}`);
  }
  return { start: element.start, end: element.openEnd, text: tag };
}

/** Append markup as last content of an element; opens one that closes itself. */
export function appended(text: string, element: XmlElement, markup: string): Splice {
  if (!element.selfClosing) return { start: element.closeStart, end: element.closeStart, text: markup };
  const tag = text.slice(element.start, element.openEnd).replace(/\s*\/>$/, ">");
  return { start: element.start, end: element.end, text: `${tag}${markup}</${element.prefix}${element.name}>` };
}
