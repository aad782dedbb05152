import { decodeXml, encodeXml, escapeXml } from "./xml-text";
import { appended, childrenNamed, parseXml, splice, type XmlElement } from "./xml-tree";
import { inflateEntry, inflateStart, readZip, unreadable, type ZipEntry } from "./zip-read";
import { writeZip, zipEntry } from "./zip-write";

const CONTENT_TYPES = "[Content_Types].xml";
const DECLARATION = "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n";
const RELATIONSHIPS_NAMESPACE = "http://schemas.openxmlformats.org/package/2006/relationships";
/** A DOCTYPE stands in the prolog; this much of each part is looked at when the package is opened. */
const PROLOG_BYTES = 2048;

/** One of `entry` and `text` is there; the other is made of it when it is asked for. */
interface Part {
  readonly name: string;
  entry: ZipEntry | null;
  text: string | null;
}

export interface Relationship {
  readonly id: string;
  /** Last word of the type's address, `worksheet`: the same in Transitional and Strict. */
  readonly kind: string;
  /** Part name, resolved; the address for an external target. */
  readonly target: string;
  readonly external: boolean;
}

/**
 * The parts of an Office package by name, whatever they hold.
 *
 * Parts are kept packed as they came until somebody asks for one, and written back as they came unless somebody changed one.
 */
export class Package {
  private readonly parts: Map<string, Part>;
  private changed = false;

  private constructor(parts: Iterable<readonly [string, Part]>, private readonly original: Uint8Array | null) {
    this.parts = new Map(parts);
  }

  /** Errors: as `readZip`; `unreadable-file` with `reason` `doctype`. */
  static open(bytes: Uint8Array): Package {
    const entries = readZip(bytes);
    for (const entry of entries) if (/\.(xml|rels)$/i.test(entry.name) && /<!DOCTYPE/i.test(new TextDecoder("latin1").decode(inflateStart(entry, PROLOG_BYTES)).replace(/\0/g, ""))) throw unreadable("doctype", entry.name);
    return new Package(entries.map((entry) => [entry.name.toLowerCase(), { name: entry.name, entry, text: null }]), bytes);
  }

  static empty(): Package {
    return new Package([], null);
  }

  has(part: string): boolean {
    return this.parts.has(part.toLowerCase());
  }

  names(): string[] {
    return [...this.parts.values()].map(({ name }) => name);
  }

  /** The part as it is packed. Errors: `unreadable-file` with `reason` `part-missing`. */
  entry(name: string): ZipEntry {
    const part = this.part(name);
    return (part.entry ??= zipEntry(part.name, encodeXml(part.text!)));
  }

  bytes(name: string): Uint8Array {
    return inflateEntry(this.entry(name));
  }

  text(name: string): string {
    const part = this.part(name);
    return (part.text ??= decodeXml(this.bytes(name), name));
  }

  setText(name: string, text: string): void {
    if (this.has(name) && this.part(name).text === text) return;
    this.put(name, { name, entry: null, text });
  }

  setBytes(name: string, bytes: Uint8Array): void {
    this.setEntry(name, zipEntry(name, bytes));
  }

  setEntry(name: string, entry: ZipEntry): void {
    this.put(name, { name, entry, text: null });
  }

  /** In the place of the part with this name, or behind the last. */
  private put(name: string, part: Part): void {
    const key = name.toLowerCase();
    const before = this.parts.get(key);
    this.changed = true;
    this.parts.set(key, before ? { ...part, name: before.name } : part);
  }

  private part(name: string): Part {
    const part = this.parts.get(name.toLowerCase());
    if (!part) throw unreadable("part-missing", name);
    return part;
  }

  /** With its relationships and its content type. */
  remove(part: string): void {
    if (!this.parts.delete(part.toLowerCase())) return;
    this.changed = true;
    if (part.endsWith(".rels")) return;
    this.parts.delete(relationshipsPart(part).toLowerCase());
    this.removeContentTypes([part]);
  }

  /** A package that shares all parts and can be changed on its own. */
  copy(): Package {
    const copy = new Package([...this.parts].map(([key, part]) => [key, { ...part }] as const), this.original);
    copy.changed = this.changed;
    return copy;
  }

  /** The very bytes it was opened from where nothing changed. */
  save(): Uint8Array {
    return this.original && !this.changed ? this.original : writeZip([...this.parts.values()].map(({ name }) => this.entry(name)));
  }

  relationships(source: string): Relationship[] {
    const part = relationshipsPart(source);
    if (!this.has(part)) return [];
    return childrenNamed(parseXml(this.text(part), part), "Relationship").map((element) => {
      const external = element.attributes.get("TargetMode") === "External";
      const target = element.attributes.get("Target") ?? "";
      return {
        id: element.attributes.get("Id") ?? "",
        kind: (element.attributes.get("Type") ?? "").replace(/^.*\//, ""),
        target: external ? target : resolvePart(source, target),
        external,
      };
    });
  }

  /** Answers the new relationships' ids. `type` in full; `target` a part name. */
  relate(source: string, wanted: readonly { readonly type: string; readonly target: string }[]): string[] {
    if (wanted.length === 0) return [];
    const part = relationshipsPart(source);
    if (!this.has(part)) {
      this.setDefaultType("rels", "application/vnd.openxmlformats-package.relationships+xml");
      this.setText(part, `${DECLARATION}<Relationships xmlns="${RELATIONSHIPS_NAMESPACE}"></Relationships>`);
    }
    const taken = new Set(this.relationships(source).map(({ id }) => id));
    let number = taken.size + 1;
    const ids = wanted.map(() => {
      while (taken.has(`rId${number}`)) number++;
      taken.add(`rId${number}`);
      return `rId${number}`;
    });
    const text = this.text(part);
    const root = parseXml(text, part);
    const markup = wanted.map(({ type, target }, index) => `<${root.prefix}Relationship Id="${ids[index]}" Type="${type}" Target="/${escapeXml(target)}"/>`).join("");
    this.setText(part, splice(text, [appended(text, root, markup)]));
    return ids;
  }

  unrelate(source: string, id: string): void {
    const part = relationshipsPart(source);
    const text = this.text(part);
    const gone = childrenNamed(parseXml(text, part), "Relationship").filter(({ attributes }) => attributes.get("Id") === id);
    this.setText(part, splice(text, gone.map(({ start, end }) => ({ start, end, text: "" }))));
  }

  contentType(part: string): string | null {
    const root = this.contentTypes();
    const name = `/${part}`.toLowerCase();
    const own = childrenNamed(root, "Override").find(({ attributes }) => attributes.get("PartName")?.toLowerCase() === name);
    const extension = part.replace(/^.*\./, "").toLowerCase();
    const byExtension = childrenNamed(root, "Default").find(({ attributes }) => attributes.get("Extension")?.toLowerCase() === extension);
    return (own ?? byExtension)?.attributes.get("ContentType") ?? null;
  }

  setContentTypes(wanted: readonly { readonly part: string; readonly type: string }[]): void {
    if (wanted.length === 0) return;
    this.removeContentTypes(wanted.map(({ part }) => part));
    this.appendContentTypes(wanted.map(({ part, type }) => `Override PartName="/${escapeXml(part)}" ContentType="${type}"`));
  }

  setDefaultType(extension: string, type: string): void {
    const known = childrenNamed(this.contentTypes(), "Default").some(({ attributes }) => attributes.get("Extension")?.toLowerCase() === extension);
    if (!known) this.appendContentTypes([`Default Extension="${extension}" ContentType="${type}"`]);
  }

  private appendContentTypes(tags: readonly string[]): void {
    const root = this.contentTypes();
    const text = this.text(CONTENT_TYPES);
    this.setText(CONTENT_TYPES, splice(text, [appended(text, root, tags.map((tag) => `<${root.prefix}${tag}/>`).join(""))]));
  }

  private removeContentTypes(parts: readonly string[]): void {
    const names = new Set(parts.map((part) => `/${part}`.toLowerCase()));
    const gone = childrenNamed(this.contentTypes(), "Override").filter(({ attributes }) => names.has(attributes.get("PartName")?.toLowerCase() ?? ""));
    if (gone.length > 0) this.setText(CONTENT_TYPES, splice(this.text(CONTENT_TYPES), gone.map(({ start, end }) => ({ start, end, text: "" }))));
  }

  private contentTypes(): XmlElement {
    if (!this.has(CONTENT_TYPES)) this.setText(CONTENT_TYPES, `${DECLARATION}<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"></Types>`);
    return parseXml(this.text(CONTENT_TYPES), CONTENT_TYPES);
  }

  /** `xl/worksheets/sheet` + `.xml` → the first such name that is free. */
  freeName(stem: string, extension: string): string {
    let number = 1;
    while (this.has(`${stem}${number}${extension}`)) number++;
    return `${stem}${number}${extension}`;
  }
}

export function relationshipsPart(source: string): string {
  const slash = source.lastIndexOf("/");
  return `${source.slice(0, slash + 1)}_rels/${source.slice(slash + 1)}.rels`;
}

/** A relationship's target as a part name: relative to its source, or from the root. */
export function resolvePart(source: string, target: string): string {
  const path = target.split(/[?#]/)[0]!.replace(/\\/g, "/");
  const steps = path.startsWith("/") ? [] : source.split("/").slice(0, -1);
  for (const step of decodeTarget(path).split("/")) {
    if (step === "..") steps.pop();
    else if (step !== "" && step !== ".") steps.push(step);
  }
  return steps.join("/");
}

function decodeTarget(path: string): string {
  try {
    return decodeURI(path);
  } catch {
    return path; // not an escaped address: taken as written
  }
}
