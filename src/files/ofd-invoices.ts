import type { SourceElement } from "../sources/source";
import { WorkbookError } from "../workbook/workbook";
import { decodeSourceXml, readSourceXml } from "./xml-source";
import { inflateEntry, unreadable, type ZipEntry } from "./zip-read";

const ROOT = "ofd.xml";
/** An invoice is a few kilobytes; fonts and seals may be large. */
const PART_BYTES_MAX = 20_000_000;

/** An e-invoice inside an OFD. */
export interface OfdInvoice {
  readonly part: string;
  readonly text: string;
  readonly xml: SourceElement;
}

export function isOfd(entries: readonly ZipEntry[]): boolean {
  return entries.some(({ name }) => name.toLowerCase() === ROOT);
}

/**
 * The invoice data of each document in an OFD: the XML among its attachments, wherever `Attachments.xml` says it lies.
 *
 * A path is counted from the package's root where it begins with `/`, else from the folder of the part that names it, else from the document's.
 * Where no attachment is an invoice, any other XML part that is one is taken: some issuers keep it beside. Errors: `unreadable-file` with `reason` `ofd-no-invoice`.
 */
export function ofdInvoices(entries: readonly ZipEntry[]): readonly OfdInvoice[] {
  const parts = new OfdParts(entries);
  const invoices: OfdInvoice[] = [];
  for (const document of namedInside(parts.root(ROOT), "DocRoot").map(({ text }) => parts.find(text.trim(), [""]))) {
    const folder = folderOf(document ?? "");
    const list = document === null ? undefined : namedInside(parts.root(document), "Attachments")[0];
    const listPart = list && parts.find(list.text.trim(), [folder]);
    if (!listPart) continue;
    const attached = namedInside(parts.root(listPart), "FileLoc").map(({ text }) => parts.find(text.trim(), [folderOf(listPart), folder]));
    invoices.push(...attached.flatMap((part) => parts.invoice(part) ?? []));
  }
  const found = invoices.length > 0 ? invoices : entries.flatMap(({ name }) => parts.invoice(/\.xml$/i.test(name) ? name : null) ?? []);
  const unique = found.filter((invoice, index) => found.findIndex(({ part }) => part === invoice.part) === index);
  if (unique.length === 0) throw unreadable("ofd-no-invoice");
  return unique;
}

class OfdParts {
  private readonly entries: ReadonlyMap<string, ZipEntry>;
  private readonly roots = new Map<string, { readonly text: string; readonly xml: SourceElement } | null>();

  constructor(entries: readonly ZipEntry[]) {
    this.entries = new Map(entries.map((entry) => [entry.name.toLowerCase(), entry]));
  }

  /** Where a path leads, tried from each folder; null where nothing lies there. */
  find(path: string, folders: readonly string[]): string | null {
    const starts = path.startsWith("/") ? [""] : folders;
    return starts.map((folder) => resolved(folder, path)).find((part) => this.entries.has(part.toLowerCase())) ?? null;
  }

  root(part: string): SourceElement | null {
    return this.read(part)?.xml ?? null;
  }

  /** The part where it is XML of an invoice: it says a total, a seller and a number, under whatever names its version gives them. */
  invoice(part: string | null): OfdInvoice | null {
    const read = part === null ? null : this.read(part);
    if (!read || !/e-?invoice/i.test(read.xml.name) || !/Seller|Buyer/.test(read.text)) return null;
    return { part: part!, ...read };
  }

  private read(part: string): { readonly text: string; readonly xml: SourceElement } | null {
    const key = part.toLowerCase();
    if (!this.roots.has(key)) this.roots.set(key, this.parse(key));
    return this.roots.get(key)!;
  }

  private parse(key: string): { readonly text: string; readonly xml: SourceElement } | null {
    const entry = this.entries.get(key);
    if (!entry || entry.sizeBytes > PART_BYTES_MAX) return null;
    const bytes = inflateEntry(entry);
    const text = decodeSourceXml(bytes)?.text ?? new TextDecoder().decode(bytes);
    try {
      const xml = readSourceXml(text);
      return xml && { text, xml };
    } catch (error) {
      if (error instanceof WorkbookError) return null; // a part that is no XML is no invoice
      throw error;
    }
  }
}

function namedInside(element: SourceElement | null, name: string): readonly SourceElement[] {
  if (!element) return [];
  return element.children.flatMap((child) => [...(child.name === name ? [child] : []), ...namedInside(child, name)]);
}

function folderOf(part: string): string {
  return part.slice(0, part.lastIndexOf("/") + 1);
}

function resolved(folder: string, path: string): string {
  const steps: string[] = [];
  for (const step of `${path.startsWith("/") ? "" : folder}${path}`.replace(/\\/g, "/").split("/")) {
    if (step === "..") steps.pop();
    else if (step !== "" && step !== ".") steps.push(step);
  }
  return steps.join("/");
}
