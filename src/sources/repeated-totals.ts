import type { Day } from "../calendar/day";
import type { TypeMeaning } from "../ledger/entry-words";
import { NO_CURRENCY } from "../money/currencies";
import { sumMinor } from "./control-total";
import type { LayoutRows } from "./layout-rows";
import type { ControlTotal } from "./source";
import type { SystemField } from "./system-layout";

/**
 * Whether each line of a document repeats the document's total: quantity × price of its lines come to the amount that all of them state.
 *
 * One document that says so decides for the list, unless another one speaks against it: there each line states its own amount.
 */
export function totalsRepeat(rows: LayoutRows<SystemField>): boolean {
  if (!(["document", "amount", "quantity", "price"] as const).every((name) => rows.has(name))) return false;
  const documents = new Map<string, { readonly totals: number[]; readonly lines: number[] }>();
  for (let row = rows.from; row < rows.to; row++) {
    const document = rows.text(row, "document");
    const [total, line] = [rows.amount(row, "amount", NO_CURRENCY).value, rows.line(row, ["quantity", "price"], NO_CURRENCY).value];
    if (document === "" || total === null || line === null) continue;
    const key = [document, rows.text(row, "party"), rows.text(row, "date")].join("\n");
    const known = documents.get(key) ?? { totals: [], lines: [] };
    documents.set(key, known);
    known.totals.push(total);
    known.lines.push(line);
  }
  let repeats = false;
  for (const { totals, lines } of documents.values()) {
    if (totals.length < 2) continue;
    if (totals.every((total, index) => total === lines[index])) return false;
    repeats ||= totals.every((total) => total === totals[0]) && sumMinor(lines) === totals[0];
  }
  return repeats;
}

/** Entries of one document and one amount on several rows: perhaps lines that repeat its total. Every row counts, and that is told. */
export function repeatedDocuments(entries: Iterable<{ readonly day: Day | null; readonly party: string; readonly document: string; readonly currency: string; readonly meaning: TypeMeaning | null; readonly amounts: readonly number[] }>): readonly ControlTotal[] {
  const rows = new Map<string, number>();
  for (const { day, party, document, currency, meaning, amounts } of entries) {
    if (document === "") continue;
    const key = [day, party, document, currency, meaning, sumMinor(amounts)].join("\n");
    rows.set(key, (rows.get(key) ?? 0) + 1);
  }
  const repeated = [...rows.values()].filter((count) => count > 1).length;
  return repeated === 0 ? [] : [{ name: "repeated-documents", expected: "0", found: String(repeated), ok: false, explanation: "repeated-documents" }];
}
