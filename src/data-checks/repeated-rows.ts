import { BEGINNING } from "../calendar/day";
import { ENTRIES_PER_STEP } from "../check/steps";
import { type Minor, minorToText } from "../money/money";
import { fieldsOf } from "./check-source";
import { type DataCheck, isRule } from "./data-check";

/** Where a list names no numbers and repeats itself all the time (fees, parking, small sales), repeating is how it is. */
const TOLD_ALWAYS_MAX = 3;

/** An entry without a number that stands twice: same customer, day, type and amount, and the same texts. With a number, reading the ledger tells it. */
export const repeatedRows: DataCheck = {
  code: "row-repeated",
  standing: "advice",
  *run(source, report) {
    const { entries, partitions } = source.ledger;
    const fields = fieldsOf(source, "ledger")!;
    const column = (["amount", "debit", "credit"] as const).map(fields.at).find((place) => place >= 0) ?? -1;
    const texts = [entries.texts.reference, entries.texts.description, entries.texts.invoiceNumber].filter((each) => each !== undefined);
    const first = new Map<string, number>();
    const repeated: { readonly entry: number; readonly first: number }[] = [];
    for (let entry = 0; entry < entries.count; entry++) {
      if (entry % ENTRIES_PER_STEP === 0) yield;
      if (entries.document[entry] !== "" || entries.documentDay[entry] === BEGINNING) continue;
      const key = [entries.partition[entry], entries.documentDay[entry], entries.type[entry], entries.amountMinor[entry], ...texts.map((each) => each[entry])].join("\u0001");
      const known = first.get(key);
      if (known === undefined) first.set(key, entry);
      else repeated.push({ entry, first: known });
    }
    if (repeated.length > TOLD_ALWAYS_MAX && !isRule({ kept: first.size, broken: repeated.length })) return;
    for (const { entry, first: known } of repeated) {
      const { customer, currency } = partitions[entries.partition[entry]!]!;
      report("ledger", { row: entries.row[entry]! - 1, column }, { customer: source.ledger.customers[customer]!.key, amount: minorToText(entries.amountMinor[entry]! as Minor, currency), first: entries.row[known]! });
    }
  },
};
