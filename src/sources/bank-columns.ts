import type { Field } from "../ledger/columns";
import type { BankField } from "./bank-layout";
import { columnsRead, type FoundLayout } from "./find-layout";
import type { SourceReading } from "./source";

/** A bank's columns in the words of the ledger's, which people know and may set right; the others are used as the bank calls them. */
const FIELD_OF: Readonly<Partial<Record<BankField, Field>>> = {
  date: "date", postingDate: "postingDate", moneyIn: "moneyIn", bookedIn: "moneyIn", moneyOut: "moneyOut", bookedOut: "moneyOut", amount: "amount", direction: "direction", balance: "balance", currency: "currency",
  counterparty: "counterparty", payer: "counterparty", payee: "counterparty", counterpartyAccount: "counterpartyAccount", payerAccount: "counterpartyAccount", payeeAccount: "counterpartyAccount",
  description: "description", purpose: "description", remark: "description", note: "description", place: "description", document: "document", reference: "reference", reference2: "reference", status: "status",
};

/** Several columns may be texts of one entry: the first that a person adds takes the first place that is free. */
const PLACES: Readonly<Partial<Record<Field, readonly BankField[]>>> = { description: ["description", "purpose", "remark", "note", "place"], reference: ["reference", "reference2"] };

/** What the columns were read as, for a person to look at. */
export function shownColumns(found: FoundLayout<BankField>): NonNullable<SourceReading["columns"]> {
  return columnsRead(found).map(({ header, field }) => ({ header, field: field === null ? null : (FIELD_OF[field as BankField] ?? null) }));
}

/**
 * What a person set right, in the layout's own words: header → column, "" for leave alone.
 *
 * What agrees with the reading changes nothing, so that a list of all columns may come back.
 */
export function correctionsOf(found: FoundLayout<BankField>, corrected: Readonly<Record<string, string>>): Readonly<Record<string, string>> {
  const own = new Map(columnsRead(found).map(({ header, field }) => [header, field as BankField | null]));
  const changed = Object.entries(corrected).filter(([header, field]) => {
    const before = own.get(header);
    return field !== (before ? (FIELD_OF[before] ?? "") : "");
  });
  const taken = new Set<BankField>([...own].flatMap(([header, field]) => (field === null || changed.some(([other]) => other === header) ? [] : [field])));
  const result: Record<string, string> = {};
  for (const [header, field] of changed) {
    const places = PLACES[field as Field] ?? [field as BankField];
    const place = places.find((each) => !taken.has(each)) ?? places[0]!;
    taken.add(place);
    result[header] = field === "" ? "" : place;
  }
  return result;
}
