import { sha256Steps } from "../check/sha256";
import { allSteps, type Steps } from "../check/steps";
import type { RawCell } from "../grid/table";
import type { SourceFile, SourceGrid } from "../sources/source";
import { WorkbookError } from "../workbook/workbook";
import { readDelimitedInSteps } from "./csv";
import { fileKind } from "./file-kind";
import { htmlRows, looksLikeHtml } from "./html-rows";
import { isOfd, ofdInvoices } from "./ofd-invoices";
import { packedFiles } from "./packed-files";
import { pdfAttachments } from "./pdf-attachments";
import { decodeText, findEncoding } from "./text-encoding";
import { XlsxBook } from "./xlsx-book";
import { isXmlSpreadsheet, xmlSpreadsheetGrids } from "./xml-spreadsheet";
import { decodeSourceXml, readSourceXmlSteps } from "./xml-source";
import { readZip, unreadable, type ZipEntry } from "./zip-read";

/** The files that one file turned out to hold, and those in it that cannot be read. */
export interface ReadSource {
  readonly files: readonly SourceFile[];
  readonly refused: readonly { readonly name: string; readonly error: WorkbookError }[];
}

/** Larger than any export that a workbook could take in. */
const SOURCE_MEGABYTES_MAX = 300;

/** A file of this size is not even fetched. */
export function refuseTooMuch(bytes: number): void {
  if (bytes > SOURCE_MEGABYTES_MAX * 1e6) throw new WorkbookError("unreadable-file", { reason: "too-much", megabytes: SOURCE_MEGABYTES_MAX });
}

const PIECE_BYTES = 1 << 20;
/** Of a text: letters are there, the file has its name, and the rest is its fields or elements. */
const SHARES = { decoded: 0.15, named: 0.35 };

/** Told how much of the work is done, 0 to 1. */
type OnShare = (share: number) => void;
const INVOICE_ROOT = /^(?:CrossIndustry(?:Invoice|Document)|Invoice|CreditNote|DebitNote)$/;
const OFX = /^\s*(?:OFXHEADER|<OFX)/i;
/** Texts whose fields are not parted by a delimiter: a quotation mark that never closes is only a letter there. */
const STRUCTURED = /^\s*(?:OFXHEADER|<OFX|!(?:Type|Account|Option|Clear)\b|\{1:|:\d\d[A-Z]?:|01,)/i;

/**
 * Decode another system's file, whatever its name says it is: text of fields, workbook, XML, table in HTML, e-invoice in OFD or attached to a PDF, or a ZIP of such files.
 *
 * Errors: `unreadable-file` with `reason` `empty`, `pdf`, `pdf-attachment`, `old-format`, `too-much`, `xml-damaged`, `xml-doctype`, `ofd-no-invoice` and those of the readers; `encrypted-file`.
 */
export function readSource(bytes: Uint8Array, name: string): ReadSource {
  return allSteps(readSourceSteps(bytes, name));
}

/** The same with pauses, so that a page stays awake. */
export function* readSourceSteps(bytes: Uint8Array, name: string, onShare: OnShare = () => undefined): Steps<ReadSource> {
  refuseTooMuch(bytes.length);
  const kind = fileKind(bytes);
  if (kind === "empty") throw unreadable("empty");
  if (kind === "encrypted") throw new WorkbookError("encrypted-file");
  if (kind === "old-format") throw unreadable("old-format");
  if (startsWith(bytes, "%PDF")) return { files: yield* pdfSources(bytes, name), refused: [] };
  if (kind === "other") return { files: [yield* textSource(bytes, name, onShare)], refused: [] };
  const entries = zipEntries(bytes);
  const has = (part: string): boolean => entries.some((entry) => entry.name.toLowerCase() === part);
  if (isOfd(entries)) return { files: yield* ofdSources(entries, bytes, name), refused: [] };
  if (has("[content_types].xml") || has("mimetype")) return { files: [yield* workbookSource(bytes, name, onShare)], refused: [] };
  return yield* packedSources(entries, name, onShare);
}

/** Data attached to an invoice's pages; other XML is left aside where some of it is an invoice. */
function* pdfSources(bytes: Uint8Array, name: string): Steps<readonly SourceFile[]> {
  const files: SourceFile[] = [];
  const hash = yield* sha256Steps(bytes);
  for (const content of pdfAttachments(bytes)) {
    const { encoding, text } = decodeSourceXml(content) ?? (yield* plainText(content, name));
    const xml = yield* readSourceXmlSteps(text);
    if (xml) files.push({ name: files.length === 0 ? name : `${name} (${files.length + 1})`, form: "xml", encoding, hash: files.length === 0 ? hash : `${hash}-${files.length + 1}`, text, grids: [], xml });
    yield;
  }
  const invoices = files.filter(({ xml }) => INVOICE_ROOT.test(xml!.name));
  if (files.length === 0) throw unreadable("pdf-attachment");
  return invoices.length > 0 ? invoices : files;
}

/** A ZIP that asks for a password is no workbook that asks for one. */
function zipEntries(bytes: Uint8Array): readonly ZipEntry[] {
  try {
    return readZip(bytes);
  } catch (error) {
    throw error instanceof WorkbookError && error.code === "encrypted-file" ? new WorkbookError("encrypted-file", { reason: "zip" }, { cause: error }) : error;
  }
}

/** The files inside, each by itself: one that cannot be read does not keep the others back. */
function* packedSources(entries: readonly ZipEntry[], name: string, onShare: OnShare): Steps<ReadSource> {
  const files: SourceFile[] = [];
  const refused: { name: string; error: WorkbookError }[] = [];
  const packed = packedFiles(entries);
  for (const [index, { name: inner, bytes }] of packed.entries()) {
    const full = `${name}/${inner}`;
    try {
      const content = bytes();
      if (fileKind(content) === "package" && !isReadablePackage(content)) throw unreadable("nested-zip");
      const read = yield* readSourceSteps(content, full, (share) => onShare((index + share) / packed.length));
      files.push(...read.files);
      refused.push(...read.refused);
    } catch (error) {
      if (!(error instanceof WorkbookError)) throw error;
      refused.push({ name: full, error });
    }
  }
  if (files.length === 0) throw refused[0]?.error ?? unreadable("zip-empty");
  return { files, refused };
}

/** A workbook or an OFD inside a ZIP is read; a ZIP inside a ZIP is not. */
function isReadablePackage(bytes: Uint8Array): boolean {
  const entries = readZip(bytes);
  return isOfd(entries) || entries.some((entry) => /^(\[content_types\]\.xml|mimetype)$/i.test(entry.name));
}

function* ofdSources(entries: readonly ZipEntry[], bytes: Uint8Array, name: string): Steps<readonly SourceFile[]> {
  const invoices = ofdInvoices(entries);
  const hash = yield* sha256Steps(bytes);
  const outer = /\.ofd$/i.test(name) ? name : `${name}.ofd`;
  return invoices.map(({ part, text, xml }, index): SourceFile => ({
    name: invoices.length === 1 ? outer : `${outer.replace(/\.ofd$/i, "")} (${part}).ofd`, form: "xml", encoding: "utf-8", hash: index === 0 ? hash : `${hash}-${index + 1}`, text, grids: [], xml,
  }));
}

function* workbookSource(bytes: Uint8Array, name: string, onShare: OnShare): Steps<SourceFile> {
  const book = XlsxBook.open(bytes);
  const grids: SourceGrid[] = [];
  for (const [index, sheet] of book.sheets.entries()) {
    if (!sheet.hasCells) continue;
    onShare(index / book.sheets.length);
    yield* sheet.loadSteps();
    const cells = sheet.cells();
    const rows: (readonly RawCell[])[] = [];
    for (let row = 0; row < cells.rowCount; row++) rows.push(withoutTrailingBlanks(cells.rows[row]?.values ?? []));
    while (rows.length > 0 && rows[rows.length - 1]!.length === 0) rows.pop();
    if (rows.length > 0) grids.push({ name: sheet.name, rows, lines: rows.map((_, row) => row + 1), date1904: book.date1904 });
  }
  if (grids.length === 0) throw unreadable("no-cells");
  return { name, form: "workbook", encoding: "binary", hash: yield* sha256Steps(bytes), text: null, grids, xml: null };
}

function withoutTrailingBlanks(values: readonly (RawCell | undefined)[]): readonly RawCell[] {
  let end = values.length;
  while (end > 0 && (values[end - 1] ?? null) === null) end--;
  return Array.from({ length: end }, (_, column) => values[column] ?? null);
}

function* textSource(bytes: Uint8Array, name: string, onShare: OnShare): Steps<SourceFile> {
  const xml = decodeSourceXml(bytes);
  const { encoding, text } = xml ?? (yield* plainText(bytes, name));
  onShare(SHARES.decoded);
  const common = { name, encoding, hash: yield* sha256Steps(bytes), text };
  const onRest = (share: number): void => onShare(SHARES.named + (1 - SHARES.named) * share);
  onRest(0);
  if (looksLikeHtml(text)) return { ...common, form: "text", grids: [gridOf(name, htmlRows(text))], xml: null };
  const root = /^\s*</.test(text) ? yield* readSourceXmlSteps(text, onRest) : null;
  if (root && isXmlSpreadsheet(root)) return { ...common, form: "workbook", grids: xmlSpreadsheetGrids(root), xml: null };
  if (root) return { ...common, form: "xml", grids: [], xml: root };
  return { ...common, form: "text", grids: yield* fieldGrids(bytes, name, text, onRest), xml: null };
}

function* plainText(bytes: Uint8Array, name: string): Steps<{ readonly encoding: string; readonly text: string }> {
  const encoding = findEncoding(bytes, name);
  const pieces: string[] = [];
  for (const piece of decodeText(bytes, encoding, PIECE_BYTES, name)) {
    pieces.push(piece);
    yield;
  }
  return { encoding, text: pieces.join("") };
}

function* fieldGrids(bytes: Uint8Array, name: string, text: string, onShare: OnShare): Steps<readonly SourceGrid[]> {
  try {
    const steps = readDelimitedInSteps(bytes, name, PIECE_BYTES);
    for (;;) {
      const step = steps.next();
      if (step.done) return [{ name, rows: step.value.rows, lines: step.value.lines, date1904: false }];
      onShare(step.value);
      yield;
    }
  } catch (error) {
    const reason = error instanceof WorkbookError ? error.params.reason : null;
    // Only OFX may stand in one line.
    if (reason === "quote" ? STRUCTURED.test(text.slice(0, 1000)) : reason === "long-line" && OFX.test(text.slice(0, 1000))) return [];
    throw error;
  }
}

function gridOf(name: string, rows: readonly (readonly RawCell[])[]): SourceGrid {
  return { name, rows, lines: rows.map((_, row) => row + 1), date1904: false };
}

function startsWith(bytes: Uint8Array, text: string): boolean {
  return [...text].every((letter, index) => bytes[index] === letter.charCodeAt(0));
}
