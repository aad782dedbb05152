import type { EntryType } from "../../src/ledger/ledger";
import type { AllocationText, InstalmentText, LedgerRow } from "./make-ledger";

/** Rows of a table drawn with bars: the first line names the columns, blank cells are left out. */
export function parseTextTable(lines: readonly string[]): Record<string, string>[] {
  const cells = (line: string): string[] => line.split("|").map((cell) => cell.trim());
  const headers = cells(lines[0]!);
  return lines.slice(1).map((line) => {
    const row = cells(line);
    if (row.length > headers.length) throw new Error(`More cells than columns: ${line}`);
    return Object.fromEntries(headers.flatMap((header, place) => (row[place] ? [[header, row[place]!]] : [])));
  });
}

/** Columns in a line, as wide as they need, amounts to the right. */
export function drawTextTable(headers: readonly string[], rows: readonly (readonly string[])[]): string[] {
  const widths = headers.map((header, place) => Math.max(header.length, ...rows.map((row) => row[place]!.length)));
  const isNumber = headers.map((_, place) => rows.length > 0 && rows.every((row) => /^(-?[\d.]+)?$/.test(row[place]!)));
  return [headers, ...rows].map((row) => row.map((cell, place) => (isNumber[place] ? cell.padStart(widths[place]!) : cell.padEnd(widths[place]!))).join(" | ").trimEnd());
}

const LEDGER_COLUMNS = ["date", "posted", "customer", "type", "document", "due", "applies to", "amount", "currency", "entity", "account", "disputed", "description"];

export function ledgerRows(lines: readonly string[]): LedgerRow[] {
  return parseTextTable(lines).map((row) => {
    const unknown = Object.keys(row).find((column) => !LEDGER_COLUMNS.includes(column));
    if (unknown) throw new Error(`Unknown column ${unknown}`);
    const { posted, due, currency, entity, account, description } = row;
    return {
      customer: row.customer ?? "A", date: row.date ?? "", type: row.type as EntryType, document: row.document ?? "", amount: row.amount!,
      ...(posted && { posted }), ...(due && { due }), ...(row["applies to"] && { appliesTo: row["applies to"] }), ...(currency && { currency }),
      ...(entity && { entity }), ...(account && { account }), ...(row.disputed && { disputed: true }), ...(description && { description }),
    };
  });
}

export function allocationRows(lines: readonly string[]): AllocationText[] {
  return parseTextTable(lines).map(({ date, from, to, amount, customer }) => ({ from: from!, to: to!, amount: amount!, ...(date && { date }), ...(customer && { customer }) }));
}

export function instalmentRows(lines: readonly string[]): InstalmentText[] {
  return parseTextTable(lines).map(({ document, due, amount, customer }) => ({ document: document!, due: due!, amount: amount!, ...(customer && { customer }) }));
}
