import { appended, child, childrenNamed, isOn, parseXml, relationshipId, type Splice, splice, withAttributes, type XmlElement } from "./xml-tree";
import { escapeXml } from "./xml-text";

export type SheetVisibility = "visible" | "hidden" | "very-hidden";

export interface SheetEntry {
  readonly name: string;
  readonly sheetId: number;
  readonly relationship: string;
  readonly visibility: SheetVisibility;
}

export interface DefinedName {
  readonly name: string;
  /** Position of the sheet it belongs to, null for the whole workbook. */
  readonly sheet: number | null;
  readonly hidden: boolean;
  /** As the file keeps it, without `=`. */
  readonly refersTo: string;
  /** The element as written; null for a name made here. */
  readonly markup: string | null;
}

export interface WorkbookPart {
  readonly text: string;
  readonly date1904: boolean;
  readonly structureLocked: boolean;
  readonly sheets: readonly SheetEntry[];
  readonly names: readonly DefinedName[];
  readonly strict: boolean;
}

export function readWorkbookPart(text: string, part: string): WorkbookPart {
  const root = parseXml(text, part);
  const state = (element: XmlElement): SheetVisibility => {
    const value = element.attributes.get("state");
    return value === "hidden" ? "hidden" : value === "veryHidden" ? "very-hidden" : "visible";
  };
  return {
    text,
    date1904: isOn(child(root, "workbookPr")?.attributes.get("date1904")),
    structureLocked: isOn(child(root, "workbookProtection")?.attributes.get("lockStructure")),
    sheets: childrenNamed(child(root, "sheets"), "sheet").map((element) => ({
      name: element.attributes.get("name") ?? "",
      sheetId: Number(element.attributes.get("sheetId")),
      relationship: relationshipId(element) ?? "",
      visibility: state(element),
    })),
    names: childrenNamed(child(root, "definedNames"), "definedName").map((element) => ({
      name: element.attributes.get("name") ?? "",
      sheet: element.attributes.has("localSheetId") ? Number(element.attributes.get("localSheetId")) : null,
      hidden: isOn(element.attributes.get("hidden")),
      refersTo: element.text,
      markup: text.slice(element.start, element.end),
    })),
    strict: [...root.attributes.values()].some((value) => value === "http://purl.oclc.org/ooxml/spreadsheetml/main"),
  };
}

export interface WorkbookChanges {
  /** All sheets in order; those of the file keep their elements but for the name. */
  readonly sheets: readonly { readonly name: string; readonly sheetId: number; readonly relationship: string; readonly visibility: SheetVisibility }[];
  readonly names: readonly DefinedName[];
  /** Ask the application to work out every formula when it opens the file. */
  readonly recalculate: boolean;
}

/** The workbook part with these changes and nothing else; the very text where there are none. */
export function patchWorkbookPart({ text, sheets: before, names: namesBefore }: WorkbookPart, part: string, changes: WorkbookChanges): string {
  const root = parseXml(text, part);
  const section = child(root, "sheets")!;
  const splices: Splice[] = [];
  childrenNamed(section, "sheet").forEach((element, index) => {
    const name = changes.sheets[index]!.name;
    if (name !== before[index]!.name) splices.push(withAttributes(text, element, { name: escapeXml(name) }));
  });
  const added = changes.sheets.slice(before.length);
  if (added.length > 0) splices.push(appended(text, section, added.map((sheet) => sheetMarkup(sheet, section.prefix, relationshipsAddress(text))).join("")));
  const calculation = child(root, "calcPr");
  const behind = child(root, "definedNames") ?? child(root, "externalReferences") ?? child(root, "functionGroups") ?? section;
  if (changes.names.length !== namesBefore.length || changes.names.some((name, index) => name !== namesBefore[index])) splices.push(namesSplice(root, behind, changes.names));
  if (changes.recalculate) {
    if (calculation) splices.push(withAttributes(text, calculation, { fullCalcOnLoad: "1" }));
    else splices.push({ start: behind.end, end: behind.end, text: `<${root.prefix}calcPr fullCalcOnLoad="1"/>` });
  }
  return splice(text, splices);
}

function namesSplice(root: XmlElement, behind: XmlElement, names: readonly DefinedName[]): Splice {
  const { prefix } = root;
  const inner = names.map((name) => name.markup ?? nameMarkup(name, prefix)).join("");
  const markup = names.length > 0 ? `<${prefix}definedNames>${inner}</${prefix}definedNames>` : "";
  return behind.name === "definedNames" ? { start: behind.start, end: behind.end, text: markup } : { start: behind.end, end: behind.end, text: markup };
}

function nameMarkup({ name, sheet, hidden, refersTo }: DefinedName, prefix: string): string {
  return `<${prefix}definedName name="${escapeXml(name)}"${sheet === null ? "" : ` localSheetId="${sheet}"`}${hidden ? " hidden=\"1\"" : ""}>${escapeXml(refersTo)}</${prefix}definedName>`;
}

/** The prefix for `id` is declared on the element itself: the part may not have one, or another. */
function sheetMarkup({ name, sheetId, relationship, visibility }: WorkbookChanges["sheets"][number], prefix: string, namespace: string): string {
  const state = visibility === "visible" ? "" : ` state="${visibility === "hidden" ? "hidden" : "veryHidden"}"`;
  return `<${prefix}sheet xmlns:r="${namespace}" name="${escapeXml(name)}" sheetId="${sheetId}"${state} r:id="${relationship}"/>`;
}

/** Namespace of relationships in the dialect of the part. */
export function relationshipsAddress(text: string): string {
  return text.includes("http://purl.oclc.org/ooxml/spreadsheetml/main") ? "http://purl.oclc.org/ooxml/officeDocument/relationships" : "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
}
