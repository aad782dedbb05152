import type { RawCell, Table } from "../grid/table";
import type { EntryColumns } from "./entry-columns";
import { NATURE, readType } from "./entry-words";
import { type Findings, shownCell } from "./findings";
import { MEANING_UNKNOWN, MEANINGS, type RawEntries } from "./raw-entries";
import { cellText } from "./read-cell";

const NATURES = MEANINGS.map((meaning) => (meaning === "blank" || meaning === "unknown" ? 0 : NATURE[meaning]));
const OPENING = MEANINGS.indexOf("opening");
const REVALUATION = MEANINGS.indexOf("revaluation");

/**
 * Settle the signs over the whole column: + means the customer owes more.
 *
 * A column that writes receipts and credit notes as negatives is taken as written, and one that is against its type is a finding; a column that writes
 * all amounts unsigned leaves the sign to the type, and a row whose type tells no sign is left out. Debit and Credit, and a direction column, speak for themselves.
 *
 * Answers the entries to keep, by index; changes the signs in `raw`.
 */
export function settleSigns(raw: RawEntries, columns: EntryColumns, table: Table, findings: Findings): Int32Array {
  if (columns.amounts.kind === "lines") leaveCreditsUnsided(raw);
  const unsigned = columns.amounts.kind !== "sides" && writesUnsigned(raw);
  if (unsigned) applyNatures(raw);
  const check = new SignCheck(raw, columns, table, findings);
  const keep = new Int32Array(raw.count);
  let kept = 0;
  for (let entry = 0; entry < raw.count; entry++) {
    const meaning = raw.meaning[entry]!;
    const nature = NATURES[meaning]!;
    if (nature === 0) {
      const blindly = unsigned && raw.side[entry] === 0 && meaning !== OPENING && meaning !== REVALUATION && raw.amountMinor[entry] !== 0;
      if (blindly || meaning === MEANING_UNKNOWN) check.reportType(entry, blindly);
      if (blindly) continue;
    } else if (nature * raw.amountMinor[entry]! < 0 && check.isAgainst(entry, unsigned)) check.reportSign(entry, nature);
    keep[kept++] = entry;
  }
  return kept === raw.count ? keep : keep.slice(0, kept);
}

/** No receipt or credit note, or only a lesser part of them, is negative. */
function writesUnsigned({ count, meaning, amountMinor, side }: RawEntries): boolean {
  let negative = 0;
  let positive = 0;
  for (let entry = 0; entry < count; entry++) {
    if (NATURES[meaning[entry]!] !== -1 || side[entry] !== 0) continue;
    if (amountMinor[entry]! < 0) negative++;
    else if (amountMinor[entry]! > 0) positive++;
  }
  return positive > negative;
}

/** Quantity × price is what was invoiced, unless the row's type says that it is a receipt or a credit note: these may be written either way. */
function leaveCreditsUnsided({ count, meaning, side }: RawEntries): void {
  for (let entry = 0; entry < count; entry++) if (NATURES[meaning[entry]!] === -1) side[entry] = 0;
}

function applyNatures({ count, meaning, amountMinor, side }: RawEntries): void {
  for (let entry = 0; entry < count; entry++) if (NATURES[meaning[entry]!] === -1 && side[entry] === 0 && amountMinor[entry] !== 0) amountMinor[entry] = -amountMinor[entry]!;
}

class SignCheck {
  private types: ReadonlyMap<string, string> | null = null;

  constructor(
    private readonly raw: RawEntries,
    private readonly columns: EntryColumns,
    private readonly table: Table,
    private readonly findings: Findings,
  ) {}

  /** The amount goes against its type, and nothing explains it: no red entry in its own column, no reversal that names what it reverses. */
  isAgainst(entry: number, unsigned: boolean): boolean {
    const side = this.raw.side[entry]!;
    const nature = NATURES[this.raw.meaning[entry]!]!;
    // A negative figure in the column of its type's side is a red entry (红字).
    if (side === 1 || side === -1) return side !== nature;
    // A negative among unsigned amounts reverses its own kind.
    if (unsigned) return true;
    return !this.reversesItsOwnKind(entry);
  }

  reportSign(entry: number, nature: number): void {
    const place = this.raw.place[entry]!;
    const { amounts } = this.columns;
    const column = amounts.kind === "sides" ? (this.raw.side[entry] === -1 && amounts.credit ? amounts.credit.column : amounts.debit.column) : amounts.kind === "single" ? amounts.amount.column : amounts.quantity;
    const type = this.columns.at.type >= 0 ? cellText(this.table.rows[place]![this.columns.at.type]) : "";
    this.findings.add("sign-against-type", place, column, { got: shownCell(this.table.rows[place]![column] ?? null), type, expected: nature > 0 ? "+" : "-" });
  }

  reportType(entry: number, leftOut: boolean): void {
    const column = this.columns.at.type;
    const place = this.raw.place[entry]!;
    const cell: RawCell = column < 0 ? null : (this.table.rows[place]![column] ?? null);
    this.findings.add("type-unknown", place, column < 0 ? null : column, { got: shownCell(cell) }, leftOut ? "error" : "warning");
  }

  /** `Applies to` names a document of the same kind: an invoice that takes back an invoice, a receipt that takes back a receipt. */
  private reversesItsOwnKind(entry: number): boolean {
    const { at } = this.columns;
    if (at.appliesTo < 0 || at.document < 0 || at.type < 0) return false;
    const place = this.raw.place[entry]!;
    const target = cellText(this.table.rows[place]![at.appliesTo]);
    if (target === "") return false;
    if (!this.types) {
      const types = new Map<string, string>();
      for (const row of this.table.rows) types.set(cellText(row[at.document]), cellText(row[at.type]));
      this.types = types;
    }
    const type = this.types.get(target);
    return type !== undefined && readType(type) === readType(cellText(this.table.rows[place]![at.type]));
  }
}
