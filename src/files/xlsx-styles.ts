import type { CellStyle } from "../grid/sheet-plan";
import type { ThemeColors } from "./xlsx-colors";
import { builtInFormat, FIRST_CUSTOM_FORMAT, portableFormatId } from "./xlsx-number-formats";
import { alignmentLook, borderLook, fillLook, fontLook, type ShownStyle } from "./xlsx-style-look";
import { alignmentMarkup, borderMarkup, fillMarkup, fontMarkup, STYLES_OF_EMPTY_BOOK } from "./xlsx-style-markup";
import { appended, child, isOn, parseXml, type Splice, splice, withAttributes, type XmlElement } from "./xml-tree";
import { escapeXml } from "./xml-text";

/** A cell format of the file: ids of its parts and what stands inside (alignment, protection). */
interface Format {
  readonly attributes: ReadonlyMap<string, string>;
  readonly inner: string;
}

interface Section {
  /** The parts as the file has them, then those added. */
  readonly elements: XmlElement[];
  readonly added: string[];
}

const SECTIONS = ["numFmts", "fonts", "fills", "borders", "cellXfs"] as const;
type SectionName = (typeof SECTIONS)[number];
/** Excel has room for this many cell formats. */
const FORMATS_MAX = 65_000;

/** The styles part: what the file says, and formats added to it; nothing that was there is changed or renumbered. */
export class StyleBook {
  private readonly text: string;
  private readonly root: XmlElement;
  private readonly sections: Record<SectionName, Section>;
  private readonly formats: Format[];
  private readonly formatNumbers = new Map<string, number>();
  /** Formats that differ in their fill alone. */
  private readonly twins = new Map<string, number[]>();
  private readonly formatCodes = new Map<number, string>();
  private readonly shown = new Map<number, ShownStyle | null>();
  private readonly derived = new Map<string, number>();

  constructor(text: string | null, private readonly theme: ThemeColors) {
    this.text = text ?? STYLES_OF_EMPTY_BOOK;
    this.root = parseXml(this.text, "styles.xml");
    this.sections = Object.fromEntries(SECTIONS.map((name) => [name, { elements: [...(child(this.root, name)?.children ?? [])], added: [] }])) as unknown as Record<SectionName, Section>;
    this.formats = this.sections.cellXfs.elements.map((element) => ({
      attributes: element.attributes,
      inner: element.selfClosing ? "" : this.text.slice(element.openEnd, element.closeStart),
    }));
    if (this.formats.length === 0) this.addFormat({ attributes: new Map([["numFmtId", "0"], ["fontId", "0"], ["fillId", "0"], ["borderId", "0"], ["xfId", "0"]]), inner: "" }, 0);
    this.formats.forEach((format, index) => {
      const key = keyOf(format);
      if (!this.formatNumbers.has(key)) this.formatNumbers.set(key, index);
      this.noteTwin(format, index);
    });
    for (const element of this.sections.numFmts.elements) this.formatCodes.set(Number(element.attributes.get("numFmtId")), element.attributes.get("formatCode") ?? "General");
  }

  /** Null for a cell that looks like the default one. */
  resolve(index: number): ShownStyle | null {
    const known = this.shown.get(index);
    if (known !== undefined) return known;
    const style = this.describe(index);
    const shown = Object.keys(style).length > 0 ? style : null;
    this.shown.set(index, shown);
    return shown;
  }

  fill(index: number): string | null {
    return this.resolve(index)?.fill ?? null;
  }

  /** No fill, or one colour: what can be put back by its colour alone. */
  hasPlainFill(index: number): boolean {
    const fill = this.part("fills", Number(this.format(index).attributes.get("fillId") ?? 0));
    const pattern = child(fill, "patternFill");
    return fill === undefined || (pattern !== undefined && /^(none|solid)$/.test(pattern.attributes.get("patternType") ?? "none"));
  }

  numberFormat(index: number): string {
    const id = Number(this.format(index).attributes.get("numFmtId") ?? 0);
    return this.formatCodes.get(id) ?? builtInFormat(id) ?? "General";
  }

  isLocked(index: number): boolean {
    const { inner } = this.format(index);
    return !/<(?:[\w.-]+:)?protection\b[^>]*\blocked\s*=\s*["'](0|false|off)["']/i.test(inner);
  }

  /** The same format with another fill, or none: one that the file already has where there is one, so that clearing comes back to the very format. */
  withFill(index: number, rgb: string | null): number {
    return this.derive(`fill ${index} ${rgb}`, () => {
      const format = this.format(index);
      const twin = (this.twins.get(keyWithoutFill(format)) ?? []).find((other) => this.fill(other) === rgb);
      if (twin !== undefined) return twin;
      const fillId = rgb === null ? 0 : this.addPart("fills", fillMarkup(rgb, this.root.prefix));
      return this.addFormat({ ...format, attributes: new Map([...format.attributes, ["fillId", String(fillId)], ["applyFill", "1"]]) }, index);
    });
  }

  withNumberFormat(index: number, code: string): number {
    return this.derive(`number ${index} ${code}`, () => {
      if (this.numberFormat(index) === code) return index;
      const format = this.format(index);
      return this.addFormat({ ...format, attributes: new Map([...format.attributes, ["numFmtId", String(this.numberFormatId(code))], ["applyNumberFormat", "1"]]) }, index);
    });
  }

  /** Marks text as text whatever it begins with. */
  withQuotePrefix(index: number): number {
    return this.derive(`quote ${index}`, () => {
      const format = this.format(index);
      if (isOn(format.attributes.get("quotePrefix")) || this.numberFormat(index) === "@") return index;
      return this.addFormat({ ...format, attributes: new Map([...format.attributes, ["quotePrefix", "1"]]) }, index);
    });
  }

  withoutQuotePrefix(index: number): number {
    const format = this.format(index);
    if (!isOn(format.attributes.get("quotePrefix"))) return index;
    return this.derive(`unquote ${index}`, () => this.addFormat({ ...format, attributes: new Map([...format.attributes].filter(([name]) => name !== "quotePrefix")) }, index));
  }

  /** The format that looks so, based on the workbook's default font. */
  add(style: CellStyle): number {
    return this.derive(`plan ${JSON.stringify(style)}`, () => {
      const { prefix } = this.root;
      const base = this.sections.fonts.elements[Number(this.format(0).attributes.get("fontId") ?? 0)];
      const hasFont = style.bold || style.italic || style.fontSizePoints !== undefined || style.fontColor !== undefined;
      const fontId = hasFont ? this.addPart("fonts", fontMarkup(style, base, prefix)) : Number(this.format(0).attributes.get("fontId") ?? 0);
      const fillId = style.fill === undefined ? 0 : this.addPart("fills", fillMarkup(style.fill, prefix));
      const borderId = style.borders === undefined || Object.keys(style.borders).length === 0 ? 0 : this.addPart("borders", borderMarkup(style.borders, prefix));
      const numFmtId = this.numberFormatId(style.numberFormat ?? "General");
      const alignment = alignmentMarkup(style, prefix);
      const attributes = new Map([["numFmtId", String(numFmtId)], ["fontId", String(fontId)], ["fillId", String(fillId)], ["borderId", String(borderId)], ["xfId", "0"]]);
      for (const [name, used] of [["applyNumberFormat", numFmtId], ["applyFont", hasFont], ["applyFill", fillId], ["applyBorder", borderId], ["applyAlignment", alignment]] as const) if (used) attributes.set(name, "1");
      return this.addFormat({ attributes, inner: alignment }, 0);
    });
  }

  /** The part with what was added; the very text where nothing was. */
  markup(): string {
    const splices: Splice[] = [];
    let missing = "";
    for (const name of SECTIONS) {
      const { added, elements } = this.sections[name];
      if (added.length === 0) continue;
      const section = child(this.root, name);
      const { prefix } = this.root;
      if (!section) missing += `<${prefix}${name} count="${added.length}">${added.join("")}</${prefix}${name}>`;
      else {
        const count = withAttributes(this.text, section, { count: String(elements.length + added.length) });
        splices.push(section.selfClosing
          ? { start: section.start, end: section.end, text: `${count.text.replace(/\s*\/>$/, ">")}${added.join("")}</${prefix}${name}>` }
          : count, ...(section.selfClosing ? [] : [appended(this.text, section, added.join(""))]));
      }
    }
    // The order of sections is fixed: only `numFmts` may be missing in front of the others in a part that has cell formats.
    if (missing !== "") splices.push({ start: this.root.openEnd, end: this.root.openEnd, text: missing });
    return splice(this.text, splices);
  }

  private format(index: number): Format {
    return this.formats[index] ?? this.formats[0]!;
  }

  private derive(key: string, make: () => number): number {
    const known = this.derived.get(key);
    if (known !== undefined) return known;
    const index = make();
    this.derived.set(key, index);
    return index;
  }

  /** `otherwise`: what a cell looks like where Excel has no room for one more format. */
  private addFormat(format: Format, otherwise: number): number {
    const known = this.formatNumbers.get(keyOf(format));
    if (known !== undefined) return known;
    if (this.formats.length >= FORMATS_MAX) return otherwise;
    const { prefix } = this.root;
    const tag = `<${prefix}xf ${[...format.attributes].map(([name, value]) => `${name}="${escapeXml(value)}"`).join(" ")}`;
    this.sections.cellXfs.added.push(format.inner === "" ? `${tag}/>` : `${tag}>${format.inner}</${prefix}xf>`);
    this.formatNumbers.set(keyOf(format), this.formats.length);
    this.noteTwin(format, this.formats.length);
    return this.formats.push(format) - 1;
  }

  private noteTwin(format: Format, index: number): void {
    const key = keyWithoutFill(format);
    const twins = this.twins.get(key);
    if (twins) twins.push(index);
    else this.twins.set(key, [index]);
  }

  /** Answers the number of a font, fill or border, added where the file has none that is written the same. */
  private addPart(name: "fonts" | "fills" | "borders", markup: string): number {
    const { elements, added } = this.sections[name];
    const own = elements.findIndex(({ start, end }) => end - start === markup.length && this.text.startsWith(markup, start));
    if (own >= 0) return own;
    const known = added.indexOf(markup);
    if (known >= 0) return elements.length + known;
    return elements.length + added.push(markup) - 1;
  }

  private numberFormatId(code: string): number {
    const portable = portableFormatId(code);
    if (portable !== null) return portable;
    for (const [id, known] of this.formatCodes) if (known === code) return id;
    const id = Math.max(FIRST_CUSTOM_FORMAT - 1, ...this.formatCodes.keys()) + 1;
    this.formatCodes.set(id, code);
    this.sections.numFmts.added.push(`<${this.root.prefix}numFmt numFmtId="${id}" formatCode="${escapeXml(code)}"/>`);
    return id;
  }

  private part(name: "fonts" | "fills" | "borders", index: number): XmlElement | undefined {
    const { elements, added } = this.sections[name];
    const markup = added[index - elements.length];
    return index < elements.length ? elements[index] : markup === undefined ? undefined : parseXml(markup, "styles.xml");
  }

  private describe(index: number): ShownStyle {
    const { attributes, inner } = this.format(index);
    const font = fontLook(this.part("fonts", Number(attributes.get("fontId") ?? 0)), this.theme);
    const usual = fontLook(this.part("fonts", Number(this.format(0).attributes.get("fontId") ?? 0)), this.theme);
    const differing = Object.fromEntries(Object.entries(font).filter(([key, value]) => usual[key as keyof ShownStyle] !== value));
    const fill = fillLook(this.part("fills", Number(attributes.get("fillId") ?? 0)), this.theme);
    const borders = borderLook(this.part("borders", Number(attributes.get("borderId") ?? 0)), this.theme);
    const code = this.numberFormat(index);
    return {
      ...differing,
      ...(fill !== null && { fill }),
      ...(borders && { borders }),
      ...(code !== "General" && { numberFormat: code }),
      ...alignmentLook(inner),
    };
  }
}

function keyOf({ attributes, inner }: Format): string {
  return JSON.stringify([[...attributes].sort(([one], [other]) => (one < other ? -1 : 1)), inner]);
}

function keyWithoutFill({ attributes, inner }: Format): string {
  return keyOf({ attributes: new Map([...attributes].filter(([name]) => name !== "fillId" && name !== "applyFill")), inner });
}
