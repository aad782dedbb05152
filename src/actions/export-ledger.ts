import type { Day } from "../calendar/day";
import { writeDelimited } from "../files/csv";
import { uniqueFileName } from "../files/file-name";
import { findCustomer } from "../ledger/find-customer";
import { openAmounts } from "../ledger/open-items";
import type { LedgerView } from "../live/live-state";
import { documentsToExport, type ExportScope, type StayReason } from "../sources/export-documents";
import { ledgerEntries, ledgerRows } from "../sources/export-ledger";
import { TEMPLATE_FORMATS, type TemplateFormat, type TemplateOptions, templateRows, TEMPLATES } from "../sources/export-templates";
import type { OutgoingFile } from "../workbook/file-handover";
import { type Job, WorkbookError } from "../workbook/workbook";
import { type AddIn, currentView } from "./add-in";

export const EXPORT_FORMATS = [...TEMPLATE_FORMATS, "csv", "json"] as const;
export type ExportFormat = (typeof EXPORT_FORMATS)[number];

export interface ExportQuestion {
  readonly format: ExportFormat;
  readonly from: Day | null;
  readonly to: Day | null;
  /** As a person writes it; null for all. */
  readonly customer: string | null;
  /** Only what is open at the closing date. */
  readonly openOnly: boolean;
  readonly template: Partial<TemplateOptions>;
}

export interface ExportedFile {
  readonly file: OutgoingFile;
  /** Entries or documents in the file. */
  readonly count: number;
  /** Rows of the ledger that belong to the scope and are not in the file. */
  readonly staying: readonly { readonly row: number; readonly reason: StayReason }[];
  /** What the other system takes in one file, where this file has more. */
  readonly overMax: number | null;
  /** The other system wants an account and a tax rate that nobody named. */
  readonly toFillIn: boolean;
}

const CSV_TYPE = "text/csv";
const JSON_TYPE = "application/json";

/** Make a file of the ledger for another system. Errors: `other` with `reason` `customer-unknown`, `customer-ambiguous`. */
export function exportOf(view: LedgerView, { format, from, to, customer, openOnly, template }: ExportQuestion): ExportedFile {
  const { ledger, settlement, asOf } = view;
  const scope: ExportScope = { from, to, customer: customer === null ? null : customerOf(view, customer), open: openOnly ? openAmounts(ledger, settlement, asOf) : null };
  const name = uniqueFileName(`${ledger.tables.ledger.name} ${format}`, new Set());
  if (format === "json") {
    const entries = ledgerEntries(ledger, scope);
    return { file: textOf(`${name}.json`, JSON_TYPE, `${JSON.stringify(entries, null, 1)}\n`), count: entries.length, staying: [], overMax: null, toFillIn: false };
  }
  if (format === "csv") {
    const rows = ledgerRows(ledger, scope);
    return { file: textOf(`${name}.csv`, CSV_TYPE, writeDelimited(rows)), count: rows.length - 1, staying: [], overMax: null, toFillIn: false };
  }
  return templateFile(`${name}.csv`, format, ledger, scope, template);
}

/** The same, handed to the user as a download. Error `unsupported` where files cannot leave. */
export async function exportLedger(addIn: AddIn, question: ExportQuestion, job?: Job): Promise<ExportedFile> {
  if (!addIn.files) throw new WorkbookError("unsupported");
  const exported = exportOf(await currentView(addIn, job), question);
  await addIn.files.save(exported.file);
  return exported;
}

function templateFile(name: string, format: TemplateFormat, ledger: LedgerView["ledger"], scope: ExportScope, options: Partial<TemplateOptions>): ExportedFile {
  const { credits, invoicesMax } = TEMPLATES[format];
  const { documents, staying } = documentsToExport(ledger, scope, credits);
  const invoices = new Set(documents.map(({ number }) => number)).size;
  // These systems take the mark of UTF-8 for part of the first header.
  const text = writeDelimited(templateRows(format, documents, options)).replace(/^\uFEFF/, "");
  return {
    file: textOf(name, CSV_TYPE, text), count: documents.length, staying, overMax: invoicesMax !== null && invoices > invoicesMax ? invoicesMax : null,
    toFillIn: (options.accountCode ?? "") === "" || (format !== "zoho" && (options.taxType ?? "") === ""),
  };
}

function customerOf({ ledger }: LedgerView, customer: string): number {
  const found = findCustomer(ledger, customer);
  if (found.kind === "found") return found.customer;
  throw new WorkbookError("other", { reason: found.kind === "ambiguous" ? "customer-ambiguous" : "customer-unknown", customer });
}

function textOf(name: string, mediaType: string, text: string): OutgoingFile {
  return { name, mediaType, bytes: new TextEncoder().encode(text) };
}
