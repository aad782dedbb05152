import { allSteps } from "../check/steps";
import { nameKey } from "../ledger/customer-index";
import type { Customer } from "../ledger/ledger";
import { splitAliases } from "../ledger/read-customers";
import { cellText } from "../ledger/read-cell";
import { type CheckSource, fieldsOf, fieldsOfNamed } from "./check-source";
import type { FixDesk, Fixer } from "./fix";
import { NameLikeness } from "./name-likeness";

const likenesses = new WeakMap<CheckSource, NameLikeness>();

/** Names of listed customers, made once for a run. */
function likenessOf(source: CheckSource): NameLikeness {
  const known = likenesses.get(source);
  if (known) return known;
  const likeness = allSteps(NameLikeness.among(source.ledger.customers, (customer) => (customer.row === null ? [] : [customer.name, ...customer.aliases])));
  likenesses.set(source, likeness);
  return likeness;
}

/**
 * Somebody who is not in the customer table, but looks like one who is: the name becomes an alias there.
 *
 * A wrong code beside a right name, and a table without a column of aliases, are put right in the row itself.
 */
export const fixUnknownCustomer: Fixer = (issue, desk) => {
  const fields = fieldsOfNamed(desk.source, issue.at.table);
  if (!fields || issue.at.row === null) return;
  const row = issue.at.row - 1;
  const [codeAt, nameAt] = [fields.at("customerCode"), fields.at("customerName")];
  const [code, name] = [codeAt, nameAt].map((column) => (column < 0 ? "" : cellText(desk.cell(fields, row, column)))) as [string, string];
  const { customers } = desk.source.ledger;
  const text = name || code;
  const exact = customers.findIndex((customer) => customer.row !== null && nameKey(customer.name) === nameKey(text));
  const found = exact >= 0 ? exact : likenessOf(desk.source).find(text);
  const customer = found === null ? undefined : customers[found];
  if (!customer) return;
  if (code !== "" && name !== "" && customer.code !== "") desk.change(fields, row, codeAt, customer.code);
  else if (!addAlias(desk, customer, text)) desk.change(fields, row, name === "" ? codeAt : nameAt, name === "" ? customer.key : customer.name);
};

/** False where the customer table has no column of aliases. */
function addAlias(desk: FixDesk, customer: Customer, alias: string): boolean {
  const fields = fieldsOf(desk.source, "customers");
  if (!fields?.has("aliases") || customer.row === null) return false;
  // What parts aliases in the cell would make two of a name that has it.
  if (splitAliases(alias).length !== 1) return false;
  const column = fields.at("aliases");
  const written = cellText(desk.cell(fields, customer.row - 1, column));
  const known = splitAliases(written).some((each) => nameKey(each) === nameKey(alias));
  desk.change(fields, customer.row - 1, column, known ? written : written === "" ? alias : `${written}; ${alias}`);
  return true;
}

/**
 * Two spellings in a ledger without codes, and no customer table that knows the rarer one: its rows take the spelling of the other.
 *
 * Two customers of the customer table are two until a person says otherwise.
 */
export const fixSimilarCustomer: Fixer = ({ params }, desk) => {
  const fields = fieldsOf(desk.source, "ledger")!;
  const { customers, entries, partitions } = desk.source.ledger;
  const [one, other] = [params.key, params.like].map((key) => customers.findIndex((customer) => customer.key === key)) as [number, number];
  if (one < 0 || other < 0 || fields.at("customerCode") >= 0) return;
  const rows = (customer: number): number[] => Array.from({ length: entries.count }, (_, entry) => entry).filter((entry) => partitions[entries.partition[entry]!]!.customer === customer).map((entry) => entries.row[entry]! - 1);
  const [mine, theirs] = [rows(one), rows(other)];
  const rare = theirs.length < mine.length ? other : one;
  if (customers[rare]!.row !== null) return;
  const usual = customers[rare === one ? other : one]!.name;
  for (const row of rare === one ? mine : theirs) desk.change(fields, row, fields.at("customerName"), usual);
};
