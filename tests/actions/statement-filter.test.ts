import { describe, expect, test } from "@jest/globals";
import { customersPassing, type StatementFilter } from "../../src/actions/statement-filter";
import { settle } from "../../src/ledger/settle";
import { DEFAULT_SETTINGS } from "../../src/settings/settings";
import { day, makeLedger } from "../build/make-ledger";

const made = makeLedger([
  { customer: "credit", date: "2026-05-02", type: "payment", document: "R-1", amount: "-20" },
  { customer: "mixed", date: "2026-05-02", type: "invoice", document: "M-1", amount: "100" },
  { customer: "mixed", date: "2026-06-02", type: "payment", document: "M-2", amount: "-5", currency: "EUR" },
  { customer: "owes", date: "2026-05-02", due: "2026-05-12", type: "invoice", document: "O-1", amount: "300" },
  { customer: "zero", date: "2026-06-01", type: "invoice", document: "Z-1", amount: "50" },
  { customer: "zero", date: "2026-06-20", type: "payment", document: "Z-2", amount: "-50", appliesTo: "Z-1" },
]);
const ledger = { ...made, customers: made.customers.map((customer) => ({ ...customer, hold: customer.key === "owes" })) };
const settlement = settle(ledger, DEFAULT_SETTINGS.allocation);
const passing = (filter: StatementFilter, from: (key: string) => string = () => "2026-06-01"): string =>
  customersPassing({ ledger, settlement, settings: DEFAULT_SETTINGS }, { fromOf: (customer) => day(from(ledger.customers[customer]!.key)), to: day("2026-06-30"), filter }).map((customer) => ledger.customers[customer]!.key).join(" ");

describe("which customers get a statement", () => {
  test.each<[string, StatementFilter, string]>([
    ["all that have an account", {}, "credit mixed owes zero"],
    ["a balance that is not zero", { nonZero: true }, "credit mixed owes"],
    ["that owe us, in some currency", { balance: "owed" }, "mixed owes"],
    ["in whose favour the balance is, in some currency", { balance: "credit" }, "credit mixed"],
    ["that owe nothing in any currency", { balance: "zero" }, "zero"],
    ["a balance of some size, whoever owes it", { balanceMin: "20" }, "credit mixed owes zero".replace(" zero", "")],
    ["overdue for so long", { daysOverdueMin: 45 }, "mixed owes"],
    ["one currency", { currency: "eur" }, "mixed"],
    ["on hold", { hold: true }, "owes"],
    ["not on hold", { hold: false }, "credit mixed zero"],
    ["entries in the period", { withActivity: true }, "mixed zero"],
  ])("%s", (_, filter, expected) => expect(passing(filter)).toBe(expected));

  test("the period is each customer's own", () => {
    expect(passing({ withActivity: true }, (key) => (key === "owes" ? "2026-05-01" : "2026-06-25"))).toBe("owes");
  });
});
