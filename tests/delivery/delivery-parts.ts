import { type DeliveryFacts, deliveryFacts } from "../../src/delivery/delivery-facts";
import type { Customer } from "../../src/ledger/ledger";
import { settle } from "../../src/ledger/settle";
import { DEFAULT_SETTINGS, type Letterhead, type StatementKind } from "../../src/settings/settings";
import { statementsOf } from "../../src/statement/statement";
import { day, type LedgerRow, makeLedger } from "../build/make-ledger";

export const LETTERHEAD: Letterhead = {
  name: "Harbour Tools Ltd", address: "1 Quay Road", taxNumber: "", contact: "Ann Reed, ann@harbour.example", bankName: "First Bank", bankAccount: "12-34", bankAccountName: "Harbour Tools", logo: "",
};

/** Two overdue invoices, one of them disputed, a credit on account, one not yet due, and a second currency in credit. */
export const ROWS: readonly LedgerRow[] = [
  { customer: "Contoso", date: "2026-03-02", type: "invoice", document: "INV-1", due: "2026-04-01", amount: "1200.50" },
  { customer: "Contoso", date: "2026-04-02", type: "invoice", document: "INV-2", due: "2026-05-02", amount: "400" },
  { customer: "Contoso", date: "2026-04-05", type: "invoice", document: "INV-3", due: "2026-05-05", amount: "90", disputed: true },
  { customer: "Contoso", date: "2026-06-15", type: "invoice", document: "INV-4", due: "2026-07-15", amount: "77" },
  { customer: "Contoso", date: "2026-05-20", type: "credit note", document: "CN-1", amount: "-100.25", appliesTo: "INV-9" },
  { customer: "Contoso", date: "2026-06-01", type: "payment", document: "RC-1", amount: "-5000", currency: "JPY" },
];

export interface FactsWish {
  readonly rows?: readonly LedgerRow[];
  readonly kind?: StatementKind;
  readonly letterhead?: Letterhead;
  readonly showWriteOffs?: boolean;
  readonly customer?: Partial<Customer>;
}

export function factsOf({ rows = ROWS, kind = "activity", letterhead = LETTERHEAD, showWriteOffs = true, customer = { contact: "Li Wei", email: "li@contoso.example", address: "2 Hill\nSpringfield" } }: FactsWish = {}): DeliveryFacts {
  const made = makeLedger(rows);
  const ledger = { ...made, customers: made.customers.map((one) => ({ ...one, ...customer })) };
  const settlement = settle(ledger, { ...DEFAULT_SETTINGS.allocation, allocation: "explicit" });
  const statements = statementsOf(ledger, settlement, { customer: 0, kind, from: day("2026-06-01"), to: day("2026-06-30"), aging: DEFAULT_SETTINGS.aging });
  return deliveryFacts(ledger, settlement, { statements, number: "ST-202606-Contoso", asOf: day("2026-07-01"), payBy: day("2026-07-11"), settings: { ...DEFAULT_SETTINGS, statement: { ...DEFAULT_SETTINGS.statement, letterhead, showWriteOffs } } });
}
