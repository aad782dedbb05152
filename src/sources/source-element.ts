import type { SourceElement } from "./source";

/** The element down a path of local names; undefined where a step is missing. */
export function elementAt(element: SourceElement | undefined, ...path: readonly string[]): SourceElement | undefined {
  let found = element;
  for (const name of path) found = found?.children.find((child) => child.name === name);
  return found;
}

export function elementsNamed(element: SourceElement | undefined, name: string): readonly SourceElement[] {
  return element?.children.filter((child) => child.name === name) ?? [];
}

/** The text down a path, blanks of layout taken off; "" where a step is missing. */
export function textAt(element: SourceElement | undefined, ...path: readonly string[]): string {
  return elementAt(element, ...path)?.text.replace(/\s+/gu, " ").trim() ?? "";
}

/** The first text that is there. */
export function firstText(element: SourceElement | undefined, ...paths: readonly (readonly string[])[]): string {
  return paths.map((path) => textAt(element, ...path)).find((text) => text !== "") ?? "";
}

/** Every element of a name, wherever it stands, in the order of the file. */
export function elementsInside(element: SourceElement | undefined, name: string | RegExp): readonly SourceElement[] {
  const found: SourceElement[] = [];
  const open = element ? [element] : [];
  for (let next = open.pop(); next; next = open.pop()) {
    if (typeof name === "string" ? next.name === name : name.test(next.name)) found.push(next);
    for (let index = next.children.length - 1; index >= 0; index--) open.push(next.children[index]!);
  }
  return found;
}

/** The text of the first element of one of these names that says something, wherever it stands; the names in order of preference. */
export function textInside(element: SourceElement | undefined, ...names: readonly string[]): string {
  for (const name of names) {
    const text = elementsInside(element, name).map((each) => each.text.trim()).find((each) => each !== "");
    if (text !== undefined) return text;
  }
  return "";
}
