import { ENTRIES_PER_STEP } from "../check/steps";
import { nameKey } from "../ledger/customer-index";
import { fieldsOf } from "./check-source";
import type { DataCheck } from "./data-check";

/** Where more than every fourth customer has several, that is how the house works. */
const SHARE_MAX = 0.25;
const PEOPLE_SHOWN_MAX = 4;

/** One customer with two salespeople. */
export const salespeople: DataCheck = {
  code: "salesperson-differs",
  standing: "advice",
  *run(source, report) {
    const { entries, partitions, customers } = source.ledger;
    const written = entries.texts.salesperson;
    const column = fieldsOf(source, "ledger")!.at("salesperson");
    if (!written || column < 0) return;
    const people = new Map<number, Map<string, { readonly name: string; readonly first: number }>>();
    for (const [customer, { salesperson }] of customers.entries()) if (salesperson !== "") people.set(customer, new Map([[nameKey(salesperson), { name: salesperson, first: -1 }]]));
    for (let entry = 0; entry < entries.count; entry++) {
      if (entry % ENTRIES_PER_STEP === 0) yield;
      const name = written[entry]!;
      if (name === "") continue;
      const { customer } = partitions[entries.partition[entry]!]!;
      let own = people.get(customer);
      if (!own) people.set(customer, (own = new Map()));
      const key = nameKey(name);
      if (!own.has(key)) own.set(key, { name, first: entry });
    }
    const several = [...people].filter(([, own]) => own.size > 1);
    if (several.length > Math.max(3, people.size * SHARE_MAX)) return;
    for (const [customer, own] of several) {
      const names = [...own.values()];
      const place = names.at(-1)!.first;
      report("ledger", { row: entries.row[place]! - 1, column }, { customer: customers[customer]!.key, people: names.slice(0, PEOPLE_SHOWN_MAX).map(({ name }) => name).join(", ") });
    }
  },
};
