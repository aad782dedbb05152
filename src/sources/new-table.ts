import type { TableInfo } from "../grid/table";
import type { Language } from "../words/language";
import { importText } from "../words/import-words";
import { type Destination, IMPORT_TABLES } from "./destination";
import type { SourceRow } from "./source";

/** A column of a table that an import makes. */
export interface NewColumn {
  readonly name: Name;
  readonly kind: "text" | "day" | "amount";
  /** Characters. */
  readonly width: number;
}
type Name =
  | "date" | "customerCode" | "customerName" | "type" | "document" | "dueDate" | "reference" | "description" | "debit" | "credit" | "amount" | "currency" | "netAmount" | "tax"
  | "balance" | "counterparty" | "counterpartyAccount" | "bankReference" | "ownAccount" | "sourceFile" | "sourceRow" | "importId";

const WIDTHS: Readonly<Record<Name, number>> = {
  date: 12, customerCode: 14, customerName: 30, type: 14, document: 18, dueDate: 12, reference: 18, description: 36, debit: 15, credit: 15, amount: 15, currency: 10, netAmount: 15, tax: 13,
  balance: 15, counterparty: 30, counterpartyAccount: 24, bankReference: 24, ownAccount: 24, sourceFile: 28, sourceRow: 11, importId: 18,
};
const KINDS: Readonly<Partial<Record<Name, NewColumn["kind"]>>> = { date: "day", dueDate: "day", debit: "amount", credit: "amount", amount: "amount", netAmount: "amount", tax: "amount", balance: "amount" };
const TRACES = ["sourceFile", "sourceRow", "importId"] as const;
const COLUMNS: Readonly<Record<Destination, readonly Name[]>> = {
  ledger: ["date", "customerCode", "customerName", "type", "document", "dueDate", "reference", "description", "debit", "credit", "currency", "netAmount", "tax", ...TRACES],
  statement: ["date", "customerCode", "customerName", "type", "document", "dueDate", "reference", "description", "debit", "credit", "currency", ...TRACES],
  bank: ["date", "counterparty", "counterpartyAccount", "amount", "currency", "balance", "reference", "document", "description", "bankReference", "ownAccount", ...TRACES],
};
/** Made only where the file has something for them. */
const OPTIONAL: Readonly<Partial<Record<Name, (row: SourceRow) => boolean>>> = {
  customerCode: ({ partyCode }) => (partyCode ?? "") !== "",
  dueDate: ({ dueDay }) => (dueDay ?? null) !== null,
  netAmount: ({ more }) => more?.net !== undefined,
  tax: ({ more }) => more?.tax !== undefined,
  bankReference: ({ more, reference }) => more?.bankReference !== undefined && more.bankReference !== reference,
};

/** A table that the workbook lacks. */
export interface NewTable {
  readonly destination: Destination;
  readonly columns: readonly NewColumn[];
  /** As it will stand, before it has an id. */
  readonly info: TableInfo;
}

/** The table to be made for these rows, its headers in the user's language, its name one that is free (`taken` in lower case). */
export function newTable(destination: Destination, rows: readonly SourceRow[], { language, taken }: { readonly language: Language; readonly taken: ReadonlySet<string> }): NewTable {
  let name = IMPORT_TABLES[destination];
  for (let number = 2; taken.has(name.toLowerCase()); number++) name = `${IMPORT_TABLES[destination]}${number}`;
  const names = COLUMNS[destination].filter((name) => OPTIONAL[name] === undefined || rows.some(OPTIONAL[name]));
  return {
    destination,
    columns: names.map((name) => ({ name, kind: KINDS[name] ?? "text", width: WIDTHS[name] })),
    info: { id: `new/${destination}`, name, sheet: importText(language, `sheet.${destination}`), headerRow: 0, firstColumn: 0, headers: names.map((name) => importText(language, `column.${name}`)), rowCount: 0 },
  };
}
