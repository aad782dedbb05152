import { NO_CURRENCY } from "../money/currencies";
import { BEGINNING, type Day, isoDay, NO_DAY } from "../calendar/day";
import { ENTRY_TYPES, type Ledger } from "../ledger/ledger";
import { type Minor, minorToText } from "../money/money";
import type { ExportScope } from "./export-documents";

/** An entry of the ledger as plain data: ISO days, decimal text. */
export interface LedgerEntry {
  readonly row: number;
  readonly date: string | null;
  readonly customer: string;
  readonly name: string;
  readonly type: string;
  readonly document: string;
  readonly due: string | null;
  readonly appliesTo: string;
  readonly reference: string;
  readonly description: string;
  readonly amount: string;
  readonly currency: string;
  /** Only where what is open was asked for. */
  readonly open?: string;
  /** Only where the ledger has such columns. */
  readonly entity?: string;
  readonly account?: string;
}

/** The entries of a scope in the order of the ledger, revaluations left out: they change no customer's account. */
export function ledgerEntries(ledger: Ledger, { from, to, customer, open }: ExportScope): readonly LedgerEntry[] {
  const { entries, partitions, customers, hasEntities, hasAccounts } = ledger;
  const list: LedgerEntry[] = [];
  for (let entry = 0; entry < entries.count; entry++) {
    const place = partitions[entries.partition[entry]!]!;
    const day = entries.documentDay[entry]! as Day;
    if ((customer !== null && place.customer !== customer) || (from !== null && day < from) || (to !== null && day > to) || (open !== null && open[entry] === 0)) continue;
    const { key, name } = customers[place.customer]!;
    const dueDay = entries.dueDay[entry]! as Day;
    list.push({
      row: entries.row[entry]!, date: writtenDay(day), customer: key, name, type: ENTRY_TYPES[entries.type[entry]!]!, document: entries.document[entry]!,
      due: writtenDay(dueDay), appliesTo: entries.appliesTo[entry]!, reference: entries.texts.reference?.[entry] ?? "", description: entries.texts.description?.[entry] ?? "",
      amount: minorToText(entries.amountMinor[entry]! as Minor, place.currency), currency: place.currency, ...(open && { open: minorToText(open[entry]! as Minor, place.currency) }),
      ...(hasEntities && { entity: place.entity }), ...(hasAccounts && { account: place.account }),
    });
  }
  return list;
}

/** An opening balance without a date is due from the beginning: neither is a day that another program could read. */
function writtenDay(day: Day): string | null {
  return day === BEGINNING || day === NO_DAY ? null : isoDay(day);
}

/** The same as header and rows, amounts in Debit and Credit: a file that the add-in reads as a ledger again. */
export function ledgerRows(ledger: Ledger, scope: ExportScope): readonly (readonly string[])[] {
  const list = ledgerEntries(ledger, scope);
  const header = ["Date", "Customer code", "Customer", "Type", "Document", "Due date", "Applies to", "Reference", "Description", "Debit", "Credit", "Currency", ...(scope.open ? ["Open"] : []), ...(ledger.hasEntities ? ["Entity"] : []), ...(ledger.hasAccounts ? ["Account"] : [])];
  const rows = list.map(({ date, customer, name, type, document, due, appliesTo, reference, description, amount, currency, open, entity, account }) => [
    date ?? "", customer, name, type, document, due ?? "", appliesTo, reference, description, amount.startsWith("-") ? "" : amount, amount.startsWith("-") ? amount.slice(1) : "", currency === NO_CURRENCY ? "" : currency,
    ...(open === undefined ? [] : [open]), ...(entity === undefined ? [] : [entity]), ...(account === undefined ? [] : [account]),
  ]);
  return [header, ...rows];
}
