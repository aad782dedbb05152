import type { Customer } from "../ledger/ledger";
import { fieldsOf } from "./check-source";
import type { DataCheck } from "./data-check";
import { NameLikeness } from "./name-likeness";

/** Shorter tax numbers are placeholders. */
const TAX_NUMBER_MIN = 8;
/** A name is compared with all that are a letter away. */
const CUSTOMERS_PER_STEP = 100;
/** Branches of one company share its tax number: more than so many are no slip. */
const SHARED_MAX = 3;

function called({ key, name }: Customer): string {
  return key === name || name === "" ? key : `${key} ${name}`;
}

function bareTaxNumber(taxNumber: string): string {
  return taxNumber.toUpperCase().replace(/[^A-Z0-9]/g, "");
}

/** Two customers that are probably one: the same name but for the legal form or a slip of the pen, or the same tax number. */
export const similarCustomers: DataCheck = {
  code: "customer-similar",
  standing: "advice",
  *run(source, report) {
    const { customers } = source.ledger;
    const likeness = yield* NameLikeness.among(customers, ({ name }) => [name]);
    yield;
    const rows = firstRows();
    const byTax = new Map<string, number[]>();
    for (const [customer, { taxNumber }] of customers.entries()) {
      const number = bareTaxNumber(taxNumber);
      if (number.length >= TAX_NUMBER_MIN && /[1-9]/.test(number)) (byTax.get(number) ?? byTax.set(number, []).get(number)!).push(customer);
    }
    yield;
    for (const [customer, { name, taxNumber, key }] of customers.entries()) {
      if (customer % CUSTOMERS_PER_STEP === 0) yield;
      const like = likeness.candidates(name, customer).filter((other) => other < customer);
      const sharers = byTax.get(bareTaxNumber(taxNumber)) ?? [];
      const place = placeOf(customer);
      if (like.length === 1) report(place.role, place, { customer: called(customers[customer]!), other: called(customers[like[0]!]!), key, like: customers[like[0]!]!.key });
      else if (sharers.length > 1 && sharers.length <= SHARED_MAX && sharers[0] !== customer) report(place.role, place, { customer: called(customers[customer]!), other: called(customers[sharers[0]!]!), taxNumber });
    }

    function placeOf(customer: number) {
      const row = customers[customer]!.row;
      const listed = row === null ? null : fieldsOf(source, "customers");
      if (row !== null && listed) return { role: "customers" as const, row: row - 1, column: listed.at("customerName") >= 0 ? listed.at("customerName") : listed.at("customerCode") };
      const fields = fieldsOf(source, "ledger")!;
      return { role: "ledger" as const, row: rows[customer]! < 0 ? null : rows[customer]!, column: fields.has("customerName") ? fields.at("customerName") : fields.at("customerCode") };
    }

    function firstRows(): Int32Array {
      const first = new Int32Array(customers.length).fill(-1);
      const { entries, partitions } = source.ledger;
      for (let entry = 0; entry < entries.count; entry++) {
        const { customer } = partitions[entries.partition[entry]!]!;
        if (first[customer]! < 0) first[customer] = entries.row[entry]! - 1;
      }
      return first;
    }
  },
};
